"""What stands in the margins: page number (I.7), circulation mark (ô 11), address block (ô 13)."""

from congvan.decree import Mm
from congvan.docx.builtin.markup import p, part, when
from congvan.docx.builtin.styles import ADDRESS_RULE_STYLE, CIRCULATION_WIDTH, TEXT_WIDTH, box
from congvan.docx.ooxml import NAMESPACES


def margin(kind: str, *paragraphs: str) -> str:
    """Return a header (`hdr`) or footer (`ftr`)."""
    return f'<w:{kind} xmlns:w="{NAMESPACES["w"]}">{"".join(paragraphs)}</w:{kind}>'


def page_number() -> str:
    """Return the header from page 2 on: the bare number, centred."""
    field = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return margin("hdr", part("page_number", field))


def circulation() -> str:
    """Return the header of page 1: the circulation mark in its box, if there is one."""
    place = box(CIRCULATION_WIDTH, TEXT_WIDTH, Mm(8), "000000", at_right=True) + '<w:jc w:val="center"/>'
    mark = part("circulation", "{{ letter.circulation }}", properties=place)
    return margin("hdr", *when("if letter.circulation", mark), p("Normal"))


def address() -> str:
    """Return the footer of page 1: the address block under a line as wide as the text, if the office wants it."""
    lines = when("for line in office.address", part("address", "{{ line }}"))
    block = when("if office.print_address", p(ADDRESS_RULE_STYLE), *lines)
    return margin("ftr", *block, p("Normal"))
