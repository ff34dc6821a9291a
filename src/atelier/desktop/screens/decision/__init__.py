"""A decision tree on a page of its own: the path at the left, one question at a time, then the advice."""
