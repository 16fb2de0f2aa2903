"""Ký phụ lục, tài liệu kèm theo: attachments in files of their own, which the office signs beside the letter.

The letter's own signatures do not cover them. Each signed copy begins with the attachment's very bytes and is put in
its place as a whole; nothing is shown on it but number and moment, and no seal.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.8.b and III.1.d.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan.durable import Access
from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.letter import Attachment, Event, Number, UnitLetter
from congvan.signing import Corner, NotSigned, corner_of, moment, signed_fields
from congvan.workflow.corner_words import CornerWords
from congvan.workflow.dispatch_plan import Scene
from congvan.workflow.place_whole import place_whole
from congvan.workflow.places import read_file, shown
from congvan.workflow.registry import Desk
from congvan.workflow.sign_plan import SignItem
from congvan.workflow.sign_setup import OFFICE_FIELD
from congvan.workflow.signed_attachments import numbers_of, signed_attachment, signed_names, source_of

__all__ = ["AttachmentItem", "AttachmentPlan", "attachments_to_sign", "sign_attachments"]

_CLAUSE = "NĐ 30/2020, PL I, II.8.b"


@dataclass(frozen=True, slots=True)
class AttachmentItem:
    """Một phụ lục chờ ký: one file for one number.

    Attributes:
        source: the attachment.
        corner: of its first page.
        number: what is shown on the copy.
        path: of the copy.
    """

    source: Path
    corner: Corner
    number: Number
    path: Path


@dataclass(frozen=True, slots=True)
class AttachmentPlan:
    """Which attachments are to be signed, and what is said of the others."""

    due: tuple[AttachmentItem, ...] = ()
    findings: tuple[Finding, ...] = ()


def attachments_to_sign(
    scene: Scene, status: Sequence[tuple[UnitLetter, tuple[Event, ...]]], items: Sequence[SignItem]
) -> AttachmentPlan:
    """Return which attachments still lack the office's signature.

    Args:
        scene: what was read.
        status: what the register knows of the letter.
        items: the letters that the office has signed or signs now.

    Raises:
        CannotRead: one of them is not there, or too large.
    """
    letters = [one for one in items if not one.why and one.pdf is not None]
    attachments = scene.gathered.draft.attachments
    if not letters or not attachments:
        return AttachmentPlan()
    names, numbers = signed_names(attachments), numbers_of(status)
    due: list[AttachmentItem] = []
    found: list[Finding] = []
    for one in {one.file: one for one in attachments}.values():
        corner, data, why = _looked_at(scene, one)
        if why is not None:
            found.append(why)
        if corner is None:
            continue
        for letter in {one.letter.number: one for one in letters}.values():
            assert letter.pdf is not None  # noqa: S101 - those without one are left out above
            number = letter.letter.number
            path = signed_attachment(scene.root, letter.pdf, number, names[one.file], numbers)
            if not path.exists():
                due.append(AttachmentItem(source_of(scene, one), corner, number, path))
            else:
                found += _wrong_copy(path, data, scene, one)
    return AttachmentPlan(tuple(due), tuple(found))


def _looked_at(scene: Scene, attachment: Attachment) -> tuple[Corner | None, bytes, Finding | None]:
    """Return the corner of an attachment and its bytes, or what hinders."""
    path = source_of(scene, attachment)
    where = Where(shown(path, scene.base))
    if path.suffix.lower() != ".pdf":
        said = _("the attachment is no PDF; it goes out without the office's signature.")
        fix = _("Make a PDF of it first, and name that one under attachments: (kèm theo).")
        return None, b"", Finding("KS001", where, said, fix, Severity.WARNING, _CLAUSE)
    data = read_file(path, scene.base)
    try:
        return corner_of(data), data, None
    except NotSigned as error:
        said = _("the attachment cannot be signed: %(why)s. It goes out as it is.", why=error)
        fix = _("If it is this office's own, make the PDF again, without password or signature.")
        return None, b"", Finding("KS002", where, said, fix, Severity.WARNING, _CLAUSE)


def _wrong_copy(path: Path, data: bytes, scene: Scene, attachment: Attachment) -> Iterator[Finding]:
    """Give what is wrong with a copy that is there: it is of other bytes, or not signed."""
    name = shown(path, scene.base)
    copy = read_file(path, scene.base)
    if copy.startswith(data) and (signed_fields(copy) or {}).get(OFFICE_FIELD):
        return
    said = _("the attachment «%(file)s» was changed after the office signed it.", file=attachment.file)
    fix = _("Put it back as it was; or, if nothing was sent yet, move the signed copy away and sign again.")
    if copy.startswith(data):
        said = _("it stands where the signed copy of the attachment «%(file)s» belongs.", file=attachment.file)
        fix = _("Move it away, then run the same command again.")
    yield Finding("KS003", Where(name), said, fix)


def sign_attachments(  # noqa: PLR0913 - what the work needs
    due: Sequence[AttachmentItem],
    hand: CornerWords,
    desk: Desk,
    *,
    access: Access,
    base: Path,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> int:
    """Sign attachments, put each copy in its place, and return how many were signed.

    Args:
        due: what is to be signed.
        hand: signs.
        desk: who asks, and when.
        access: who may read the copies.
        base: the folder that paths in messages are relative to.
        progress: told how many are signed, of how many.

    Raises:
        NotSigned: the time-stamp authority does not answer.
        CannotRead: an attachment is gone.
        CannotWrite: the disk refuses.
    """
    read: tuple[Path | None, bytes] = (None, b"")
    for place, one in enumerate(due):
        if read[0] != one.source:
            read = (one.source, read_file(one.source, base))
        words = f"Số: {one.number.text}; {moment(desk.now)}"
        place_whole(one.path, hand.sign(read[1], one.corner, words, desk.now), access, base)
        progress(place + 1, len(due))
    return len(due)
