"""The words of a letter in YAML are its printed lines, each with the place where its author wrote it."""

from pathlib import Path

from congvan.checks import Said
from congvan.errors import Text
from tests.checks.letters import office_folder, reading_of


def test_every_line_stands_as_it_is_printed_and_knows_its_own_words(tmp_path: Path) -> None:
    words = reading_of(office_folder(tmp_path, {})).words
    assert words.symbol is not None
    assert (words.symbol.text, words.symbol.own) == ("Số: 05/SGDĐT-GDTrH", "SGDĐT-GDTrH")
    assert words.place_date is not None
    assert words.place_date.text == "Hải Phòng, ngày 05 tháng 3 năm 2026"
    (subject,) = words.subject
    assert subject.text == "V/v tổ chức kỳ thi chọn học sinh giỏi năm học 2025 - 2026"
    assert [line.text for line in words.addressees] == [
        "- Hiệu trưởng các trường trung học phổ thông;",
        "- Giám đốc các trung tâm giáo dục thường xuyên.",
    ]
    assert words.unit_addressees[0].text == "Hiệu trưởng Trường Trung học phổ thông Ngô Quyền"
    assert words.unit_addressees[0].own == "Trường Trung học phổ thông Ngô Quyền"
    assert [line.text[:4] for line in words.body] == ["Thực", "1. L", "2. C", "a) C", "b) B", "Tron"]
    assert words.body[-1].text.endswith("được hướng dẫn./.")
    assert [line.text for line in words.copies] == ["- Như trên;", "- Giám đốc Sở;", "- Lưu: VT, GDTrH."]
    assert [line.text for line in words.authority] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]


def test_every_value_knows_its_file_and_its_line(tmp_path: Path) -> None:
    words = reading_of(office_folder(tmp_path, {})).words
    letter = (tmp_path / "letter.yaml").read_text(encoding="utf-8").splitlines()
    for line in (*words.body, *words.copies[:2]):
        assert isinstance(line.origin, Text)
        assert line.file == "letter.yaml"
        assert str(line.origin)[:20] in letter[line.origin.line - 1]
    assert {line.file for line in (*words.addressees, *words.unit_addressees)} == {"recipients.yaml"}
    assert {line.file for line in (*words.issuer, *words.authority)} == {"congvan.yaml"}


def test_everything_is_every_line_once(tmp_path: Path) -> None:
    words = reading_of(office_folder(tmp_path, {})).words
    lines = [line.text for line in words.everything()]
    assert len(lines) == len(set(lines)) == 22
    assert all(isinstance(line, Said) for line in words.everything())
