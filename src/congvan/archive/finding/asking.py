"""Câu hỏi: what a clerk asks for, whatever was typed."""

import re
from dataclasses import dataclass
from datetime import date

from congvan.archive.finding.spelling import WORD, Word, clean, word_of, words_of
from congvan.letter import KeptForm

__all__ = ["Query", "Term", "terms_of"]

_MOST = 100
"""Words that are looked for; nobody types more, and a pasted page has more."""
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_FEWEST_JOINED = 2


@dataclass(frozen=True, slots=True)
class Query:
    """Điều kiện tìm: all that is said must hold; what is empty or None is not asked.

    `words`, `unit`, `signer` and `subject` are typed as they come to mind. Capitals never count. A word typed with
    marks is found with these marks only; a word typed without any is found with whatever marks it has, «d» as «đ» too.
    Words may stand in any order and anywhere; what is between quotes («"kế hoạch năm học"»), or joined («20/NQ-HĐND»),
    stands together in this order. `*` behind a word: its beginning. Nothing else has a meaning of its own.

    Attributes:
        words: in subject, unit, signer, number or text.
        number: số.
        symbol: ký hiệu, or words of it that follow each other.
        book: id of the book.
        year: năm.
        since: the first day.
        until: the last day.
        unit: id or words of the name of the unit.
        signer: words of người ký.
        subject: words of trích yếu.
        form: the kind of copy.
    """

    words: str = ""
    number: int | None = None
    symbol: str = ""
    book: str = ""
    year: int | None = None
    since: date | None = None
    until: date | None = None
    unit: str = ""
    signer: str = ""
    subject: str = ""
    form: KeptForm | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Từ tìm: words that stand together in this order.

    Attributes:
        words: one or more.
        begins: whether the last is only the beginning of a word.
        joined: the same as one word: an office that writes «GD-ĐT» may have written «GDĐT» too.
    """

    words: tuple[Word, ...]
    begins: bool = False
    joined: Word | None = None


def terms_of(typed: str) -> tuple[Term, ...]:
    """Return what is looked for, each once; nothing, if no letter or digit was typed."""
    terms: dict[Term, None] = {}
    left = _MOST
    for quoted, alone in _PIECE.findall(clean(typed).translate(_QUOTES)):
        piece = quoted or alone
        words = tuple(words_of(piece))[:left]
        if not words:
            continue
        left -= len(words)
        ends = piece.rstrip()
        joined = None if quoted or len(words) < _FEWEST_JOINED or not alone.isupper() else _joined(piece)
        terms[Term(words, ends.endswith("*") and len(ends) > 1 and ends[-2].isalnum(), joined)] = None
    return tuple(terms)


def _joined(piece: str) -> Word | None:
    whole = "".join(WORD.findall(piece))
    return word_of(whole) if whole.isalpha() else None
