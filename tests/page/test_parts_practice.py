"""Letters as offices and companies really write them: every habit that is not the decree's."""

from congvan.decree import Mm
from congvan.page import Passage, parts_of
from tests.page.building import body, c, head, letter, p, page, table


def texts(found: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in found]


def test_the_name_of_a_company_over_the_whole_width() -> None:
    nation = [c("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), c("Độc lập - Tự do - Hạnh phúc"), c("-----o0o-----")]
    row = ([c("Số: 12/CV-HS"), c("V/v: thanh toán")], [*nation, c("TP.HCM, ngày 3 tháng 4 năm 2026")])
    parts = parts_of(letter(head=[c("CÔNG TY CỔ PHẦN HOA SEN", bold=True), c("Địa chỉ: 5 Lê Lợi"), table(row)]))
    assert texts(parts.issuer) == ["CÔNG TY CỔ PHẦN HOA SEN"]
    assert texts(parts.subject) == ["V/v: thanh toán"]
    assert parts.motto_rule is not None
    assert parts.place_date is not None
    assert texts(parts.others) == ["Địa chỉ: 5 Lê Lợi"]


def test_an_answer_of_a_tax_office_to_a_company() -> None:
    asked = p("Trả lời công văn số 12 ngày 3/12/2020 của Công ty, Cục Thuế có ý kiến như sau:", "both")
    can_cu = p("- Căn cứ Thông tư số 39/2014/TT-BTC ngày 31/3/2014:", "both")
    quoted = p("“Điều 16. Hóa đơn.”", "both")
    lines = [c("Kính gửi: Công ty Hoa Sen"), c("(Đ/c: Tầng 3, số 5 phố Lê Lợi, Hà Nội - MST: 0101234567)")]
    parts = parts_of(letter(addressees=lines, body=[asked, can_cu, quoted, *body()]))
    assert texts(parts.addressees) == ["Công ty Hoa Sen", lines[1].text]
    assert texts(parts.body)[:3] == [asked.text, can_cu.text, quoted.text]


def test_a_foot_whose_lines_are_broken_within_one_paragraph() -> None:
    cells = ([p("Nơi nhận:\n- Như trên;\n- Lưu: VT.")], [c("GIÁM ĐỐC\n\n\n\nNguyễn Văn Cừ")])
    parts = parts_of(letter(foot=[table(cells, widths=(80, 80), number=2)]))
    assert texts(parts.copies) == ["- Như trên;", "- Lưu: VT."]
    assert texts(parts.authority) == ["GIÁM ĐỐC"]
    assert parts.signer is not None
    assert parts.signer.text == "Nguyễn Văn Cừ"
    assert len(parts.signature_room) == 3


def test_addressees_in_the_middle_one_below_the_other() -> None:
    parts = parts_of(letter(addressees=[c("Kính gửi:"), c("Ủy ban nhân dân các xã"), c("Các trường học")]))
    assert texts(parts.addressees) == ["Ủy ban nhân dân các xã", "Các trường học"]
    assert len(parts.body) == 2


def test_a_signature_below_noi_nhan_and_indented() -> None:
    far = Mm(80)
    copies = [p("Nơi nhận:"), p("- Như trên;"), p("- Lưu VT, (2b).")]
    title = [p("TM. BAN GIÁM HIỆU", "center", left=far), p("HIỆU TRƯỞNG", "center", left=far)]
    parts = parts_of(letter(foot=[*copies, *title, p(), p(), p("ThS. Nguyễn Văn Trỗi", "center", left=far)]))
    assert texts(parts.authority) == ["TM. BAN GIÁM HIỆU", "HIỆU TRƯỞNG"]
    assert parts.signer is not None
    assert parts.signer.text == "ThS. Nguyễn Văn Trỗi"
    assert texts(parts.copies) == ["- Như trên;", "- Lưu VT, (2b)."]


def test_a_signature_at_the_left_edge() -> None:
    lines = [
        p("GIÁM ĐỐC", bold=True),
        p(),
        p("(Đã ký)"),
        p(),
        p("Lê Hồng Phong", bold=True),
        p("Nơi nhận:"),
        p("- Như trên;"),
    ]
    parts = parts_of(letter(foot=lines))
    assert texts(parts.authority) == ["GIÁM ĐỐC"]
    assert parts.signer is not None
    assert parts.signer.text == "Lê Hồng Phong"
    assert texts(parts.copies) == ["- Như trên;"]
    assert len(parts.body) == 2


def test_noi_nhan_in_a_table_and_the_signature_below_it() -> None:
    copies = table(([p("Nơi nhận:"), p("- Như trên;")], [p()]), widths=(80, 80), number=2)
    far = Mm(80)
    signature = [p("GIÁM ĐỐC", "center", left=far), p(), p("Lê Hồng Phong", "center", left=far)]
    parts = parts_of(letter(foot=[copies, *signature]))
    assert texts(parts.authority) == ["GIÁM ĐỐC"]
    assert texts(parts.copies) == ["- Như trên;"]


def test_a_list_at_the_end_of_the_body_stays_in_the_body() -> None:
    items = [p("1. Trường Thái Phiên", left=Mm(10)), p("2. Trường Ngô Quyền", left=Mm(10))]
    parts = parts_of(letter(body=[*body(), *items]))
    assert texts(parts.body)[2:] == ["1. Trường Thái Phiên", "2. Trường Ngô Quyền"]
    assert texts(parts.authority) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]


def test_a_centred_heading_within_the_body_stays_in_the_body() -> None:
    parts = parts_of(letter(body=[c("Phần I", bold=True), c("KẾT QUẢ", bold=True), *body()]))
    assert texts(parts.body)[:2] == ["Phần I", "KẾT QUẢ"]


def test_the_end_mark_on_a_line_of_its_own_stays_in_the_body() -> None:
    parts = parts_of(letter(body=[p("Đề nghị các đơn vị thực hiện", "both"), p("./.")]))
    assert texts(parts.body) == ["Đề nghị các đơn vị thực hiện", "./."]


def test_two_who_sign_side_by_side_leave_the_right_one() -> None:
    columns = (
        [p("Nơi nhận:"), p("- Như trên;")],
        [c("KẾ TOÁN TRƯỞNG"), c(), c("Võ Thị Sáu")],
        [c("GIÁM ĐỐC"), c(), c("Lê Lợi")],
    )
    parts = parts_of(letter(foot=[table(columns, widths=(60, 50, 50), number=2)]))
    assert parts.signer is not None
    assert parts.signer.text == "Lê Lợi"
    assert texts(parts.authority) == ["GIÁM ĐỐC"]
    assert texts(parts.others) == ["KẾ TOÁN TRƯỞNG", "Võ Thị Sáu"]


def test_a_letter_whose_body_is_one_word_of_a_title_has_no_signature() -> None:
    parts = parts_of(page(head(), c("Kính gửi: Sở Nội vụ"), *body()))
    assert parts.signer is None
    assert parts.authority == ()
    assert len(parts.body) == 2
