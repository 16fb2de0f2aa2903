"""congvan.yaml: dispatch; the list: ways and agency codes, in YAML and in tables."""

import pytest

from congvan.letter import Dispatch, MailAccount, Unit
from congvan.source import read_office, read_recipients, write_recipients
from tests.source.conftest import Write

OFFICE = """\
office: {name: Sở Giáo dục và Đào tạo, place: Hải Phòng}
signers: [{id: a, name: Phạm Quốc Hiệu, position: GIÁM ĐỐC}]
dispatch:
"""
MAIL = "  mail: {server: smtp.so.example, sender: vanthu@so.example"
LIST = """\
groups: [{id: thpt, line: Hiệu trưởng các trường THPT}]
units:
"""


def test_the_mail_account_is_read_whole(write: Write) -> None:
    text = OFFICE + (
        MAIL.replace("vanthu@so.example", "Văn thư Sở <vanthu@so.example>")
        + ", port: 2525, security: tls, user: vanthu, reply_to: tra-loi@so.example, per_minute: 30, largest: 10, "
        + "authority_file: ca.pem, text: thu.txt, html: thu.html, wait: 60, pauses: [5, 10]}\n"
        + "  ways: [thư điện tử, giấy]\n  envelope: c5\n  labels: 3x7\n  department: Văn phòng\n  staff: Văn thư\n"
    )
    office, findings = read_office(write("congvan.yaml", text))
    assert findings == []
    assert office is not None
    assert office.dispatch == Dispatch(
        MailAccount(
            *("smtp.so.example", "Văn thư Sở <vanthu@so.example>", 2525, "tls", "vanthu", "tra-loi@so.example", 30, 10),
            *("ca.pem", "thu.txt", "thu.html", 60, (5, 10)),
        ),
        ("email", "paper"),
        "c5",
        "3x7",
        "Văn phòng",
        "Văn thư",
    )


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        (MAIL.replace("vanthu@so.example", "vanthu") + "}", "VL019", "has no «@»"),
        (MAIL.replace("vanthu@so.example", '"a@so.example, b@so.example"') + "}", "VL019", "more than one address"),
        (MAIL.replace("vanthu@so.example", '"a\\nb <a@so.example>"') + "}", "VL019", "line break"),
        (MAIL + ", reply_to: x}", "VL019", "«x» after «reply_to»"),
        (MAIL + ", port: 70000}", "VL008", "70000"),
        (MAIL + ", security: ssl}", "KE006", "«ssl»"),
        (MAIL + ", pauses: [một]}", "VL018", "«một»"),
        ("  mail: {server: smtp.so.example}", "KE002", "sender"),
        ("  ways: [fax]", "VL018", "no way of sending (cách gửi) «fax»"),
    ],
)
def test_what_cannot_be_used_is_told(lines: str, code: str, said: str, write: Write) -> None:
    _office, findings = read_office(write("congvan.yaml", OFFICE + lines + "\n"))
    assert [(one.code, said in one.message) for one in findings] == [(code, True)]


def test_a_password_has_no_place_in_the_file_and_is_not_repeated(write: Write) -> None:
    _office, [finding] = read_office(write("congvan.yaml", OFFICE + MAIL + ", password: rat-bi-mat}\n"))
    assert "password" in finding.message
    assert "rat-bi-mat" not in finding.message + finding.fix


def units_of(text: str, write: Write, name: str = "ds.yaml") -> tuple[list[Unit], list[str]]:
    found, findings = read_recipients(write(name, text))
    assert found is not None
    return list(found.units), [one.code for one in findings]


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ("email", ("email",)),
        ("[paper, email]", ("paper", "email")),
        ("'giấy; trục liên thông'", ("paper", "exchange")),
        ("Bưu điện", ("paper",)),
        ("'THU DIEN TU, email'", ("email",)),
    ],
)
def test_ways_are_read_as_clerks_write_them(written: str, ways: tuple[str, ...], write: Write) -> None:
    row = f"  - {{id: a, name: Trường A, group: thpt, email: a@a.example, ways: {written}, organ_id: H24.15}}\n"
    [unit], codes = units_of(LIST + row, write)
    assert (unit.ways, unit.organ_id, codes) == (ways, "H24.15", [])


def test_a_way_that_there_is_not_is_an_error_and_an_odd_code_a_warning(write: Write) -> None:
    row = "  - {id: a, name: Trường A, group: thpt, email: a@a.example, ways: emial, organ_id: mã của trường}\n"
    found, findings = read_recipients(write("ds.yaml", LIST + row))
    assert [(one.code, one.severity.value) for one in findings] == [("UN012", "error"), ("UN013", "warning")]
    assert "Did you mean «email»?" in findings[0].message
    assert found is not None


@pytest.mark.parametrize(
    "evil", [r"Trường\r\nBcc: x@y.example", r"Trường\n\n Bcc: x@y.example", r"Trường\u2028Bcc: x@y.example"]
)
def test_a_name_is_one_line_whatever_was_written(evil: str, write: Write) -> None:
    row = f'  - {{id: a, name: "{evil}", group: thpt, email: a@a.example, title: "Hiệu\\ntrưởng"}}\n'
    [unit], codes = units_of(LIST + row, write)
    assert (unit.name, unit.title, codes) == ("Trường Bcc: x@y.example", "Hiệu trưởng", [])


def test_tables_have_the_two_columns_too(write: Write) -> None:
    text = "mã,tên đơn vị,nhóm,thư điện tử,Cách gửi,Mã định danh\na,Trường A,thpt,,bưu điện,000.01.15.H24\n"
    groups = write("nhom.yaml", LIST + "  - {id: x, name: X, group: thpt, email: }\n")
    own, _findings = read_recipients(groups)
    assert own is not None
    found, findings = read_recipients(write("ds.csv", text), groups=own.groups)
    assert (
        (found.units[0].ways, found.units[0].organ_id, findings) == (("paper",), "000.01.15.H24", []) if found else None
    )


def test_what_was_read_is_written_back(write: Write) -> None:
    row = "  - {id: a, name: Trường A, group: thpt, email: , ways: [paper, exchange], organ_id: 000.01.15.H24}\n"
    found, _findings = read_recipients(write("ds.yaml", LIST + row))
    assert found is not None
    again, findings = read_recipients(write("lai.yaml", write_recipients(found)))
    assert (again, findings) == (found, [])
