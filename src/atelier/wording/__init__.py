"""The catalogue: every sentence said by a room that knows no window, in French.

One TOML file a room beside this one; a code is « room.name ». Sentences follow
`str.format`; a missing code or argument is a bug that the tests find.
"""

from __future__ import annotations

from functools import cache

from atelier.errors import AtelierError, Word
from atelier.lines import on_one_line


@cache
def _room(name: str) -> dict[str, str]:
    import tomllib
    from importlib.resources import files

    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(code: str, /, **args: str | int) -> str:
    """The sentence of a code (« room.name ») with its arguments in place."""
    room, _, name = code.partition(".")
    words = {key: say(value) if isinstance(value, Word) else value for key, value in args.items()}
    return _room(room)[name].format(**words)


def tell(code: str, /, **args: str | int) -> str:
    """The sentence of a code, each argument on one line: what comes from elsewhere writes none that looks like
    ours."""
    return say(code, **{key: _shown(value) for key, value in args.items()})


def _shown(value: str | int) -> str | int:
    return on_one_line(value) if isinstance(value, str) and not isinstance(value, Word) else value


def explain(error: AtelierError) -> str:
    """The sentence of an error."""
    return tell(error.code, **error.args_for_sentence)
