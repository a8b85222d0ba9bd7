"""文书: documents served on us or filed by us, content-addressed."""
