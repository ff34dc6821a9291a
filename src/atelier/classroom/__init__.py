"""What a trainer leads: the deck, the pacing, the class, its attestations."""
