"""Viết hoa: finds names and phrases of a list that are written with other capitals than the list has."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator

from congvan.checks.looking import show
from congvan.checks.prose import begins_sentence, swap, words_in
from congvan.checks.rule import Fault
from congvan.checks.said import Said
from congvan.language import _

__all__ = ["Forms", "Met", "cased", "faults", "key"]

Met = tuple[tuple[int, int], str, str]
"""Where something stands, what was found, what is right."""

_EARLY = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ"}
_EARLY |= {"ọe": "oẹ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}
_EARLY_PAIR = re.compile("|".join(_EARLY))


@functools.lru_cache(maxsize=8192)
def key(word: str) -> str:
    """Return a word for comparing: small letters, the tone of «hòa» and «ủy» where the older way puts it («hoà»)."""
    word = word.lower()
    return _EARLY_PAIR.sub(lambda pair: _EARLY[pair[0]], word)


def cased(found: str, right: str) -> str:
    """Return a found text with the capitals of the right one; both have the same letters in the same places."""
    return "".join(one.upper() if other.isupper() else one.lower() for one, other in zip(found, right, strict=True))


@functools.lru_cache(maxsize=512)
def _keys_in(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    keys = tuple(key(word) for word, _start, _end in words_in(text))
    return keys, frozenset(keys)


class Forms:
    """Tên và cụm từ viết đúng: looks for them whatever their capitals are."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Take the right forms; words are divided by single spaces."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for form in sorted(forms, key=len, reverse=True):
            words = tuple(key(word) for word, _start, _end in words_in(form))
            self._by_first.setdefault(words[0], []).append((words, form))

    def met(self, line: Said) -> Iterator[Met]:
        """Give each form that stands in a line, longest first, as found and as it is right."""
        keys, distinct = _keys_in(line.text)
        if self._by_first.keys().isdisjoint(distinct):
            return
        words = words_in(line.text)
        end = 0
        for place, first in enumerate(keys):
            if place < end or words[place][1] < line.offset:
                continue
            for wanted, form in self._by_first.get(first, ()):
                if keys[place : place + len(wanted)] != wanted:
                    continue
                span = words[place][1], words[place + len(wanted) - 1][2]
                found = line.text[slice(*span)]
                if len(found) == len(form):
                    end = place + len(wanted)
                    yield span, found, cased(found, form)
                    break


def faults(
    lines: Iterable[Said],
    forms: Forms,
    *,
    wanted: Callable[[Said, tuple[int, int]], bool] = lambda _line, _span: True,
) -> Iterator[Fault]:
    """Give a fault for each form that is written with other capitals.

    Args:
        lines: where to look; a form all in capitals and the capital of a sentence are no faults.
        forms: the right forms.
        wanted: tells of a line and a place whether it counts.
    """
    for line in lines:
        for span, found, right in forms.met(line):
            if found != right and not _is_let(line.text, span, found, right) and wanted(line, span):
                yield Fault(
                    line,
                    _("«%(found)s» is written with the wrong capitals.", found=show(found)),
                    _("Write «%(right)s».", right=show(right)),
                    mends=swap(line, span, right),
                    span=span,
                )


def _is_let(text: str, span: tuple[int, int], found: str, right: str) -> bool:
    if found.isupper():
        return True
    return found[1:] == right[1:] and found[0].isupper() and begins_sentence(text, span[0])
