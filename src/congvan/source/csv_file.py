"""CSV: separators found out by the header, every row counted, quotes held to the rule (RFC 4180)."""

import csv
import io
import re

from congvan.language import _
from congvan.source.notes import At, Notes, show
from congvan.source.table import Line, Table, clean

__all__ = ["parse_csv"]

_SEPARATORS = ";\t,|"
_SEP_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


def parse_csv(text: str, notes: Notes, *, separator: str = "") -> Table:
    """Return the table of a text that `decode_text` has passed.

    Rows are numbered as Excel shows them: a quoted line break does not begin a row, an empty line does.

    Args:
        text: the whole file.
        notes: gets what is wrong with its rows.
        separator: between cells, where it is known; empty = the first line has most of it.
    """
    said = _SEP_LINE.match(text)
    if said:
        text = text[said.end() :]
    separator = said[1] if said else separator or _separator(text)
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=separator, strict=True)
    lines: list[Line] = []
    width, number = 0, 0
    while True:
        began = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return Table(lines)
        except csv.Error as error:
            _note_broken(error, number + 1, began, text, notes)
            return Table(lines)
        number += 1
        cells = {index: plain for index, cell in enumerate(row) if cell and (plain := clean(cell))}
        if not cells:
            continue
        if not lines:
            width = len(row)
        elif len(row) != width and width > 1:  # a header of one cell is no header, and is named as such
            _check_width(row, width, number, separator, notes)
        lines.append(Line(number, cells))


def _separator(text: str) -> str:
    """Return the separator that the first filled line has most of."""
    first = next((line for line in text.split("\n", 200) if line.strip()), "")
    bare = _QUOTED.sub("", first)
    return max(_SEPARATORS, key=bare.count)


def _check_width(row: list[str], width: int, number: int, separator: str, notes: Notes) -> None:
    """Note a row that has fewer cells than the header, or more filled ones."""
    if len(row) > width and not any(clean(cell) for cell in row[width:]):
        return
    other = next((sign for sign in _SEPARATORS if sign != separator and sign in row[0] and len(row) == 1), "")
    name = {"\t": _("tab")}
    message = _(
        "The row has %(found)d cells, the header has %(width)d: «%(row)s».",
        found=len(row),
        width=width,
        row=show(separator.join(row)),
    )
    if other:
        fix = _(
            "It is separated with «%(other)s», the header with «%(separator)s»: use one of them.",
            other=name.get(other, other),
            separator=name.get(separator, separator),
        )
    else:
        fix = _(
            "Write as many separators as in the header; put a text with «%(sign)s» in quotes.",
            sign=name.get(separator, separator),
        )
    notes.error("CS008", At(number), message, fix)


def _note_broken(error: csv.Error, number: int, began: int, text: str, notes: Notes) -> None:
    """Say what stopped the csv module; nothing after this row can be trusted."""
    line = text.split("\n")[began - 1] if began <= text.count("\n") + 1 else ""
    if "field larger" in str(error):
        notes.error(
            "CS010",
            At(number),
            _("A cell of this row holds more than %(limit)d characters.", limit=csv.field_size_limit()),
            _("A quotation mark was probably opened and never closed: close it."),
        )
        return
    notes.error(
        "CS009",
        At(number),
        _("A quotation mark of this row is not closed, or text follows it: «%(line)s».", line=show(line)),
        _("Close it, and write a quotation mark inside a text twice. The rows below it were not read."),
    )
