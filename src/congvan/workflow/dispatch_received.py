"""`congvan dispatch exchange read | answer`: what comes from the national exchange, and what is said to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from congvan.decree import EXCHANGE_STATUSES
from congvan.dispatch import (
    DocumentId,
    DocumentMessage,
    ResponseFor,
    Staff,
    StatusMessage,
    read_message,
    safe_name,
    write_status,
)
from congvan.errors import CongvanError, Finding, Refused
from congvan.language import _
from congvan.letter import Event, LedgerStatus, UnitLetter
from congvan.register import Register
from congvan.workflow.dispatch_message import bytes_of, organ_of
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.places import must_be_there, shown
from congvan.workflow.registry import Desk, find_register, opened

__all__ = ["AnswerRequest", "Received", "answer_exchange", "read_exchange"]

_ARRIVED: dict[str, LedgerStatus] = {
    "01": "delivered",
    "02": "refused",
    "03": "delivered",
    "04": "delivered",
    "05": "delivered",
    "06": "delivered",
    "13": "returned",
}
"""What the ledger says where a status tells something of the letter itself; an answer to a recall does not."""


@dataclass(frozen=True, slots=True)
class Received:
    """One message that was read: a document and its files, or a status and which letter it is about.

    Attributes:
        path: the file.
        document: what it says, if it brings a document.
        answer: what it says, if it is a status.
        files: where its files were put.
        letter: the letter that a status is about; None = none of ours.
        status: what the ledger was told; empty = nothing.
        findings: what is unusual.
    """

    path: str
    document: DocumentMessage | None = None
    answer: StatusMessage | None = None
    files: tuple[str, ...] = ()
    letter: UnitLetter | None = None
    status: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """What the clerk asked for: the document that came, its new status, words to it, where the answer goes."""

    desk: Desk
    source: Path
    code: str
    words: str
    target: Path
    force: bool = False


def read_exchange(sources: Sequence[Path], desk: Desk, out: Path | None, *, force: bool = False) -> list[Received]:
    """Read messages: a document's files are put into a folder, a status goes into the ledger.

    Args:
        sources: the files.
        desk: who asks.
        out: the folder for documents' files; None = a folder beside each message.
        force: whether files may be replaced.

    Raises:
        CannotRead: there is no such file.
        Refused: a message cannot be read; every finding of every message, and nothing was done.
        CongvanError: the register refuses, or a file cannot be written.
    """
    read: list[tuple[Path, DocumentMessage | StatusMessage, tuple[Finding, ...]]] = []
    findings: list[Finding] = []
    for source in sources:
        must_be_there(source, desk.base)
        name = shown(source, desk.base)
        try:
            message, more = read_message(bytes_of(source, name), name)
            read.append((source, message, more))
        except Refused as error:
            findings += error.findings
    if findings:
        raise Refused(findings)
    done: list[Received] = []
    statuses = [one for one in read if isinstance(one[1], StatusMessage)]
    for source, message, more in read:
        if isinstance(message, DocumentMessage):
            files = _put_files(source, message, out, desk, force=force)
            done.append(Received(shown(source, desk.base), message, None, files, findings=more))
    if statuses:
        with opened(find_register(desk), writing=True) as book:
            for source, message, more in statuses:
                if isinstance(message, StatusMessage):
                    letter, status = _enter(book, message, desk)
                    done.append(Received(shown(source, desk.base), None, message, (), letter, status, more))
    return done


def answer_exchange(request: AnswerRequest) -> tuple[str, StatusMessage]:
    """Write the status message that answers a document that came.

    Args:
        request: what is wanted.

    Returns:
        The file as messages say it, and what it says.

    Raises:
        CannotRead: there is no such file.
        Refused: the file is no document's message, or there is no such status.
        Occupied: the answer is there already.
    """
    desk = request.desk
    register = find_register(desk)
    name = shown(request.source, desk.base)
    must_be_there(request.source, desk.base)
    message, _more = read_message(bytes_of(request.source, name), name)
    if not isinstance(message, DocumentMessage):
        sentence = _("%(path)s is a status itself; a document is answered.", path=name)
        raise CongvanError(sentence)
    identity = message.document_id
    dated = identity.day != date.min  # the message may not say its day
    office = register.office
    status = StatusMessage(
        organ_of(office),
        ResponseFor(message.sender.organ_id, identity.code, identity.text, identity.day if dated else None),
        request.code,
        request.words or EXCHANGE_STATUSES.get(request.code, ""),
        desk.now,
        Staff(office.dispatch.department, office.dispatch.staff or desk.by),
    )
    called = shown(request.target, desk.base)
    write_whole(request.target, write_status(status), replace=request.force, name=called, access=register.access)
    return called, status


def _put_files(source: Path, message: DocumentMessage, out: Path | None, desk: Desk, *, force: bool) -> tuple[str, ...]:
    """Put the files of a message into a folder, each under a name that was not there."""
    folder = out or source.with_name(f"{source.stem}-tep")
    taken: set[str] = set()
    paths = []
    for one in message.files:
        name, stem = safe_name(one.name), PurePosixPath(safe_name(one.name))
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem.stem}-{count}{stem.suffix}"
        taken.add(name.casefold())
        paths.append((folder / name, one.data))
    for path, _data in paths:
        must_be_free(path, replace=force, name=shown(path, desk.base))
    for path, data in paths:
        write_whole(path, data, replace=force, name=shown(path, desk.base))
    return tuple(shown(path, desk.base) for path, _data in paths)


def _enter(book: Register, message: StatusMessage, desk: Desk) -> tuple[UnitLetter | None, str]:
    """Tell the ledger what a status says of one of our letters; each status once."""
    identity = DocumentId.parse(message.response.document_id)
    number, _slash, symbol = (identity.code if identity else message.response.code).partition("/")
    year = identity.day.year if identity else (message.response.day or date.min).year
    if not number.isdigit():
        return None, ""
    for found in book.numbers(int(number), "", year=year, book=""):
        if found.symbol != symbol:
            continue
        _entry, letters, events = book.show(found)
        channel = f"exchange {message.sender.organ_id}"
        mine = next((one.unit for one in events if one.channel == channel), None)
        letter = next((one for one in letters if one.unit == mine), None)
        if letter is None:
            return None, ""
        words = f"{message.code} {message.description} {message.at or ''}".strip()
        status = _ARRIVED.get(message.code)
        known = any(one.channel == channel and one.proof == words for one in events)
        if status is not None and not known:
            book.record([Event(found, letter.unit, status, desk.now, channel, words, desk.by)], desk.now, desk.by)
        return letter, status or ""
    return None, ""
