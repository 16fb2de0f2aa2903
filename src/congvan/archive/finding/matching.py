"""Lời hỏi của FTS5: what a clerk asks for, in the words of the index."""

import re
from collections.abc import Callable, Sequence

from congvan.archive.finding.asking import Query, Term, terms_of
from congvan.archive.finding.spelling import Word

__all__ = ["HEADING", "Known", "key", "match_of"]

HEADING = "{subject unit signer number}"
"""The columns in which a word counts for more than in the text."""
Known = Callable[[str], Sequence[str] | None]
"""Gives the words that begin so; None = too many."""


def key(name: str, value: object) -> str:
    """Return the word of the index that says one fact of a letter; nobody can type it."""
    return f"·{name}" + re.sub(r"[^0-9a-z]", lambda found: f"·{ord(found.group()):x}·", str(value))


def match_of(query: Query, known: Known) -> tuple[str, str] | None:
    """Return what is asked in FTS5's words: the free words, and all else; either may be empty.

    None = something was typed in which nothing can be looked for.

    Args:
        query: what is asked.
        known: gives the words of the index that begin so; None = too many. Asked one by one they are walked through
            side by side; of a beginning FTS5 would put all lists together before it gives the first letter.
    """
    asked = [key(name, value) for name, value in _facts(query) if value is not None and value != ""]
    conditions = [f'"{one}"' for one in asked]
    for column, typed in (
        ("number", query.symbol),
        ("unit", query.unit),
        ("signer", query.signer),
        ("subject", query.subject),
    ):
        if typed.strip():
            terms = terms_of(f'"{typed}"' if column == "number" and '"' not in typed else typed)
            if not terms:
                return None
            conditions.append(f"{column} : ({_all(terms, known)})")
    words = _all(terms_of(query.words), known)
    if query.words.strip() and not words:
        return None
    return words, " AND ".join(conditions)


def _facts(query: Query) -> tuple[tuple[str, object], ...]:
    return (("n", query.number), ("b", query.book), ("y", query.year), ("f", query.form))


def _all(terms: tuple[Term, ...], known: Known) -> str:
    return " AND ".join(_of_term(term, known) for term in terms)


def _of_term(term: Term, known: Known) -> str:
    asked = _together(term.words, known, begins=term.begins)
    if term.joined is not None:
        asked = f"({asked} OR {_together((term.joined,), known, begins=term.begins)})"
    return asked


def _together(words: tuple[Word, ...], known: Known, *, begins: bool) -> str:
    """Return a phrase; words without marks stand between those with marks in `plain` only, so both are asked."""
    runs: list[list[Word]] = [[]]
    for word in words:
        if word.marked:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    asked = []
    if any(not word.marked for word in words):
        asked.append(_phrase([word.plain for word in words], words[-1].plain_typed if begins else "", known))
    for run in filter(None, runs):
        last = begins and run is runs[-1]
        asked.append(_phrase([word.marked for word in run], run[-1].marked_typed if last else "", known))
    return asked[0] if len(asked) == 1 else f"({' AND '.join(asked)})"


def _phrase(words: list[str], beginning: str, known: Known) -> str:
    whole = f'"{" ".join(words)}"'
    if not beginning:
        return whole
    begun = known(beginning)
    if begun is None:
        return f'("{" ".join([*words[:-1], beginning])}" * OR {whole})'
    ends = dict.fromkeys((words[-1], *begun))
    before = "".join(f"{word} " for word in words[:-1])
    return "(" + " OR ".join(f'"{before}{end}"' for end in ends) + ")"
