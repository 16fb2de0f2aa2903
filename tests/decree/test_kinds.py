"""Tên loại văn bản, read again from Điều 7 and Phụ lục III."""

from congvan.decree import CITED_KINDS, COPY_KINDS, HABIT_CODES, KINDS, LEGAL_KINDS

DIEU_7 = (
    "Nghị quyết (cá biệt), quyết định (cá biệt), chỉ thị, quy chế, quy định, thông cáo, thông báo, hướng dẫn, chương "
    "trình, kế hoạch, phương án, đề án, dự án, báo cáo, biên bản, tờ trình, hợp đồng, công văn, công điện, "
    "bản ghi nhớ, bản thỏa thuận, giấy uỷ quyền, giấy mời, giấy giới thiệu, giấy nghỉ phép, phiếu gửi, phiếu chuyển, "
    "phiếu báo, thư công"
)


def test_the_kinds_are_the_29_of_dieu_7_in_their_order() -> None:
    words = DIEU_7.replace(" (cá biệt)", "").replace("uỷ", "ủy").lower().split(", ")
    assert [kind.name.lower() for kind in KINDS] == words
    assert len(KINDS) == 29


def test_only_cong_van_and_thu_cong_have_no_abbreviation() -> None:
    assert [kind.name for kind in KINDS if not kind.code] == ["Công văn", "Thư công"]


def test_the_mixed_case_of_the_table_is_kept() -> None:
    codes = {kind.name: kind.code for kind in (*KINDS, *COPY_KINDS)}
    assert (codes["Quy định"], codes["Chương trình"], codes["Tờ trình"]) == ("QyĐ", "CTr", "TTr")
    assert [codes[name] for name in ("Bản sao y", "Bản trích sao", "Bản sao lục")] == ["SY", "TrS", "SL"]


def test_no_abbreviation_means_two_kinds_and_no_habit_is_one() -> None:
    codes = [kind.code for kind in (*KINDS, *COPY_KINDS) if kind.code]
    assert len({code.casefold() for code in codes}) == len(codes)
    assert not {code.casefold() for code in HABIT_CODES} & {code.casefold() for code in codes}


def test_every_kind_that_is_cited_is_a_kind_of_the_law() -> None:
    known = {kind.name for kind in (*KINDS, *LEGAL_KINDS)}
    assert set(CITED_KINDS) - known == {"Văn bản", "Sắc lệnh"}  # any document; the decrees of 1945-1957
