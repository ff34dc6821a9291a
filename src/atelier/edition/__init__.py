"""A distributor’s edition: its name, logo, colours, sessions, choice of courses; read, checked, put in force."""
