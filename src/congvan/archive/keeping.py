"""Lưu: letters go into their bags, all of a call or none; the kept bytes are never altered."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from congvan.archive.bag import OWN_FILES, Bag, digest
from congvan.archive.errors import ArchiveDamaged, cannot_write
from congvan.archive.pending import Pending, writing
from congvan.archive.places import DATA, RECORD, TEXT, path_of, sibling
from congvan.archive.records import kept_of, record_bytes
from congvan.durable import OWNER, Access
from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.letter import KeptLetter

__all__ = ["Item", "Outcome", "keep", "read_bag"]


@dataclass(frozen=True, slots=True)
class Item:
    """One letter to be kept.

    Attributes:
        kept: what is known of it; without path. Sum, size and time are put in if they are not there.
        data: the PDF.
        text: its text, to be found by; may be empty.
    """

    kept: KeptLetter
    data: bytes
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one letter.

    Attributes:
        kept: as it lies in the archive, with its path.
        status: kept now, or already there with the same bytes.
    """

    kept: KeptLetter
    status: Literal["kept", "already"]


@dataclass(slots=True)
class _Plan:
    """What one call does to the archive."""

    archive: Path
    bags: dict[str, Bag] = field(default_factory=dict)
    grown: set[str] = field(default_factory=set)
    files: dict[str, bytes] = field(default_factory=dict)
    made: dict[str, KeptLetter] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def keep(
    archive: Path,
    items: Sequence[Item],
    *,
    now: datetime,
    access: Access = OWNER,
    organisation: str = "",
) -> tuple[Outcome, ...]:
    """Put letters into the archive: all of them, or none.

    Killed at any moment, the same call again does what is left; what was kept already is told as such.

    Args:
        archive: the folder; made if it is not there.
        items: the letters.
        now: when, with its offset.
        access: who may read what is made.
        organisation: tên cơ quan, for bag-info.txt.

    Returns:
        What became of each, in their order.

    Raises:
        Refused: another file is kept under the same number, unit and part, or a file is not what it is said to be.
        ArchiveDamaged: a bag is not as it was written.
        ArchiveInUse: another run writes into the archive.
        CannotWrite: the disk refuses; the path and the reason are said.
    """
    if not items:
        return ()
    ready = [_ready(item, now) for item in items]
    findings = [*_unfit(items), *_doubles(ready)]
    if findings and not archive.is_dir():
        raise Refused(findings)
    with writing(archive, access) as pending:
        plan = _Plan(archive, findings=findings)
        outcomes = [_plan_one(plan, kept, item) for kept, item in zip(ready, items, strict=True)]
        if plan.findings:
            raise Refused(plan.findings)
        _carry_out(plan, pending, organisation, now)
    return tuple(one for one in outcomes if one is not None)


def _ready(item: Item, now: datetime) -> KeptLetter:
    """Return what will be known of a letter when it is kept."""
    kept = item.kept
    return replace(
        kept,
        sha256=digest(item.data),
        size=len(item.data),
        kept_at=kept.kept_at or now,
        path=path_of(kept),
    )


def _unfit(items: Sequence[Item]) -> list[Finding]:
    """Name every file that is empty, or that is no longer what was looked at."""
    found = []
    for item in items:
        where = Where(item.kept.name, place="" if item.kept.name else path_of(item.kept))
        if not item.data:
            found.append(Finding("BL002", where, _("The file is empty."), _("Scan or sign the letter again.")))
        elif item.kept.sha256 not in ("", digest(item.data)):
            message = _("The file was changed while it was looked at.")
            found.append(Finding("BL002", where, message, _("Run the command again.")))
    return found


def _doubles(ready: Sequence[KeptLetter]) -> list[Finding]:
    """Name two files of one call that are the same letter and not the same."""
    first: dict[str, KeptLetter] = {}
    found = []
    for kept in ready:
        other = first.setdefault(kept.path, kept)
        if (other.sha256, _key(other)) != (kept.sha256, _key(kept)):
            found.append(_taken(kept, other))
    return found


def _key(kept: KeptLetter) -> tuple[object, ...]:
    return (kept.number, kept.unit, kept.part)


def _taken(kept: KeptLetter, other: KeptLetter) -> Finding:
    """Say that a place in the archive is another file's."""
    message = _(
        "Number %(number)s for «%(unit)s» is kept already as «%(path)s», with other bytes. SHA-256 there "
        "%(there)s, here %(here)s.",
        number=kept.number.text,
        unit=kept.unit_name or kept.unit or _("everyone"),
        path=other.path,
        there=other.sha256,
        here=kept.sha256,
    )
    fix = _("See which of the two is the letter that was sent; what is kept is never replaced.")
    return Finding("BL001", Where(kept.name, place="" if kept.name else kept.path), message, fix)


def _plan_one(plan: _Plan, kept: KeptLetter, item: Item) -> Outcome | None:
    name, _slash, inside = kept.path.partition("/")
    if name not in plan.bags:
        plan.bags[name] = read_bag(plan.archive, name)
    bag = plan.bags[name]
    if inside in bag.entries:
        return _already(plan, bag, kept)
    record = record_bytes(kept)
    made = {
        kept.path: item.data,
        sibling(kept.path, RECORD): record,
        sibling(kept.path, TEXT): item.text.encode(errors="replace"),
    }
    standing = {path for path in made if os.path.lexists(plan.archive / path)}
    if standing:
        kept = _adopt(plan, kept, made, standing)
    for path, data in made.items():
        bag.entries[path.partition("/")[2]] = digest(data)
        bag.size += len(data)
        if path not in standing:
            plan.files[path] = data
    plan.grown.add(name)
    plan.made[kept.path] = kept
    return Outcome(kept, "kept")


def _already(plan: _Plan, bag: Bag, kept: KeptLetter) -> Outcome | None:
    """Hold a letter against the one that is kept in its place."""
    if kept.path in plan.made:  # twice in one call; `_doubles` has looked at both
        return Outcome(plan.made[kept.path], "already")
    there = _kept_before(plan, bag, kept.path)
    if (there.sha256, _key(there)) != (kept.sha256, _key(kept)):
        plan.findings.append(_taken(kept, there))
        return None
    return Outcome(there, "already")


def _kept_before(plan: _Plan, bag: Bag, path: str) -> KeptLetter:
    """Return what is kept in a place.

    Raises:
        ArchiveDamaged: the record or the file is not as it was written.
    """
    record, place = plan.archive / sibling(path, RECORD), plan.archive / path
    try:
        data = record.read_bytes()
        if digest(data) != bag.entries.get(sibling(path, RECORD).partition("/")[2]):
            raise ArchiveDamaged(record, _("the record is not as it was written"))
        there = kept_of(data, path)
        if place.stat().st_size != there.size:
            raise ArchiveDamaged(place, _("the file has another size than its record says"))
    except OSError as error:
        raise ArchiveDamaged(error.filename or place, error.strerror or str(error)) from error
    except ValueError as error:
        raise ArchiveDamaged(record, _("the record does not say what congvan writes")) from error
    return there


def _adopt(plan: _Plan, kept: KeptLetter, made: dict[str, bytes], standing: set[str]) -> KeptLetter:
    """Take over files that stand in their places and that no manifest names, if they are what would be written.

    A record may differ in when and by whom it was made.
    """
    for path in sorted(standing):
        place = plan.archive / path
        try:
            data = place.read_bytes() if place.is_file() and not place.is_symlink() else None
        except OSError as error:
            raise cannot_write(error, place) from error
        if data is not None and path.endswith(RECORD) and data != made[path]:
            try:
                there = kept_of(data, kept.path)
            except ValueError:
                data = None
            else:
                same = (there.sha256, _key(there)) == (kept.sha256, _key(kept))
                data, kept = (data, there) if same else (None, kept)
            if data is not None:
                made[path] = data
        if data != made[path]:
            message = _("«%(path)s» stands where the letter is to be kept, and no manifest names it.", path=path)
            fix = _("Move it out of the archive, then run the command again.")
            plan.findings.append(Finding("BL003", Where(str(place)), message, fix))
    return kept


def read_bag(archive: Path, name: str) -> Bag:
    """Return a bag to be added to; a new one if there is none yet.

    Raises:
        ArchiveDamaged: its own files are not as they were written.
        CannotWrite: the disk refuses.
    """
    folder = archive / name
    try:
        files = {one: (folder / one).read_bytes() for one in OWN_FILES if os.path.lexists(folder / one)}
        if not files:
            if any(one for _path, _folders, names in os.walk(folder / DATA) for one in names):
                raise ArchiveDamaged(folder, _("the bag has letters and no manifest"))
            return Bag(name)
        return Bag.read(name, files)
    except OSError as error:
        raise cannot_write(error, folder) from error
    except ValueError as error:
        what = _("«%(file)s» is missing or was changed", file=str(error))
        raise ArchiveDamaged(folder, what) from error


def _carry_out(plan: _Plan, pending: Pending, organisation: str, now: datetime) -> None:
    for path, data in plan.files.items():
        pending.add(path, data)
    for name in sorted(plan.grown):
        bag = plan.bags[name]
        bag.describe(organisation, now.date())
        _write_own(bag, pending)
    pending.commit()


def _write_own(bag: Bag, pending: Pending) -> None:
    for one, data in bag.files().items():
        pending.add(f"{bag.name}/{one}", data)
