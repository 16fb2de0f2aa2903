"""Whatever a hand or a disk did to the files: no traceback, and nothing written after a refusal."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.workflow.small_office import LETTER_FILE, SmallOffice, picture, template

FILES = ("congvan.yaml", LETTER_FILE, "recipients.yaml")
TOKENS = [
    *("{{ unit.name }}", "{{ fields.x }}", "{{", "}}", "{% if %}", "{{ unit['a'] }}", "{# a #}"),
    *("\t", "\n", "\r\n", "\u2028", "\ufeff", "\0", "\x1b", "\u202e", "\udcff", "\U0001f600", "e\u0301"),
    *(": ", "- ", "? ", "| ", "> ", "&a ", "*a ", "!!python/object:x ", "<<: ", "#", "'", '"', "[", "]", "{", "}", ","),
    *("~", "null", "true", "0x1F", "12:30", "1e999", "2026-02-30", "9" * 400, "x" * 400, "../../x", "/", "CON"),
    *("thpt", "phong-gd", "ngo-quyen", "general", "chung", "only: x", "except: thpt", "items: []", "fields: {a: b}"),
    *(
        "out: x",
        "template: y.docx",
        "name_pattern: '{name}'",
        "number: 5",
        "date: 11/8/2022",
        "signer: gd",
        "units: []",
    ),
]
Change = Callable[[str], str]


def _cut(at: float) -> Change:
    return lambda text: text[: int(at * len(text))]


def _insert(at: float, token: str) -> Change:
    return lambda text: text[: int(at * len(text))] + token + text[int(at * len(text)) :]


def _replace_line(at: float, token: str) -> Change:
    def change(text: str) -> str:
        lines = text.split("\n")
        place = int(at * len(lines))
        return "\n".join([*lines[:place], token, *lines[place + 1 :]])

    return change


def _drop_line(at: float) -> Change:
    def change(text: str) -> str:
        lines = text.split("\n")
        del lines[int(at * len(lines))]
        return "\n".join(lines)

    return change


def _move_line(at: float, to: float) -> Change:
    def change(text: str) -> str:
        lines = text.split("\n")
        line = lines.pop(int(at * len(lines)))
        lines.insert(int(to * len(lines)), line)
        return "\n".join(lines)

    return change


def _value(at: float, token: str) -> Change:
    """Give another value to the key of a line."""

    def change(text: str) -> str:
        lines = text.split("\n")
        place = int(at * len(lines))
        key, colon, _old = lines[place].partition(":")
        lines[place] = f"{key}{colon} {token}"
        return "\n".join(lines)

    return change


_at = st.floats(0, 0.999)
_token = st.sampled_from(TOKENS) | st.text(max_size=5)
_changes = st.one_of(
    st.builds(_cut, _at),
    st.builds(_insert, _at, _token),
    st.builds(_replace_line, _at, _token),
    st.builds(_drop_line, _at),
    st.builds(_move_line, _at, _at),
    st.builds(_value, _at, _token),
)
_spoilt = st.lists(st.tuples(st.sampled_from(FILES), _changes), min_size=1, max_size=4)
_words = st.lists(
    st.sampled_from(
        [
            *(("--for", "units"), ("--for", "general"), ("--unit", "ngo-quyen"), ("--group", "thpt"), ("--force",)),
            *(("--dry-run",), ("--json",), ("--name-pattern", "{name}{id}"), ("--name-pattern", "{group}_{id}/x")),
        ]
    ),
    max_size=3,
)


def _check(office: SmallOffice, words: list[tuple[str, ...]]) -> None:
    before = _without_locks(picture(office.root))
    done = office.render(*(word for group in words for word in group))
    assert done.code in (0, 1, 2), done.err
    assert "Traceback" not in done.err
    if done.code:
        assert _without_locks(picture(office.root)) == before, "written after a refusal"
        reason = done.json["findings"] or done.json["message"] if ("--json",) in words else done.err
        assert reason
        assert not str(reason).startswith("Nothing was written"), "refused without a reason"


def _without_locks(found: dict[str, bytes | str | None]) -> dict[str, bytes | str | None]:
    """Leave out what a refused run may leave: the output folder itself with its lock."""
    return {
        name: data
        for name, data in found.items()
        if not name.endswith((".congvan", ".congvan/lock")) and not (data is None and Path(name).name in ("out", "x"))
    }


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_spoilt, _words, st.booleans())
def test_a_spoilt_office_is_refused_or_rendered_and_never_half_written(
    spoilt: list[tuple[str, Change]],
    words: list[tuple[str, ...]],
    rendered: bool,  # noqa: FBT001 - drawn
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = SmallOffice(Path(folder) / "a")
        if rendered:
            office.render()
        for name, change in spoilt:
            text = (office.root / name).read_bytes().decode(errors="surrogateescape")
            office.write(name, change(text).encode(errors="surrogatepass"))
        _check(office, words)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.lists(st.tuples(_at, st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_bytes_are_refused_or_rendered(name: str, damages: list[tuple[float, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = SmallOffice(Path(folder) / "a")
        data = bytearray((office.root / name).read_bytes())
        for at, byte in damages:
            data[int(at * len(data))] = byte
        office.write(name, bytes(data))
        _check(office, [])


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(st.tuples(_at, st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_template_is_refused_or_rendered(damages: list[tuple[float, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = SmallOffice(Path(folder) / "a")
        data = bytearray(template("{{ letter.symbol }}"))
        for at, byte in damages:
            data[int(at * len(data))] = byte
        office.write("t.docx", bytes(data))
        _check(office, [("--template", "t.docx")])
