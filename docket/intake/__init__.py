"""收件: reading a court or reconsideration paper, so that a person checks instead of typing."""
