"""What the commands of the register say alike: letters and events as rows and as JSON, words for statuses."""

from collections.abc import Iterable, Sequence
from typing import Any

from congvan.cli.say import say, show
from congvan.language import _
from congvan.letter import Event, UnitLetter

__all__ = ["channel_word", "columns", "event_fields", "letter_fields", "say_events", "short", "status_word"]


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


def columns(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their heads, columns as wide as they need."""
    shown = [[show(text) for text in row] for row in rows]
    if not shown:
        return
    widths = [max(len(row[place]) for row in (heads, *shown)) for place in range(len(heads))]
    for row in (heads, *shown):
        say("  ".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=True)).rstrip())


def short(text: str, most: int) -> str:
    """Return a text in one line, cut where it is longer than so many characters."""
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
        "queued": _("queued"),
        "sending": _("sending"),
        "sent": _("sent"),
        "retry": _("retry"),
        "refused": _("refused"),
        "unknown": _("unknown"),
        "delivered": _("delivered"),
        "signed": _("signed"),
        "returned": _("returned"),
        "archived": _("archived"),
        "filed": _("filed"),
        "unfiled": _("taken out of a file"),
    }
    return words.get(status, status)


def channel_word(channel: str) -> str:
    """Return what a channel is called: its way in words, then the address."""
    words = {
        "email": _("e-mail"),
        "paper": _("paper"),
        "exchange": _("exchange"),
        "recall": _("recall"),
        "update": _("update"),
        "replace": _("replacement"),
        "signature": _("signature"),
        "archive": _("archive"),
        "file": _("file (hồ sơ)"),
    }
    way, space, address = channel.partition(" ")
    return f"{words[way]}{space}{address}" if way in words else channel


def event_fields(event: Event) -> dict[str, Any]:
    """Return an event as JSON holds it."""
    return {
        "number": event.number.text,
        "unit": event.unit or None,
        "status": event.status,
        "at": event.at.isoformat(),
        "channel": event.channel,
        "proof": event.proof,
        "by": event.by,
    }


def say_events(events: Iterable[Event]) -> None:
    """Print events, one a line."""
    rows = [
        (
            f"{one.at.astimezone():%d/%m/%Y %H:%M}",
            one.number.text,
            one.unit or _("general"),
            status_word(one.status),
            channel_word(one.channel),
            short(one.proof, 24),
        )
        for one in events
    ]
    columns((_("When"), _("Number"), _("Unit"), _("What"), _("How"), _("Proof")), rows)
