"""统计: figures of a period, each with its cases, its definition and what it leaves out."""
