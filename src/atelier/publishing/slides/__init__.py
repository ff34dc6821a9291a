"""The slides of a workshop out of the app: PPTX that one edits, PDF, handout, the trainer's agenda."""
