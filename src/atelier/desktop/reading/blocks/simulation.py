"""A simulation in the text: what it is about, how the last game went, the way to its page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from atelier.content import model
from atelier.desktop.reading.blocks.frame import Frame
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.errors import AtelierError


class SimulationCard(Frame):
    """The card that invites to play."""

    def __init__(self, context: Context, block: model.Simulation) -> None:
        found = next((one for one in context.course.simulations if one.id == block.id), None)
        kind = QCoreApplication.translate("SimulationCard", "Simulation")
        if found and found.minutes:
            words = QCoreApplication.translate("SimulationCard", "Simulation · {minutes} minutes")
            kind = words.format(minutes=found.minutes)
        super().__init__(context, "play", kind, plain(block.title))
        self.block = block
        self.body.addWidget(context.prose(block.intro, "list"))
        self._last = Label("", "smallbold", "green")
        self.body.addWidget(self._last)
        self._go = Button(
            context.theme, self.tr("Commencer la simulation"), icon="arrow-right", trailing=True
        )
        self._go.clicked.connect(lambda: context.open_simulation(block.id))
        self.body.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Say how the last game went."""
        games = self.context.session.games_of(self.context.key(self.block.id))
        self._last.setVisible(bool(games))
        if games and games[-1].end:
            self._last.setText(self.tr("Dernière partie : {title}").format(title=self._ending(games[-1].end)))
            self._go.setText(self.tr("Revoir ou rejouer"))
        elif games:
            self._last.setText(self.tr("Une partie est en cours."))
            self._go.setText(self.tr("Reprendre la partie"))
        self._go.updateGeometry()

    def _ending(self, name: str) -> str:
        try:
            scenario = self.context.session.scenario(self.context.course.id, self.block.id)
        except AtelierError:
            return self.tr("terminée")
        endings = {one.id: plain(one.title) for one in scenario.endings}
        return endings.get(name, self.tr("terminée"))
