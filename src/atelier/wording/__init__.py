"""The catalogue: every sentence said by a room that knows no window, in French.

One TOML file a room beside this one; a code is « room.name ». Sentences follow
`str.format`; a missing code or argument is a bug that the tests find.
"""

from __future__ import annotations

from functools import cache

from atelier.errors import AtelierError


@cache
def _room(name: str) -> dict[str, str]:
    import tomllib
    from importlib.resources import files

    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(code: str, /, **args: str | int) -> str:
    """The sentence of a code (« room.name ») with its arguments in place."""
    room, _, name = code.partition(".")
    return _room(room)[name].format(**args)


def explain(error: AtelierError) -> str:
    """The sentence of an error."""
    return say(error.code, **error.args_for_sentence)
