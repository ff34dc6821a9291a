"""The master and the layouts of our PPTX, so that a trainer edits slides, not boxes.

Colours and faces stand in the theme: changing them there changes the whole file. Faces are ones that
every office suite has or replaces well (a PPTX carries no font): Georgia for titles, Calibri for text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

SERIF, SANS = "Georgia", "Calibri"
WIDTH, HEIGHT = 960, 540
"""Points; the canvas of the app at half its size."""
LEFT, WIDE = 84, 816
SPINE = 22
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


class Hue(NamedTuple):
    """The colours of a workshop."""

    text: str
    fill: str
    soft: str


HUES = (
    Hue("0C504D", "1E7D77", "DDEBE7"),
    Hue("353E86", "5560B5", "E4E6F3"),
    Hue("7E2F20", "B4472F", "F8E7DB"),
    Hue("31531F", "55853A", "E4ECD8"),
)
INK, INK2, PAPER, SUNK = "241F19", "4B4337", "FFFDF9", "EFE8DB"
OCHRE, GREEN = "B07A12", "31531F"


class Place(NamedTuple):
    """A placeholder: its kind and number, its name, its box in points, its letters."""

    kind: str
    number: int
    name: str
    box: tuple[float, float, float, float]
    size: float
    bold: bool = False
    serif: bool = False
    colour: str = "tx1"
    anchor: str = "t"
    bullets: bool = False


EYEBROW = Place("body", 13, "Surtitre", (LEFT, 40, WIDE, 26), 18, True, colour="accent6", anchor="b")
TITLE = Place("title", 0, "Titre", (LEFT, 66, WIDE, 84), 40, True, True)
FOOT = Place("ftr", 11, "Pied de page", (LEFT, 494, 640, 24), 15, colour="tx2", anchor="ctr")
NUMBER = Place("sldNum", 12, "Numéro", (LEFT + WIDE - 100, 494, 100, 24), 15, colour="tx2", anchor="ctr")
BODY = (LEFT, 162.0, WIDE, 312.0)

LAYOUTS: dict[str, tuple[Place, ...]] = {
    "Titre de l’atelier": (
        Place("body", 13, "Surtitre", (LEFT, 110, 700, 28), 20, True, colour="accent6", anchor="b"),
        Place("ctrTitle", 0, "Titre", (LEFT, 140, 740, 150), 54, True, True),
        Place("subTitle", 1, "Sous-titre", (LEFT, 300, 700, 80), 26, serif=True, colour="tx2"),
        Place("body", 14, "Organisation et formateur", (LEFT, 440, 480, 60), 18, anchor="b"),
        Place("body", 15, "Date et heures", (LEFT + 500, 440, 316, 60), 18, colour="tx2", anchor="b"),
    ),
    "Titre et points": (
        EYEBROW, TITLE, Place("body", 1, "Points", BODY, 28, bullets=True), FOOT, NUMBER,
    ),
    "Titre et tableau": (EYEBROW, TITLE, Place("tbl", 1, "Tableau", BODY, 24), FOOT, NUMBER),
    "Titre et figure": (
        Place("body", 13, "Surtitre", (LEFT, 40, 230, 44), 18, True, colour="accent6", anchor="b"),
        Place("title", 0, "Titre", (LEFT, 88, 240, 190), 26, True, True),
        Place("pic", 1, "Figure", (LEFT + 250, 40, WIDE - 250, 440), 20),
        Place("body", 2, "Légende", (LEFT, 290, 230, 180), 20, colour="tx2"), FOOT, NUMBER,
    ),
    "Grands mots": (
        EYEBROW, Place("title", 0, "Titre", (LEFT, 66, WIDE, 130), 44, True, True, anchor="b"),
        Place("body", 1, "Mots", (LEFT, 212, WIDE, 250), 34, serif=True), FOOT, NUMBER,
    ),
    "Exercice": (
        EYEBROW, TITLE, Place("body", 1, "Consignes", (LEFT, 150, WIDE, 250), 22, bullets=True),
        Place("body", 2, "Équipes, remise et durée", (LEFT, 412, WIDE, 66), 20, anchor="ctr"), FOOT, NUMBER,
    ),
}  # fmt: skip


def prepare(deck: Any, workshop: int) -> dict[str, Any]:
    """Make the presentation ours; its layouts by name."""
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    hue = HUES[(workshop - 1) % len(HUES)]
    _theme(deck, hue)
    layouts = list(deck.slide_layouts)
    for spare in layouts[len(LAYOUTS) :]:
        deck.slide_layouts.remove(spare)
    _master(deck.slide_master, hue)
    made = {}
    for layout, (name, places) in zip(layouts, LAYOUTS.items(), strict=False):
        layout.name = name
        _fill(layout._element, places, name == "Exercice")
        kind = "title" if name.startswith("Titre de") else "obj" if "points" in name else ""
        if kind:
            layout._element.set("type", kind)
        elif "type" in layout._element.attrib:
            del layout._element.attrib["type"]
        layout._element.set("preserve", "1")
        made[name] = layout
    return made


def _theme(deck: Any, hue: Hue) -> None:
    """Colours and faces of the theme."""
    part = next(
        one.target_part for one in deck.slide_master.part.rels.values() if one.reltype.endswith("/theme")
    )
    root: Any = parse_xml(part.blob)
    colours = {
        "dk1": INK, "lt1": PAPER, "dk2": INK2, "lt2": SUNK, "accent1": hue.fill, "accent2": OCHRE,
        "accent3": GREEN, "accent4": hue.soft, "accent5": "857962", "accent6": hue.text,
        "hlink": hue.text, "folHlink": INK2,
    }  # fmt: skip
    scheme = root.find(f".//{{{_A}}}clrScheme")
    scheme.set("name", "Atelier")
    for name, value in colours.items():
        slot = scheme.find(f"{{{_A}}}{name}")
        for child in list(slot):
            slot.remove(child)
        slot.append(_xml('<a:srgbClr xmlns:a="{a}" val="{value}"/>', value=value))
    fonts = root.find(f".//{{{_A}}}fontScheme")
    fonts.set("name", "Atelier")
    for name, face in (("majorFont", SERIF), ("minorFont", SANS)):
        fonts.find(f"{{{_A}}}{name}/{{{_A}}}latin").set("typeface", face)
    part._blob = serialize_part_xml(root)


def _master(master: Any, hue: Hue) -> None:
    """The page's colour, the spine, the place of what every layout has."""
    element = master._element
    _fill(element, (TITLE, Place("body", 1, "Texte", BODY, 28, bullets=True), FOOT, NUMBER), False)
    common = element.find(qn("p:cSld"))
    old = common.find(qn("p:bg"))
    if old is not None:
        common.remove(old)
    ground = _xml(
        '<p:bg xmlns:p="{p}" xmlns:a="{a}"><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    )
    common.insert(0, ground)
    tree = common.find(qn("p:spTree"))
    spine = _xml(
        '<p:sp xmlns:p="{p}" xmlns:a="{a}"><p:nvSpPr><p:cNvPr id="90" name="Dos"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        '<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="fr-CA"/></a:p>'
        "</p:txBody></p:sp>",
        w=Pt(SPINE), h=Pt(HEIGHT),
    )  # fmt: skip
    tree.insert(2, spine)
    for style in element.find(qn("p:txStyles")).iter(qn("a:defRPr")):
        style.set("lang", "fr-CA")
    body = element.find(qn("p:txStyles")).find(qn("p:bodyStyle"))
    for level in body:
        for spacing in level.findall(qn("a:spcBef")):
            level.remove(spacing)
        level.insert(0, _xml('<a:spcBef xmlns:a="{a}"><a:spcPct val="45000"/></a:spcBef>'))


def _fill(element: Any, places: Sequence[Place], band: bool) -> None:
    """Put placeholders in place of those that are there."""
    tree = element.find(qn("p:cSld")).find(qn("p:spTree"))
    for shape in list(tree):
        if shape.tag in (qn("p:sp"), qn("p:pic"), qn("p:graphicFrame")):
            tree.remove(shape)
    for number, place in enumerate(places, 2):
        tree.append(_shape(place, number, band and place.number == 2))


def _shape(place: Place, number: int, band: bool) -> Any:
    x, y, width, height = (Emu(Pt(value)) for value in place.box)
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    index = "" if place.number == 0 else f' idx="{place.number}"'
    face = "+mj-lt" if place.serif else "+mn-lt"
    level = (
        f'marL="{Pt(24)}" indent="{-Pt(24)}"><a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if place.bullets
        else 'marL="0" indent="0"><a:buNone/>'
    )
    align = ' algn="r"' if place.kind == "sldNum" or place.number == 15 else ' algn="l"'
    style = (
        f'<a:lvl1pPr{align} {level}<a:defRPr sz="{round(place.size * 100)}" b="{int(place.bold)}" lang="fr-CA">'
        f'<a:solidFill><a:schemeClr val="{place.colour}"/></a:solidFill><a:latin typeface="{face}"/></a:defRPr></a:lvl1pPr>'
    )
    fill = '<a:solidFill><a:srgbClr val="F8EBCB"/></a:solidFill>' if band else ""
    said = {
        "sldNum": '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="fr-CA"/><a:t>‹#›</a:t></a:fld>',
    }.get(
        place.kind, f'<a:r><a:rPr lang="fr-CA"/><a:t>{"" if place.kind == "ftr" else place.name}</a:t></a:r>'
    )
    return parse_xml(
        f'<p:sp xmlns:p="{_P}" xmlns:a="{_A}"><p:nvSpPr><p:cNvPr id="{number}" name="{place.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f'<p:txBody><a:bodyPr lIns="{Pt(18) if band else 0}" tIns="0" rIns="{Pt(18) if band else 0}" bIns="0" anchor="{place.anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p>{said}</a:p></p:txBody></p:sp>"
    )


def _xml(text: str, **values: object) -> Any:
    for name, value in {"a": _A, "p": _P, **values}.items():
        text = text.replace(f"{{{name}}}", str(value))
    return parse_xml(text)
