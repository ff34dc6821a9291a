"""The CycloneDX list of what a target ships, and the licences that « Aide » shows: two faces of the same parts."""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from installers.parts import Part
from installers.tools import Impossible

SPEC = "1.6"


def licence_field(licence: str) -> list[dict[str, Any]]:
    """A licence as CycloneDX wants it: an SPDX expression, or a name."""
    from cyclonedx.spdx import is_expression, is_supported_id

    if is_supported_id(licence):
        return [{"license": {"id": licence}}]
    if is_expression(licence):
        return [{"expression": licence}]
    return [{"license": {"name": licence}}]


def document(parts: list[Part], version: str, target: str) -> str:
    """The list, in CycloneDX JSON: no date and no chance in it, so that the same parts give the same bytes."""
    components = []
    for part in parts:
        inner = [_component(one, f"{part.name}/") for one in part.carried]
        one: dict[str, Any] = {
            "type": "library",
            "bom-ref": part.purl,
            "name": part.name,
            "purl": part.purl,
            "licenses": licence_field(part.licence),
        }
        if part.version:
            one["version"] = part.version
        if inner:
            one["components"] = _distinct(inner)
        components.append(one)
    references = [str(one["bom-ref"]) for one in components if one["name"] != "atelier"]
    root = {"type": "application", "bom-ref": "atelier", "name": "atelier", "version": version}
    made: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        "metadata": {
            "component": {**root, "description": f"Atelier, {target}", "licenses": licence_field("MIT")}
        },
        "components": [one for one in components if one["name"] != "atelier"],
        "dependencies": [{"ref": "atelier", "dependsOn": sorted(references)}],
    }
    serial = uuid5(NAMESPACE_URL, sha256(json.dumps(made, sort_keys=True).encode()).hexdigest())
    text = json.dumps(
        {**made, "serialNumber": f"urn:uuid:{serial}"}, indent=1, sort_keys=True, ensure_ascii=False
    )
    _validate(text)
    return f"{text}\n"


def _component(one: dict[str, Any], where: str) -> dict[str, Any]:
    name, version = str(one["name"]), str(one.get("version", ""))
    made = {**one, "type": "library", "bom-ref": f"{where}{name}@{version}"}
    known = [two for two in made.pop("licenses", ()) if "expression" in two or "license" in two]
    if known:
        made["licenses"] = [{"expression": known[0]["expression"]}] if "expression" in known[0] else known
    return made


def _distinct(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({one["bom-ref"]: one for one in components}.values())


def _validate(text: str) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise Impossible(f"the SBOM is not valid: {wrong}")


def write_licences(parts: list[Part], folder: Path) -> None:
    """Every text, one file a part, and the list that « Aide » reads."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lines = []
    for part in parts:
        file = f"{re.sub(r'[^A-Za-z0-9.]+', '-', part.name).strip('-')}.txt"
        words = part.text if not part.carried else f"{part.text}\n\n{_table(part)}"
        (folder / file).write_text(words, encoding="utf-8")
        lines.append(
            {
                "name": part.name,
                "version": part.version,
                "licence": part.licence.splitlines()[0],
                "file": file,
            }
        )
    text = json.dumps(lines, indent=1, ensure_ascii=False)
    (folder / "index.json").write_text(f"{text}\n", encoding="utf-8")


def _table(part: Part) -> str:
    """What a wheel holds besides its own code, a line each."""
    lines = [f"{one['name']} {one.get('version', '')} : {_name(one)}".rstrip(" :") for one in part.carried]
    return f"{part.name} contient aussi :\n" + "\n".join(f"- {line}" for line in dict.fromkeys(lines))


def _name(one: dict[str, Any]) -> str:
    for said in one.get("licenses", ()):
        if "expression" in said:
            return str(said["expression"])
        return str(said.get("license", {}).get("id") or said.get("license", {}).get("name") or "")
    return ""
