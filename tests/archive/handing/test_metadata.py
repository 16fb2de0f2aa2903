"""The XML of Phụ lục VI: names, order, values."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from congvan.archive.handing import case_file_xml, metadata_xml
from congvan.decree import CASE_FILE_FIELDS, LETTER_FIELDS
from congvan.errors import Refused
from congvan.letter import Number
from tests.archive.handing.samples import CASE_FILE, letter


def _texts(data: bytes) -> dict[str, str]:
    root = etree.fromstring(data)
    tree = root.getroottree()
    leaves = (one for one in root.iter() if len(one) == 0)
    return {tree.getelementpath(one): one.text or "" for one in leaves}


def test_a_letter_has_every_field_of_muc_i_in_the_order_of_the_decree() -> None:
    kept = replace(
        letter(5).kept,
        position="Giám đốc",
        unit_organ_id="H31.15.2",
        copies=12,
        due_date=date(2026, 3, 5),
        priority=2,
        note="bản chính",
    )
    texts = _texts(metadata_xml(kept, case_file=CASE_FILE, year=2026, ordinal=7, organ_id="H31.15"))
    assert list(texts) == [field.path for field in LETTER_FIELDS]
    assert texts == {
        "FileCode/OrganId": "H31.15",
        "FileCode/FileCatalog": "2026",
        "FileCode/FileNotation": "01.VP",
        "DocOrdinal": "7",
        "TypeName": "Công văn",
        "CodeNumber": "05",
        "CodeNotation": "SGDĐT-VP",
        "IssuedDate": "05/02/2026",
        "OrganName": "Sở Giáo dục và Đào tạo",
        "Subject": "Về việc kiểm tra hồ sơ",
        "Language": "Tiếng Việt",
        "PageAmount": "2",
        "Description": "bản chính",
        "SignerInfo/Position": "Giám đốc",
        "SignerInfo/FullName": "Nguyễn Văn A",
        "To/OrganId": "H31.15.2",
        "To/OrganName": "Trường thpt-a",
        "Priority": "2",
        "IssuedAmount": "12",
        "DueDate": "05/03/2026",
    }


def test_a_case_file_has_every_field_of_muc_iii_and_counts_its_letters() -> None:
    kept = [letter(2).kept, letter(9, language="Tiếng Anh", pages=11).kept]
    texts = _texts(case_file_xml(CASE_FILE, kept, year=2026, organ_id="H31.15"))
    assert list(texts) == [field.path for field in CASE_FILE_FIELDS]
    assert texts["Title"] == CASE_FILE.title
    assert (texts["StartDate"], texts["EndDate"]) == ("02/02/2026", "31/12/2026")
    assert (texts["DocTotal"], texts["PageTotal"]) == ("2", "13")
    assert texts["Language"] == "Tiếng Việt; Tiếng Anh"
    assert (texts["Maintenance"], texts["Rights"], texts["Creator"]) == ("20 năm", "Công khai", "Văn thư")


def test_the_file_ends_with_its_last_letter_while_its_end_is_not_said() -> None:
    kept = [letter(9).kept, letter(2).kept]
    texts = _texts(case_file_xml(replace(CASE_FILE, ended=None), kept, year=2026, organ_id="H31.15"))
    assert texts["EndDate"] == "09/02/2026"


def test_what_is_not_known_stays_empty() -> None:
    kept = replace(letter(5).kept, pages=0)
    texts = _texts(metadata_xml(kept, case_file=CASE_FILE, year=2026, ordinal=1, organ_id="H31.15"))
    assert [name for name, text in texts.items() if not text] == [
        "PageAmount",
        "Description",
        "SignerInfo/Position",
        "To/OrganId",
        "IssuedAmount",
        "DueDate",
    ]


def test_a_letter_in_no_file_yet_has_no_file_code() -> None:
    texts = _texts(metadata_xml(letter().kept, case_file=None, year=2026, ordinal=1))
    assert [texts[name] for name in ("FileCode/OrganId", "FileCode/FileNotation", "DocOrdinal")] == ["", "", ""]


def test_the_office_of_the_letter_stands_for_the_one_that_made_the_list() -> None:
    kept = replace(letter().kept, organ_id="H31.15")
    texts = _texts(metadata_xml(kept, case_file=CASE_FILE, year=2026, ordinal=1))
    assert texts["FileCode/OrganId"] == "H31.15"


def test_an_attachment_is_named_in_the_note_and_an_old_number_keeps_its_letter() -> None:
    kept = replace(letter().kept, part="Phụ lục I", note="x", number=Number(2026, "b", 45, "a", "SGDĐT"))
    texts = _texts(metadata_xml(kept, case_file=CASE_FILE, year=2026, ordinal=1, organ_id="H31.15"))
    assert texts["Description"] == "Tệp kèm theo: Phụ lục I; x"
    assert texts["CodeNumber"] == "45a"


def test_signs_of_xml_and_vietnamese_come_back_as_they_were() -> None:
    subject = "Về <b>«ưu tiên»</b> & ]]> \"trích\" 'ngắn' Đắk Lắk"
    data = metadata_xml(
        replace(letter().kept, subject=subject), case_file=CASE_FILE, year=2026, ordinal=1, organ_id="H31.15"
    )
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    assert _texts(data)["Subject"] == subject


def test_decomposed_accents_are_written_composed() -> None:
    kept = replace(letter().kept, subject=unicodedata.normalize("NFD", "Về việc"))
    texts = _texts(metadata_xml(kept, case_file=CASE_FILE, year=2026, ordinal=1, organ_id="H31.15"))
    assert texts["Subject"] == "Về việc"


def test_a_character_that_xml_cannot_hold_is_a_finding() -> None:
    kept = replace(letter().kept, subject="a\x01b")
    with pytest.raises(Refused) as refused:
        metadata_xml(kept, case_file=CASE_FILE, year=2026, ordinal=1, organ_id="H31.15")
    assert [(one.code, one.where.place) for one in refused.value.findings] == [("GN004", "Subject")]
    assert "U+0001" in refused.value.findings[0].message


def test_everything_wrong_in_one_letter_is_told_at_once() -> None:
    kept = replace(letter().kept, subject="", organ_name="x" * 201, signer="y" * 51)
    with pytest.raises(Refused) as refused:
        metadata_xml(kept, case_file=CASE_FILE, year=2026, ordinal=1000, organ_id="H31.15")
    assert {(one.code, one.where.place) for one in refused.value.findings} == {
        ("GN001", "Subject"),
        ("GN002", "OrganName"),
        ("GN002", "SignerInfo/FullName"),
        ("GN002", "DocOrdinal"),
    }
