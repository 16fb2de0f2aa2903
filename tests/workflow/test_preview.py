"""`congvan preview`: what the letters look like, without Word and without a network."""

import io
import re

import pytest
from PIL import Image

from tests.workflow.small_office import IDS, LETTER_FILE, SmallOffice

SHEET = "out/xem-truoc.html"


def shown(office: SmallOffice) -> str:
    return (office.root / SHEET).read_text(encoding="utf-8")


def test_alone_it_shows_the_general_letter_and_one_of_each_group(office: SmallOffice) -> None:
    done = office.run("preview", LETTER_FILE)
    assert (done.code, done.err) == (0, "")
    assert "3 letters, 3 pages." in done.out
    assert "xem-truoc.html" in done.out
    assert len(re.findall(r"data:image/png;base64,", shown(office))) >= 3
    assert "Trường THPT Ngô Quyền" in shown(office)
    assert "Trường THPT Lê Quý Đôn" not in shown(office)


def test_the_sheet_shows_the_whole_batch(office: SmallOffice) -> None:
    done = office.run("preview", LETTER_FILE, "--sheet", "--json")
    assert done.code == 0
    assert (done.json["letters"], done.json["pages"]) == (4, 4)
    html = shown(office)
    for name in ("Trường THPT Ngô Quyền", "Trường THPT Lê Quý Đôn", "Phòng Giáo dục và Đào tạo quận Lê Chân"):
        assert name in html


@pytest.mark.parametrize("option", [("--unit", "le-quy-don"), ("--group", "phong-gd")])
def test_single_letters(option: tuple[str, str], office: SmallOffice) -> None:
    done = office.run("preview", LETTER_FILE, *option, "--json")
    assert done.json["letters"] == 1


def test_a_unit_that_there_is_not_is_wrong_usage(office: SmallOffice) -> None:
    done = office.run("preview", LETTER_FILE, "--unit", "le-quy-dom")
    assert done.code == 2
    assert "Did you mean «le-quy-don»?" in done.err


def test_pictures_of_the_pages(office: SmallOffice) -> None:
    done = office.run("preview", LETTER_FILE, "--unit", IDS[0], "--png", "--dpi", "72", "--json")
    assert done.code == 0
    (path,) = (office.out / "xem-truoc").glob("*.png")
    assert done.json["files"] == [str(path)]
    with Image.open(io.BytesIO(path.read_bytes())) as image:
        assert (image.width, image.height) == (596, 842)
        darkest = min(image.convert("L").tobytes())
    assert darkest < 16, "there is ink on it"


def test_what_stands_out_is_counted(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "text: Báo cáo về Sở.", f"text: {'Báo cáo về Sở kết quả thực hiện từng tháng. ' * 60}")
    office.change(LETTER_FILE, "only: thpt", "only: le-quy-don")
    done = office.run("preview", LETTER_FILE, "--sheet")
    assert "Look at 2 letters first." in done.out, "the longer letter and the general one, which has it too"
    assert "most letters have 1" in shown(office)


def test_what_differs_from_most_letters_is_shown(office: SmallOffice) -> None:
    assert office.run("preview", LETTER_FILE, "--sheet").code == 0
    assert "Kính gửi: Hiệu trưởng Trường THPT Lê Quý Đôn" in shown(office)


def test_findings_of_all_letters_are_told_once(office: SmallOffice) -> None:
    assert office.run("preview", LETTER_FILE, "--sheet").code == 0
    assert shown(office).count(">PG006<") <= 1


def test_nothing_else_is_written_and_the_letters_stay(office: SmallOffice) -> None:
    assert office.render("--format", "docx,pdf").code == 0
    before = {path.name: path.read_bytes() for path in office.out.iterdir() if path.is_file()}
    assert office.run("preview", LETTER_FILE, "--sheet").code == 0
    after = {path.name: path.read_bytes() for path in office.out.iterdir() if path.is_file()}
    assert after.pop("xem-truoc.html")
    assert after == before
    assert 'thu_ngo-quyen.docx"' in shown(office)
    assert office.render("--format", "docx,pdf", "--json").json["stale"] == []


def test_a_name_from_the_list_is_shown_not_run(office: SmallOffice) -> None:
    office.change("recipients.yaml", "name: Trường THPT Ngô Quyền", "name: 'Trường <script>alert(1)</script>'")
    assert office.run("preview", LETTER_FILE, "--sheet").code == 0
    assert "<script>alert(1)" not in shown(office)


def test_what_is_wrong_with_the_letter_stops_the_preview(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "[thpt, phong-gd]", "[thpt, phong]")
    done = office.run("preview", LETTER_FILE, "--json")
    assert (done.code, done.codes) == (1, ["LT001"])
