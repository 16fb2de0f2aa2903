"""A template from outside has no way out: every known payload is refused, wherever it stands, and does nothing."""

from pathlib import Path
from typing import Any

import pytest

from tests.docx.word import findings, note, p, refused, word

RUN = "open('CANARY', 'w').write('x')"
CODE = "__import__('os').system('echo > CANARY')"
PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.popen('echo > CANARY').read() }}",
    "{{ joiner.__init__.__globals__['os'].popen('echo > CANARY').read() }}",
    "{{ namespace.__init__.__globals__.os.system('echo > CANARY') }}",
    "{{ self.__init__.__globals__.__builtins__." + RUN + " }}",
    "{{ self._TemplateReference__context.cycler.__init__.__globals__.os.popen('echo > CANARY').read() }}",
    "{{ lipsum.__globals__['os'].popen('echo > CANARY').read() }}",
    "{{ lipsum.__globals__.__builtins__." + RUN + " }}",
    "{{ config.__class__.__init__.__globals__['os'].popen('echo > CANARY').read() }}",
    "{{ request.application.__globals__.__builtins__." + RUN + " }}",
    "{{ url_for.__globals__.os.popen('echo > CANARY').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__.__base__.__subclasses__()[100]('echo > CANARY', shell=True) }}",
    "{{ ''['__class__']['__mro__'][1]['__subclasses__']() }}",
    "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ()|attr('\\x5f\\x5fclass\\x5f\\x5f')|attr('\\x5f\\x5fbase\\x5f\\x5f') }}",
    "{{ [].__class__.__base__ }}",
    "{{ {}.__class__.__bases__[0] }}",
    "{{ letter.__class__.__init__.__globals__ }}",
    "{{ letter.__dataclass_fields__ }}",
    "{{ unit.name.__class__ }}",
    "{{ unit['__class__'] }}",
    "{{ range.__class__.__base__.__subclasses__() }}",
    "{{ dict.__base__.__subclasses__() }}",
    "{{ dict.mro() }}",
    "{{ namespace()._Namespace__attrs }}",
    "{{ ('{0.__class__.__init__.__globals__}').format(letter) }}",
    "{{ '%s' | format(letter.__class__) }}",
    "{{ ['__class__']|map('upper')|map(attribute='__class__')|list }}",
    "{{ letter.copies_to|map(attribute='__class__')|join }}",
    "{{ letter.copies_to|groupby('__class__') }}",
    "{{ (letter.copies_to|sum(attribute='__class__')) }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x('echo > CANARY', shell=True) }}{% endfor %}",
    "{% set x = cycler.__init__ %}{{ x.__globals__.os.system('echo > CANARY') }}",
    "{% set a = '__cla' %}{{ ''[a ~ 'ss__'] }}",
    "{% with a = ''.__class__ %}{{ a }}{% endwith %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}x{% endmacro %}{{ m.__init__.__globals__.os.system('echo > CANARY') }}",
    "{% macro m() %}x{% endmacro %}{{ m._func.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os.system('echo > CANARY') }}",
    "{% from 'os' import system %}{{ system('echo > CANARY') }}",
    "{% extends '/etc/passwd' %}",
    "{% do " + RUN + " %}",
    "{% debug %}",
    "{{ " + CODE + " }}",
    "{{ " + RUN + " }}",
    '{{ eval("' + CODE + '") }}',
    "{{ (fields.x|string).__class__.__mro__ }}",
    "{% if ''.__class__.__mro__ %}x{% endif %}",
    "{{ loop.__init__.__globals__ }}",
    "{% for c in letter.copies_to %}{{ loop.__class__ }}{{ loop._iterator }}{% endfor %}",
]
PLACES = ["body", "header", "first_header", "footer", "footnotes", "endnotes", "title"]


def template(payload: str, place: str, canary: Path) -> bytes:
    tag = payload.replace("CANARY", canary.as_posix())
    if place == "title":
        return word(title=tag)
    part: dict[str, Any] = {place: note(tag, place[:-1]) if place.endswith("notes") else p(tag)}
    return word(p(tag)) if place == "body" else word(**part)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_refused_and_does_nothing(payload: str, place: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    found = refused(template(payload, place, canary))
    assert found
    assert {one.code[:2] for one in found} == {"TP"}
    assert list(tmp_path.iterdir()) == []


WORDS_ONLY = ("attribute=", "groupby(", "|attr(", "'__cla'", "\\x5f", "{0.")
"""Where the inside is named by a text, the template is refused when it is filled."""


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if "__" in one and not any(w in one for w in WORDS_ONLY)])
def test_an_inside_of_python_is_told_before_anything_is_filled_even_under_a_false_condition(payload: str) -> None:
    assert findings(word(p("{% if fields.no %}" + payload + "{% endif %}")))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'a'.center(3000000000) }}",
        "{{ 'a'.ljust(3000000000) }}",
        "{{ 'a'.zfill(3000000000) }}",
        "{{ 'a\\t'.expandtabs(3000000000) }}",
        "{{ fields.x|center(3000000000) }}",
        "{{ fields.x|indent(3000000000) }}",
        "{{ lipsum(n=100000) }}",
        "{{ fields.x|pprint }}",
        "{{ fields.x|wordwrap(1) }}",
        "{{ range(1000000000)|list }}",
        "{{ '%3000000000d'|format(1) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_what_makes_text_without_bound_is_refused(tag: str) -> None:
    assert refused(word(p(tag)))
