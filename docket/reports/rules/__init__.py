"""What an annual report says and how it is checked: pure functions of figures.

``passages`` writes the sentences, each figure marked; ``checks`` adds up what must add up and names
the cases where it does not.
"""
