"""Ghi danh sách nơi nhận: a list as YAML, the same text for the same list, ready to be edited by hand."""

import re
from collections.abc import Iterator

from congvan.letter import Group, Recipients, Unit

__all__ = ["write_recipients"]

# What means itself in YAML, wherever it stands; everything else goes between double quotes.
_PLAIN = re.compile(r"[^\W_](?:[^\n\r:#\t\"'“”„‘’]*[^\s:#\"'“”„‘’])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u2028": "\\L", "\u2029": "\\P"}


def write_recipients(recipients: Recipients, *, schema: str = "") -> str:
    """Return the list as the YAML that `read_recipients` reads.

    Args:
        recipients: the groups and units.
        schema: path or address of the JSON Schema, named in the first line for editors; empty = no such line.
    """
    lines = [f"# yaml-language-server: $schema={schema}", ""] if schema else []
    if recipients.groups:
        lines.append("groups: # các nhóm của phần Kính gửi")
        for group in recipients.groups:
            lines += _item(_group(group))
        lines.append("")
    lines.append("units: # các đơn vị nhận")
    for unit in recipients.units:
        lines += _item(_unit(unit))
    return "\n".join(lines) + "\n"


def _group(group: Group) -> Iterator[str]:
    yield f"id: {_scalar(group.id)}"
    yield f"line: {_scalar(group.line)}"
    if group.title:
        yield f"title: {_scalar(group.title)}"


def _unit(unit: Unit) -> Iterator[str]:
    yield f"id: {_scalar(unit.id)}"
    yield f"name: {_scalar(unit.name)}"
    yield f"group: {_scalar(unit.group)}"
    yield f"email: {_scalar(unit.email)}".rstrip()
    if unit.title:
        yield f"title: {_scalar(unit.title)}"
    if len(unit.address) == 1:
        yield f"address: {_scalar(unit.address[0])}"
    elif unit.address:
        yield "address:"
        for line in unit.address:
            yield f"  - {_scalar(line)}"
    if unit.copies != 1:
        yield f"copies: {unit.copies}"
    if unit.ways:
        yield f"ways: [{', '.join(unit.ways)}]"
    if unit.organ_id:
        yield f"organ_id: {_scalar(unit.organ_id)}"
    filled = {name: value for name, value in unit.fields.items() if value}
    if filled:
        yield "fields:"
        for name, value in filled.items():
            yield f"  {_scalar(name)}: {_scalar(value)}"


def _item(lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"  - {line}" if number == 0 else f"    {line}"


def _scalar(text: str) -> str:
    """Return the text as YAML reads it back, quoted only where it must be."""
    if _PLAIN.fullmatch(text) or not text:
        return str(text)
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'
