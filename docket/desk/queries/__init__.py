"""Reads across capabilities, each behind the viewer, none with a query per row."""
