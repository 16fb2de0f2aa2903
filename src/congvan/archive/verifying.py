"""Kiểm tra kho: every kept file is there, unchanged and in its place; what is not is named, and nothing is mended."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from congvan.archive.against_register import against_register, lost_bags
from congvan.archive.contents import BagLook, check_files, check_names, check_records, check_totals, homes_of
from congvan.archive.hashing import Job, sums
from congvan.archive.looking import look
from congvan.archive.own_files import check_own
from congvan.archive.places import RECORD
from congvan.errors import CannotRead, Finding

__all__ = ["verify"]

_LONGEST_RECORD = 1 << 24


def verify(archive: Path, *, read_data: bool, expected: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Name everything in an archive that is not as it was kept.

    Args:
        archive: the folder.
        read_data: whether every byte is read. Otherwise names, sizes, records and the bags' own files are looked at.
        expected: what the register wrote down: SHA-256 by path, relative to the archive, with forward slashes. A file
            that was changed together with everything that vouches for it in the archive is found by this alone. None =
            not asked.

    Returns:
        The findings, sorted by place; none = the archive is as it was written.

    Raises:
        CannotRead: the folder cannot be read.
        ArchiveInUse: a run writes into the archive, for longer than half a minute.
    """
    try:
        seen = look(archive)
    except OSError as error:
        if expected is not None and not archive.exists():
            return tuple(lost_bags(archive, (), expected))
        raise CannotRead(archive, error.strerror or str(error)) from error
    looks = [BagLook(bag, check_own(bag)) for bag in seen.bags.values()]
    _read(looks, read_data=read_data)
    for one in looks:
        check_names(one)
        check_records(one)
    homes = homes_of(looks)
    for one in looks:
        check_files(one, homes)
        check_totals(one)
    findings = [*seen.findings]
    for one in looks:
        findings += one.all_findings()
    if expected is not None:
        findings += lost_bags(archive, seen.bags, expected)
        for one in looks:
            findings += against_register(one, expected)
    return tuple(sorted(findings, key=lambda finding: (finding.where, finding.code)))


def _read(looks: Sequence[BagLook], *, read_data: bool) -> None:
    """Hash the files of all bags; without `read_data`, the records alone."""
    jobs, owners = [], []
    for one in looks:
        for path, found in one.bag.files.items():
            record = path.endswith(RECORD) and found.size <= _LONGEST_RECORD
            if read_data or record:
                jobs.append(Job(found.path, record))
                owners.append((one.sums, path))
    for (kept, path), done in zip(owners, sums(jobs), strict=True):
        kept[path] = done
