"""Paper and styles of a printed book: A4 turned, bound at the left, Times New Roman."""

from congvan.decree import FONT, PAPER, Mm, Pt
from congvan.docx.ooxml import NAMESPACES

__all__ = ["COVER", "HEIGHT", "MARGIN_BOTTOM", "MARGIN_LEFT", "MARGIN_RIGHT", "MARGIN_TOP", "TEXT_WIDTH", "styles"]

# The decree says nothing of the paper of books: the year's books are bound at the left like letters, on turned paper,
# and ten columns need all the width there is.
WIDTH, HEIGHT = PAPER.height, PAPER.width
MARGIN_TOP, MARGIN_BOTTOM = Mm(20), Mm(15)
MARGIN_LEFT, MARGIN_RIGHT = Mm(25), Mm(15)
HEADER = Mm(10)
TEXT_WIDTH = Mm(WIDTH - MARGIN_LEFT - MARGIN_RIGHT)

_NONE = Pt(0)
_CELL_LINE = Pt(12)
"""Of texts of 10 points: said exactly, so that every program puts the same rows on a page."""
_CENTRE, _LEFT = "center", "left"


def _style(  # noqa: PLR0913 - one look
    style: str,
    name: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = _CENTRE,
    before: Pt = _NONE,
    after: Pt = _NONE,
    line: Pt = _NONE,
) -> str:
    half = Pt(size).half_points
    flags = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    high = f' w:line="{line.twips}" w:lineRule="exact"' if line else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        f'<w:spacing w:before="{before.twips}" w:after="{after.twips}"{high}/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:rPr>{flags}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>'
    )


COVER = {
    "parent": ("CoQuanChuQuan", "Tên cơ quan chủ quản", 14.0),
    "office": ("CoQuan", "Tên cơ quan", 14.0),
    "title": ("TenSo", "Tên sổ", 24.0),
    "name": ("TenSoRieng", "Tên riêng của sổ", 16.0),
    "year": ("Nam", "Năm của sổ", 16.0),
    "span": ("TuDen", "Từ, đến", 14.0),
    "volume": ("QuyenSo", "Quyển số", 16.0),
}
"""Styles of the cover by what they are for: id, name, size."""


def _cover() -> str:
    return "".join(
        (
            _style(*COVER["parent"], before=Pt(12)),
            _style(*COVER["office"], bold=True),
            _style(*COVER["title"], bold=True, before=Pt(84), after=Pt(6)),
            _style(*COVER["name"]),
            _style(*COVER["year"], italic=True, before=Pt(36), after=Pt(18)),
            _style(*COVER["span"], italic=True, after=Pt(6)),
            _style(*COVER["volume"], bold=True, before=Pt(72)),
        )
    )


def styles() -> str:
    """Return `word/styles.xml`."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    made = (
        _cover(),
        _style("DauCot", "Đầu cột", 10, bold=True, line=_CELL_LINE),
        _style("SoCot", "Số cột", 10, line=_CELL_LINE),
        _style("OTrai", "Ô canh trái", 10, align=_LEFT, line=_CELL_LINE),
        _style("OGiua", "Ô canh giữa", 10, line=_CELL_LINE),
        _style("OGhiChu", "Ô ghi chú", 10, italic=True, align=_LEFT, line=_CELL_LINE),
        _style("KetSo", "Kết sổ", 13, align=_LEFT, before=Pt(12)),
        _style("MaKiemTra", "Mã kiểm tra", 10, align=_LEFT, before=Pt(4), after=Pt(6)),
        _style("NgayKy", "Ngày ký sổ", 13, italic=True, align=_LEFT),
        _style("NguoiKy", "Người ký sổ", 13, bold=True, align=_LEFT),
        _style("CachKy", "Cách ký", 13, italic=True, align=_LEFT, after=Pt(60)),
        _style("KhongChu", "Không chữ", 1, line=Pt(1)),
        _style("SoTrang", "Số trang", 13),
    )
    return (
        f'<w:styles xmlns:w="{NAMESPACES["w"]}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="20"/>'
        '<w:szCs w:val="20"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join(made)}</w:styles>"
    )
