"""`congvan verify`: signed files held against the issued letters and the authorities that the office trusts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from congvan.errors import CannotRead, Finding, Refused, Severity, Where, has_errors
from congvan.language import _
from congvan.letter import Office, Signer, UnitLetter
from congvan.register import NoRegister
from congvan.signing import Expected, FileReport, Policy
from congvan.source import read_office
from congvan.workflow.places import must_be_there, nearest_office, read_file, shown
from congvan.workflow.registry import Desk, OfficeRegister, office_register, opened
from congvan.workflow.sign_setup import expected_of, policy_of
from congvan.workflow.verify_crew import ToVerify, verify_all

__all__ = [
    "Matched",
    "Verified",
    "VerifyRequest",
    "ends_of",
    "expected_of_letter",
    "match_all",
    "pdfs_in",
    "verify_files",
]

_MOST_ENDS = 40
"""Revisions of a file that are looked at; a letter with all signatures and time stamps has a dozen."""


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """What the clerk asked for.

    Attributes:
        files: the files, or folders of them.
        desk: who asks, and when: the moment for which it is asked.
        online: whether authorities are asked over the network; None = as the office says.
        jobs: how many processes verify.
    """

    files: tuple[Path, ...]
    desk: Desk
    online: bool | None = None
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Matched:
    """Whose letter a file is: as the register knows it, and how many of its first bytes were issued."""

    letter: UnitLetter
    size: int
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """A file's report, and whose letter it is; None = none that the register knows."""

    report: FileReport
    matched: Matched | None = None


def verify_files(
    request: VerifyRequest, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Iterator[Verified]:
    """Verify files, each against the letter whose bytes it begins with.

    Args:
        request: what is wanted.
        progress: told how many files are done, of how many.

    Raises:
        CannotRead: a file is not there.
        CongvanError: the register refuses, or signing is not installed.
    """
    paths = pdfs_in(request.files, request.desk.base)
    register = register_of(request.desk)
    office = register.office if register else None
    policy = _policy(register, request)
    names = [shown(path, request.desk.base) for path in paths]
    loaded = [read_file(path, request.desk.base) for path in paths]
    matched = match_all(loaded, register)
    tasks = (
        ToVerify(
            name,
            data,
            data[: one.size] if one else None,
            expected_of_letter(office, one.signer) if office and one else (),
        )
        for name, data, one in zip(names, loaded, matched, strict=True)
    )
    progress(0, len(paths))
    for place, report in enumerate(verify_all(tasks, policy, min(request.jobs, len(paths)))):
        progress(place + 1, len(paths))
        yield Verified(_told(report, matched[place], register), matched[place])


def pdfs_in(files: Sequence[Path], base: Path) -> list[Path]:
    """Return files, and the PDFs in folders, in the order of their names.

    Raises:
        CannotRead: one is not there.
    """
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.suffix.lower() == ".pdf" and one.is_file())
            if not inside:
                raise CannotRead(shown(path, base), _("there is no PDF in this folder"))
            found += inside
        else:
            must_be_there(path, base)
            found.append(path)
    return list(dict.fromkeys(found))


def register_of(desk: Desk) -> OfficeRegister | None:
    """Return the office's register; None where there is no office.

    Raises:
        Refused: what is wrong in congvan.yaml.
    """
    path = desk.office or nearest_office(desk.base.resolve())
    if path is None:
        return None
    name = shown(path, desk.base)
    office, findings = read_office(path, shown=name)
    if office is None or has_errors(findings):
        raise Refused(findings)
    return office_register(office, path.resolve().parent, name, desk)


def _policy(register: OfficeRegister | None, request: VerifyRequest) -> Policy:
    if register is None:
        return Policy((), request.desk.now, online=bool(request.online))
    base, now = request.desk.base, request.desk.now
    return policy_of(register.office, register.root, base, now, online=request.online)


def match_all(files: Sequence[bytes], register: OfficeRegister | None) -> list[Matched | None]:
    """Return whose letter each file is, by its first bytes: a file's name proves nothing.

    Args:
        files: their bytes.
        register: the office's; None = none is known.
    """
    if register is None:
        return [None] * len(files)
    ends = [list(ends_of(data)) for data in files]
    digests = {digest for some in ends for digest, _size in some}
    try:
        with opened(register) as book:
            known = book.with_files(sorted(digests))
            signers = {one.number: book.show(one.number)[0].signer for one in known.values()}
    except NoRegister:
        return [None] * len(files)
    found: list[Matched | None] = []
    for some in ends:
        one = next(((known[digest], size) for digest, size in some if digest in known), None)
        found.append(Matched(one[0], one[1], signers[one[0].number]) if one else None)
    return found


def ends_of(data: bytes) -> Iterator[tuple[str, int]]:
    """Give the SHA-256 of a file up to each place where it was once a whole file, and that place."""
    hashed, at, begin = sha256(), 0, 0
    for _turn in range(_MOST_ENDS):
        end = data.find(b"%%EOF", begin)
        if end < 0:
            return
        begin = end + len(b"%%EOF")
        for size in range(begin, begin + 3):  # with its line end, or without
            if size > len(data) or data[begin:size].strip(b"\r\n"):
                break
            hashed.update(data[at:size])
            at = size
            yield hashed.copy().hexdigest(), size


def expected_of_letter(office: Office, signer: str) -> tuple[Expected, ...]:
    """Return who must have signed a letter.

    Args:
        office: whose.
        signer: người ký, as the register has it.
    """
    known = next((one for one in office.signers if one.name == signer), None)
    return expected_of(office, known or Signer("", signer, ""))


def _told(report: FileReport, matched: Matched | None, register: OfficeRegister | None) -> FileReport:
    """Add what this room knows and the other does not."""
    if matched is not None or register is None or not report.signatures:
        return report
    said = _("it does not begin with a letter that this office issued, so it was compared with none.")
    finding = Finding("BL040", Where(report.file), said, severity=Severity.WARNING)
    return replace(report, findings=(*report.findings, finding))
