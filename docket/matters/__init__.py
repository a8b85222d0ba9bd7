"""案件: the whole dispute about one act, through all levels."""
