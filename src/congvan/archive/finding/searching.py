"""Tìm: one page of the letters that are asked for, and how many there are.

Letters that have all the words in their heading (subject, unit, signer, number) come before those that have some of
them in the text only; among each the newest come first. No figure of relevance is worked out: for a word that stands in
every letter that would read every letter, and would say nothing.
"""

# ruff: noqa: S608 - statements are made of this module's own words; values are given apart
import sqlite3
import sys
from dataclasses import dataclass
from functools import partial

from congvan.archive.finding.asking import Query, Term, terms_of
from congvan.archive.finding.database import first_row, last_row
from congvan.archive.finding.entering import opened
from congvan.archive.finding.errors import Spoilt
from congvan.archive.finding.matching import HEADING, match_of
from congvan.archive.finding.showing import Snippet, snippet_of
from congvan.letter import KeptLetter

__all__ = ["COUNTED", "Hit", "Page", "search"]

COUNTED = 10_000
"""Letters that are counted; whether there are more by a thousand or a million changes nothing."""
_LAST = 2**62
_BEGUN = 1000
"""Words with one beginning that are asked one by one; of Vietnamese syllables there are not so many."""
_MATCHED = "FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"
_ALL = "FROM letters WHERE id BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class Hit:
    """Văn bản tìm được.

    Attributes:
        letter: what is known of it, without its proof: the record beside the PDF has that.
        snippet: where the words stand in its text.
    """

    letter: KeptLetter
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Page:
    """Trang kết quả.

    Attributes:
        hits: the letters of this page.
        total: how many there are on all pages, as far as they are counted.
        more: whether there are more than `total`.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where rows come from: a match of FTS5 (empty = every letter), and the span of days."""

    link: sqlite3.Connection
    low: int
    high: int

    def of(self, match: str, limit: int, skip: int) -> list[int]:
        where, values = self._where(match)
        name = "rowid" if match else "id"
        statement = f"SELECT {name} {where} ORDER BY {name} DESC LIMIT ? OFFSET ?"
        return [row for (row,) in self.link.execute(statement, (*values, limit, skip))]

    def count(self, match: str, most: int) -> int:
        where, values = self._where(match)
        statement = f"SELECT count(*) FROM (SELECT 1 {where} LIMIT ?)"
        return int(self.link.execute(statement, (*values, most)).fetchone()[0])

    def _where(self, match: str) -> tuple[str, tuple[object, ...]]:
        return (_MATCHED, (match, self.low, self.high)) if match else (_ALL, (self.low, self.high))


def search(link: sqlite3.Connection, query: Query, limit: int, offset: int) -> Page:
    """Return a page, in the transaction that is open.

    Raises:
        Spoilt: the index holds what congvan would not write.
        sqlite3.Error: SQLite refuses.
    """
    match = match_of(query, partial(_known, link))
    if match is None:
        return Page()
    words, conditions = match
    low = first_row(query.since) if query.since else 0
    high = last_row(query.until) if query.until else _LAST
    rows = _Rows(link, low, high)
    both = " AND ".join(filter(None, (f"({words})" if words else "", conditions)))
    most = max(COUNTED, offset + limit)
    total = rows.count(both, most + 1)
    found = _ranked(rows, words, conditions, limit, offset) if words else rows.of(both, limit, offset)
    terms = terms_of(query.words)
    return Page(tuple(_hit(link, row, terms) for row in found), min(total, most), total > most)


def _known(link: sqlite3.Connection, beginning: str) -> list[str] | None:
    statement = "SELECT term FROM terms WHERE term >= ? AND term < ? LIMIT ?"
    values = (beginning, beginning + chr(sys.maxunicode), _BEGUN + 1)
    terms = [term for (term,) in link.execute(statement, values)]
    return terms if len(terms) <= _BEGUN else None


def _ranked(rows: _Rows, words: str, conditions: str, limit: int, offset: int) -> list[int]:
    tail = f" AND {conditions}" if conditions else ""
    heading = f"{HEADING} : ({words})"
    first = rows.of(heading + tail, limit, offset)
    if len(first) == limit:
        return first
    before = offset + len(first) if first or not offset else rows.count(heading + tail, offset)
    only_text = f"(({words}){tail}) NOT ({heading})"
    return first + rows.of(only_text, limit - len(first), max(0, offset - before))


def _hit(link: sqlite3.Connection, row: int, terms: tuple[Term, ...]) -> Hit:
    found = link.execute("SELECT path, kept FROM letters WHERE id = ?", (row,)).fetchone()
    if found is None:
        raise Spoilt(row)
    kept, text = opened(found[1], found[0])
    return Hit(kept, snippet_of(text, terms))
