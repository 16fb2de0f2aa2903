"""Đặt tệp: puts a new file in its place, whole or not at all, and never over another one."""

import os
from contextlib import suppress
from pathlib import Path

from congvan.durable import Access, make_folders, place_new, sync_folder, write_new
from congvan.errors import CannotWrite
from congvan.workflow.folder import cannot_write
from congvan.workflow.places import shown

__all__ = ["place_whole"]


def place_whole(path: Path, data: bytes, access: Access, base: Path) -> None:
    """Put a new file in its place; its folder is made if need be.

    Args:
        path: the file.
        data: its bytes.
        access: who may read it.
        base: the folder that paths in messages are relative to.

    Raises:
        CannotWrite: the disk refuses, or something stands there.
    """
    fresh = path.with_name(f".{os.getpid()}.part")
    try:
        make_folders(path.parent, access, durable=True)
        fresh.unlink(missing_ok=True)
        write_new(str(fresh), data, durable=True, access=access)
        place_new(str(fresh), str(path))
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # where its folder cannot be made, it cannot be looked for either
            fresh.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise CannotWrite(shown(path, base), error.strerror or str(error)) from error
        raise cannot_write(error, path) from error
