"""Co giãn cặp chữ (kerning): how much nearer two letters stand than their widths say (ISO 14496-22, GPOS and kern)."""

from collections.abc import Callable, Iterator
from typing import Any

from fontTools.ttLib import TTFont

__all__ = ["Pairs", "pairs_of"]

Pairs = Callable[[str, str], float]
"""Gives by which part of the font size the second of two characters stands further away; usually negative."""

_SCRIPTS = ("latn", "DFLT")
_LANGUAGE = "VIT "
_FEATURE = "kern"
_PAIRS, _EXTENSION = 2, 9
_SINGLE = 1

Lookup = Callable[[str, str], int | None]
"""What one subtable says of two glyphs; None = nothing, the next one is asked."""


def pairs_of(font: TTFont) -> Pairs:
    """Return how the pairs of a font stand: as its GPOS table says, or if that says nothing, its older kern table.

    Args:
        font: the font; everything is read at once, so that its file may be closed.
    """
    lookups = list(_lookups(font["GPOS"].table)) if "GPOS" in font and font["GPOS"].table.ScriptList else []
    if not lookups and "kern" in font:
        known = {
            pair: value for table in font["kern"].kernTables for pair, value in getattr(table, "kernTable", {}).items()
        }
        lookups = [[lambda first, second: known.get((first, second))]]
    glyphs, em = font.getBestCmap(), font["head"].unitsPerEm
    found: dict[tuple[str, str], float] = {}

    def pair(first: str, second: str) -> float:
        key = (first, second)
        if key not in found:
            left, right = glyphs.get(ord(first), ""), glyphs.get(ord(second), "")
            said = (_said(subtables, left, right) for subtables in lookups)
            found[key] = sum(said) / em if left and right else 0.0
        return found[key]

    return pair


def _said(subtables: list[Lookup], left: str, right: str) -> int:
    said = (subtable(left, right) for subtable in subtables)
    return next((one for one in said if one is not None), 0)


def _lookups(table: Any) -> Iterator[list[Lookup]]:
    """Give the pair lookups of the kern feature, each with its subtables in order."""
    scripts = {one.ScriptTag: one.Script for one in table.ScriptList.ScriptRecord}
    script = next((scripts[tag] for tag in _SCRIPTS if tag in scripts), None)
    if script is None:
        return
    languages = {one.LangSysTag: one.LangSys for one in script.LangSysRecord}
    language = languages.get(_LANGUAGE, script.DefaultLangSys)
    features = [table.FeatureList.FeatureRecord[place] for place in (language.FeatureIndex if language else ())]
    places = {place for one in features if one.FeatureTag == _FEATURE for place in one.Feature.LookupListIndex}
    for place in sorted(places):
        subtables = [
            one.ExtSubTable if one.LookupType == _EXTENSION else one for one in table.LookupList.Lookup[place].SubTable
        ]
        yield [_subtable(one) for one in subtables if one.LookupType == _PAIRS]


def _subtable(table: Any) -> Lookup:
    """Return what a subtable says: of single pairs, or of classes of glyphs."""
    covered = {glyph: place for place, glyph in enumerate(table.Coverage.glyphs)}
    if table.Format == _SINGLE:
        sets = [
            {record.SecondGlyph: _advance(record.Value1) for record in one.PairValueRecord} for one in table.PairSet
        ]
        return lambda first, second: sets[covered[first]].get(second) if first in covered else None
    firsts, seconds = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    values = [[_advance(column.Value1) for column in row.Class2Record] for row in table.Class1Record]
    return lambda first, second: values[firsts.get(first, 0)][seconds.get(second, 0)] if first in covered else None


def _advance(value: Any) -> int:
    return int(getattr(value, "XAdvance", 0) or 0) if value is not None else 0
