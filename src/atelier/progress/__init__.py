"""What the events of a learner add up to: always derived, never stored as truth."""
