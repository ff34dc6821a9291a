"""Ateliers: the four workshops."""
