"""Pictures, drawn lines, boxes with text, frames: in the line or where they float."""

import pytest

from tests.pdf.printed import ASCENT, HEIGHT, LEFT, RIGHT, TOP, Drawn, drawn, lines, paragraph, pdf, png, run

MM = 36_000
"""English Metric Units in a millimetre."""
PICTURE = (25 * MM, 15 * MM)
NAME = '<wp:docPr id="1" name="dau"/>'


def picture() -> str:
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="dau"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p"/></pic:blipFill>'
        "<pic:spPr/></pic:pic></a:graphicData></a:graphic>"
    )


def shape(kind: str, size: tuple[int, int], *, text: str = "", more: str = "", body: str = "<wps:bodyPr/>") -> str:
    content = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr/><wps:spPr><a:xfrm {more}><a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
        f'<a:prstGeom prst="{kind}"/><a:noFill/><a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        "</a:ln>"
        f"</wps:spPr>{content}{body}</wps:wsp></a:graphicData></a:graphic>"
    )


def inline(graphic: str, size: tuple[int, int]) -> str:
    extent = f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
    return f"<w:r><w:drawing><wp:inline>{extent}{NAME}{graphic}</wp:inline></w:drawing></w:r>"


def anchored(graphic: str, size: tuple[int, int], across: tuple[str, str], down: tuple[str, str]) -> str:
    def place(at: str) -> str:
        return f"<wp:posOffset>{at}</wp:posOffset>" if at.lstrip("-").isdigit() else f"<wp:align>{at}</wp:align>"

    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="{across[0]}">{place(across[1])}'
        f'</wp:positionH><wp:positionV relativeFrom="{down[0]}">{place(down[1])}</wp:positionV>'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:wrapNone/>{NAME}{graphic}</wp:anchor></w:drawing></w:r>'
    )


def one(body: str) -> Drawn:
    (found,) = drawn(pdf(body, {"p": png()}))
    return found


def box(left: float, top: float, width: float, height: float) -> tuple[object, ...]:
    return tuple(pytest.approx(one, abs=0.2) for one in (left, top, left + width, top + height))


def test_a_picture_in_the_line_stands_on_the_baseline_and_makes_the_line_high() -> None:
    body = paragraph(run("dấu ") + inline(picture(), PICTURE) + run(" sau")) + paragraph("tiếp")
    found = lines(body, {"p": png()})
    high = 15 * 72 / 25.4
    assert [line.text for line in found] == ["dấu sau", "tiếp"]
    assert found[0].baseline == pytest.approx(TOP + high, abs=0.1)
    assert found[1].baseline == pytest.approx(TOP + high + 3 + ASCENT, abs=0.1)
    assert one(body)[2:6] == box(found[0].words[0].right + 3.5, TOP, 25 * 72 / 25.4, high)


def test_a_picture_in_a_line_of_wide_spacing_does_not_widen_it() -> None:
    spaced = '<w:spacing w:line="360" w:lineRule="auto"/>'
    body = paragraph(run("dấu ") + inline(picture(), PICTURE), spaced) + paragraph("tiếp")
    found = lines(body, {"p": png()})
    assert found[1].baseline - found[0].baseline == pytest.approx(24.15, abs=0.1)


@pytest.mark.parametrize(
    ("across", "down", "left", "top"),
    [
        (("column", str(50 * MM)), ("paragraph", str(5 * MM)), LEFT + 141.7, TOP + HEIGHT + 14.2),
        (("page", str(120 * MM)), ("page", str(100 * MM)), 340.2, 283.5),
        (("margin", "right"), ("margin", "bottom"), RIGHT - 70.9, 785.3 - 42.5),
        (("margin", "center"), ("page", "center"), (LEFT + RIGHT - 70.9) / 2, (842 - 42.5) / 2),
    ],
)
def test_what_floats_stands_where_it_is_anchored(
    across: tuple[str, str], down: tuple[str, str], left: float, top: float
) -> None:
    body = paragraph("a") + paragraph(run("neo") + anchored(picture(), PICTURE, across, down)) + paragraph("b")
    assert one(body)[2:6] == box(left, top, 70.9, 42.5)
    assert lines(body, {"p": png()})[2].baseline == pytest.approx(TOP + ASCENT + 2 * HEIGHT, abs=0.06)


def test_what_floats_is_measured_from_the_top_of_the_space_above_its_paragraph() -> None:
    anchor = anchored(picture(), PICTURE, ("column", "0"), ("paragraph", "0"))
    body = paragraph("a", '<w:spacing w:after="100"/>') + paragraph(run("neo") + anchor, '<w:spacing w:before="240"/>')
    assert one(body).top == pytest.approx(TOP + HEIGHT + 5, abs=0.1)


def test_what_floats_beside_a_centred_line_stands_as_beside_any_other() -> None:
    anchor = anchored(picture(), PICTURE, ("column", "0"), ("paragraph", "0"))
    assert one(paragraph(run("neo") + anchor, '<w:jc w:val="center"/>')).left == pytest.approx(LEFT, abs=0.1)


def test_a_drawn_line_is_drawn_from_end_to_end() -> None:
    anchor = anchored(shape("line", (60 * MM, 0)), (60 * MM, 0), ("column", str(10 * MM)), ("paragraph", str(8 * MM)))
    assert one(paragraph(run("a") + anchor))[2:6] == box(LEFT + 28.35, TOP + 22.7, 170.1, 0)


@pytest.mark.parametrize("more", ["", 'flipV="1"'])
def test_a_slanted_line_keeps_its_way(more: str) -> None:
    size = (60 * MM, 10 * MM)
    anchor = anchored(shape("line", size, more=more), size, ("column", "0"), ("paragraph", "0"))
    data = pdf(paragraph(run("a") + anchor))
    import pypdfium2  # noqa: PLC0415 - only here the way of a line counts

    page = pypdfium2.PdfDocument(data)[0]
    picture = page.render(scale=1).to_pil().convert("L")
    dark = [x for x in range(85, 256) if picture.getpixel((x, 60)) < 160]
    assert (sum(dark) / len(dark) > 170) == bool(more)


def test_a_box_holds_its_text_and_pushes_nothing() -> None:
    size = (50 * MM, 15 * MM)
    text = paragraph("MẬT", '<w:jc w:val="center"/>', size=13)
    graphic = shape("rect", size, text=text, body='<wps:bodyPr anchor="ctr"/>')
    body = paragraph(run("a") + anchored(graphic, size, ("column", "0"), ("paragraph", str(20 * MM)))) + paragraph("b")
    found = lines(body)
    mark = next(line for line in found if line.text == "MẬT")
    assert one(body)[2:6] == box(LEFT, TOP + 56.7, 141.7, 42.5)
    assert (mark.words[0].left + mark.words[0].right) / 2 == pytest.approx(LEFT + 70.9, abs=0.5)
    assert mark.baseline == pytest.approx(TOP + 56.7 + (42.5 - 14.95) / 2 + 12.15, abs=0.2)
    assert [line.text for line in found] == ["a", "b", "MẬT"]


def test_a_frame_in_a_header_stands_outside_the_flow() -> None:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    reference = '<w:headerReference w:type="default" r:id="header1"/>'
    from tests.pdf.printed import section  # noqa: PLC0415 - only here

    found = lines(paragraph("thân") + section(reference), header1=paragraph("số", frame) + paragraph())
    assert [line.text for line in found] == ["số", "thân"]
    middle = (found[0].words[0].left + found[0].words[0].right) / 2
    assert middle == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert found[1].baseline == pytest.approx(TOP + ASCENT, abs=0.06)
