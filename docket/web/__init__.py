"""The web kit: problem details, validation of bodies, the shield around the application, the log."""
