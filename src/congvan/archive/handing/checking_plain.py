"""Kiểm tra gói thường: the manifest against the files, the metadata against the tables and against each other."""

import re

from congvan.archive.handing.checking_records import read_record
from congvan.archive.handing.ids import safe_name
from congvan.archive.handing.opening import Opened
from congvan.archive.handing.plain import CASE_FILE_METADATA, MANIFEST
from congvan.archive.handing.records import Record, value_of
from congvan.decree import CASE_FILE_FIELDS, LETTER_FIELDS
from congvan.language import _
from congvan.opc import shown

__all__ = ["check_plain"]

_LONG = 10
_CODE = ("FileCode/OrganId", "FileCode/FileCatalog", "FileCode/FileNotation")
_LINE = re.compile(r"([0-9A-Fa-f]{64})  (.+)")


def check_plain(package: Opened) -> None:
    """Note everything that is wrong with a plain package."""
    _check_manifest(package)
    if CASE_FILE_METADATA not in package.sizes:
        package.notes.add("GN012", _("This file is missing."), place=CASE_FILE_METADATA)
        return
    root = package.xml(CASE_FILE_METADATA, "File")
    if root is None:
        return
    file = read_record(package, CASE_FILE_METADATA, root, CASE_FILE_FIELDS)
    code = ".".join(value_of(file, name) for name in _CODE)
    if package.name != safe_name(code):
        said = _("The folder is named «%(name)s», the file «%(code)s».", name=package.name, code=code)
        package.notes.add("GN015", said, place=CASE_FILE_METADATA)
    _check_letters(package, file, safe_name(code))


def _check_manifest(package: Opened) -> None:
    notes = package.notes
    data = package.read(MANIFEST)
    if data is None:
        return
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        notes.add("GN017", _("This list cannot be read: %(reason)s.", reason=_("it is not UTF-8")), place=MANIFEST)
        return
    if not lines:
        notes.add("GN017", _("This list is empty."), place=MANIFEST)
    listed: set[str] = set()
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        if found is None or found[2] in listed:
            notes.add("GN017", _("Line %(number)d cannot be read, or stands twice.", number=number), place=MANIFEST)
            continue
        listed.add(found[2])
        if found[2] not in package.sizes:
            notes.add("GN012", _("This file is missing."), place=found[2])
            continue
        digest = package.digest(found[2])
        if digest is not None and digest[0] != found[1].lower():
            said = _("This file is not the one that was handed over: SHA-256 %(found)s, listed %(listed)s.",
                     found=digest[0], listed=found[1].lower())  # fmt: skip
            notes.add("GN014", said, place=found[2])
    for path in sorted(set(package.sizes) - listed - {MANIFEST}):
        notes.add("GN013", _("This file is in no list."), place=path)


def _check_letters(package: Opened, file: Record, code: str) -> None:
    """Each PDF has its metadata and each metadata its PDF, numbered from 1; their sums are the file's."""
    notes = package.notes
    name = re.compile(re.escape(code) + r"\.([1-9][0-9]{0,5})\.(pdf|xml)")
    kinds: dict[str, dict[int, str]] = {"pdf": {}, "xml": {}}
    for path in package.sizes:
        if found := name.fullmatch(path):
            kinds[found[2]][int(found[1])] = path
    numbers = sorted(kinds["pdf"].keys() | kinds["xml"].keys())
    for number in numbers:
        for kind, paths in kinds.items():
            if number not in paths:
                notes.add("GN012", _("This file is missing."), place=f"{code}.{number}.{kind}")
    if not numbers:
        notes.add("GN012", _("The package has no document."))
    elif numbers != list(range(1, len(numbers) + 1)):
        notes.add("GN018", _("The documents are not numbered from 1 without a gap."))
    pages = sum(_check_letter(package, file, number, path) for number, path in sorted(kinds["xml"].items()))
    for field, count in (("DocTotal", len(kinds["xml"])), ("PageTotal", pages)):
        told = value_of(file, field)
        if told not in {"", str(count)}:
            said = _(
                "«%(field)s» says %(said)s, the documents have %(count)d.",
                field=field,
                said=shown(told)[1:-1],
                count=count,
            )
            notes.add("GN018", said, place=CASE_FILE_METADATA)


def _check_letter(package: Opened, file: Record, number: int, path: str) -> int:
    """Judge the metadata of one document and return how many pages it says."""
    root = package.xml(path, "Document")
    if root is None:
        return 0
    record = read_record(package, path, root, LETTER_FIELDS)
    same = all(value_of(record, one) == value_of(file, one) for one in _CODE)
    if not same or value_of(record, "DocOrdinal") != str(number):
        package.notes.add("GN015", _("Its file code or number is not that of its name."), place=path)
    told = value_of(record, "PageAmount")
    return int(told) if told.isascii() and told.isdigit() and len(told) < _LONG else 0
