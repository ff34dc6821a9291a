"""The one style sheet of the application, made from the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atelier.desktop.theme import fonts, tokens

if TYPE_CHECKING:
    from atelier.desktop.theme.theme import Theme


def _texts(theme: Theme) -> str:
    """One rule a kind of text: `role` is a dynamic property of labels."""
    rules = []
    for name, role in tokens.roles().items():
        family = fonts.family(role.family, theme.look.reading)
        rules.append(
            f'QLabel[role="{name}"] {{ font-family: "{family}"; font-size: {theme.size(name)}px;'
            f" font-weight: {role.weight if role.weight == 'bold' else 'normal'}; }}"
        )
    for tone in ("ink2", "teal", "indigo", "brick", "green", "ochre", "danger", "onbtn"):
        rules.append(f'QLabel[tone="{tone}"] {{ color: {theme.name(tone)}; }}')
    return "\n".join(rules)


def sheet(theme: Theme) -> str:
    """The style sheet for the theme in force."""
    c, px, gap = theme.name, theme.px, theme.gap
    body = fonts.family("sans", theme.look.reading)
    serif = fonts.family("serif", theme.look.reading)
    return f"""
* {{ font-family: "{body}"; font-size: {theme.size("list")}px; color: {c("ink")}; }}
QMainWindow, QDialog, #page, #reading {{ background: {c("bg")}; }}
QWidget#sunk {{ background: {c("sunk")}; }}
QWidget#surface {{ background: {c("surface")}; }}
Navigation {{ border-right: 1px solid {c("line")}; }}
QWidget#head {{ background: {c("hover")}; border-top-left-radius: {tokens.radius("card") - 1}px;
    border-top-right-radius: {tokens.radius("card") - 1}px; }}
QLabel {{ background: transparent; }}
{_texts(theme)}
QScrollArea, QScrollArea > QWidget > QWidget#content {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {c("ctl")}; border-radius: 4px; min-height: {px(36)}px;
    margin: 0 1px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; height: 0; width: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {c("ctl")}; border-radius: 4px; min-width: {px(36)}px;
    margin: 1px 0; }}
QToolTip {{ background: {c("btn")}; color: {c("onbtn")}; border: 1px solid {c("btn")}; padding: 6px 10px;
    font-size: {theme.size("floor")}px; }}
QLineEdit, QPlainTextEdit, QDateEdit, QTimeEdit, QComboBox, QSpinBox {{ background: {c("surface")};
    border: 1px solid {c("ctl")}; border-radius: {tokens.radius("field")}px; padding: 0 {gap(14)}px;
    min-height: {px(42)}px; placeholder-text-color: {c("ink2")}; selection-background-color: {c("sel")}; selection-color: {c("ink")}; }}
QPlainTextEdit {{ padding: {gap(8)}px {gap(10)}px; font-family: "{serif}"; font-size: {theme.size("body")}px; }}
QPlainTextEdit#bare-area {{ background: transparent; border-color: transparent; padding: 0; }}
QPlainTextEdit#bare-area:hover, QPlainTextEdit#bare-area:focus {{ border-color: {c("ctl")}; }}
QPlainTextEdit#source {{ font-family: monospace; font-size: {theme.size("floor")}px; }}
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button,
QDateEdit::up-button, QDateEdit::down-button {{ width: 0; border: none; }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0 {gap(8)}px; min-height: 0; }}
QLineEdit#bare {{ background: transparent; border: none; padding: 0; font-size: {theme.size("lead")}px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTimeEdit[wrong="true"] {{ border: 2px solid {c("danger")}; }}
QComboBox::drop-down {{ border: none; width: {px(30)}px; }}
QComboBox QAbstractItemView {{ background: {c("surface")}; border: 1px solid {c("ctl")};
    selection-background-color: {c("hover")}; selection-color: {c("ink")}; padding: 4px; }}
QMenu {{ background: {c("surface")}; border: 1px solid {c("ctl")}; border-radius: 10px; padding: 6px; }}
QMenu::item {{ padding: {gap(9)}px {gap(22)}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c("hover")}; }}
QMenu::separator {{ height: 1px; background: {c("line")}; margin: 6px 8px; }}
QTextBrowser, QTextEdit {{ background: transparent; border: none;
    selection-background-color: {c("sel")}; selection-color: {c("ink")}; }}
QFrame#rule {{ background: {c("line")}; border: none; }}
QProgressBar {{ background: {c("track")}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {c("btn")}; border-radius: 4px; }}
"""
