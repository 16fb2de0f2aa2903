"""Đọc danh sách nơi nhận: YAML, CSV or XLSX, told apart by what the file is, not by its name alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from congvan.errors import Finding, Text, WrongUsage
from congvan.language import _
from congvan.letter import Group, Recipients
from congvan.source.csv_file import parse_csv
from congvan.source.ids import why_not_id
from congvan.source.kinds import wrong_kind
from congvan.source.legacy import ENCODINGS
from congvan.source.notes import At, Notes, Placed, show
from congvan.source.reading import decode_text, read_bytes
from congvan.source.shapes import GROUP, RECIPIENTS, UNIT, every_key
from congvan.source.shaping import note_empty, note_missing, note_unknown, shape_keys
from congvan.source.table import Table, group_values, unit_rows
from congvan.source.units import Row, make_recipients
from congvan.source.yaml_nodes import Items, Keys
from congvan.source.yaml_runs import Run, as_keys
from congvan.source.yaml_suspects import note_pasted
from congvan.source.yaml_text import no_collection, parse_root

__all__ = ["read_recipients"]

_YAML = frozenset({".yaml", ".yml"})
_CSV = frozenset({".csv", ".tsv", ".txt"})
_XLSX = frozenset({".xlsx", ".xlsm"})
_PACKAGE = b"PK\x03\x04"
_LOOKS_YAML = re.compile(r"^(?:groups|units):", re.MULTILINE)
_KEYS = every_key(RECIPIENTS)
_PLAIN_KEYS = frozenset({"id", "name", "group", "email", "title", "address", "copies", "ways", "organ_id"})
_RUN_KEYS = _PLAIN_KEYS | {"fields"}
_REQUIRED = frozenset(key.name for key in UNIT.keys if key.required)
_FILLED = tuple(key.name for key in UNIT.keys if key.required and not key.may_be_blank)


def read_recipients(
    path: Path, *, groups: Sequence[Group] = (), shown: str = "", encoding: str = ""
) -> tuple[Recipients | None, list[Finding]]:
    """Read a list of recipients (danh sách nơi nhận): YAML, CSV or XLSX.

    Args:
        path: the file; what it is is told by its content, its suffix only decides between YAML and CSV.
        groups: the groups to use when the list has none of its own.
        shown: the path as the user wrote it, for the findings; empty = `path`.
        encoding: convert from this legacy encoding ("tcvn3", "vni", "cp1258"), because the user asked for it.

    Returns:
        The list, or None when nothing usable could be read, and every finding of every row. With an error among the
        findings the list is incomplete.

    Raises:
        CannotRead: the file cannot be opened.
        WrongUsage: there is no such encoding.
    """
    if encoding and encoding not in ENCODINGS:
        known = ", ".join(ENCODINGS)
        raise WrongUsage(
            _("There is no encoding «%(name)s». Write one of: %(known)s.", name=show(encoding), known=known)
        )
    notes = Notes(shown or str(path))
    with no_collection():
        found = _read(path, groups, notes, encoding)
    return found, notes.sorted()


def _read(path: Path, groups: Sequence[Group], notes: Notes, encoding: str) -> Recipients | None:
    data = read_bytes(path)
    suffix = path.suffix.lower()
    if suffix in _XLSX or (suffix not in _YAML | _CSV and data.startswith(_PACKAGE)):
        from congvan.source.xlsx_file import parse_xlsx  # noqa: PLC0415 - slow to import, and most lists are YAML

        return _from_tables(*parse_xlsx(data, notes), groups, notes)
    text = decode_text(data, notes, encoding=encoding, table=True)
    if text is None:
        return None
    if suffix in _YAML or (suffix not in _CSV and _LOOKS_YAML.search(text)):
        root = parse_root(text, _KEYS, notes, long_lists=True)
        return None if root is None else _from_yaml(root, groups, notes)
    table = parse_csv(text, notes)
    for line in table.lines if not text.isascii() else ():
        for cell in line.cells.values():
            note_pasted(_("this row"), cell, At(line.number), notes)
    return _from_tables(table, None, groups, notes)


def _from_tables(units: Table | None, own: Table | None, groups: Sequence[Group], notes: Notes) -> Recipients | None:
    """Return the list of a CSV file or a workbook; the workbook's own groups go before the others."""
    if own is not None:
        groups = make_groups(group_values(own, notes), notes)
    return make_recipients(groups, unit_rows(units, notes), notes) if units is not None else None


def _from_yaml(root: Keys, groups: Sequence[Group], notes: Notes) -> Recipients | None:
    for name, value in root.items():
        if name not in ("groups", "units"):
            note_unknown(name, root.at(name), RECIPIENTS, notes)
        elif not value:
            note_empty(RECIPIENTS.keys[name == "units"], root.at(name), notes)
        elif not isinstance(value, Items):
            wrong_kind(RECIPIENTS.keys[name == "units"], value, _("a list"), notes)
    if "units" not in root:
        note_missing(RECIPIENTS.keys[1], root, RECIPIENTS, notes)
    own = root.get("groups")
    if isinstance(own, Items):
        shaped = (shape_keys(as_keys(item), GROUP, notes) for item in _mappings(own, notes))
        groups = make_groups(
            ((values, values["id"] if "id" in values else values["@"], "") for values in shaped), notes
        )
    units = root.get("units")
    if not isinstance(units, Items):
        return None
    return make_recipients(groups, _rows(units, notes), notes)


def _mappings(items: Items, notes: Notes) -> Iterator[Keys | Run]:
    for item in items:
        if isinstance(item, Keys | Run):
            yield item
        else:
            notes.error(
                "KE007",
                item,
                _("An item of the list has no keys: «%(item)s».", item=show(item) if isinstance(item, Text) else "[…]"),
                _("Write each with its keys, such as «- id: …»."),
            )


def make_groups(found: Iterable[tuple[Mapping[str, str], Placed, str]], notes: Notes) -> tuple[Group, ...]:
    """Return the groups (nhóm) that are complete; twins and unusable ids are noted.

    Args:
        found: values, place and cell of each group.
        notes: gets the findings.
    """
    groups: dict[str, tuple[Group, int]] = {}
    for values, at, cell in found:
        if "id" not in values or "line" not in values:
            continue
        name = values["id"]
        why = why_not_id(name)
        if why:
            notes.error(
                "UN001",
                at,
                _("The id (mã nhóm) «%(id)s» %(why)s.", id=show(name), why=why),
                _("Use letters, digits, dash, dot and underline, such as thpt."),
                place=cell,
            )
        group = Group(name, values["line"], values.get("title", ""))
        first, line = groups.setdefault(name.casefold(), (group, at.line))
        if first is not group:
            notes.error(
                "UN002",
                at,
                _("Two groups have the id (mã nhóm) «%(id)s»: line %(first)d and here.", id=show(name), first=line),
                _("Give each group an id of its own."),
                place=cell,
            )
    return tuple(group for group, _line in groups.values())


def _rows(units: Items, notes: Notes) -> Iterator[Row]:
    """Yield the units of the list as rows; what is ordinary is passed on without a second look."""
    for item in _mappings(units, notes):
        if isinstance(item, Run):
            if (
                _REQUIRED <= item.keys() <= _RUN_KEYS
                and (bool(item.fields) or "fields" not in item)
                and all(map(item.__getitem__, _FILLED))
                and item.get("copies", "1").isdigit()
            ):
                address = item.get("address", "")
                yield Row(item, item.line, item.column, item.fields, address=(address,) if address else ())
            else:
                yield _odd_row(as_keys(item), notes)
        else:
            yield _odd_row(item, notes)


def _odd_row(item: Keys, notes: Notes) -> Row:
    """Return the row of a unit that has more than plain texts, or lacks something."""
    shaped = shape_keys(item, UNIT, notes)
    values: dict[str, str] = {
        name: value for name, value in item.items() if name in _PLAIN_KEYS & shaped.keys() and isinstance(value, Text)
    }
    values = {name: value for name, value in values.items() if value}
    if isinstance(shaped.get("ways"), tuple):
        values["ways"] = ", ".join(shaped["ways"])
    fields = shaped.get("fields", {})
    return Row(values, item.line, item.column, fields=fields, address=shaped.get("address", ()))
