"""Letters whose XML was edited by hand: the right letter of `right/`, filled into the built-in template, spoilt."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable

from tests.checks.letters import RIGHT, filled

DOCUMENT, STYLES, HEADER, FIRST_HEADER = (
    f"word/{name}.xml" for name in ("document", "styles", "header1", "header2")
)

Change = Callable[[dict[str, str]], None]
"""Changes the parts of a package, given by their names."""


def letters() -> dict[str, bytes]:
    """Return every letter by its file's name."""
    right = _parts(filled(RIGHT / "letter.yaml"))
    made = {}
    for name, changes in SPOILT.items():
        parts = dict(right)
        for change in changes:
            change(parts)
        made[name] = _packed(parts)
    return made


def _parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def _packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return out.getvalue()


# ---- small changes ----


def swap(old: str, new: str, part: str = DOCUMENT) -> Change:
    """Return a change that puts `new` in the place of the first `old`, which must be there."""

    def do(parts: dict[str, str]) -> None:
        assert old in parts[part], old
        parts[part] = parts[part].replace(old, new, 1)

    return do


def looks(text: str, properties: str) -> Change:
    """Return a change that gives the run which has a text properties of its own."""

    def do(parts: dict[str, str]) -> None:
        pattern = re.compile(rf"<w:r>(?=<w:t[^>]*>[^<]*{re.escape(text)})")
        assert pattern.search(parts[DOCUMENT]), text
        parts[DOCUMENT] = pattern.sub(f"<w:r><w:rPr>{properties}</w:rPr>", parts[DOCUMENT], count=1)

    return do


def shaped(text: str, properties: str) -> Change:
    """Return a change that adds properties to the paragraph which has a text."""

    def do(parts: dict[str, str]) -> None:
        before, found, after = parts[DOCUMENT].partition(text)
        assert found, text
        at = before.rindex("</w:pPr>")
        parts[DOCUMENT] = before[:at] + properties + before[at:] + found + after

    return do


def after(text: str, xml: str) -> Change:
    """Return a change that puts XML after the paragraph which has a text."""

    def do(parts: dict[str, str]) -> None:
        at = parts[DOCUMENT].index("</w:p>", parts[DOCUMENT].index(text)) + len("</w:p>")
        parts[DOCUMENT] = parts[DOCUMENT][:at] + xml + parts[DOCUMENT][at:]

    return do


def style(name: str, old: str, new: str) -> Change:
    """Return a change of one style's definition."""

    def do(parts: dict[str, str]) -> None:
        start = parts[STYLES].index(f'w:styleId="{name}"')
        end = parts[STYLES].index("</w:style>", start)
        definition = parts[STYLES][start:end]
        assert old in definition, (name, old)
        parts[STYLES] = parts[STYLES][:start] + definition.replace(old, new, 1) + parts[STYLES][end:]

    return do


def paragraph(text: str, form: str = "", look: str = "") -> str:
    """Return a paragraph in XML."""
    return (
        f"<w:p><w:pPr>{form}</w:pPr><w:r><w:rPr>{look}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def size(points: float) -> str:
    """Return a size of letters in XML."""
    return f'<w:sz w:val="{round(points * 2)}"/>'


BOLD, ITALIC, CENTRED = "<w:b/>", "<w:i/>", '<w:jc w:val="center"/>'
BLANK_RULE = re.compile(r'<w:p><w:pPr><w:pStyle w:val="KeDuoiTenCoQuan"/>.*?</w:p>', re.DOTALL)


# ---- longer changes ----


def _decomposed(parts: dict[str, str]) -> None:
    text = "Bố trí xe đưa đón và bảo đảm an toàn"
    swap(text, unicodedata.normalize("NFD", text))(parts)


def _theme_fonts(parts: dict[str, str]) -> None:
    """Let the defaults name the theme's font, and the theme name Calibri."""
    swap('w:ascii="Times New Roman" w:hAnsi="Times New Roman"', 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"', STYLES)(parts)
    font = '<a:{0}Font><a:latin typeface="{1}"/><a:ea typeface=""/><a:cs typeface=""/></a:{0}Font>'
    parts["word/theme/theme1.xml"] = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
        f'<a:fontScheme name="Office">{font.format("major", "Cambria")}{font.format("minor", "Calibri")}</a:fontScheme>'
        "</a:themeElements></a:theme>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    relation = f'<Relationship Id="rIdTheme" Type="{kind}" Target="theme/theme1.xml"/>'
    swap("</Relationships>", f"{relation}</Relationships>", "word/_rels/document.xml.rels")(parts)
    content = "application/vnd.openxmlformats-officedocument.theme+xml"
    override = f'<Override PartName="/word/theme/theme1.xml" ContentType="{content}"/>'
    swap("</Types>", f"{override}</Types>", "[Content_Types].xml")(parts)


def _typed_underscores(parts: dict[str, str]) -> None:
    """Put typed underscores, as many as the name is long, in the place of the drawn line below it."""
    line = paragraph("_" * 26, CENTRED, size(12))
    parts[DOCUMENT], count = BLANK_RULE.subn(line, parts[DOCUMENT], count=1)
    assert count == 1


def _drawn_too_short(parts: dict[str, str]) -> None:
    """Draw the motto's line with VML, 20 mm long."""
    shape = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:line style="position:absolute;margin-left:102pt;margin-top:2pt;width:57pt;height:0;z-index:1" '
        'from="102pt,2pt" to="159pt,2pt" strokecolor="black" strokeweight=".75pt"/></w:pict></w:r></w:p>'
    )
    pattern = re.compile(r'<w:p><w:pPr><w:pStyle w:val="KeDuoiTieuNgu"/>.*?</w:p>', re.DOTALL)
    parts[DOCUMENT], count = pattern.subn(shape, parts[DOCUMENT], count=1)
    assert count == 1


def _tracked(parts: dict[str, str]) -> None:
    """Let a tracked change wait: the deleted word is right, the inserted name of the state is not."""
    run = '<w:r><w:t xml:space="preserve">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r>'
    by = 'w:author="Văn thư" w:date="2026-03-05T08:00:00Z"'
    deleted = f'<w:del w:id="901" {by}><w:r><w:delText>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="902" {by}><w:r><w:t>Cộng hòa xã hội chủ nghĩa Việt Nam</w:t></w:r></w:ins>'
    swap(run, deleted + inserted)(parts)


def _number_on_first_page(parts: dict[str, str]) -> None:
    swap("<w:titlePg/>", "")(parts)


REPEATED = (
    '<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr><w:r><w:t xml:space="preserve">Các đơn vị phân công giáo viên theo '
    "dõi, báo cáo tình hình hằng tuần, kịp thời giải quyết những việc mới nảy sinh và rút kinh nghiệm cho kỳ thi sau "
    "để công việc được thông suốt.</w:t></w:r></w:p>"
)
LONG = after("Thực hiện kế hoạch năm học", REPEATED * 14)
"""Makes the letter two pages long."""

LABEL = paragraph("Phụ lục", CENTRED, BOLD + size(14))
TITLE = paragraph("DANH SÁCH ĐIỂM THI", CENTRED, BOLD + size(13))
REFERENCE = paragraph("(Kèm theo Công văn số 05/SGDĐT-GDTrH ngày 05 tháng 3 năm 2026)", CENTRED, ITALIC + size(13))
LIST = paragraph("Kỳ thi có hai điểm thi.", '<w:jc w:val="both"/>', size(13))
MENTIONED = swap("theo từng môn và", "theo Phụ lục kèm theo và")


def appendix(*lines: str, restarted: bool = True) -> Change:
    """Return a change that puts an appendix into a section of its own behind the letter."""

    def do(parts: dict[str, str]) -> None:
        text = parts[DOCUMENT]
        at = text.rindex("<w:sectPr>")
        section = text[at : text.index("</w:sectPr>") + len("</w:sectPr>")]
        own = section.replace("<w:titlePg/>", '<w:pgNumType w:start="1"/><w:titlePg/>') if restarted else section
        ended = f"<w:p><w:pPr>{section}</w:pPr></w:p>"
        parts[DOCUMENT] = text[:at] + ended + "".join(lines) + own + text[at + len(section) :]

    return do


BOX = "".join(f'<w:{edge} w:val="single" w:sz="8" w:space="1" w:color="FF0000"/>' for edge in ("top", "left", "bottom", "right"))
ADDRESS = "Địa chỉ: số 19 Minh Khai, phường Hồng Bàng; thư điện tử: vanthu@sgddt.example"


def _address(parts: dict[str, str]) -> None:
    """Put the address into the footer of every page but the first, too large and without its line."""
    for name in ("word/footer1.xml", "word/footer2.xml"):
        root = re.search(r"<w:ftr[^>]*?>", parts[name].replace("/>", "></w:ftr>") if "<w:p" not in parts[name] else parts[name])
        assert root
        parts[name] = f"{root[0]}{paragraph(ADDRESS, CENTRED, size(13))}</w:ftr>"


SPOILT: dict[str, tuple[Change, ...]] = {
    "phong-tcvn3.docx": (
        looks("Thực hiện kế hoạch", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'),
        swap("Thực hiện kế hoạch năm học", "Thùc hiÖn kÕ ho¹ch n¨m häc"),
    ),
    "dau-to-hop.docx": (_decomposed,),
    "phong-chu-de-calibri.docx": (_theme_fonts,),
    "so-trang-trang-2-3.docx": (
        LONG,
        swap("<w:r><w:fldChar", '<w:r><w:t xml:space="preserve">Trang </w:t></w:r><w:r><w:fldChar', HEADER),
    ),
    "so-trang-trang-dau.docx": (LONG, _number_on_first_page),
    "co-chu-12-14-14.docx": (
        style("TieuNgu", 'w:sz w:val="26"', 'w:sz w:val="28"'),
        style("DiaDanhNgayThang", 'w:sz w:val="26"', 'w:sz w:val="28"'),
        style("KeDuoiTieuNgu", 'w:left="1016" w:right="1016"', 'w:left="890" w:right="890"'),
    ),
    "khoang-trang-thua.docx": (swap("học sinh dự thi theo", "học sinh  dự thi , theo"),),
    "quoc-hieu-chu-thuong-sua-doi.docx": (_tracked,),
    "tieu-ngu-nghieng.docx": (style("TieuNgu", "<w:b/>", "<w:i/>"), style("TieuNgu", "<w:bCs/>", "<w:iCs/>")),
    "duong-ke-tieu-ngu-ngan.docx": (_drawn_too_short,),
    "gach-duoi-co-quan-go-tay.docx": (_typed_underscores,),
    "ky-hieu-cach-chu.docx": (swap("/SGDĐT-GDTrH<", " / SGDĐT - GDTrH<"),),
    "so-ky-hieu-dam-14.docx": (style("SoKyHieu", '<w:sz w:val="26"/>', '<w:b/><w:sz w:val="28"/>'),),
    "ngay-thang-dam-dung.docx": (style("DiaDanhNgayThang", "<w:i/>", "<w:b/>"),),
    "ten-loai-cong-van.docx": (
        swap('<w:p><w:pPr><w:pStyle w:val="KinhGui"/>', paragraph("CÔNG VĂN", CENTRED, BOLD + size(14)) + '<w:p><w:pPr><w:pStyle w:val="KinhGui"/>'),
    ),
    "kinh-gui-dam-lech.docx": (
        looks("Kính gửi:", BOLD),
        looks("- Hiệu trưởng", BOLD),
        looks("- Giám đốc các", BOLD),
        swap('<w:ind w:left="1930" w:hanging="152"/>', '<w:ind w:left="2900" w:hanging="152"/>'),
    ),
    "kinh-gui-cuoi-dong.docx": (
        swap("trung học phổ thông;", "trung học phổ thông"),
        swap("giáo dục thường xuyên.", "giáo dục thường xuyên;"),
    ),
    "danh-so-thieu.docx": (swap("2. Chuẩn bị", "3. Chuẩn bị"), swap("b) Bố trí", "b/ Bố trí")),
    "khoan-in-dam.docx": (looks("a) Cử giáo viên", BOLD),),
    "chuc-vu-chu-thuong.docx": (
        swap("KT. GIÁM ĐỐC", "KT. Giám đốc"),
        swap("PHÓ GIÁM ĐỐC", "Phó Giám đốc"),
        style("HoTenNguoiKy", '<w:spacing w:before="1701"', '<w:spacing w:before="240"'),
    ),
    "noi-nhan-co-13.docx": (style("DanhSachNoiNhan", 'w:sz w:val="22"', 'w:sz w:val="26"'),),
    "hai-phu-luc-so-a-rap.docx": (
        MENTIONED,
        appendix(
            LABEL.replace("Phụ lục", "Phụ lục 1"), TITLE, REFERENCE, LIST,
        ),
        appendix(
            LABEL.replace("Phụ lục", "Phụ lục 2"), TITLE.replace("ĐIỂM THI", "GIÁM THỊ"), REFERENCE, LIST,
        ),
    ),
    "phu-luc-trinh-bay-sai.docx": (
        MENTIONED,
        appendix(
            paragraph("PHỤ LỤC", '<w:jc w:val="left"/>', size(13)),
            paragraph("Danh sách điểm thi", CENTRED, size(13)),
            REFERENCE, LIST,
        ),
    ),
    "phu-luc-ghi-so-khac.docx": (
        MENTIONED,
        appendix(LABEL, TITLE, REFERENCE.replace("05/SGDĐT", "50/SGDĐT"), LIST, restarted=False),
    ),
    "khan-khong-dung-chu.docx": (
        after("năm học 2025 - 2026", paragraph("HỎA TỐC HẸN GIỜ", f"<w:pBdr>{BOX}</w:pBdr>{CENTRED}", BOLD + '<w:color w:val="FF0000"/>' + size(13))),
    ),
    "khan-khong-khung.docx": (
        after("năm học 2025 - 2026", paragraph("KHẨN", '<w:spacing w:before="120"/>' + CENTRED, BOLD + size(13))),
    ),
    "luu-hanh-noi-bo-khong-khung.docx": (
        swap(
            '<w:tbl>', paragraph("LƯU HÀNH NỘI BỘ", '<w:jc w:val="right"/>', BOLD + size(13)) + "<w:tbl>",
        ),
    ),
    "dia-chi-moi-trang.docx": (_address,),
    "ky-hieu-nguoi-soan.docx": (swap("- Lưu: VT, GDTrH.", "- Lưu: VT, GDTrH. pl.(300)"),),
}
