"""Values are text and nothing else, and no value of one letter is ever in another."""

import pytest

from congvan.errors import Refused
from tests.docx.word import (
    LETTER,
    MAIN,
    W,
    compiled,
    fill,
    findings,
    letter,
    look,
    members,
    p,
    refused,
    text,
    tree,
    word,
)

HARMLESS = [
    "& < > \" '",
    "Trường THPT A & B <c>",
    "&amp; &lt;b&gt; &#34; &nbsp;",
    "</w:t></w:r></w:p><w:p><w:r><w:t>x",
    '<w:br/><w:tab w:val="x"/>',
    "<!-- x --> <![CDATA[x]]> <?x y?>",
    "{{ letter.subject }} {% if x %} {%p endfor %} {# x #}",
    "{_{ x }_} }} {{ %}",
    "${x} #{x} %(x)s %s {0}",
    "=1+1 @x +x -x",
    "a\\b \\n \\u0041",
    "Đà Nẵng – “ngoặc” … ½ 𝄞 😀",
    "e\u0301 \u1ebf",
    "0123 007 12:30 NO ~ null",
    "x" * 20000,
]


@pytest.mark.parametrize("value", HARMLESS, ids=lambda value: value[:20])
def test_a_value_reads_as_it_was_written(value: str) -> None:
    data = word(p("a {{ fields.v }} b"), p("{{ fields.v|upper }}"), header=p("{{ fields.v }}"), title="{{ fields.v }}")
    filled = fill(data, letter({"v": value}))
    assert look(filled)[1:] == [f"a {value} b", value.upper()]
    assert look(filled, "word/header1.xml") == [value]
    assert tree(filled, "docProps/core.xml")[0].text == value


@pytest.mark.parametrize(
    "tag", ["{{ fields.v|e }}", "{{ fields.v|escape }}", "{{ fields.v|e|e }}", "{% set a = fields.v %}{{ a }}"]
)
def test_a_value_is_escaped_once_however_often_the_template_asks(tag: str) -> None:
    filled = fill(word(p(tag)), letter({"v": "a & b\nc"}))
    assert look(filled)[1] == "a & b\nc"
    assert len(list(tree(filled).iter(f"{W}br"))) == 1


def test_constants_of_the_template_are_printed_like_values() -> None:
    assert look(fill(word(p('{{ "a & b" }}{{ "\\n" }}{{ "<c>" ~ fields.x }}'))))[1] == "a & b\n<c>một"


@pytest.mark.parametrize(
    "code", [*range(9), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), 0x7F, 0x85, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]
)
def test_a_control_character_is_refused_by_its_code_point(code: int) -> None:
    for tag in ("{{ fields.v }}", "{{ fields.v|upper|e }}", "{% set a %}{{ fields.v }}{% endset %}{{ a }}"):
        (found,) = refused(word(p(tag)), letter({"v": f"Trường{chr(code)} A"}))
        assert found.code == "TP013"
        assert f"U+{code:04X}" in found.message
        assert chr(code) not in str(found)


def test_a_control_character_is_refused_in_markup_that_the_template_makes() -> None:
    data = word(p("{% set a %}@{% endset %}{{ a.translate({64: fields.v}) }}"))
    (found,) = refused(data, letter({"v": "Trường\x07 A"}))
    assert (found.code, "U+0007" in found.message) == ("TP013", True)


def test_a_control_character_in_a_constant_is_refused() -> None:
    (found,) = refused(word(p('{{ "\\x07" }}')))
    assert "U+0007" in found.message


CARRIED = {
    "a list of the letter": "{% set a = letter.copies_to %}{{ a.append(unit.id) }}{{ a|join }}",
    "the free values": "{% set a = fields.update({'z': unit.id}) %}{{ fields.z }}",
    "the free values, taken away": "{{ fields.pop('x') }}",
    "the free values, by default": "{{ fields.setdefault('z', unit.id) }}",
    "the unit's free values": "{{ unit.fields.clear() }}",
    "a list of its own": "{% set a = [] %}{{ a.append(unit.id) }}{{ a|join }}",
    "a map of its own": "{% set a = {} %}{{ a.update({'z': unit.id}) }}{{ a.z }}",
    "a set value of the letter": "{% set letter.subject = unit.id %}{{ letter.subject }}",
    "a set value of the unit": "{% set unit.name = 'x' %}{{ unit.name }}",
}


@pytest.mark.parametrize("tag", CARRIED.values(), ids=CARRIED.keys())
def test_a_template_cannot_change_what_the_next_letter_sees(tag: str) -> None:
    one = letter({"z": "trước"})
    assert {found.code for found in refused(word(p(tag)), one)} <= {"TP001", "TP013"}
    assert one == letter({"z": "trước"})


STATE = {
    "a namespace": "{% set ns = namespace(n=0) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}",
    "a cycler": "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ fields.x }}",
    "a cycler printed at once": "{{ cycler('a', 'b').next() }}{{ fields.x }}",
    "a joiner": "{% set j = joiner(',') %}{{ j() }}{{ fields.x }}{{ j() }}",
    "a cycler made in a namespace": "{% set ns = namespace(c=cycler('a', 'b')) %}{{ ns.c.next() }}",
    "a loop's cycle": "{% for c in letter.copies_to %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "a loop's changed": "{% for c in letter.copies_to %}{{ loop.changed(unit.id) and 1 or 0 }}{% endfor %}",
    "a macro's default": (
        "{% macro m(a=namespace(n=0)) %}{% set a.n = a.n + 1 %}{{ a.n }}{% endmacro %}{{ m() }}{{ m() }}{{ fields.x }}"
    ),
    "a name set": "{% set a = a|default(0) + 1 %}{{ a }}",
    "a name set under a condition": "{% if fields.x == 'một' %}{% set a = 'đặt' %}{% endif %}{{ a|default('chưa') }}",
}


@pytest.mark.parametrize("tag", STATE.values(), ids=STATE.keys())
def test_no_state_goes_from_letter_to_letter(tag: str) -> None:
    data = word(p(tag), p("{{ unit.name }}"))
    if "a|default(0)" in tag:
        assert [found.code for found in findings(data)] == ["TP008"]
        return
    template = compiled(data)
    for value in ("một", "hai", "ba", "một", "hai"):
        one = letter({"x": value})
        assert members(template.fill(one))[MAIN] == members(fill(data, one))[MAIN]


def test_a_letter_that_is_refused_leaves_nothing_for_the_next() -> None:
    template = compiled(word(p("{{ fields.v }}"), p("{{ fields.v|int // fields.w|int }}")))
    assert text(template.fill(letter({"v": "6", "w": "2"}))).endswith("6\n3")
    with pytest.raises(Refused):
        template.fill(letter({"v": "8", "w": "0"}))
    assert text(template.fill(letter({"v": "6", "w": "2"}))).endswith("6\n3")
    assert text(template.fill(letter({"v": "9", "w": "3"}))).endswith("9\n3")


def test_the_general_letter_says_that_it_has_no_unit() -> None:
    (found,) = refused(word(p("{{ unit.name }}")), letter(unit=None))
    assert "the general letter is addressed to no single unit" in found.message
    assert (
        look(fill(word(p("{% if unit %}{{ unit.name }}{% else %}chung{% endif %}")), letter(unit=None)))[1] == "chung"
    )
    assert LETTER.unit is not None
