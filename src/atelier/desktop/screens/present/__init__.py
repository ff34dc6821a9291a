"""Before a session, and after it."""
