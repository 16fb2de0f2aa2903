"""The dialect of docxtpl: the same template, filled by docxtpl and by congvan, reads the same."""

import pytest

from tests.docx.word import (
    LETTER,
    W,
    box,
    cell,
    fill,
    findings,
    letter,
    look,
    note,
    oracle,
    p,
    row,
    run,
    table,
    text,
    tree,
    word,
    words,
)  # fmt: skip

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
COPIES = "for c in letter.copies_to"
ALIKE = {
    "a value": [p("A {{ fields.x }} B {{fields.y}} C")],
    "a value in brackets": [p("{{ fields['x'] }}")],
    "if, elif, else": [
        p("{% if fields.yes %}a{% elif fields.x %}b{% else %}c{% endif %}"),
        p("{% if fields.no %}a{% elif fields.x %}b{% else %}c{% endif %}"),
        p("{% if fields.no %}a{% elif fields.no %}b{% else %}c{% endif %}"),
    ],
    "for": [p(f"{{% {COPIES} %}}{{{{ loop.index }}}}. {{{{ c }}}}; {{% endfor %}}")],
    "for with else": [p("{% for c in letter.attachments %}x{% else %}không có{% endfor %}")],
    "for with a condition": [p(f"{{% {COPIES} if c != 'Website' %}}{{{{ c }}}} {{% endfor %}}")],
    "if in for in if": [
        p(
            f"{{% if fields.yes %}}{{% {COPIES} %}}{{% if loop.last %}}và {{% endif %}}{{{{ c }}}} "
            "{% endfor %}{% endif %}"
        )
    ],
    "a paragraph with a condition": [
        p("a"),
        p("{%p if fields.yes %}"),
        p("b"),
        p("{%p elif fields.x %}"),
        p("c"),
        p("{%p else %}"),
        p("d"),
        p("{%p endif %}"),
        p("e"),
    ],
    "paragraphs left out": [p("a"), p("{%p if fields.no %}"), p("b"), table(row("c")), p("{%p endif %}"), p("e")],
    "paragraphs repeated": [p(f"{{%p {COPIES} %}}"), p("- {{ c }}"), p("(hết)"), p("{%p endfor %}"), p("z")],
    "paragraphs repeated in a cell": [table(row(cell(f"{{%p {COPIES} %}}", "{{ c }}", "{%p endfor %}", "z"), "b"))],
    "rows repeated": [
        table(
            row("a", "b"), row(f"{{%tr {COPIES} %}}", ""), row("{{ loop.index }}", "{{ c }}"), row("{%tr endfor %}", "")
        )
    ],
    "rows with a condition": [
        table(row("{%tr if fields.no %}"), row("a"), row("{%tr else %}"), row("b"), row("{%tr endif %}"), row("c"))
    ],
    "rows of a table in a cell": [
        table(row(cell(table(row(f"{{%tr {COPIES} %}}"), row("{{ c }}"), row("{%tr endfor %}")), p("e")), "b"))
    ],
    "rows repeated, each with a table whose rows are repeated": [
        table(
            row(f"{{%tr {COPIES} %}}"),
            row(
                cell(
                    p("{{ c }}"),
                    table(row("{%tr for t in letter.tasks %}"), row("{{ t.text }}"), row("{%tr endfor %}")),
                    p(""),
                )
            ),
            row("{%tr endfor %}"),
        )
    ],
    "cells repeated": [table(row("a", f"{{%tc {COPIES} %}}", "{{ c }}", "{%tc endfor %}", "z"), columns=5)],
    "cells with a condition": [
        table(row("a", "{%tc if fields.no %}", "b", "{%tc else %}", "c", "{%tc endif %}"), columns=2)
    ],
    "runs with a condition": [
        p(
            run("a "),
            run("{%r if fields.yes %}", "<w:b/>"),
            run("b", "<w:b/>"),
            run("{%r else %}"),
            run("c"),
            run("{%r endif %}"),
            run(" d"),
        )
    ],
    "runs repeated": [p(run(f"{{%r {COPIES} %}}"), run("{{ c }} ", "<w:i/>"), run("{%r endfor %}"), run("z"))],
    "comments": [
        p("a{# chú thích #}b"),
        p("{#p cả đoạn #}"),
        p("c"),
        table(row("{#tr cả hàng #}"), row("{#tc cả ô #}", "k")),
    ],
    "a paragraph joined to the one before and after": [
        p("a", style="left"),
        p("{%- if fields.yes -%}"),
        p("b", style="center"),
        p("{%- endif -%}"),
        p("c", style="right"),
        p("d"),
    ],
    "the end of a paragraph joined to the next one": [
        p("a {% if fields.yes -%}", style="left"),
        p("b", style="center"),
        p("{%- endif %} z", style="right"),
        p("d"),
    ],
    "joined paragraphs left out": [
        p("a {% if fields.no -%}", style="left"),
        p("b"),
        p("{%- else -%}"),
        p("n"),
        p("{%- endif %} z", style="right"),
        p("d"),
    ],
    "three paragraphs joined one to the next": [
        p("a {% if fields.yes -%}", style="left"),
        p("b{% endif -%}", style="center"),
        p("c", style="right"),
        p("d"),
    ],
    "a name set for this unit and used far below": [
        p("{%p if unit.name == 'Trường THPT A' %}"),
        p("{% set a = 'A' %}"),
        p("{%p endif %}"),
        p("{{ letter.symbol }}"),
        p("{{ a }}"),
    ],
    "printed braces": [p("{_{ x }_} {_% if y %_} {{ fields.x }}")],
    "several tags in one run": [
        p("{{ fields.x }}{{ fields.y }} {% if fields.yes %}{{ fields.x }}{% endif %}{{ fields.y }}")
    ],
    "a block over runs that look different": [
        p(run("{% if fields.yes %}a ", "<w:b/>"), run("b ", "<w:i/>"), run("c{% endif %} d", "<w:u/>")),
        p(run("{% if fields.no %}a ", "<w:b/>"), run("b ", "<w:i/>"), run("c{% endif %} d", "<w:u/>")),
    ],
    "a block over paragraphs": [
        p("{% if fields.yes %}a"),
        p("b"),
        p("c{% endif %}"),
        p("{% if fields.no %}a"),
        p("b"),
        p("c{% endif %}d"),
    ],
    "a text box": [
        p(run("a"), box(p("{{ fields.x }}"), p("{%p if fields.yes %}"), p("b"), p("{%p endif %}")), run("c"))
    ],
    "a text box in a loop around it": [p(run(f"{{% {COPIES} %}}"), box(p("{{ c }}")), run("{% endfor %}"))],
    "a content control around paragraphs": [
        (
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p('{{ fields.x }}')}{p('{%p if fields.no %}')}{p('a')}{p('{%p endif %}')}"
            "</w:sdtContent></w:sdt>"
        )
    ],
    "a content control in a paragraph": [
        p(f"<w:sdt><w:sdtContent>{run('{{ fields.x }}')}</w:sdtContent></w:sdt>", "b")
    ],
    "the text of a link": [p(f'<w:hyperlink w:anchor="x">{run("{{ fields.")}{run("x }}")}</w:hyperlink>')],
    "a name set once": [p("{% set a = fields.x %}a"), p("{{ a }}")],
    "a name set under a condition": [
        p("{%p if fields.yes %}"),
        p("{% set a = 'A' %}"),
        p("{%p endif %}"),
        p("{{ a }}"),
    ],
    "a name set in either branch": [
        p("{% if fields.no %}{% set a = 'A' %}{% else %}{% set a = 'B' %}{% endif %}{{ a }}")
    ],
    "a text set as a block": [p("{% set a %}[{{ fields.x }}]{% endset %}{{ a }}{{ a }}")],
    "a count kept in a namespace": [
        p(
            f"{{% set ns = namespace(n=0) %}}{{% {COPIES} %}}{{% set ns.n = ns.n + loop.index %}}"
            "{% endfor %}{{ ns.n }}"
        )
    ],
    "with": [p("{% with a = fields.x %}{{ a }}{% endwith %}")],
    "a macro": [p("{% macro m(a, b='B') %}[{{ a }}{{ b }}]{% endmacro %}{{ m(fields.x) }}{{ m('c', 'd') }}")],
    "a macro called with a block": [
        p("{% macro m() %}[{{ caller('q') }}]{% endmacro %}{% call(a) m() %}{{ a }}{{ fields.x }}{% endcall %}")
    ],
    "filters": [
        p(
            "{{ fields.x|upper }} {{ letter.copies_to|join(', ') }} {{ letter.copies_to|length }} "
            "{{ fields.none|default('-') }}"
        ),
        p(
            "{{ letter.copies_to|first }} {{ fields.x|title|replace('M', 'N') }} {{ fields.x|e }} "
            "{{ 7 // 2 }} {{ 1.5 }}"
        ),
    ],
    "tests and operators": [
        p(
            "{% if fields.none is defined or not fields.x in ('một', 'hai') %}a{% else %}b{% endif %}"
            "{{ 'c' if fields.yes else 'd' }}"
        )
    ],
    "brackets around text on its own": [p("{ a } {b} 100 % {")],
    "a comparison written with entities": [p("{% if letter.copies_to|length > 2 and 1 < 2 %}a{% endif %}")],
}


@pytest.mark.parametrize("body", ALIKE.values(), ids=ALIKE.keys())
def test_it_reads_as_docxtpl_fills_it(body: list[str]) -> None:
    data = word(*body)
    assert look(fill(data)) == look(oracle(data))


@pytest.mark.parametrize("name", ["header1.xml", "header2.xml", "footer1.xml", "footnotes.xml"])
def test_the_parts_around_the_body_read_as_docxtpl_fills_them(name: str) -> None:
    note_text = note(f"{{% {COPIES} %}}{{{{ c }}}} {{% endfor %}}")
    inner = p("{%p if fields.no %}") + p("a") + p("{%p endif %}") + p("{{ unit.name }}")
    data = word(header=inner, first_header=inner + p("b"), footer=inner + p("c"), footnotes=note_text)
    assert look(fill(data), f"word/{name}") == look(oracle(data), f"word/{name}")


def test_the_title_reads_as_docxtpl_fills_it() -> None:
    data = word(title="{{ letter.subject_line }} & {% if fields.yes %}{{ unit.name }}{% endif %}")
    titles = [tree(one, "docProps/core.xml")[0].text for one in (fill(data), oracle(data))]
    assert titles == ["triển khai Nghị quyết & Trường THPT A"] * 2


def test_endnotes_and_word_s_copies_of_the_title_are_filled_too_which_docxtpl_does_not_do() -> None:
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    data = word(endnotes=note("{{ unit.name }}", "endnote"))
    assert text(fill(data), "word/endnotes.xml") == "Trường THPT A"
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    app = f'<Properties xmlns="{space}"><Company>{{{{ office.name }}}}</Company></Properties>'.encode()
    data = word(extra={"docProps/app.xml": app}, types=f'<Override PartName="/docProps/app.xml" ContentType="{kind}"/>')
    assert tree(fill(data), "docProps/app.xml")[0].text == LETTER.office.name


TAG = "{{ fields.x }}"
BETWEEN = {
    "nothing": "",
    "a spelling mark": '<w:proofErr w:type="spellStart"/>',
    "a bookmark": '<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>',
}


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN.keys())
@pytest.mark.parametrize("cut", range(1, len(TAG)))
def test_a_tag_split_over_runs_anywhere_reads_as_docxtpl_fills_it(cut: int, between: str) -> None:
    data = word(p(run(f"a {TAG[:cut]}", "<w:b/>"), *([between] if between else []), run(f"{TAG[cut:]} z", "<w:i/>")))
    assert look(fill(data)) == look(oracle(data)) == ["Kính gửi: Hiệu trưởng Trường THPT A", "a một z"]


@pytest.mark.parametrize("cut", range(1, len("{%p if fields.yes %}")))
def test_a_paragraph_tag_split_over_runs_anywhere_reads_as_docxtpl_fills_it(cut: int) -> None:
    tag = "{%p if fields.yes %}"
    data = word(p(run(tag[:cut]), BETWEEN["a spelling mark"], run(tag[cut:])), p("a"), p("{%p endif %}"), p("b"))
    assert look(fill(data)) == look(oracle(data)) == ["Kính gửi: Hiệu trưởng Trường THPT A", "a", "b"]


def test_a_tag_split_into_single_characters_is_filled() -> None:
    data = word(p(*(run(character) for character in f"a {TAG} z")))
    assert look(fill(data))[1] == "a một z"


@pytest.mark.parametrize(
    "space", ["\u00a0", "\u202f", "\t", "\n", "\u2003", "  "], ids=lambda one: f"U+{ord(one[0]):04X}"
)
def test_any_space_in_a_tag_is_a_space(space: str) -> None:
    assert look(fill(word(p(f"a {{{{{space}fields.x{space}|{space}upper }}}} z"))))[1] == "a MỘT z"


@pytest.mark.parametrize("mark", ["tab", "br"])
def test_a_tab_or_a_line_break_in_a_tag_is_a_space(mark: str) -> None:
    halves = ("<w:r><w:t>a {{</w:t>", "<w:t>fields.x }} z</w:t></w:r>")
    assert look(fill(word(p(f"{halves[0]}<w:{mark}/>{halves[1]}"))))[1] == "a một z"


@pytest.mark.parametrize("quotes", ["“”", "””", "„“", "‘’", "’’", "''", '""'])
def test_curly_quotes_in_a_tag_are_quotes_and_outside_stay_curly(quotes: str) -> None:
    data = word(p(f"“x” {{% if fields.x == {quotes[0]}một{quotes[1]} %}}a{{% endif %}}"))
    assert look(fill(data))[1] == "“x” a"


def test_a_name_with_accents_is_found_however_they_are_written() -> None:
    data = word(p("{{ fields.hạn }}", "{{ fields.ha\u0323n }}"))
    assert look(fill(data, letter({"hạn": "mai"})))[1] == "maimai"


def test_a_line_break_and_a_tab_in_a_value_are_words_own() -> None:
    data, one = word(p("{{ fields.v }}")), letter({"v": "một\nhai\tba\r\nbốn"})
    filled = tree(fill(data, one))
    assert words(filled[0][1]) == "một\nhai\tba\nbốn"
    assert len(list(filled[0][1].iter(f"{W}br"))) == 2
    plain = letter({"v": "một\nhai\tba"})
    assert look(fill(data, plain)) == look(oracle(data, plain))


def test_spaces_around_values_are_kept() -> None:
    data = word("<w:p><w:r><w:t>a {{ fields.v }} b</w:t></w:r></w:p>")
    filled = fill(data, letter({"v": " x\n y "}))
    assert look(filled)[1] == "a  x\n y  b"
    # Word drops the spaces at the ends of a text that does not ask to keep them
    assert [one.get(SPACE) for one in tree(filled)[0][1].iter(f"{W}t")] == ["preserve", "preserve"]


def test_unlike_docxtpl_formatting_and_text_beside_a_run_tag_are_kept() -> None:
    data = word(p(run("a {%r if fields.yes %}b{%r endif %} c", "<w:b/>")))
    paragraph = tree(fill(data))[0][1]
    assert words(paragraph) == "a b c"
    assert [len(one.findall(f"{W}rPr/{W}b")) for one in paragraph.iter(f"{W}r")] == [1, 1, 1]
    assert words(tree(fill(data, letter({"yes": ""})))[0][1]) == "a  c"


def test_unlike_docxtpl_a_rich_text_tag_prints_the_value_in_its_runs_own_look() -> None:
    paragraph = tree(fill(word(p(run("a "), run("{{r fields.x }}", "<w:b/>")))))[0][1]
    assert words(paragraph) == "a một"
    assert paragraph[-1].find(f"{W}rPr/{W}b") is not None


@pytest.mark.parametrize("tag", ["{%p if fields.yes %}", "{#p chú thích #}"])
def test_unlike_docxtpl_text_beside_a_paragraph_tag_is_told_not_lost(tag: str) -> None:
    end = [p("{%p endif %}")] if " if " in tag else []
    (found,) = findings(word(p(f"Căn cứ {tag}"), p("b"), *end))
    assert (found.code, found.where.place) == ("TP009", f"paragraph 2, «Căn cứ {tag}»")


def test_unlike_docxtpl_text_beside_a_row_tag_is_told_once() -> None:
    body = table(row(f"{{%tr {COPIES} %}}", "{{ c }}", "{%tr endfor %}"))
    assert [(one.code, one.where.place) for one in findings(word(body))] == [
        ("TP009", f"table 1, row 1, cell 1, «{{%tr {COPIES} %}}»")
    ]


def test_unlike_docxtpl_a_picture_or_section_break_beside_a_paragraph_tag_is_told_not_lost() -> None:
    section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p if fields.yes %}</w:t></w:r></w:p>"
    assert [one.code for one in findings(word(section, p("a"), p("{%p endif %}")))] == ["TP009"]


def test_unlike_docxtpl_a_join_mark_inside_a_paragraph_takes_nothing_away() -> None:
    assert look(fill(word(p("a {%- if fields.yes -%} b {%- endif -%} c"), p("d"))))[1:] == ["a  b  c", "d"]


def test_unlike_docxtpl_braces_in_values_are_never_rewritten() -> None:
    assert look(fill(word(p("{{ fields.v }}")), letter({"v": "{_{ x }_} {_% y %_}"})))[1] == "{_{ x }_} {_% y %_}"


def test_unlike_docxtpl_true_false_and_none_are_not_printed() -> None:
    for tag in ("{{ letter.is_draft }}", "{{ none }}", "{{ letter.copies_to }}", "{{ letter }}"):
        data = word(p(tag))
        with pytest.raises(Exception, match="Nothing was written"):
            fill(data)


def test_a_tag_in_the_characters_that_mark_tags_is_text() -> None:
    assert look(fill(word(p("a\ufdd00\ufdd1\ufdd07\ufdd1 {{ fields.x }}"))))[1] == "a07 một"


def test_pretty_printed_xml_is_filled_the_same() -> None:
    lines = [p("a {{ fields.x }}"), table(row("{%tr if fields.no %}"), row("b"), row("{%tr endif %}"), row("c"))]
    body = "\n  ".join(["<w:p/>", *lines, ""])
    data = word(body.replace("<w:r>", "\n<w:r>"))
    assert look(fill(data)) == look(oracle(data))
