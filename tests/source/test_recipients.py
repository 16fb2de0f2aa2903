"""The list of units, whatever it is written in: ids, groups, e-mails, twins (threats 25 to 32)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from congvan.errors import Finding, Severity, Where
from congvan.letter import Group
from congvan.source import read_recipients
from congvan.source.emails import read_email
from congvan.source.ids import slug

Write = Callable[[str, str | bytes], Path]


def codes(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(finding.code, finding.where.line) for finding in findings]


def unit(**values: str) -> str:
    usual = {"id": "mot", "name": "Trường THPT Một", "group": "thpt", "email": ""} | values
    return "  - " + "\n    ".join(f"{key}: {value}" for key, value in usual.items()) + "\n"


def test_a_list_is_read_with_the_place_of_each_unit(write: Write, units_text: str) -> None:
    found, findings = read_recipients(write("ds.yaml", units_text), shown="ds.yaml")
    assert findings == []
    assert found is not None
    assert found.groups == (Group("thpt", "Hiệu trưởng trường THPT", "Hiệu trưởng"),)
    assert [(u.id, str(u.where)) for u in found.units] == [("ngo-quyen", "ds.yaml:6:5"), ("le-quy-don", "ds.yaml:10:5")]


def test_a_unit_may_have_lines_copies_and_fields(write: Write, units_text: str) -> None:
    more = unit(title="Quyền Hiệu trưởng", copies="2", address="[Số 1 phố A, Quận B]", fields="{chỉ tiêu: 0123}")
    found, findings = read_recipients(write("ds.yaml", units_text + more))
    assert findings == []
    assert found is not None
    last = found.units[-1]
    assert (last.title, last.copies, last.address) == ("Quyền Hiệu trưởng", 2, ("Số 1 phố A", "Quận B"))
    assert last.fields == {"chỉ tiêu": "0123"}
    assert last.where == Where(str(write("ds.yaml", "")), 14, 5)


@pytest.mark.parametrize(
    "bad",
    [
        "CON", "nul", "COM1", "lpt¹", "com1.thu", "a b", "a/b", "'../a'", "a\\b", "'a:b'", "'a*'", "-a", ".a", "a.",
        "'a#b'", "a%2fb", "a⁄b", "a" * 61, "general", "Chung", "conin$", "a\u00a0b", "'<a>'", "a|b",
    ],
)  # fmt: skip
def test_ids_that_no_file_name_can_hold_are_refused(write: Write, units_text: str, bad: str) -> None:
    found = read_recipients(write("ds.yaml", units_text + unit(id=bad)))[1]
    assert ("UN001", 14) in codes(found)


@pytest.mark.parametrize("good", ["a", "C", "THPT.ngo_quyen-2", "đông-khê", "contact", "com10", "a" * 60, "0123"])
def test_other_ids_are_kept_as_written(write: Write, units_text: str, good: str) -> None:
    found, findings = read_recipients(write("ds.yaml", units_text + unit(id=good)))
    assert findings == []
    assert found is not None
    assert found.units[-1].id == good


def test_ids_are_unique_whatever_their_case_or_composition(write: Write, units_text: str) -> None:
    twins = unit(id="NGO-quyen") + unit(id="\u0111o\u0302ng", name="Hai") + unit(id="\u0111\u00f4ng", name="Ba")
    found = read_recipients(write("ds.yaml", units_text + twins))[1]
    assert codes(found) == [("UN002", 14), ("UN002", 22)]
    assert "line 6" in found[0].message
    assert "line 18" in found[1].message


def test_a_unit_may_not_have_the_id_of_a_group(write: Write, units_text: str) -> None:
    assert codes(read_recipients(write("ds.yaml", units_text + unit(id="THPT")))[1]) == [("UN004", 14)]


def test_an_unknown_group_is_named_with_the_one_that_is_meant(write: Write, units_text: str) -> None:
    found = read_recipients(write("ds.yaml", units_text + unit(group="THPT") + unit(id="hai", name="Hai", group="x")))[
        1
    ]
    assert codes(found) == [("UN003", 16), ("UN003", 20)]
    assert "Did you mean «thpt»?" in found[0].message


def test_groups_of_the_call_are_used_when_the_list_has_none(write: Write) -> None:
    path = write("ds.yaml", "units:\n" + unit() + unit(id="hai", name="Hai"))
    assert codes(read_recipients(path)[1]) == [("UN011", 0)]
    groups = (Group("thpt", "Hiệu trưởng"),)
    found, findings = read_recipients(path, groups=groups)
    assert findings == []
    assert found is not None
    assert found.groups == groups


def test_twins_by_name_and_by_email_are_warned_of(write: Write, units_text: str) -> None:
    twin = unit(name="trường  THPT ngô quyền", email="NgoQuyen@haiphong.example; khac@haiphong.example")
    found = read_recipients(write("ds.yaml", units_text + twin))[1]
    assert codes(found) == [("UN005", 15), ("UN006", 17)]
    assert all(f.severity is Severity.WARNING and "line 6" in f.message for f in found)
    assert "name" in found[0].message
    assert "e-mail" in found[1].message


def test_letters_that_only_look_latin_are_warned_of(write: Write, units_text: str) -> None:
    found = read_recipients(write("ds.yaml", units_text + unit(name="Trường THPT Νgô Quyền", email="а1@a.example")))[1]
    assert ("UN008", 15) in codes(found)
    assert ("UN007", 17) in codes(found)


def test_every_key_of_every_unit_is_checked_in_one_run(write: Write, units_text: str) -> None:
    text = units_text + "  - id: a\n    nam: b\n  - x\n  - id: c\n    name:\n    group: thpt\n    email: d\n"
    found = read_recipients(write("ds.yaml", text))[1]
    assert codes(found) == [
        ("KE002", 14), ("KE002", 14), ("KE002", 14), ("KE001", 15), ("KE007", 16), ("KE003", 18), ("UN007", 20),
    ]  # fmt: skip


def test_wrong_uppermost_keys_are_named(write: Write) -> None:
    assert codes(read_recipients(write("ds.yaml", "unit: []\ngroups: a\n"))[1]) == [
        ("KE001", 1), ("KE002", 1), ("KE005", 2),
    ]  # fmt: skip
    assert codes(read_recipients(write("ds.yaml", "units:\n"))[1]) == [("KE003", 1)]


@pytest.mark.parametrize(
    "address",
    [
        "email@123.123.123.123", "email@[123.123.123.123]", "plainaddress", "@no-local-part.example",
        "Outlook Contact <outlook-contact@domain.example>", "no-at.domain.example", "no-tld@domain",
        ";beginning-semicolon@domain.co.example x", "middle-semicolon@domain.co;.uk",
        "email+leading-dot@.domain.example",
        "domain-starts-with-a-dot@.domain.example", "two-dots..in-local@domain.example", "two-dots@in..domain.example",
        "multiple@domains@domain.example", "space in-local@domain.example", "trường@domain.example", "a@-b.example",
        "a\nb@c.example", "a@b.example,", "." + "a@b.example", "a." + "@b.example", "a" * 65 + "@b.example",
    ],
)  # fmt: skip
def test_unusable_addresses_are_refused(address: str) -> None:
    usable, why = read_email(address)
    if address == "a@b.example,":  # a trailing separator is no address, and harmless
        assert (usable, why) == ("a@b.example", "")
        return
    assert usable == ""
    assert why


@pytest.mark.parametrize(
    "address",
    [
        "email@domain.com", "firstname.o'lastname@domain.com", "firstname+lastname@domain.com", "1234567890@domain.com",
        "email@domain-one.com", "_______@domain.com", "email@domain.superlongtld", "a@b.example", "",
        "a" * 64 + "@b.example",
    ],
)  # fmt: skip
def test_odd_but_valid_addresses_are_taken_as_they_are(address: str) -> None:
    assert read_email(address) == (address, "")


def test_several_addresses_and_international_domains(write: Write, units_text: str) -> None:
    assert read_email("a@b.example ;c@d.example,e@f.example") == ("a@b.example, c@d.example, e@f.example", "")
    assert read_email("a@trường.vn") == ("a@" + "trường".encode("idna").decode() + ".vn", "")
    found, findings = read_recipients(write("ds.yaml", units_text + unit(email="a@trường.vn")))
    assert [(f.code, f.severity) for f in findings] == [("UN009", Severity.WARNING)]
    assert found is not None
    assert found.units[-1].email in findings[0].message


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Trường THPT Ngô Quyền", "truong-thpt-ngo-quyen"), ("Đồ Sơn (cơ sở 2)", "do-son-co-so-2"), ("日本", "")],
)
def test_slugs_are_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_list_without_suffix_is_told_by_its_content(write: Write, units_text: str) -> None:
    assert read_recipients(write("ds", units_text))[1] == []
    table = "name,group,email\nTrường Một,thpt,\n"
    assert read_recipients(write("ds", table), groups=[Group("thpt", "x")])[1] == []
