"""The demo's letters, opened by a second program: LibreOffice takes every one, and prints what it should."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
LETTER = "letters/trien-khai-nghi-quyet-20.yaml"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every letter of the demo and LibreOffice's PDF of each."""
    out = tmp_path_factory.mktemp("demo")
    render = [sys.executable, "-m", "congvan", "render", LETTER, "--out", str(out)]
    subprocess.run(render, cwd=ROOT, check=True, capture_output=True)
    profile = (tmp_path_factory.mktemp("profile")).as_uri()
    letters = sorted(map(str, out.glob("*.docx")))
    convert = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*convert, *letters], check=True, capture_output=True, timeout=900)
    return out


def text_of(pdf: Path) -> str:
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return told.stdout.decode()


def units() -> list[dict[str, str]]:
    listed: dict[str, list[dict[str, str]]] = yaml.safe_load((ROOT / "recipients.yaml").read_text(encoding="utf-8"))
    return listed["units"]


def test_libreoffice_opens_every_letter_of_the_demo(demo: Path) -> None:
    letters = sorted(path.stem for path in demo.glob("*.docx"))
    assert len(letters) == len(units()) + 1
    assert sorted(path.stem for path in demo.glob("*.pdf")) == letters


def test_every_printed_letter_is_addressed_to_its_unit_and_to_no_other(demo: Path) -> None:
    names = {unit["id"]: unit["name"] for unit in units()}
    for key, name in names.items():
        text = " ".join(text_of(demo / f"trien-khai-nghi-quyet-20_{key}.pdf").split())
        (addressed,) = re.findall(r"Kính gửi: (.*?) Thực hiện ý kiến", text)
        assert addressed.endswith(name)
        assert [other for other in names.values() if other in addressed and other not in name] == []


def test_the_general_letter_is_printed_on_two_pages_with_the_signature_not_alone(demo: Path) -> None:
    first, second, rest = text_of(demo / "trien-khai-nghi-quyet-20_chung.pdf").split("\f")
    assert rest == ""
    assert next(line.strip() for line in first.splitlines() if line.strip()).startswith("UBND THÀNH PHỐ HẢI PHÒNG")
    assert not re.match(r"\s*1\s*\n", first)
    assert re.match(r"\s*2\s*\n", second)
    assert second.index("Trân trọng./.") < second.index("PHÓ GIÁM ĐỐC") < second.index("Phạm Quốc Hiệu")


def test_the_head_is_set_without_a_broken_line(demo: Path) -> None:
    text = text_of(demo / "trien-khai-nghi-quyet-20_thpt-ngo-quyen.pdf")
    lines = [re.sub(r" {2,}", "  ", line.strip()) for line in text.splitlines() if line.strip()]
    assert lines[0] == "UBND THÀNH PHỐ HẢI PHÒNG  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert lines[1] == "SỞ GIÁO DỤC VÀ ĐÀO TẠO  Độc lập - Tự do - Hạnh phúc"
    assert re.fullmatch(r"Số:\s+/SGDDĐT-VP\s+Hải Phòng, ngày\s+tháng\s+năm 2022", lines[2])
    assert lines[3:6] == [
        "V/v triển khai thực hiện Nghị quyết",
        "số 20/NQ-HĐND của Hội đồng nhân dân",
        "thành phố khóa XVI",
    ]
    assert lines[6] == "Kính gửi: Hiệu trưởng Trường THPT Ngô Quyền"


def test_no_letter_holds_a_name_of_the_machine_or_a_time(demo: Path) -> None:
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(demo / "trien-khai-nghi-quyet-20_chung.docx") as package:
        whole = b"".join(package.read(name) for name in package.namelist())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert os.fsencode(Path.home()) not in whole
    assert b"2026" not in whole
