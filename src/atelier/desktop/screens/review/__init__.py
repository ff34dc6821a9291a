"""Révision: a card at a time, a few minutes a day."""
