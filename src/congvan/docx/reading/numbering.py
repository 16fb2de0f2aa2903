"""Đánh số tự động: the labels that Word puts before paragraphs (ECMA-376 Part 1, 17.9)."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from congvan.docx.ooxml import q
from congvan.docx.reading.characters import read_characters
from congvan.docx.reading.layout import read_layout
from congvan.docx.reading.theme import Theme
from congvan.docx.reading.values import child_value, flag, number, value

__all__ = ["Level", "Lists"]

_PLACE = re.compile(r"%([1-9])")
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0fc": "✓",
    "\uf0d8": "➢",
    "\uf02d": "-",
    "\uf0e8": "➔",
    "\uf076": "❖",
    "\uf06f": "o",
}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""
    layout: dict[str, Any] = field(default_factory=dict)
    characters: dict[str, Any] = field(default_factory=dict)


class Lists:
    """The lists of a document; `label` counts, so each paragraph asks once and in order."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        """Read the numbering part.

        Args:
            root: its root element; None = the document has no lists.
            theme: for the labels' fonts.
        """
        self._theme = theme
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for one in root.iterfind(q("abstractNum")):
            identity = value(one, "abstractNumId")
            self._abstract[identity] = dict(self._level(level) for level in one.iterfind(q("lvl")))
            if child_value(one, "numStyleLink"):
                links[identity] = child_value(one, "numStyleLink")
            if child_value(one, "styleLink"):
                named[child_value(one, "styleLink")] = identity
        for identity, style in links.items():
            if named.get(style) in self._abstract:
                self._abstract[identity] = self._abstract[named[style]]
        for one in root.iterfind(q("num")):
            self._read_list(one)

    def _read_list(self, one: etree._Element) -> None:
        abstract = child_value(one, "abstractNumId")
        levels = dict(self._abstract.get(abstract, {}))
        changed = False
        for override in one.iterfind(q("lvlOverride")):
            place = int(number(value(override, "ilvl")) or 0)
            whole = override.find(q("lvl"))
            if whole is not None:
                levels[place] = self._level(whole)[1]
                changed = True
            start = number(child_value(override, "startOverride"))
            if start is not None:
                old = levels.get(place, Level())
                levels[place] = Level(
                    int(start),
                    old.form,
                    old.text,
                    old.suffix,
                    old.restart,
                    old.legal,
                    old.style,
                    old.layout,
                    old.characters,
                )
                changed = True
        # lists of one abstract list count together, unless one of them says where it begins
        key = f"num {value(one, 'numId')}" if changed else f"abstract {abstract}"
        self._lists[value(one, "numId")] = (key, levels)

    def _level(self, element: etree._Element) -> tuple[int, Level]:
        start, restart = number(child_value(element, "start")), number(child_value(element, "lvlRestart"))
        legal = element.find(q("isLgl"))
        return int(number(value(element, "ilvl")) or 0), Level(
            start=int(start) if start is not None else 0,
            form=child_value(element, "numFmt") or "decimal",
            text=child_value(element, "lvlText"),
            suffix=child_value(element, "suff") or "tab",
            restart=int(restart) if restart is not None else None,
            legal=legal is not None and flag(legal),
            style=child_value(element, "pStyle"),
            layout=read_layout(element.find(q("pPr")), self._theme),
            characters=read_characters(element.find(q("rPr")), self._theme),
        )

    def level(self, list_id: str, place: int) -> Level | None:
        """Return a level of a list; None when there is none."""
        found = self._lists.get(list_id)
        return found[1].get(place) if found else None

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level that a paragraph style is tied to in a list."""
        found = self._lists.get(list_id)
        return (
            next((place for place, level in found[1].items() if level.style == style), None)
            if found and style
            else None
        )

    def label(self, list_id: str, place: int) -> str:
        """Count the next paragraph of this list and level, and return its label as Word shows it."""
        key, levels = self._lists[list_id]
        counts = self._counts.setdefault(key, {})
        counts[place] = counts[place] + 1 if place in counts else levels[place].start
        for deeper in [one for one in counts if one > place]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and place < restart):
                del counts[deeper]
        level = levels[place]
        if level.form == "bullet":
            return "".join(_SYMBOLS.get(one, one) for one in level.text)

        def figure(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = levels.get(at, Level())
            count = counts.get(at, one.start)
            return _written(count, "decimal" if level.legal and at != place else one.form)

        return _PLACE.sub(figure, level.text) if level.form != "none" else _PLACE.sub("", level.text)


def _written(count: int, form: str) -> str:
    """Return a number in one of Word's forms; forms of other scripts are written in figures."""
    if form == "decimalZero":
        return f"{count:02}"
    if form in ("upperRoman", "lowerRoman"):
        text, left = "", max(0, min(count, 9999))
        for worth, letters in _ROMAN:
            times, left = divmod(left, worth)
            text += letters * times
        return text.upper() if form == "upperRoman" else text
    if form in ("upperLetter", "lowerLetter") and count > 0:
        rounds, at = divmod(count - 1, 26)
        text = chr(ord("a") + at) * min(rounds + 1, 20)
        return text.upper() if form == "upperLetter" else text
    return "" if form == "none" else str(count)
