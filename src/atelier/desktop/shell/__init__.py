"""The window around the screens: navigation, top bar, toast."""
