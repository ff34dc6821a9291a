"""Aide: begin, shortcuts, the rule of completion, privacy, what to do when something goes wrong."""
