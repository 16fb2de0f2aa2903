"""Letters as an office that writes with LibreOffice would have them: flat ODF sources, saved as Word files by it.

The files in `word/` are what LibreOffice wrote: its own styles, frames and lines. `LETTERS` is what they were written
from; `convert` makes them anew.
"""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.checks.make_word.typed import RIGHT

__all__ = ["LETTERS", "convert"]

_NAMES = {
    "office": "office:1.0",
    "text": "text:1.0",
    "style": "style:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "svg": "svg-compatible:1.0",
}
_XMLNS = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for prefix, name in _NAMES.items())

Looks = dict[str, dict[str, str]]

CENTRE = {"text-align": "center"}
BOLD, ITALIC = {"font-weight": "bold"}, {"font-style": "italic"}
STYLES: Looks = {
    "CoQuanChuQuan": CENTRE | {"font-size": "12pt"},
    "CoQuan": CENTRE | BOLD | {"font-size": "12pt"},
    "QuocHieu": CENTRE | BOLD | {"font-size": "12pt"},
    "TieuNgu": CENTRE | BOLD,
    "SoKyHieu": CENTRE | {"margin-top": "6pt"},
    "TrichYeu": CENTRE | {"font-size": "12pt", "margin-top": "6pt"},
    "NgayThang": CENTRE | ITALIC | {"margin-top": "6pt"},
    "KinhGui": {"margin-top": "18pt", "margin-left": "3.5cm"},
    "NoiGui": {"margin-left": "5.4cm"},
    "NoiDung": {"text-align": "justify", "margin-top": "6pt", "text-indent": "1.27cm"},
    "NoiNhan": BOLD | ITALIC | {"font-size": "12pt"},
    "MotNoi": {"font-size": "11pt"},
    "QuyenHan": CENTRE | BOLD,
    "NguoiKy": CENTRE | BOLD | {"margin-top": "71pt"},
    "SoTrang": CENTRE,
    "PhuLuc": CENTRE | BOLD | {"font-size": "14pt", "break-before": "page"},
    "TenPhuLuc": CENTRE | BOLD | {"font-size": "14pt"},
    "KemTheo": CENTRE | ITALIC,
    "HaiCot": {"tab-stops": "center 3.3cm, center 11.3cm"},
    "HaiCot2": {"tab-stops": "center 3.3cm, center 11.3cm", "margin-top": "6pt"},
    "HaiCotKy": {"tab-stops": "center 11.5cm"},
}
"""Paragraph styles: what differs from Times New Roman 13, flush left, single lines, no gaps."""
SPANS: Looks = {
    "Dam": BOLD,
    "Dam12": BOLD | {"font-size": "12pt"},
    "Co12": {"font-size": "12pt"},
    "Co11": {"font-size": "11pt"},
    "Nghieng": ITALIC,
    "DamNghieng12": BOLD | ITALIC | {"font-size": "12pt"},
    "Arial": {"font": "Arial"},
}
_OF_TEXT = ("font-size", "font-weight", "font-style")
_OWN = ("tab-stops", "underline", "font")
_UNDERLINED = (
    'style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"'
)


def _of_paragraphs(values: Mapping[str, str]) -> str:
    """Return what a style says of its paragraphs."""
    stops = "".join(
        f'<style:tab-stop style:type="{kind}" style:position="{at}"/>'
        for kind, at in (stop.split() for stop in values.get("tab-stops", "").split(",") if stop)
    )
    layout = {name: value for name, value in values.items() if name not in _OF_TEXT and name not in _OWN}
    written = " ".join(f'fo:{name}="{value}"' for name, value in layout.items())
    inner = f"<style:tab-stops>{stops}</style:tab-stops>"
    return f"<style:paragraph-properties {written}>{inner}</style:paragraph-properties>"


def _of_text(values: Mapping[str, str]) -> str:
    """Return what a style says of its characters."""
    written = [f'fo:{name}="{values[name]}"' for name in _OF_TEXT if name in values]
    if "underline" in values:
        written.append(_UNDERLINED)
    if "font" in values:
        written.append(f'style:font-name="{values["font"]}"')
    return f"<style:text-properties {' '.join(written)}/>"


def _styles(looks: Looks) -> str:
    """Return every style, with some values changed."""
    found = []
    for name, usual in STYLES.items():
        values = usual | looks.get(name, {})
        found.append(
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
            f"{_of_paragraphs(values)}{_of_text(values)}</style:style>"
        )
    for name, usual in SPANS.items():
        look = _of_text(usual | looks.get(name, {}))
        found.append(f'<style:style style:name="{name}" style:family="text">{look}</style:style>')
    return "".join(found)


def p(style: str, text: str = "") -> str:
    r"""Return a paragraph; «\t» in its text is a tab, elements stand as they are."""
    return f'<text:p text:style-name="{style}">{text.replace(chr(9), "<text:tab/>")}</text:p>'


def span(style: str, text: str) -> str:
    """Return words with a look of their own."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def line(x: float, width: float, down: float = 0.1) -> str:
    """Return a drawn line of a width (cm), so far from the left and from the top of its paragraph's text."""
    return (
        f'<draw:line text:anchor-type="paragraph" draw:style-name="Ke" svg:x1="{x}cm" svg:y1="{down}cm" '
        f'svg:x2="{x + width}cm" svg:y2="{down}cm"/>'
    )


def table(widths: Iterable[float], *cells: str, name: str = "Bang") -> str:
    """Return a table of one row without lines; `cells` are its paragraphs."""
    columns = "".join(f'<table:table-column table:style-name="Cot{round(width * 10)}"/>' for width in widths)
    row = "".join(
        f'<table:table-cell table:style-name="O" office:value-type="string">{cell}</table:table-cell>' for cell in cells
    )
    inner = f"{columns}<table:table-row>{row}</table:table-row>"
    return f'<table:table table:name="{name}" table:style-name="Bang">{inner}</table:table>'


# ---- the parts ----


def head(widths: tuple[float, float] = (6.6, 9.4)) -> str:
    """Return the head in one table."""
    left = (
        p("CoQuanChuQuan", RIGHT["parent"]) + p("CoQuan", RIGHT["issuer"]) + p("Trong", line(widths[0] / 2 - 1.3, 2.6))
    )
    left += p("SoKyHieu", RIGHT["symbol"]) + p("TrichYeu", RIGHT["subject"])
    right = p("QuocHieu", RIGHT["heading"]) + p("TieuNgu", RIGHT["motto"]) + p("Trong", line(widths[1] / 2 - 2.9, 5.8))
    right += p("NgayThang", RIGHT["date"])
    return table(widths, left, right)


def head_of_two_tables() -> str:
    """Return the head in two tables, one under the other."""
    upper = table(
        (6.6, 9.4),
        p("CoQuanChuQuan", RIGHT["parent"]) + p("CoQuan", RIGHT["issuer"]) + p("Trong", line(2, 2.6)),
        p("QuocHieu", RIGHT["heading"]) + p("TieuNgu", RIGHT["motto"]) + p("Trong", line(1.8, 5.8)),
    )
    lower = table(
        (6.6, 9.4),
        p("SoKyHieu", RIGHT["symbol"]) + p("TrichYeu", RIGHT["subject"]),
        p("NgayThang", RIGHT["date"]),
        name="B2",
    )
    return upper + p("Trong") + lower


def head_with_tabs() -> str:
    """Return the head typed with tabs."""
    return (
        p("HaiCot", span("Co12", f"\t{RIGHT['parent']}") + span("Dam12", f"\t{RIGHT['heading']}"))
        + p("HaiCot", span("Dam12", f"\t{RIGHT['issuer']}") + span("Dam", f"\t{RIGHT['motto']}"))
        + p("Trong", line(2, 2.6) + line(8.4, 5.8))
        + p("HaiCot2", f"\t{RIGHT['symbol']}" + span("Nghieng", f"\t{RIGHT['date']}"))
        + p("HaiCot2", span("Co12", f"\t{RIGHT['subject']}"))
    )


def addressees(*lines: str) -> str:
    """Return Kính gửi."""
    label, *names = lines or RIGHT["addressees"]
    return p("KinhGui", label) + "".join(p("NoiGui", name) for name in names)


def body(*lines: str, style: str = "NoiDung") -> str:
    """Return the body."""
    return "".join(p(style, text) for text in (lines or RIGHT["body"]))


def foot(**words: list[str]) -> str:
    """Return Nơi nhận and the signature in a table."""
    label, *copies = words.get("copies", RIGHT["copies"])
    left = p("NoiNhan", label) + "".join(p("MotNoi", text) for text in copies)
    right = "".join(p("QuyenHan", text) for text in words.get("authority", RIGHT["authority"]))
    return p("Trong") + table((7, 9), left, right + p("NguoiKy", RIGHT["signer"]), name="B3")


def foot_with_tabs() -> str:
    """Return Nơi nhận and the signature typed with tabs."""
    label, first, second, third = RIGHT["copies"]
    above, title = RIGHT["authority"]
    return (
        p("Trong")
        + p("HaiCotKy", span("DamNghieng12", label) + span("Dam", f"\t{above}"))
        + p("HaiCotKy", span("Co11", first) + span("Dam", f"\t{title}"))
        + p("HaiCotKy", span("Co11", second))
        + p("HaiCotKy", span("Co11", third))
        + p("Trong") * 5
        + p("HaiCotKy", span("Dam", f"\t{RIGHT['signer']}"))
    )


LONG = (
    tuple(RIGHT["body"][:3])
    + tuple(f"{n}. {RIGHT['body'][2].partition('. ')[2]}" for n in range(3, 18))
    + (RIGHT["body"][3],)
)
MENTIONED = (
    *RIGHT["body"][:2],
    "2. Bố trí xe đưa đón học sinh (danh sách điểm thi tại Phụ lục kèm theo).",
    RIGHT["body"][3],
)


def appendix(title: str) -> str:
    """Return an appendix on a page of its own."""
    told = "(Kèm theo Công văn số 05/SGDĐT-GDTrH ngày 05 tháng 3 năm 2026 của Sở Giáo dục và Đào tạo)"
    return (
        p("PhuLuc", "Phụ lục")
        + p("TenPhuLuc", title)
        + p("KemTheo", told)
        + body("1. Trường Trung học phổ thông Ngô Quyền.", "2. Trường Trung học phổ thông Trần Phú.")
    )


_MARGINS = {"margin-top": "2cm", "margin-bottom": "2cm", "margin-left": "3cm", "margin-right": "2cm"}
_ABOVE = (
    '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.1cm"/>'
    "</style:header-style>"
)
_FONTS = (
    '<office:font-face-decls><style:font-face style:name="TNR" svg:font-family="\'Times New Roman\'"/>'
    '<style:font-face style:name="Arial" svg:font-family="Arial"/></office:font-face-decls>'
)
_DEFAULTS = (
    '<style:default-style style:family="paragraph"><style:text-properties style:font-name="TNR" fo:font-size="13pt" '
    'fo:language="vi" fo:country="VN"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Trong" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:font-size="6pt"/></style:style>'
)
_FIXED = (
    '<style:style style:name="Bang" style:family="table"><style:table-properties style:width="16cm" '
    'table:align="left" style:may-break-between-rows="false"/></style:style>'
    '<style:style style:name="O" style:family="table-cell"><style:table-cell-properties fo:padding="0cm" '
    'fo:border="none"/></style:style>'
    '<style:style style:name="Dau" style:family="paragraph" style:parent-style-name="Trong" '
    'style:master-page-name="Dau"/>'
    '<style:style style:name="Ke" style:family="graphic"><style:graphic-properties draw:stroke="solid" '
    'svg:stroke-width="0.026cm" svg:stroke-color="#000000" style:run-through="foreground" style:wrap="run-through" '
    'style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="from-left" '
    'style:horizontal-rel="paragraph"/></style:style>'
)
_NUMBER = '<text:page-number text:select-page="current"/>'


def document(
    content: str, *, looks: Looks | None = None, page: Mapping[str, str] | None = None, number: str = _NUMBER
) -> str:
    """Return a flat ODF document.

    Args:
        content: what stands in it.
        looks: styles' values that differ.
        page: the page's values that differ.
        number: what stands in the top margin from the second page on.
    """
    columns = "".join(
        f'<style:style style:name="Cot{tenths}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{tenths / 10}cm"/></style:style>'
        for tenths in (66, 94, 70, 74, 86, 90)
    )
    size = {"page-width": "21cm", "page-height": "29.7cm"} | _MARGINS | dict(page or {})
    paper = " ".join(f'fo:{name}="{value}"' for name, value in size.items())
    first = f"<style:page-layout-properties {paper}/>"
    others = first.replace('fo:margin-top="2cm"', 'fo:margin-top="1.4cm"') + _ABOVE
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_XMLNS} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{_FONTS}'
        f"<office:styles>{_DEFAULTS}{_styles(looks or {})}</office:styles>"
        f"<office:automatic-styles>{_FIXED}{columns}"
        f'<style:page-layout style:name="T1">{first}</style:page-layout>'
        f'<style:page-layout style:name="T2">{others}</style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Dau" style:page-layout-name="T1" '
        'style:next-style-name="Standard"/><style:master-page style:name="Standard" style:page-layout-name="T2">'
        f"<style:header>{p('SoTrang', number)}</style:header></style:master-page></office:master-styles>"
        f"<office:body><office:text>{p('Dau')}{content}</office:text></office:body></office:document>"
    )


def letter(**parts: str) -> str:
    """Return a letter's contents; what is not given is right."""
    usual = {"head": head(), "addressees": addressees(), "body": body(), "foot": foot(), "appendix": ""}
    return "".join((usual | parts).values())


LETTERS: dict[str, str] = {
    # right, laid out otherwise
    "dung-lo-mot-bang.docx": document(letter()),
    "dung-lo-hai-bang.docx": document(letter(head=head_of_two_tables())),
    "lo-go-bang-tab.docx": document(letter(head=head_with_tabs(), foot=foot_with_tabs())),
    "dung-lo-hai-trang.docx": document(letter(body=body(*LONG))),
    "dung-lo-gach-chan-tieu-ngu.docx": document(
        letter(head=head().replace(p("Trong", line(1.8, 5.8)), "")), looks={"TieuNgu": {"underline": "1"}}
    ),
    # wrong
    "lo-le-phai-25.docx": document(letter(), page={"margin-right": "2.5cm"}),
    "lo-quoc-hieu-khong-dam-tab.docx": document(
        letter(
            head=head_with_tabs().replace(
                span("Dam12", f"<text:tab/>{RIGHT['heading']}"), span("Co12", f"<text:tab/>{RIGHT['heading']}")
            )
        )
    ),
    "lo-trich-yeu-nghieng.docx": document(letter(head=head_of_two_tables()), looks={"TrichYeu": ITALIC}),
    "lo-quoc-hieu-hai-dong.docx": document(letter(head=head(widths=(8.6, 7.4)))),
    "lo-so-trang-ben-phai.docx": document(letter(body=body(*LONG)), looks={"SoTrang": {"text-align": "end"}}),
    "lo-so-trang-co-10.docx": document(letter(body=body(*LONG)), looks={"SoTrang": {"font-size": "10pt"}}),
    "lo-nguoi-ky-khong-dam.docx": document(letter(), looks={"NguoiKy": {"font-weight": "normal"}}),
    "lo-ngay-thang-dung.docx": document(letter(), looks={"NgayThang": {"font-style": "normal"}}),
    "lo-noi-nhan-khong-nghieng.docx": document(letter(), looks={"NoiNhan": {"font-style": "normal"}}),
    "lo-noi-dung-co-12.docx": document(letter(), looks={"NoiDung": {"font-size": "12pt"}}),
    "lo-noi-dung-canh-giua.docx": document(letter(), looks={"NoiDung": {"text-align": "center"}}),
    "lo-mot-doan-arial.docx": document(
        letter(body=body(RIGHT["body"][0], RIGHT["body"][1], span("Arial", RIGHT["body"][2]), RIGHT["body"][3]))
    ),
    "lo-phu-luc-khong-dam.docx": document(
        letter(body=body(*MENTIONED), appendix=appendix("Danh sách điểm thi")),
        looks={"PhuLuc": {"font-weight": "normal"}},
    ),
    "lo-kinh-gui-hai-cham.docx": document(
        letter(addressees=addressees("Kính gửi", "+ Hiệu trưởng các trường THPT;", "+ Giám đốc các trung tâm;"))
    ),
    "lo-thua-lenh-sai.docx": document(
        letter(
            foot=foot(authority=["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], copies=["Nơi nhận:", "- Như trên;", "- Lưu: VP."])
        )
    ),
}
"""Every letter's source by the name of its file."""


def convert(folder: Path) -> dict[str, Path]:
    """Let LibreOffice write every letter as a Word file into a folder, in one run."""
    paths = []
    for name, source in LETTERS.items():
        path = (folder / name).with_suffix(".fodt")
        path.write_text(source, encoding="utf-8")
        paths.append(path)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
    return {name: folder / name for name in LETTERS}
