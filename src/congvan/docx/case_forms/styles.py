"""Paper and styles of the forms: upright A4 with the decree's margins, Times New Roman."""

from congvan.decree import BODY, FONT, NATIONAL_MOTTO, PARTS, Mm, Pt
from congvan.docx.builtin.styles import LEFT, RIGHT, TEXT_WIDTH, size
from congvan.docx.ooxml import NAMESPACES
from congvan.page import text_width

__all__ = ["BODY_INDENT", "BODY_SIZE", "LEFT", "RIGHT", "RULE", "TEXT_WIDTH", "TITLE_RULE", "rule", "styles"]

BODY_SIZE = size("body")
BODY_INDENT = BODY.first_line[1]
RULE = "DuongKe"
"""Style id of a paragraph that is nothing but a line."""
TITLE_RULE = Mm(TEXT_WIDTH / 6)
"""Length of the line under a title."""
_NONE = Pt(0)
_CELL, _CELL_LINE = 12, Pt(14)
"""Of texts in a table: their lines are said exactly, so that every program puts the same rows on a page."""
_LINE = 1.15
_CENTRE, _LEFT, _BOTH = "center", "left", "both"


def _style(  # noqa: PLR0913 - one look
    style: str,
    name: str,
    points: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = _CENTRE,
    before: Pt = _NONE,
    after: Pt = _NONE,
    line: Pt = _NONE,
    lines: float = 1.0,
    indent: Mm | None = None,
    keep: bool = False,
) -> str:
    half = Pt(points).half_points
    flags = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    high = f'w:line="{line.twips}" w:lineRule="exact"' if line else f'w:line="{round(lines * 240)}" w:lineRule="auto"'
    first = f'<w:ind w:firstLine="{indent.twips}"/>' if indent is not None else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if keep else ""}'
        f'<w:spacing w:before="{before.twips}" w:after="{after.twips}" {high}/>{first}<w:jc w:val="{align}"/></w:pPr>'
        f'<w:rPr>{flags}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>'
    )


def rule(length: Mm, room: Mm) -> str:
    """Return a paragraph that is a line of this length in the middle of the room."""
    indent = Mm((room - length) / 2).twips
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{RULE}"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        f'</w:pBdr><w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'
    )


def motto_length() -> Mm:
    """Return how long the line under Tiêu ngữ is: as long as its words (Phụ lục I, II.1.b)."""
    return text_width(NATIONAL_MOTTO, size("national_motto"), bold=True)


def _of_head() -> tuple[str, ...]:
    part = {key: PARTS[key] for key in ("national_heading", "national_motto", "parent", "issuer", "place_date")}
    ids = ("QuocHieu", "TieuNgu", "CoQuanChuQuan", "CoQuanBanHanh", "DiaDanhNgayThang")
    return tuple(
        _style(one, look.term, size(key), bold=look.bold, italic=look.italic)
        for one, (key, look) in zip(ids, part.items(), strict=True)
    )


def styles() -> str:
    """Return `word/styles.xml`."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    made = (
        *_of_head(),
        _style("TenMau", "Tên mẫu", 14, bold=True, before=Pt(18), keep=True),
        _style("TenMauDuoi", "Dòng dưới tên mẫu", 14, bold=True, keep=True),
        _style("KemTheo", "Kèm theo quyết định", 14, italic=True, keep=True),
        _style(RULE, "Đường kẻ", 2, before=Pt(2), line=Pt(4)),
        _style("CachBang", "Cách bảng", 6, line=Pt(8)),
        _style("DauCot", "Đầu cột", _CELL, bold=True, line=_CELL_LINE),
        _style("SoCot", "Số cột", _CELL, line=_CELL_LINE),
        _style("OTrai", "Ô canh trái", _CELL, align=_LEFT, line=_CELL_LINE),
        _style("OGiua", "Ô canh giữa", _CELL, line=_CELL_LINE),
        _style("DeMucLon", "Đề mục lớn", _CELL, bold=True, align=_LEFT, line=_CELL_LINE, keep=True),
        _style("DeMucNho", "Đề mục nhỏ", _CELL, bold=True, italic=True, align=_LEFT, line=_CELL_LINE, keep=True),
        _style("KetMau", "Kết", BODY_SIZE, align=_LEFT, before=Pt(3), lines=_LINE),
        _style("NoiDung", "Nội dung", BODY_SIZE, align=_BOTH, after=Pt(3), lines=_LINE, indent=BODY_INDENT),
        _style("NoiDungCuoi", "Nội dung cuối", BODY_SIZE, align=_BOTH, after=Pt(12), indent=BODY_INDENT, keep=True),
        _style("NguoiKy", "Người ký", BODY_SIZE, bold=True),
        _style("CachKy", "Cách ký", BODY_SIZE, italic=True, after=Pt(72)),
        _style("KhongChu", "Không chữ", 1, line=Pt(1)),
        _style("SoTrang", "Số trang", size("page_number")),
    )
    return (
        f'<w:styles xmlns:w="{NAMESPACES["w"]}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="26"/>'
        '<w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join(made)}</w:styles>"
    )
