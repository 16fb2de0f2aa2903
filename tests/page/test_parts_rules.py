"""The lines drawn under Tiêu ngữ and the issuer's name, and over the address, whatever they are made of."""

from dataclasses import replace

import pytest

from congvan.decree import Mm, Pt
from congvan.page import (
    Anchor,
    Block,
    Border,
    Borders,
    DrawnRule,
    Look,
    Page,
    Paragraph,
    Parts,
    Run,
    Shape,
    TabStop,
    parts_of,
    text_width,
)
from tests.page.building import WIDTH, c, letter, p, table

MOTTO = "Độc lập - Tự do - Hạnh phúc"
LINE = Border("single")


def under_motto(*after: Block, motto: Paragraph | None = None) -> Page:
    right = [c("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), motto or c(MOTTO), *after]
    return letter(head=[table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP"), c("V/v khám bệnh")], right))])


def rule_of(page: Page) -> DrawnRule:
    rule = parts_of(page).motto_rule
    assert rule is not None
    return rule


def test_no_line_is_no_rule() -> None:
    parts: Parts = parts_of(under_motto(c("Hà Nội, ngày 05 tháng 3 năm 2026")))
    assert parts.motto_rule is None
    assert parts.issuer_rule is None
    assert parts.subject_rule is None


def test_border_under_the_text_itself() -> None:
    rule = rule_of(under_motto(motto=c(MOTTO, borders=Borders(bottom=LINE))))
    assert (rule.made_of, rule.left, rule.solid) == ("border", 71.9, True)
    assert rule.width is not None
    assert abs(rule.width - 86.2) < 0.01


@pytest.mark.parametrize("borders", [Borders(top=LINE), Borders(bottom=LINE)])
def test_border_of_the_empty_paragraph_below(borders: Borders) -> None:
    rule = rule_of(under_motto(c("", borders=borders, left=Mm(20), right=Mm(20))))
    assert (rule.made_of, rule.left) == ("border", 91.9)
    assert rule.width is not None
    assert abs(rule.width - 46.2) < 0.01


def test_border_over_the_date_below() -> None:
    rule = rule_of(under_motto(c("Hà Nội, ngày 05 tháng 3 năm 2026", borders=Borders(top=LINE))))
    assert rule.made_of == "border"


@pytest.mark.parametrize("where", ["motto", "below"])
def test_line_drawn_as_a_shape(where: str) -> None:
    line = Shape("line", Mm(50), Mm(0), Border("single"), Anchor(Mm(18)), left=Mm(18))
    motto = c(MOTTO)
    if where == "motto":
        motto = replace(motto, inlines=(*motto.inlines, line))
    rule = rule_of(under_motto(*([] if where == "motto" else [p(inlines=(line,))]), motto=motto))
    assert rule == DrawnRule("shape", rule.spot, Mm(71.9 + 18), Mm(50))


def test_of_two_shapes_the_one_under_the_text_counts() -> None:
    near = Shape("line", Mm(50), Mm(0), Border(), Anchor(), left=Mm(90))
    far = Shape("line", Mm(30), Mm(0), Border(), Anchor(), left=Mm(5))
    stops = (TabStop(Mm(80)),)
    text = f"SỞ Y TẾ\t{MOTTO}"
    line = p(text, inlines=(Run(text, Look(size=Pt(13))), far, near), tabs=stops)
    parts = parts_of(
        letter(head=[p("UBND HÀ NỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", tabs=stops), line, p("Số: 05/SYT-VP")])
    )
    assert parts.motto_rule is not None
    assert parts.motto_rule.width == Mm(50)
    assert parts.issuer_rule is not None
    assert parts.issuer_rule.width == Mm(30)


def test_typed_underscores_as_wide_as_they_are() -> None:
    dashes = "_" * 20
    rule = rule_of(under_motto(c(dashes, size=10)))
    assert rule.made_of == "underscores"
    assert rule.width == text_width(dashes, Pt(10))
    assert rule.left is not None
    assert abs(rule.left + rule.width / 2 - (71.9 + 158.1) / 2) < 0.01


def test_raised_underscores_are_shown_smaller() -> None:
    raised = Run("_" * 30, Look(size=Pt(13), raised="super"))
    rule = rule_of(under_motto(c(inlines=(raised,))))
    assert rule.width is not None
    assert abs(rule.width - text_width("_" * 30, Pt(13)) * 2 / 3) < 0.01


@pytest.mark.parametrize(
    "typed", ["----------", "――――――", "________", "──────", "- - - - - -", "***", "-----o0o-----", "---***---"]
)
def test_any_typed_line_is_known(typed: str) -> None:
    assert rule_of(under_motto(c(typed))).made_of == "underscores"


def test_a_typed_line_is_no_part_of_anything() -> None:
    head = table(([c("SỞ Y TẾ"), c("_____"), c("Số: 05/SYT-VP"), c("V/v khám bệnh")], [c(MOTTO)]))
    parts = parts_of(letter(head=[head]))
    assert [line.text for line in parts.issuer] == ["SỞ Y TẾ"]
    assert parts.issuer_rule is not None
    assert parts.others == ()


def test_underlined_text() -> None:
    motto = c(MOTTO, inlines=(Run(MOTTO, Look(size=Pt(14), bold=True, underline="single")),))
    rule = rule_of(under_motto(motto=motto))
    assert (rule.made_of, rule.width) == ("underline", text_width(MOTTO, Pt(14), bold=True))


def test_border_of_the_cell() -> None:
    made = table(([c("SỞ Y TẾ")], [c(MOTTO)]), ([c("Số: 05/SYT-VP")], [c("Hà Nội, ngày 05 tháng 3 năm 2026")]))
    first = made.rows[0]
    cell = replace(first.cells[1], borders=Borders(bottom=LINE))
    head = replace(made, rows=(replace(first, cells=(first.cells[0], cell)), made.rows[1]))
    rule = rule_of(letter(head=[head]))
    assert rule == DrawnRule("cell", rule.spot, Mm(70), Mm(90))


def test_a_line_under_trich_yeu_is_told() -> None:
    left = [c("SỞ Y TẾ"), c("Số: 05/SYT-VP"), c("V/v khám bệnh"), c("_______")]
    parts = parts_of(letter(head=[table((left, [c(MOTTO)]))]))
    assert parts.subject_rule is not None
    assert [line.text for line in parts.subject] == ["V/v khám bệnh"]


def test_a_line_that_is_not_solid_says_so() -> None:
    assert not rule_of(under_motto(motto=c(MOTTO, borders=Borders(bottom=Border("dotted"))))).solid


def test_the_line_over_the_address_spans_the_text() -> None:
    lines = [p("", borders=Borders(top=LINE)), p("Địa chỉ: số 5 phố Lê Lợi, Hà Nội")]
    parts = parts_of(letter(after=lines))
    assert parts.address_rule is not None
    assert (parts.address_rule.left, parts.address_rule.width) == (Mm(0), WIDTH)


LINES = {
    "border of the text": lambda: [p("Địa chỉ: Hà Nội", borders=Borders(top=LINE))],
    "border of an empty paragraph": lambda: [p("", borders=Borders(bottom=LINE)), p(), p("Địa chỉ: Hà Nội")],
    "shape": lambda: [p(inlines=(Shape("line", WIDTH, Mm(0), LINE, Anchor(), left=Mm(0)),)), p("Địa chỉ: Hà Nội")],
    "box as flat as a line": lambda: [
        p(inlines=(Shape("box", WIDTH, Mm(0.5), LINE, left=Mm(0)),)),
        p("Địa chỉ: Hà Nội"),
    ],
    "underscores": lambda: [p("_" * 60), p("Địa chỉ: Hà Nội")],
    "border under the text above": lambda: [
        p("Ý kiến xin gửi về:", borders=Borders(bottom=LINE)),
        p("Địa chỉ: Hà Nội"),
    ],
}


@pytest.mark.parametrize("made_of", LINES)
def test_the_line_over_the_address_is_found_whatever_it_is_made_of(made_of: str) -> None:
    parts = parts_of(letter(after=[p(), *LINES[made_of]()]))
    assert [line.text for line in parts.address][-1] == "Địa chỉ: Hà Nội"
    assert parts.address_rule is not None


def test_the_line_over_the_address_may_be_the_edge_of_its_cell() -> None:
    made = table(([p("Địa chỉ: Hà Nội")],), widths=(160,), number=3)
    cell = replace(made.rows[0].cells[0], borders=Borders(top=LINE))
    parts = parts_of(letter(after=[p(), replace(made, rows=(replace(made.rows[0], cells=(cell,)),))]))
    assert parts.address_rule is not None
    assert (parts.address_rule.made_of, parts.address_rule.width) == ("cell", WIDTH)


def test_an_address_without_a_line_over_it_has_none() -> None:
    assert parts_of(letter(after=[p(), p("Địa chỉ: Hà Nội")])).address_rule is None


def test_a_box_around_the_text_below_is_no_rule() -> None:
    boxed = Borders(LINE, LINE, LINE, LINE)
    left = [c("SỞ Y TẾ"), c("Số: 05/SYT-VP"), c("V/v khám bệnh"), c("KHẨN", bold=True, borders=boxed)]
    assert parts_of(letter(head=[table((left, [c(MOTTO)]))])).subject_rule is None
    assert parts_of(under_motto(c("", borders=boxed))).motto_rule is None
    assert parts_of(under_motto(motto=c(MOTTO, borders=boxed))).motto_rule is None


def test_a_border_under_a_later_line_of_the_paragraph_is_not_under_this_one() -> None:
    motto = c(f"{MOTTO}\nHà Nội, ngày 05 tháng 3 năm 2026", borders=Borders(bottom=LINE))
    assert parts_of(under_motto(motto=motto)).motto_rule is None


def test_a_shape_in_the_text_below_or_with_text_in_it_is_no_rule() -> None:
    line = Shape("line", Mm(50), Mm(0), LINE, Anchor(), left=Mm(18))
    date = "Hà Nội, ngày 05 tháng 3 năm 2026"
    below = c(inlines=(Run(date, Look()), line))
    assert parts_of(under_motto(c("Phòng Y tế"), below)).motto_rule is None
    stamp = Shape("box", Mm(30), Mm(8), LINE, Anchor(), (c("KHẨN", bold=True),), Mm(18))
    seal = Shape("other", Mm(30), Mm(30), LINE, Anchor(), left=Mm(18))
    assert parts_of(under_motto(p(inlines=(stamp, seal)))).motto_rule is None


def test_a_shape_whose_place_is_not_known_still_counts() -> None:
    rule = rule_of(under_motto(p(inlines=(Shape("line", Mm(50), Mm(0)),))))
    assert rule == DrawnRule("shape", rule.spot, None, Mm(50))


def test_an_underline_at_the_left_or_right_begins_where_the_text_does() -> None:
    inked = (Run(MOTTO, Look(size=Pt(14), underline="single")),)
    left, right = (rule_of(under_motto(motto=p(align=align, inlines=inked))) for align in ("left", "right"))
    assert left.left == Mm(71.9)
    assert right.left is not None
    assert right.width is not None
    assert abs(right.left + right.width - 158.1) < 0.01


def test_text_that_is_underlined_in_part_has_no_rule() -> None:
    inked = (Run("Độc lập", Look(underline="single")), Run(" - Tự do - Hạnh phúc", Look()))
    assert parts_of(under_motto(motto=c(inlines=inked))).motto_rule is None


def test_a_cell_edge_far_below_the_text_is_not_its_rule() -> None:
    made = table(([c("SỞ Y TẾ"), c("Số: 05/SYT-VP")], [c(MOTTO), c("Hà Nội, ngày 05 tháng 3 năm 2026")]))
    cells = tuple(replace(cell, borders=Borders(bottom=LINE)) for cell in made.rows[0].cells)
    parts = parts_of(letter(head=[replace(made, rows=(replace(made.rows[0], cells=cells),))]))
    assert parts.motto_rule is None
    assert parts.issuer_rule is None
