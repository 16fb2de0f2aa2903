"""Dữ liệu đặc tả của bản lưu (Phụ lục VI): what is known of a letter when it is kept."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from congvan.errors import CongvanError
from congvan.letter import URGENCIES, Entry, KeptLetter, UnitLetter
from congvan.source import read_letter, read_recipients
from congvan.workflow.archive_room import ArchiveRoom
from congvan.workflow.registry import Desk

__all__ = ["kept_of_letter"]


def kept_of_letter(room: ArchiveRoom, entry: Entry, letter: UnitLetter, desk: Desk) -> KeptLetter:
    """Return what the archive keeps of a unit's letter beside its file.

    Args:
        room: the archive.
        entry: its line in the register.
        letter: whose.
        desk: who keeps it.
    """
    office = room.register.office
    signer = next((one for one in office.signers if one.name == entry.signer), None)
    position = " ".join((*signer.authority, signer.position)) if signer else ""
    root = room.register.root
    codes = _codes(root / office.defaults.recipients)
    return KeptLetter(
        number=letter.number,
        issued_date=letter.issued_date,
        kind=entry.kind,
        subject=entry.subject,
        organ_name=office.name,
        signer=entry.signer,
        unit=letter.unit,
        unit_name=letter.name,
        position=position,
        organ_id=office.organ_id,
        unit_organ_id=codes.get(letter.unit, ""),
        priority=_priority(root / entry.letter) if entry.letter else 0,
        copies=entry.copies,
        letter=entry.letter,
        kept_at=desk.now,
        by=desk.by,
    )


@lru_cache(maxsize=4)
def _codes(path: Path) -> dict[str, str]:
    """Return mã định danh of the units by id, as far as the list can be read: it may have changed since."""
    with suppress(CongvanError):
        found, _findings = read_recipients(path)
        if found is not None:
            return {one.id: one.organ_id for one in found.units}
    return {}


@lru_cache(maxsize=64)
def _priority(path: Path) -> int:
    """Return mức độ khẩn of a letter: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc."""
    with suppress(CongvanError):
        draft, _findings = read_letter(path)
        if draft is not None and draft.urgency in URGENCIES:
            return len(URGENCIES) - URGENCIES.index(draft.urgency)
    return 0
