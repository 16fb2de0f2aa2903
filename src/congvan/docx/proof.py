"""Proves each filled part before it is kept: well-formed, whole, addressed to its unit, without holes.

A part is a row of pieces: constants of the template and values between them. Two letters whose constants are the very
same objects in the same order, and whose values are plain escaped text in the same places, differ in plain text only:
what was proved of the first by a full parse holds for the second. So each such *shape* is parsed once, and what
depends on the values is looked at in every letter. A value with markup of its own gives its letter no known shape.
"""

import re
from collections.abc import Iterable, Sequence

from congvan.docx.addressed import missing_addressee
from congvan.docx.codes import finding
from congvan.docx.emptied import empty_places
from congvan.docx.ooxml import q
from congvan.docx.sandbox import BREAK, TAB
from congvan.docx.segments import Rendered
from congvan.errors import Finding, Where
from congvan.language import _
from congvan.letter import Letter
from congvan.opc import BrokenXml, UnsafeXml, parse_xml

__all__ = ["Proof"]

_NUMBER = re.compile(r"Số\s*:[\s.…_]*/")
_DATE = re.compile(r"(?:[^,]{1,60},)?\s*ngày([\d\s.…_]*)tháng([\d\s.…_]*)năm([\d\s.…_]*)")
"""The line of the date and nothing else: «6 tháng cuối năm» in the body is no hole."""
_VALUE, _BROKEN_VALUE, _BLANK, _UNKNOWN = 0, 1, 2, -1
_LOOSE = re.compile("&(?!(?:amp|lt|gt|#34|#39);)")


class Proof:
    """Remembers the shapes that were parsed and found good."""

    def __init__(self, constants: Iterable[frozenset[int]], file: str, *, main: bool) -> None:
        """Take what tells constants from values.

        Args:
            constants: for each segment of the part, `id` of its constant texts; the segments keep them alive.
            file: the template's path, for findings.
            main: whether this is the body, which must be addressed and have no holes.
        """
        self._constants = tuple(constants)
        self._file = file
        self._main = main
        self._shapes: list[tuple[Rendered | None, int]] = [(None, 0)] * len(self._constants)
        self._numbers: dict[tuple[int, ...], int] = {}
        self._good: set[tuple[bool, tuple[int, ...]]] = set()

    def check(self, segments: Sequence[Rendered], letter: Letter) -> list[Finding]:
        """Return what is wrong with a filled part; nothing, if it may be kept.

        Args:
            segments: what the part's segments gave, in order.
            letter: whose letter it is.
        """
        shape = tuple([self._shape(at, segment) for at, segment in enumerate(segments)])
        known = (letter.is_draft, shape)
        findings: list[Finding] = []
        if known not in self._good:
            findings = self._parse("".join([segment.text for segment in segments]), letter)
            if not findings and _UNKNOWN not in shape:
                self._good.add(known)
        if self._main and not findings:
            findings = self._addressed(segments, letter)
        return findings

    def _shape(self, at: int, segment: Rendered) -> int:
        """Return the number of a segment's shape; a segment that is the one of the letter before has the same."""
        before, number = self._shapes[at]
        if before is segment:
            return number
        constants = self._constants[at]
        shape = tuple([key if (key := id(piece)) in constants else _kind(piece) for piece in segment.pieces])
        number = _UNKNOWN if _UNKNOWN in shape else self._numbers.setdefault(shape, len(self._numbers))
        self._shapes[at] = (segment, number)
        return number

    def _parse(self, text: str, letter: Letter) -> list[Finding]:
        where = Where(self._file)
        try:
            root = parse_xml(text.encode())
        except (BrokenXml, UnsafeXml, UnicodeEncodeError) as error:
            message = _("the letter filled from this template is no well-formed XML (%(reason)s).", reason=error)
            return [finding("TP014", where, message, _("See that each block begins and ends in the same cell."))]
        findings = list(empty_places(root, self._file))
        if self._main and not letter.is_draft:
            findings += self._holes(["".join(str(t) for t in p.itertext(q("t"))) for p in root.iter(q("p"))])
        return findings

    def _holes(self, paragraphs: Sequence[str]) -> list[Finding]:
        holes = []
        if any(_NUMBER.search(paragraph) for paragraph in paragraphs):
            holes.append("Số")
        dates = [date for paragraph in paragraphs if (date := _DATE.fullmatch(paragraph))]
        if any(not figure.strip().isdigit() for date in dates for figure in date.groups()):
            holes.append("ngày, tháng, năm")
        return [
            finding(
                "TP015",
                Where(self._file),
                _("the filled letter has no %(what)s, although the letter has it.", what=what),
                _("See that the template prints it."),
            )
            for what in holes
        ]

    def _addressed(self, segments: Sequence[Rendered], letter: Letter) -> list[Finding]:
        line = missing_addressee([segment.text for segment in segments], letter.addressees)
        if line is None:
            return []
        message = _("the filled letter is not addressed to «%(line)s».", line=line)
        fix = _("Print {{ line }} for each line of letter.addressees after «Kính gửi».")
        return [finding("TP016", Where(self._file), message, fix)]


def _kind(piece: str) -> int:
    """Tell what a value is: plain text, text with breaks, nothing; or, with markup of its own, no known kind."""
    if not piece.strip():
        return _BLANK
    if "&" in piece and _LOOSE.search(piece):
        return _UNKNOWN
    if "<" not in piece and ">" not in piece:
        return _VALUE
    rest = piece.replace(BREAK, "").replace(TAB, "")
    return _UNKNOWN if "<" in rest or ">" in rest else _BROKEN_VALUE
