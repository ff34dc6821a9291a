"""The barest window that shows text."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.starts.first_paint import run

app = QApplication([])
window = QLabel("Bonjour")
window.resize(1280, 800)
run(app, window)
