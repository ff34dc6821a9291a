"""The look: tokens, fonts, icons, the style sheet, and the theme that widgets ask."""
