"""The next step: the lesson to go on with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop import routes, workshops
from atelier.desktop.session import Session
from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.progress import Bar
from atelier.progress import rules


class _Picture(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.hue, self.icon = theme, "brick", "megaphone"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(72))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.begin(self)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(-20, 0, 0, 0), 13, 13)
        painter.setClipRect(self.rect())
        painter.fillPath(path, self._theme.colour(f"{self.hue}_s"))
        side = self._theme.px(72)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.paint(painter, box, self.icon, self._theme.name(self.hue))


class ResumeCard(Card):
    """`go` is emitted with a route."""

    go = Signal(object)

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme)
        self._theme_, self._session = theme, session
        self._routes: tuple[routes.Route, routes.Route] = (routes.Workshops(), routes.Workshops())
        gap = theme.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 1, 1, 2)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(gap(28), gap(24), gap(24), gap(24))
        column.setSpacing(gap(8))
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        self._icon = Icon(theme, "megaphone", "brick", 20)
        head.addWidget(self._icon)
        self._eyebrow = Label("", "eyebrow", "brick")
        head.addWidget(self._eyebrow, 1)
        column.addLayout(head)
        self._title = Label("", "figure")
        column.addWidget(self._title)
        self._where = Label("", "list", "ink2")
        column.addWidget(self._where)
        steps = QHBoxLayout()
        steps.setSpacing(gap(16))
        self._bar = Bar(theme, "brick")
        self._bar.setMaximumWidth(theme.px(330))
        steps.addWidget(self._bar, 2)
        self._steps = Label("", "smallbold", wrap=False)
        steps.addWidget(self._steps, 1)
        self._progress = QWidget()
        self._progress.setLayout(steps)
        steps.setContentsMargins(0, gap(4), 0, gap(10))
        column.addWidget(self._progress)
        flow = Flow(gap(12))
        self.main = Button(theme, "", icon="play", kind="filled")
        self.main.clicked.connect(lambda: self.go.emit(self._routes[0]))
        self._plan = Button(theme, self.tr("Voir le plan de l’atelier"))
        self._plan.clicked.connect(lambda: self.go.emit(self._routes[1]))
        flow.addWidget(self.main)
        flow.addWidget(self._plan)
        column.addWidget(flow)
        row.addLayout(column, 1)
        self._picture = _Picture(theme)
        row.addWidget(self._picture)

    def show_picture(self, shown: bool) -> None:
        """The picture, where there is room."""
        self._picture.setVisible(shown)

    def refresh(self) -> None:
        """Show what to go on with."""
        found = self._session.resume()
        if found is None:
            self._all_done()
            return
        course = self._session.course(found.course)
        lesson = next(one for one in course.lessons if one.id == found.lesson)
        module = next(index for index, one in enumerate(course.modules, 1) if lesson in one.lessons)
        hue = tokens.hue(course.workshop)
        self.set_look(spine=f"{hue}_f", fill="surface")
        self._picture.hue, self._picture.icon = hue, tokens.icon(course.workshop)
        self._picture.update()
        self._icon.set(tokens.icon(course.workshop), hue)
        self._eyebrow.set_tone(hue)
        progress = self._session.lesson_progress(course, lesson)
        begun = progress.started
        verb = self.tr("Reprendre") if begun else self.tr("Commencer")
        where = self.tr("{verb} · {workshop}, module {module}")
        name = workshops.name(course.workshop)
        self._eyebrow.setText(where.format(verb=verb, workshop=name, module=module))
        self._title.setText(lesson.title)
        left = max(1, round(lesson.minutes * (1 - progress.done / max(1, progress.total))))
        rest = (
            self.tr("Il reste environ {n} minute.") if left == 1 else self.tr("Il reste environ {n} minutes.")
        )
        place = self._stopped_at(progress) if begun else lesson.lead
        self._where.setText(f"{place} {rest.format(n=left)}" if begun else place)
        self._bar.set_hue(hue)
        self._bar.set_fraction(progress.done, progress.total)
        words = (
            self.tr("{done} étape sur {total}") if progress.done < 2 else self.tr("{done} étapes sur {total}")
        )
        self._steps.setText(words.format(done=progress.done, total=progress.total))
        self._progress.setVisible(begun)
        self.main.hue = hue
        self.main.setText(self.tr("Reprendre la leçon") if begun else self.tr("Commencer la leçon"))
        self.main.updateGeometry()
        self.main.update()
        self._routes = (routes.Lesson(course.id, lesson.id), routes.Workshop(course.id))

    def _stopped_at(self, progress: rules.LessonProgress) -> str:
        after = next((stop for stop in progress.remains if stop.title), None)
        return self.tr("Vous étiez à « {stop} ».").format(stop=after.title) if after else ""

    def _all_done(self) -> None:
        self.set_look(spine="green_f", fill="surface")
        self._icon.set("check", "green")
        self._eyebrow.set_tone("green")
        self._eyebrow.setText(self.tr("Tout est vu"))
        self._title.setText(self.tr("Vous avez terminé les leçons offertes"))
        self._where.setText(self.tr("Vos listes vous attendent, et chaque leçon peut être relue."))
        self._progress.hide()
        self.main.hue = ""
        self.main.setText(self.tr("Voir Mes listes"))
        self._routes = (routes.Lists(), routes.Workshops())
