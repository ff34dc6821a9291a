"""Turning lessons, workshops and lists into files that leave the app: PDF and plain text.

Nothing here knows a window or a database. What is printed is a handout (`handout`), frozen
data; how it is printed is a `Printing`; `output.write` chooses the format from the file's name.
"""
