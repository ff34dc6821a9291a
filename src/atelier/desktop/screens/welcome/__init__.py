"""The first screen of a first run: a name, a text size, a theme, where the work lives."""
