"""What only printing needs of a Word file: pictures' bytes, grounds of drawings, kerning, how space is counted."""

import pytest

from congvan.docx import read
from congvan.page import Paragraph, Picture, Shape
from tests.docx.made import p, page, paragraph, style, table
from tests.pdf.printed import docx, png
from tests.pdf.test_drawings import PICTURE, anchored, inline, picture, shape

SIZE = (1_800_000, 720_000)
VML = '<w:p><w:r><w:pict><v:{kind} style="{css}" {more}>{inner}</v:{kind}></w:pict></w:r></w:p>'


def drawing(graphic: str, **parts: str) -> Shape | Picture:
    body = "<w:p>" + anchored(graphic, SIZE, ("column", "0"), ("paragraph", "0")) + "</w:p>"
    found = next(iter(paragraph(body, **parts).inlines))
    assert isinstance(found, Shape | Picture)
    return found


def vml(kind: str, css: str = "width:50pt;height:20pt", more: str = "", inner: str = "") -> Shape:
    (found,) = paragraph(VML.format(kind=kind, css=css, more=more, inner=inner)).inlines
    assert isinstance(found, Shape)
    return found


def test_the_bytes_of_pictures_are_kept_by_their_part() -> None:
    body = "<w:p>" + inline(picture(), PICTURE) + "</w:p>"
    found = read(docx(body, {"p": png()}), "tay.docx")
    assert dict(found.media) == {"word/media/p.png": png()}
    (first,) = (one for block in found.sections[0].blocks if isinstance(block, Paragraph) for one in block.inlines)
    assert isinstance(first, Picture)
    assert first.part == "word/media/p.png"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("<pic:spPr/>", '<pic:spPr><a:xfrm rot="60000"/></pic:spPr>'), "turned"),
        (("<pic:spPr/>", '<pic:spPr><a:xfrm flipH="1"/></pic:spPr>'), "turned"),
        (("</pic:blipFill>", '<a:srcRect t="1000"/></pic:blipFill>'), "cropped"),
        (("</pic:blipFill>", "<a:srcRect/></pic:blipFill>"), ""),
    ],
)
def test_a_picture_that_is_shown_otherwise_says_so(change: tuple[str, str], said: str) -> None:
    found = drawing(picture().replace(*change))
    assert found.changed == said


@pytest.mark.parametrize(
    ("fill", "said"),
    [
        ("<a:noFill/>", ""),
        ('<a:solidFill><a:srgbClr val="ffff00"/></a:solidFill>', "FFFF00"),
        ('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>', "FDFDFD"),
        ('<a:solidFill><a:schemeClr val="accent9"/></a:solidFill>', "?"),
        ('<a:solidFill><a:srgbClr val="00FF00"><a:alpha val="5"/></a:srgbClr></a:solidFill>', "?"),
        ("<a:gradFill/>", "?"),
    ],
)
def test_the_ground_of_a_drawing_is_read(fill: str, said: str) -> None:
    theme = '<a:clrScheme name="t"><a:lt1><a:sysClr val="window" lastClr="FDFDFD"/></a:lt1></a:clrScheme>'
    found = drawing(shape("rect", SIZE).replace("<a:noFill/>", fill, 1), theme=theme)
    assert isinstance(found, Shape)
    assert found.fill == said


def test_a_line_in_a_colour_of_the_theme_has_it() -> None:
    theme = '<a:clrScheme name="t"><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>'
    named = shape("line", SIZE).replace('<a:srgbClr val="000000"/>', '<a:schemeClr val="accent1"/>')
    found = drawing(named, theme=theme)
    assert isinstance(found, Shape)
    assert found.stroke is not None
    assert found.stroke.colour == "4472C4"


@pytest.mark.parametrize(
    ("more", "said"),
    [("", ""), ('flipV="1"', "rising"), ('flipH="1"', "rising"), ('flipH="1" flipV="1"', ""), ('rot="9"', "turned")],
)
def test_a_line_says_which_way_it_goes(more: str, said: str) -> None:
    assert drawing(shape("line", SIZE, more=more)).changed == said


def test_a_text_box_says_where_its_text_stands() -> None:
    body = '<wps:bodyPr lIns="36000" tIns="72000" rIns="0" bIns="108000" anchor="ctr"/>'
    found = drawing(shape("rect", SIZE, text=p("a"), body=body))
    assert isinstance(found, Shape)
    assert list(map(float, found.insets)) == [1, 2, 0, 3]
    assert found.vertical == "center"
    usual = drawing(shape("rect", SIZE, text=p("a"), body="<wps:bodyPr/>"))
    assert isinstance(usual, Shape)
    assert list(map(float, usual.insets)) == [2.54, 1.27, 2.54, 1.27]
    assert usual.vertical == "top"


def test_old_drawings_say_the_same() -> None:
    text = f'<v:textbox inset="1mm,,3mm,"><w:txbxContent>{p("a")}</w:txbxContent></v:textbox>'
    box = vml("rect", more='fillcolor="#ff0"', inner=text)
    assert box.fill == "FFFF00"
    assert list(map(float, box.insets)) == pytest.approx([1, 1.27, 3, 1.27])
    assert vml("rect").fill == "FFFFFF"
    assert vml("rect", more='filled="f"').fill == ""
    assert vml("rect", css="width:9pt;height:9pt;rotation:90").changed == "turned"
    assert vml("line", css="", more='from="0,0" to="50pt,20pt"').changed == ""
    assert vml("line", css="", more='from="0,20pt" to="50pt,0"').changed == "rising"


def test_drawings_of_a_group_say_so() -> None:
    group = '<w:p><w:r><w:pict><v:group><v:rect style="width:9pt;height:9pt"/></v:group></w:pict></w:r></w:p>'
    (found,) = paragraph(group).inlines
    assert isinstance(found, Shape)
    assert found.changed == "grouped"


def test_a_note_says_where_its_own_number_stands() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>chú</w:t></w:r></w:p></w:footnote>'
    found = page('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=note)
    (block,) = found.notes["footnote 2"]
    assert isinstance(block, Paragraph)
    assert [(run.text, run.note) for run in block.runs] == [("", "#"), ("chú", "")]


@pytest.mark.parametrize(
    ("kern", "size", "kerned"), [("2", "28", True), ("28", "28", True), ("32", "28", False), ("0", "28", False)]
)
def test_pairs_are_kerned_from_the_size_that_the_file_says(kern: str, size: str, kerned: bool) -> None:  # noqa: FBT001 - a case
    (run,) = paragraph(p("AV", run=f'<w:kern w:val="{kern}"/><w:sz w:val="{size}"/>')).runs
    assert run.look.kerned == kerned


def test_how_space_and_broken_lines_are_counted_is_read() -> None:
    assert page(p("a")).spaces_add
    assert not page(p("a"), settings="<w:compat/>").spaces_add
    assert page(p("a"), settings="<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>").spaces_add
    assert page(p("a"), settings="<w:compat/>").broken_lines_stretch
    assert not page(p("a"), settings="<w:compat><w:doNotExpandShiftReturn/></w:compat>").broken_lines_stretch


def test_since_word_2013_the_edge_of_a_table_is_drawn_inside_the_margin() -> None:
    new = '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'
    cell = f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{p("a")}</w:tc>'
    edges = '<w:tblBorders><w:left w:val="single" w:sz="16"/></w:tblBorders>'
    made = '<w:tbl><w:tblPr>{}</w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr>{}</w:tr></w:tbl>'
    assert table(made.format(edges, cell), settings=new).left == pytest.approx(1 * 25.4 / 72)
    assert not table(made.format("", cell), settings=new).left
    centred = made.format(edges + '<w:jc w:val="center"/>', cell)
    plain = made.format('<w:jc w:val="center"/>', cell)
    assert table(centred, settings=new).left == table(plain, settings=new).left


def test_styles_do_not_change_what_a_style_says_of_kerning() -> None:
    kerned = style("K", "", '<w:kern w:val="2"/><w:sz w:val="26"/>')
    (run,) = paragraph(p("AV", '<w:pStyle w:val="K"/>'), styles=kerned).runs
    assert run.look.kerned
