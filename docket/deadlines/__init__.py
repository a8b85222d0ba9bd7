"""期限: derived from facts, law and calendar, never entered."""
