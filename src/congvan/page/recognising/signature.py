"""Chữ ký (ô 7): quyền hạn, chức vụ; the room for the signature; họ tên."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from congvan.page.recognising.lines import Line
from congvan.page.recognising.titles import is_name, is_note, is_title

__all__ = ["Signature", "signature_of"]

_BESIDE = 20
"""Cells whose middles are further apart (mm) are columns of two who sign."""

_WORDS = range(2, 7)
_ROOM = 36
"""Points between two lines that are room for a signature, not just a gap."""


@dataclass(slots=True)
class Signature:
    """What stands in the column of the signature, from top to bottom."""

    authority: list[Line] = field(default_factory=list)
    room: list[Line] = field(default_factory=list)
    second_title: list[Line] = field(default_factory=list)
    name: Line | None = None

    @property
    def lines(self) -> list[Line]:
        """All of them."""
        return [*self.authority, *self.room, *self.second_title, *([self.name] if self.name else [])]


def signature_of(lines: list[Line], label: Line | None) -> Signature:
    """Read the signature.

    Args:
        lines: the lines between the body and the end of the letter; those of Nơi nhận are taken already.
        label: the line «Nơi nhận».
    """
    column = _beside(lines, label) or list(_column(lines, label))
    while column and column[0].empty:
        del column[0]
    signature = Signature()
    signature.name = _name_of(column)
    _read(column, signature)
    for line in signature.lines:
        line.taken = True
    return signature


def _beside(lines: list[Line], label: Line | None) -> list[Line]:
    """Return the lines beside «Nơi nhận» in its table; none if nothing is written there."""
    if label is None or label.table is None:
        return []
    cell = label.passage.cell
    found = [line for line in lines if line.table is label.table and line.passage.cell != cell and not line.taken]
    return found if any(line.key for line in found) else []


def _column(lines: list[Line], label: Line | None) -> Iterator[Line]:
    """Yield what is set apart at the right, in the middle, or as a title and a name at the left."""
    begun: Line | None = None
    for line in lines:
        if begun is not None and (line.new_page or line.passage.section != begun.passage.section):
            return
        below = label is not None and line.number > label.number
        if line.taken or line.data or (below and _not_signature(line)) or (line.side == "left" and line.table):
            continue
        if line.key and begun is None:
            begun = line
        yield line


def _not_signature(line: Line) -> bool:
    """Tell whether a line below «Nơi nhận» cannot be of the signature; an empty one may be its room."""
    if line.side == "full":
        return not line.empty and not is_name(line.text) and not is_title(line)
    return line.side == "left"


def _name_of(column: list[Line]) -> Line | None:
    name = next((line for line in reversed(column) if is_name(line.text) and not is_title(line)), None)
    if name is not None:
        return name
    # a name in wrong capitals: the last line, when a title and room for a signature stand above it
    inked = [line for line in column if line.key and not line.rule and not is_note(line)]
    if len(inked) < 2 or is_title(inked[-1]):  # noqa: PLR2004 - title and name
        return None
    words = inked[-1].text.split()
    mostly = sum(word[0].isupper() for word in words) * 2 > len(words)
    return inked[-1] if len(words) in _WORDS and mostly and _apart(column, inked[-2], inked[-1]) else None


def _apart(column: list[Line], first: Line, last: Line) -> bool:
    """Tell whether there is room for a signature between two lines: empty lines, or space set before or after."""
    space = first.passage.paragraph.after + last.passage.paragraph.before
    return bool(_between(column, first, last)) or space >= _ROOM


def _between(column: list[Line], first: Line, last: Line) -> list[Line]:
    """Return what stands between two lines of a column."""
    return [line for line in column if first.number < line.number < last.number]


def _read(column: list[Line], signature: Signature) -> None:
    """Tell title, room and second title apart above the name."""
    name = signature.name
    if name is not None:
        within = name.passage.table and name.passage.centre
        column = [
            line
            for line in column
            if line.number < name.number and (not within or abs(line.passage.centre - within) < _BESIDE)
        ]
    room = _room_of(column)
    inked = [line for line in column if line.number not in room and not line.rule]
    last = max(room, default=-1)
    second = [line for line in inked if line.number > last] if name is not None else []
    signature.authority = [line for line in inked if line not in second]
    if not signature.authority:
        signature.authority, second = second, []
    signature.second_title = second
    title = signature.authority[-1].number if signature.authority else -1
    end = second[0].number if second else name.number if name is not None else -1
    signature.room = [line for line in column if title < line.number < end and not line.rule]


def _room_of(column: list[Line]) -> set[int]:
    """Return the numbers of empty lines and of notes in place of a signature, which may go over several lines."""
    room: set[int] = set()
    open_bracket = False
    for line in column:
        if line.empty or open_bracket or is_note(line):
            room.add(line.number)
            open_bracket = (open_bracket or line.text.startswith("(")) and ")" not in line.text
    return room
