"""Letters whose XML was edited by hand: the right letter of `right/`, filled into the built-in template, spoilt."""

import io
import zipfile

from tests.checks.letters import RIGHT, filled
from tests.checks.make_word.by_hand_larger import (
    BOX,
    LABEL,
    LIST,
    LONG,
    MENTIONED,
    REFERENCE,
    TITLE,
    address,
    appendix,
    capitals_by_style,
    decomposed,
    drawn_too_short,
    head_in_frames,
    in_a_content_control,
    number_on_first_page,
    numbered_by_word,
    style_chain,
    table_style,
    text_box,
    theme_font,
    tracked,
    typed_underscores,
)
from tests.checks.make_word.xml import BOLD, CENTRED, HEADER, Change, after, looks, paragraph, size, style, swap


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


SPOILT: dict[str, tuple[Change, ...]] = {
    # right, laid out otherwise
    "dung-chu-hoa-theo-kieu.docx": (capitals_by_style,),
    "dung-danh-so-tu-dong.docx": (numbered_by_word("%1."),),
    "dung-khung-van-ban.docx": (head_in_frames,),
    "dung-o-noi-dung.docx": (in_a_content_control("05"),),
    "dung-phong-theo-chu-de.docx": (theme_font("Times New Roman"),),
    "dung-viet-cong-hoa.docx": (swap("CỘNG HÒA", "CỘNG HOÀ"),),
    # wrong
    "phong-tcvn3.docx": (
        looks("Thực hiện kế hoạch", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'),
        swap(
            "Thực hiện kế hoạch năm học, Sở Giáo dục và Đào tạo đề nghị các đơn vị thực hiện các nội dung sau đây.",
            "Thùc hiÖn kÕ ho¹ch n¨m häc, Së Gi¸o dôc vµ §µo t¹o ®Ò nghÞ c¸c ®¬n vÞ thùc hiÖn c¸c néi dung sau ®©y.",
        ),
    ),
    "dau-to-hop.docx": (decomposed,),
    "phong-chu-de-calibri.docx": (theme_font("Calibri"),),
    "so-trang-trang-2-3.docx": (
        LONG,
        swap("<w:r><w:fldChar", '<w:r><w:t xml:space="preserve">Trang </w:t></w:r><w:r><w:fldChar', HEADER),
    ),
    "so-trang-trang-dau.docx": (LONG, number_on_first_page),
    "co-chu-12-14-14.docx": (
        style("TieuNgu", 'w:sz w:val="26"', 'w:sz w:val="28"'),
        style("DiaDanhNgayThang", 'w:sz w:val="26"', 'w:sz w:val="28"'),
        style("KeDuoiTieuNgu", 'w:left="1016" w:right="1016"', 'w:left="890" w:right="890"'),
    ),
    "khoang-trang-thua.docx": (swap("học sinh dự thi theo", "học sinh  dự thi , theo"),),
    "quoc-hieu-chu-thuong-sua-doi.docx": (tracked,),
    "tieu-ngu-nghieng.docx": (
        style("TieuNgu", "<w:b/>", "<w:i/>"),
        style("TieuNgu", "<w:bCs/>", "<w:iCs/>"),
        style("KeDuoiTieuNgu", 'w:left="1016" w:right="1016"', 'w:left="1105" w:right="1105"'),
    ),
    "duong-ke-tieu-ngu-ngan.docx": (drawn_too_short,),
    "gach-duoi-co-quan-go-tay.docx": (typed_underscores,),
    "ky-hieu-cach-chu.docx": (swap("/SGDĐT-GDTrH<", " / SGDĐT - GDTrH<"),),
    "so-ky-hieu-dam-14.docx": (style("SoKyHieu", '<w:sz w:val="26"/>', '<w:b/><w:sz w:val="28"/>'),),
    "ngay-thang-dam-dung.docx": (style("DiaDanhNgayThang", "<w:i/>", "<w:b/>"),),
    "ten-loai-cong-van.docx": (
        swap(
            '<w:p><w:pPr><w:pStyle w:val="KinhGui"/>',
            paragraph("CÔNG VĂN", CENTRED, BOLD + size(14)) + '<w:p><w:pPr><w:pStyle w:val="KinhGui"/>',
        ),
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
            LABEL.replace("Phụ lục", "Phụ lục 1"),
            TITLE,
            REFERENCE,
            LIST,
        ),
        appendix(
            LABEL.replace("Phụ lục", "Phụ lục 2"),
            TITLE.replace("ĐIỂM THI", "GIÁM THỊ"),
            REFERENCE,
            LIST,
        ),
    ),
    "phu-luc-trinh-bay-sai.docx": (
        MENTIONED,
        appendix(
            paragraph("PHỤ LỤC", '<w:jc w:val="left"/>', size(13)),
            paragraph("Danh sách điểm thi", CENTRED, size(13)),
            REFERENCE,
            LIST,
        ),
    ),
    "phu-luc-ghi-so-khac.docx": (
        MENTIONED,
        appendix(LABEL, TITLE, REFERENCE.replace("05/SGDĐT", "50/SGDĐT"), LIST, restarted=False),
    ),
    "khan-khong-dung-chu.docx": (
        after(
            "năm học 2025 - 2026",
            paragraph(
                "HỎA TỐC HẸN GIỜ", f"<w:pBdr>{BOX}</w:pBdr>{CENTRED}", BOLD + '<w:color w:val="FF0000"/>' + size(13)
            ),
        ),
    ),
    "khan-khong-khung.docx": (
        after("năm học 2025 - 2026", paragraph("KHẨN", '<w:spacing w:before="120"/>' + CENTRED, BOLD + size(13))),
    ),
    "luu-hanh-noi-bo-khong-khung.docx": (
        swap(
            "<w:tbl>",
            paragraph("LƯU HÀNH NỘI BỘ", '<w:jc w:val="right"/>', BOLD + size(13)) + "<w:tbl>",
        ),
    ),
    "dia-chi-moi-trang.docx": (LONG, address),
    "ky-hieu-nguoi-soan.docx": (swap("- Lưu: VT, GDTrH.", "- Lưu: VT, GDTrH. pl.(300)"),),
    "so-trong-khung-noi-dung.docx": (in_a_content_control("5"),),
    "kieu-bang-lam-dam.docx": (table_style,),
    "chuoi-kieu-co-15.docx": (style_chain,),
    "danh-so-tu-dong.docx": (numbered_by_word("%1/"),),
    "hop-khan-qua-to.docx": (text_box,),
    "gian-dong-chinh-xac-10.docx": (
        style("NoiDung", 'w:line="276" w:lineRule="auto"', 'w:line="200" w:lineRule="exact"'),
    ),
}
