"""The same words as on the page, as text that any program opens.

`text.lines_of` walks the model; what is written is UTF-8, wrapped, readable aloud.
"""
