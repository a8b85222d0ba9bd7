"""规则簿: which versions of the deadline rules this docket counts by, and who signed for them."""
