"""Values of attributes, read as Word reads them: what cannot be understood counts as not said."""

from lxml import etree

from congvan.decree import Mm, Pt
from congvan.docx.ooxml import q

__all__ = ["EMU", "child_value", "colour", "emu", "flag", "number", "points", "says_something", "twips", "value"]

EMU = 36_000.0
"""English Metric Units in a millimetre."""
_OFF = frozenset({"0", "false", "off", "none"})
_VAL = q("val")
_UNITS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_MOST = 1e6


def value(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute of the `w:` namespace; empty when there is none."""
    return "" if element is None else element.get(_VAL if name == "val" else q(name)) or ""


def child_value(element: etree._Element | None, name: str) -> str:
    """Return the `w:val` of a child."""
    return "" if element is None else value(element.find(q(name)))


def flag(element: etree._Element) -> bool:
    """Return an on/off property: there without a value means on."""
    return element.get(_VAL, "1").lower() not in _OFF


def number(text: str | None) -> float | None:
    """Return a number, or None when it is none or out of all bounds."""
    try:
        found = float(text or "")
    except ValueError:
        return None
    return found if -_MOST < found < _MOST else None


def points(text: str | None, unit: float = 20.0) -> Pt | None:
    """Return a length given in parts of a point, or with a unit of its own («12pt», «1cm»).

    Args:
        text: the attribute.
        unit: how many parts make a point: 20 for twips, 2 for half points, 8 for borders.
    """
    if text and text[-2:].lower() in _UNITS:
        plain = number(text[:-2])
        return None if plain is None else Pt(plain * _UNITS[text[-2:].lower()])
    plain = number(text)
    return None if plain is None else Pt(plain / unit)


def twips(text: str | None) -> Mm | None:
    """Return a length given in twips, in millimetres."""
    found = points(text)
    return None if found is None else Mm.from_pt(found)


def emu(text: str | None) -> Mm:
    """Return a length given in English Metric Units; 0 when it is not said."""
    try:
        return Mm(int(text or "0") / EMU)
    except ValueError:
        return Mm(0)


def colour(text: str) -> str:
    """Return RRGGBB in capitals; empty for automatic or unknown."""
    text = text.strip().lstrip("#").upper()
    if len(text) == 3:  # noqa: PLR2004 - VML's short form
        text = "".join(2 * one for one in text)
    return text if len(text) == 6 and all(one in "0123456789ABCDEF" for one in text) else ""  # noqa: PLR2004


def says_something(element: etree._Element) -> bool:
    """Tell whether there is text anywhere in an element."""
    return any(str(text).strip() for text in element.itertext())
