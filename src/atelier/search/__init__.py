"""Finding words in the lessons, the lists, the glossary and the person's own notes.

`passages` cuts the matter into rows, `index` keeps them in a SQLite file that can be thrown
away, `query` reads what a person types, `marks` finds the words again in a text.
"""
