"""Sizes, places and styles of the built-in template: the decree's figures as Word's styles."""

from congvan.decree import BODY, FONT, NATIONAL_MOTTO, PAPER, PARTS, SUBJECT_GAP, Mm, Pt
from congvan.docx.issuer_rule import STYLE as ISSUER_RULE_STYLE
from congvan.docx.issuer_rule import indent_of
from congvan.docx.ooxml import NAMESPACES
from congvan.page import text_width

# What the decree leaves open, chosen once.
MARGINS = {"top": PAPER.top.least, "right": PAPER.right.least, "bottom": PAPER.bottom.least, "left": PAPER.left.least}
HEADER = Mm(10)
TEXT_WIDTH = Mm(PAPER.width - MARGINS["left"] - MARGINS["right"])
LEFT = Mm(73)
RIGHT = Mm(TEXT_WIDTH - LEFT)
LINE = 1.15
SIGNATURE_ROOM = Mm(30)
BLANK = Pt(26)
CIRCULATION_WIDTH = Mm(60)
ADDRESSEES_INDENT = Mm(15)
RED = "FF0000"
EXAMPLE_ISSUER = "TÊN CƠ QUAN, TỔ CHỨC"

STYLE_IDS = {
    "national_heading": "QuocHieu",
    "national_motto": "TieuNgu",
    "parent": "CoQuanChuQuan",
    "issuer": "CoQuanBanHanh",
    "symbol": "SoKyHieu",
    "place_date": "DiaDanhNgayThang",
    "subject": "TrichYeu",
    "body": "NoiDung",
    "authority": "QuyenHanChucVu",
    "signer": "HoTenNguoiKy",
    "addressees": "KinhGui",
    "copies_label": "NoiNhan",
    "copies": "DanhSachNoiNhan",
    "urgency": "DauKhan",
    "circulation": "PhamViLuuHanh",
    "address": "DiaChiCoQuan",
    "page_number": "SoTrang",
}
TITLE_STYLE = "TieuDeMuc"
MOTTO_RULE_STYLE = "KeDuoiTieuNgu"
ADDRESS_RULE_STYLE = "KeTrenDiaChi"


_NONE = Pt(0)


def size(part: str) -> Pt:
    """Return the size that the template sets a part in."""
    return PARTS[part].size[0]


def spacing(before: Pt = _NONE, after: Pt = _NONE, line: float = 1.0) -> str:
    """Return the space before and after a paragraph, and between its lines."""
    return (
        f'<w:spacing w:before="{before.twips}" w:after="{after.twips}" w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )


def _rule_paragraph(indent: Mm) -> str:
    """Return the properties of a paragraph that is nothing but a line: thin, and drawn in from both sides."""
    return (
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="{Pt(2).twips}" w:after="0" w:line="{Pt(4).twips}" w:lineRule="exact"/>'
        f'<w:ind w:left="{indent.twips}" w:right="{indent.twips}"/>'
    )


def box(width: Mm, room: Mm, height: Mm, colour: str, *, at_right: bool = False) -> str:
    """Return the properties of a paragraph in a single-line box of this width and height, borders included."""
    inset = Pt(4)
    line = Pt(height * 72 / 25.4 - 2 * inset)
    side = f'w:val="single" w:sz="8" w:color="{colour}"'
    edges = f'<w:top {side} w:space="{inset:.0f}"/>'
    edges += f'<w:left {side} w:space="0"/><w:bottom {side} w:space="{inset:.0f}"/><w:right {side} w:space="0"/>'
    indents = (
        f'w:left="{Mm(room - width).twips}" w:right="0"'
        if at_right
        else f'w:left="0" w:right="{Mm(room - width).twips}"'
    )
    return (
        f"<w:pBdr>{edges}</w:pBdr>"
        f'<w:spacing w:before="{Pt(10).twips}" w:after="{inset.twips}" w:line="{line.twips}" w:lineRule="exact"/>'
        f"<w:ind {indents}/>"
    )


def _run_properties(part: str) -> str:
    look = PARTS[part]
    flags = ("<w:b/><w:bCs/>" if look.bold else "") + ("<w:i/><w:iCs/>" if look.italic else "")
    half = size(part).half_points
    return f'{flags}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _paragraph_properties(part: str) -> str:
    """Return spacing, indents and alignment of a part's style, in the order that the schema asks for."""
    align = f'<w:jc w:val="{PARTS[part].align.value}"/>'
    if part == "subject":
        return spacing(before=SUBJECT_GAP) + align
    if part == "body":
        first = f'<w:ind w:firstLine="{BODY.first_line[1].twips}"/>'
        return "<w:widowControl/>" + spacing(after=BODY.gap, line=LINE) + first + align
    if part == "signer":
        return "<w:keepNext/>" + spacing(before=Pt(SIGNATURE_ROOM * 72 / 25.4)) + align
    if part in ("authority", "copies_label", "copies"):
        return "<w:keepNext/>" + spacing() + align
    if part == "addressees":
        return spacing(line=LINE) + align
    return spacing() + align


def _style(style: str, name: str, paragraph: str, run: str = "", based_on: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def styles() -> str:
    """Return `word/styles.xml`."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    half = size("body").half_points
    motto = text_width(NATIONAL_MOTTO, size("national_motto"), bold=True)
    styles = [
        _style(STYLE_IDS[part], PARTS[part].term, _paragraph_properties(part), _run_properties(part))
        for part in STYLE_IDS
        if part not in ("urgency", "circulation")
    ]
    styles += [
        _style(STYLE_IDS[part], PARTS[part].term, '<w:jc w:val="center"/>', _run_properties(part) + colour)
        for part, colour in (("urgency", ""), ("circulation", ""))
    ]
    styles += [
        _style(TITLE_STYLE, "Tiêu đề mục", "<w:keepNext/>", "<w:b/><w:bCs/>", based_on=STYLE_IDS["body"]),
        _style(
            ISSUER_RULE_STYLE,
            "Kẻ dưới tên cơ quan",
            _rule_paragraph(indent_of(EXAMPLE_ISSUER, LEFT)),
            '<w:sz w:val="4"/>',
        ),
        _style(MOTTO_RULE_STYLE, "Kẻ dưới Tiêu ngữ", _rule_paragraph(Mm((RIGHT - motto) / 2)), '<w:sz w:val="4"/>'),
        _style(ADDRESS_RULE_STYLE, "Kẻ trên địa chỉ", _rule_paragraph(Mm(0)), '<w:sz w:val="4"/>'),
    ]
    return (
        f'<w:styles xmlns:w="{NAMESPACES["w"]}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{half}"/>'
        f'<w:szCs w:val="{half}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing()}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join(styles)}</w:styles>"
    )
