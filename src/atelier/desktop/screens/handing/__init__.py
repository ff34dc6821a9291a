"""At the end of a workshop, for a participant: handing one's work in, saying what one thinks of it."""
