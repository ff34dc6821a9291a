"""The console: what the one who leads sees, and nobody else."""
