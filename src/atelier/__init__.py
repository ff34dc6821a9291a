"""Atelier: the desktop companion of four workshops on the social Web."""

__version__ = "0.1.0"
