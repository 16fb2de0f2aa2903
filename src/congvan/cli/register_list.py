"""`congvan register list | show` and `congvan status`: what the register holds."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.helptext import Command
from congvan.cli.options import BookId, JsonReport, LetterFile, OfficeFile, YearWord, count_of, day_of, one_of, year_of
from congvan.cli.register import app
from congvan.cli.say import say, say_error, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_
from congvan.letter import Entry, Event, UnitLetter, title_text

if TYPE_CHECKING:
    from congvan.workflow import StatusReport

__all__ = ["STATUS_HELP", "status_command"]

STATUS_HELP = _("Show what became of every unit's letter: numbered, printed, sent, signed, archived.")
_SHOW, _STATUS = "congvan.register-show/1", "congvan.status/1"
_STATUSES = ("reserved", "entered", "void")
_PAGE = 50


@app.command("list", cls=Command, help=_("List the register, newest first, or what is found in it."))
def list_command(  # noqa: PLR0913 - one argument an option
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORD…]", help=_("Words of subject, number, signer, recipients; marks may be left out.")
        ),
    ] = None,
    *,
    year: YearWord = "",
    book: BookId = "",
    status: Annotated[str, typer.Option(metavar="|".join(_STATUSES), help=_("Only these."))] = "",
    since: Annotated[str, typer.Option("--from", metavar="DAY", help=_("Dated on this day or later."))] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help=_("Dated on this day or before."))] = "",
    limit: Annotated[str, typer.Option(metavar="N", help=_("How many entries. [50; with --json all]"))] = "",
    page: Annotated[str, typer.Option(metavar="N", help=_("Which page of them. [1]"))] = "1",
    office: OfficeFile = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("One JSON line for each unit's letter."))] = False,
) -> int:
    """Print a page of the register."""
    from congvan.workflow import Search, register_letters, register_list  # noqa: PLC0415 - keeps `congvan --help` quick

    most = count_of("--limit", limit)
    search = Search(
        words=" ".join(words or ()),
        year=year_of(year),
        book=book,
        status=one_of("--status", status, _STATUSES) if status else "",
        since=day_of("--from", since),
        until=day_of("--to", until),
    )
    if as_json:
        for line in register_letters(desk_of(office), search, most or 0):
            _say_line(letter_fields(line))
        return ExitCode.DONE
    most = most or _PAGE
    number = count_of("--page", page) or 1
    found = register_list(desk_of(office), search, limit=most, skip=(number - 1) * most)
    _table(found.entries)
    pages = max(1, -(-found.count // most))
    if found.exact:
        counted = n_("%(count)d entry", "%(count)d entries", found.count)
        say(_("%(counted)s, page %(page)d of %(pages)d", counted=counted, page=number, pages=pages))
    else:
        say(_("More than %(count)d entries, page %(page)d", count=found.count, page=number))
    if number < pages or not found.exact:
        say_error(_("Next page: --page %(page)d; fewer: give words, --year, --from, --to.", page=number + 1))
    return ExitCode.DONE


def _say_line(fields: dict[str, Any]) -> None:
    text = json.dumps(fields, ensure_ascii=False)
    say(text if text.isprintable() else json.dumps(fields))


def letter_fields(letter: UnitLetter) -> dict[str, Any]:
    """Return a unit's letter as one JSON line holds it."""
    first = letter.files[0] if letter.files else None
    return {
        "year": letter.number.year,
        "book": letter.number.book,
        "number": letter.number.number,
        "suffix": letter.number.suffix,
        "symbol": letter.number.symbol,
        "text": letter.number.text,
        "date": letter.issued_date.isoformat(),
        "unit": letter.unit or None,
        "name": letter.name or None,
        "file": first.path if first else None,
        "status": letter.status,
        "sha256": first.sha256 if first else None,
        "files": [{"format": one.format, "path": one.path, "sha256": one.sha256} for one in letter.files],
        "letter": letter.letter or None,
    }


def _table(entries: Iterable[Entry]) -> None:
    """Print entries, one a line, columns as wide as they need."""
    heads = (_("Number"), _("Date"), _("Subject"), _("Recipients"), _("Status"))
    rows = [
        (
            one.number.text,
            f"{one.issued_date:%d/%m/%Y}",
            _short(title_text(one.kind, one.subject), 60),
            _short(one.copies_to, 30),
            status_word(one.status) + (f": {_short(one.reason, 30)}" if one.reason else ""),
        )
        for one in entries
    ]
    columns(heads, rows)


def columns(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their heads, columns as wide as they need."""
    shown = [[show(text) for text in row] for row in rows]
    if not shown:
        return
    widths = [max(len(row[place]) for row in (heads, *shown)) for place in range(len(heads))]
    for row in (heads, *shown):
        say("  ".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=True)).rstrip())


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def status_word(status: str) -> str:
    """Return what a status is called."""
    words = {
        "reserved": _("reserved"),
        "entered": _("entered"),
        "void": _("void"),
        "made": _("made"),
        "numbered": _("numbered"),
        "printed": _("printed"),
        "sent": _("sent"),
        "refused": _("refused"),
        "unknown": _("unknown"),
        "signed": _("signed"),
        "returned": _("returned"),
        "archived": _("archived"),
    }
    return words.get(status, status)


@app.command("show", cls=Command, help=_("Show one number: its entry, its letters and what became of them."))
def show_command(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help=_("Such as 45 or 45/SGDĐT-VP."))],
    *,
    year: YearWord = "",
    book: BookId = "",
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Print everything that the register knows of a number."""
    from congvan.workflow import register_show  # noqa: PLC0415

    try:
        entry, letters, events = register_show(desk_of(office), number, year=year_of(year), book=book)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_SHOW, error)
    if as_json:
        say_json(
            {
                "schema": _SHOW,
                "entry": _entry_fields(entry),
                "letters": [letter_fields(one) for one in letters],
                "events": [_event_fields(one) for one in events],
            }
        )
        return ExitCode.DONE
    lines = (
        (_("Number"), entry.number.text),
        (_("Date"), f"{entry.issued_date:%d/%m/%Y}"),
        (_("Subject"), title_text(entry.kind, entry.subject)),
        (_("Signer"), entry.signer),
        (_("Recipients"), entry.copies_to),
        (_("Copy kept by"), entry.holder),
        (_("Copies"), str(entry.copies or "")),
        (_("Sent on"), f"{entry.sent_date:%d/%m/%Y}" if entry.sent_date else ""),
        (_("Note"), entry.note),
        (_("Status"), status_word(entry.status) + (f": {entry.reason}" if entry.reason else "")),
        (_("Letter"), entry.letter),
        (_("By"), entry.by),
    )
    width = max(len(name) for name, _text in lines)
    for name, text in lines:
        if text:
            say(f"{name:<{width}}  {show(' '.join(text.split()))}")
    for letter in letters:
        for file in letter.files:
            say(f"  {show(letter.name or _('The general letter'))}: {show(file.path)}")
    _say_events(events)
    return ExitCode.DONE


def _entry_fields(entry: Entry) -> dict[str, Any]:
    return {
        "year": entry.number.year,
        "book": entry.number.book,
        "number": entry.number.number,
        "suffix": entry.number.suffix,
        "symbol": entry.number.symbol,
        "text": entry.number.text,
        "date": entry.issued_date.isoformat(),
        "kind": entry.kind,
        "subject": entry.subject,
        "signer": entry.signer,
        "copies_to": entry.copies_to,
        "holder": entry.holder,
        "copies": entry.copies,
        "sent_date": entry.sent_date.isoformat() if entry.sent_date else None,
        "note": entry.note,
        "status": entry.status,
        "reason": entry.reason,
        "origin": entry.origin,
        "letter": entry.letter or None,
        "by": entry.by,
    }


def _event_fields(event: Event) -> dict[str, Any]:
    return {
        "number": event.number.text,
        "unit": event.unit or None,
        "status": event.status,
        "at": event.at.isoformat(),
        "channel": event.channel,
        "proof": event.proof,
        "by": event.by,
    }


def _say_events(events: Iterable[Event]) -> None:
    rows = [
        (
            f"{one.at.astimezone():%d/%m/%Y %H:%M}",
            one.number.text,
            one.unit or _("general"),
            status_word(one.status),
            one.channel,
            _short(one.proof, 24),
        )
        for one in events
    ]
    columns((_("When"), _("Number"), _("Unit"), _("What"), _("How"), _("Proof")), rows)


def status_command(
    letter: LetterFile,
    *,
    unit: Annotated[str, typer.Option(metavar="ID", help=_("Everything that became of this unit's letter."))] = "",
    office: OfficeFile = None,
    as_json: JsonReport = False,
) -> int:
    """Say what became of every unit's letter."""
    from congvan.workflow import letter_status  # noqa: PLC0415 - keeps `congvan --help` quick

    try:
        report = letter_status(letter, desk_of(office), unit=unit)
    except CongvanError as error:
        if not as_json:
            raise
        return say_refusal(_STATUS, error)
    if as_json:
        say_json(_status_fields(report))
        return ExitCode.DONE
    if not report.letters:
        say(_("%(letter)s is not issued: it has no number yet.", letter=show(str(letter))))
        return ExitCode.DONE
    if unit:
        _say_events(event for one in report.letters for event in one.events)
        return ExitCode.DONE
    rows = [
        (
            one.letter.name or _("The general letter"),
            one.letter.number.text,
            status_word(one.status),
            f"{one.at.astimezone():%d/%m/%Y %H:%M}" if one.at else "",
            one.channel,
            _short(one.proof, 24),
        )
        for one in report.letters
    ]
    columns((_("Unit"), _("Number"), _("Status"), _("When"), _("How"), _("Proof")), rows)
    counts = ", ".join(f"{status_word(status)}: {count}" for status, count in report.counts.items())
    say(counts)
    return ExitCode.DONE


def _status_fields(report: "StatusReport") -> dict[str, Any]:
    return {
        "schema": _STATUS,
        "letter": report.path,
        "counts": dict(report.counts),
        "letters": [
            {
                **letter_fields(one.letter),
                "now": one.status,
                "at": one.at.isoformat() if one.at else None,
                "channel": one.channel,
                "proof": one.proof,
                "events": [_event_fields(event) for event in one.events],
            }
            for one in report.letters
        ],
    }
