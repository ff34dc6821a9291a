"""How a command speaks and ends: UTF-8, a French sentence, an exit status, never a stack."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from atelier import places
from atelier.errors import AtelierError

WRONG_USE = frozenset(
    {
        "authoring.bad_id",
        "authoring.exists",
        "authoring.gone",
        "authoring.long_title",
        "authoring.long_word",
        "authoring.no_title",
        "authoring.not_yours",
        "authoring.unknown_source",
        "classroom.bad_hours",
        "classroom.bad_value",
        "classroom.export_name",
        "classroom.no_class",
        "classroom.no_class_yet",
        "classroom.no_object",
        "classroom.no_person",
        "classroom.two_people",
        "classroom.zone",
        "cli.no_folder",
        "cli.no_words",
        "cli.picture_name",
        "container.not_found",
        "data.is_folder",
        "journal.no_profile",
        "journal.unknown_backup",
        "packages.no_course",
        "packages.no_key",
        "packages.no_such_course",
        "packages.requires",
        "places.not_a_folder",
        "updates.no_folder",
        "updates.no_source",
        "updates.not_an_address",
        "publishing.ambiguous",
        "publishing.is_folder",
        "publishing.nearest",
        "publishing.no_folder",
        "publishing.unknown",
        "publishing.unknown_format",
    }
)
"""What was asked for is not there, or cannot be: status 2. Other failures: 1."""
INTERRUPTED = 130


def speak_utf8() -> None:
    """Answer in UTF-8 into files and programs; a terminal keeps its own letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name that is not text shows as \udce9, which JSON reads too.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def complain(sentence: str) -> None:
    """Say what is wrong, beside the answer."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)


def answer_json(data: Any) -> None:
    """Answer in JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def make_folder(folder: Path) -> None:
    """Make a folder to write in. Raises publishing.no_permission or cli.no_folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        raise AtelierError("publishing.no_permission", folder=str(folder)) from error
    except OSError as error:
        raise AtelierError("cli.no_folder", folder=str(folder)) from error


def ended(work: Callable[[], int]) -> int:
    """Do the work; the exit status, whatever happens."""
    try:
        status = work()
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever read has read enough
        _drop_output()
        return 0
    except KeyboardInterrupt:
        _say("cli.interrupted")
        return INTERRUPTED
    except AtelierError as error:
        from atelier.wording import explain

        complain(explain(error))
        return 2 if error.code in WRONG_USE else 1
    except OSError as error:
        if error.filename is None:
            _drop_output()
            _say("cli.not_written")
        else:
            _say("cli.refused", file=os.fsdecode(error.filename))
        return 1
    except Exception:
        from atelier.logs import log_to

        log_to(places.log_file())
        logging.lastResort = None  # the stack is for the log alone …
        logging.raiseExceptions = False  # … even where the log cannot be written
        logging.getLogger("atelier").exception("unforeseen")
        _say("cli.unforeseen", file=str(places.log_file()))
        return 1


def _say(code: str, **args: str) -> None:
    from atelier.wording import say

    complain(say(code, **args))


def _drop_output() -> None:
    """So that Python does not try again, and complain in English, when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
