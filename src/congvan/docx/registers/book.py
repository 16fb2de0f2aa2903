"""Sổ: the cover, the table with its repeated head, and the closing of a year's book."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from congvan.decree import POST_REGISTER, REGISTER, REGISTER_COVER, Mm, Register
from congvan.docx.registers.closing import closing
from congvan.docx.registers.package import package
from congvan.docx.registers.pieces import cell, paragraph, row, table
from congvan.docx.registers.styles import COVER
from congvan.docx.registers.values import BookPrint, PostPrint
from congvan.letter import Entry, Number, number_text, register_row, slashed

__all__ = ["post_book", "register_book"]

_MARGIN, _OVER = Mm(1), Mm(0.5)
_HEIGHT = Mm(8)
"""Of a row at the least: a signature must have room."""
_DOTS = "………"
_REGISTER_WIDTHS = (30, 20, 62, 25, 32, 21, 12, 20, 15, 20)
_POST_WIDTHS = (25, 45, 82, 20, 50, 35)
"""Of the columns, in millimetres; together as wide as the text."""
_STYLES = {"issued_date": "OGiua", "copies": "OGiua", "sent_date": "OGiua", "envelopes": "OGiua", "note": "OGhiChu"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table: its texts, and whether it is voided."""

    texts: Sequence[str]
    void: bool = False


def register_book(book: BookPrint) -> bytes:
    """Return the year's sổ đăng ký văn bản đi as a Word file (Phụ lục IV, mục I).

    Voided and reserved numbers stay as rows: what became of them stands in ghi chú, the voided ones are struck out.
    The same book gives the same bytes.

    Args:
        book: whose, of which year, its entries.
    """
    entries = book.entries
    days = [entry.issued_date for entry in entries]
    numbers = sorted((entry.number for entry in entries), key=lambda number: (number.number, number.suffix))
    ends = (_number(numbers[0]), _number(numbers[-1])) if numbers else ("", "")
    lines = (_Line(register_row(entry), entry.status == "void") for entry in entries)
    made = table(
        _twips(_REGISTER_WIDTHS), _rows(REGISTER, _REGISTER_WIDTHS, lines), lines=True, margin=_MARGIN, over=_OVER
    )
    end = closing(_counted(entries, ends), book.printed_on, check=book.check)
    return package(_cover(REGISTER, book, days, ends), (made, *end), title=_title(REGISTER, book), author=book.office)


def post_book(book: PostPrint) -> bytes:
    """Return the year's sổ gửi văn bản đi bưu điện as a Word file (Phụ lục IV, mục III).

    Args:
        book: whose, of which year, its rows.
    """
    days = [one.sent_date for one in book.rows if one.sent_date is not None]
    numbers = [one.number.split("/", 1)[0] for one in book.rows]
    ends = (numbers[0], numbers[-1]) if numbers else ("", "")
    lines = (
        _Line((slashed(one.sent_date), one.number, one.recipient, _count(one.envelopes), "", one.note))
        for one in book.rows
    )
    made = table(
        _twips(_POST_WIDTHS), _rows(POST_REGISTER, _POST_WIDTHS, lines), lines=True, margin=_MARGIN, over=_OVER
    )
    envelopes = sum(one.envelopes for one in book.rows)
    end = closing(f"Sổ này có {len(book.rows)} dòng, {envelopes} bì.", book.printed_on)
    cover = _cover(POST_REGISTER, book, days, ends)
    return package(cover, (made, *end), title=_title(POST_REGISTER, book), author=book.office)


def _number(number: Number) -> str:
    return number_text(str(number.number)) + number.suffix


def _count(copies: int) -> str:
    return f"{copies:02}" if copies else ""


def _twips(widths: Iterable[int]) -> tuple[int, ...]:
    return tuple(Mm(width).twips for width in widths)


def _title(register: Register, book: BookPrint | PostPrint) -> str:
    return " ".join(part for part in (register.title, str(book.year), book.name) if part)


def _counted(entries: Sequence[Entry], ends: tuple[str, str]) -> str:
    """Say how many numbers the book holds, and what became of those that no letter has."""
    if not entries:
        return "Sổ này không có số nào."
    void = sum(entry.status == "void" for entry in entries)
    held = sum(entry.status == "reserved" for entry in entries)
    parts = [f"{void} số hủy"] * bool(void) + [f"{held} số đã giữ, chưa đăng ký"] * bool(held)
    among = f"; trong đó có {' và '.join(parts)}" if parts else ""
    return f"Sổ này có {len(entries)} số, từ số {ends[0]} đến số {ends[1]}{among}."


def _cover(
    register: Register, book: BookPrint | PostPrint, days: Sequence[date], ends: tuple[str, str]
) -> Iterator[str]:
    """Give the lines of bìa và trang đầu; what is not known is left for the pen."""
    first, last = (slashed(min(days)), slashed(max(days))) if days else (_DOTS, _DOTS)
    words = REGISTER_COVER
    lines = (
        ("parent", book.parent.upper()),
        ("office", book.office.upper()),
        ("title", register.title),
        ("name", book.name),
        ("year", words.year.format(year=book.year)),
        ("span", words.days.format(first=first, last=last)),
        ("span", words.numbers.format(first=ends[0] or _DOTS, last=ends[1] or _DOTS)),
        ("volume", words.volume.format(volume=book.volume or _DOTS)),
    )
    for key, text in lines:
        if text or key == "parent":
            yield paragraph(COVER[key][0], text)


def _rows(register: Register, millimetres: Sequence[int], lines: Iterable[_Line]) -> Iterator[str]:
    """Give the head, the row of column numbers, and the rows; an empty book has one empty row."""
    widths = _twips(millimetres)
    columns = register.columns
    texts = zip(widths, columns, strict=True)
    yield row((cell(width, paragraph("DauCot", one.text), middle=True) for width, one in texts), header=True)
    numbers = ((width, f"({number})") for number, width in enumerate(widths, start=1))
    yield row((cell(width, paragraph("SoCot", text), middle=True) for width, text in numbers), header=True)
    styles = [_STYLES.get(column.key, "OTrai") for column in columns]
    struck = [column.key not in ("receipt", "note") for column in columns]
    empty = True
    for line in lines:
        empty = False
        yield row(
            (
                cell(width, paragraph(style, text, struck=line.void and strike))
                for width, style, strike, text in zip(widths, styles, struck, line.texts, strict=True)
            ),
            height=_HEIGHT,
        )
    if empty:
        yield row((cell(width, paragraph("OTrai")) for width in widths), height=_HEIGHT)
