"""`congvan archive hand-over | export`: files for the archive's keepers, and one letter with all that proves it."""

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from congvan import __version__
from congvan.archive import (
    HandedLetter,
    HandedOver,
    HandOver,
    HandOverForm,
    hand_over,
    kept_bytes,
    read_kept,
    safe_name,
)
from congvan.errors import CongvanError, Finding
from congvan.language import _
from congvan.letter import Entry, Event, KeptLetter
from congvan.signing import Policy
from congvan.workflow.archive_files import FileState, Shelf, case_files, shelf_of
from congvan.workflow.archive_forms import form_of_handover, form_of_letters, form_of_minutes, pdf_of, write_form
from congvan.workflow.archive_room import ArchiveRoom, room_of
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.folder import digest
from congvan.workflow.places import shown
from congvan.workflow.register_numbers import book_id, meant, numbers_of
from congvan.workflow.registry import Desk, opened
from congvan.workflow.sign_setup import policy_of

__all__ = ["ExportReport", "HandOverReport", "HandOverRequest", "archive_export", "archive_hand_over"]

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class HandOverRequest:
    """What the clerk asked for.

    Attributes:
        desk: who asks, and when.
        files: số và ký hiệu of the files.
        out: the folder for packages and lists.
        form: kind of package.
        unit: đơn vị that hands over; empty = the office.
        giver: người giao; empty = left for the pen.
        receiver: người nhận; empty = left for the pen.
        archive_code: mã cơ quan lưu trữ, for an AIP.
        force: whether lists that are there may be replaced.
    """

    desk: Desk
    files: tuple[str, ...]
    out: Path
    form: HandOverForm = "plain"
    unit: str = ""
    giver: str = ""
    receiver: str = ""
    archive_code: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True)
class HandOverReport:
    """What was made: a package a file, and the lists that go with them."""

    packages: tuple[HandedOver, ...]
    lists: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was put together: the ZIP, and how many letters are in it."""

    path: str
    letters: int
    sha256: str = field(default="")


def archive_hand_over(request: HandOverRequest) -> HandOverReport:
    """Make packages of files, with mục lục văn bản in each, and the lists and the minutes of handing over.

    Raises:
        WrongUsage: there is no such file.
        Refused: what is missing or too long in the metadata.
        CongvanError: a file has no letters in the archive.
    """
    shelf = shelf_of(request.desk)
    report = case_files(request.desk)
    wanted = [shelf.case(one).notation for one in request.files]
    files = [one for one in report.files if one.case.notation in wanted]
    empty = [one.case.notation for one in files if not one.kept]
    if empty:
        raise CongvanError(
            _(
                "%(files)s: no letter of it is in the archive yet. Put letters in with congvan archive file, and their "
                "signed copies with congvan archive add.",
                files=", ".join(empty),
            )
        )
    packages = tuple(_package(request, shelf, one) for one in files)
    return HandOverReport(packages, tuple(_lists(request, shelf, files)), report.findings)


def _package(request: HandOverRequest, shelf: Shelf, state: FileState) -> HandedOver:
    room, office = shelf.room, shelf.room.register.office
    day = request.desk.now.date()
    listed = form_of_letters(state.case, shelf.cases.year, state.kept)
    order = HandOver(
        case_file=state.case,
        year=shelf.cases.year,
        organ_id=office.organ_id,
        organ_name=office.name,
        fonds=office.archive.fonds,
        archive_code=request.archive_code,
        backed_up=bool(office.archive.second),
        system_version=__version__,
        extras={"muc-luc-van-ban.docx": listed, "muc-luc-van-ban.pdf": pdf_of(listed, "muc-luc-van-ban", room, day)},
    )
    letters = [HandedLetter(one, room.folder / one.path) for one in state.kept]
    name = safe_name(order.file_code)
    path = request.out / f"{name}.zip"
    return hand_over(order, letters, path, form=request.form, now=request.desk.now, access=room.register.access)


def _lists(request: HandOverRequest, shelf: Shelf, files: Sequence[FileState]) -> Iterable[str]:
    """Write mục lục hồ sơ nộp lưu and biên bản giao nhận, each as Word file and PDF/A."""
    day = request.desk.now.date()
    forms = {
        "muc-luc-ho-so-nop-luu": form_of_handover(shelf, files, request.unit, day),
        "bien-ban-giao-nhan": form_of_minutes(shelf, files, request.giver, request.receiver, day),
    }
    for name, word in forms.items():
        for suffix in (".docx", ".pdf"):
            yield write_form(word, request.out / f"{name}{suffix}", shelf.room, day, force=request.force)


def archive_export(  # noqa: PLR0913 - what is meant, where to
    desk: Desk,
    numbers: Sequence[str],
    target: Path,
    *,
    file: str = "",
    unit: str = "",
    year: int | None = None,
    book: str = "",
    force: bool = False,
) -> ExportReport:
    """Put letters, or a whole file, into one ZIP with all that proves them, for a stranger to check.

    Args:
        desk: who asks.
        numbers: số, ký hiệu; none = those of the file.
        target: the ZIP.
        file: số và ký hiệu hồ sơ; empty = single letters.
        unit: only this unit's copy; empty = all.
        year: of the letters' dates.
        book: the book, if the office has several.
        force: whether the ZIP may be replaced.

    Raises:
        CongvanError: nothing of it is in the archive.
        Occupied: the ZIP is there already.
    """
    room = room_of(desk)
    must_be_free(target, replace=force, name=shown(target, desk.base))
    kept = _wanted(desk, room, numbers, file, year=year, book=book)
    kept = [one for one in kept if not unit or one.unit == unit]
    if not kept:
        raise CongvanError(_("Nothing of it is in the archive."))
    policy = policy_of(room.register.office, room.register.root, desk.base, desk.now)
    with opened(room.register) as register:
        told = {one.number: register.show(one.number) for one in kept}
        head = register.head()
    members: dict[str, bytes] = {}
    for one in kept:
        name = one.path.rpartition("data/")[2].removesuffix(".pdf")
        entry, _letters, events = told[one.number]
        mine = [event for event in events if event.unit == one.unit]
        members[f"{name}.pdf"] = kept_bytes(room.folder, one)
        members[f"{name}.kiem-tra.json"] = _json(dict(one.proof))
        members[f"{name}.so-dang-ky.json"] = _json(_registered(entry, mine, head))
    members |= _authorities(policy)
    members["DOC-TRUOC.txt"] = _READ_FIRST.encode()
    sums = "".join(f"{digest(data)}  {name}\n" for name, data in sorted(members.items()))
    members["SHA256SUMS"] = sums.encode()
    packed = _zipped(members)
    write_whole(target, packed, replace=force, name=shown(target, desk.base), access=room.register.access)
    return ExportReport(shown(target, desk.base), len(kept), digest(packed))


def _wanted(  # noqa: PLR0913 - what is meant
    desk: Desk, room: ArchiveRoom, numbers: Sequence[str], file: str, *, year: int | None, book: str
) -> list[KeptLetter]:
    if file:
        shelf = shelf_of(desk)
        case = shelf.case(file)
        return [one for state in case_files(desk).files if state.case == case for one in state.kept]
    office = room.register
    with opened(office) as register:
        wanted = {meant(office, register, one, year, book_id(office, book)) for one in numbers_of(tuple(numbers))}
    keys = {(one.year, one.book, one.number, one.suffix) for one in wanted}
    every = read_kept(room.folder)
    return [one for one in every if (one.number.year, one.number.book, one.number.number, one.number.suffix) in keys]


def _registered(entry: Entry, events: Sequence[Event], head: tuple[int, str]) -> dict[str, object]:
    """Return a line of the register, what became of the letter, and the journal's last link."""
    return {
        "number": entry.number.text,
        "issued_date": entry.issued_date.isoformat(),
        "kind": entry.kind,
        "subject": entry.subject,
        "signer": entry.signer,
        "copies_to": entry.copies_to,
        "status": entry.status,
        "entered_at": entry.entered_at.isoformat() if entry.entered_at else None,
        "events": [
            {"status": one.status, "at": one.at.isoformat(), "channel": one.channel, "proof": one.proof}
            for one in events
        ],
        "journal": {"rows": head[0], "hash": head[1]},
    }


def _authorities(policy: Policy) -> dict[str, bytes]:
    certificates = {f"chung-thu/goc-{place}.cer": der for place, der in enumerate(policy.roots, 1)}
    between = {f"chung-thu/trung-gian-{place}.cer": der for place, der in enumerate(policy.others, 1)}
    lists = {f"chung-thu/thu-hoi-{place}.crl": der for place, der in enumerate(policy.revoked, 1)}
    return {**certificates, **between, **lists}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _zipped(members: dict[str, bytes]) -> bytes:
    """Return a ZIP whose bytes hang on its files alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(members):
            about = zipfile.ZipInfo(name, _LONG_AGO)
            about.external_attr = 0o600 << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(about, members[name])
    return out.getvalue()


_READ_FIRST = """\
Trong gói này:
- *.pdf: bản đã ký, đúng từng byte như khi đưa vào lưu trữ.
- *.kiem-tra.json: kết quả kiểm tra chữ ký số khi đưa vào lưu trữ.
- *.so-dang-ky.json: dòng trong sổ đăng ký văn bản đi và diễn biến của công văn.
- chung-thu/: chứng thư của cơ quan chứng thực và danh sách thu hồi mà cơ quan tin cậy.
- SHA256SUMS: mã SHA-256 của mọi tệp trên.

Cách kiểm tra mà không cần phần mềm congvan:
1. Tệp không bị sửa: sha256sum -c SHA256SUMS (Linux, macOS); trên Windows: certutil -hashfile TỆP SHA256.
2. Chữ ký số: mở PDF bằng Adobe Acrobat Reader và xem Signature Panel, hoặc chạy pdfsig TỆP.pdf (gói poppler-utils),
   hoặc pyhanko sign validate --trust chung-thu/goc-1.cer --pretty-print TỆP.pdf.

What is in this package:
- *.pdf: the signed copies, byte for byte as they were taken into the archive.
- *.kiem-tra.json: what the verification of the signatures found then.
- *.so-dang-ky.json: the line in the register of outgoing letters, and what became of the letter.
- chung-thu/: certificates of the authorities that the office trusts, and lists of revoked ones.
- SHA256SUMS: the SHA-256 of every file above.

How to check it without congvan:
1. No file was changed: sha256sum -c SHA256SUMS (Linux, macOS); on Windows: certutil -hashfile FILE SHA256.
2. The signatures: open a PDF in Adobe Acrobat Reader and look at its Signature Panel, or run pdfsig FILE.pdf
   (poppler-utils), or pyhanko sign validate --trust chung-thu/goc-1.cer --pretty-print FILE.pdf.
"""
