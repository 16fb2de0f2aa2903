"""The short ways for long lists give what the long ways give, whatever stands in the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from congvan.opc import parse_xml
from congvan.source import read_recipients, xlsx_file, yaml_text
from congvan.source.notes import Notes
from congvan.source.xlsx_book import Book, Style
from congvan.source.xlsx_rows import take_rows
from congvan.source.yaml_nodes import Items, Keys, build
from congvan.source.yaml_runs import Run, as_keys, take_out

Write = Callable[[str, str | bytes], Path]

# Pieces of which lists are made, and pieces that spoil them.
LINES = st.sampled_from(
    [
        "units:", "groups:", "  - id: a", "    name: Trường THPT Một", "    group: thpt", "- id: a", "  name: b", "",
        "    email:", "    title: 'Quyền'", '    title: "Quyền"', "    # chú thích", "  # chú thích", "# c", "  ",
        "    fields:", "      a: b", "    address: |", "      Số 1", "  - b", "  - {id: a}", "    name: a: b", "  -",
        "    name: a #b", "    name: a # b", "      và nữa", "    - c", "   lệch: d", "x: 'mở", "đóng'", "y: |", "  --",
        "    name: [a, b]", '    note: "a\\tb"', "...", "---", "    'name': c", "    name: *a", "    name: ''", "\t",
        "      hạn: 30/8",
        "    name: Hỏi?",
        "    ghi: a",
        "    address:",
        "  - id: 'it''s'", "    k: - a", "    id: d", 'z: "', '"', "    name: a ", "    name:  b", "    name:c",
    ]
)  # fmt: skip


def plain(node: object) -> object:
    """Return the tree with the places of its keys and of the items of its lists."""
    if isinstance(node, Run):
        node = as_keys(node)
    if isinstance(node, Keys):
        return {(str(name), node.at(name).line, node.at(name).column): plain(value) for name, value in node.items()}
    if isinstance(node, Items):
        return [(getattr(item, "line", 0), getattr(item, "column", 0), plain(item)) for item in node]
    return str(node)


def parsed(text: str, *, short: bool) -> tuple[object, list[object]]:
    notes = Notes("x")
    try:
        root = (yaml_text._build_long(text, notes) if short else None) or build(text, notes)
    except yaml.YAMLError:
        return "broken", []
    return plain(root), [finding.code for finding in notes.found]


@given(st.lists(LINES, max_size=14).map("\n".join))
@settings(max_examples=1500, deadline=None)
@example("units:\n  - id: a\n# c\n    name: b")
@example("units:\n  - id: a\n    fields:\n      hạn: 30/8\n      b: 'c'\n    name: b\n  - id: c")
@example("units:\n  - id: a\n    fields:\n      a: b\n      a: c\n  - id: d\n    fields:\n     a: b")
@example("units:\n  - id: a\n    title: 0?\n    address:\n      - b\n  - id: c")
@example("x: 'mở\n  - id: a\n  - id: b\nđóng'")
@example("y: |\n  - id: a\n    name: b\nunits:\n  - id: c")
@example("units:\n  - id: a\n\n      và nữa\n  - id: b")
def test_yaml_taken_apart_is_yaml_read_whole(text: str) -> None:
    assert parsed(text, short=True) == parsed(text, short=False)


def test_plain_items_are_really_taken(units_text: str) -> None:
    rest, runs = take_out(units_text)
    assert [(line, run["id"]) for line, run in runs.items()] == [(2, "thpt"), (6, "ngo-quyen"), (10, "le-quy-don")]
    assert rest.count("\n") == units_text.count("\n")
    assert "name" not in rest


def test_a_plain_list_really_goes_the_short_way(units_text: str) -> None:
    root = yaml_text.parse_root(units_text, frozenset(), Notes("x"), long_lists=True)
    assert root is not None
    assert [item.__class__.__name__ for item in root["units"]] == ["Run", "Run"]


def test_both_ways_give_the_same_units_and_findings(
    write: Write, units_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = units_text + (
        "  - id: CON\n    name: a\n    group: thp\n    email: x\n    copies: hai\n"
        "  - id: b\n    nme: c\n    name:\n    group: thpt\n    email:\n"
    )
    quick = read_recipients(write("ds.yaml", text))
    monkeypatch.setattr(yaml_text, "_build_long", lambda _text, _notes: None)
    slow = read_recipients(write("ds.yaml", text))
    assert quick[0] == slow[0]
    assert [(f.code, f.where.line, f.message) for f in quick[1]] == [(f.code, f.where.line, f.message) for f in slow[1]]
    assert len(quick[1]) >= 5


CELLS = st.sampled_from(
    [
        '<c r="A{n}" t="s"><v>0</v></c>', '<c r="B{n}" t="s"><v>1</v></c>', '<c r="C{n}" t="s"><v>9</v></c>',
        '<c r="A{n}"><v>0123</v></c>', '<c r="B{n}" s="0"><v>7</v></c>', '<c r="B{n}" s="1"><v>44784</v></c>',
        '<c r="C{n}" s="2" t="s"><v>0</v></c>', '<c r="D{n}"/>', '<c r="D{n}" s="1"/>', '<c r="E{n}"><v>1.5</v></c>',
        '<c r="A{n}" t="inlineStr"><is><t>Tr&#432;ờng &amp; &lt;b&gt;</t></is></c>', '<c r="A{n}" t="s"/>',
        '<c r="B{n}" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', '<c t="s"><v>1</v></c>',
        '<c r="F{n}" t="b"><v>1</v></c>', '<c r="F{n}" t="e"><v>#N/A</v></c>', '<c r="G{n}"><f>A1</f><v>3</v></c>',
        '<c r="H{n}" t="inlineStr"><is><t>a_x0007_b</t></is></c>', '<c r="H{n}" t="inlineStr"><is><t/></is></c>',
        '<c r="I{n}" t="inlineStr"><is><t>a?b \u202e</t></is></c>', '<c r="I{n}"><v>000</v></c>',
        '<c r="J{n}"><v>0</v></c>',
    ]
)  # fmt: skip
ROW_HEADS = st.sampled_from(
    [
        '<row r="{n}">',
        '<row r="{n}" spans="1:4">',
        '<row r="{n}" hidden="1">',
        "<row>",
        '<row r="{n}" ht="15">',
        "<row >",
    ]
)
ROWS = st.lists(st.tuples(ROW_HEADS, st.lists(CELLS, max_size=5)), max_size=6)
SPOILERS = st.sampled_from(["", "", "", "<!-- c -->", "<sheetData></sheetData>", "<![CDATA[x]]>", "<?pi x?>", " "])


@given(ROWS, SPOILERS)
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_sheet_taken_apart_is_a_sheet_read_whole(rows: list[tuple[str, list[str]]], spoiler: str) -> None:
    xml = "".join(
        (head + "".join(cells) + "</row>").replace("{n}", str(2 * n + 1)) for n, (head, cells) in enumerate(rows)
    )
    data = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{xml}{spoiler}</sheetData></worksheet>"
    ).encode()
    read = [_sheet(data, short=short) for short in (True, False)]
    assert read[0] == read[1]


def _sheet(data: bytes, *, short: bool) -> object:
    book = Book(texts={"0": ("Một", False), "1": ("Hai", True)})
    book.styles = [Style(), Style("dd/mm/yyyy", dated=True), Style(struck=True)]
    notes = Notes("x")
    reader = xlsx_file._SheetReader(book, "", notes)
    rest, lines = take_rows(data, book, reader.column) if short else (data, [])
    table = reader.read(parse_xml(rest), lines)
    found = sorted((f.code, f.where, f.message) for f in notes.found)
    return [(line.number, dict(line.cells)) for line in table.lines], found


def test_plain_rows_are_really_taken() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 4))
    data = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    ).encode()
    rest, lines = take_rows(data, Book(texts={"0": ("a", False)}), lambda _letters: 0)
    assert [line.number for line in lines] == [1, 2, 3]
    assert b"<sheetData></sheetData>" in rest
