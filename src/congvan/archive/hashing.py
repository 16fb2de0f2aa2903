"""Tính SHA-256: the sums of many files; as many threads as the computer has cores, since hashing lets go of Python."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

__all__ = ["Job", "Sum", "sums"]

_TOGETHER = 64
_PIECE = 1 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be hashed.

    Attributes:
        path: the file.
        wanted: whether its bytes are wanted too.
    """

    path: str
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """What was found in a file.

    Attributes:
        sha256: in hexadecimal; empty = it could not be read.
        data: its bytes, if they are wanted.
        error: why it could not be read.
    """

    sha256: str
    data: bytes = b""
    error: str = ""


def sums(jobs: Sequence[Job]) -> Iterator[Sum]:
    """Give the sum of each file, in their order; a file that cannot be read is told as such."""
    batches = [jobs[start : start + _TOGETHER] for start in range(0, len(jobs), _TOGETHER)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        for done in threads.map(_hash_all, batches):
            yield from done


def _hash_all(jobs: Iterable[Job]) -> list[Sum]:
    return [_hash(job) for job in jobs]


def _hash(job: Job) -> Sum:
    try:
        handle = os.open(job.path, _FLAGS)
    except OSError as error:
        return Sum("", error=error.strerror or str(error))
    try:
        made = hashlib.sha256()
        pieces = []
        while piece := os.read(handle, _PIECE):
            made.update(piece)
            if job.wanted:
                pieces.append(piece)
    except OSError as error:
        return Sum("", error=error.strerror or str(error))
    finally:
        os.close(handle)
    return Sum(made.hexdigest(), b"".join(pieces))
