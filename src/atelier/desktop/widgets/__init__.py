"""Widgets that every screen shares; each takes the theme and asks it for its numbers."""
