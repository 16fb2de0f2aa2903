"""Giao nộp: one case file with its letters as a package for the archive (Điều 30; Thông tư 05/2025/TT-BNV, Điều 17)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from congvan.archive.handing.csip import DATA, Described, csip_members, described
from congvan.archive.handing.descriptions import document_id
from congvan.archive.handing.ids import folder_of, safe_name
from congvan.archive.handing.letters import lengths
from congvan.archive.handing.members import Member, made, measured
from congvan.archive.handing.plain import CASE_FILE_METADATA, MANIFEST, plain_members
from congvan.archive.handing.values import HandedLetter, HandedOver, HandOver, HandOverForm, in_order
from congvan.archive.handing.writing import write_folder, write_zip
from congvan.durable import OWNER, Access
from congvan.errors import Finding, Refused, Where, has_errors
from congvan.language import _
from congvan.opc import shown

__all__ = ["hand_over", "unfit"]


def unfit(order: HandOver, letters: Sequence[HandedLetter], form: HandOverForm) -> tuple[Finding, ...]:
    """Return everything that is in the way of handing a case file over, before any file is read.

    Args:
        order: the case file.
        letters: its letters, in any order.
        form: the kind of package.
    """
    return _judged(order, in_order(letters), form)[1]


def hand_over(  # noqa: PLR0913 - what is handed over, how and where to
    order: HandOver,
    letters: Sequence[HandedLetter],
    path: Path,
    *,
    form: HandOverForm,
    now: datetime,
    zipped: bool = True,
    access: Access = OWNER,
) -> HandedOver:
    """Make a package of one case file.

    Args:
        order: the case file.
        letters: its letters, in any order; they are numbered by `in_order`.
        path: the ZIP; or, if it is not zipped, the folder that the package's own folder is put into.
        form: the kind of package.
        now: when it is made.
        zipped: whether it is one ZIP.
        access: who may read it.

    Returns:
        What was made; its findings are warnings.

    Raises:
        Refused: a fact is missing, too long or of another kind, or a file is not the one that was kept.
        CannotRead: a kept file cannot be read.
        CannotWrite: the disk refuses.
        Occupied: something stands at the path.
    """
    ordered = in_order(letters)
    descriptions, judged = _judged(order, ordered, form)
    findings = list(judged)
    documents: list[tuple[HandedLetter, Member]] = []
    base = "" if form == "plain" else DATA
    for ordinal, letter in enumerate(ordered, 1):
        member, wrong = measured(f"{base}{safe_name(document_id(order, ordinal))}.pdf", letter)
        findings += wrong
        documents.append((letter, member))
    if has_errors(findings):
        raise Refused(findings)
    extras = [made(f"{'' if form == 'plain' else 'documentation/'}{name}", order.extras[name]) for name in order.extras]
    if descriptions is None:
        object_id, members = order.file_code, plain_members(order, documents, extras)
        folder = safe_name(object_id)
    else:
        object_id, members = csip_members(order, documents, extras, descriptions, aip=form == "aip", now=now)
        folder = folder_of(object_id)
    digest = ""
    if zipped:
        digest = write_zip(path, folder, members, access)
    else:
        write_folder(path / folder, members, access)
    return HandedOver(
        path=path if zipped else path / folder,
        name=folder,
        object_id=object_id,
        letters=len(ordered),
        files=len(members),
        size=sum(one.size for one in members),
        sha256=digest,
        findings=tuple(findings),
    )


def _judged(
    order: HandOver, letters: Sequence[HandedLetter], form: HandOverForm
) -> tuple[Described | None, tuple[Finding, ...]]:
    findings = [*_whole(order, letters), *_extra_names(order, form)]
    if form == "plain":
        return None, (*findings, *lengths(order, letters))
    descriptions, inner = described(order, letters, aip=form == "aip")
    return descriptions, (*findings, *inner)


def _whole(order: HandOver, letters: Sequence[HandedLetter]) -> Iterator[Finding]:
    where = order.case_file.notation
    if not letters:
        yield Finding("GN001", Where(where), _("The file has no document."), _("Put its letters into it first."))
    seen: set[tuple[object, ...]] = set()
    for one in letters:
        key = (one.kept.number, one.kept.unit, one.kept.part)
        if key in seen:
            name = " ".join(part for part in (one.kept.number.text, one.kept.unit, one.kept.part) if part)
            said = _("The document «%(name)s» stands twice in the file.", name=name)
            yield Finding("GN018", Where(where), said, _("Hand it over once."))
        seen.add(key)


def _extra_names(order: HandOver, form: HandOverForm) -> Iterator[Finding]:
    """Give the extras whose names cannot stand beside the package's own files."""
    own = {MANIFEST, CASE_FILE_METADATA} if form == "plain" else set()
    code = safe_name(order.file_code).casefold() + "."
    seen: set[str] = set()
    for name in order.extras:
        key = name.casefold()
        if (
            not name
            or safe_name(name) != name
            or key in own
            or key in seen
            or (form == "plain" and key.startswith(code))
        ):
            said = _("A file that goes along cannot be named %(name)s.", name=shown(name))
            fix = _("Name it with letters, digits, dots and hyphens, each name once.")
            yield Finding("GN006", Where(order.case_file.notation), said, fix)
        seen.add(key)
