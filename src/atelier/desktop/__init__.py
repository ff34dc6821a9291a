"""Everything Qt: one folder a screen, the theme, the shared widgets."""
