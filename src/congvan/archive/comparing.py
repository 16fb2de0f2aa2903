"""So hai nơi: the archive and its second place, each against its manifests, and both against each other."""

from pathlib import Path

from congvan.archive.backing import apart
from congvan.archive.bag import INFO, lines_of
from congvan.archive.reading import bags_in, own_manifest
from congvan.archive.verifying import verify
from congvan.errors import CannotRead, Finding, Where
from congvan.language import _

__all__ = ["compare"]


def compare(archive: Path, second: Path) -> tuple[Finding, ...]:
    """Read every byte of both places, and name whatever is not as it was kept or not the same in both.

    Args:
        archive: the folder.
        second: the second place.

    Returns:
        The findings, sorted by place; none = both hold the same letters, each as it was taken in.

    Raises:
        CannotRead: one of them cannot be read.
        ArchiveInUse: a run writes into one of them.
        CongvanError: the two are one folder, or one lies in the other.
    """
    apart(archive, second)
    findings = [*verify(archive, read_data=True), *verify(second, read_data=True)]
    ours, theirs = bags_in(archive), bags_in(second)
    for name in sorted({*ours, *theirs}):
        if name not in theirs:
            findings.append(_lacks(second, name, _run_it()))
        elif name not in ours:
            findings.append(_lacks(archive, name, _see_why()))
        else:
            findings += _differences(archive, second, name)
    return tuple(sorted(set(findings), key=lambda finding: (finding.where, finding.code)))


def _run_it() -> str:
    return _("Copy it: congvan archive backup.")


def _see_why() -> str:
    return _("See why the archive lacks it, and put it back from the second place.")


def _lacks(place: Path, path: str, fix: str) -> Finding:
    message = _("It is missing here, and the other place has it.")
    return Finding("BL031", Where(str(place / path)), message, fix)


def _differences(archive: Path, second: Path, name: str) -> list[Finding]:
    """Name what the manifests of one bag say otherwise."""
    try:
        here, there = (
            {path: line for _number, line, path in lines_of(own_manifest(place, name))} for place in (archive, second)
        )
        informed = [(place / name / INFO).read_bytes() for place in (archive, second)]
    except (CannotRead, OSError):
        return []  # the check of each place has told it
    found = []
    for path in sorted(here.keys() | there.keys()):
        if path not in there:
            found.append(_lacks(second / name, path, _run_it()))
        elif path not in here:
            found.append(_lacks(archive / name, path, _see_why()))
        elif here[path] != there[path]:
            message = _(
                "The second place holds another file: SHA-256 %(there)s, in the archive %(here)s.",
                there=there[path],
                here=here[path],
            )
            fix = _("See which of the two is right.")
            found.append(Finding("BL030", Where(str(second / name / path)), message, fix))
    if not found and informed[0] != informed[1]:
        message = _("This file is not the same in both places.")
        found.append(Finding("BL031", Where(str(second / name / INFO)), message, _run_it()))
    return found
