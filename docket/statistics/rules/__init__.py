"""What is counted and how: pure definitions, one a figure.

``periods`` places a day before, within or after the period asked for; ``cells`` are the counted
things (proceedings, duties to appear, deadlines) and what can be said of one; ``figures`` turns
cells into a count or a rate; ``catalogue`` holds the definitions. The same predicate decides the
count and the list.
"""
