"""Đọc bản ghi: a description read back from a package, its fields in any order, and judged by the table."""

from collections import Counter

from congvan.archive.handing.markup import Element, element_texts
from congvan.archive.handing.opening import Opened
from congvan.archive.handing.records import Record, filled, judge
from congvan.decree import MetadataField
from congvan.language import _
from congvan.opc import shown

__all__ = ["read_record"]


def read_record(package: Opened, path: str, root: Element, fields: tuple[MetadataField, ...]) -> Record:
    """Return a description, what is wrong with it noted.

    Args:
        package: the package.
        path: where the description is.
        root: its root.
        fields: the table.
    """
    notes = package.notes
    found = list(element_texts(root))
    known = {one.path for one in fields}
    for name, count in Counter(name for name, _text in found).items():
        if name not in known and not any(one.startswith(f"{name}/") for one in known):
            notes.add("GN018", _("The field %(name)s is in no table.", name=shown(name)), place=path)
        elif count > 1:
            notes.add("GN018", _("The field %(name)s is there more than once.", name=shown(name)), place=path)
    names = {name for name, _text in found}
    for one in fields:
        if one.path not in names:
            notes.add("GN001", _("The field %(name)s is missing.", name=shown(one.path)), place=path)
    record = filled([one for one in fields if one.path in names], dict(found))
    for finding in judge(record, path):
        notes.add(finding.code, finding.message, finding.fix, place=path)
    return record
