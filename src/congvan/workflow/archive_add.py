"""`congvan archive add`: signed copies come back, are verified against what was issued, and are kept unchanged.

Nothing is believed of a file's name. A file is this letter's signed copy when it begins with the very bytes that were
issued and everything in threats 3.3 holds; what was written anew by another program needs a word of its own, and a
scan of the letter on paper is kept as that and never called signed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from congvan.archive import Item, Outcome, keep, kept_under
from congvan.errors import Finding, Refused, Severity, Where
from congvan.language import _
from congvan.letter import Entry, Event, KeptLetter
from congvan.pdf import look_at
from congvan.register import Register
from congvan.signing import Policy
from congvan.workflow.archive_enclosed import Enclosed, enclosed_in
from congvan.workflow.archive_indexing import add_to_index
from congvan.workflow.archive_judging import ComingFile, judge_coming
from congvan.workflow.archive_match import candidates, read_seen, text_of
from congvan.workflow.archive_record import kept_of_letter
from congvan.workflow.archive_room import ARCHIVED, ArchiveRoom, proof_of_kept, room_of
from congvan.workflow.folder import digest
from congvan.workflow.places import read_file, shown
from congvan.workflow.registry import Desk, opened
from congvan.workflow.sign_setup import must_have_roots, policy_of
from congvan.workflow.signed_files import Matched, expected_of_letter, match_all, pdfs_in
from congvan.workflow.verify_crew import ToVerify, verify_all

__all__ = ["AddReport", "AddRequest", "Added", "add_to_archive"]

_AT_ONCE = 250
"""Letters that are kept together, all or none."""
AddStatus = Literal["kept", "already", "refused"]


@dataclass(frozen=True, slots=True)
class AddRequest:
    """What the clerk asked for.

    Attributes:
        files: the files, or folders of them.
        desk: who asks, and when.
        scan: whether files without signatures are scans of letters on paper.
        accept_rewritten: whether signed files that were written anew are compared with the issued ones and kept.
        online: whether authorities are asked over the network; None = as the office says.
        jobs: how many processes verify.
    """

    files: tuple[Path, ...]
    desk: Desk
    scan: bool = False
    accept_rewritten: bool = False
    online: bool | None = None
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: kept, kept before, or refused and why; the letter it is, as far as it is known."""

    file: str
    status: AddStatus
    kept: KeptLetter | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AddReport:
    """What a run did, file by file; where the archive is."""

    files: tuple[Added, ...]
    archive: str

    def count(self, status: AddStatus) -> int:
        """Return how many files came to this."""
        return sum(one.status == status for one in self.files)


def add_to_archive(request: AddRequest, progress: Callable[[int, int], None] = lambda _done, _total: None) -> AddReport:
    """Take signed copies into the archive; what is refused leaves nothing behind.

    Args:
        request: what is wanted.
        progress: told how many files were verified, of how many.

    Raises:
        CannotRead: a file is not there.
        CongvanError: the register or the archive refuses.
    """
    room = room_of(request.desk)
    office, register = room.register.office, room.register
    policy = policy_of(office, register.root, request.desk.base, request.desk.now, online=request.online)
    if not request.scan:
        must_have_roots(policy, office)
    files = _read(request, room)
    with opened(register, writing=True) as book:
        _match_by_text(files, book)
        _verify(files, room, policy, request, progress)
        _match_enclosed(files, room, book, policy)
        for file in files:
            judge_coming(file, room, book, scan=request.scan, accept_rewritten=request.accept_rewritten)
        return AddReport(tuple(_keep(files, room, book, request)), shown(room.folder, request.desk.base))


def _read(request: AddRequest, room: ArchiveRoom) -> list[ComingFile]:
    paths = pdfs_in(request.files, request.desk.base)
    data = [read_file(path, request.desk.base) for path in paths]
    matched = match_all(data, room.register)
    names = [shown(path, request.desk.base) for path in paths]
    return [ComingFile(*one) for one in zip(names, data, matched, strict=True)]


def _match_by_text(files: Sequence[ComingFile], book: Register) -> None:
    """Read what stands on each file, and find the letters of those that do not begin with issued bytes."""
    for file in files:
        try:
            file.text = text_of(look_at(file.data, file.name))
        except Refused:
            continue  # it is no PDF that shows anything; its verification says so
        if file.matched is None:
            found = candidates(book, read_seen(file.text))
            file.by_text = found[0] if len(found) == 1 else None


def _verify(
    files: Sequence[ComingFile],
    room: ArchiveRoom,
    policy: Policy,
    request: AddRequest,
    progress: Callable[[int, int], None],
) -> None:
    office = room.register.office

    def tasks() -> Iterator[ToVerify]:
        for file in files:
            signer = file.matched.signer if file.matched else ""
            expected = expected_of_letter(office, signer) if signer else ()
            issued = file.data[: file.matched.size] if file.matched else None
            yield ToVerify(file.name, file.data, issued, expected)

    progress(0, len(files))
    jobs = max(1, min(request.jobs, len(files)))
    for place, report in enumerate(verify_all(tasks(), policy, jobs)):
        files[place].report = report
        progress(place + 1, len(files))


def _match_enclosed(files: Sequence[ComingFile], room: ArchiveRoom, book: Register, policy: Policy) -> None:
    """Find attachments that the office signed in files of their own, and verify them against the attachments."""
    found: list[tuple[ComingFile, Enclosed]] = []
    for file in files:
        if file.matched is None and file.report is not None and file.report.signatures:
            one = enclosed_in(file.data, file.report, room, book)
            if one is not None:
                found.append((file, one))
    if not found:
        return
    office = expected_of_letter(room.register.office, "")[1:]  # who signs the letter does not sign its attachments
    tasks = (ToVerify(file.name, file.data, file.data[: one.size], office) for file, one in found)
    for (file, one), report in zip(found, verify_all(tasks, policy), strict=True):
        file.report, file.part = report, one.part
        file.matched = Matched(one.letter, one.size)


def _keep(files: Sequence[ComingFile], room: ArchiveRoom, book: Register, request: AddRequest) -> Iterator[Added]:
    """Keep what nothing speaks against, tell the ledger, and give what became of each file."""
    entries: dict[object, Entry] = {}
    ready: list[ComingFile] = []
    for file in files:
        letter = file.letter
        if any(one.severity is Severity.ERROR for one in file.found) or letter is None:
            continue
        if letter.number not in entries:
            entries[letter.number] = book.show(letter.number)[0]
        kept = kept_of_letter(room, entries[letter.number], letter, request.desk)
        proof = file.report.told() if file.report else {}
        pages = file.report.pages if file.report else 0
        kept = replace(kept, form=file.form, part=file.part, name=Path(file.name).name, pages=pages, proof=proof)
        before = kept_under(room.folder, kept)
        if before is not None and before.sha256 != digest(file.data):
            said = _(
                "number %(number)s for this unit is in the archive already, as another file: %(path)s.",
                number=letter.number.text,
                path=before.path,
            )
            fix = _("What is kept is never replaced; see which of the two is the letter that was sent.")
            file.found.append(Finding("BL001", Where(file.name), said, fix))
            continue
        file.kept = kept
        ready.append(file)
    by_name = {}
    if ready:
        items = [Item(file.kept, file.data, file.text) for file in ready if file.kept is not None]
        office, access = room.register.office, room.register.access
        outcomes: list[Outcome] = []
        for at in range(0, len(items), _AT_ONCE):
            some = items[at : at + _AT_ONCE]
            outcomes += keep(room.folder, some, now=request.desk.now, access=access, organisation=office.name)
        by_name = {file.name: one for file, one in zip(ready, outcomes, strict=True)}
        _tell(book, request, [one.kept for one in outcomes])
        add_to_index(room, [(by_name[file.name].kept, file.text) for file in ready])
    for file in files:
        done = by_name.get(file.name)
        if done is None:
            yield Added(file.name, "refused", file.kept, tuple(file.found))
        else:
            yield Added(file.name, done.status, done.kept, tuple(file.report.findings if file.report else ()))


def _tell(book: Register, request: AddRequest, kept: Sequence[KeptLetter]) -> None:
    """Enter in the ledger what the archive holds, unless it is there."""
    known = {one.proof for one in book.told("archived", ARCHIVED)}
    desk = request.desk
    told = [
        Event(one.number, one.unit, "archived", desk.now, f"{ARCHIVED} {one.form}", proof, desk.by)
        for one in kept
        if (proof := proof_of_kept(one.sha256, one.path)) not in known
    ]
    if told:
        book.record(tuple(told), desk.now, desk.by)
