"""Lỗi YAML nói cho dễ hiểu: what libyaml could not understand, in a clerk's words; its own are never shown.

The texts on the left of the table are libyaml's and PyYAML's (scanner and parser), as parts of a sentence.
"""

import re
from itertools import islice
from typing import Any

import yaml

from congvan.language import N_, _
from congvan.source.notes import At, Notes, show

__all__ = ["check_lines", "note_problem"]

_QUOTE = N_("Put the whole text in quotes.")
_ALIGN = N_("Begin the line in the same column as the lines it belongs with.")

_PROBLEMS = (
    (
        "while scanning a quoted scalar",
        "YL013",
        N_("A quotation mark is opened here and never closed: «%(line)s»."),
        N_("Close it with the same straight mark; typographic marks “ ” do not close it."),
    ),
    (
        "escape|hexdecimal|hexadecimal",
        "YL014",
        N_("A backslash stands between double quotes: «%(line)s»."),
        N_("Use single quotes '…' for a text with a backslash."),
    ),
    (
        "mapping values are not allowed",
        "YL015",
        N_("A second colon with a space after it stands in the line: «%(line)s»."),
        N_("Put the whole text in quotes, or begin the line in the column it belongs to."),
    ),
    (
        "cannot start any token",
        "YL016",
        N_("A text cannot begin with this character: «%(line)s»."),
        _QUOTE,
    ),
    (
        "while scanning an? (anchor|alias)|alphabetic or numeric",
        "YL016",
        N_("A text cannot begin with «*» or «&»: «%(line)s»."),
        _QUOTE,
    ),
    ("tag|URI", "YL016", N_("A text cannot begin with «!»: «%(line)s»."), _QUOTE),
    (
        "directive|document start|version",
        "YL016",
        N_("A line beginning with «%%» or «---» stands where none can: «%(line)s»."),
        N_("Delete it, or put the text in quotes."),
    ),
    (
        "block scalar|comment or line break|comment or a line break|indentation indicator",
        "YL017",
        N_("The text after «|» or «>» is not laid out as it must be: «%(line)s»."),
        N_("Write nothing after the sign, and the text below it, each line further right than its key."),
    ),
    (
        "could not find expected ':'",
        "YL018",
        N_("A key without a colon: «%(line)s»."),
        N_("Write the key, a colon, a space and the value; begin more lines of a text further right than its key."),
    ),
    (
        "flow (sequence|mapping|node|context)|expected ',' or|unexpected ':'",
        "YL019",
        N_("A bracket [ or { is not closed, or something is missing between the brackets: «%(line)s»."),
        N_("Close it, or put a text that begins with a bracket in quotes."),
    ),
    (
        "entries are not allowed|mapping keys are not allowed",
        "YL020",
        N_("A list item stands where none can: «%(line)s»."),
        N_("Write the dash on a line of its own under the key."),
    ),
    (
        "expected key|'-' indicator|block end|block collection|block mapping|node content",
        "YL021",
        N_("The line does not fit the lines before it: «%(line)s»."),
        _ALIGN,
    ),
    ("tab character", "YL001", N_("A tab stands in the indentation: «%(line)s»."), N_("Use spaces.")),
)

_MOST = 100
"""So many lines of one kind are named; a file that has more was made with another program's settings."""
_WIDE_COLONS = "：﹕꞉∶"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_NO_BREAK = re.compile(rf"^[ \t]*([{_SPACES}])[ \t{_SPACES}]*(?=\S)", re.MULTILINE)
_WIDE = re.compile(rf"^[ \t{_SPACES}]*(?:- +)?([a-z_]+) ?[{_WIDE_COLONS}]", re.MULTILINE)
_KEY_ALONE = re.compile(r" *(?:- +)?[\w-]+ *")
_KEY_OR_ITEM = re.compile(rf"- |([a-z_]+) ?[:{_WIDE_COLONS}]")


def check_lines(text: str, keys: frozenset[str], notes: Notes, *, broken: bool) -> set[int]:
    """Note lines that look right and are not: tabs or no-break spaces for spaces, a full-width colon.

    Args:
        text: the whole file.
        keys: every key that a file of this kind may have.
        notes: gets one error a line.
        broken: whether the text could not be parsed; then every such line is suspect, otherwise only the ones that
            look like a key or a list item (a text under «|» may begin with a tab).

    Returns:
        The numbers of the lines noted.
    """
    told: set[int] = set()

    def starts_something(rest: str) -> bool:
        match = _KEY_OR_ITEM.match(rest)
        return broken or (match is not None and (match[1] is None or match[1] in keys))

    for match in islice(_TAB.finditer(text) if "\t" in text else (), _MOST):
        if starts_something(text[match.end() : match.end() + 60]):
            at = _at(text, match.start(), told)
            notes.error(
                "YL001", at, _("The line is indented with a tab: «%(line)s».", line=_line(text, at)), _("Use spaces.")
            )
    for match in islice(_NO_BREAK.finditer(text) if not text.replace("\n", "").isprintable() else (), _MOST):
        if starts_something(text[match.end() : match.end() + 60]):
            at = _at(text, match.start(), told)
            notes.error(
                "YL002",
                at,
                _(
                    "The line is indented with the character %(point)s, not with spaces.",
                    point=f"U+{ord(match[1]):04X}",
                ),
                _("Delete the indentation and type spaces."),
            )
    for match in islice(_WIDE.finditer(text) if any(colon in text for colon in _WIDE_COLONS) else (), _MOST):
        if match[1] in keys:
            at = _at(text, match.end() - 1, told)
            notes.error(
                "YL003",
                at,
                _("A full-width colon stands after «%(key)s».", key=match[1]),
                _("Type an ordinary colon and a space."),
            )
    return told


def note_problem(error: yaml.YAMLError, text: str, notes: Notes, told: set[int]) -> None:
    """Note why the text cannot be read as YAML.

    Args:
        error: libyaml's or PyYAML's exception.
        text: the whole file.
        notes: gets one error, unless a line just before the mark has been noted as the cause.
        told: lines noted already.
    """
    problem = f"{getattr(error, 'context', '') or ''}; {getattr(error, 'problem', '') or ''}"
    mark: Any = getattr(error, "problem_mark", None)
    start: Any = getattr(error, "context_mark", None)
    opened = ("quoted scalar" in problem and "escape" not in problem) or "while parsing a flow" in problem
    if opened and start is not None:
        mark = start  # the mark or bracket that was never closed says more than where that came to light
    at = At(mark.line + 1, mark.column + 1) if mark is not None else At()
    if "mapping values" in problem and at.line > 1 and _KEY_ALONE.fullmatch(_row(text, At(at.line - 1))):
        at, problem = At(at.line - 1, 1), "could not find expected ':'"
    elif "mapping values" in problem and mark is not None and _KEY_ALONE.fullmatch(_row(text, at)[: mark.column]):
        problem = "did not find expected key"  # the line's own key comes too late: the line above has its value
    marked = any(finding.code == "YL012" and finding.where.line == at.line for finding in notes.found)
    if marked or any(line - 1 <= at.line <= line + 1 for line in told):
        return
    line = _line(text, at)
    if re.match(r"\s*(- +)?([\w-]+: +)?\{[{%]", line):
        notes.error(
            "YL012",
            at,
            _("A text that begins with «{{» or «{%%» stands without quotes: «%(line)s».", line=line),
            _(_QUOTE),
        )
        return
    for pattern, code, sentence, fix in _PROBLEMS:
        if re.search(pattern, problem):
            notes.error(code, at, _(sentence, line=line), _(fix))
            return
    notes.error("YL022", at, _("The line cannot be understood as YAML: «%(line)s».", line=line), _(_QUOTE))


def _at(text: str, index: int, told: set[int]) -> At:
    line = text.count("\n", 0, index) + 1
    told.add(line)
    return At(line, index - text.rfind("\n", 0, index))


def _line(text: str, at: At) -> str:
    return show(_row(text, at))


def _row(text: str, at: At) -> str:
    lines = text.split("\n")
    return lines[at.line - 1] if 0 < at.line <= len(lines) else ""
