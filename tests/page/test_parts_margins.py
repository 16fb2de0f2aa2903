"""Headers and footers: page numbers, ô 11, ô 14, the address (ô 13); the address at the end of the text."""

from typing import Any

import pytest

from congvan.decree import Mm
from congvan.page import Anchor, Block, Border, Borders, Frame, Look, Page, Run, margin_passages, parts_of
from tests.page.building import BOX, body, c, foot, head, letter, p, section

NUMBER = (Run("2", Look(), field="PAGE"),)


def made(**margins: Any) -> Page:
    blocks: list[Block] = [head(), c("Kính gửi: Sở Nội vụ"), *body(), foot()]
    return Page("letter.docx", (section(*blocks, **margins),))


def test_a_page_number_is_found_with_its_place() -> None:
    number = p(inlines=NUMBER, align="center")
    parts = parts_of(made(headers={"default": (number,), "first": (p(),)}, first_page_differs=True))
    (found,) = parts.page_numbers
    assert (found.passage.text, found.on, found.at, found.section) == ("2", "default", "header", 1)


def test_a_page_number_in_a_frame_or_in_words() -> None:
    framed = p(inlines=NUMBER, frame=Frame(Mm(0), Mm(0), Anchor(x_align="center", x_from="margin")))
    words = p(inlines=(Run("Trang ", Look()), *NUMBER, Run("/3", Look())), align="right")
    parts = parts_of(made(headers={"default": (framed, p())}, footers={"default": (words,)}))
    first, second = parts.page_numbers
    assert (first.passage.align, first.at) == ("center", "header")
    assert (second.passage.text, second.at) == ("Trang 2/3", "footer")


def test_a_page_number_typed_into_the_text() -> None:
    framed = p(inlines=NUMBER, frame=Frame(Mm(10), Mm(0), Anchor(Mm(75))))
    parts = parts_of(letter(head=[framed, head()]))
    assert [number.at for number in parts.page_numbers] == ["body"]
    assert parts.others == ()
    late = parts_of(letter(after=[framed]))
    assert len(late.body) == 2


def test_the_circulation_mark_in_the_top_margin() -> None:
    mark = c("XEM XONG TRẢ LẠI", bold=True, borders=BOX, left=Mm(100))
    parts = parts_of(made(headers={"first": (mark,)}, first_page_differs=True))
    assert parts.circulation is not None
    assert parts.circulation.passage.text == "XEM XONG TRẢ LẠI"
    assert parts.circulation.box is not None


@pytest.mark.parametrize(
    "text", ["Số: 05/SYT-VP; 05/02/2026T09:30:00+07:00", "SAO Y; Sở Y tế; 05/02/2026 09:30:00 +07:00"]
)
def test_the_text_of_a_digital_signature(text: str) -> None:
    parts = parts_of(made(headers={"first": (p(text, "right"),)}, first_page_differs=True))
    assert [passage.text for passage in parts.signature_text] == [text]


def test_the_address_in_the_footer_of_the_first_page() -> None:
    lines = (
        p(borders=Borders(top=Border())),
        c("Số 5 phố Lê Lợi, Hà Nội"),
        c("ĐT: 024.3825.0000; Email: vp@soyte.example"),
    )
    parts = parts_of(made(footers={"first": lines}, first_page_differs=True))
    assert [passage.text for passage in parts.address] == [lines[1].text, lines[2].text]
    assert parts.address_pages == ("first",)
    assert parts.address_rule is not None


def test_the_address_on_every_page_is_told() -> None:
    line = c("Địa chỉ: số 5 phố Lê Lợi, Hà Nội")
    parts = parts_of(made(footers={"first": (line,), "default": (line,)}, first_page_differs=True))
    assert parts.address_pages == ("first", "default")
    assert len(parts.address) == 1


def test_the_address_at_the_end_of_the_text() -> None:
    parts = parts_of(letter(after=[p(), c("Địa chỉ: số 5 phố Lê Lợi, Hà Nội"), c("Email: vp@soyte.example")]))
    assert [passage.text for passage in parts.address] == [
        "Địa chỉ: số 5 phố Lê Lợi, Hà Nội",
        "Email: vp@soyte.example",
    ]
    assert parts.address_pages == ("body",)
    assert len(parts.copies) == 2


def test_an_address_without_its_words_is_known_by_the_line_over_it() -> None:
    parts = parts_of(letter(after=[p(), p("Số 5 phố Lê Lợi, Hà Nội", borders=Borders(top=Border()))]))
    assert [passage.text for passage in parts.address] == ["Số 5 phố Lê Lợi, Hà Nội"]
    assert len(parts.copies) == 2


def test_a_footer_with_the_name_of_a_file_is_no_address() -> None:
    parts = parts_of(made(footers={"default": (p("Mẫu công văn năm học"),)}))
    assert parts.address == ()


def test_margins_are_told_apart_from_the_text() -> None:
    found = margin_passages(made(headers={"default": (c("Trên"),)}, footers={"first": (c("Dưới"),)}))
    assert [(each.passage.text, each.at, each.on) for each in found] == [
        ("Trên", "header", "default"),
        ("Dưới", "footer", "first"),
    ]
