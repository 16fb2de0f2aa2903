"""Lines of the longest size that is read, made to keep patterns busy, are judged: no pattern backtracks without end."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.docx.made import p, package

LONGEST = 20_000
PATIENCE = 60
"""Seconds until the command is stopped, for all the letters of one place; they need a few."""
PIECES = (
    "a", " ", "x ", ".", "(", "1.", "- ", "Nghị định số 30/2020/NĐ-CP ", "ngày 1/1/2020 ", "Khoản 1 Điều ", "“",
    "_", "Đ", "ỦY BAN NHÂN DÂN ", "a/ ", "2020", "số ", "V/v ", "; ", "v.v", "Lưu: ",
)  # fmt: skip
HEAD = "".join(
    p(text)
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "Số: 05/SGDĐT-VP", "Hải Phòng, ngày 05 tháng 3 năm 2026",
    )
)  # fmt: skip
PLACES = {
    "subject": "{V/v }Kính gửi: Trường A|Nội dung./.",
    "body": "V/v x|Kính gửi: Trường A|{}|Nơi nhận:|- Như trên;|GIÁM ĐỐC",
    "copies": "V/v x|Kính gửi: Trường A|Nội dung./.|Nơi nhận:|{- }|{- Lưu: }",
    "authority": "V/v x|Kính gửi: Trường A|Nội dung./.|Nơi nhận:|- Như trên;|{KT. }",
}


def letter(place: str, piece: str) -> bytes:
    lines = []
    for line in PLACES[place].split("|"):
        before, mark, rest = line.partition("{")
        label, _close, after = rest.partition("}")
        long = label + piece * ((LONGEST - len(label) - 1) // len(piece)) + "x" if mark else ""
        lines += [p(one) for one in (before, long, after) if one]
    return package(HEAD + "".join(lines))


@pytest.mark.parametrize("place", PLACES)
def test_the_longest_lines_are_judged(place: str, tmp_path: Path) -> None:
    for number, piece in enumerate(PIECES):
        (tmp_path / f"{number:02}.docx").write_bytes(letter(place, piece))
    command = [sys.executable, "-m", "congvan", "check", *map(str, sorted(tmp_path.glob("*.docx"))), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert done.returncode == 1, done.stderr
    assert all(f"{number:02}.docx" in done.stdout for number in range(len(PIECES)))
