"""What the door gives for sound packages, and that it never falls over whatever comes in."""

import io
import re
import subprocess
import sys
import time
import zlib
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

import congvan.opc
from congvan.opc import CODES, Package, Relationship, read_package, shown
from tests.opc.zips import Item, build, good_docx, good_xlsx, items_of, parts_of

GOOD = good_docx()
SHEET = good_xlsx()


def opened(data: bytes) -> Package:
    package, findings = read_package(data, "a.docx", kind="docx")
    assert package is not None, findings
    assert findings == []
    return package


def test_the_parts_are_those_that_zipfile_reads_in_the_same_order() -> None:
    package = opened(GOOD)
    assert dict(package.parts) == parts_of(GOOD)
    assert list(package.parts) == list(parts_of(GOOD))
    assert package.main == "word/document.xml"


def test_the_packed_bytes_of_a_member_are_those_of_its_part() -> None:
    package = opened(GOOD)
    assert [member.name for member in package.members] == list(package.parts)
    for member in package.members:
        content = package.parts[member.name]
        assert (zlib.decompress(member.raw, -15) if member.method == 8 else member.raw) == content
        assert (member.size, member.crc) == (len(content), zlib.crc32(content))


def test_nothing_of_a_package_can_be_changed() -> None:
    package = opened(GOOD)
    with pytest.raises(TypeError):
        package.parts["x"] = b""  # type: ignore[index]
    with pytest.raises(AttributeError):
        package.main = "x"  # type: ignore[misc]


def test_content_types_come_from_the_part_or_from_its_ending() -> None:
    package = opened(GOOD)
    assert package.content_type("word/document.xml").endswith("wordprocessingml.document.main+xml")
    assert package.content_type("WORD/Document.xml") == package.content_type("word/document.xml")
    assert package.content_type("docProps/thumbnail.jpeg") == "image/jpeg"
    assert package.content_type("nowhere.odd") == ""


def test_relationships_name_the_parts_they_mean() -> None:
    package = opened(GOOD)
    assert "word/document.xml" in [line.part for line in package.relationships()]
    targets = {line.kind: line for line in package.relationships("word/document.xml")}
    assert targets["styles"].part == "word/styles.xml"
    assert not targets["styles"].external
    assert package.part(targets["header"].part) == package.parts["word/header1.xml"]
    assert package.relationships("word/nothing.xml") == ()


def test_capitals_make_no_difference_between_names() -> None:
    parts = parts_of(GOOD)
    rels = parts["_rels/.rels"].replace(b"word/document.xml", b"WORD/Document.xml")
    renamed = {"word/Document.xml": parts.pop("word/document.xml"), "_rels/.rels": rels}
    package = opened(build([Item(name, content) for name, content in (parts | renamed).items()]))
    assert package.main == "word/Document.xml"
    assert package.part("word/document.XML") == package.parts["word/Document.xml"]
    assert any(line.kind == "styles" for line in package.relationships("word/Document.xml"))


RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'


@pytest.mark.parametrize(
    ("target", "mode", "part"),
    [
        ("media/a.png", "", "word/media/a.png"),
        ("/word/media/a.png", "", "word/media/a.png"),
        ("../docProps/app.xml", "", "docProps/app.xml"),
        ("media/a%20b.png", "", "word/media/a b.png"),
        ("../../../../etc/passwd", "", "etc/passwd"),
        ("#mark", "", "word/styles.xml"),
        ("http://evil.example/", "External", None),
        ("http://evil.example/", "", None),
        ("\\\\evil.example\\share", "", None),
        ("//evil.example/share", "", None),
        ("C:\\x.png", "", None),
        ("file:///etc/passwd", "Internal", None),
        ("media/a.png", "external", None),
    ],
)
def test_a_target_is_outside_by_its_mode_or_by_its_form(target: str, mode: str, part: str | None) -> None:
    mark = f' TargetMode="{mode}"' if mode else ""
    line = f'<Relationship Id="r1" Type="http://x/image" Target="{target}"{mark}/>'
    package = opened(build([*items_of(GOOD), Item("word/_rels/styles.xml.rels", (RELS % line).encode())]))
    found = package.relationships("word/styles.xml")
    assert found == (Relationship("r1", "http://x/image", target, part is None, part or ""),)
    assert found[0].kind == "image"


def test_a_large_workbook_with_formats_passes_cleanly_and_fast() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(3_000):
        sheet.append([f"THPT {row}", "Trường THPT Ngô Quyền", f"{row}@truong.example", "09"])
        sheet.cell(row + 1, 1).font = Font(bold=True)
    stream = io.BytesIO()
    book.save(stream)
    begun = time.perf_counter()
    package, findings = read_package(stream.getvalue(), "a.xlsx", kind="xlsx")
    assert time.perf_counter() - begun < 1
    assert package is not None
    assert findings == []
    assert package.main == "xl/workbook.xml"


def test_an_ordinary_template_is_read_fast() -> None:
    read_package(GOOD, "a.docx", kind="docx")
    begun = time.perf_counter()
    for _round in range(10):
        read_package(GOOD, "a.docx", kind="docx")
    assert (time.perf_counter() - begun) / 10 < 0.03


def test_the_door_does_not_import_lxml() -> None:
    code = "import sys, congvan.opc; sys.exit('lxml.etree' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_codes_used_are_the_codes_listed() -> None:
    folder = Path(congvan.opc.__file__).parent
    used = {code for path in folder.glob("*.py") if path.name != "codes.py" for code in codes_in(path)}
    assert used == set(CODES)
    assert all(CODES.values())


def codes_in(path: Path) -> list[str]:
    return re.findall(r'"(PK\d{3})"', path.read_text(encoding="utf-8"))


def test_every_code_is_tested() -> None:
    tests = Path(__file__).parent.glob("test_*.py")
    assert {code for path in tests for code in codes_in(path)} >= set(CODES)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Trường", "«Trường»"),
        ("a\x1b[31m", "«a[U+001B][31m»"),
        ("\u202egpj", "«[U+202E]gpj»"),
        ("a\u200bb", "«a[U+200B]b»"),
        ("\ud800", "«[U+D800]»"),
        ("x" * 100, "«" + "x" * 59 + "…»"),
    ],
)
def test_values_are_shown_harmless_and_short(value: str, expected: str) -> None:
    assert shown(value) == expected


MUTATIONS = st.lists(
    st.tuples(st.sampled_from(["flip", "cut", "insert", "copy"]), st.floats(0, 1), st.binary(min_size=1, max_size=8)),
    min_size=1,
    max_size=6,
)


def mutated(data: bytes, changes: list[tuple[str, float, bytes]], *, tail: bool) -> bytes:
    """Damage a file as told; `tail` aims at its directory."""
    for what, share, piece in changes:
        low = len(data) * 9 // 10 if tail else 0
        place = low + int(share * max(0, len(data) - low - 1))
        if what == "flip":
            data = data[:place] + piece + data[place + len(piece) :]
        elif what == "cut":
            data = data[:place] + data[place + piece[0] :]
        elif what == "insert":
            data = data[:place] + piece + data[place:]
        else:
            data = data[:place] + data[place : place + 400] + data[place:]
    return data


@settings(max_examples=300, deadline=2_000)
@given(MUTATIONS, st.booleans())
def test_a_damaged_document_is_read_or_refused_in_words(changes: list[tuple[str, float, bytes]], tail: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    package, findings = read_package(mutated(GOOD, changes, tail=tail), "a.docx", kind="docx")
    assert package is not None or findings
    assert all(str(finding).startswith("a.docx") for finding in findings)


@settings(max_examples=200, deadline=2_000)
@given(MUTATIONS, st.booleans())
def test_a_damaged_workbook_is_read_or_refused_in_words(changes: list[tuple[str, float, bytes]], tail: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    package, findings = read_package(mutated(SHEET, changes, tail=tail), "a.xlsx", kind="xlsx")
    assert package is not None or findings


@settings(max_examples=300, deadline=2_000)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"{\\rtf", b"\xff\xfe", b"<?xml "]))
def test_any_bytes_are_refused_in_words(data: bytes, beginning: bytes) -> None:
    package, findings = read_package(beginning + data, "a.docx", kind="docx")
    assert package is None
    assert findings
