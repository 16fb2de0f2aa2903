"""Changes of several places of a Word file's XML at once: what Word and other programs write, done by hand."""

import re
import unicodedata

from tests.checks.make_word.xml import (
    BLANK_RULE,
    BOLD,
    CENTRED,
    DOCUMENT,
    ITALIC,
    RED,
    STYLES,
    Change,
    after,
    joined,
    paragraph,
    size,
    style,
    swap,
)


def decomposed(parts: dict[str, str]) -> None:
    text = "Bố trí xe đưa đón và bảo đảm an toàn"
    swap(text, unicodedata.normalize("NFD", text))(parts)


def theme_font(name: str) -> Change:
    """Return a change that lets the defaults name the theme's font, and the theme name this one."""

    def do(parts: dict[str, str]) -> None:
        swap(
            'w:ascii="Times New Roman" w:hAnsi="Times New Roman"',
            'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"',
            STYLES,
        )(parts)
        font = '<a:{0}Font><a:latin typeface="{1}"/><a:ea typeface=""/><a:cs typeface=""/></a:{0}Font>'
        parts["word/theme/theme1.xml"] = (
            '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
            f'<a:fontScheme name="Office">{font.format("major", "Cambria")}{font.format("minor", name)}</a:fontScheme>'
            "</a:themeElements></a:theme>"
        )
        joined(parts, "theme", "theme+xml", "theme/theme1.xml")

    return do


def capitals_by_style(parts: dict[str, str]) -> None:
    """Write the names in small letters, and let the styles show them in capitals."""
    for name in ("QuocHieu", "CoQuanChuQuan", "CoQuanBanHanh"):
        style(name, '<w:sz w:val="24"/>', '<w:caps/><w:sz w:val="24"/>')(parts)
    for shown, written in (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("UBND THÀNH PHỐ HẢI PHÒNG", "UBND thành phố Hải Phòng"),
    ):
        swap(shown, written)(parts)


def head_in_frames(parts: dict[str, str]) -> None:
    """Take the head out of its table: each column stands in a frame of Word's old kind (w:framePr)."""
    table, rest = parts[DOCUMENT].split("</w:tbl>", 1)
    start = table.index("<w:tbl>")
    cells = re.findall(r"<w:tc>.*?</w:tc>", table[start:], re.DOTALL)
    columns = ((cells[0] + cells[2], 1701, 4139), (cells[1] + cells[3], 5840, 5216))
    framed = ""
    for cell, at, width in columns:
        frame = (
            f'<w:framePr w:w="{width}" w:h="1900" w:hRule="exact" w:hSpace="0" w:wrap="around" w:vAnchor="page" '
            f'w:hAnchor="page" w:x="{at}" w:y="1134"/>'
        )
        for one in re.findall(r"<w:p>.*?</w:p>", cell, re.DOTALL):
            framed += re.sub(r'(<w:pStyle w:val="\w+"/>)', rf"\1{frame}", one, count=1)
    parts[DOCUMENT] = table[:start] + framed + rest


def typed_underscores(parts: dict[str, str]) -> None:
    """Put typed underscores, as many as the name is long, in the place of the drawn line below it."""
    line = paragraph("_" * 26, CENTRED, size(12))
    parts[DOCUMENT], count = BLANK_RULE.subn(line, parts[DOCUMENT], count=1)
    assert count == 1


def drawn_too_short(parts: dict[str, str]) -> None:
    """Draw the motto's line with VML, 20 mm long."""
    shape = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:line style="position:absolute;margin-left:102pt;margin-top:2pt;width:57pt;height:0;z-index:1" '
        'from="102pt,2pt" to="159pt,2pt" strokecolor="black" strokeweight=".75pt"/></w:pict></w:r></w:p>'
    )
    pattern = re.compile(r'<w:p><w:pPr><w:pStyle w:val="KeDuoiTieuNgu"/>.*?</w:p>', re.DOTALL)
    parts[DOCUMENT], count = pattern.subn(shape, parts[DOCUMENT], count=1)
    assert count == 1


def tracked(parts: dict[str, str]) -> None:
    """Let a tracked change wait: the deleted word is right, the inserted name of the state is not."""
    run = '<w:r><w:t xml:space="preserve">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r>'
    by = 'w:author="Văn thư" w:date="2026-03-05T08:00:00Z"'
    deleted = f'<w:del w:id="901" {by}><w:r><w:delText>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="902" {by}><w:r><w:t>Cộng hòa xã hội chủ nghĩa Việt Nam</w:t></w:r></w:ins>'
    swap(run, deleted + inserted)(parts)


def number_on_first_page(parts: dict[str, str]) -> None:
    swap("<w:titlePg/>", "")(parts)


REPEATED = (
    '<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr><w:r><w:t xml:space="preserve">Các đơn vị phân công giáo viên theo '
    "dõi, báo cáo tình hình hằng tuần, kịp thời giải quyết những việc mới nảy sinh và rút kinh nghiệm cho kỳ thi sau "
    "để công việc được thông suốt.</w:t></w:r></w:p>"
)
LONG = after("Thực hiện kế hoạch năm học", REPEATED * 14)
"""Makes the letter two pages long."""

START = '<w:pgNumType w:start="1"/>'
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
        section = text[at : text.index("</w:sectPr>", at) + len("</w:sectPr>")]
        own = section if not restarted or START in section else section.replace("<w:titlePg/>", f"{START}<w:titlePg/>")
        ended = f"<w:p><w:pPr>{section}</w:pPr></w:p>"
        parts[DOCUMENT] = text[:at] + ended + "".join(lines) + own + text[at + len(section) :]

    return do


BOX = "".join(
    f'<w:{edge} w:val="single" w:sz="8" w:space="1" w:color="FF0000"/>' for edge in ("top", "left", "bottom", "right")
)
ADDRESS = "Địa chỉ: số 19 Minh Khai, phường Hồng Bàng; thư điện tử: vanthu@sgddt.example"


def address(parts: dict[str, str]) -> None:
    """Put the address into the footer of every page, too large and without its line."""
    for part in ("word/footer1.xml", "word/footer2.xml"):
        swap('<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>', paragraph(ADDRESS, CENTRED, size(13)), part)(parts)


def in_a_content_control(number: str) -> Change:
    """Return a change that puts a number into a content control, as templates of electronic offices do."""

    def do(parts: dict[str, str]) -> None:
        _controlled(parts, number)

    return do


def _controlled(parts: dict[str, str], number: str) -> None:
    run = '<w:r><w:t xml:space="preserve"> 05</w:t></w:r>'
    control = '<w:sdt><w:sdtPr><w:tag w:val="so"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    swap(run, control.format(run.replace("05", number)))(parts)


def table_style(parts: dict[str, str]) -> None:
    """Let the bold of the head come from the table's style for its first row, which makes the parent bold too."""
    for name in ("QuocHieu", "TieuNgu", "CoQuanBanHanh"):
        style(name, "<w:b/>", "")(parts)
    bold = f'<w:tblStylePr w:type="firstRow"><w:rPr>{BOLD}</w:rPr></w:tblStylePr>'
    own = f'<w:style w:type="table" w:customStyle="1" w:styleId="BangDau"><w:name w:val="Bảng đầu"/>{bold}</w:style>'
    swap("</w:styles>", f"{own}</w:styles>", STYLES)(parts)
    styled = '<w:tblPr><w:tblStyle w:val="BangDau"/>'
    swap("<w:tblPr>", styled, DOCUMENT)(parts)
    look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/></w:tblPr>'
    swap("</w:tblPr>", look, DOCUMENT)(parts)


def style_chain(parts: dict[str, str]) -> None:
    """Let the body's style stand on another that stands on a third, where its size is 15."""
    chain = (
        f'<w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Gốc"/><w:basedOn w:val="Normal"/>'
        f"<w:rPr>{size(15)}</w:rPr></w:style>"
        f'<w:style w:type="paragraph" w:styleId="Giua"><w:name w:val="Giữa"/><w:basedOn w:val="Goc"/></w:style>'
    )
    swap("</w:styles>", f"{chain}</w:styles>", STYLES)(parts)
    style("NoiDung", 'w:basedOn w:val="Normal"', 'w:basedOn w:val="Giua"')(parts)
    style("NoiDung", '<w:sz w:val="26"/>', "")(parts)


def numbered_by_word(form: str) -> Change:
    """Return a change that lets Word number two of the body's paragraphs, in a form such as «%1.»."""

    def do(parts: dict[str, str]) -> None:
        _numbered(parts, form)

    return do


def _numbered(parts: dict[str, str], form: str) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{form}"/><w:lvlJc w:val="left"/></w:lvl>'
    )
    parts["word/numbering.xml"] = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    joined(parts, "numbering", "wordprocessingml.numbering+xml", "numbering.xml")
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    for typed, text in (("1. ", "Lập danh sách"), ("2. ", "Chuẩn bị cho")):
        swap(typed + text, text)(parts)
        before, _found, rest = parts[DOCUMENT].partition(text)
        mark = '<w:pStyle w:val="NoiDung"/>'
        at = before.rindex(mark) + len(mark)
        parts[DOCUMENT] = before[:at] + number + before[at:] + text + rest


def text_box(parts: dict[str, str]) -> None:
    """Put a mark of urgency under the subject, in a text box of 45 mm x 15 mm, in both of Word's ways."""
    inside = paragraph("KHẨN", CENTRED, BOLD + RED + size(13))
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    wide, high = 45 * 36000, 15 * 36000
    line = '<a:ln w="9525"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>500000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>60000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:wrapTopAndBottom/><wp:docPr id="7" name="Khung"/><a:graphic>'
        f'<a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line}</wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    vml = (
        '<w:pict><v:shape type="#_x0000_t202" strokecolor="red" '
        'style="position:absolute;margin-left:40pt;margin-top:5pt;width:127.5pt;height:42.5pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict>"
    )
    either = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{vml}</mc:Fallback>'
    run = f"<w:p><w:r><mc:AlternateContent>{either}</mc:AlternateContent></w:r></w:p>"
    after("năm học 2025 - 2026", run)(parts)
    names = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
    swap("<w:document", f"<w:document{names}", DOCUMENT)(parts)


WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
NAMESPACES = {
    "wps": WPS,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
