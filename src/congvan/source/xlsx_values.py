"""Ô của bảng tính: the text that a cell shows, or why it shows none that could be relied on."""

import re
from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from congvan.language import _
from congvan.source.notes import show
from congvan.source.xlsx_book import MAIN, Book, Style, decoded, rich_text

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Unreadable", "cell_text", "date_text"]

_ZEROS = re.compile(r"0+")
_EXACT = 10**15
"""Excel keeps fifteen digits of a number."""
_LEAP_BUG, _LAST_SERIAL = 60, 2_958_465
_V, _F, _IS, _T = f"{MAIN}v", f"{MAIN}f", f"{MAIN}is", f"{MAIN}t"
_PLAIN_STYLE = Style()


class Unreadable(Exception):  # noqa: N818 - says what the cell is
    """The cell has no text that could be relied on.

    Attributes:
        code: the finding's code.
        message: what is wrong with the cell.
        fix: what to do.
    """

    def __init__(self, message: str, fix: str, *, code: str) -> None:
        """Take the finding's parts."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.fix = fix


def cell_text(cell: "etree._Element", book: Book) -> tuple[str, bool]:  # noqa: C901, PLR0911 - one branch a kind of cell
    """Return the text that the cell shows, and whether a part of it is struck out.

    Raises:
        Unreadable: an error, a boolean, a formula without a value, a number that is shown otherwise than it is kept.
    """
    kind = cell.get("t", "n")
    if len(cell) == 1:  # what nearly every cell is: one value, nothing else
        only = cell[0]
        value_text = only.text
        if kind == "s" and only.tag == _V and value_text in book.texts:
            return book.texts[value_text]
        if kind == "inlineStr" and len(only) == 1 and (inside := only[0]).tag == _T:
            return decoded(inside.text or ""), False
    if kind == "inlineStr":
        inline = cell.find(_IS)
        return ("", False) if inline is None else rich_text(inline)
    value = cell.find(_V)
    text = (value.text or "") if value is not None else ""
    if not text:
        if cell.find(_F) is not None:
            raise Unreadable(
                _("The formula of this cell has no value yet."),
                _("Open the list in Excel, and save it again."),
                code="XL003",
            )
        return "", False
    if kind == "s":
        found = book.texts.get(text.strip())
        if found is None:
            raise Unreadable(_("The text of this cell is lost."), _("Save the list again in Excel."), code="XL001")
        return found
    if kind == "str":
        return decoded(text), False
    if kind == "n":
        style = cell.get("s", "0")
        return _number_text(text, _style(book, style), since_1904=book.since_1904), False
    raise _other_kind(kind, text)


def _style(book: Book, index: str) -> Style:
    number = int(index) if index.isascii() and index.isdigit() and len(index) < len(str(_EXACT)) else 0
    return book.styles[number] if number < len(book.styles) else _PLAIN_STYLE


def _other_kind(kind: str, text: str) -> Unreadable:
    if kind == "e":
        return Unreadable(
            _("The cell shows the error «%(error)s».", error=show(text)), _("Mend its formula in Excel."), code="XL004"
        )
    if kind == "b":
        return Unreadable(
            _("The cell holds a logical value (TRUE or FALSE), not a text."),
            _("Type the text that is meant, with an apostrophe before it."),
            code="XL005",
        )
    return Unreadable(
        _("The cell holds something that is neither text nor number: «%(text)s».", text=show(text)),
        _("Set the cell to Text and type it again."),
        code="XL006",
    )


def _number_text(text: str, style: Style, *, since_1904: bool) -> str:
    """Return a number as its cell shows it, where that is certain."""
    if text.isascii() and text.isdigit() and len(text) <= len(str(_EXACT)) - 1 and style.code in ("General", "0", "@"):
        return text.lstrip("0") or "0"
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise Unreadable(_("The cell holds no number: «%(text)s».", text=show(text)), _("Type it again."), code="XL006")
    if style.dated:
        return date_text(number, since_1904=since_1904)
    if abs(number) >= _EXACT:
        raise Unreadable(
            _("The number has more than 15 digits; Excel has changed the last ones."),
            _("Set the cell to Text and type the number again."),
            code="XL007",
        )
    whole = number.is_integer()
    if style.code in ("General", "@") or (style.code == "0" and whole):
        return f"{number:.15g}" if not whole else str(int(number))
    if _ZEROS.fullmatch(style.code) and whole and number >= 0:
        return str(int(number)).zfill(len(style.code))
    if style.code == "#,##0" and whole and abs(number) < 1000:  # noqa: PLR2004 - no thousands, nothing to separate
        return str(int(number))
    raise Unreadable(
        _(
            "The number %(number)s is shown in another form: «%(code)s».",
            number=f"{number:.15g}",
            code=show(style.code),
        ),
        _("Set the cell to Text and type what shall be printed."),
        code="XL008",
    )


def date_text(number: float, *, since_1904: bool) -> str:
    """Return the day as dd/mm/yyyy."""
    day = int(number)
    fix = _("Set the cell to Text and type the date, such as 11/08/2022.")
    if number != day or day < 1 or day > _LAST_SERIAL or (day == _LEAP_BUG and not since_1904):
        raise Unreadable(
            _("The cell is shown as a date, but there is no such day: %(n)s.", n=f"{number:g}"), fix, code="XL009"
        )
    if since_1904:
        found = date(1904, 1, 1) + timedelta(days=day) if day < _LAST_SERIAL - 1462 else None
    else:
        # Excel counts a 29 February 1900 that never was
        found = date(1899, 12, 30 if day > _LEAP_BUG else 31) + timedelta(days=day)
    if found is None:
        raise Unreadable(
            _("The cell is shown as a date, but there is no such day: %(n)s.", n=f"{number:g}"), fix, code="XL009"
        )
    return f"{found:%d/%m}/{found.year:04d}"
