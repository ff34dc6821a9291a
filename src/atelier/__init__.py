"""Atelier: the desktop companion of four workshops on the social Web."""
