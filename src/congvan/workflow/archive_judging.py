"""Xét bản về: as what a file that came back can be kept, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.letter import KeptForm, KeptLetter, UnitLetter
from congvan.register import Register
from congvan.signing import Expected, FileReport
from congvan.workflow.archive_compare import differs_in
from congvan.workflow.archive_room import ArchiveRoom
from congvan.workflow.dispatch_plan import file_of
from congvan.workflow.folder import digest
from congvan.workflow.scans import unfit_scan
from congvan.workflow.signed_files import Matched, expected_of_letter

__all__ = ["ComingFile", "judge_coming"]


@dataclass(slots=True)
class ComingFile:
    """Tệp về: one file on its way into the archive.

    Attributes:
        name: as messages say it.
        data: its bytes.
        matched: whose letter it is, by its first bytes.
        by_text: whose it is by what stands on it, if the first bytes are nobody's.
        text: what can be read of it.
        report: of its verification.
        form: as what it can be kept.
        part: the attachment that it is; empty = the letter.
        found: what speaks against it.
        kept: what will be known of it in the archive.
    """

    name: str
    data: bytes = field(repr=False)
    matched: Matched | None = None
    by_text: UnitLetter | None = None
    text: str = ""
    report: FileReport | None = None
    form: KeptForm = "signed"
    part: str = ""
    found: list[Finding] = field(default_factory=list)
    kept: KeptLetter | None = None

    @property
    def letter(self) -> UnitLetter | None:
        """Whose it is."""
        return self.matched.letter if self.matched else self.by_text


def judge_coming(file: ComingFile, room: ArchiveRoom, book: Register, *, scan: bool, accept_rewritten: bool) -> None:
    """Settle as what a file can be kept, or why not.

    Args:
        file: gets its form, or what speaks against it.
        room: the archive.
        book: the register.
        scan: whether files without signatures are scans of letters on paper.
        accept_rewritten: whether signed files that were written anew are compared with the issued ones.
    """
    report = file.report
    assert report is not None  # noqa: S101 - every file was verified
    codes = {one.code for one in report.findings if one.severity is Severity.ERROR}
    if scan and codes == {"SG001"}:
        _judge_scan(file)
        return
    if codes:
        file.found += report.findings
        if codes == {"SG001"}:
            fix = _("A scan of the letter on paper is kept with --scan; it is not called signed.")
            file.found = [replace(one, fix=fix) if one.code == "SG001" else one for one in file.found]
        return
    if file.matched is None:
        _judge_rewritten(file, room, book, accept=accept_rewritten)


def _judge_rewritten(file: ComingFile, room: ArchiveRoom, book: Register, *, accept: bool) -> None:
    where, report = Where(file.name), file.report
    letter = file.by_text
    if letter is None or report is None:
        said = _("it begins with no letter that was issued here, and number, day and unit on it are none of ours.")
        file.found.append(Finding("BL040", where, said))
        return
    if not accept:
        said = _(
            "the program that signed it wrote the file anew, so it cannot be compared byte by byte with number "
            "%(number)s.",
            number=letter.number.text,
        )
        fix = _("If that is known, --accept-rewritten compares its text and its pages instead.")
        file.found.append(Finding("BL041", where, said, fix))
        return
    pdf = file_of(letter, "pdf")
    issued = room.register.root / pdf.path if pdf else None
    if pdf is None or issued is None or not issued.is_file() or digest(issued.read_bytes()) != pdf.sha256:
        said = _("the issued PDF of number %(number)s is not there to be compared with.", number=letter.number.text)
        file.found.append(Finding("BL042", where, said))
        return
    apart = differs_in(issued.read_bytes(), file.data, report)
    if apart:
        what = _("its text") if apart == "text" else _("the picture of %(page)s", page=apart)
        said = _("%(what)s differs from what was issued as number %(number)s.", what=what, number=letter.number.text)
        file.found.append(Finding("BL042", where, said))
        return
    entry, _letters, _events = book.show(letter.number)
    missing = _missing(report, expected_of_letter(room.register.office, entry.signer), where)
    file.found += missing
    file.form = "rewritten"


def _missing(report: FileReport, expected: Sequence[Expected], where: Where) -> list[Finding]:
    from congvan.signing import who_is_missing  # noqa: PLC0415 - pyHanko is slow to import

    return [one for one in who_is_missing(report.signatures, expected, where) if one.severity is Severity.ERROR]


def _judge_scan(file: ComingFile) -> None:
    where = Where(file.name)
    if file.letter is None:
        said = _("no number, day and unit of a letter that was issued here can be read on it.")
        fix = _("Scan it with text recognition (OCR), or name the letter's number and unit in the register.")
        file.found.append(Finding("BL040", where, said, fix))
        return
    file.found += unfit_scan(file.data, file.name)
    file.form = "paper"
