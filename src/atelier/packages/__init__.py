"""Courses that travel: built into one signed file, verified, installed, taken back."""
