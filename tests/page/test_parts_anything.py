"""Any page at all: nothing raises, no passage is taken for two parts, and what is looked for is said."""

import random
import time
from collections.abc import Iterator
from dataclasses import fields

import pytest

from congvan.page import LOOKED_FOR, Appendix, Block, Marked, Page, PageNumber, Paragraph, Parts, Passage, parts_of
from tests.page.building import p, page, table

_LINES = [
    *(
        "UBND THÀNH PHỐ",
        "SỞ Y TẾ",
        "Số: 05/SYT-VP",
        "V/v khám bệnh",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "____",
        "KHẨN",
    ),
    *("Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 5 tháng 3 năm 2026", "Kính gửi: Sở Nội vụ", "Kính gửi:", "- Sở A;"),
    *(
        "Căn cứ Luật;",
        "Đề nghị các đơn vị thực hiện nghiêm túc./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
    ),
    *(
        "Phạm Quốc Hiệu",
        "(Đã ký)",
        "Phụ lục",
        "PHỤ LỤC I",
        "(Kèm theo công văn",
        "MẬT",
        "Địa chỉ: a",
        "",
        "",
        "\t",
        "a\tb",
    ),
    *(
        "x\ny",
        "Ghi chú:",
        "QUYẾT ĐỊNH",
        "\f",
        "Nơi nhận:\tGIÁM ĐỐC",
        "Số:      /X    Hà Nội, ngày 5 tháng 3",
        "\u200b",
        "…",
    ),
]
_SHARED = {"page", "drafter", "signature_room"}
"""The drafter's mark stands in a line of Nơi nhận."""


def _made(seed: int) -> Page:
    chance = random.Random(seed)  # noqa: S311 - the same pages each time, nothing secret

    def lines() -> list[Paragraph]:
        aligns = ("left", "center", "right", "both")
        return [
            p(chance.choice(_LINES), chance.choice(aligns), bold=chance.random() < 0.3)
            for _ in range(chance.randrange(1, 5))
        ]

    blocks: list[Block] = []
    for number in range(1, chance.randrange(2, 9)):
        if chance.random() < 0.5:
            blocks += lines()
        else:
            blocks.append(table((lines(), lines()), (lines(), lines()), drawn=chance.random() < 0.2, number=number))
    return page(*blocks)


def _passages(value: object) -> Iterator[Passage]:
    if isinstance(value, tuple):
        for each in value:
            yield from _passages(each)
    elif isinstance(value, Marked | PageNumber):
        yield value.passage
    elif isinstance(value, Appendix):
        yield from _passages((value.label, value.title, value.reference, value.body))
    elif isinstance(value, Passage):
        yield value


@pytest.mark.parametrize("seed", range(200))
def test_no_passage_of_any_page_is_taken_for_two_parts(seed: int) -> None:
    parts = parts_of(_made(seed))
    seen: dict[tuple[int, int, int], str] = {}
    for field in fields(parts):
        if field.name in _SHARED:
            continue
        for passage in _passages(getattr(parts, field.name)):
            place = (passage.spot.number, passage.start, passage.end)
            assert place not in seen, f"«{passage.text}» is {seen[place]} and {field.name}"
            seen[place] = field.name


def test_an_empty_page_has_no_parts() -> None:
    assert parts_of(page()).genre == "unknown"
    assert parts_of(Page("letter.docx", ())).body == ()


def test_what_is_looked_for_is_said_of_every_part() -> None:
    told_with_others = {"page", "genre", "second_title", "signature_room", "address_pages", "others", "body_tables"}
    assert set(LOOKED_FOR) == {field.name for field in fields(Parts)} - told_with_others


HOSTILE = {
    "line breaks": "a\n" * 50_000,
    "tabs": "a\t" * 50_000,
    "spaces": "a     " * 30_000,
    "stars": "*" * 200_000 + "x",
    "dots": "- Lưu: " + "a." * 100_000,
    "letters": "a" * 500_000,
    "breaks and tabs": "a\tb\n" * 30_000,
    "page breaks": "\f" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_paragraph_made_to_be_slow_is_read_at_once(name: str) -> None:
    text = HOSTILE[name]
    made = page(p(text), table(([p("Nơi nhận:"), p(text)], [p(text)])), p("Kính gửi: " + text), p("Nơi nhận:"), p(text))
    began = time.perf_counter()
    parts_of(made)
    assert time.perf_counter() - began < 2
