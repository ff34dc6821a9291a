"""Accueil: the one next step, the workshops, what is due."""
