"""Hồ sơ: rows of whatever list, checked one by one and turned into case files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from congvan.decree import CASE_FILE_LENGTHS
from congvan.language import _
from congvan.letter import CaseFile
from congvan.source.case_values import Unreadable, maintenance_of, notation_of
from congvan.source.notes import At, Notes, Placed, show

__all__ = ["CaseRow", "Heading", "Numbering", "Spot", "read_rows"]

Spot = tuple[Placed, str]
"""Line and column, and the cell where there are cells."""

_TERMS = {
    "notation": "số và ký hiệu hồ sơ",
    "title": "tiêu đề hồ sơ",
    "maintenance": "thời hạn bảo quản",
    "creator": "người lập hồ sơ",
    "rights": "chế độ sử dụng",
    "note": "ghi chú",
}
_NOWHERE: Spot = (At(), "")


@dataclass(eq=False, slots=True)
class Heading:
    """Đề mục lớn; two of them are never the same one.

    Attributes:
        title: its name, without its number.
        code: its abbreviation, where the list says it.
        spot: where it stands.
        files: how many case files stand under it.
    """

    title: str
    code: str = ""
    spot: Spot = _NOWHERE
    files: int = 0


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case file as it was written.

    Attributes:
        values: key to text, blank ones left out.
        heading: what it stands under.
        spot: where it stands.
        spots: places of single values.
        subheading: tên đề mục nhỏ; empty = none.
        begun: thời gian bắt đầu.
        ended: thời gian kết thúc.
        sheets: số tờ.
    """

    values: Mapping[str, str]
    heading: Heading
    spot: Spot
    spots: Mapping[str, Spot] = field(default_factory=dict)
    subheading: str = ""
    begun: date | None = None
    ended: date | None = None
    sheets: int = 0

    def at(self, key: str) -> Spot:
        """Return where a value stands."""
        return self.spots.get(key, self.spot)


@dataclass(frozen=True, slots=True)
class Numbering:
    """A case file whose notation may still be wanting.

    Attributes:
        row: where it comes from.
        file: the case file; its notation is empty until it has one.
        number: số; 0 = none is written.
        code: ký hiệu as written; empty = none.
        usable: whether nothing else is wrong with the row; one that is not still has its number.
    """

    row: CaseRow
    file: CaseFile
    number: int
    code: str
    usable: bool


def read_rows(rows: Iterable[CaseRow], notes: Notes) -> list[Numbering]:
    """Return every row with its number; every finding of every row goes to the notes."""
    found = []
    for row in rows:
        row.heading.files += 1
        values = {key: " ".join(text.split()) for key, text in row.values.items()}
        for key, most in CASE_FILE_LENGTHS.items():
            _check_length(row, key, values.get(key, ""), most, notes)
        maintenance = _maintenance(row, values.get("maintenance", ""), notes)
        notation, right = _notation(row, values.get("notation", ""), notes)
        number, code = notation_of(notation) if notation else (0, "")
        if row.begun is not None and row.ended is not None and row.ended < row.begun:
            at, place = row.at("ended")
            message = _("The file ended (thời gian kết thúc) before it was begun (thời gian bắt đầu).")
            notes.error("HS013", at, message, _("Correct the day that is wrong."), place=place)
        file = CaseFile(
            notation,
            values.get("title", ""),
            maintenance,
            values.get("creator", ""),
            row.heading.title,
            row.subheading,
            values.get("note", ""),
            row.begun,
            row.ended,
            values.get("rights", ""),
            row.sheets,
        )
        usable = right and bool(maintenance and file.title and file.creator)
        found.append(Numbering(row, file, number, code, usable))
    return found


def _check_length(row: CaseRow, key: str, text: str, most: int, notes: Notes) -> None:
    if len(text) <= most:
        return
    at, place = row.at(key)
    notes.error(
        "HS012",
        at,
        _(
            "«%(text)s» (%(term)s) has %(length)d characters; Phụ lục VI gives it %(most)d.",
            text=show(text, 30),
            term=_TERMS[key],
            length=len(text),
            most=most,
        ),
        _("Write it shorter."),
        place=place,
    )


def _maintenance(row: CaseRow, text: str, notes: Notes) -> str:
    if not text:
        return ""  # that it is wanting has been told
    try:
        return maintenance_of(text)
    except Unreadable as why:
        at, place = row.at("maintenance")
        notes.error("HS011", at, str(why), why.fix, place=place)
        return ""


def _notation(row: CaseRow, text: str, notes: Notes) -> tuple[str, bool]:
    """Return số và ký hiệu as it is probably meant, and whether it is written so; without one the row gets one."""
    if not text:
        return "", True
    try:
        notation_of(text)
    except Unreadable as why:
        at, place = row.at("notation")
        notes.error("HS004", at, str(why), why.fix, place=place)
        return why.meant, False
    return text, True
