"""Mes ateliers: the courses that a trainer writes herself."""
