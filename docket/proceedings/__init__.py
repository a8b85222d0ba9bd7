"""程序: one procedure before one forum, its events and how it ended."""
