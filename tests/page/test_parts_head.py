"""The head: Quốc hiệu, tên cơ quan, số, địa danh and date, trích yếu, tên loại, however they are typed."""

import unicodedata

import pytest

from congvan.decree import Mm
from congvan.page import Look, Page, Passage, Run, TabStop, parts_of
from tests.page.building import body, c, foot, letter, p, page, table

NATION = [c("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True), c("Độc lập - Tự do - Hạnh phúc", bold=True)]


def texts(found: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in found]


def with_head(left: list[str], right: list[str], *, bold: tuple[str, ...] = ()) -> Page:
    cells = ([c(text, bold=text in bold) for text in left], [c(text, bold=text in bold) for text in right])
    return letter(head=[table(cells)])


def test_every_part_of_the_usual_head_is_found() -> None:
    parts = parts_of(letter())
    assert parts.genre == "letter"
    assert parts.national_heading is not None
    assert parts.national_heading.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert parts.national_motto is not None
    assert parts.national_motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert texts(parts.parent) == ["UBND THÀNH PHỐ HẢI PHÒNG"]
    assert texts(parts.issuer) == ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"]
    assert parts.symbol is not None
    assert parts.symbol.text == "Số: 05/SGDĐT-VP"
    assert parts.place_date is not None
    assert parts.place_date.text == "Hải Phòng, ngày 05 tháng 01 năm 2026"
    assert texts(parts.subject) == ["V/v báo cáo số liệu", "năm học 2026 - 2027"]
    assert parts.kind is None
    assert parts.others == ()


@pytest.mark.parametrize(
    "heading",
    [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "CỘNG HÒA  XÃ HỘI CHỦ NGHĨA\u00a0VIỆT NAM",
        unicodedata.normalize("NFD", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "CỘNG HÒA XHCN VIỆT NAM",
    ],
)
def test_quoc_hieu_is_found_however_it_is_typed(heading: str) -> None:
    parts = parts_of(with_head(["SỞ Y TẾ", "Số: 01/SYT-VP"], [heading]))
    assert parts.national_heading is not None
    assert parts.national_heading.text == heading


@pytest.mark.parametrize(
    "motto",
    [
        "Độc lập – Tự do — Hạnh phúc",
        "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
        "Độc Lập-Tự Do-Hạnh Phúc",
        unicodedata.normalize("NFD", "Độc lập - Tự do - Hạnh phúc"),
        "Độc lập Tự do Hạnh phúc",
    ],
)
def test_tieu_ngu_is_found_with_any_dash_and_any_capitals(motto: str) -> None:
    parts = parts_of(with_head(["SỞ Y TẾ", "Số: 01/SYT-VP"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto]))
    assert parts.national_motto is not None
    assert parts.national_motto.text == motto


@pytest.mark.parametrize(
    "symbol",
    [
        "Số: 05/SYT-VP",
        "Số : 4144 /SYT – VP",
        "SỐ: 05/SYT-VP",
        "Số 05/SYT-VP",
        "Sô: 05/SYT-VP",
        "số:      /SYT-VP",
        "Số: ……/SYT-VP",
        "Số:",
        "05/SYT-VP",
    ],
)
def test_the_so_line_is_found_when_wrong_or_without_a_number(symbol: str) -> None:
    parts = parts_of(with_head(["SỞ Y TẾ", symbol, "V/v khám bệnh"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert parts.symbol is not None
    assert parts.symbol.text == symbol.strip()
    assert texts(parts.issuer) == ["SỞ Y TẾ"]


def test_so_as_the_word_office_is_not_the_so_line() -> None:
    parts = parts_of(with_head(["SỞ Y TẾ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert parts.symbol is None


@pytest.mark.parametrize("prefix", ["V/v", "v/v", "V/V", "Vv", "VV", "Về việc", "Về:", "V/v:", "Về", "V.v"])
def test_trich_yeu_is_found_however_it_begins(prefix: str) -> None:
    left = ["SỞ Y TẾ", "Số: 05/SYT-VP", f"{prefix} khám sức khỏe", "học sinh", "", "KHẨN"]
    parts = parts_of(with_head(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert texts(parts.subject) == [f"{prefix} khám sức khỏe", "học sinh"]


def test_trich_yeu_without_its_prefix_is_the_text_under_the_number() -> None:
    left = ["SỞ Y TẾ", "Số: 05/SYT-VP", "Khám sức khỏe học sinh"]
    parts = parts_of(with_head(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert texts(parts.subject) == ["Khám sức khỏe học sinh"]


def test_a_date_in_trich_yeu_is_not_the_date_of_the_letter() -> None:
    left = ["SỞ Y TẾ", "Số: 05/SYT-VP", "V/v nghỉ lễ", "ngày 30 tháng 4 năm 2026"]
    parts = parts_of(with_head(left, ["Hà Nội, ngày 06 tháng 4 năm 2026"]))
    assert parts.place_date is not None
    assert parts.place_date.text == "Hà Nội, ngày 06 tháng 4 năm 2026"
    assert texts(parts.subject) == ["V/v nghỉ lễ", "ngày 30 tháng 4 năm 2026"]


def test_a_date_under_trich_yeu_is_the_date_of_the_letter_when_it_has_a_place() -> None:
    left = ["SỞ Y TẾ", "Số: 05/SYT-VP", "V/v nghỉ lễ", "Hà Nội, ngày 06 tháng 4 năm 2026"]
    parts = parts_of(with_head(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert parts.place_date is not None
    assert texts(parts.subject) == ["V/v nghỉ lễ"]


@pytest.mark.parametrize(
    "date",
    [
        "Tp.HCM, ngày 05 tháng 01 năm 2026",
        "Hà Nội, ngày 3/12/2020",
        "Hà Nội, 3/12/2020",
        "Hà Nội ngày 05 tháng 01 năm 2026",
        "……, ngày … tháng … năm ……",
        "Hải Phòng, ngày     tháng     năm 2026",
        "Hải Phòng, ngày 05 tháng 01",
        "Hải Phòng, Ngày 05 Tháng 01 Năm 2026",
    ],
)
def test_the_date_line_is_found_however_it_is_written(date: str) -> None:
    parts = parts_of(with_head(["SỞ Y TẾ", "Số: 05/SYT-VP", "V/v khám bệnh"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", date]))
    assert parts.place_date is not None
    assert parts.place_date.text == date


def test_bold_lines_under_the_parent_are_the_issuer() -> None:
    left = ["BỘ NỘI VỤ", "CỤC VĂN THƯ", "VÀ LƯU TRỮ NHÀ NƯỚC", "Số: 05/VTLTNN-NV"]
    parts = parts_of(with_head(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], bold=tuple(left[1:3])))
    assert texts(parts.parent) == ["BỘ NỘI VỤ"]
    assert texts(parts.issuer) == ["CỤC VĂN THƯ", "VÀ LƯU TRỮ NHÀ NƯỚC"]


def test_bold_tells_the_issuer_even_when_its_second_line_reads_as_an_office() -> None:
    left = ["UBND TỈNH HẢI DƯƠNG", "BAN QUẢN LÝ DỰ ÁN", "TRƯỜNG HỌC VÀ BỆNH VIỆN", "Số: 05/BQLDA-VP"]
    parts = parts_of(with_head(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], bold=tuple(left[1:3])))
    assert texts(parts.parent) == left[:1]
    assert texts(parts.issuer) == left[1:3]


def test_when_the_parent_is_bold_instead_the_names_tell() -> None:
    left = ["UBND TỈNH HẢI DƯƠNG", "SỞ Y TẾ", "Số: 05/SYT-VP"]
    parts = parts_of(with_head(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], bold=(left[0],)))
    assert texts(parts.issuer) == ["SỞ Y TẾ"]
    mixed = ["UBND TỈNH HẢI DƯƠNG", "SỞ Y TẾ", "CHI CỤC DÂN SỐ", "Số: 05/CCDS-VP"]
    parts = parts_of(with_head(mixed, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], bold=(mixed[1],)))
    assert texts(parts.issuer) == ["CHI CỤC DÂN SỐ"]


def test_a_head_without_a_number_ends_at_trich_yeu() -> None:
    parts = parts_of(with_head(["SỞ Y TẾ", "V/v khám bệnh", "cho học sinh"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert texts(parts.issuer) == ["SỞ Y TẾ"]
    assert texts(parts.subject) == ["V/v khám bệnh", "cho học sinh"]


def test_when_bold_tells_nothing_the_last_name_of_an_office_is_the_issuer() -> None:
    left = ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "SỞ GIÁO DỤC", "VÀ ĐÀO TẠO", "Số: 05/SGDĐT-VP"]
    for bold in ((), tuple(left[:4])):
        parts = parts_of(with_head(left, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], bold=bold))
        assert texts(parts.parent) == left[:2]
        assert texts(parts.issuer) == left[2:4]


def test_one_office_in_two_lines_has_no_parent() -> None:
    parts = parts_of(with_head(["ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG", "Số: 05/UBND-VP"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA"]))
    assert parts.parent == ()
    assert texts(parts.issuer) == ["ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG"]


def test_so_and_trich_yeu_in_one_paragraph_are_two_parts() -> None:
    parts = parts_of(with_head(["SỞ Y TẾ", "Số: 05/SYT-VP\nV/v khám bệnh"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert parts.symbol is not None
    assert parts.symbol.text == "Số: 05/SYT-VP"
    assert texts(parts.subject) == ["V/v khám bệnh"]


def test_capitals_made_by_formatting_count_as_capitals() -> None:
    caps = Run("Cộng hòa xã hội chủ nghĩa Việt Nam", Look(caps="all"))
    parts = parts_of(letter(head=[table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP")], [p(inlines=(caps,))]))]))
    assert parts.national_heading is not None
    assert parts.national_heading.shown == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(("kind", "genre"), [("CÔNG VĂN", "letter"), ("QUYẾT ĐỊNH", "named"), ("TỜ TRÌNH", "named")])
def test_the_kind_of_document_is_found_as_a_heading(kind: str, genre: str) -> None:
    head = table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP")], [*NATION, c("Hà Nội, ngày 05 tháng 3 năm 2026")]))
    made = page(head, c(kind, bold=True), c("Về việc khám sức khỏe", bold=True), c(), *body(), foot())
    parts = parts_of(made)
    assert parts.kind is not None
    assert parts.kind.text == kind
    assert parts.genre == genre
    assert texts(parts.subject) == ["Về việc khám sức khỏe"]
    assert len(parts.body) == 2


def test_a_letter_of_the_party_is_known_by_its_head_or_its_symbol() -> None:
    by_head = with_head(["TỈNH ỦY HẢI DƯƠNG", "Số 12-CV/TU"], ["ĐẢNG CỘNG SẢN VIỆT NAM"])
    by_symbol = with_head(["TỈNH ỦY HẢI DƯƠNG", "Số 12-CV/TU"], ["Hải Dương, ngày 05 tháng 3 năm 2026"])
    assert parts_of(by_head).genre == "party"
    assert parts_of(by_symbol).genre == "party"


def test_a_page_that_is_no_letter_is_said_to_be_unknown() -> None:
    parts = parts_of(page(p("Ghi nhớ họp giao ban"), p("Mọi người đến lúc tám giờ.")))
    assert parts.genre == "unknown"
    assert parts.national_heading is None
    assert parts.signer is None


def test_the_head_is_found_without_quoc_hieu() -> None:
    parts = parts_of(with_head(["SỞ Y TẾ", "Số: 05/SYT-VP", "V/v khám bệnh"], ["Hà Nội, ngày 05 tháng 3 năm 2026"]))
    assert parts.national_heading is None
    assert texts(parts.issuer) == ["SỞ Y TẾ"]
    assert parts.place_date is not None


def test_ve_viec_in_the_text_of_a_named_document_is_not_its_subject() -> None:
    head = table(([c("SỞ Y TẾ"), c("Số: 05/GGT-SYT")], [*NATION, c("Hà Nội, ngày 05 tháng 3 năm 2026")]))
    made = page(
        head, c("GIẤY GIỚI THIỆU", bold=True), p("Sở Y tế giới thiệu:"), p("Về việc: nhận thuốc."), *body(), foot()
    )
    parts = parts_of(made)
    assert parts.subject == ()
    assert len(parts.body) == 4


def test_a_date_in_the_text_is_not_the_date_of_the_letter() -> None:
    head = table(([c("SỞ Y TẾ"), c("Số: 05/BB-SYT")], NATION))
    end = p("Cuộc họp kết thúc vào ngày 05 tháng 3 năm 2026.")
    assert (
        parts_of(page(head, c("BIÊN BẢN", bold=True), c("Họp giao ban"), p("Thời gian:"), end, foot())).place_date
        is None
    )
    assert parts_of(page(head, *body(), *body(), *body(), end, foot())).place_date is None


def test_trich_yeu_laid_out_with_a_left_tab_goes_on_in_the_next_paragraph() -> None:
    date = "Hà Nội, ngày 05 tháng 3 năm 2026"
    stops = (TabStop(Mm(80)),)
    lines = [
        "SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 05/SYT-VP",
        f"V/v khám sức khỏe\t{date}",
        "cho học sinh",
    ]
    parts = parts_of(page(*(p(line, tabs=stops) for line in lines), *body(), foot()))
    assert texts(parts.subject) == ["V/v khám sức khỏe", "cho học sinh"]
    assert len(parts.body) == 2


def test_a_head_in_the_fonts_of_an_old_encoding_is_read() -> None:
    old = Look(font=".VnTimeH")
    lines = [
        p(inlines=(Run("céng hoµ x\u00b7 héi chñ nghÜa viÖt nam", old),)),
        p(inlines=(Run("Sè: 05/SYT-VP", Look(font=".VnTime")),)),
    ]
    parts = parts_of(letter(head=[table(([c("SỞ Y TẾ"), lines[1]], [lines[0]]))]))
    assert parts.national_heading is not None
    assert parts.symbol is not None


def test_hidden_text_is_not_seen() -> None:
    hidden = p(inlines=(Run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(hidden=True)),))
    parts = parts_of(letter(head=[table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP")], [hidden]))]))
    assert parts.national_heading is None


def test_a_kind_of_document_put_in_capitals_by_formatting_is_found() -> None:
    head = table(([c("SỞ Y TẾ"), c("Số: 05/QĐ-SYT")], [*NATION, c("Hà Nội, ngày 05 tháng 3 năm 2026")]))
    kind = c(inlines=(Run("Quyết định", Look(caps="all")),))
    parts = parts_of(page(head, kind, c("Về việc khám sức khỏe"), *body(), foot()))
    assert parts.kind is not None
    assert parts.genre == "named"


def test_a_word_of_the_text_that_names_a_kind_is_not_the_heading() -> None:
    parts = parts_of(letter(addressees=[p("Kế hoạch"), c("Kính gửi: Sở Nội vụ")]))
    assert parts.kind is None
    assert parts.genre == "letter"
    assert texts(parts.others) == ["Kế hoạch"]


def test_trich_yeu_stays_at_the_left_under_a_heading_cong_van() -> None:
    head = table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP"), c("V/v khám bệnh")], NATION))
    parts = parts_of(letter(head=[head, c("CÔNG VĂN", bold=True), c("Năm học mới", bold=True)]))
    assert texts(parts.subject) == ["V/v khám bệnh"]
    assert texts(parts.others) == ["Năm học mới"]


def test_what_stands_under_the_number_of_a_decision_is_not_its_subject() -> None:
    head = table(([c("SỞ Y TẾ"), c("Số: 05/QĐ-SYT"), c("Hồ sơ 12")], NATION))
    parts = parts_of(page(head, c("QUYẾT ĐỊNH", bold=True), *body(), foot()))
    assert parts.subject == ()
    assert texts(parts.others) == ["Hồ sơ 12"]


def test_trich_yeu_outside_tables_ends_where_a_paragraph_of_text_begins() -> None:
    lines = ["SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 05/SYT-VP", "V/v khám bệnh"]
    made = page(
        *(p(line, tabs=(TabStop(Mm(80)),)) for line in lines), p("Sở báo cáo như sau:", "both"), *body(), foot()
    )
    assert texts(parts_of(made).subject) == ["V/v khám bệnh"]


def test_a_long_line_that_names_so_is_not_the_number() -> None:
    long = "Số 05 phố Lê Lợi, phường Máy Tơ, quận Ngô Quyền, thành phố Hải Phòng, nơi đặt trụ sở của Sở"
    parts = parts_of(with_head(["SỞ Y TẾ", long, "Số: 05/SYT-VP"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert parts.symbol is not None
    assert parts.symbol.text == "Số: 05/SYT-VP"


def test_a_kind_with_more_words_after_it_is_still_the_heading() -> None:
    head = table(([c("SỞ Y TẾ"), c("Số: 05/TB-SYT")], NATION))
    parts = parts_of(page(head, c("THÔNG BÁO KẾT LUẬN", bold=True), c("Họp giao ban"), *body(), foot()))
    assert parts.kind is not None
    assert texts(parts.subject) == ["Họp giao ban"]


def test_the_name_of_an_office_that_holds_a_kind_is_not_the_heading() -> None:
    parts = parts_of(with_head(["BAN QUẢN LÝ", "DỰ ÁN", "Số: 05/BQLDA-VP"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    assert parts.kind is None
    assert texts(parts.issuer) == ["BAN QUẢN LÝ", "DỰ ÁN"]


def test_the_date_over_the_whole_width_is_found() -> None:
    head = table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP"), c("V/v khám bệnh")], NATION))
    parts = parts_of(letter(head=[head, p("Hà Nội, ngày 05 tháng 3 năm 2026")]))
    assert parts.place_date is not None
    assert parts.others == ()
