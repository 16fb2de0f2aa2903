"""What stands in paragraphs: characters, fields, tracked changes, notes, comments, drawings; nothing is lost."""

import pytest

from congvan.decree import Mm, Pt
from congvan.docx import read
from congvan.errors import Refused
from congvan.page import Picture, Run, Shape
from tests.docx.made import p, page, paragraph, paragraphs


def runs(xml: str) -> list[tuple[str, str]]:
    return [(run.text, run.field) for run in paragraph(f"<w:p>{xml}</w:p>").runs]


def test_tabs_breaks_hyphens_and_symbols_are_characters() -> None:
    xml = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:br w:type='page'/><w:cr/><w:noBreakHyphen/><w:softHyphen/>"
        "<w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"
    )
    made = paragraph(f"<w:p>{xml}</w:p>")
    assert made.text == "a\tb\n\f\n\u2011\u00ad\uf0fc"
    assert list(made.runs)[-1].look.font == "Wingdings"


def field(name: str, result: str) -> str:
    shown = f"<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{result}</w:t></w:r>" if result else ""
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> {name} \\* MERGEFORMAT </w:instrText>"
        f"</w:r>{shown}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def test_the_result_of_a_field_is_text_and_its_instruction_is_not() -> None:
    assert runs(field("page", "2") + "<w:r><w:t>/</w:t></w:r>" + field("NUMPAGES", "3")) == [
        ("2", "PAGE"),
        ("/", ""),
        ("3", "NUMPAGES"),
    ]
    assert runs("<w:fldSimple w:instr=' PAGE '><w:r><w:t>4</w:t></w:r></w:fldSimple>") == [("4", "PAGE")]


def test_a_page_number_that_word_has_not_worked_out_is_still_there() -> None:
    assert runs(field("PAGE", "")) == [("1", "PAGE")]


def test_links_content_controls_and_tags_show_what_is_in_them() -> None:
    inner = "<w:r><w:t>x</w:t></w:r>"
    for around in ("hyperlink", "smartTag", "customXml"):
        assert runs(f"<w:{around}>{inner}</w:{around}>") == [("x", "")]
    assert runs(f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>") == [("x", "")]
    block = f"<w:sdt><w:sdtContent><w:p>{inner}</w:p></w:sdtContent></w:sdt>"
    assert [one.text for one in paragraphs(block)] == ["x"]


def test_inserted_text_is_marked_and_deleted_text_is_kept_apart() -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t></w:r><w:ins w:id='1' w:author='VT'><w:r><w:t>b</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='VT'><w:r><w:delText>c</w:delText></w:r></w:del></w:p>"
    )
    made = page(body)
    (block,) = made.sections[0].blocks
    assert [(run.text, run.change) for run in getattr(block, "runs")] == [("a", ""), ("b", "inserted")]  # noqa: B009
    assert [(one.author, one.text) for one in made.deleted] == [("VT", "c")]
    assert made.changed == 2


def test_footnotes_are_called_in_the_text_and_read_in_their_part() -> None:
    notes = "<w:footnote w:id='2'><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>"
    made = page("<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>", footnotes=notes)
    (block,) = made.sections[0].blocks
    assert [run.note for run in getattr(block, "runs")] == ["footnote 2"]  # noqa: B009
    assert [getattr(one, "text", "") for one in made.notes["footnote 2"]] == ["chú thích"]


def test_comments_hang_on_their_paragraph() -> None:
    comments = "<w:comment w:id='0' w:author='LĐ'><w:p><w:r><w:t>sửa lại</w:t></w:r></w:p></w:comment>"
    body = p("một") + "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>hai</w:t></w:r></w:p>"
    (comment,) = page(body, comments=comments).comments
    assert (comment.author, comment.text, comment.spot.number) == ("LĐ", "sửa lại", 2)


LINE = (
    "<w:drawing><wp:anchor behindDoc='0'><wp:positionH relativeFrom='margin'><wp:posOffset>360000</wp:posOffset>"
    "</wp:positionH><wp:positionV relativeFrom='paragraph'><wp:posOffset>0</wp:posOffset></wp:positionV>"
    "<wp:extent cx='1800000' cy='0'/><wp:wrapNone/><a:graphic><a:graphicData uri='x'><wps:wsp><wps:spPr><a:prstGeom "
    "prst='line'/><a:ln w='9525'><a:solidFill><a:srgbClr val='FF0000'/></a:solidFill></a:ln></wps:spPr></wps:wsp>"
    "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
VML = (
    "<w:pict><v:line style='position:absolute' from='10pt,3pt' to='82pt,3pt' strokecolor='#00f' strokeweight='1pt'/>"
    "</w:pict>"
)
BOX = (
    "<w:drawing><wp:inline><wp:extent cx='720000' cy='288000'/><a:graphic><a:graphicData uri='x'><wps:wsp><wps:spPr>"
    "<a:prstGeom prst='rect'/><a:ln w='12700'/></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>KHẨN</w:t>"
    "</w:r></w:p>"
    "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
)


def shapes(xml: str) -> list[Shape]:
    return list(paragraph(f"<w:p><w:r>{xml}</w:r></w:p>").shapes)


def test_a_drawn_line_has_length_place_and_colour() -> None:
    (line,) = shapes(LINE)
    assert (line.kind, line.width, line.height, line.left) == ("line", Mm(50), Mm(0), Mm(10))
    assert line.stroke is not None
    assert (line.stroke.width, line.stroke.colour) == (Pt(0.75), "FF0000")


def test_a_line_of_old_word_is_a_line_too() -> None:
    (line,) = shapes(VML)
    assert (line.kind, round(line.width, 2)) == ("line", 25.4)
    assert line.stroke is not None
    assert (line.stroke.width, line.stroke.colour) == (Pt(1), "0000FF")


def test_a_text_box_has_its_text_and_its_frame() -> None:
    (box,) = shapes(BOX)
    assert (box.kind, box.width, box.height) == ("box", Mm(20), Mm(8))
    assert [getattr(one, "text", "") for one in box.blocks] == ["KHẨN"]
    assert box.stroke is not None


def test_of_two_ways_to_write_one_drawing_one_is_read_and_counts() -> None:
    choice = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{BOX}</mc:Choice><mc:Fallback><w:pict/>"
        f"</mc:Fallback></mc:AlternateContent>"
    )
    assert len(shapes(choice)) == 1
    unknown = (
        f"<mc:AlternateContent><mc:Choice Requires='zzz'>{LINE}</mc:Choice><mc:Fallback>{VML}"
        f"</mc:Fallback></mc:AlternateContent>"
    )
    (line,) = shapes(unknown)
    assert line.stroke is not None
    assert line.stroke.colour == "0000FF"
    body = f"<w:p><w:r>{choice}</w:r></w:p>{p('sau')}"
    assert paragraphs(body)[1].spot.number == 3, "the paragraph in the box is the second"


def test_pictures_have_their_size() -> None:
    xml = (
        "<w:drawing><wp:inline><wp:extent cx='360000' cy='720000'/><a:graphic><a:graphicData uri='x'><pic:pic>"
        "<pic:nvPicPr>"
        "<pic:cNvPr id='1' name='dau'/></pic:nvPicPr><pic:blipFill/></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    (picture,) = paragraph(f"<w:p><w:r>{xml}</w:r></w:p>").inlines
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height, picture.name) == (Mm(10), Mm(20), "dau")


CHART = (
    "<w:r><w:drawing><wp:inline><wp:extent cx='1' cy='1'/><a:graphic><a:graphicData "
    "uri='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:chart/></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("xml", "named"),
    [
        ("<w:r><w:object><o:OLEObject/></w:object></w:r>", "an embedded object (OLE)"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "a formula"),
        (CHART, "a chart"),
        ("<w:novelty><w:r><w:t>chữ</w:t></w:r></w:novelty>", "«novelty»"),
    ],
)
def test_what_a_page_cannot_hold_is_named_with_its_place(xml: str, named: str) -> None:
    (finding,) = page(f"{p('trước')}<w:p>{xml}</w:p>", styles="").unread
    assert named in finding.message
    assert finding.where.place == "paragraph 2"


def test_bytes_that_are_no_word_file_are_refused_with_findings() -> None:
    with pytest.raises(Refused) as refused:
        read(b"PK\x03\x04 nothing", "x.docx")
    assert refused.value.findings


def test_only_runs_count_as_text() -> None:
    made = paragraph(f"<w:p><w:r><w:t>a</w:t>{BOX}</w:r></w:p>")
    assert made.text == "a"
    assert [type(one) for one in made.inlines] == [Run, Shape]
