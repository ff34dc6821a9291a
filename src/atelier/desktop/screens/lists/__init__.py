"""Mes listes: every item of every workshop, by due date or by workshop."""
