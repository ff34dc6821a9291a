"""Leading a workshop: the projector, the console, and what both show."""
