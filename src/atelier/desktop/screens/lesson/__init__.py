"""A lesson: its outline, the reading column, the person's notes."""
