"""Showing the text of a lesson: prose in documents, activities as widgets between them."""
