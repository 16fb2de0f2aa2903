"""Tách lời: gives the lines of a letter from the YAML it is written in, or from the parts of a Word file."""

from collections.abc import Iterable, Iterator, Sequence

from congvan.checks.said import Said, Words
from congvan.decree import END_MARK, SUBJECT_PREFIX
from congvan.errors import Text
from congvan.letter import Addressing, Draft, Office, Recipients, Signer, day_text, filing_text, month_text, number_text
from congvan.page import Marked, Parts, Passage

__all__ = ["words_of_draft", "words_of_parts"]


def _text(value: str, line: int = 0) -> Text:
    return value if isinstance(value, Text) else Text(value, line)


def _said(value: str, file: str, before: str = "", after: str = "") -> Said:
    return Said(f"{before}{value}{after}", _text(value), file, offset=len(before))


def words_of_draft(  # noqa: PLR0913 - each is a file of its own
    draft: Draft,
    office: Office,
    signer: Signer,
    recipients: Recipients,
    *,
    file: str,
    office_file: str,
    recipients_file: str,
) -> Words:
    """Return the lines of the general letter as the built-in template prints them, and each unit's Kính gửi.

    Args:
        draft: the letter.
        office: who issues it.
        signer: who signs it.
        recipients: the list.
        file: the letter's file as findings name it.
        office_file: the office's file.
        recipients_file: the list's file.
    """
    addressing = Addressing(draft, office, signer, recipients)
    number, day = number_text(draft.number), draft.date
    return Words(
        parent=tuple(_lines(office.parent, office_file)),
        issuer=tuple(_lines(office.name, office_file)),
        symbol=_said(draft.symbol, file, f"Số: {number or ' '}/"),
        place_date=_said(
            office.place,
            office_file,
            after=f", ngày {day_text(day.day)} tháng {month_text(day.month)} năm {day.year or ''}".rstrip(),
        ),
        subject=tuple(_subject(draft.subject, file)),
        addressees=tuple(_addressees(addressing, file, recipients_file)),
        unit_addressees=tuple(_unit_addressees(addressing, recipients_file)),
        body=tuple(_body(addressing, file)),
        authority=tuple(_said(line, office_file) for line in (*signer.authority, signer.position)),
        signer=_said(signer.name, office_file),
        copies=(
            *(_said(line, file, "- ", ";") for line in draft.copies_to),
            _said("", file, f"- {filing_text(draft.filing)}"),
        ),
        urgency=_said(draft.urgency, file) if draft.urgency else None,
        circulation=_said(draft.circulation, file) if draft.circulation else None,
        drafter=_said(draft.drafter_mark, file) if draft.drafter_mark else None,
        address=tuple(_said(line, office_file) for line in office.address) if office.print_address else (),
        attachments=tuple(_said(one.title, file) for one in draft.attachments),
    )


def _lines(text: str, file: str) -> Iterator[Said]:
    if text:
        yield _said(text, file)


def _subject(subject: str, file: str) -> Iterator[Said]:
    """Give trích yếu as one line: its breaks are the author's, its words one sentence."""
    whole = _text(subject)
    before = f"{SUBJECT_PREFIX} "
    yield Said(before + subject.replace("\n", " "), whole, file, offset=len(before))


def _addressees(addressing: Addressing, file: str, recipients_file: str) -> Iterator[Said]:
    groups = {group.id: group for group in addressing.recipients.groups}
    units = {unit.id: unit for unit in addressing.recipients.units}
    keys = addressing.draft.addressees
    for place, key in enumerate(keys, start=1):
        several = len(keys) > 1
        before, after = ("- ", "." if place == len(keys) else ";") if several else ("", "")
        if key in groups:
            yield _said(groups[key].line, recipients_file, before, after)
        elif key in units:
            printed = addressing.addressee(units[key])
            name = Text(units[key].name, units[key].where.line, units[key].where.column)
            yield Said(before + printed + after, name, recipients_file, offset=len(before) + len(printed) - len(name))
        else:
            yield _said(key, file, before, after)


def _unit_addressees(addressing: Addressing, file: str) -> Iterator[Said]:
    for unit in addressing.units():
        printed = addressing.addressee(unit)
        name = _text(unit.name, unit.where.line)
        yield Said(printed, name, unit.where.file or file, offset=len(printed) - len(unit.name))


def _body(addressing: Addressing, file: str) -> Iterator[Said]:
    pieces = addressing.pieces()
    for place, piece in enumerate(pieces, start=1):
        value = _text(piece.words.text)
        before = f"{piece.label} " if piece.label else ""
        text = before + value
        if place == len(pieces):
            text = text.rstrip().removesuffix(END_MARK).rstrip().removesuffix(".") + END_MARK
        yield Said(text, value, file, offset=len(before), level=piece.level, title=piece.title)


def words_of_parts(parts: Parts, file: str) -> Words:
    """Return the lines of a Word file.

    Args:
        parts: what was recognised in it.
        file: the file as findings name it.
    """

    def one(passage: Passage | Marked | None) -> Said | None:
        passage = passage.passage if isinstance(passage, Marked) else passage
        return None if passage is None else _passage(passage, file)

    def many(passages: Iterable[Passage]) -> tuple[Said, ...]:
        return tuple(_passage(passage, file) for passage in passages)

    return Words(
        national_heading=one(parts.national_heading),
        national_motto=one(parts.national_motto),
        parent=many(parts.parent),
        issuer=many(parts.issuer),
        symbol=one(parts.symbol),
        place_date=one(parts.place_date),
        kind=one(parts.kind),
        subject=many(parts.subject),
        addressees_label=one(parts.addressees_label),
        addressees=many(parts.addressees),
        body=many(_written(parts.body)),
        tables=many(_written(parts.body_tables)),
        authority=many(parts.authority),
        signer=one(parts.signer),
        copies_label=one(parts.copies_label),
        copies=many(parts.copies),
        urgency=one(parts.urgency),
        circulation=one(parts.circulation),
        secrecy=one(parts.secrecy),
        drafter=one(parts.drafter),
        address=many(parts.address),
        appendices=tuple(
            (_passage(appendix.label, file), many(appendix.title), many(appendix.reference))
            for appendix in parts.appendices
        ),
        appendix_bodies=tuple(line for appendix in parts.appendices for line in many(_written(appendix.body))),
    )


def _written(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.text.strip()]


def _passage(passage: Passage, file: str) -> Said:
    """Return a passage as a line; the label that Word itself puts before it is part of what is printed."""
    shown = passage.shown
    text = shown if len(shown) == len(passage.text) else passage.text
    numbering = passage.paragraph.numbering
    before = f"{numbering.label} " if numbering and numbering.label and passage.start == 0 else ""
    return Said(before + text, passage, file, offset=len(before))
