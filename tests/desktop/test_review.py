"""« Révision » in real windows: by keyboard, undone, put aside, across midnight and after a merge."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from atelier.app import App, data
from atelier.desktop import routes
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.screens.home.review import ReviewCard
from atelier.desktop.screens.review.card import CardView
from atelier.desktop.screens.review.ending import EndingCard
from atelier.desktop.screens.review.rating import Rate
from atelier.desktop.screens.review.screen import ReviewScreen
from atelier.desktop.screens.review.side import Coming, Yours
from atelier.journal.events import Verb
from tests.desktop.helpers import button, click, shown
from tests.desktop.test_app import until
from tests.desktop.test_windows import Watch

BASE = Path(__file__).parents[1] / "content" / "base"
CARD = """
/// card | Quel est le geste numéro {n}?
    id: geste-{n}

Garder la preuve numéro {n}.

--- more
Voyez [l'aide](https://exemple.org): une page disparaît.
///
"""


@pytest.fixture(autouse=True)
def midday() -> Iterator[None]:
    """Where it is about noon: ten minutes from now is the same day, whenever the tests run."""
    west = datetime.now(UTC).hour - 12
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", f"NOON{west:+d}")
        if hasattr(time, "tzset"):
            time.tzset()
        yield
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def cards(midday: None, app: App, tmp_path: Path) -> App:
    """A course of two lessons: three cards under a section of the first, two in the second."""
    shutil.copytree(BASE, tmp_path / "cours")
    write(tmp_path, (1, 2, 3), (4, 5))
    app.library.look_in((tmp_path / "cours",))
    app.session.reload()
    return app


def write(tmp_path: Path, first: tuple[int, ...], second: tuple[int, ...], card: str = CARD) -> None:
    """Put cards into the lessons."""
    for name, numbers, before in (("un-avis", first, "/// callout"), ("deux-avis", second, "/// callout")):
        text = (BASE / "essai" / f"{name}.md").read_text(encoding="utf-8")
        more = "".join(card.format(n=n) for n in numbers)
        file = tmp_path / "cours" / "essai" / f"{name}.md"
        file.write_text(text.replace(before, f"{more}\n{before}"), encoding="utf-8")


def read(app: App, *lessons: str) -> None:
    """See lessons to their end."""
    for lesson in lessons or ("trier-un-avis", "deux"):
        outline = next(one for one in app.session.course("essai").lessons if one.id == lesson)
        app.session.read(f"essai/lesson/{lesson}", ["end"], outline)


def review(app: App) -> ReviewScreen:
    app.show(routes.Review())
    QTest.qWaitForWindowActive(app.window)
    screen = app.window.screen_shown
    assert isinstance(screen, ReviewScreen)
    return screen


def asked(app: App) -> str:
    """The question on screen."""
    (view,) = shown(CardView, app.window)
    return view.question.text()


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def go(app: App, **later: int) -> None:
    """Let time pass, as the review sees it."""
    app.reviewing.now = lambda: datetime.now(UTC) + timedelta(**later)
    app.reviewing.look()


def dates(app: App) -> list[str]:
    return [one.accessibleName() for one in shown(Rate, app.window)]


def test_a_card_is_answered_by_keyboard_alone(cards: App) -> None:
    read(cards)
    review(cards)
    assert asked(cards) == "Quel est le geste numéro 1?"
    assert not shown(ProseView, cards.window) and not shown(Rate, cards.window)
    press(Qt.Key.Key_Space)
    answer = shown(ProseView, cards.window)[0]
    assert answer.text() == "Garder la preuve numéro 1."
    focus = QApplication.focusWidget()
    assert isinstance(focus, Rate) and focus.rating == 3
    press(Qt.Key.Key_Return)
    assert cards.session.state.reviews()["essai/geste-1"][0].rating == 3
    assert asked(cards).endswith("numéro 2?")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_1)
    assert cards.session.state.reviews()["essai/geste-2"][0].rating == 1
    assert asked(cards).endswith("numéro 3?")


def test_no_card_flashes_as_a_window_of_its_own(cards: App, qapp: QApplication) -> None:
    read(cards)
    review(cards)
    watch = Watch()
    qapp.installEventFilter(watch)
    for rating in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_3, Qt.Key.Key_3):
        press(Qt.Key.Key_Space)
        press(rating)
    qapp.removeEventFilter(watch)
    assert shown(EndingCard, cards.window) and watch.seen == []


def test_a_digit_answers_wherever_the_focus_is_once_the_answer_shows(cards: App) -> None:
    read(cards)
    review(cards)
    press(Qt.Key.Key_4)
    assert cards.session.state.reviews() == {}, "the answer was not shown yet"
    press(Qt.Key.Key_Space)
    linked = shown(ProseView, cards.window)[1]
    linked.setFocus()
    press(Qt.Key.Key_4)
    assert cards.session.state.reviews()["essai/geste-1"][0].rating == 4


def test_each_rating_says_when_the_card_comes_back(cards: App) -> None:
    read(cards)
    review(cards)
    press(Qt.Key.Key_Space)
    said = dates(cards)
    assert said[0] == "À revoir. Elle revient dans 10 minutes"
    assert said[1] == "Difficile. Elle revient dans 15 minutes"
    assert said[2].startswith("Bien. Elle revient ") and said[3].startswith("Facile. Elle revient ")
    on = (datetime.now() + timedelta(days=8)).date()
    assert str(on.day) in said[3]


def test_the_last_rating_is_taken_back_and_its_card_asked_again(cards: App) -> None:
    read(cards)
    screen = review(cards)
    for rating in (Qt.Key.Key_3, Qt.Key.Key_1):
        press(Qt.Key.Key_Space)
        press(rating)
    assert asked(cards).endswith("numéro 3?")
    QTest.keySequence(cards.window, "Ctrl+Z")
    assert asked(cards).endswith("numéro 2?") and shown(Rate, cards.window)
    assert list(cards.session.state.reviews()) == ["essai/geste-1"]
    click(button("Revenir à la carte d’avant", screen))
    assert asked(cards).endswith("numéro 1?")
    assert cards.session.state.reviews() == {}
    press(Qt.Key.Key_3)
    assert asked(cards).endswith("numéro 2?")
    assert len(cards.session.state.reviews()) == 1


def test_a_rating_taken_back_from_another_page_is_said(cards: App) -> None:
    read(cards)
    review(cards)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_3)
    cards.navigator.go(routes.Home())
    said: list[str] = []
    cards.session.said.connect(lambda words, _: said.append(words))
    QTest.keySequence(cards.window, "Ctrl+Z")
    assert said == ["La dernière réponse en Révision est reprise."]
    cards.navigator.go(routes.Review())
    assert asked(cards).endswith("numéro 1?")


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_card_put_aside_is_not_asked_and_can_be_taken_back(cards: App) -> None:
    read(cards, "trier-un-avis")
    screen = review(cards)
    click(button("Autres actions", screen))
    (menu,) = shown(QMenu, cards.window)
    menu.actions()[0].trigger()
    menu.close()
    assert asked(cards).endswith("numéro 2?")
    assert cards.reviewing.day.total == 2
    aside = screen.findChild(Yours).aside
    assert aside.text() == "1 carte mise de côté"
    click(aside)
    (menu,) = [one for one in shown(QMenu, cards.window) if one.actions()]
    assert menu.actions()[0].text() == "Reprendre «\u00a0Quel est le geste numéro 1?\u00a0»"
    menu.actions()[0].trigger()
    menu.close()
    assert cards.reviewing.day.total == 3 and not aside.isVisible()
    assert asked(cards).endswith("numéro 2?"), "the card on screen stays"


def test_the_day_ends_with_what_comes_next(cards: App) -> None:
    read(cards, "trier-un-avis")
    review(cards)
    for rating in (Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
        press(Qt.Key.Key_Space)
        press(rating)
    (ending,) = shown(EndingCard, cards.window)
    assert ending.title.text() == "Presque fini pour aujourd’hui"
    assert ending.text.text() == "Une carte revient dans 10 minutes."
    assert QApplication.focusWidget() is ending.ways["now"]
    press(Qt.Key.Key_Return)
    assert asked(cards).endswith("numéro 3?")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_4)
    (ending,) = shown(EndingCard, cards.window)
    assert ending.title.text() == "C’est fait pour aujourd’hui"
    assert ending.text.text().startswith("3 cartes revues aujourd’hui, votre premier jour de révision. ")
    assert cards.window.navigation._entries["review"].badge == 0


def test_before_a_first_lesson_the_page_says_where_cards_come_from(cards: App) -> None:
    review(cards)
    (ending,) = shown(EndingCard, cards.window)
    assert ending.title.text() == "Vos cartes viendront avec vos leçons"
    assert not shown(Coming, cards.window)
    press(Qt.Key.Key_Return)
    assert isinstance(cards.navigator.here, routes.Lesson)


def test_the_link_leads_to_the_section_of_the_card(cards: App) -> None:
    read(cards)
    review(cards)
    press(Qt.Key.Key_Space)
    link = shown(CardView, cards.window)[0].link
    assert link.text() == "Un avis à une étoile\u00a0: d’abord trier, «\u00a0Garder la preuve\u00a0»"
    click(link)
    assert cards.navigator.here == routes.Lesson("essai", "trier-un-avis", "#garder-la-preuve")


def test_a_new_day_brings_its_cards_while_the_page_is_open(cards: App) -> None:
    read(cards, "trier-un-avis")
    review(cards)
    for _ in range(3):
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_3)
    assert shown(EndingCard, cards.window)
    go(cards, days=1)
    (ending,) = shown(EndingCard, cards.window)
    assert ending.title.text() == "Rien à revoir aujourd’hui"
    go(cards, days=2)
    assert asked(cards).endswith("numéro 1?")
    assert (cards.reviewing.day.done, cards.reviewing.day.total) == (0, 3)


def test_a_card_being_answered_stays_when_the_day_changes(cards: App) -> None:
    read(cards)
    review(cards)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Space)
    (view,) = shown(CardView, cards.window)
    before = dates(cards)
    go(cards, days=1)
    assert shown(CardView, cards.window) == [view] and view.revealed
    assert dates(cards) != before, "the days under the ratings follow"


def test_what_another_computer_reviewed_is_not_asked_again(
    open_app: Callable[..., App], cards: App, tmp_path: Path
) -> None:
    read(cards)
    file = tmp_path / "ailleurs.atelier-donnees"
    press_all = [f"essai/geste-{n}" for n in (1, 2)]
    for key in press_all:
        cards.session.rate(key, 3, "", lambda: None)
    data.export_now(cards, file)
    for _ in press_all:
        cards.session.undo()
    review(cards)
    assert asked(cards).endswith("numéro 1?")
    # The same person's other computer had not taken these ratings back, and rated one more.
    cards.journal.record("essai/geste-1", Verb.REVIEWED, 3)
    cards.session.reload()
    assert asked(cards).endswith("numéro 2?")
    done: list[str] = []
    cards.session.said.connect(lambda words, _: done.append(words))
    data._import(cards, file, as_mine=False)
    until(lambda: done)
    assert asked(cards).endswith("numéro 2?"), "a rating taken back stays so after a merge"


def test_a_card_that_a_new_version_changed_says_so_and_one_withdrawn_is_gone(
    cards: App, tmp_path: Path
) -> None:
    read(cards, "trier-un-avis")
    review(cards)
    for _ in range(3):
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_3)
    write(tmp_path, (1, 3), (4, 5), CARD.replace("Garder la preuve", "Garder une copie"))
    cards.library.look_in((tmp_path / "cours",))
    cards.session.reload()
    go(cards, days=2)
    assert asked(cards).endswith("numéro 1?")
    assert cards.reviewing.day.total == 2
    said = [
        one.text()
        for one in shown(CardView, cards.window)[0].findChildren(
            type(shown(CardView, cards.window)[0].question)
        )
    ]
    assert any("modifiée depuis la dernière fois" in one for one in said)


def test_accueil_and_the_navigation_say_how_many_cards_are_left(cards: App) -> None:
    cards.show(routes.Home())
    (card,) = cards.window.screen_shown.findChildren(ReviewCard)
    assert card.isHidden(), "no card was met yet"
    until(lambda: cards.reviewing.awake)
    read(cards)
    assert card.isVisible()
    assert card.accessibleName() == "Révision, 5 cartes à revoir, environ 2\u00a0min"
    entry = cards.window.navigation._entries["review"]
    assert (entry.badge, entry.accessibleDescription()) == (5, "5 cartes à revoir")
    click(card)
    assert cards.navigator.here == routes.Review()


def test_the_scheduler_waits_for_the_first_picture(cards: App) -> None:
    assert not cards.reviewing.awake
    cards.show(routes.Home())
    assert not cards.reviewing.awake
    until(lambda: cards.reviewing.awake)


def test_a_screen_reader_hears_the_question_and_the_answer(
    cards: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "atelier.desktop.widgets.toast.QAccessible.updateAccessibility",
        lambda event: heard.append(event.message()),
    )
    read(cards)
    review(cards)
    assert "Question\u00a0: Quel est le geste numéro 1?" in heard
    ask = QApplication.focusWidget()
    face = QAccessible.queryAccessibleInterface(ask)
    assert face.text(QAccessible.Text.Name) == "Voir la réponse"
    assert face.text(QAccessible.Text.Description) == "Quel est le geste numéro 1?"
    press(Qt.Key.Key_Space)
    assert heard[-1] == "Réponse\u00a0: Garder la preuve numéro 1."


def in_sight(screen: ReviewScreen, *widgets: QWidget) -> bool:
    port = screen.viewport()
    return bool(widgets) and all(
        port.rect().contains(QRect(one.mapTo(port, QPoint(0, 0)), one.size())) for one in widgets
    )


@pytest.mark.parametrize(("size", "text"), [((960, 560), 100), ((1440, 900), 175), ((1024, 720), 130)])
def test_the_answer_and_the_ratings_are_in_sight_once_the_answer_is_asked_for(
    cards: App, size: tuple[int, int], text: int
) -> None:
    cards.theme.set(text=text)
    read(cards)
    screen = review(cards)
    cards.window.resize(*size)
    until(lambda: cards.window.width() == size[0])
    press(Qt.Key.Key_Space)
    until(lambda: in_sight(screen, *shown(Rate, screen), *shown(ProseView, screen)))
    assert len(shown(Rate, screen)) == 4
    assert screen.horizontalScrollBar().maximum() == 0


def test_where_both_do_not_fit_the_answer_is_read_first_and_a_digit_still_answers(cards: App) -> None:
    cards.theme.set(text=200)
    read(cards)
    screen = review(cards)
    cards.window.resize(960, 560)
    until(lambda: cards.window.width() == 960)
    press(Qt.Key.Key_Space)
    answer = shown(ProseView, screen)[0]
    until(lambda: in_sight(screen, answer) and answer.hasFocus())
    press(Qt.Key.Key_3)
    assert cards.session.state.reviews()["essai/geste-1"][0].rating == 3
