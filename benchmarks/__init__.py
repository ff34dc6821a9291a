"""What the goals of speed and size come to: `benchmarks/run`, explained in docs/benchmarks.md."""
