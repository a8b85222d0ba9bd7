"""What shows several capabilities at once: one matter whole, and the worklist of deadlines."""
