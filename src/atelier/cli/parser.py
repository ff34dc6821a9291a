"""argparse, in French: headings, errors and help."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import NoReturn

from atelier import __version__
from atelier.cli.commands import Command

_ERRORS = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1 : \2 est inconnu; choix possibles : \3",
    ),
    (r"argument (.+?): expected one argument", r"\1 : il manque la valeur"),
    (r"argument (.+?): expected at least one argument", r"\1 : il manque la valeur"),
    (r"argument (.+?): invalid (.+?) value: (.+)", r"\1 : \3 ne convient pas"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 ne va pas avec \2"),
    (r"unrecognized arguments: (.+)", r"mots en trop ou inconnus : \1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 est ambigu; choix possibles : \2"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 ne prend pas de valeur : \2"),
    (r"argument (.+?): (.+)", r"\1 : \2"),
)


_QUOTED = re.compile(r"""(['"])((?:(?!\1).)*)\1""")


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks French."""

    def __init__(self, *args: object, **options: object) -> None:
        options["add_help"] = False
        options.setdefault("formatter_class", _Formatter)
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._positionals.title = "arguments "  # the colon comes next
        self._optionals.title = "options "
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, in French; exit status 2."""
        for pattern, french in _ERRORS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, french, message)
                break
        if sys.stderr is not None:
            self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog} : {_QUOTED.sub(_guillemets, message)}.\n")


def _guillemets(found: re.Match[str]) -> str:
    return f"« {found[2]} »"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "usage : " if prefix is None else prefix)


def build(commands: Iterable[Command], configure: str | None) -> Parser:
    """The whole parser; only the command named `configure` is imported and given its options."""
    parser = Parser(prog="atelier", description="Le compagnon de quatre ateliers sur le Web social.")
    parser.add_argument(
        "--version", action="version", version=f"Atelier {__version__}", help="dire la version"
    )
    below = parser.add_subparsers(title="commandes ", metavar="COMMANDE", dest="command", required=True)
    for command in commands:
        one = below.add_parser(command.name, help=command.help, description=command.help)
        one.set_defaults(module=command.module)
        if command.name == configure:
            import_module(command.module).configure(one)
    return parser
