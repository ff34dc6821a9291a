"""The journal: an append-only set of immutable facts about a learner, and its store."""
