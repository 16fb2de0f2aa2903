"""Mending YAML: new words stand in the place of the old ones, and nothing else of the file has changed."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from congvan.errors import Text
from congvan.letter import Addition, Rewrite
from congvan.source import locate, mend
from congvan.source.notes import Notes
from congvan.source.reading import decode_text
from congvan.source.yaml_text import parse_root

FILE = "letters/x.yaml"
EVERY = """\
# đầu tệp
plain: xin chào các bạn   # chú thích
double: "xin \\u0063hào \\"các\\" bạn"   # hai
single: 'xin ''chào'' bạn'
literal: |
  dòng một
    lùi vào

  dòng ba
folded: >-
  gấp một
  gấp hai

  gấp ba
lines: một dòng
  rồi hai
  rồi ba
quoted: "một dòng
  rồi hai \\
  rồi ba"
items:
  - mục một # 1
  - mục hai
flow: [mục ba, "mục bốn"]
"""


def read(text: str) -> Any:
    """Return the values of a file as congvan reads them."""
    notes = Notes(FILE)
    decoded = decode_text(text.encode("utf-8", "surrogatepass"), notes)
    assert decoded is not None
    keys = frozenset(re.findall(r"^(\w+):", decoded, re.MULTILINE))
    return parse_root(decoded, keys, notes)


def rewrite(value: Text, old: str, new: str) -> Rewrite:
    """Order that the first `old` of a value become `new`."""
    start = value.index(old)
    return Rewrite(FILE, value, start, start + len(old), new)


@pytest.mark.parametrize(
    ("key", "old", "new", "line"),
    [
        ("plain", "các bạn", "anh", "plain: xin chào anh   # chú thích"),
        ("plain", "xin", "- xin", 'plain: "- xin chào các bạn"   # chú thích'),
        ("plain", "chào", "chào: a #b", 'plain: "xin chào: a #b các bạn"   # chú thích'),
        ("plain", "chào", "chào #b", 'plain: "xin chào #b các bạn"   # chú thích'),
        ("plain", "chào", "a\nb", 'plain: "xin a\\nb các bạn"   # chú thích'),
        ("double", "chào", 'nói "to"', 'double: "xin nói \\"to\\" \\"các\\" bạn"   # hai'),
        ("double", "bạn", "a\\b", 'double: "xin \\u0063hào \\"các\\" a\\\\b"   # hai'),
        ("single", "'chào'", "'it's'", "single: 'xin ''it''s'' bạn'"),
        ("single", "chào", "a\nb", "single: \"xin 'a\\nb' bạn\""),
        ("literal", "lùi vào", "lùi: #vào", "    lùi: #vào"),
        ("literal", "một\n  lùi", "một", "  dòng một vào"),
        ("folded", "hai\ngấp", "hai gấp", "  gấp hai gấp ba"),
        ("folded", "một gấp hai", "xong", "  gấp xong"),
        ("lines", "dòng rồi", "dòng, rồi", "lines: một dòng, rồi hai"),
        ("lines", "rồi ba", '"rồi" ba', '  "rồi" ba'),
        ("quoted", "hai rồi", "hai; rồi", '  rồi hai; rồi ba"'),
    ],
)
def test_a_value_is_rewritten_in_the_style_that_stands_there(key: str, old: str, new: str, line: str) -> None:
    values = read(EVERY)
    order = rewrite(values[key], old, new)
    text, done = mend(EVERY, [order], FILE)
    assert done == (order,)
    assert line in text.split("\n")
    changed = read(text)
    assert changed[key] == values[key].replace(old, new, 1)
    assert {name: value for name, value in changed.items() if name != key} == {
        name: value for name, value in values.items() if name != key
    }


def test_several_rewrites_of_one_value_keep_their_places() -> None:
    values = read(EVERY)
    orders = [rewrite(values["plain"], *pair) for pair in (("xin", "tôi xin"), ("bạn", "đồng chí"), ("chào", "gửi"))]
    text, done = mend(EVERY, orders, FILE)
    assert done == tuple(orders)
    assert "plain: tôi xin gửi các đồng chí   # chú thích\n" in text


def test_of_two_rewrites_of_the_same_characters_only_the_first_is_carried_out() -> None:
    values = read(EVERY)
    orders = [rewrite(values["plain"], "xin chào", "thưa"), rewrite(values["plain"], "chào các", "x")]
    text, done = mend(EVERY, orders, FILE)
    assert done == (orders[0],)
    assert "plain: thưa các bạn   #" in text


def test_equal_texts_at_two_places_are_two_values() -> None:
    raw = "a:\n  - một\n  - một\n"
    first, second = read(raw)["a"]
    orders = [rewrite(first, "một", "1"), rewrite(second, "một", "1")]
    text, done = mend(raw, orders, FILE)
    assert (text, len(done)) == ("a:\n  - 1\n  - 1\n", 2)
    assert mend(raw, orders[1:], FILE)[0] == "a:\n  - một\n  - 1\n"


def test_line_ends_and_byte_order_mark_stay() -> None:
    raw = "\ufeff" + EVERY.replace("\n", "\r\n")
    values = read(raw)
    orders = [rewrite(values["plain"], "chào", "mời"), rewrite(values["literal"], "dòng ba", "a\nb")]
    text, done = mend(raw, orders, FILE)
    assert done == tuple(orders)
    assert text == raw.replace("xin chào các", "xin mời các").replace("  dòng ba\r\n", "  a\r\n  b\r\n")


def test_a_file_in_decomposed_unicode_keeps_its_other_bytes() -> None:
    raw = "a: Ha\u0309i Pho\u0300ng   # tho\u031b\u0300i\nb: kha\u0301c\n"
    values = read(raw)
    text, done = mend(raw, [rewrite(values["a"], "Phòng", "Dương")], FILE)
    assert len(done) == 1
    assert text == raw.replace("Pho\u0300ng", "Dương")


def test_a_line_separator_from_word_stays_where_it_is() -> None:
    raw = "a: một\u2028hai ba\n"
    text, done = mend(raw, [rewrite(read(raw)["a"], "hai", "2")], FILE)
    assert (text, len(done)) == ("a: một\u20282 ba\n", 1)


def test_one_line_of_a_block_is_found_by_its_own_text() -> None:
    raw = "opening: |\n  Dòng một.\n  Dòng hai.\n"
    whole = read(raw)["opening"]
    line = Text("Dòng hai.", whole.line, whole.column)
    text, done = mend(raw, [Rewrite(FILE, line, 5, 8, "2")], FILE)
    assert (text, len(done)) == (raw.replace("hai", "2"), 1)


def test_equal_lines_of_a_block_are_all_meant() -> None:
    raw = "opening: |\n  Như trên.\n  Khác.\n  Như trên.\n"
    whole = read(raw)["opening"]
    text, done = mend(raw, [Rewrite(FILE, Text("Như trên.", whole.line, whole.column), 8, 9, ";")], FILE)
    assert (text, len(done)) == (raw.replace("trên.", "trên;"), 1)


def test_a_value_read_by_the_short_way_is_found() -> None:
    raw = "units:\n  - id:   a\n    name: 'Trường A'\n"
    text, done = mend(raw, [Rewrite(FILE, Text("Trường A", 3, 10), 7, 8, "B")], FILE)
    assert (text, len(done)) == (raw.replace("A", "B"), 1)


def test_items_are_added_before_the_one_that_is_named() -> None:
    items = read(EVERY)["items"]
    orders = [Addition(FILE, items[1], "mục mới"), Addition(FILE, items[1], "- sau: đó")]
    text, done = mend(EVERY, [*orders, rewrite(items[1], "hai", "2")], FILE)
    assert len(done) == 3
    assert '  - mục một # 1\n  - mục mới\n  - "- sau: đó"\n  - mục 2\n' in text


def test_items_are_added_to_a_list_in_brackets() -> None:
    flow = read(EVERY)["flow"]
    text, done = mend(EVERY, [Addition(FILE, flow[0], "a, b"), Addition(FILE, flow[1], "c")], FILE)
    assert len(done) == 2
    assert 'flow: ["a, b", mục ba, c, "mục bốn"]' in text


def test_an_item_is_added_to_a_list_that_begins_on_the_line_of_another_item() -> None:
    raw = "a:\n  - - một\n    - hai\n"
    text, done = mend(raw, [Addition(FILE, read(raw)["a"][0][0], "không")], FILE)
    assert (text, len(done)) == ("a:\n  - - không\n    - một\n    - hai\n", 1)


@pytest.mark.parametrize(
    ("raw", "order"),
    [
        ("a: một\n", Rewrite("other.yaml", Text("một", 1, 4), 0, 3, "x")),
        ("a: một\n", Rewrite(FILE, Text("hai", 1, 4), 0, 3, "x")),
        ("a: một\n", Rewrite(FILE, Text("một", 2, 4), 0, 3, "x")),
        ("a: một\n", Rewrite(FILE, Text("một", 1, 4), 2, 9, "x")),
        ("a: một\n", Addition(FILE, Text("một", 1, 4), "x")),
        ("a: [một\n", Rewrite(FILE, Text("một", 1, 5), 0, 3, "x")),
        ("a: |\n  một\n", Rewrite(FILE, Text("một", 1, 4), 0, 3, "\n\n")),
        ("a: o\nb: x\n", Rewrite(FILE, Text("o", 1, 4), 1, 1, "\u0301")),
    ],
)
def test_what_cannot_be_carried_out_is_left_out(raw: str, order: Any) -> None:
    assert mend(raw, [order], FILE) == (raw, ())


@pytest.mark.parametrize("name", ["units.csv", "units.XLSX"])
def test_tables_are_not_mended(name: str) -> None:
    raw = "name,email\nA,b\n"
    assert mend(raw, [Rewrite(name, Text("name,email A,b", 1, 1), 0, 1, "x")], name) == (raw, ())


def test_one_order_that_cannot_be_does_not_keep_the_others_back() -> None:
    values = read(EVERY)
    bad = Rewrite(FILE, values["folded"], 0, 0, "   \n")
    orders = [rewrite(values["plain"], "bạn", "anh"), bad, rewrite(values["single"], "bạn", "anh")]
    text, done = mend(EVERY, orders, FILE)
    assert done == (orders[0], orders[2])
    assert text == EVERY.replace("các bạn ", "các anh ").replace("'' bạn'", "'' anh'")


def test_the_place_of_a_character_is_that_in_the_file() -> None:
    lines = EVERY.split("\n")
    values = read(EVERY)
    for key in ("plain", "single", "literal", "folded", "lines", "quoted"):
        value = values[key]
        for at, char in enumerate(value):
            line, column = locate(EVERY, value, at)
            if char.isalpha():
                assert lines[line - 1][column - 1] == char, (key, at)
    assert locate(EVERY, values["double"], 4) == (3, lines[2].index("\\u0063") + 1)
    assert locate(EVERY, values["literal"], values["literal"].index("dòng ba")) == (9, 3)


def test_the_place_of_a_character_that_cannot_be_found_is_that_of_the_value() -> None:
    assert locate("a: [\n", Text("x", 1, 4), 0) == (1, 4)
    assert locate("a: y\n", Text("x", 1, 4), 0) == (1, 4)
    assert locate("a: y\n", Text("y", 1, 4), 7) == (1, 4)


LETTERS = st.text(alphabet="aê ộ:#-'\"\\,[]{}|>&*!%@`\t1.“”\n", max_size=12)
WORDS = st.text(alphabet="aêộ b", min_size=1, max_size=20).map(str.strip).filter(bool)


def _quoted(text: str, style: str) -> str:
    """Write a text by hand in a style, as a clerk would."""
    if style == "plain":
        return text
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "double":
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    sign = "|" if style == "literal" else ">"
    return f"{sign}\n" + "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


@settings(max_examples=400, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_whatever_is_rewritten_only_that_value_changes(data: st.DataObject) -> None:
    styles = ["plain", "single", "double", "literal", "folded"]
    texts = data.draw(st.lists(WORDS | LETTERS, min_size=1, max_size=4))
    rows = [
        f"k{number}: {_quoted(text, data.draw(st.sampled_from(styles)))}\n# chú thích {number}\n"
        for number, text in enumerate(texts)
    ]
    raw = "".join(rows)
    if data.draw(st.booleans()):
        raw = raw.replace("\n", "\r\n")
    try:
        values = read(raw)
    except AssertionError:
        values = None
    assume(isinstance(values, dict) and list(values) == [f"k{number}" for number in range(len(texts))])
    assume(all(isinstance(value, Text) for value in values.values()))
    key = data.draw(st.sampled_from(sorted(values)))
    value = values[key]
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    order = Rewrite(FILE, value, start, end, data.draw(LETTERS))
    text, done = mend(raw, [order], FILE)
    if not done:
        assert text == raw
        return
    changed = read(text)
    assert changed[key] == (value[:start] + order.new + value[end:]).strip()
    assert {**changed, key: value} == values
    assert re.findall("# chú thích [0-9]\r?\n", text) == re.findall("# chú thích [0-9]\r?\n", raw)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, st.sampled_from(["plain", "single", "double", "literal", "folded"]))
def test_ordinary_words_can_always_be_mended(old: str, new: str, style: str) -> None:
    raw = f"k: {_quoted(f'Trước {old} sau', style)}\nz: 'cuối' # hết\n"
    value = read(raw)["k"]
    order = Rewrite(FILE, value, 6, 6 + len(value) - len("Trước  sau"), new)
    text, done = mend(raw, [order], FILE)
    assert done == (order,)
    assert read(text)["k"] == f"Trước {new} sau"
    assert text.endswith("\nz: 'cuối' # hết\n")
