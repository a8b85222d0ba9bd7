"""Requests that are sent again: they get the answer that they got, and nothing is written twice."""
