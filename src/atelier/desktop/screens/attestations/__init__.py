"""Attestations: the page as it will be, who receives one, and whether one is genuine."""
