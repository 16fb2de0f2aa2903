"""Reading a package strictly: every way in which two readers could see two different files is refused.

The rules are those that PyPI asks of uploaded archives since 2025, and those of ECMA-376 part 2 for Office files.
"""

from types import MappingProxyType

from congvan.errors import Finding, has_errors
from congvan.language import _
from congvan.opc.archive import LOCAL_MARK, Damaged, Directory, find_directory
from congvan.opc.contents import read_contents
from congvan.opc.layout import locate
from congvan.opc.names import doubled, twins, unsafe
from congvan.opc.package import Package
from congvan.opc.report import Kind, Report
from congvan.opc.showing import shown
from congvan.opc.strangers import tell_stranger
from congvan.opc.unpacking import MOST_BYTES, unpack

__all__ = ["Kind", "read_package"]

# Word writes 10 to 50 parts; a workbook some more. 2,000 leaves room for a hundred pictures and a hundred sheets.
_MOST_ENTRIES = 2_000


def read_package(data: bytes, file: str, *, kind: Kind) -> tuple[Package | None, list[Finding]]:
    """Read a DOCX or XLSX file and find everything that is wrong with it as a package.

    Args:
        data: the whole file.
        file: its path as the user gave it.
        kind: what it should be, "docx" or "xlsx".

    Returns:
        The package, or None when a finding is an error; and all findings.
    """
    report = Report(file, kind)
    package = None
    if not data:
        report.add("PK001", _("The file is empty (0 bytes)."), _("Take the right file, or restore it from a copy."))
    elif len(data) > MOST_BYTES:
        size = len(data) >> 20
        report.add(
            "PK019",
            _("The file has %(size)s MB; no more than %(most)s MB are read.", size=size, most=MOST_BYTES >> 20),
            _("Make its pictures smaller or take them out."),
        )
    else:
        package = _read(data, report)
    return (None if has_errors(report.findings) else package), report.findings


def _read(data: bytes, report: Report) -> Package | None:
    """Read a file that is not empty and not too large."""
    try:
        directory = find_directory(data, _MOST_ENTRIES)
    except Damaged:
        report.add("PK003", _("The file is cut off or damaged: the list of its parts cannot be read."))
        return None
    if directory is None:
        if data.startswith(LOCAL_MARK):
            report.add(
                "PK003",
                _("The file is cut off: its end is missing."),
                _("It was probably not copied or downloaded whole: copy it again."),
            )
        else:
            tell_stranger(data, report)
        return None
    if len(directory.entries) > _MOST_ENTRIES:
        report.add("PK019", _("The package has more than %(most)s parts.", most=_MOST_ENTRIES))
        return None
    if len(directory.entries) != directory.count:
        said, listed = directory.count, len(directory.entries)
        message = _("The package says that it has %(said)s parts, but lists %(listed)s.", said=said, listed=listed)
        report.add("PK011", message)
    _judge_names(directory, report)
    located = locate(data, directory, report)
    unpacked = unpack(data, located, report)
    if has_errors(report.findings) and len(unpacked) < len(directory.entries):
        # What is missing was told; that parts refer to it must not be told again.
        return None
    parts = {member.name: content for member, content in unpacked}
    contents = read_contents(parts, report)
    return Package(
        parts=MappingProxyType(parts),
        members=tuple(member for member, _content in unpacked),
        main=contents.main,
        defaults=MappingProxyType(contents.defaults),
        overrides=MappingProxyType(contents.overrides),
        references=MappingProxyType(contents.references),
    )


def _judge_names(directory: Directory, report: Report) -> None:
    """Note names that are unsafe, doubled, or easily taken for each other."""
    names = [entry.name for entry in directory.entries]
    for name in dict.fromkeys(names):
        reason = unsafe(name[:-1] if name.endswith("/") and name != "/" else name)
        if reason:
            report.add("PK010", _("The name of this part is not safe: %(reason)s.", reason=reason), name=name)
    for name in doubled(names):
        report.add("PK008", _("This part is there more than once, so two programs may show two texts."), name=name)
    for one, other in twins(names):
        said = _(
            "The names %(one)s and %(other)s differ only in capitals or accents.", one=shown(one), other=shown(other)
        )
        report.add("PK009", said, name=other)
