"""Where the entries of a package lie: each agrees with the directory, none over another, nothing between."""

from congvan.language import _, n_
from congvan.opc.archive import END_MARK, LOCAL_MARK, Directory, Entry, Local, read_local
from congvan.opc.report import Report
from congvan.opc.strangers import foreign

__all__ = ["locate"]

_ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13
_METHODS = {0, 8}
_FILE_TYPE, _PLAIN_FILE, _FOLDER = 0o170000, 0o100000, 0o040000


def locate(data: bytes, directory: Directory, report: Report) -> list[tuple[Entry, Local]]:
    """Find the bytes of every entry and note what is wrong with their places.

    Args:
        data: the whole file.
        directory: its central directory.
        report: where to note it.

    Returns:
        The entries that may be unpacked, in the order of the directory.
    """
    sound: list[tuple[Entry, Local]] = []
    regions: list[tuple[int, int, Entry]] = []
    for entry in directory.entries:
        usable = _judge_entry(entry, report)
        local = read_local(data, entry, directory.start)
        if local is None:
            report.add(
                "PK003", _("The file is cut off or damaged: this part is not where it should be."), name=entry.name
            )
            continue
        if not local.agrees or entry.renamed:
            report.add(
                "PK011",
                _("What the package says of this part in one place contradicts what it says in another."),
                name=entry.name,
            )
        regions.append((entry.offset, local.end, entry))
        if usable:
            sound.append((entry, local))
    overlapping = _judge_regions(data, directory, regions, report)
    return [(entry, local) for entry, local in sound if entry not in overlapping and not _is_folder(entry)]


def _judge_entry(entry: Entry, report: Report) -> bool:
    """Note what the directory alone shows to be wrong; return whether the entry may be unpacked."""
    before = len(report.findings)
    if entry.flags & _ENCRYPTED:
        report.add("PK014", _("This part is encrypted."), _("Make the file anew, without a password."), name=entry.name)
    elif entry.method not in _METHODS:
        said = _("This part is packed with method %(method)s; Word and Excel know 0 and 8 only.", method=entry.method)
        report.add("PK015", said, name=entry.name)
    if entry.mode & _FILE_TYPE not in {0, _PLAIN_FILE, _FOLDER}:
        report.add("PK016", _("This part is no file but a link or a device."), name=entry.name)
    if _is_folder(entry) and entry.size:
        report.add(
            "PK018", _("This is named like a folder but holds %(size)s bytes.", size=entry.size), name=entry.name
        )
    return len(report.findings) == before


def _is_folder(entry: Entry) -> bool:
    """Tell whether the entry only names a folder; some archivers write such entries."""
    return entry.name.endswith("/")


def _judge_regions(
    data: bytes, directory: Directory, regions: list[tuple[int, int, Entry]], report: Report
) -> set[Entry]:
    """Note what lies before, between, over and behind the entries; return the entries that lie over others."""
    overlapping: set[Entry] = set()
    reached, last = 0, None
    loose: list[bytes] = []
    for start, end, entry in sorted(regions, key=lambda region: region[:2]):
        if start < reached:
            overlapping |= {entry} | ({last} if last else set())
            report.add("PK012", _("This part lies over another in the file."), name=entry.name)
        elif start > reached:
            loose.append(data[reached:start])
            _tell_loose(data, reached, start, report)
        if end > reached:
            reached, last = end, entry
    if reached < directory.start and len(regions) == len(directory.entries):
        loose.append(data[reached : directory.start])
        _tell_loose(data, reached, directory.start, report)
    if directory.finish < len(data):
        count = len(data) - directory.finish
        said = n_(
            "Behind the end of the package stands %(count)d more byte.",
            "Behind the end of the package stand %(count)d more bytes.",
            count,
        )
        report.add("PK006", said)
    loose += [data[directory.start : directory.stop], data[directory.stop + len(END_MARK) :]]
    if any(END_MARK in piece for piece in loose):
        report.add("PK007", _("The package has several ends, so two programs may show two texts."))
    return overlapping


def _tell_loose(data: bytes, start: int, end: int, report: Report) -> None:
    """Note bytes that belong to no entry."""
    if start == 0 and end:
        what = _(foreign(data[: min(end, 4096)])) if not data.startswith(LOCAL_MARK) else _("another package")
        said = n_(
            "In front of the package stands %(count)d more byte: %(what)s.",
            "In front of the package stand %(count)d more bytes: %(what)s.",
            end,
            what=what,
        )
        report.add("PK005", said)
    else:
        said = n_(
            "Between the parts lies %(count)d byte that belongs to none.",
            "Between the parts lie %(count)d bytes that belong to none.",
            end - start,
        )
        report.add("PK013", said)
