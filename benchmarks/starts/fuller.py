"""A window as full as a plain one gets: menus, a tree of 240 rows, a list, a text. The yardstick."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QMainWindow,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
)

WORDS = "Un avis dur d’un vrai client n’est pas un faux avis. "


def window() -> QMainWindow:
    """The window, not shown yet."""
    made = QMainWindow()
    made.resize(1280, 800)
    for name in ("Fichier", "Édition", "Affichage", "Aide"):
        menu = made.menuBar().addMenu(name)
        for number in range(8):
            menu.addAction(f"{name} {number}")
    tree = QTreeWidget()
    for chapter in range(24):
        parent = QTreeWidgetItem(tree, [f"Chapitre {chapter}"])
        for part in range(9):
            QTreeWidgetItem(parent, [f"Partie {chapter}.{part}"])
    tree.expandAll()
    items = QListWidget()
    items.addItems([f"Élément {number}" for number in range(40)])
    text = QTextBrowser()
    text.setHtml("".join(f"<h2>Partie {part}</h2><p>{WORDS * 8}</p>" for part in range(6)))
    middle = QSplitter()
    for widget in (tree, items, text):
        middle.addWidget(widget)
    made.setCentralWidget(middle)
    return made


def main() -> None:
    """Show it."""
    from benchmarks.starts.first_paint import run

    app = QApplication([])
    run(app, window())


if __name__ == "__main__":
    main()
