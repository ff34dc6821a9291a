"""Simulations: their data, the file they are read from, the rules of play, every game that they hold."""
