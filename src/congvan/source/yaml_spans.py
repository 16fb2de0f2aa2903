r"""Chữ và cách viết: which characters of the file each character of a YAML text stands for, whatever its style.

Source: YAML 1.1, chapters 4.2.2 (folding), 5.6 (escapes), 9.1 to 9.3 (flow and block scalars).
"""

import re

from yaml.scanner import Scanner

__all__ = ["Spans", "escaped", "indent_of", "spans_of"]

Spans = list[tuple[int, int]]
_FOLD = r"[ \t]*(?P<fold>\n[ \t\n]*)|(?P<char>.)"
_FLOW = {
    "": re.compile(_FOLD, re.DOTALL),
    "'": re.compile(rf"(?P<quote>'')|{_FOLD}", re.DOTALL),
    '"': re.compile(rf"\\\n[ \t]*(?P<joined>(?:\n[ \t]*)*)|\\(?P<code>x..|u.{{4}}|U.{{8}}|.)|{_FOLD}", re.DOTALL),
}
_HEADER = re.compile(r"[|>]([-+0-9]*)[ \t]*(?:#[^\n]*)?\n")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def escaped(text: str) -> str:
    """Return the text as it stands between double quotes."""
    return "".join(_ESCAPES.get(char, char) for char in text)


def spans_of(source: str, style: str, value: str) -> Spans | None:
    """Return for each character of the value where it stands in the source; None if they do not fit.

    Args:
        source: the scalar as written, with quotes or block sign.
        style: «» plain, «'», «"», «|», «>».
        value: as YAML reads it.
    """
    if style in ("|", ">"):
        return _block(source, value, folded=style == ">")
    quotes = 1 if style else 0
    text, spans = _flow(source[quotes : len(source) - quotes], style, quotes)
    return spans if text == value else None


def _flow(inside: str, style: str, shift: int) -> tuple[str, Spans]:
    chars: list[str] = []
    spans: Spans = []
    for match in _FLOW[style].finditer(inside):
        start, end = shift + match.start(), shift + match.end()
        for number, char in enumerate(_said(match.groupdict())):
            chars.append(char)
            spans.append((start if number == 0 else end, end))
    return "".join(chars), spans


def _said(found: dict[str, str | None]) -> str:
    """Return what a piece of a flow scalar means: a character, a fold, a doubled quote, an escape."""
    if (char := found["char"]) is not None:
        return char
    if (fold := found["fold"]) is not None:
        return "\n" * (fold.count("\n") - 1) or " "
    if "quote" in found:
        return "'"
    if (joined := found["joined"]) is not None:
        return "\n" * joined.count("\n")
    code = found["code"] or ""
    return chr(int(code[1:], 16)) if len(code) > 1 else Scanner.ESCAPE_REPLACEMENTS.get(code, "")


def indent_of(source: str) -> str:
    """Return the blanks that begin each line of a block scalar."""
    rows = [row for row in source.split("\n")[1:] if row.strip()]
    return rows[0][: len(rows[0]) - len(rows[0].lstrip(" "))] if rows else ""


def _block(source: str, value: str, *, folded: bool) -> Spans | None:
    header = _HEADER.match(source)
    if header is None:
        return None
    deepest = len(indent_of(source))
    # an indentation that the header gives counts from a place that is not known here: the value tells which it is
    indents = range(deepest, -1, -1) if any(char.isdigit() for char in header[1]) else (deepest,)
    for indent in indents:
        text, spans = _lines(source, header.end(), indent, folded=folded)
        if text.rstrip("\n") == value.rstrip("\n"):
            end = len(source)
            return (spans + [(end, end)] * len(value))[: len(value)]
    return None


def _lines(source: str, place: int, indent: int, *, folded: bool) -> tuple[str, Spans]:
    chars: list[str] = []
    spans: Spans = []
    end, breaks, before = place, 0, ""
    for row in source[place:].split("\n"):
        content = row[indent:]
        if not content and not row.strip(" "):
            breaks += 1
            place += len(row) + 1
            continue
        if row[:indent].strip(" "):  # what follows the scalar
            break
        start = place + min(indent, len(row))
        gap = _gap(before, content, breaks, folded=folded)
        chars += gap
        spans += [(end if number == 0 else start, start) for number in range(len(gap))]
        chars += content
        spans += [(start + number, start + number + 1) for number in range(len(content))]
        before, breaks, end = content, 0, start + len(content)
        place += len(row) + 1
    return "".join(chars), spans


def _gap(before: str, after: str, breaks: int, *, folded: bool) -> str:
    """Return what stands between two lines of a block scalar."""
    if not before:
        return "\n" * breaks
    if folded and before[0] not in " \t" and after[:1] not in (" ", "\t"):
        return "\n" * breaks or " "
    return "\n" * (breaks + 1)
