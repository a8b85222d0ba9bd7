"""历史: every write of facts as an act in a hash chain that cannot be changed unseen."""
