"""The head laid out in other ways than one table: tabs, spaces, two tables, text boxes, frames, nested tables."""

from congvan.decree import Mm, Pt
from congvan.page import (
    Anchor,
    Border,
    Borders,
    DrawnBox,
    Frame,
    LineSpacing,
    Look,
    Page,
    Passage,
    Row,
    Run,
    Shape,
    Table,
    TabStop,
    parts_of,
    passages_of,
    text_width,
)
from tests.page.building import BOX, body, c, foot, letter, p, page, section, table

SIDE_BY_SIDE = (TabStop(Mm(35), "center"), TabStop(Mm(115), "center"))


def texts(found: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in found]


def check_head(page: Page) -> None:
    parts = parts_of(page)
    found = (parts.national_heading, parts.national_motto, parts.symbol, parts.place_date)
    assert [passage.text if passage else None for passage in found] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/SYT-VP",
        "Hà Nội, ngày 05 tháng 3 năm 2026",
    ]
    assert texts(parts.parent) == ["UBND THÀNH PHỐ HÀ NỘI"]
    assert texts(parts.issuer) == ["SỞ Y TẾ"]
    assert texts(parts.subject) == ["V/v khám sức khỏe", "cho học sinh"]
    assert parts.others == ()
    assert len(parts.body) == 2
    assert [passage.order for passage in passages_of(page)] == list(range(len(passages_of(page))))


LEFT = ["UBND THÀNH PHỐ HÀ NỘI", "SỞ Y TẾ"]
UNDER = ["Số: 05/SYT-VP", "V/v khám sức khỏe", "cho học sinh"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
DATE = "Hà Nội, ngày 05 tháng 3 năm 2026"


def test_head_in_one_table_of_one_row() -> None:
    check_head(letter(head=[table(([c(text) for text in LEFT + UNDER], [c(text) for text in [*RIGHT, "", DATE]]))]))


def test_head_in_a_table_of_a_row_for_each_line() -> None:
    rows = [(LEFT[0], RIGHT[0]), (LEFT[1], RIGHT[1]), ("", ""), (UNDER[0], DATE), (UNDER[1], ""), (UNDER[2], "")]
    check_head(letter(head=[table(*(([c(left)], [c(right)]) for left, right in rows))]))


def test_head_in_two_tables() -> None:
    first = table(([c(text) for text in LEFT], [c(text) for text in RIGHT]))
    second = table(([c(text) for text in UNDER], [c(DATE)]), number=2)
    check_head(letter(head=[first, p(), second], foot=[foot(number=3)]))


def test_head_in_a_table_within_a_table() -> None:
    inner = table(([c(text) for text in LEFT + UNDER], [c(text) for text in [*RIGHT, DATE]]))
    check_head(letter(head=[table(([inner],), widths=(160,))]))


def test_head_set_side_by_side_with_tabs() -> None:
    lines = [
        f"\t{LEFT[0]}\t{RIGHT[0]}",
        f"\t{LEFT[1]}\t{RIGHT[1]}",
        f"\t{UNDER[0]}\t{DATE}",
        f"\t{UNDER[1]}",
        f"\t{UNDER[2]}",
    ]
    made = letter(head=[p(line, tabs=SIDE_BY_SIDE) for line in lines])
    check_head(made)
    heading = parts_of(made).national_heading
    assert heading is not None
    assert heading.align == "center"
    assert heading.centre == Mm(115)


def test_head_in_one_paragraph_of_tabs_and_line_breaks() -> None:
    lines = [f"{LEFT[0]}\t{RIGHT[0]}", f"{LEFT[1]}\t{RIGHT[1]}", f"{UNDER[0]}\t{DATE}", UNDER[1], UNDER[2]]
    check_head(letter(head=[p("\n".join(lines), tabs=(TabStop(Mm(80)),))]))


def test_head_set_side_by_side_with_spaces() -> None:
    lines = [f"{LEFT[0]}          {RIGHT[0]}", f"{LEFT[1]}                {RIGHT[1]}", f"{UNDER[0]}            {DATE}"]
    check_head(letter(head=[p(line) for line in [*lines, UNDER[1], UNDER[2]]]))


def box(left: float, *lines: str, stroke: Border | None = None) -> Shape:
    return Shape("box", Mm(75), Mm(30), stroke, Anchor(Mm(left)), tuple(c(line) for line in lines), Mm(left))


def test_head_in_text_boxes() -> None:
    anchor = p(inlines=(box(0, *LEFT, *UNDER), box(80, *RIGHT, DATE)))
    check_head(letter(head=[anchor]))


def test_head_in_frames() -> None:
    left = Frame(Mm(70), Mm(0), Anchor(Mm(30), "page"))
    right = Frame(Mm(85), Mm(0), Anchor(x_from="margin", x_align="right"))
    lines = [c(text, frame=left) for text in LEFT + UNDER] + [c(text, frame=right) for text in [*RIGHT, DATE]]
    check_head(letter(head=lines))


def test_everything_of_the_head_in_the_middle() -> None:
    parts = parts_of(letter(head=[c(text) for text in [*RIGHT, *LEFT, *UNDER, DATE]]))
    assert texts(parts.parent) == ["UBND THÀNH PHỐ HÀ NỘI"]
    assert texts(parts.issuer) == ["SỞ Y TẾ"]
    assert parts.symbol is not None
    assert parts.place_date is not None


def test_the_room_of_a_cell_is_measured_from_the_edge_of_the_text_area() -> None:
    (first, second, *_rest) = passages_of(page(table(([p("Trái")], [p("Phải")]))))
    assert (first.left, first.right) == (1.9, 70 - 1.9)
    assert (second.left, second.right) == (71.9, 160 - 1.9)
    assert (second.table, second.row, second.cell) == (1, 1, 2)


def test_indents_are_taken_off_the_room() -> None:
    (passage,) = passages_of(page(p("Chữ", left=Mm(20), right=Mm(10))))
    assert (passage.left, passage.right) == (Mm(20), Mm(150))


def test_a_passage_after_a_page_break_begins_behind_it() -> None:
    first, second = passages_of(page(p("Trang một\fTrang hai ")))
    assert (first.text, second.text) == ("Trang một", "Trang hai")


def test_spaces_that_leave_room_for_a_number_do_not_part_a_line() -> None:
    (passage,) = passages_of(page(p("Số:        /SYT-VP")))
    assert passage.text == "Số:        /SYT-VP"


def test_continued_cells_are_read_once() -> None:
    made = table(([c("Một")], [c("Hai")]), ([c()], [c("Ba")]))
    rows = list(made.rows)
    continued = rows[1].cells[0]
    cells = (type(continued)(continued.blocks, continued.left, continued.width, row_span=0), rows[1].cells[1])
    spanning = Table((rows[0], Row(cells)), made.columns, number=1)
    assert texts(passages_of(page(spanning))) == ["Một", "Hai", "Ba"]


def test_sections_are_read_one_after_the_other() -> None:
    made = Page("letter.docx", (section(p("Một")), section(p("Hai"), number=2)))
    assert [(passage.text, passage.section) for passage in passages_of(made)] == [("Một", 1), ("Hai", 2)]


def test_marks_and_the_boxes_around_them() -> None:
    edge = Border(colour="FF0000")
    shape = Shape("box", Mm(20), Mm(8), edge, Anchor(), (c("KHẨN", bold=True),), Mm(10))
    parts = parts_of(letter(addressees=[p(inlines=(shape,)), c("Kính gửi: Sở Nội vụ")]))
    assert parts.urgency is not None
    assert parts.urgency.passage.text == "KHẨN"
    assert parts.urgency.box is not None
    assert parts.urgency.box == DrawnBox("shape", Mm(20), Mm(8), edge)


def test_a_mark_boxed_by_the_borders_of_its_paragraph() -> None:
    mark = c("HỎA TỐC", bold=True, borders=BOX, right=Mm(36.2))
    head = table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP"), c("V/v khám bệnh"), mark], [c(RIGHT[0])]))
    parts = parts_of(letter(head=[head]))
    assert parts.urgency is not None
    assert parts.urgency.box is not None
    assert parts.urgency.box.made_of == "paragraph"
    assert parts.urgency.box.width is not None
    assert abs(parts.urgency.box.width - 30) < 0.1
    assert texts(parts.subject) == ["V/v khám bệnh"]


def test_a_mark_without_a_box_and_one_in_a_cell() -> None:
    parts = parts_of(letter(addressees=[p("KHẨN", bold=True), c("Kính gửi: Sở Nội vụ")]))
    assert parts.urgency is not None
    assert parts.urgency.box is None
    celled = table(([c("MẬT", bold=True)],), widths=(20,), drawn=True, number=2)
    parts = parts_of(letter(addressees=[celled, c("Kính gửi: Sở Nội vụ")], foot=[foot(number=3)]))
    assert parts.secrecy is not None
    assert parts.secrecy.box is not None
    assert parts.secrecy.box == DrawnBox("cell", Mm(20), None, Border())
    assert len(parts.body) == len(body())


def test_head_and_foot_in_tables_whose_lines_were_not_hidden() -> None:
    drawn = table(([c(text) for text in LEFT + UNDER], [c(text) for text in [*RIGHT, DATE]]), drawn=True)
    end = table(([p("Nơi nhận:"), p("- Như trên;")], [c("GIÁM ĐỐC"), c(), c("Lê Lợi")]), drawn=True, number=2)
    made = letter(head=[drawn], foot=[end])
    check_head(made)
    parts = parts_of(made)
    assert parts.signer is not None
    assert texts(parts.copies) == ["- Như trên;"]


def test_a_mark_boxed_by_the_border_of_its_characters() -> None:
    look = Look(size=Pt(13), bold=True, border=Border(space=Pt(1)))
    parts = parts_of(letter(addressees=[p(inlines=(Run("KHẨN", look),)), c("Kính gửi: Sở Nội vụ")]))
    assert parts.urgency is not None
    assert parts.urgency.box is not None
    assert parts.urgency.box.made_of == "run"
    assert parts.urgency.box.width is not None
    assert parts.urgency.box.width > text_width("KHẨN", Pt(13), bold=True)


def test_the_height_of_a_box_is_told_where_it_is_set() -> None:
    edge = Border(space=Pt(4))
    exact = LineSpacing("exact", height=Pt(14.7))
    mark = c("KHẨN", bold=True, borders=Borders(edge, edge, edge, edge), line=exact)
    head = table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP"), c("V/v khám bệnh"), mark], [c(RIGHT[0])]))
    parts = parts_of(letter(head=[head]))
    assert parts.urgency is not None
    assert parts.urgency.box is not None
    assert parts.urgency.box.height is not None
    assert abs(parts.urgency.box.height - Mm.from_pt(22.7)) < 0.01


def test_the_word_mat_in_small_letters_is_no_mark() -> None:
    parts = parts_of(letter(addressees=[p("Mật"), c("Kính gửi: Sở Nội vụ")]))
    assert parts.secrecy is None
