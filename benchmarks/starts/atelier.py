"""Atelier as a person opens it."""

from __future__ import annotations

import sys

from atelier.app import application
from atelier.cli import main
from benchmarks.starts.first_paint import FirstPaint

watch = FirstPaint(application())  # the app takes the application that is there
sys.exit(main([]))
