"""Nguyên tố: what typst draws in one line: strings with their style, gaps, fields, pictures."""

from collections.abc import Iterator

from congvan.pdf.laying import Item, Laying
from congvan.pdf.lines import Line
from congvan.pdf.looks import Style
from congvan.pdf.pieces import Piece, Pieces

__all__ = ["atoms_of"]

_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "middleDot": "·", "heavy": "_"}
_FORMATS = {"upperRoman": "I", "lowerRoman": "i", "upperLetter": "A", "lowerLetter": "a", "numberInDash": "- 1 -"}
_NO_BREAK_HYPHEN = "\u2011"
_FIXED = "\u00a0"
"""A space that no justification stretches, as LibreOffice sets it."""


def atoms_of(line: Line, pieces: Pieces, laying: Laying, *, justified: bool) -> list[Item]:
    """Return what typst draws in a line.

    Args:
        line: the line.
        pieces: the paragraph.
        laying: what is shared.
        justified: whether its spaces are stretched.
    """
    text = pieces.text.replace(_NO_BREAK_HYPHEN, "-") if _NO_BREAK_HYPHEN in pieces.text else pieces.text
    atoms = list(_each(line, pieces, text, laying))
    if not justified:
        return atoms
    last_tab = max((place for place, atom in enumerate(atoms) if atom[0] == "t"), default=0) if line.tabs else 0
    if last_tab:
        # what stands before the last tab keeps its place
        atoms = [["u", atoms[:last_tab]], *atoms[last_tab:]]
    if _FIXED in text[line.start : line.end]:
        atoms = [one for atom in atoms for one in _fixed(atom)]
    return atoms


def _each(line: Line, pieces: Pieces, text: str, laying: Laying) -> Iterator[Item]:
    """Give what stands in a line, piece by piece."""
    for piece in pieces.pieces:
        low, high = max(piece.start, line.start), min(piece.end, line.end)
        if low >= high:
            if piece.start >= line.end:
                return
        elif piece.thing is not None:
            yield piece.thing.atom
        elif piece.what and piece.what[0] != "label":
            yield _special(piece, text[low:high], laying)
        elif line.tabs:
            yield from _tabbed(text[low:high], low, line, piece.style, laying)
        else:
            yield [laying.index(piece.style), text[low:high]]


def _special(piece: Piece, text: str, laying: Laying) -> Item:
    laying.special += 1
    kind = piece.what[0]
    number = laying.index(piece.style)
    if kind == "PAGE":
        return ["PAGE", number, _FORMATS.get(laying.section.page_number_format, "1")]
    if kind == "note":
        return (
            ["#", number, text] if piece.what[1] == "#" else ["note", number, text, laying.noted(piece.what[1], text)]
        )
    return [kind, number]


def _tabbed(text: str, start: int, line: Line, style: Style, laying: Laying) -> Iterator[Item]:
    """Give a stretch with tabs that begins at `start` in its paragraph."""
    number = laying.index(style)
    at = start
    for place, plain in enumerate(text.split("\t")):
        if place:
            width, leader = line.tabs.get(at, (0.0, ""))
            sign = _LEADERS.get(leader, "")
            yield ["t", round(width, 3), number, sign * int(width / style.width(sign)) if sign else None]
            at += 1
        if plain:
            yield [number, plain]
        at += len(plain)


def _fixed(atom: Item) -> Iterator[Item]:
    """Give a stretch with words that hang together by spaces of fixed width apart from the others."""
    if not isinstance(atom[0], int) or _FIXED not in atom[1]:
        yield atom
        return
    number, text = atom
    plain = ""
    words = text.split(" ")
    for place, word in enumerate(words):
        space = " " if place < len(words) - 1 else ""
        if _FIXED not in word:
            plain += word + space
            continue
        if plain:
            yield [number, plain]
        yield ["u", [[number, word]]]
        plain = space
    if plain:
        yield [number, plain]
