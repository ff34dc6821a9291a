"""Which screen shows which place; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from atelier import places
from atelier.desktop import routes

if TYPE_CHECKING:
    from atelier.app import App


def makers(app: App) -> dict[type[routes.Route], Callable[[], QWidget]]:
    """For each kind of route, what makes its screen."""

    def home() -> QWidget:
        from atelier.desktop.screens.home.screen import HomeScreen

        return HomeScreen(app.theme, app.session, app.navigator, app.reviewing, app.distributor)

    def workshops() -> QWidget:
        from atelier.desktop.screens.workshops.screen import WorkshopsScreen

        return WorkshopsScreen(app.theme, app.session, app.navigator)

    def mine() -> QWidget:
        from atelier.desktop.screens.mine.screen import MineScreen

        return MineScreen(app.theme, app.session, app.navigator, app.authoring)

    def workshop() -> QWidget:
        from atelier.desktop.screens.workshop.screen import WorkshopScreen

        screen = WorkshopScreen(app.theme, app.session, app.navigator)
        screen.print_.connect(app.print_content)
        return screen

    def sources() -> QWidget:
        from atelier.desktop.screens.sources.screen import SourcesScreen

        screen = SourcesScreen(app.theme, app.session, app.navigator)
        screen.print_.connect(app.print_sources)
        return screen

    def lesson() -> QWidget:
        from atelier.desktop.screens.lesson.screen import LessonScreen

        screen = LessonScreen(app.theme, app.session, app.navigator)
        screen.print_.connect(app.print_content)
        screen.size_menu.connect(app.window.open_size_menu)
        screen.term.connect(app.show_term)
        return screen

    def decision() -> QWidget:
        from atelier.desktop.screens.decision.screen import DecisionScreen

        return DecisionScreen(app.theme, app.session, app.navigator)

    def simulation() -> QWidget:
        from atelier.desktop.screens.simulation.screen import SimulationScreen

        screen = SimulationScreen(app.theme, app.session, app.navigator)
        screen.print_.connect(app.print_debrief)
        return screen

    def present() -> QWidget:
        from atelier.desktop.screens.present.screen import PresentScreen

        return PresentScreen(app.theme, app.session, app.navigator, app.presenting)

    def led() -> QWidget:
        from atelier.desktop.screens.present.led import LedScreen

        return LedScreen(app.theme, app.session, app.navigator, app.presenting)

    def lists() -> QWidget:
        from atelier.desktop.screens.lists.screen import ListsScreen

        screen = ListsScreen(app.theme, app.session, app.navigator)
        screen.print_.connect(app.print_tasks)
        return screen

    def review() -> QWidget:
        from atelier.desktop.screens.review.screen import ReviewScreen

        return ReviewScreen(app.theme, app.session, app.navigator, app.reviewing)

    def glossary() -> QWidget:
        from atelier.desktop.screens.glossary.screen import GlossaryScreen

        return GlossaryScreen(app.theme, app.session, app.navigator)

    def preferences() -> QWidget:
        from atelier.app.data import Data
        from atelier.app.editions import Editions
        from atelier.app.packages import Courses
        from atelier.desktop.screens.preferences.edition import EditionSection
        from atelier.desktop.screens.preferences.screen import PreferencesScreen

        edition = EditionSection(app.theme, app.navigator, app.distributor, Editions(app))
        return PreferencesScreen(app.theme, app.session, app.navigator, Data(app), Courses(app), edition)

    def help_() -> QWidget:
        from atelier.desktop.screens.help.screen import HelpScreen

        return HelpScreen(app.theme, app.session, app.navigator)

    return {
        routes.Home: home,
        routes.Workshops: workshops,
        routes.Mine: mine,
        routes.Workshop: workshop,
        routes.Sources: sources,
        routes.Lesson: lesson,
        routes.Decision: decision,
        routes.Simulation: simulation,
        routes.Present: present,
        routes.Led: led,
        **_of_classes(app),
        routes.Lists: lists,
        routes.Review: review,
        routes.Glossary: glossary,
        routes.PreferencesPage: preferences,
        routes.Help: help_,
        **_of_editions(app),
    }


def _of_classes(app: App) -> dict[type[routes.Route], Callable[[], QWidget]]:
    """Those of a trainer's classes, and of what a participant gives at the end."""

    def classes() -> QWidget:
        from atelier.desktop.screens.classes.screen import ClassesScreen

        return ClassesScreen(app.theme, app.session, app.navigator, app.teaching.classes)

    def class_form() -> QWidget:
        from atelier.desktop.screens.classes.form import ClassFormScreen

        return ClassFormScreen(app.theme, app.session, app.navigator, app.teaching.classes, app.distributor)

    def class_() -> QWidget:
        from atelier.desktop.screens.room.screen import RoomScreen

        teaching = app.teaching
        return RoomScreen(app.theme, app.session, app.navigator, teaching.classes, teaching)

    def attestations() -> QWidget:
        from atelier.desktop.screens.attestations.screen import AttestationsScreen

        teaching = app.teaching
        return AttestationsScreen(app.theme, app.session, app.navigator, teaching.classes, teaching)

    def verify() -> QWidget:
        from atelier.desktop.screens.attestations.verify import VerifyScreen

        return VerifyScreen(app.theme, app.session, app.navigator, app.teaching)

    def hand_in() -> QWidget:
        from atelier.app.handing import Handing
        from atelier.desktop.screens.handing.screen import HandInScreen

        return HandInScreen(app.theme, app.session, app.navigator, Handing(app))

    def survey() -> QWidget:
        from atelier.app.handing import Handing
        from atelier.desktop.screens.handing.survey import SurveyScreen

        return SurveyScreen(app.theme, app.session, app.navigator, Handing(app))

    return {
        routes.Classes: classes,
        routes.ClassForm: class_form,
        routes.Class: class_,
        routes.Attestations: attestations,
        routes.Verify: verify,
        routes.HandIn: hand_in,
        routes.Survey: survey,
    }


def _of_editions(app: App) -> dict[type[routes.Route], Callable[[], QWidget]]:
    """Those of who hands the app out."""

    def organisation() -> QWidget:
        from atelier.desktop.screens.organisation.screen import OrganisationScreen

        return OrganisationScreen(app.theme, app.session, app.distributor)

    def prepare() -> QWidget:
        from atelier.app.preparing import Preparing
        from atelier.desktop.drafting import Drafting
        from atelier.desktop.screens.edition.screen import PrepareScreen

        courses = tuple(one.id for one in app.library.all())
        drafting = Drafting(places.home(), courses, app.session.today())
        return PrepareScreen(app.theme, app.session, app.navigator, drafting, Preparing(app))

    return {routes.Organisation: organisation, routes.PrepareEdition: prepare}
