"""The words of a PDF, where they stand, and the lines that they make."""

import ctypes
import itertools
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

__all__ = ["Line", "Word", "lines_of", "pages_of", "words_of"]

_SAME_LINE = 1.0
"""Baselines nearer than this (pt) are one line."""
_WORD_GAP = 0.12
"""A gap wider than this share of the size parts two words; the narrowest space of a line is 0.25."""
_COLUMN_GAP = 1.2
"""A gap wider than this share of the size may part two columns."""
_LEADER = 5
"""So many dots one after the other are a leader."""
_LIKE = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "\N{SOFT HYPHEN}": "-",  # the same glyph: which of the two characters it stands for is anybody's guess
        "\N{NON-BREAKING HYPHEN}": "-",
        "\x02": "-",  # pdfium's sign of a hyphen at the end of a line
        "\ufffe": "-",  # the same, of older ones
        "\N{ZERO WIDTH SPACE}": None,
        "\N{WORD JOINER}": None,
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap: where their first one stands (pt from the left and the top of the paper)."""

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def page(self) -> int:
        """From 1."""
        return self.words[0].page

    @property
    def baseline(self) -> float:
        """That of its first word."""
        return self.words[0].baseline


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    left: float
    right: float
    baseline: float
    size: float


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def words_of(pdf: bytes) -> list[Word]:
    """Return every word of a PDF, page by page, from top to bottom and left to right."""
    words: list[Word] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            for row in _rows(_characters(page)):
                words += _parted(row, number)
    return words


def lines_of(words: Iterable[Word], *, columns: bool = False) -> list[Line]:
    """Return the lines of words; with `columns` a line ends at each wide gap, which may be a gap of columns or not."""
    lines: list[Line] = []
    row: list[Word] = []
    for word in words:
        if row and (word.page != row[-1].page or abs(word.baseline - row[0].baseline) > _SAME_LINE):
            lines += _lines(row, columns=columns)
            row = []
        row.append(word)
    return lines + (_lines(row, columns=columns) if row else [])


def _lines(row: Sequence[Word], *, columns: bool) -> list[Line]:
    parts: list[list[Word]] = [[]]
    for word in row:
        before = parts[-1][-1] if parts[-1] else None
        if columns and before and word.left - before.right > _COLUMN_GAP * max(before.size, word.size):
            parts.append([])
        parts[-1].append(word)
    return [Line(tuple(part)) for part in parts]


def _characters(page: pypdfium2.PdfPage) -> list[_Character]:
    """Return what is printed on a page: no spaces, nothing that pdfium puts between the lines by itself."""
    found = []
    height = page.get_height()
    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        shown = character.translate(_LIKE)
        if raw.FPDFText_IsGenerated(text, index) == 1 or not shown.strip():
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        right = max(box.left, box.right)
        size = raw.FPDFText_GetFontSize(text, index)
        found.append(_Character(shown, x.value, right, height - y.value, size))
    text.close()
    return found


def _rows(characters: Iterable[_Character]) -> list[list[_Character]]:
    """Return the characters by baseline, from top to bottom; those of a row from left to right."""
    rows: list[list[_Character]] = []
    for one in sorted(characters, key=lambda one: one.baseline):
        if not rows or one.baseline - rows[-1][0].baseline > _SAME_LINE:
            rows.append([])
        rows[-1].append(one)
    for row in rows:
        row.sort(key=lambda one: one.left)  # a stable sort: characters of one glyph stay in their order
    return rows


def _parted(row: Sequence[_Character], page: int) -> list[Word]:
    """Return the words of a row. A leader (dots up to a tab stop) is one word, however many dots it has."""
    words = []
    start = 0
    right = row[0].right
    dots = _leaders(row)
    for index, one in enumerate(row[1:], start=1):
        apart = one.left - right > _WORD_GAP * min(one.size, row[index - 1].size)
        if dots[index] != dots[index - 1] or (apart and not dots[index]):
            words.append(_word(row[start:index], right, page, leader=dots[index - 1]))
            start, right = index, one.right
        right = max(right, one.right)
    return [*words, _word(row[start:], right, page, leader=dots[-1])]


def _leaders(row: Sequence[_Character]) -> list[bool]:
    """Tell of each character whether it is one of many dots."""
    found: list[bool] = []
    for text, group in itertools.groupby(row, key=lambda one: one.text):
        count = len(list(group))
        found += [text == "." and count >= _LEADER] * count
    return found


def _word(characters: Sequence[_Character], right: float, page: int, *, leader: bool) -> Word:
    first = characters[0]
    text = "…" if leader else unicodedata.normalize("NFC", "".join(one.text for one in characters))
    return Word(text, page, first.left, right, first.baseline, first.size)
