"""congvan.yaml: the authority that a signer is given, and until when."""

from datetime import date

import pytest

from congvan.source import read_letter, read_office
from tests.source.conftest import Write

OFFICE = """\
office: {name: Sở Giáo dục và Đào tạo, place: Hải Phòng}
signers:
  - id: a
    name: Phạm Quốc Hiệu
    authority: TUQ. GIÁM ĐỐC
    position: CHÁNH VĂN PHÒNG
"""


def test_the_mandate_of_a_signer_is_read_with_its_last_day(write: Write) -> None:
    text = OFFICE + "    mandate: Văn bản ủy quyền số 12/UQ-SGDĐT ngày 05/01/2026\n    mandate_until: 31/12/2026\n"
    office, findings = read_office(write("congvan.yaml", text))
    assert findings == []
    assert office is not None
    assert office.signers[0].mandate == "Văn bản ủy quyền số 12/UQ-SGDĐT ngày 05/01/2026"
    assert office.signers[0].mandate_until == date(2026, 12, 31)


def test_a_signer_without_a_mandate_has_none(write: Write) -> None:
    office, findings = read_office(write("congvan.yaml", OFFICE))
    assert findings == []
    assert office is not None
    assert (office.signers[0].mandate, office.signers[0].mandate_until) == ("", None)


@pytest.mark.parametrize(
    ("written", "code"),
    [("12/2026", "VL001"), ("2026", "VL001"), ("hết năm", "VL001"), ("31/11/2026", "VL002"), ("2026-02-30", "VL002")],
)
def test_the_last_day_of_a_mandate_is_a_whole_and_real_day(write: Write, written: str, code: str) -> None:
    path = write("congvan.yaml", OFFICE + f"    mandate: Quyết định số 5/QĐ-SGDĐT\n    mandate_until: {written}\n")
    found = read_office(path)[1]
    assert [finding.code for finding in found] == [code]
    assert "giao ký đến ngày" in found[0].message
    assert found[0].where.line == len(OFFICE.splitlines()) + 2


BOOKS = """\
register: postgresql+psycopg://vanthu@so.sgddt.example/congvan
permissions: group
defaults: {numbering: each, issued: da-phat-hanh}
books:
  - id: hoi-dong
    name: Sổ văn bản của Hội đồng thi
    symbols: "*-HĐTS"
  - id: van-ban-di
    name: Sổ đăng ký văn bản đi
"""


def test_the_books_and_the_register_are_read(write: Write) -> None:
    office, findings = read_office(write("congvan.yaml", OFFICE + BOOKS))
    assert findings == []
    assert office is not None
    assert office.register == "postgresql+psycopg://vanthu@so.sgddt.example/congvan"
    assert (office.permissions, office.defaults.numbering, office.defaults.issued) == ("group", "each", "da-phat-hanh")
    assert [(book.id, book.kinds, book.symbols) for book in office.books] == [
        ("hoi-dong", (), ("*-HĐTS",)),
        ("van-ban-di", (), ()),
    ]


@pytest.mark.parametrize("book", ["sổ", "a b", "con", "../x", "van-ban-di"])
def test_a_book_has_an_id_of_its_own_that_can_be_a_file_name(write: Write, book: str) -> None:
    text = OFFICE + "books:\n  - {id: van-ban-di, name: Sổ}\n" + f"  - {{id: {book}, name: Sổ}}\n"
    found = read_office(write("congvan.yaml", text))[1]
    assert [(finding.code, finding.where.line) for finding in found] == [("VL016", len(OFFICE.splitlines()) + 3)]


def test_a_letter_names_a_book_of_the_office(write: Write, letter_text: str) -> None:
    office, _findings = read_office(write("congvan.yaml", OFFICE + BOOKS))
    right, findings = read_letter(write("a.yaml", letter_text + "\nbook: hoi-dong\nnumbering: shared\n"), office=office)
    assert right is not None
    assert (right.book, right.numbering) == ("hoi-dong", "shared")
    assert "VL017" not in {finding.code for finding in findings}
    found = read_letter(write("b.yaml", letter_text + "\nbook: hoi-dongg\nnumbering: all\n"), office=office)[1]
    assert {finding.code for finding in found} >= {"VL017", "KE006"}
    assert "hoi-dong" in next(finding for finding in found if finding.code == "VL017").message
