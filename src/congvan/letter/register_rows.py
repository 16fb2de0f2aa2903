"""Dòng của sổ: what each column of the register says of an entry, on paper, in Excel and on the screen alike."""

import re
from datetime import date

from congvan.decree import HABIT_CODES, KINDS
from congvan.letter.entries import Entry

__all__ = ["RESERVED_NOTE", "VOID_NOTE", "note_text", "parted_title", "register_row", "slashed", "title_text"]

VOID_NOTE = "Số hủy"
RESERVED_NOTE = "Số đã giữ, chưa đăng ký"
_SUBJECT_LABEL = "v/v"
_WITHOUT_CODE = "Công văn"
_LABELLED = re.compile(r"(?:v\s*/\s*v|về)\b", re.IGNORECASE)
_NAMES = sorted((kind.name for kind in KINDS), key=len, reverse=True)
_OPENING = re.compile(rf"({'|'.join(map(re.escape, _NAMES))}|{'|'.join(HABIT_CODES)})\b[\s:.,-]*", re.IGNORECASE)


def slashed(day: date | None) -> str:
    """Return a day as dd/mm/yyyy; None gives an empty text."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day is not None else ""


def title_text(kind: str, subject: str) -> str:
    """Return tên loại và trích yếu: «Công văn v/v cấp phát gạo», «Kế hoạch tổ chức hội thi»."""
    if kind == _WITHOUT_CODE and subject and not _LABELLED.match(subject):
        return f"{kind} {_SUBJECT_LABEL} {subject}"
    return f"{kind} {subject}".strip()


def parted_title(title: str, kind: str = "") -> tuple[str, str]:
    """Return tên loại and trích yếu of a text that has both: what `title_text` has put together, and what people write.

    Args:
        title: the text.
        kind: tên loại, if a column of its own says it; empty = it is the decree's word at the beginning, if one is.
    """
    if kind:
        rest = title[len(kind) :].lstrip() if f"{title} ".casefold().startswith(f"{kind} ".casefold()) else title
    else:
        opening = _OPENING.match(title)
        if opening is None:
            return "", title
        kind = next((name for name in _NAMES if name.casefold() == opening[1].casefold()), _WITHOUT_CODE)
        rest = title[opening.end() :]
    label = f"{_SUBJECT_LABEL} "
    return kind, rest.removeprefix(label) if kind == _WITHOUT_CODE else rest


def note_text(entry: Entry) -> str:
    """Return ghi chú, with what became of the number before it."""
    said = {"void": VOID_NOTE, "reserved": RESERVED_NOTE}.get(entry.status, "")
    if entry.status == "void" and entry.reason:
        said += f": {entry.reason}"
    return ". ".join(part for part in (said.rstrip("."), entry.note) if part) if said else entry.note


def register_row(entry: Entry) -> tuple[str, ...]:
    """Return the texts of the ten columns (Phụ lục IV, mục I); (9), ký nhận, is left for the pen."""
    return (
        entry.number.text,
        slashed(entry.issued_date),
        title_text(entry.kind, entry.subject),
        entry.signer,
        entry.copies_to,
        entry.holder,
        f"{entry.copies:02}" if entry.copies else "",
        slashed(entry.sent_date),
        "",
        note_text(entry),
    )
