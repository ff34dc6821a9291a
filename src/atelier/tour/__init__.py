"""The tour: the real windows driven by keyboard and mouse through the main job, and what was checked."""
