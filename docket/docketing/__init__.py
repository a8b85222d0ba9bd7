"""Entering facts, and deriving all that follows: the one door for writes."""
