"""Thư mục công văn: letters appear in it whole or not at all, and nobody else's file is touched.

All letters of a run are first written into a folder of their own inside it; when the last one is proved, each is
renamed into its place. What this batch wrote is remembered with its SHA-256 in `.congvan/`, so that the next run may
replace it, and leaves alone what a person changed since or another batch wrote.
"""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from congvan.durable import OWNER, Access, make_folders, place_new, sync_folder, write_new
from congvan.errors import CannotWrite, ExitCode, Occupied
from congvan.language import _

__all__ = ["OutFolder", "cannot_write", "clear_left", "digest", "open_folder", "owned_by"]

_OWN = ".congvan"
_PART = ".part"
_SCHEMA = 1
_WAIT = 10.0
_BUSY = 3.0
"""Seconds that a rename is tried again while a virus scanner or Word holds the file (Windows)."""
_SHARING = (5, 32, 33)


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class OutFolder:
    """An output folder that this run holds; `open_folder` gives it."""

    def __init__(self, path: Path, letter: Path, access: Access = OWNER, *, durable: bool = False) -> None:
        """Take the folder; use `open_folder`.

        Args:
            path: the folder.
            letter: the letter's file, which names the batch.
            access: who may read what is made in it.
            durable: whether what is published must have reached the disk, and may replace this batch's files alone.
        """
        self.path = path
        self.access = access
        self.durable = durable
        self.staging = path / _OWN / f"{_batch(path, letter)}{_PART}"
        self._ledger = _ledger(path, letter)
        self.owned: Mapping[str, tuple[str, ...]] = owned_by(path, letter)

    def _write(self, files: Mapping[str, tuple[str, ...]]) -> None:
        text = json.dumps({"schema": _SCHEMA, "files": files}, ensure_ascii=False, separators=(",\n", ":"))
        fresh = self._ledger.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        write_new(str(fresh), text.encode(), durable=self.durable, access=self.access)
        _replace(fresh, self._ledger)
        if self.durable:
            sync_folder(self._ledger.parent)

    def publish(self, written: dict[str, str], kept: dict[str, str]) -> None:
        """Rename the staged letters into their places.

        Args:
            written: SHA-256 of each staged file, by name.
            kept: SHA-256 of each file of this run that stood there already.

        Raises:
            CannotWrite: a file is open elsewhere, or the disk refuses; what is in its place already stays there.
        """
        done = 0
        both = {**self.owned, **{name: (*self.owned.get(name, ()), one) for name, one in (written | kept).items()}}
        try:
            self._write(both)
            staging, place = str(self.staging), str(self.path)
            put = self._place_own if self.durable else _replace
            for name in written:
                put(os.path.join(staging, name), os.path.join(place, name))  # noqa: PTH118 - as costly as the rename
                done += 1
            if self.durable:
                sync_folder(self.path)
            self._write({**self.owned, **{name: (one,) for name, one in (written | kept).items()}})
        except OSError as error:
            refusal = cannot_write(error, self.path)
            if done:
                refusal.exit_code = ExitCode.PARTIAL
            raise refusal from error

    def clear(self) -> None:
        """Throw away what is staged, to fill it anew."""
        self.sweep()
        make_folders(self.staging, self.access)

    def sweep(self) -> None:
        """Remove the staging folder, when all that was in it has its place."""
        shutil.rmtree(self.staging, ignore_errors=True)

    def _place_own(self, source: str, target: str) -> None:
        """Give a letter its place; only what this batch wrote before may stand there."""
        if os.path.basename(target) in self.owned and os.path.isfile(target):  # noqa: PTH113, PTH119 - as above
            _replace(source, target)
        else:
            place_new(source, target)

    def stale(self, names: set[str]) -> list[str]:
        """Return the files of earlier runs of this batch that are not among these names and still there."""
        return sorted(name for name in self.owned if name not in names and (self.path / name).exists())


def owned_by(path: Path, letter: Path) -> dict[str, tuple[str, ...]]:
    """Return the SHA-256 of every file in the folder that is this letter's, by name; nothing is written.

    Args:
        path: the folder.
        letter: the letter's file.
    """
    try:
        kept = json.loads(_ledger(path, letter).read_text(encoding="utf-8"))
        return {str(name): tuple(map(str, digests)) for name, digests in kept["files"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        # a ledger that is not there or cannot be read owns nothing: then only --force replaces
        return {}


def _ledger(path: Path, letter: Path) -> Path:
    return path / _OWN / f"{_batch(path, letter)}.json"


def _batch(path: Path, letter: Path) -> str:
    """Return the batch's name: two letters of one name (2022/moi.yaml, 2023/moi.yaml) are two batches."""
    try:
        where = os.path.relpath(letter.resolve(), path.resolve())
    except ValueError:  # another drive
        where = str(letter.resolve())
    return f"{letter.stem[:40]}-{digest(os.path.normcase(where).encode(errors='surrogatepass'))[:8]}"


@contextmanager
def open_folder(
    path: Path, letter: Path, access: Access = OWNER, *, durable: bool = False, wait: float = _WAIT
) -> Iterator[OutFolder]:
    """Make the folder if need be and hold it: one run at a time. What a killed run left unfinished is cleared away.

    Args:
        path: the folder.
        letter: the letter's file.
        access: who may read what is made in it.
        durable: see `OutFolder`.
        wait: seconds that another run is waited for.

    Raises:
        CannotWrite: the folder cannot be made or written.
        Occupied: another run holds it.
    """
    own = path / _OWN
    try:
        make_folders(own, access, durable=durable)
        with FileLock(own / "lock", timeout=wait, mode=access.file):
            folder = OutFolder(path, letter, access, durable=durable)
            for left in own.glob(f"*{_PART}"):
                shutil.rmtree(left, ignore_errors=True)
            make_folders(folder.staging, access)
            try:
                yield folder
            finally:
                shutil.rmtree(folder.staging, ignore_errors=True)
    except Timeout as error:
        sentence = _("%(path)s: another congvan is writing letters here. Wait until it is done.", path=path)
        raise Occupied(sentence) from error
    except BrokenPipeError:
        raise  # whoever listened has gone; the folder is all right
    except OSError as error:
        raise cannot_write(error, path) from error


def clear_left(path: Path, letter: Path, access: Access = OWNER) -> None:
    """Clear away what a broken-off run left in a folder, unless another run is at work there.

    Args:
        path: the folder.
        letter: the letter's file.
        access: of the folder.
    """
    if any((path / _OWN).glob(f"*{_PART}")):
        with suppress(CannotWrite, Occupied), open_folder(path, letter, access, wait=0):
            pass  # opening it clears it


def cannot_write(error: OSError, path: Path) -> CannotWrite:
    """Return the refusal for what the disk said.

    Args:
        error: what it said.
        path: what to name if the error names no file.
    """
    reason = error.strerror or str(error)
    if getattr(error, "winerror", None) in _SHARING:
        reason = _("it is open in another program; close it in Word and run the command again")
    return CannotWrite(error.filename2 or error.filename or path, reason)


def _replace(source: str | Path, target: str | Path) -> None:
    """Rename over the target; on Windows try again while another program holds it."""
    until = time.monotonic() + _BUSY
    while True:
        try:
            os.replace(source, target)  # noqa: PTH105 - called for each of ten thousand letters
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING or time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
