"""A letter: its values as they are written, and every slip named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from congvan.errors import Finding, Severity, Text
from congvan.letter import Attachment, Filing, IssuedDate, Office
from congvan.source import read_letter, read_office

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def office(write: Write, office_text: str) -> Office:
    office, findings = read_office(write("congvan.yaml", office_text))
    assert findings == []
    assert office is not None
    return office


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def without(text: str, key: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"{key}:"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", IssuedDate()),
        ("2022-08-11", IssuedDate(2022, 8, 11)),
        ("11/8/2022", IssuedDate(2022, 8, 11)),
        ("'11/08/2022'", IssuedDate(2022, 8, 11)),
        ("2022-08", IssuedDate(2022, 8)),
        ("8/2022", IssuedDate(2022, 8)),
        ("2022", IssuedDate(2022)),
    ],
)
def test_dates_are_read_whole_or_in_part(write: Write, letter_text: str, written: str, expected: IssuedDate) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text + f"date: {written}\n"))
    assert findings == []
    assert draft is not None
    assert draft.date == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("30/2/2022", "VL002"),
        ("13/13/2022", "VL002"),
        ("2022-02-30", "VL002"),
        ("13/2022", "VL002"),
        ("0/2022", "VL002"),
        ("1066", "VL002"),
        ("11/8/22", "VL001"),
        ("hôm nay", "VL001"),
        ("11.8.2022", "VL001"),
        ("９/8/2022", "VL001"),
    ],
)
def test_impossible_dates_are_named(write: Write, letter_text: str, written: str, code: str) -> None:
    _, findings = read_letter(write("thu.yaml", letter_text + f"date: {written}\n"))
    assert [(finding.code, finding.where.line, finding.where.column) for finding in findings] == [(code, 15, 7)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("VT", Filing("VT")),
        ("VT, VP", Filing("VT", "VP")),
        ("VT, VP (2)", Filing("VT", "VP", 2)),
        ("VT,VP(2b).", Filing("VT", "VP", 2)),
        ("VT (3)", Filing("VT", "", 3)),
        ("{registry: VT, unit: VP, copies: 2}", Filing("VT", "VP", 2)),
    ],
)
def test_filing_is_read_from_text_or_keys(write: Write, letter_text: str, written: str, expected: Filing) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text + f"filing: {written}\n"))
    assert findings == []
    assert draft is not None
    assert draft.filing == expected


@pytest.mark.parametrize("written", ["'Lưu: VT'", "VT, VP, P2", "VT ((2))", "'- VT: 2'"])
def test_other_filings_are_refused(write: Write, letter_text: str, written: str) -> None:
    assert codes(read_letter(write("thu.yaml", letter_text + f"filing: {written}\n"))[1]) == {"VL006"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [("HOẢ TỐC", "HOẢ TỐC"), ("HỎA TỐC", "HOẢ TỐC"), ("Hỏa tốc", "HOẢ TỐC"), ("thượng  khẩn", "THƯỢNG KHẨN"), ("", "")],
)
def test_urgency_is_taken_in_both_spellings(write: Write, letter_text: str, written: str, expected: str) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text + f"urgency: {written}\n"))
    assert findings == []
    assert draft is not None
    assert draft.urgency == expected


@pytest.mark.parametrize("subject", ["V/v triển khai", "v/v: triển khai", "Về việc triển khai", "V / v triển khai"])
def test_a_subject_with_v_v_is_refused(write: Write, letter_text: str, subject: str) -> None:
    text = letter_text.replace("subject: triển khai thực hiện nghị quyết", f"subject: '{subject}'")
    assert codes(read_letter(write("thu.yaml", text))[1]) == {"VL007"}


@pytest.mark.parametrize(("number", "good"), [("07", True), ("1", True), ("0", False), ("7a", False), ("٣", False)])
def test_a_number_is_digits_from_one_on_and_stays_as_written(
    write: Write, letter_text: str, number: str, *, good: bool
) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text + f"number: {number}\n"))
    assert codes(findings) == (set() if good else {"VL003"})
    assert draft is not None
    assert draft.number == (number if good else "")
    assert codes(read_letter(write("thu.yaml", letter_text + f"number: {'9' * 5000}\n"))[1]) == {"VL003"}


def test_what_the_letter_leaves_out_comes_from_the_office(write: Write, letter_text: str, office: Office) -> None:
    short = without(without(letter_text, "symbol"), "signer")
    draft, findings = read_letter(write("thu.yaml", short), office=office)
    assert findings == []
    assert draft is not None
    assert (draft.id, draft.symbol, draft.signer, draft.filing) == ("thu", "SGDĐT-VP", "pgd", Filing("VT", "VP"))
    assert codes(read_letter(write("thu.yaml", short))[1]) == {"VL012", "VL013"}


def test_unknown_signers_and_drafting_units_get_a_suggestion(write: Write, letter_text: str, office: Office) -> None:
    text = without(letter_text, "signer") + "signer: pdg\nfiling: VT, GDTrh\n"
    found = {finding.code: finding for finding in read_letter(write("thu.yaml", text), office=office)[1]}
    assert set(found) == {"VL010", "VL011"}
    assert "«pgd»" in found["VL010"].message
    assert "«GDTrH»" in found["VL011"].message
    assert found["VL011"].severity is Severity.WARNING


def test_attachments_must_be_there_and_inside_the_office(
    write: Write, letter_text: str, office_text: str, tmp_path: Path
) -> None:
    write("nha/congvan.yaml", office_text)
    write("nha/phu-luc.pdf", b"%PDF-")
    write("nha/letters/bieu.xlsx", b"PK")
    write("ngoai.pdf", b"%PDF-")
    outside = [str(tmp_path / "ngoai.pdf"), "../../ngoai.pdf", "C:\\\\x.pdf", "\\\\\\\\may\\\\x.pdf", "/etc/hosts"]
    text = letter_text + (
        "attachments:\n  - {title: Biểu mẫu, file: bieu.xlsx}\n  - ../phu-luc.pdf\n  - khong-co.pdf\n"
        + "".join(f'  - "{path}"\n' for path in outside)
    )
    draft, findings = read_letter(write("nha/letters/thu.yaml", text))
    assert [(finding.code, finding.where.line) for finding in findings] == [
        ("VL015", 18),
        *(("VL014", 19 + number) for number in range(len(outside))),
    ]
    assert draft is not None
    assert draft.attachments[:2] == (Attachment("Biểu mẫu", "bieu.xlsx"), Attachment("phu-luc", "../phu-luc.pdf"))


def test_a_task_needs_text_or_title_and_known_marks(write: Write, letter_text: str) -> None:
    text = letter_text.replace("tasks:\n", 'tasks:\n  - marks: "#"\n    items: [a]\n  -\n  - title: Một\n')
    draft, findings = read_letter(write("thu.yaml", text))
    assert [(finding.code, finding.where.line) for finding in findings] == [("KE003", 6), ("KE006", 6), ("KE004", 8)]
    assert draft is not None
    assert draft.tasks[-3].title == "Một"


def test_paragraphs_of_one_text_are_told_apart_and_keep_their_place(write: Write, letter_text: str) -> None:
    text = without(letter_text, "opening") + "opening: |\n  Đoạn một.\n\n  Đoạn hai.\n"
    draft, _ = read_letter(write("thu.yaml", text))
    assert draft is not None
    assert draft.opening == ("Đoạn một.", "Đoạn hai.")
    assert isinstance(draft.opening[1], Text)
    assert draft.opening[1].line == 14


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("subject:\n  a: b\n", "KE005", 2),
        ("subject: a\naddressees:\n", "KE003", 2),
        ("subject: ''\n", "KE003", 1),
        ("subject: a\nfields: b\n", "KE005", 2),
        ("subject: a\nfields: {a: [b]}\n", "KE005", 2),
        ("subject: a\ncopies_to: [a, '']\n", "KE004", 2),
        ("subject: a\nfiling: {copies: hai}\n", "VL008", 2),
    ],
)
def test_wrong_kinds_and_blanks_are_named(write: Write, text: str, code: str, line: int) -> None:
    found = [f for f in read_letter(write("thu.yaml", text))[1] if f.code == code]
    assert [finding.where.line for finding in found] == [line]


def test_an_office_is_read_whole(office: Office) -> None:
    assert office.parent == "UBND thành phố Hải Phòng"
    assert office.drafting_units["GDTrH"] == "Phòng Giáo dục Trung học"
    assert office.signers[0].authority == ("KT. GIÁM ĐỐC",)
    assert office.defaults.recipients == "recipients.yaml"
    assert office.print_address is False


def test_slips_of_an_office_are_all_named(write: Write, office_text: str) -> None:
    text = (
        office_text.replace("  name: Sở Giáo dục và Đào tạo\n", "  print_address: có lẽ\n")
        .replace("  signer: pgd", "  signer: gd")
        .replace("defaults:", "  - {id: PGD, name: a, position: b}\ndefaults:")
    )
    office, findings = read_office(write("congvan.yaml", text))
    assert office is None
    assert codes(findings) == {"KE002", "VL005", "VL009", "VL010"}
