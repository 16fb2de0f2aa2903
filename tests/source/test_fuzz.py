"""Whatever a file holds: never an exception but the program's own, never a refusal without a finding."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from congvan.errors import CongvanError, Finding, has_errors
from congvan.source import read_letter, read_office, read_recipients

LETTER = """\
symbol: SGDĐT-VP
number: 12
date: 11/8/2022
urgency: KHẨN
subject: "triển khai"
addressees: [thpt, ngo-quyen]
opening: |
  Đoạn một.
tasks:
  - text: {a: b}
  - text: Tiếp tục
    items: [một, {text: hai, only: thpt}]
filing: VT, VP (2)
attachments: [a.pdf]
fields: {hạn: 30/8}
"""
OFFICE = "office: {name: Sở, place: Hải Phòng}\nsigners:\n  - {id: a, name: b, position: c}\ndefaults: {signer: a}\n"
UNITS = "groups:\n  - id: g\n    line: x\nunits:\n  - id: a\n    name: Trường\n    group: g\n    email: a@b.example\n"
TABLE = 'id;name;group;email\na;"Trường ""A""";g;a@b.example\nb;Hai;g;\n'

READERS: dict[str, tuple[str, Callable[[Path], tuple[object | None, list[Finding]]]]] = {
    "letter": ("x.yaml", read_letter),
    "office": ("x.yaml", read_office),
    "recipients": ("x.yaml", read_recipients),
    "table": ("x.csv", read_recipients),
    "workbook": ("x.xlsx", read_recipients),
    "unknown": ("x", read_recipients),
    "converted": ("x.txt", lambda path: read_recipients(path, encoding="vni")),
}
PIECES = [
    *"\t\u00a0：'\"{[]}|>\n\r\0\ufeff\u2028\x85%@`?“,;\ud7ff\U0001f4c4=~",
    *("&a ", "*a", "!x ", "- ", ": ", " #", "---", "\\u0000", "{{", "<<: ", "mêi häp", "1e400", "9" * 50),
]


def check(path: Path, kind: str, data: bytes) -> None:
    name, read = READERS[kind]
    file = path / name
    file.write_bytes(data)
    try:
        value, findings = read(file)
    except CongvanError:
        return
    assert value is not None or has_errors(findings)
    for finding in findings:
        assert finding.where.file
        assert finding.message
        assert str(finding).isprintable(), repr(str(finding))


@given(
    st.sampled_from(sorted(READERS)),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")),
)
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_and_texts_are_refused_in_words(tmp_path: Path, kind: str, data: bytes) -> None:
    check(tmp_path, kind, data)


def mutate(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        at, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        what = chance.random()
        if what < 0.6:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif what < 0.8:
            text = text[:at] + text[min(end, at + 12) :]
        else:
            text = text[:at] + text[at:end] * 2 + text[end:]
    return text


@given(st.sampled_from(["letter", "office", "recipients", "table", "unknown", "converted"]), st.integers(0, 2**32))
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mutated_texts_are_read_or_refused_in_words(tmp_path: Path, kind: str, seed: int) -> None:
    good = {"letter": LETTER, "office": OFFICE, "recipients": UNITS}.get(kind, TABLE)
    chance = random.Random(seed)  # noqa: S311 - for test data
    check(tmp_path, kind, mutate(good, chance).encode())


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["id", "name", "group", "email"], ["a", "Trường", "g", "a@b.example"], ["b", 2, 3.5, None]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WORKBOOK = workbook()


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
)
@given(st.integers(0, 2**32))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mutated_parts_of_a_workbook_are_read_or_refused_in_words(tmp_path: Path, part: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - for test data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                at = chance.randrange(len(data))
                swap = chance.choice(
                    [b"<", b">", b'"', b"9" * 20, b"", b"&", b"-1", b"\0", b'hidden="1"', b"s", b"\xc4\x90"]
                )
                data = data[:at] + swap + data[at + chance.randint(0, 3) :]
            new.writestr(name, data)
    check(tmp_path, "workbook", out.getvalue())


@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_workbooks_are_read_or_refused_in_words(tmp_path: Path, at: int, byte: int) -> None:
    check(tmp_path, "workbook", WORKBOOK[:at] + bytes([byte]) + WORKBOOK[at + 1 :])
    check(tmp_path, "workbook", WORKBOOK[:at])
