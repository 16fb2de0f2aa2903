"""Kiểm tra gói: whether a package is whole and does not contradict itself; nothing is unpacked to the disk."""

from pathlib import Path

from congvan.archive.handing.checking_csip import check_csip
from congvan.archive.handing.checking_plain import check_plain
from congvan.archive.handing.opening import opened
from congvan.archive.handing.plain import MANIFEST
from congvan.archive.handing.tree import Notes
from congvan.errors import Finding
from congvan.language import _

__all__ = ["check_package"]


def check_package(path: Path, *, shown: str = "") -> tuple[Finding, ...]:
    """Return everything that is wrong with a package; nothing if it is sound.

    Args:
        path: a ZIP, or the package's own folder.
        shown: what findings call it; empty = the path.

    Raises:
        CannotRead: there is nothing at the path, or it cannot be read.
    """
    notes = Notes(shown or str(path))
    with opened(path, notes) as package:
        if package is not None:
            if "METS.xml" in package.sizes:
                check_csip(package)
            elif MANIFEST in package.sizes:
                check_plain(package)
            else:
                said = _("The package has neither METS.xml nor %(manifest)s.", manifest=MANIFEST)
                notes.add("GN012", said)
    return tuple(notes.found)
