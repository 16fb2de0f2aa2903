"""What is wrong with a template is named with its place, quoted, all of it in one run."""

import re
from typing import Any

import pytest

from congvan.errors import Finding
from tests.docx.word import box, cell, findings, p, refused, row, run, table, word

STATEMENT = "{% if fields.no %}"


def place(found: Finding) -> str:
    return found.where.place


SLIPS = {
    # what stands in the paragraph: code, a piece of the message
    "{{ letter.subjct }}": ("TP008", "there is no «letter.subjct». Did you mean «letter.subject»?"),
    "{{ leter.subject }}": ("TP008", "there is no «leter.subject». Did you mean «letter.subject»?"),
    "{{ letter['subjct'] }}": ("TP008", "Did you mean «letter.subject»?"),
    "{{ letter.subject.uper() }}": ("TP008", "there is no «letter.subject.uper»"),
    "{{ unti }}": ("TP008", "Did you mean «unit»?"),
    "{{ letter.body[0].txt }}": ("TP008", "there is no «letter.body.txt»"),
    "{{ fields[nme] }}": ("TP008", "there is no «nme»"),
    "{% if fields.no %}{{ letter.subjct }}{% endif %}": ("TP008", "there is no «letter.subjct»"),
    "{% if letter.subjct %}a{% endif %}": ("TP008", "there is no «letter.subjct»"),
    "{% if fields.no %}a{% elif letter.subjct %}b{% endif %}": ("TP008", "there is no «letter.subjct»"),
    "{% for c in letter.copies %}{{ c }}{% endfor %}": ("TP008", "Did you mean «letter.copies_to»?"),
    "{% for c in letter.body %}{{ c.txt }}{% endfor %}": ("TP008", "there is no «c.txt». Did you mean «c.text»?"),
    "{% for c in letter.body %}{{ loop.idx }}{% endfor %}": ("TP008", "Did you mean «loop.index»?"),
    "{% for c in letter.copies_to %}a{% endfor %}{{ c }}": ("TP008", "there is no «c»"),
    "{% for c in letter.copies_to %}{% set a = c %}{% endfor %}{{ a }}": ("TP008", "there is no «a»"),
    "{% macro m(a=letter.subjct) %}a{% endmacro %}": ("TP008", "there is no «letter.subjct»"),
    "{{ fields.x|uper }}": ("TP006", "there is no filter «uper». Did you mean «upper»?"),
    "{{ fields.x|safe }}": ("TP006", "there is no filter «safe»"),
    "{{ fields.x|center(3000000000) }}": ("TP006", "there is no filter «center»"),
    "{% if fields.no %}{{ fields.x|uper }}{% endif %}": ("TP006", "there is no filter «uper»"),
    "{% if fields.x is definde %}a{% endif %}": ("TP006", "there is no test «definde». Did you mean «defined»?"),
    "{% iff fields.x %}a{% endif %}": ("TP001", "there is no statement «iff». Did you mean «if»?"),
    "{% colspan 2 %}": ("TP001", "there is no statement «colspan»"),
    "{% include 'x.docx' %}": ("TP005", "the statement «include» cannot be used"),
    "{% raw %}{{ fields.x }}{% endraw %}": ("TP005", "the statement «raw» cannot be used"),
    "{% filter upper %}a{% endfilter %}": ("TP005", "the statement «filter» cannot be used"),
    "{% if fields.x %}a": ("TP002", "«{% if fields.x %}» is never closed"),
    "{% for c in letter.copies_to %}{{ c }}": ("TP002", "«{% for c in letter.copies_to %}» is never closed"),
    "{% for c in letter.copies_to %}{% if c %}{{ c }}{% endfor %}": ("TP002", "«{% if c %}» is never closed"),
    "{% endif %}": ("TP003", "closes a block that was never opened"),
    "{% for c in letter.copies_to %}{{ c }}{% endfro %}": ("TP003", "Did you mean «endfor»?"),
    "{% else %}": ("TP003", "stands outside any {% if %}"),
    "{% if fields.x %}a{% else if fields.y %}b{% endif %}": ("TP001", "nothing can follow «else»"),
    "{% if fields.x %}a{% endif fields.x %}": ("TP001", "cannot be understood"),
    "{% if fields.x = 1 %}a{% endif %}": ("TP001", "cannot be understood"),
    "{% if %}a{% endif %}": ("TP001", "cannot be understood"),
    "{{ fields.x + }}": ("TP001", "cannot be understood"),
    "{{ fields.x|upper( }}": ("TP001", "cannot be understood"),
    "{{ \u201cx\u00bb }}": ("TP001", "cannot be understood"),
    "{{ }}": ("TP001", "«{{ }}» is empty"),
    "{% %}": ("TP001", "«{% %}» is empty"),
    "{{ fields.x\u200b }}": ("TP007", "the invisible character U+200B"),
    "{{ \ufefffields.x }}": ("TP007", "the invisible character U+FEFF"),
    "{{ \u2066fields.x }}": ("TP007", "the invisible character U+2066"),
    "{% if fields\u00ad.x %}a{% endif %}": ("TP007", "the invisible character U+00AD"),
    "{{ don-vi }}": ("TP008", "a name cannot have a hyphen or a space"),
    "{{ ten don vi }}": ("TP008", "a name cannot have a hyphen or a space"),
    "{{ unit.don-vi }}": ("TP008", "a name cannot have a hyphen or a space"),
    "{ { fields.x } }": ("TP010", "«{ {» looks like a part of a tag"),
    "{ % if fields.x % }": ("TP010", "«{ %» looks like a part of a tag"),
    "{\u200b{ fields.x }}": ("TP010", "«}}» looks like a part of a tag"),
    "{{ fields.x }": ("TP010", "«{{» looks like a part of a tag"),
    "{{ fields.x": ("TP010", "«{{» looks like a part of a tag"),
    "fields.x }}": ("TP010", "«}}» looks like a part of a tag"),
    "{% if fields.x }": ("TP010", "«{%» looks like a part of a tag"),
    "{# ghi chú": ("TP010", "«{#» looks like a part of a tag"),
}


@pytest.mark.parametrize(("slip", "told"), SLIPS.items(), ids=SLIPS.keys())
def test_a_slip_is_told_once_with_its_paragraph(slip: str, told: tuple[str, str]) -> None:
    (found,) = findings(word("a", p(f"Căn cứ {slip}"), "b"))
    code, message = told
    assert found.code == code
    assert message in found.message
    assert found.fix
    quoted = " ".join(f"Căn cứ {slip}".split())
    for hidden in re.findall("[\u00ad\u200b\u2066\ufeff]", quoted):
        quoted = quoted.replace(hidden, f"[U+{ord(hidden):04X}]")
    assert place(found).startswith(f"paragraph 3, «{quoted[:50]}")


@pytest.mark.parametrize("slip", ["{{ letter.subjct }}", "{{ fields.x", "{% if fields.x %}"])
def test_a_slip_in_a_table_is_named_by_row_and_cell(slip: str) -> None:
    inner = table(row("a"), row("b", cell("c", p(slip))))
    data = word(table(row("a")), "x", table(row("a", "b"), row("a", cell(inner, p(""))), row("c", p(slip))))
    assert [place(one) for one in findings(data)] == [
        f"table 2, row 2, cell 2, «{slip}»",
        f"table 2, row 3, cell 2, «{slip}»",
    ]


def test_the_slips_of_every_part_are_told_in_one_run_with_the_parts_name() -> None:
    slip = p("{{ unit.nam }}")
    notes: dict[str, Any] = {
        kind: f'<w:{kind[:-1]} w:id="2">{slip}</w:{kind[:-1]}>' for kind in ("footnotes", "endnotes")
    }
    found = findings(word(slip, title="{{ unit.nam }}", header=slip, footer=slip, **notes))
    assert sorted(place(one) for one in found) == sorted(
        [
            "paragraph 2, «{{ unit.nam }}»",
            "header, paragraph 1, «{{ unit.nam }}»",
            "footer, paragraph 1, «{{ unit.nam }}»",
            "footnotes, paragraph 1, «{{ unit.nam }}»",
            "endnotes, paragraph 1, «{{ unit.nam }}»",
            "properties",
        ]
    )
    assert {one.code for one in found} == {"TP008"}


def test_ten_faults_of_ten_kinds_are_ten_findings_at_their_places() -> None:
    data = word(
        p("{{ letter.subjct }}"),
        p("{{ fields.x|uper }}"),
        p("{% if fields.x = 1 %}a{% endif %}"),
        p("Căn cứ {%p if fields.x %}"),
        p("{%p endif %}"),
        p("{% endfor %}"),
        table(row("a", "{{ fields.x\u200b }}"), row("{ { fields.y } }", "{% if fields.x %}")),
        p("{{ unit.__class__ }}"),
        p("{{ don-vi }}"),
    )
    assert [(one.code, place(one)) for one in findings(data)] == [
        ("TP008", "paragraph 2, «{{ letter.subjct }}»"),
        ("TP006", "paragraph 3, «{{ fields.x|uper }}»"),
        ("TP001", "paragraph 4, «{% if fields.x = 1 %}a{% endif %}»"),
        ("TP009", "paragraph 5, «Căn cứ {%p if fields.x %}»"),
        ("TP003", "paragraph 7, «{% endfor %}»"),
        ("TP007", "table 1, row 1, cell 2, «{{ fields.x[U+200B] }}»"),
        ("TP010", "table 1, row 2, cell 1, «{ { fields.y } }»"),
        ("TP002", "table 1, row 2, cell 2, «{% if fields.x %}»"),
        ("TP005", "paragraph 8, «{{ unit.__class__ }}»"),
        ("TP008", "paragraph 9, «{{ don-vi }}»"),
    ]


def test_a_slip_in_a_text_box_is_told_once_though_word_keeps_the_box_twice() -> None:
    (found,) = findings(word(p(run("a"), box(p("{{ unit.nam }}")))))
    assert place(found) == "paragraph 3, «{{ unit.nam }}»"


ELSEWHERE = {
    "begins in a cell, ends outside": [table(row("{% if fields.x %}a")), p("{% endif %}")],
    "begins outside, ends in a cell": [p("{% if fields.x %}a"), table(row("{% endif %}"))],
    "begins with its paragraph, ends in one": [p("{%p if fields.x %}"), p("a"), p("b{% endif %}")],
    "begins with its row, ends with a paragraph": [
        table(row("{%tr if fields.x %}"), row(cell("{%p endif %}", "a")), row("b"))
    ],
    "goes on in a cell": [p("{% if fields.x %}a"), table(row("b{% else %}c")), p("{% endif %}")],
    "begins in a link": [p(f'<w:hyperlink w:anchor="x">{run("{% if fields.x %}a")}</w:hyperlink>', "{% endif %}")],
}


@pytest.mark.parametrize("body", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_block_ends_where_it_begins(body: list[str]) -> None:
    found = findings(word(*body))
    assert {one.code for one in found} == {"TP004"}
    assert all("ends elsewhere than" in one.message for one in found)


EMPTIED = {
    "a cell": (
        table(row("a", "b"), row("c", cell(p("{%p if fields.no %}"), p("d"), p("{%p endif %}")))),
        "table 1, row 2, cell 2",
    ),
    "the end of a cell": (
        table(row(cell(table(row("a")), p("{%p if fields.no %}"), p("d"), p("{%p endif %}")))),
        "table 1, row 1, cell 1",
    ),
    "a row": (table(row("a"), row("{%tc if fields.no %}", "b", "{%tc endif %}")), "table 1, row 2, cell 1"),
    "a table": (table(row("{%tr if fields.no %}"), row("b"), row("{%tr endif %}")), ""),
    "a text box": (p(box(p("{%p if fields.no %}"), p("b"), p("{%p endif %}"))), ""),
}


@pytest.mark.parametrize(("body", "where"), EMPTIED.values(), ids=EMPTIED.keys())
def test_what_a_condition_empties_is_a_finding_and_no_broken_file(body: str, where: str) -> None:
    found = refused(word(body))
    assert {(one.code, place(one)) for one in found} == {("TP014", where)}
    assert all("which Word refuses" in one.message for one in found)


STOPS = {
    "{{ fields.hạn }}": "has no attribute 'hạn'",
    "{{ 1 / 0 }}": "division by zero",
    "{{ 1 // (letter.copies_to|length - 3) }}": "zero",
    "{{ fields.x + 1 }}": "can only concatenate str",
    "{{ 1 + fields.x }}": "unsupported operand",
    "{{ fields.x() }}": "not callable",
    "{{ letter.copies_to[9] }}": "has no element 9",
    "{% for a, b in letter.copies_to %}{{ a }}{% endfor %}": "too many values",
    "{{ range(10000000000)|list }}": "Range too big",
    "{{ fields.x|int // 0 }}": "zero",
    "{{ letter.tasks[0] }}": "no text: Line",
}


@pytest.mark.parametrize(("tag", "reason"), STOPS.items(), ids=STOPS.keys())
def test_a_tag_that_stops_while_it_is_filled_is_named_with_its_paragraph(tag: str, reason: str) -> None:
    (found,) = refused(word("a", p("b"), p(tag), p("{{ fields.y }}")))
    assert (found.code, place(found)) == ("TP013", f"paragraph 4, «{tag}»")
    assert reason in found.message


def test_every_stretch_that_stops_is_named() -> None:
    data = word(
        p("{{ fields.a }}"),
        p("{% if fields.yes %}x{% endif %}"),
        p("{{ letter.copies_to[9] }}"),
        header=p("{{ fields.b }}"),
    )
    assert [place(one) for one in refused(data)] == [
        "header, paragraph 1, «{{ fields.b }}»",
        "paragraph 2, «{{ fields.a }}»",
        "paragraph 4, «{{ letter.copies_to[9] }}»",
    ]


def test_a_template_without_tags_is_refused() -> None:
    (found,) = findings(word(p("Kính gửi: các trường"), addressed=False))
    assert (found.code, found.where.file, place(found)) == ("TP011", "templates/thu.docx", "")


@pytest.mark.parametrize(
    "element",
    [
        '<w:r><w:instrText xml:space="preserve"> QUOTE "{{ unit.name }}" </w:instrText></w:r>',
        '<w:bookmarkStart w:id="1" w:name="{{ unit.name }}"/>',
        '<w:r><w:sym w:char="{% if x %}"/></w:r>',
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            "<m:r><m:t>{{ x }}</m:t></m:r></m:oMath>"
        ),
        "<!-- {{ unit.name }} -->",
    ],
    ids=["field code", "bookmark", "property", "formula", "remark"],
)
def test_a_tag_where_no_text_is_printed_is_told(element: str) -> None:
    found = findings(word(f"<w:p>{element}</w:p>"))
    assert "TP012" in {one.code for one in found}


def test_the_place_is_right_whatever_line_breaks_the_files_xml_has() -> None:
    slip = p("{{ fields.a }}").replace("<w:r>", "\n\n<w:r>\n").replace("{{ fields", "{{\nfields")
    data = word("\n".join(["<w:p/>", p("a"), p("{{ fields.x }}"), "", slip, "", p("{{ fields.y }}"), p("b"), p("c")]))
    (found,) = refused(data)
    assert (found.code, place(found)) == ("TP013", "paragraph 5, «{{ fields.a }}»")


@pytest.mark.parametrize("title", ["{{ unit.name", "Thư { { unit.name } }", "{% if fields.x }"])
def test_a_part_of_a_tag_in_the_title_is_told(title: str) -> None:
    assert [(one.code, place(one)) for one in findings(word(title=title))][:1] == [("TP010", "properties")]
