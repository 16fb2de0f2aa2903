"""Danh mục hồ sơ trong YAML: headings in headings, and the files under them."""

from collections.abc import Iterator, Sequence
from typing import Any

from congvan.errors import Text
from congvan.language import _
from congvan.letter import CaseFileList
from congvan.source.case_order import numbered
from congvan.source.case_rows import CaseRow, Heading, Numbering, Spot, read_rows
from congvan.source.case_values import heading_of
from congvan.source.notes import Notes, show
from congvan.source.shapes import CASE_FILES, every_key
from congvan.source.shaping import shape_keys
from congvan.source.yaml_nodes import Keys

__all__ = ["CASE_KEYS", "case_list_of"]

CASE_KEYS = every_key(CASE_FILES)
_TEXTS = ("notation", "title", "maintenance", "creator", "note", "rights")
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def case_list_of(root: Keys, notes: Notes) -> CaseFileList | None:
    """Return the list that a YAML file holds, or None when nothing usable can be read.

    Args:
        root: the root mapping.
        notes: gets every finding.
    """
    values = shape_keys(root, CASE_FILES, notes)
    rows: list[Numbering] = []
    for place, found in enumerate(values.get("headings", ()), start=1):
        rows += _heading(found, place, notes)
    files = numbered(rows, notes, numbering=values.get("numbering", ""))
    if "headings" in values and not rows and not notes.refused:
        notes.error("HS020", root, _("The list has no files (hồ sơ)."), _("Write them under «files» of a heading."))
    year = _year(values, root, notes)
    if not year:
        return None
    decision = values.get("decision", {})
    return CaseFileList(year, files, decision.get("number", ""), decision.get("date"), decision.get("by", ""))


def _year(values: dict[str, Any], root: Keys, notes: Notes) -> int:
    year: int = values.get("year", 0)
    if "year" in values and not _FIRST_YEAR <= year <= _LAST_YEAR:
        node = root["year"]
        message = _("The year (năm) «%(year)s» is none.", year=show(node) if isinstance(node, Text) else "…")
        notes.error("HS014", node, message, _("Write it with four digits."))
        return 0
    return year


def _heading(found: dict[str, Any], place: int, notes: Notes) -> list[Numbering]:
    """Return the files under one large heading, those of its small headings too."""
    spot: Spot = (found["@"], "")
    heading = Heading(_title(found, place, notes, large=True), found.get("code", ""), spot)
    rows = read_rows(_rows(found.get("files", ()), heading, ""), notes)
    for below, small in enumerate(found.get("headings", ()), start=1):
        had = heading.files
        title = _title(small, below, notes, large=False)
        rows += read_rows(_rows(small.get("files", ()), heading, title), notes)
        if heading.files == had:
            _note_empty(small, title, notes)
    if not heading.files and not found.get("headings"):
        _note_empty(found, heading.title, notes)
    return rows


def _title(found: dict[str, Any], place: int, notes: Notes, *, large: bool) -> str:
    """Return the title of a heading without its number, which is only read to be compared with its place."""
    title = " ".join(found.get("title", "").split())
    numbered_title = heading_of(title)
    if numbered_title is None or numbered_title.large is not large:
        return title
    if numbered_title.number != place:
        notes.warn(
            "HS015",
            found["title"],
            _("The heading (đề mục) «%(title)s» stands at place %(place)d.", title=show(title), place=place),
            _("Leave its number out: it is written for you."),
        )
    return numbered_title.title


def _note_empty(found: dict[str, Any], title: str, notes: Notes) -> None:
    message = _("The heading (đề mục) «%(title)s» has no files (hồ sơ).", title=show(title))
    notes.warn("HS016", found["@"], message, _("Write them under «files», or delete the heading."))


def _rows(files: Sequence[dict[str, Any]], heading: Heading, subheading: str) -> Iterator[CaseRow]:
    for one in files:
        texts = {key: one[key] for key in _TEXTS if one.get(key)}
        node = one["@"]
        spots: dict[str, Spot] = {key: (text, "") for key, text in texts.items()}
        if "ended" in one:
            spots["ended"] = (node["ended"], "")
        yield CaseRow(
            texts,
            heading,
            (node, ""),
            spots,
            subheading,
            one.get("begun"),
            one.get("ended"),
            one.get("sheets", 0),
        )
