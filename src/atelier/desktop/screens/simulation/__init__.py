"""A simulation: its opening, the game, the debrief."""
