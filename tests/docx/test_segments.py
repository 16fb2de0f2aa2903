"""Stretches that are not rendered again never bring a value of one letter into another."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from congvan.letter import Letter, Line, Unit
from tests.docx.word import LETTER, compiled, p, row, run, table, word

TEMPLATE = word(
    p("Số: {{ letter.number }}/{{ letter.symbol }} {{ letter.subject }}"),
    p("{%p if letter.urgency %}"),
    p("{{ letter.urgency }}"),
    p("{%p endif %}"),
    p("{{ unit.name }} {{ unit.fields.quota|default('-') }}"),
    p("{{ fields.x }}{% if fields.y %} {{ fields.y }}{% endif %}{% if unit.copies > 1 %}{{ unit.copies }}{% endif %}"),
    p("{{ signer.name }} {{ signer['position'] }}"),
    p("{%p for line in letter.body %}"),
    p("{{ line.text }}{{ unit.id }}"),
    p("{%p endfor %}"),
    table(
        row("{%tr for c in letter.copies_to %}"), row("{{ c }}", "{{ loop.index }}"), row("{%tr endfor %}"), row("z")
    ),
    p("{{ unit['email'] }}"),
    p(run("{%r for a in unit.address %}"), run("{{ a }}; "), run("{%r endfor %}")),
    header=p("{{ letter.circulation }}{{ unit.group }}"),
    footer=p("{{ office.name }}"),
    title="{{ letter.subject_line }} {{ fields.x }}",
)
WORD = st.text(alphabet="aăđ &<1\n", max_size=4)
FIELDS = st.fixed_dictionaries({"x": WORD, "y": WORD})
UNITS = st.builds(
    Unit,
    id=st.sampled_from(["a", "b"]),
    name=st.sampled_from(["Trường A", "Trường B", "Trường A & B"]),
    group=st.sampled_from(["g", "h"]),
    email=st.sampled_from(["", "a@b.example"]),
    address=st.lists(st.sampled_from(["số 1", "số 2"]), max_size=2).map(tuple),
    copies=st.sampled_from([1, 2]),
    fields=st.dictionaries(st.just("quota"), WORD, max_size=1),
)
LINES = st.lists(st.builds(Line, st.sampled_from(["một", "hai"])), max_size=2).map(tuple)


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    unit = draw(UNITS)
    return replace(
        LETTER,
        unit=unit,
        addressees=(unit.name,),
        fields=draw(FIELDS),
        tasks=draw(LINES),
        copies_to=draw(st.sampled_from([("x",), ("x", "y")])),
        number=draw(st.sampled_from(["05", "06"])),
        subject=draw(st.sampled_from(["một", "một\nhai"])),
        urgency=draw(st.sampled_from(["", "KHẨN"])),
        circulation=draw(st.sampled_from(["", "XEM XONG TRẢ LẠI"])),
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(letters(), min_size=2, max_size=5))
def test_a_letter_is_the_same_whatever_letters_came_before_it(batch: list[Letter]) -> None:
    template = compiled(TEMPLATE)
    for one in [*batch, batch[0]]:
        assert template.fill(one) == compiled(TEMPLATE).fill(one)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_two_neighbours_that_differ_in_one_value_only_differ_as_they_should(data: st.DataObject) -> None:
    first = data.draw(letters())
    other = data.draw(letters())
    name = data.draw(st.sampled_from(["fields", "tasks", "copies_to", "number", "subject", "urgency", "circulation"]))
    second = replace(first, **{name: getattr(other, name)})
    template = compiled(TEMPLATE)
    assert [template.fill(one) for one in (first, second, first)] == [
        compiled(TEMPLATE).fill(one) for one in (first, second, first)
    ]
