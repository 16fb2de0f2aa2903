"""XLSX lists: what a reader might overlook is named by its cell (threats 43 to 51)."""

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from congvan.errors import Finding, Severity
from congvan.letter import Group, Recipients
from congvan.source import read_recipients

Write = Callable[[str, str | bytes], Path]
Change = Callable[[Worksheet], Any]
GROUPS = (Group("thpt", "Hiệu trưởng trường THPT"),)
HEADER = ["id", "name", "group", "email", "note"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(change: Change = lambda _sheet: None) -> bytes:
    """Return a workbook with two units, changed as the test wants."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Danh sách"
    sheet.append(HEADER)
    sheet.append(["mot", "Trường Một", "thpt", "mot@a.example", "a"])
    sheet.append(["hai", "Trường Hai", "thpt", "hai@a.example", "b"])
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_excel(rows: str, texts: list[str], *, extra: str = "", styles: str = "") -> bytes:
    """Return a workbook with the XML that Excel itself writes: shared texts, spans, no inline text."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships xmlns="
        '"http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATED}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATED}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}">'
        f"<sheetData>{rows}</sheetData>{extra}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "".join(f"<si>{text}</si>" for text in texts) + "</sst>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


TEXTS = [f"<t>{text}</t>" for text in ("id", "name", "group", "email", "mot", "Trường &amp; Một", "thpt")]
ROWS = (
    '<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
    '<c r="D1" t="s"><v>3</v></c></row>'
    '<row r="2" spans="1:4"><c r="A2" t="s"><v>4</v></c><c r="B2" t="s"><v>5</v></c><c r="C2" t="s"><v>6</v></c>'
    '<c r="D2"/></row>'
)


def read(write: Write, data: bytes, name: str = "ds.xlsx") -> tuple[Recipients | None, list[Finding]]:
    return read_recipients(write(name, data), groups=GROUPS, shown=name)


def codes(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.where)) for finding in findings]


def parent_of(sheet: Worksheet) -> openpyxl.Workbook:
    book = sheet.parent
    assert isinstance(book, openpyxl.Workbook)
    return book


def put(sheet: Worksheet, value: object, style: str = "General") -> None:
    sheet["E3"] = value  # type: ignore[assignment]
    sheet["E3"].number_format = style


def note(write: Write, value: object, style: str = "General") -> tuple[str, list[tuple[str, str]]]:
    """Return how the note of the second unit is read when its cell holds this value in this format."""
    found, findings = read(write, workbook(lambda sheet: put(sheet, value, style)))
    assert found is not None
    return found.units[1].fields.get("note", ""), codes(findings)


def test_a_workbook_is_read_with_the_cell_of_each_unit(write: Write) -> None:
    found, findings = read(write, workbook())
    assert findings == []
    assert found is not None
    assert [(u.id, u.name, str(u.where)) for u in found.units] == [
        ("mot", "Trường Một", "ds.xlsx:2 B2"),
        ("hai", "Trường Hai", "ds.xlsx:3 B3"),
    ]


def test_excels_own_xml_is_read(write: Write) -> None:
    found, findings = read(write, as_excel(ROWS, TEXTS))
    assert findings == []
    assert found is not None
    assert [(u.name, u.email) for u in found.units] == [("Trường & Một", "")]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        ("0123", "General", "0123"),
        (7, "General", "7"),
        (456, "00000", "00456"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012345, "0", "123456789012345"),
        (date(2022, 8, 11), "dd/mm/yyyy", "11/08/2022"),
        (datetime(2022, 8, 11), "yyyy-mm-dd", "11/08/2022"),  # noqa: DTZ001 - cells know no time zone
        (44784, 'd" tháng "m', "11/08/2022"),
        (59, "dd/mm/yyyy", "28/02/1900"),
        (61, "dd/mm/yyyy", "01/03/1900"),
        ("=1+1", "@", ""),
    ],
)
def test_values_are_read_as_they_are_shown(write: Write, value: object, style: str, expected: str) -> None:
    text, findings = note(write, value, style)
    if value == "=1+1":  # openpyxl writes formulas without values, and a list may not have those
        assert findings == [("XL003", "ds.xlsx:3 E3")]
        return
    assert (text, findings) == (expected, [])


@pytest.mark.parametrize(
    ("value", "style", "code"),
    [
        ("=A1", "General", "XL003"),
        ("#N/A", "General", "XL004"),
        (True, "General", "XL005"),
        (1234567890123456, "0", "XL007"),
        (1.5, "0%", "XL008"),
        (1234, "#,##0", "XL008"),
        (1.25, "0.0", "XL008"),
        (60, "dd/mm/yyyy", "XL009"),
        (44784.5, "dd/mm/yyyy hh:mm", "XL009"),
        (-1, "dd/mm/yyyy", "XL009"),
        (99999999, "dd/mm/yyyy", "XL009"),
    ],
)
def test_what_is_shown_otherwise_than_kept_is_named_by_its_cell(
    write: Write, value: object, style: str, code: str
) -> None:
    assert note(write, value, style)[1] == [(code, "ds.xlsx:3 E3")]


def test_a_formula_with_its_value_is_taken(write: Write) -> None:
    rows = ROWS.replace('<c r="D2"/>', '<c r="D2" t="str"><f>A1&amp;B1</f><v>a@b.example</v></c>')
    found, findings = read(write, as_excel(rows, TEXTS))
    assert findings == []
    assert found is not None
    assert found.units[0].email == "a@b.example"


def test_dates_may_count_from_1904(write: Write) -> None:
    def change(sheet: Worksheet) -> None:
        parent_of(sheet).epoch = CALENDAR_MAC_1904
        put(sheet, date(2022, 8, 11), "dd/mm/yyyy")

    found, findings = read(write, workbook(change))
    assert findings == []
    assert found is not None
    assert found.units[1].fields == {"note": "11/08/2022"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda s: s.merge_cells("B2:B3"), ("XL014", "ds.xlsx B2:B3")),
        (lambda s: setattr(s.row_dimensions[3], "hidden", True), ("XL012", "ds.xlsx:3")),
        (lambda s: setattr(s.column_dimensions["E"], "hidden", True), ("XL015", "ds.xlsx E")),
        (lambda s: setattr(s["B3"], "font", Font(strike=True)), ("XL013", "ds.xlsx:3")),
        (lambda s: parent_of(s).create_sheet("Khác"), ("XL011", "ds.xlsx")),
        (lambda s: setattr(parent_of(s).create_sheet("Ẩn"), "sheet_state", "hidden"), ("XL011", "ds.xlsx")),
    ],
)
def test_what_is_hidden_struck_or_merged_is_named(write: Write, change: Change, expected: tuple[str, str]) -> None:
    findings = read(write, workbook(change))[1]
    assert expected in codes(findings)


def test_wide_columns_and_high_rows_are_no_findings(write: Write) -> None:
    def widen(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].width = 40
        sheet.row_dimensions[3].height = 30
        sheet.auto_filter.ref = "A1:E3"

    assert read(write, workbook(widen))[1] == []


def test_a_hidden_first_sheet_is_passed_over_and_named(write: Write) -> None:
    def hide(sheet: Worksheet) -> None:
        other = parent_of(sheet).create_sheet("Cũ", 0)
        other.append(["id", "name", "group", "email"])
        other.sheet_state = "hidden"

    found, findings = read(write, workbook(hide))
    assert [(f.code, f.severity) for f in findings] == [("XL011", Severity.WARNING)]
    assert found is not None
    assert len(found.units) == 2


def test_struck_words_inside_a_cell_are_named(write: Write) -> None:
    struck = "<r><t>Trường </t></r><r><rPr><strike/></rPr><t>Một</t></r><rPh><t>phonetic</t></rPh>"
    found, findings = read(write, as_excel(ROWS, [*TEXTS[:5], struck, *TEXTS[6:]]))
    assert codes(findings) == [("XL013", "ds.xlsx:2")]
    assert found is not None
    assert found.units[0].name == "Trường Một"


def test_a_sheet_of_groups_is_used(write: Write) -> None:
    def groups(sheet: Worksheet) -> None:
        other = parent_of(sheet).create_sheet("Nhóm")
        other.append(["Mã nhóm", "Dòng Kính gửi", "Chức danh"])
        other.append(["thpt", "Hiệu trưởng các trường", "Hiệu trưởng"])
        other.append(["C O N", "x", ""])
        other.append(["THPT", "y", ""])

    found, findings = read(write, workbook(groups))
    assert codes(findings) == [("UN001", "ds.xlsx:3 Nhóm!A3"), ("UN002", "ds.xlsx:4 Nhóm!A4")]
    assert found is not None
    assert found.groups[0] == Group("thpt", "Hiệu trưởng các trường", "Hiệu trưởng")


def test_findings_of_rows_name_the_cell(write: Write) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet["A3"] = "MOT"
        sheet["C3"] = "thp"
        sheet["D3"] = "khong"
        sheet["B2"] = "Tr\u202eường"
        sheet["A2"] = None

    assert codes(read(write, workbook(spoil))[1]) == [
        ("CS005", "ds.xlsx:2 A2"),
        ("EN006", "ds.xlsx:2 B2"),
        ("UN003", "ds.xlsx:3 C3"),
        ("UN007", "ds.xlsx:3 D3"),
    ]


def test_excels_escapes_are_undone_and_control_characters_named(write: Write) -> None:
    data = as_excel(ROWS, [*TEXTS[:5], "<t>Trường_x000D_\nMột_x0007_</t>", *TEXTS[6:]])
    findings = read(write, data)[1]
    assert codes(findings) == [("EN005", "ds.xlsx:2 B2")]
    assert "U+0007" in findings[0].message


def test_far_cells_empty_formatted_rows_and_lying_dimensions_cost_nothing(write: Write) -> None:
    far = '<row r="1048576"><c r="XFD1048576"/></row>'
    began = time.monotonic()
    found, findings = read(write, as_excel(ROWS + far, TEXTS, extra='<dimension ref="A1:XFD1048576"/>'))
    assert findings == []
    assert found is not None
    assert len(found.units) == 1
    blank = "".join(f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/></row>' for n in range(3, 603))
    found, findings = read(write, as_excel(ROWS + blank, TEXTS))
    assert findings == []
    assert found is not None
    assert len(found.units) == 1
    filled = far.replace("/></row>", ' t="s"><v>4</v></c></row>')
    assert "CS004" in {finding.code for finding in read(write, as_excel(ROWS + filled, TEXTS))[1]}
    assert time.monotonic() - began < 5


def test_macros_comments_and_links_are_never_taken(write: Write) -> None:
    def comment(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("ghi chú riêng", "ai đó")
        sheet["D2"].hyperlink = "https://khac.example/"
        sheet["D2"] = "mot@a.example"

    found, findings = read(write, workbook(comment), "ds.xlsm")
    assert findings == [] or {f.code[:2] for f in findings} == {"PK"}
    assert "ghi chú riêng" not in repr(found)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        workbook()[:-100],
        workbook()[:1000],
        b"id,name\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"PK\x03\x04",
    ],
)
def test_files_that_are_no_workbook_are_named(write: Write, data: bytes) -> None:
    found, findings = read(write, data)
    assert found is None
    assert findings
    assert all(finding.severity is Severity.ERROR for finding in findings)


def test_entity_bombs_and_document_types_are_refused(write: Write) -> None:
    bomb = "<!DOCTYPE a [<!ENTITY a 'xxxx'><!ENTITY b '&a;&a;&a;'>]>"
    source = as_excel(ROWS, TEXTS)
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                text = old.read(name).decode()
                root = text.index("<", 2) if text.startswith("<?xml") else 0
                new.writestr(name, text[:root] + bomb + text[root:] if name == part else text)
        found, findings = read(write, out.getvalue())
        assert found is None
        assert any(finding.severity is Severity.ERROR for finding in findings)


def test_a_lost_shared_text_is_named(write: Write) -> None:
    findings = read(write, as_excel(ROWS.replace("<v>5</v>", "<v>99</v>"), TEXTS))[1]
    assert ("XL001", "ds.xlsx:2 B2") in codes(findings)


def test_broken_xml_is_named(write: Write) -> None:
    findings = read(write, as_excel(ROWS.replace("</row>", "</rw>"), TEXTS))[1]
    assert [finding.code for finding in findings] == ["XL001"]


def test_a_strict_workbook_is_named(write: Write) -> None:
    source = as_excel(ROWS, TEXTS)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).decode().replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"))
    assert "XL002" in {finding.code for finding in read(write, out.getvalue())[1]}


@pytest.mark.parametrize("cell", ['<c r="D2" t="d"><v>2022-08-11</v></c>', '<c r="D2"><v>abc</v></c>'])
def test_cells_of_an_unknown_kind_are_named(write: Write, cell: str) -> None:
    findings = read(write, as_excel(ROWS.replace('<c r="D2"/>', cell), TEXTS))[1]
    assert ("XL006", "ds.xlsx:2 D2") in codes(findings)


def test_a_workbook_with_no_visible_sheet_is_refused(write: Write) -> None:
    source = as_excel(ROWS, TEXTS)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).decode().replace('sheetId="1"', 'sheetId="1" state="hidden"'))
    found, findings = read(write, out.getvalue())
    assert found is None
    assert {finding.code for finding in findings} == {"XL010", "XL011"}
