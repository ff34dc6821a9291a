"""Préférences: the look, the text, the paper, the person's data."""
