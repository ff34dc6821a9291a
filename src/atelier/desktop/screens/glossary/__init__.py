"""The glossary: find a word, read its definition."""
