"""Đối chiếu với sổ: what the register wrote down of the archive, beside what lies there."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from congvan.archive.bag import OWN_FILES, digest
from congvan.archive.contents import BagLook
from congvan.archive.own_files import put_back
from congvan.archive.places import PDF
from congvan.errors import Finding, Where
from congvan.language import _, n_

__all__ = ["against_register", "lost_bags"]


def lost_bags(archive: Path, there: Collection[str], expected: Mapping[str, str]) -> Iterator[Finding]:
    """Name the bags that the register knows of and that are not there.

    Args:
        archive: the folder.
        there: names of the bags that are there.
        expected: SHA-256 by path, relative to the archive.
    """
    counts: dict[str, int] = {}
    for path in expected:
        name = path.partition("/")[0]
        if name not in there:
            counts[name] = counts.get(name, 0) + 1
    for name, count in counts.items():
        message = n_(
            "The bag is missing; the register knows %(count)d file of it.",
            "The bag is missing; the register knows %(count)d files of it.",
            count,
        )
        yield Finding("BL022", Where(str(archive / name)), message, _("Put the bag back from the second place."))


def against_register(look: BagLook, expected: Mapping[str, str]) -> Iterator[Finding]:
    """Name what the register and a bag do not both know, and what they know otherwise.

    Args:
        look: the bag.
        expected: SHA-256 by path, relative to the archive.
    """
    begin = look.bag.name + "/"
    ours = {path.removeprefix(begin): line for path, line in expected.items() if path.startswith(begin)}
    entries, files = look.said.entries, look.bag.files
    for path, line in ours.items():
        where = Where(str(look.bag.folder / path))
        if path in OWN_FILES:
            now = digest(look.bag.own[path]) if path in look.bag.own else line
        elif path in entries or path in files:
            now = entries.get(path) or look.sum_of(path) or line
        else:
            message = _("The register knows this file, and it is not in the archive.")
            yield Finding("BL024", where, message, put_back())
            continue
        if now != line:
            message = _(
                "This is not the file that was taken in: the register wrote down SHA-256 %(was)s, the archive gives "
                "%(now)s.",
                was=line,
                now=now,
            )
            yield Finding("BL026", where, message, put_back())
    for path in sorted(entries.keys() | files.keys()):
        if path.endswith(PDF) and path not in ours:
            message = _("The register does not know that this letter was archived.")
            fix = _("See in the register what became of the letter; congvan archive add takes it in as it should be.")
            yield Finding("BL025", Where(str(look.bag.folder / path)), message, fix)
