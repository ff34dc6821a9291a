"""YAML as plain texts, lists and tables, each value with its place.

PyYAML composes the nodes; nothing is constructed, so every scalar stays the text that was
typed (18:30 is not 1110, « no » is not false). Anchors, aliases, tags and depth are refused.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from atelier.content.lines import Line
from atelier.content.remarks import Remarks

DEEPEST = 10
Path = tuple[str | int, ...]


class Tree(NamedTuple):
    """`value`: nested dict, list and str. `places`: where each path's value starts.
    `keys`: where the key of a path starts."""

    value: Any
    places: dict[Path, Line]
    keys: dict[Path, Line]


class _Refused(Exception):
    def __init__(self, code: str, mark: yaml.Mark) -> None:
        self.code = code
        self.mark = mark


class _Loader(yaml.SafeLoader):
    """Composes without aliases, and never deeper than a course goes."""

    _depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("yaml_alias", mark)
        if getattr(event, "tag", None):
            raise _Refused("yaml_tag", mark)
        if self._depth >= DEEPEST:
            raise _Refused("yaml_deep", mark)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


def read_yaml(text: str, remarks: Remarks) -> Tree | None:
    """The tree of a YAML text; None, with a remark, if it is not YAML."""
    lines = text.split("\n")
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except _Refused as refused:
        remarks.error(refused.code, refused.mark.line + 1, refused.mark.column + 1)
        return None
    except yaml.MarkedYAMLError as error:
        _explain(error, lines, remarks)
        return None
    except (yaml.YAMLError, RecursionError, ValueError):
        remarks.error("yaml_broken", 1, 1)
        return None
    finally:
        loader.dispose()
    tree = Tree(None, {}, {})
    return tree._replace(value=_plain(node, (), tree, remarks))


def _plain(node: Any, path: Path, tree: Tree, remarks: Remarks) -> Any:
    if node is None:
        return {}
    mark = node.start_mark
    tree.places[path] = Line(mark.line + 1, "", mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        table: dict[str, Any] = {}
        for key, value in node.value:
            place = key.start_mark
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                remarks.error("yaml_key", place.line + 1, place.column + 1)
            elif name in table:
                remarks.error("yaml_twice", place.line + 1, place.column + 1, key=name[:40])
            elif node.flow_style and _cut(key, value):
                remarks.error("yaml_comma", place.line + 1, place.column + 1, words=name[:40])
            else:
                tree.keys[(*path, name)] = Line(place.line + 1, "", place.column + 1)
                table[name] = _plain(value, (*path, name), tree, remarks)
        return table
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value, (*path, index), tree, remarks) for index, value in enumerate(node.value)]
    if node.style is None and node.value in ("~", "null"):
        return ""
    return node.value if node.value.strip() else ""


def _cut(key: Any, value: Any) -> bool:
    """Whether a « key » is the end of a sentence that a comma cut: it has no colon of its own."""
    bare = isinstance(value, yaml.ScalarNode) and value.style is None and not value.value
    return bare and value.start_mark.index <= key.end_mark.index + 1


def _explain(error: yaml.MarkedYAMLError, lines: list[str], remarks: Remarks) -> None:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    row = lines[line - 1] if line <= len(lines) else ""
    problem = f"{error.problem or ''} {error.context or ''}"
    if "mapping values are not allowed" in problem:
        remarks.error("yaml_colon", line, column)
    elif "quoted scalar" in problem:
        start = error.context_mark or mark
        place = (start.line + 1, start.column + 1) if start else (line, column)
        remarks.error("yaml_quote", *place)
    elif (
        "cannot start any token" in problem
        or "alphabetic or numeric" in problem
        or ("expected <block end>" in problem and row.strip()[:1] in "\"'")
    ):
        remarks.error("yaml_sign", line, column, sign=row[column - 1 : column])
    elif "expected ',' or" in problem:
        start = error.context_mark or mark
        place = (start.line + 1, start.column + 1) if start else (line, column)
        remarks.error("yaml_bracket", *place)
    else:
        remarks.error("yaml_broken", min(line, len(lines)), column)
