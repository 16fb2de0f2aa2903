"""Phụ lục after the letter, and the notes that a form carries under it."""

import pytest

from congvan.page import Block, Page, Paragraph, Passage, parts_of
from tests.page.building import body, c, foot, head, letter, p, section, table


def texts(found: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in found]


@pytest.mark.parametrize("label", ["Phụ lục", "PHỤ LỤC", "Phụ lục II", "PHỤ LỤC 01", "Phụ lục số 2", "Phụ lục I:"])
def test_an_appendix_with_its_title_and_reference(label: str) -> None:
    reference = "(Kèm theo Công văn số 05/SYT-VP ngày 05 tháng 3 năm 2026 của Sở Y tế)"
    after = [
        c(label, bold=True),
        c("DANH SÁCH TRƯỜNG", bold=True),
        c("THAM GIA", bold=True),
        c(reference),
        p(),
        p("1. Thái Phiên"),
    ]
    (appendix,) = parts_of(letter(after=after)).appendices
    assert appendix.label.text == label
    assert texts(appendix.title) == ["DANH SÁCH TRƯỜNG", "THAM GIA"]
    assert texts(appendix.reference) == [reference]
    assert texts(appendix.body) == ["1. Thái Phiên"]


def test_a_reference_of_two_lines() -> None:
    lines = ["(Kèm theo Công văn số 05/SYT-VP", "ngày 05 tháng 3 năm 2026)"]
    after = [c("Phụ lục", bold=True), c("DANH SÁCH"), *(c(line) for line in lines), p("Thái Phiên")]
    (appendix,) = parts_of(letter(after=after)).appendices
    assert texts(appendix.reference) == lines
    assert texts(appendix.body) == ["Thái Phiên"]


def test_two_appendices_in_their_own_sections() -> None:
    blocks: list[Block] = [head(), c("Kính gửi: Sở Nội vụ"), *body(), foot()]
    data = table(([p("TT")], [p("Trường")]), drawn=True, number=1)
    made = Page(
        "letter.docx",
        (
            section(*blocks),
            section(c("Phụ lục I", bold=True), c("DANH SÁCH"), data, number=2),
            section(c("Phụ lục II", bold=True), c("BIỂU MẪU"), p("Tên trường:"), number=3),
        ),
    )
    parts = parts_of(made)
    first, second = parts.appendices
    assert (first.label.text, first.section, texts(first.body)) == ("Phụ lục I", 2, ["TT", "Trường"])
    assert (second.label.text, second.section, texts(second.body)) == ("Phụ lục II", 3, ["Tên trường:"])
    assert parts.signer is not None
    assert parts.signer.text == "Phạm Quốc Hiệu"
    assert len(parts.body) == 2


def test_phu_luc_named_in_the_body_is_not_an_appendix() -> None:
    sentence = p("Phụ lục I kèm theo công văn này nêu danh sách các trường tham gia.", "both")
    parts = parts_of(letter(body=[sentence, *body()]))
    assert parts.appendices == ()
    assert len(parts.body) == 3


def test_an_attachment_without_its_label_is_told_as_something_else() -> None:
    blocks: list[Block] = [head(), c("Kính gửi: Sở Nội vụ"), *body(), foot()]
    parts = parts_of(Page("letter.docx", (section(*blocks), section(c("DANH SÁCH TRƯỜNG"), p("Lê Lợi"), number=2))))
    assert parts.appendices == ()
    assert texts(parts.others) == ["DANH SÁCH TRƯỜNG", "Lê Lợi"]
    assert parts.signer is not None
    assert parts.signer.text == "Phạm Quốc Hiệu"


def test_the_form_of_the_decree_is_recognised() -> None:
    heading = [c("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True), c("Độc lập - Tự do - Hạnh phúc", bold=True)]
    form = table(
        ([c("TÊN CQ, TC CHỦ QUẢN1"), c("TÊN CƠ QUAN, TỔ CHỨC2", bold=True)], heading),
        ([c("Số:      /…3…-…4…"), c("V/v ……6……")], [c("…5…, ngày … tháng … năm …")]),
    )
    made = [p("………………………7…………………………", "both"), p("………………………………………./.", "both")]
    note = "(Chữ ký của người có thẩm quyền,"
    right = [
        c("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", bold=True),
        c(note),
        c("dấu/chữ ký số của cơ quan)"),
        c("Họ và tên", bold=True),
    ]
    end = table(([p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT, …8 …9.")], right), widths=(80, 80), number=2)
    notes = [p("Ghi chú:"), p("1 Tên cơ quan, tổ chức chủ quản trực tiếp."), p("2 Tên cơ quan ban hành công văn.")]
    parts = parts_of(
        letter(head=[form], addressees=[p("Kính gửi:"), p("- ………;"), p("- ………")], body=made, foot=[end], after=notes)
    )
    assert texts(parts.parent) == ["TÊN CQ, TC CHỦ QUẢN1"]
    assert texts(parts.issuer) == ["TÊN CƠ QUAN, TỔ CHỨC2"]
    assert parts.symbol is not None
    assert parts.symbol.text == "Số:      /…3…-…4…"
    assert texts(parts.subject) == ["V/v ……6……"]
    assert parts.place_date is not None
    assert parts.place_date.text == "…5…, ngày … tháng … năm …"
    assert texts(parts.addressees) == ["- ………;", "- ………"]
    assert len(parts.body) == 2
    assert texts(parts.authority) == ["QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ"]
    assert texts(parts.signature_room) == [note, "dấu/chữ ký số của cơ quan)"]
    assert parts.signer is not None
    assert parts.signer.text == "Họ và tên"
    assert texts(parts.copies) == ["- Như trên;", "- Lưu: VT, …8 …9."]
    assert texts(parts.others) == ["Ghi chú:", notes[1].text, notes[2].text]
    assert parts.appendices == ()


@pytest.mark.parametrize(
    "label",
    [
        p("PHỤ LỤC I"),
        p("Phụ lục I", bold=True),
        p("Phụ lục I", "right"),
        p("Phụ lục I", page_break_before=True),
        c("PHỤ LỤC DANH SÁCH TRƯỜNG", bold=True),
    ],
)
def test_the_label_is_known_by_its_place_or_its_look(label: Paragraph) -> None:
    (appendix,) = parts_of(letter(after=[label, p("Thái Phiên")])).appendices
    assert appendix.label.text == label.text
    assert texts(appendix.body) == ["Thái Phiên"]


@pytest.mark.parametrize(
    "line", [p("Phụ lục I"), p("Phụ lục I kèm theo"), c("Phụ lục kèm theo " + "công văn này " * 9, bold=True)]
)
def test_a_line_that_only_names_an_appendix_is_not_one(line: Paragraph) -> None:
    assert parts_of(letter(after=[line])).appendices == ()


def test_a_cell_that_names_an_appendix_is_not_one() -> None:
    data = table(([c("Phụ lục I", bold=True)], [c("Danh sách")]), drawn=True, number=3)
    (appendix,) = parts_of(letter(after=[c("Phụ lục", bold=True), c("MỤC LỤC"), data])).appendices
    assert texts(appendix.body) == ["Phụ lục I", "Danh sách"]


def test_before_the_signature_an_appendix_begins_a_page() -> None:
    centred = letter(body=[*body(), c("Phụ lục", bold=True), *body()])
    assert parts_of(centred).appendices == ()
    unsigned = letter(foot=[], after=[c("Phụ lục", bold=True, page_break_before=True), c("DANH SÁCH")])
    (appendix,) = parts_of(unsigned).appendices
    assert texts(appendix.title) == ["DANH SÁCH"]
    assert len(parts_of(unsigned).body) == 2


def test_a_bracket_that_is_never_closed_ends_after_a_few_lines() -> None:
    lines = [p(f"Trường số {number}") for number in range(10)]
    (appendix,) = parts_of(letter(after=[c("Phụ lục", bold=True), c("(Kèm theo công văn"), *lines])).appendices
    assert len(appendix.body) > 4
