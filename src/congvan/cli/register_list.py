"""`congvan register list | show`: what the register holds."""

import json
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from congvan.cli.desk_of import desk_of
from congvan.cli.options import BookId, JsonReport, OfficeFile, YearWord, count_of, day_of, one_of, year_of
from congvan.cli.register_words import columns, event_fields, letter_fields, say_events, short, status_word
from congvan.cli.say import say, say_error, say_json, say_refusal, show
from congvan.errors import CongvanError, ExitCode
from congvan.language import _, n_
from congvan.letter import Entry, title_text

__all__ = ["LIST_HELP", "SHOW_HELP", "list_command", "show_command"]

LIST_HELP = _("List the register, newest first, or what is found in it.")
SHOW_HELP = _("Show one number: its entry, its letters and what became of them.")

_SHOW = "congvan.register-show/1"
_STATUSES = ("reserved", "entered", "void")
_PAGE = 50


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


def _table(entries: Iterable[Entry]) -> None:
    """Print entries, one a line, columns as wide as they need."""
    heads = (_("Number"), _("Date"), _("Subject"), _("Recipients"), _("Status"))
    rows = [
        (
            one.number.text,
            f"{one.issued_date:%d/%m/%Y}",
            short(title_text(one.kind, one.subject), 60),
            short(one.copies_to, 30),
            status_word(one.status) + (f": {short(one.reason, 30)}" if one.reason else ""),
        )
        for one in entries
    ]
    columns(heads, rows)


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
                "events": [event_fields(one) for one in events],
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
    say_events(events)
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
