"""Spaced review: the cards of the lessons read, when each comes back, and what one day asks.

All is worked out from the events and the outlines, again each time: nothing of it is kept.
"""
