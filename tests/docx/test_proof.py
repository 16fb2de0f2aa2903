"""What is filled is proved before it is kept: whole, without holes, addressed to its unit. All is broken here."""

from dataclasses import replace

import pytest

from congvan.errors import Refused
from congvan.letter import Letter
from tests.docx.word import LETTER, UNIT, box, compiled, fill, letter, look, p, refused, row, run, table, tree, word

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
DATE = "{{ office.place }}, ngày {{ letter.day }} tháng {{ letter.month }} năm {{ letter.year }}"
NUMBER = "Số: {{ letter.number }}/{{ letter.symbol }}"


def codes(data: bytes, one: Letter = LETTER) -> list[str]:
    return [found.code for found in refused(data, one)]


def named(name: str, **parts: object) -> Letter:
    """Return the letter of a unit of that name."""
    line = f"Hiệu trưởng {name}"
    return replace(letter(), unit=replace(UNIT, name=name), addressees=(line,), **parts)  # type: ignore[arg-type]


# markup of the template's own, that reaches the page through a value
WILD = "{% set a %}@{% endset %}{{ a.translate({64: fields.wild}) }}"


def test_a_value_with_markup_of_its_own_is_parsed_in_every_letter() -> None:
    template = compiled(word(p(WILD), p("{{ fields.x }}")))
    good = letter({"wild": '</w:t><w:br/><w:t xml:space="preserve">'})
    assert look(template.fill(good))[1] == "\n"
    assert look(template.fill(letter({"wild": "x"})))[1] == "x"
    for value in ("<w:br>", "</w:t>", "&nbsp;", "&", "<", "]]>"):
        for _again in range(2):
            with pytest.raises(Refused) as refusal:
                template.fill(letter({"wild": value}))
            assert [found.code for found in refusal.value.findings] == ["TP014"]
        assert look(template.fill(good))[1] == "\n"


def test_markup_that_is_well_formed_and_empties_a_cell_is_refused_though_the_letters_before_were_good() -> None:
    template = compiled(word(table(row("{% set a %}@{% endset %}{{ a.translate({64: fields.wild}) }}"))))
    end, begin = "</w:t></w:r></w:p>", '<w:p><w:r><w:t xml:space="preserve">'
    assert look(template.fill(letter({"wild": end + begin})))[1] == [[["", ""]]]
    with pytest.raises(Refused):
        template.fill(letter({"wild": f"{end}<w:tbl><w:tr><w:tc></w:tc></w:tr></w:tbl>{begin}"}))


def test_a_paragraph_that_a_condition_drops_for_one_unit_only_is_found_in_that_letter_only() -> None:
    data = word(table(row("{%p if unit.id == 'a' %}").replace("</w:tc>", p("x") + p("{%p endif %}") + "</w:tc>")))
    template = compiled(data)
    good, bad = replace(letter(), unit=replace(UNIT, id="a")), replace(letter(), unit=replace(UNIT, id="b"))
    for one in (good, bad, good, bad):
        if one is good:
            assert look(template.fill(one))[1] == [[["x"]]]
            continue
        with pytest.raises(Refused) as refusal:
            template.fill(one)
        assert [(f.code, f.where.place) for f in refusal.value.findings] == [("TP014", "table 1, row 1, cell 1")]


@pytest.mark.parametrize(
    "name",
    [
        "Trường THPT A & B",
        "Trường &amp; &#34; &lt;",
        "Trường <THPT> “A”",
        "Trường \"A\" 'B'",
        "Trường  A",
        "TRƯỜNG THPT Đ",
        "Trường THPT 1.5",
        "A",
    ],
)
def test_a_unit_of_any_name_is_addressed(name: str) -> None:
    one = named(name)
    assert look(fill(word(p("x")), one))[0] == f"Kính gửi: Hiệu trưởng {name}"
    two_lines = word(p("Kính gửi:"), p("- {{ letter.addressees[0] }};"), p("x"), addressed=False)
    assert look(fill(two_lines, one))[1] == f"- Hiệu trưởng {name};"


GREETINGS = {
    "one line": [p("Kính gửi: {{ letter.addressees[0] }}.")],
    "split over runs": [p("Kính ", "gửi", ": {{ letter.addressees[0] }}")],
    "in capitals": [p("KÍNH GỬI: {{ letter.addressees[0]|upper }}")],
    "with no-break spaces": [p("Kính\u00a0gửi:\u00a0{{ letter.addressees[0] }}")],
    "with accents written apart": [p("Ki\u0301nh gu\u031b\u0309i: {{ letter.addressees[0] }}")],
    "title and name in two tags": [p("Kính gửi: {{ unit.title }} ", run("{{ unit.name }}", "<w:b/>"))],
    "after a tab": [p("Kính gửi:", "<w:r><w:tab/></w:r>", "{{ letter.addressees[0] }}")],
    "with a remark behind": [p("Kính gửi: {{ letter.addressees[0] }} (để thực hiện)")],
    "in a table": [table(row("Kính gửi:", "- {{ letter.addressees[0] }}"))],
    "in a loop": [p("Kính gửi:"), p("{%p for a in letter.addressees %}"), p("- {{ a }};"), p("{%p endfor %}")],
    "in a text box": [p(run(""), box(p("Kính gửi: {{ letter.addressees[0] }}")))],
}


@pytest.mark.parametrize("body", GREETINGS.values(), ids=GREETINGS.keys())
def test_a_letter_may_be_addressed_in_many_ways(body: list[str]) -> None:
    assert fill(word(*body, p("Căn cứ."), addressed=False))


MISSED = {
    "another unit": [p("Kính gửi: Hiệu trưởng Trường THPT B"), p("{{ fields.x }}")],
    "a longer name": [p("Kính gửi: Hiệu trưởng Trường THPT An Dương"), p("{{ fields.x }}")],
    "a name that goes on": [p("Kính gửi: Hiệu trưởng Trường THPT A Sào"), p("{{ fields.x }}")],
    "nobody": [p("Kính gửi:"), p("{{ fields.x }}")],
    "no label": [p("{{ letter.addressees[0] }}")],
    "the name above the label": [p("{{ letter.addressees[0] }}"), p("Kính gửi:")],
    "the name before the label": [p("{{ letter.addressees[0] }} - Kính gửi:"), p("a")],
    "the name in the text only": [
        p("Kính gửi: Hiệu trưởng Trường THPT B"), p("a"), p("b"), p("c"), p("d {{ letter.addressees[0] }}")
    ],
    "the unit without its title": [p("Kính gửi: {{ unit.name }}")],
    "only the first of two": [p("Kính gửi: {{ letter.addressees[0] }}")],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "body"), MISSED.items(), ids=MISSED.keys())
def test_a_letter_that_is_not_addressed_to_its_unit_is_refused(kind: str, body: list[str]) -> None:
    one = letter(addressees=(*LETTER.addressees, "Phòng GD&ĐT quận B")) if "two" in kind else LETTER
    (found,) = refused(word(*body, addressed=False), one)
    assert found.code == "TP016"
    assert f"«{one.addressees[-1]}»" in found.message


def test_a_letter_is_refused_though_the_one_before_was_addressed_rightly() -> None:
    template = compiled(word(p("Kính gửi: Hiệu trưởng Trường THPT A"), p("{{ fields.x }}"), addressed=False))
    assert template.fill(LETTER)
    with pytest.raises(Refused):
        template.fill(named("Trường THPT B"))


HOLES = {
    "Số: {{ fields.none|default('') }}/{{ letter.symbol }}": "Số",
    "Số:\u00a0{{ fields.none|default(' ') }}/{{ letter.symbol }}": "Số",
    "Số: ……/{{ letter.symbol }}": "Số",
    "{{ office.place }}, ngày {{ fields.none|default('') }} tháng {{ letter.month }} năm 2022": "ngày, tháng, năm",
    "{{ office.place }}, ngày {{ letter.day }} tháng   năm 2022": "ngày, tháng, năm",
    "{{ office.place }}, ngày {{ letter.day }} tháng {{ letter.month }} năm": "ngày, tháng, năm",
    "{{ office.place }}, ngày … tháng … năm {{ letter.year }}": "ngày, tháng, năm",
    "ngày tháng năm {{ letter.year }}": "ngày, tháng, năm",
}


@pytest.mark.parametrize(("line", "what"), HOLES.items(), ids=HOLES.keys())
def test_a_hole_is_refused_in_a_numbered_letter_and_left_in_a_draft(line: str, what: str) -> None:
    data = word(p(HEAD), p(line))
    (found,) = refused(data)
    assert (found.code, f"has no {what}," in found.message) == ("TP015", True)
    assert fill(data, letter(number=""))
    assert fill(data, letter(day=""))


def test_the_number_of_a_draft_is_a_hole_that_may_be() -> None:
    data = word(p(HEAD), p(NUMBER), p(DATE))
    assert look(fill(data, letter(number="", day="", month="")))[2:] == [
        "Số: /SGDĐT-VP",
        "Hải Phòng, ngày  tháng  năm 2022",
    ]
    assert look(fill(data))[2:] == ["Số: 05/SGDĐT-VP", "Hải Phòng, ngày 11 tháng 8 năm 2022"]


def test_a_hole_is_refused_though_a_draft_of_the_same_shape_was_let_through() -> None:
    template = compiled(word(p("Số: {{ fields.no }}/{{ letter.symbol }}")))
    assert template.fill(letter(number=""))
    with pytest.raises(Refused):
        template.fill(letter())


def test_a_blank_value_is_found_though_the_letters_before_had_it() -> None:
    template = compiled(word(p("Số: {{ fields.number }}/{{ letter.symbol }}")))
    for value in ("05", "06"):
        assert template.fill(letter({"number": value}))
    for value in ("", " ", "\u00a0"):
        with pytest.raises(Refused):
            template.fill(letter({"number": value}))
    assert template.fill(letter({"number": "07"}))


@pytest.mark.parametrize(
    "line",
    [
        "hoàn thành nhiệm vụ 6 tháng cuối năm",
        "các tháng năm 2022 và ngày tháng cụ thể",
        "Báo cáo trước ngày cuối tháng, năm",
        "trong tháng năm tới",
        "Phụ lục số: a/b",
    ],
)
def test_the_words_of_the_body_are_no_holes(line: str) -> None:
    assert look(fill(word(p(HEAD), p(NUMBER), p(line))))[3] == line


def test_all_faults_of_a_letter_are_told_together() -> None:
    broken = table(row("{%p if fields.no %}").replace("</w:tc>", p("x") + p("{%p endif %}") + "</w:tc>"))
    data = word(p("Số: /{{ letter.symbol }}"), broken, header=p("{{ fields.none }}"))
    assert sorted(codes(data)) == ["TP013", "TP014", "TP015"]


def test_every_filled_part_can_be_parsed() -> None:
    filled = fill(word(p("{{ fields.x }}"), header=p("{{ fields.x }}"), title="{{ fields.x }}"), letter({"x": "<&>"}))
    for name in ("word/document.xml", "word/header1.xml", "docProps/core.xml"):
        assert tree(filled, name) is not None
