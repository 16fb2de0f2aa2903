"""Đánh số hồ sơ (PL5 I.2): through the whole list or anew in each large heading, from 01; gaps and twins are told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from congvan.decree import CASE_FILE_LENGTHS
from congvan.language import _, n_
from congvan.letter import CaseFile, number_text
from congvan.source.case_rows import Heading, Numbering
from congvan.source.notes import Notes, Placed, show

__all__ = ["numbered"]

_MOST_RUNS = 30


def numbered(found: Sequence[Numbering], notes: Notes, *, numbering: str = "") -> tuple[CaseFile, ...]:
    """Return the case files, each with its notation.

    Args:
        found: the rows, in the list's order.
        notes: gets what is wrong with their numbers.
        numbering: «whole», «heading», or empty: as the numbers that are written show; where they do not, the whole.
    """
    codes = _codes(found, notes)
    written = {(one.number, one.code.casefold()) for one in found if one.number}
    said = numbering == "whole"
    whole = said or (not numbering and len({number for number, _code in written}) == len(written))
    given = _given(found, codes, notes, whole=whole)
    first: dict[str, Numbering] = {}
    for one in given:
        _check_code(one, codes, notes)
        before = first.setdefault(one.file.notation.casefold(), one)
        if before is not one:
            _note_twin(one, before, notes)
    if said:
        _note_numbers(first.values(), notes)
    for name, series in _series(given, whole=whole).items():
        _note_order(name, series, notes)
    return tuple(one.file for one in given if one.usable)


def _codes(found: Iterable[Numbering], notes: Notes) -> dict[Heading, str]:
    """Return the abbreviation of each heading: as the list says it, or as most of its notations have it."""
    used: dict[Heading, Counter[str]] = {}
    for one in found:
        counter = used.setdefault(one.row.heading, Counter())
        if one.code:
            counter[one.code] += 1
    codes = {
        heading: heading.code or next((code for code, _n in all_.most_common(1)), "") for heading, all_ in used.items()
    }
    first: dict[str, Heading] = {}
    for heading, code in codes.items():
        before = first.setdefault(code.casefold(), heading)
        if code and before is not heading:
            at, place = heading.spot
            notes.warn(
                "HS017",
                at,
                _(
                    "The headings (đề mục lớn) «%(one)s» and «%(other)s» have one abbreviation: %(code)s.",
                    one=show(before.title),
                    other=show(heading.title),
                    code=show(code),
                ),
                _("Give each large heading its own."),
                place=place,
            )
    return codes


def _given(found: Sequence[Numbering], codes: dict[Heading, str], notes: Notes, *, whole: bool) -> list[Numbering]:
    """Return the rows with notations; who has none gets the number after the one before it."""
    last: dict[Heading | None, int] = {}
    told: set[Heading] = set()
    out = []
    for one in found:
        heading = one.row.heading
        if not one.number and "notation" in one.row.values:
            continue  # nobody can say which number is meant
        series = None if whole else heading
        number = one.number or last.get(series, 0) + 1
        last[series] = number
        if one.number:
            out.append(one)
        elif codes[heading]:
            notation = f"{number_text(str(number))}.{codes[heading]}"
            _check_length(one, notation, notes)
            out.append(replace(one, file=replace(one.file, notation=notation), number=number, code=codes[heading]))
        elif heading not in told:
            told.add(heading)
            at, place = heading.spot
            notes.error(
                "HS007",
                at,
                _("The heading (đề mục lớn) «%(title)s» has no abbreviation.", title=show(heading.title)),
                _("Write it, so that its files can be numbered: «01.TCCB» of the heading TCCB."),
                place=place,
            )
    return out


def _check_length(one: Numbering, notation: str, notes: Notes) -> None:
    most = CASE_FILE_LENGTHS["notation"]
    if len(notation) > most:
        at, place = one.row.spot
        message = _("The notation (số và ký hiệu hồ sơ) «%(text)s» is longer than %(most)d.", text=notation, most=most)
        notes.error("HS012", at, message, _("Give the heading a shorter abbreviation."), place=place)


def _check_code(one: Numbering, codes: dict[Heading, str], notes: Notes) -> None:
    code = codes[one.row.heading]
    if one.code == code:
        return
    at, place = one.row.at("notation")
    notes.error(
        "HS006",
        at,
        _(
            "«%(notation)s» stands under the heading (đề mục lớn) «%(title)s», whose abbreviation is %(code)s.",
            notation=show(one.file.notation),
            title=show(one.row.heading.title),
            code=show(code),
        ),
        _("Correct the notation, or put the file under its own heading."),
        place=place,
    )


def _line_of(one: Numbering) -> int:
    at: Placed = one.row.at("notation")[0]
    return at.line


def _note_twin(one: Numbering, before: Numbering, notes: Notes) -> None:
    at, place = one.row.at("notation")
    notes.error(
        "HS005",
        at,
        _(
            "The notation (số và ký hiệu hồ sơ) «%(notation)s» stands twice: line %(first)d and here.",
            notation=show(one.file.notation),
            first=_line_of(before),
        ),
        _("Give each file a number of its own."),
        place=place,
    )


def _note_numbers(found: Iterable[Numbering], notes: Notes) -> None:
    """Note numbers that come twice with different abbreviations, where the list says that it has each once."""
    first: dict[int, Numbering] = {}
    for one in found:
        before = first.setdefault(one.number, one)
        if before is not one:
            at, place = one.row.at("notation")
            notes.error(
                "HS008",
                at,
                _(
                    "«%(one)s» and «%(other)s» have one number, and the list is numbered throughout.",
                    one=show(before.file.notation),
                    other=show(one.file.notation),
                ),
                _("Number the files from 01 to the last, or write «numbering: heading»."),
                place=place,
            )


def _series(found: Iterable[Numbering], *, whole: bool) -> dict[Heading | None, list[Numbering]]:
    out: dict[Heading | None, list[Numbering]] = {}
    for one in found:
        out.setdefault(None if whole else one.row.heading, []).append(one)
    return out


def _note_order(heading: Heading | None, series: Sequence[Numbering], notes: Notes) -> None:
    """Note numbers that are missing, and those that go back."""
    at, place = heading.spot if heading is not None else (None, "")
    runs: list[str] = []
    missing = before = 0
    for number in sorted({one.number for one in series}):
        if number > before + 1:
            low, high = number_text(str(before + 1)), number_text(str(number - 1))
            runs.append(low if low == high else f"{low}-{high}")
            missing += number - before - 1
        before = number
    if missing:
        told = ", ".join(runs[:_MOST_RUNS]) + (", …" if len(runs) > _MOST_RUNS else "")
        name = f"«{show(heading.title)}»" if heading is not None else _("the whole list")
        notes.warn(
            "HS009",
            at,
            n_(
                "Of the numbers of %(name)s, %(count)d is missing: %(runs)s.",
                "Of the numbers of %(name)s, %(count)d are missing: %(runs)s.",
                missing,
                name=name,
                runs=told,
            ),
            _("Number the files from 01 without gaps (Phụ lục V, I.2)."),
            place=place,
        )
    highest: Numbering | None = None
    for one in series:
        if highest is not None and one.number < highest.number:
            at, place = one.row.at("notation")
            message = _(
                "«%(one)s» stands after «%(other)s».", one=show(one.file.notation), other=show(highest.file.notation)
            )
            notes.warn("HS010", at, message, _("Put the files in the order of their numbers."), place=place)
        elif highest is None or one.number > highest.number:
            highest = one
