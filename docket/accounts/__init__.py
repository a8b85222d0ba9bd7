"""Our authorities and units, and who may see what."""
