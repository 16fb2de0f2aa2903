"""What cannot be printed exactly is refused by name and place, never dropped."""

import pytest

from congvan.docx import read
from congvan.errors import Finding, Refused, Severity
from congvan.page import Page
from congvan.pdf import CODES, find_faces, unprintable
from tests.docx.made import package
from tests.pdf.fidelity.reading import words_of
from tests.pdf.printed import docx, paragraph, png, run, section, table, typesetter
from tests.pdf.test_drawings import PICTURE, anchored, inline, picture, shape

LINE = ((60 * 36000), 0)
BOX = ((60 * 36000), 20 * 36000)
BORDER = '<w:pBdr><w:bottom w:val="{}" w:sz="8" w:space="1"/></w:pBdr>'
FRAME = '<w:framePr w:w="3000" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="6000" w:y="1000"/>'
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SECTIONPAGES</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
CHART = (
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/>'
    "</a:graphicData></a:graphic>"
)


def floating(graphic: str, size: tuple[int, int], wrap: str = "wrapNone") -> str:
    text = anchored(graphic, size, ("column", "0"), ("paragraph", "0"))
    return paragraph(run("neo") + text.replace("<wp:wrapNone/>", f"<wp:{wrap}/>"))


def page_of(body: str, media: dict[str, bytes] | None = None, **parts: str) -> Page:
    return read(docx(body, media, **parts), "tay.docx")


def found(body: str, media: dict[str, bytes] | None = None, **parts: str) -> list[Finding]:
    return list(unprintable(page_of(body, media, **parts), typesetter().faces))


CASES = [
    ("PF001", paragraph(run("a").replace("Times New Roman", "Chữ Hiếm"))),
    ("PF001", paragraph(run("a", "<w:b/>").replace("Times New Roman", "Chữ Hiếm"))),
    ("PF002", paragraph("chữ 漢")),
    ("PF003", floating(shape("rect", BOX, more='rot="600000"'), BOX)),
    ("PF003", floating(shape("ellipse", BOX), BOX)),
    ("PF003", floating(shape("rect", BOX).replace("<a:noFill/>", "<a:gradFill/>"), BOX)),
    ("PF003", paragraph(inline(picture().replace("</pic:blipFill>", '<a:srcRect l="9"/></pic:blipFill>'), PICTURE))),
    ("PF004", floating(picture(), PICTURE, "wrapSquare")),
    ("PF004", floating(picture(), PICTURE, "wrapTopAndBottom")),
    ("PF005", paragraph(inline(picture().replace('r:embed="p"', 'r:embed="q"'), PICTURE))),
    ("PF005", paragraph(inline(picture().replace('r:embed="p"', 'r:embed="bad"'), PICTURE))),
    ("PF005", paragraph(inline(picture().replace('r:embed="p"', 'r:embed="bmp"'), PICTURE))),
    ("PF006", paragraph("a", BORDER.format("wave"))),
    ("PF006", table([[paragraph("a")]], [2000], borders=4).replace('"single"', '"double"')),
    ("PF007", paragraph("a") + section(after='<w:cols w:num="2"/>')),
    ("PF007", paragraph('<w:r><w:br w:type="column"/></w:r>')),
    ("PF008", paragraph("a") + section(after='<w:vAlign w:val="center"/>')),
    ("PF008", paragraph("a") + section(after='<w:pgBorders><w:top w:val="single" w:sz="4"/></w:pgBorders>')),
    ("PF009", table([['|<w:textDirection w:val="btLr"/>|' + paragraph("a")]], [2000])),
    ("PF010", table([[paragraph("a")]], [2000], more='<w:tblpPr w:tblpX="100" w:tblpY="100"/>')),
    ("PF012", paragraph(run("a", '<w:u w:val="wave"/>'))),
    ("PF012", paragraph(run("a", '<w:bdr w:val="single" w:sz="4"/>'))),
    ("PF013", paragraph("a", '<w:tabs><w:tab w:val="bar" w:pos="2000"/></w:tabs>')),
    ("PF014", paragraph("a", FRAME)),
    ("PF015", FIELD),
    ("PF015", paragraph("a") + section(after='<w:pgNumType w:fmt="chicago"/>')),
    ("RD001", floating(CHART, BOX)),
    ("RD001", "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"),
]


@pytest.mark.parametrize(("code", "body"), CASES)
def test_it_is_refused_by_name_and_nothing_is_printed(code: str, body: str) -> None:
    media = {"p": png(), "bad": b"no picture at all", "bmp": b"BM" + bytes(60)}
    (finding,) = found(body, media)
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert finding.message.endswith(".")
    assert finding.fix
    with pytest.raises(Refused) as refused:
        typesetter().typeset(page_of(body, media))
    assert refused.value.findings == (finding,)
    with pytest.raises(Refused):
        typesetter().pictures(page_of(body, media))


def test_the_place_is_named() -> None:
    (finding,) = found(paragraph("a") + paragraph("chữ 漢"))
    assert finding.where.file == "tay.docx"
    assert finding.where.place == "paragraph 2"
    assert "漢" in finding.message
    assert "U+6F22" in finding.message


def test_one_thing_is_told_once_and_different_things_each() -> None:
    codes = [one.code for one in found(paragraph("漢漢") + paragraph("漢字") + paragraph("a", BORDER.format("wave")))]
    assert codes == ["PF002", "PF002", "PF006"]


def test_an_endnote_is_refused() -> None:
    body = paragraph('<w:r><w:endnoteReference w:id="1"/></w:r>')
    assert [one.code for one in found(body)] == ["PF011"]


def test_tracked_changes_and_comments_are_told_and_printed_as_accepted() -> None:
    deleted = '<w:del w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    page = page_of(f'<w:p><w:ins w:author="A">{run("mới")}</w:ins>{deleted}</w:p>')
    printed = typesetter().typeset(page)
    assert [(one.code, one.severity) for one in printed.findings] == [("PF016", Severity.WARNING)]
    assert [word.text for word in words_of(printed.pdf)] == ["mới"]


def test_even_pages_with_a_higher_header_are_refused() -> None:
    kinds = '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="even" r:id="header2"/>'
    page = read(
        docx(
            paragraph("a") + section(kinds),
            settings="<w:evenAndOddHeaders/>",
            header1=paragraph("x"),
            header2=paragraph("y") * 5,
        ),
        "tay.docx",
    )
    with pytest.raises(Refused) as refused:
        typesetter().typeset(page)
    assert [one.code for one in refused.value.findings] == ["PF017"]


def test_a_picture_that_begins_as_one_and_is_none_is_refused_in_words() -> None:
    body = paragraph(inline(picture(), PICTURE))
    with pytest.raises(Refused) as refused:
        typesetter().typeset(page_of(body, {"p": png()[:40]}))
    (finding,) = refused.value.findings
    assert finding.code == "PF018"
    assert "Traceback" not in finding.message


def test_what_is_plain_is_not_refused() -> None:
    plain = (
        paragraph("Độc lập - Tự do - Hạnh phúc")
        + table([[paragraph("a")]], [2000], borders=4)
        + floating(shape("line", LINE), LINE)
    )
    assert found(plain) == []


def test_a_file_without_styles_is_printed() -> None:
    page = read(package(paragraph("a") + section()), "tay.docx")
    assert unprintable(page, find_faces()) == ()


def test_every_code_that_is_told_has_a_title() -> None:
    assert {code for code, _body in CASES if code.startswith("PF")} <= set(CODES)
