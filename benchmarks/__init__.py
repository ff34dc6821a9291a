"""What the goals of speed and size come to: `benchmarks/run`, explained in docs/benchmarks.md."""

NOT_RUN = 77
"""The exit status of a row that has nothing here to measure; its words say why."""
