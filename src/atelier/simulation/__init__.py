"""Playing a simulation: a game taken up again from its choices, what comes in, the debrief, the map."""
