"""Paragraphs, lists, tables and sections: geometry and order as Word has them."""

import io
import zipfile

import pytest

from congvan.decree import Pt
from congvan.docx import read
from congvan.page import Paragraph, TabStop
from tests.docx.made import p, package, page, paragraph, paragraphs, style, table

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText '
    'w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/><w:suff w:val="space"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf02d"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="6"><w:abstractNumId '
    'w:val="2"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride '
    'w:val="4"/></w:lvlOverride></w:num>'
)


def item(text: str, number: int = 5, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_layout_of_a_paragraph_is_in_millimetres_and_points() -> None:
    made = paragraph(
        p(
            "x",
            '<w:keepNext/><w:pageBreakBefore/><w:widowControl w:val="0"/><w:pBdr>'
            '<w:bottom w:val="single" w:sz="6"/></w:pBdr>'
            '<w:tabs><w:tab w:val="center" w:pos="1440" w:leader="dot"/></w:tabs>'
            '<w:spacing w:before="120" w:after="60" '
            'w:line="360" w:lineRule="auto"/><w:ind w:left="567" w:right="284" w:firstLine="720"/><w:jc w:val="both"/>'
            '<w:outlineLvl w:val="0"/>',
        )
    )
    assert (made.align, round(made.left, 1), round(made.right, 1), round(made.first_line, 1)) == (
        "both",
        10.0,
        5.0,
        12.7,
    )
    assert (made.before, made.after, made.line.lines) == (Pt(6), Pt(3), 1.5)
    assert (made.keep_next, made.page_break_before, made.widow_control, made.outline) == (True, True, False, 1)
    assert made.borders.bottom is not None
    assert made.borders.bottom.width == 0.75
    assert [(round(stop.at, 1), stop.align, stop.leader) for stop in made.tabs] == [(25.4, "center", "dot")]


def test_start_and_end_are_left_and_right_and_hanging_is_negative() -> None:
    made = paragraph(p("x", '<w:ind w:start="567" w:hanging="283"/><w:jc w:val="end"/>'))
    assert (made.align, round(made.left), round(made.first_line)) == ("right", 10, -5)


@pytest.mark.parametrize(("rule", "expected"), [("exact", "exact"), ("atLeast", "at_least")])
def test_line_spacing_in_points(rule: str, expected: str) -> None:
    made = paragraph(p("x", f'<w:spacing w:line="300" w:lineRule="{rule}"/>'))
    assert (made.line.rule, made.line.height) == (expected, Pt(15))


def test_tabs_and_borders_are_inherited_one_by_one() -> None:
    base = (
        '<w:pBdr><w:top w:val="single"/><w:bottom w:val="single"/></w:pBdr><w:tabs>'
        '<w:tab w:val="left" w:pos="567"/><w:tab w:val="left" w:pos="1134"/></w:tabs>'
    )
    own = (
        '<w:pStyle w:val="A"/><w:pBdr><w:bottom w:val="nil"/></w:pBdr><w:tabs>'
        '<w:tab w:val="clear" w:pos="567"/></w:tabs>'
    )
    made = paragraph(p("x", own), styles=style("A", base))
    assert [round(stop.at) for stop in made.tabs] == [20]
    assert isinstance(made.tabs[0], TabStop)
    assert made.borders.top is not None
    assert made.borders.bottom is None


def test_labels_of_lists_are_those_that_word_shows() -> None:
    body = item("một") + item("a", level=1) + item("b", level=1) + item("hai") + item("c", level=1) + item("khác", 7)
    made = paragraphs(body + item("gạch", 6) + p("không"), numbering=NUMBERING)
    labels = [one.numbering.label if one.numbering else None for one in made]
    assert labels == ["1.", "a)", "b)", "2.", "a)", "4.", "-", None]
    assert made[1].numbering is not None
    assert made[1].numbering.suffix == "space"


def test_a_lists_indent_gives_way_to_the_paragraphs_own() -> None:
    made = paragraphs(
        item("x") + p("y", '<w:numPr><w:numId w:val="5"/></w:numPr><w:ind w:left="0"/>'), numbering=NUMBERING
    )
    assert [(round(one.left, 1), round(one.first_line, 2)) for one in made] == [(12.7, -6.35), (0, -6.35)]


def test_a_style_can_number_and_number_zero_ends_it() -> None:
    styles = style("A", '<w:numPr><w:numId w:val="5"/></w:numPr>')
    body = p("x", '<w:pStyle w:val="A"/>') + p("y", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    made = paragraphs(body, styles=styles, numbering=NUMBERING)
    assert [one.numbering.label if one.numbering else "" for one in made] == ["1.", ""]


def cell(text: str, properties: str = "", width: int = 0) -> str:
    own = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    return f"<w:tc><w:tcPr>{own}{properties}</w:tcPr>{p(text)}</w:tc>"


def grid(*rows: str, properties: str = "", widths: tuple[int, ...] = (3402, 5670)) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>{p('')}"


NEW = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'


def test_cells_stand_where_the_grid_puts_them() -> None:
    made = table(grid(cell("a") + cell("b")), settings=NEW)
    assert [(round(one.left), round(one.width)) for one in made.rows[0].cells] == [(0, 60), (60, 100)]
    assert round(made.rows[0].cells[0].margin_left, 1) == 1.9


def test_a_table_of_older_word_stands_left_by_its_cells_margin() -> None:
    made = table(grid(cell("a") + cell("b")))
    assert round(made.left, 1) == -1.9
    centred = table(grid(cell("a"), properties='<w:jc w:val="center"/>', widths=(1134,)))
    assert round(centred.left, 1) == 72.5


def test_merged_cells_span_columns_and_rows() -> None:
    made = table(
        grid(
            cell("a", '<w:vMerge w:val="restart"/>') + cell("b"),
            cell("", "<w:vMerge/>") + cell("c"),
            cell("d", '<w:gridSpan w:val="2"/>'),
        )
    )
    assert [[(one.span, one.row_span) for one in row.cells] for row in made.rows] == [
        [(1, 2), (1, 1)],
        [(1, 0), (1, 1)],
        [(2, 1)],
    ]


def test_edges_are_the_cells_else_the_tables() -> None:
    borders = (
        '<w:tblBorders><w:top w:val="single" w:sz="4"/><w:insideH w:val="dotted" w:sz="4"/><w:insideV w:val="single" '
        'w:sz="4"/></w:tblBorders>'
    )
    own = '<w:tcBorders><w:bottom w:val="double" w:sz="4"/><w:top w:val="nil"/></w:tcBorders>'
    made = table(grid(cell("a") + cell("b", own), cell("c") + cell("d"), properties=borders))
    first, second = made.rows[0].cells
    assert [edge.style if edge else "" for edge in (first.borders.top, first.borders.left, first.borders.right)] == [
        "single",
        "",
        "single",
    ]
    assert [edge.style if edge else "" for edge in (second.borders.top, second.borders.bottom)] == ["", "double"]
    assert made.rows[1].cells[0].borders.top is not None


def test_a_table_style_formats_its_cells_by_their_place() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>'
        "<w:i/></w:rPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    look = '<w:tblStyle w:val="T"/><w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
    made = table(grid(cell("a"), cell("b"), properties=look, widths=(3402,)), styles=styles)
    found = []
    for row in made.rows:
        (block,) = row.cells[0].blocks
        assert isinstance(block, Paragraph)
        run = next(block.runs)
        found.append((run.look.bold, run.look.italic, block.align))
    assert found == [(True, True, "center"), (False, True, "center")]


def test_places_in_words_count_paragraphs_and_cells_as_a_clerk_does() -> None:
    inner = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='1000'/></w:tblGrid><w:tr>{cell('trong')}</w:tr></w:tbl>"
    body = p("một") + grid(cell("a") + f"<w:tc>{inner}{p('b')}</w:tc>") + p("hai")
    spots = []

    def walk(blocks: tuple[object, ...]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                spots.append((block.text, block.spot.number, block.spot.place))
            else:
                for row in getattr(block, "rows", ()):
                    for one in row.cells:
                        walk(one.blocks)

    walk(page(body).sections[0].blocks)
    assert spots == [
        ("một", 1, "paragraph 1"),
        ("a", 2, "table 1, row 1, cell 1"),
        ("trong", 3, "table 1, row 1, cell 1"),
        ("b", 4, "table 1, row 1, cell 2"),
        ("", 5, "paragraph 2"),
        ("hai", 6, "paragraph 3"),
    ]


SIZE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/>'
)


def test_sections_have_their_own_paper_and_pass_their_margins_on() -> None:
    header = '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    body = (
        p("một")
        + f"<w:p><w:pPr><w:sectPr>{header}{SIZE}<w:titlePg/></w:sectPr></w:pPr></w:p>"
        + p("hai")
        + '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgNumType w:start="1"/></w:sectPr>'
    )
    made = page(body, header1=p("trang"), header2=p("đầu"))
    first, second = made.sections
    assert (round(first.width), round(first.height), round(second.width)) == (210, 297, 297)
    assert [round(edge) for edge in (first.margins.top, first.margins.left, first.margins.right)] == [20, 30, 20]
    assert [getattr(block, "text", "") for block in first.headers["first"]] == ["đầu"]
    assert set(second.headers) == {"default"}, "it goes on, but its first page is like the others"
    assert (first.page_number_start, second.page_number_start) == (0, 1)
    assert round(first.text_width) == 160


def test_headers_of_even_pages_count_only_when_they_differ() -> None:
    header = '<w:headerReference w:type="even" r:id="header1"/>'
    body = f"{p('x')}<w:sectPr>{header}{SIZE}</w:sectPr>"
    assert "even" not in page(body, header1=p("chẵn")).sections[0].headers
    assert "even" in page(body, header1=p("chẵn"), settings="<w:evenAndOddHeaders/>").sections[0].headers


def test_a_file_without_sections_is_on_words_own_paper() -> None:
    (section,) = page(p("x")).sections
    assert (round(section.width, 1), round(section.margins.left, 1)) == (215.9, 25.4)


def test_strict_office_files_are_read_alike() -> None:

    plain = package(p("chữ", '<w:jc w:val="center"/>'))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(zipfile.ZipInfo(name), data)
    (block,) = read(strict.getvalue(), "x").sections[0].blocks
    assert isinstance(block, Paragraph)
    assert (block.text, block.align) == ("chữ", "center")
