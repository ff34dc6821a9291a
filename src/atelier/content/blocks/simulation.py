"""`simulation`: an invitation to live through what simulations/<id>.yaml holds."""

from __future__ import annotations

from atelier.content.blocks.kind import ID, Given, Kind, prose
from atelier.content.context import Context
from atelier.content.model import Simulation
from atelier.content.words import fingerprint


def _read(context: Context, given: Given) -> Simulation:
    title, intro = context.inlines(given.title), prose(context, given.fence.body)
    where = context.at(given.fence.head)
    context.refer("simulation", given["id"], where.line, where.column)
    return Simulation(given["id"], title, intro, fingerprint(title, intro), where)


KIND = Kind("simulation", _read, french=("mise en situation", "jeu", "scenario"), options=(ID,))
