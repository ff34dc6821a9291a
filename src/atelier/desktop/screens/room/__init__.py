"""A class: its people, their presence and their work, what was missed, what came in, what goes out."""
