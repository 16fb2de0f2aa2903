"""A case file with three letters, as an archive keeps them; packages taken apart and put together again."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pikepdf

from congvan.archive.handing import HandedLetter, HandedOver, HandOver, HandOverForm, hand_over
from congvan.letter import CaseFile, KeptLetter, Number

__all__ = ["CASE_FILE", "NOW", "VIETNAM", "letter", "letters", "made", "order", "packed", "pdf", "unpacked"]

VIETNAM = timezone(timedelta(hours=7))
NOW = datetime(2027, 3, 1, 8, 30, 15, 250_000, tzinfo=VIETNAM)

CASE_FILE = CaseFile(
    notation="01.VP",
    title="Tập công văn về kiểm tra nội bộ <2025 & 2026> của «đơn vị»",
    maintenance="20 năm",
    creator="Văn thư",
    rights="Công khai",
    ended=date(2026, 12, 31),
)


def pdf(text: str) -> bytes:
    """Return a PDF of one page that no other text gives."""
    file = pikepdf.new()
    file.add_blank_page(page_size=(595, 842))
    file.docinfo["/Title"] = text
    out = io.BytesIO()
    file.save(out, deterministic_id=True)
    return out.getvalue()


def letter(number: int = 1, unit: str = "thpt-a", **facts: object) -> HandedLetter:
    """Return one kept letter with its bytes."""
    data = pdf(f"{number} {unit} {facts.get('part', '')}")
    kept = KeptLetter(
        number=Number(2026, "van-ban-di", number, "", "SGDĐT-VP"),
        issued_date=date(2026, 2, min(number, 28)),
        kind="Công văn",
        subject="Về việc kiểm tra hồ sơ",
        organ_name="Sở Giáo dục và Đào tạo",
        signer="Nguyễn Văn A",
        unit=unit,
        unit_name=f"Trường {unit}",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=2,
        kept_at=datetime(2026, 2, 28, 16, 0, tzinfo=VIETNAM),
        proof={"accepted": True},
    )
    return HandedLetter(replace(kept, **facts), data)  # type: ignore[arg-type]


def letters() -> list[HandedLetter]:
    """Return three letters, not in order."""
    return [letter(3), letter(1), letter(1, "thpt-b")]


def order(case_file: CaseFile = CASE_FILE, **facts: object) -> HandOver:
    """Return what is handed over."""
    usual = HandOver(
        case_file,
        2026,
        "H31.15",
        "Sở Giáo dục và Đào tạo",
        fonds="P623",
        archive_code="H31.LT",
        system_version="1.2",
        extras={"muc-luc.pdf": pdf("mục lục")},
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


def made(folder: Path, form: HandOverForm, *, zipped: bool = True) -> HandedOver:
    """Make a sound package in a folder."""
    target = folder / f"{form}.zip" if zipped else folder
    return hand_over(order(), letters(), target, form=form, now=NOW, zipped=zipped)


def unpacked(path: Path) -> dict[str, bytes]:
    """Return the files of a ZIP by their whole names."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a ZIP."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return path
