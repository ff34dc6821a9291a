"""Screens: one folder each; given what they show and the session they may ask."""
