"""放假通知: which days are worked, as facts with a history, because they move deadlines."""
