"""The sources of a workshop."""
