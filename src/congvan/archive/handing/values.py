"""Lần nộp: what is handed over, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from congvan.errors import Finding
from congvan.letter import CaseFile, KeptLetter

__all__ = ["HandOver", "HandOverForm", "HandedLetter", "HandedOver", "in_order"]

HandOverForm = Literal["plain", "sip", "aip"]
"""Dạng gói: a plain folder with metadata of Phụ lục VI; SIP_hoso, for another system; AIP_hoso, for the same one."""


@dataclass(frozen=True, slots=True)
class HandedLetter:
    """Văn bản nộp lưu: one PDF of the archive.

    Attributes:
        kept: what the archive knows of it.
        file: where its bytes lie, or the bytes.
    """

    kept: KeptLetter
    file: Path | bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandOver:
    """Hồ sơ nộp lưu: one case file, and who hands it over.

    Attributes:
        case_file: the file's line of danh mục hồ sơ.
        year: năm hình thành hồ sơ.
        organ_id: mã định danh of the office that made the list.
        organ_name: its name.
        fonds: mã phông; an AIP cannot do without.
        archive_code: mã cơ quan lưu trữ; an AIP cannot do without.
        agreement: mã đăng ký nộp lưu; empty = mã hồ sơ stands for it.
        paper_file_code: mã hồ sơ gốc giấy, of a file whose letters are all scans.
        backed_up: chế độ dự phòng: whether a second copy is kept.
        system_name: the program that makes the package.
        system_version: its version.
        extras: further files by name: mục lục văn bản, biên bản.
    """

    case_file: CaseFile
    year: int
    organ_id: str
    organ_name: str
    fonds: str = ""
    archive_code: str = ""
    agreement: str = ""
    paper_file_code: str = ""
    backed_up: bool = False
    system_name: str = "congvan"
    system_version: str = ""
    extras: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def file_code(self) -> str:
        """Mã hồ sơ: «H31.15.2026.01.VP»."""
        return f"{self.organ_id}.{self.year}.{self.case_file.notation}"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Kết quả: a package that was made.

    Attributes:
        path: the ZIP, or the package's folder.
        name: of the package's folder, inside the ZIP.
        object_id: OBJID; mã hồ sơ of a plain one.
        letters: how many documents it has.
        files: how many files.
        size: bytes of all files.
        sha256: of the ZIP; empty = a folder.
        findings: what is unusual.
    """

    path: Path
    name: str
    object_id: str
    letters: int
    files: int
    size: int
    sha256: str = ""
    findings: tuple[Finding, ...] = ()


def in_order(letters: Sequence[HandedLetter]) -> tuple[HandedLetter, ...]:
    """Return the letters as they are numbered in the file: by day, number, unit and part (Phụ lục VI, Phần I, III.4.g).

    Args:
        letters: in any order.
    """
    return tuple(sorted(letters, key=lambda one: (one.kept.issued_date, one.kept.number, one.kept.unit, one.kept.part)))
