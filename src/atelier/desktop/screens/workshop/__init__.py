"""One workshop: its agenda to scale, its modules and lessons, its objectives."""
