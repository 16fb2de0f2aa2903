"""Tệp: writes a single file whole or not at all."""

from pathlib import Path

from congvan.durable import OWNER, Access, make_folders, sync_folder, write_new
from congvan.errors import Occupied
from congvan.language import _
from congvan.workflow.folder import cannot_write

__all__ = ["must_be_free", "write_whole"]


def must_be_free(target: Path, *, replace: bool, name: str = "") -> None:
    """Refuse to write over a file that stands there.

    Args:
        target: the file.
        replace: whether it may be replaced.
        name: what messages call it; empty = its path.

    Raises:
        Occupied: it stands there.
    """
    if target.exists() and not replace:
        name = name or str(target)
        raise Occupied(_("%(name)s is there already. Move it away, or replace it with --force.", name=name))


def write_whole(target: Path, data: bytes, *, replace: bool, name: str = "", access: Access = OWNER) -> None:
    """Write a file whole or not at all; its folder is made if need be.

    Args:
        target: the file.
        data: its bytes.
        replace: whether one that stands there may be replaced.
        name: what messages call it; empty = its path.
        access: who may read it.

    Raises:
        Occupied: it stands there.
        CannotWrite: the disk refuses.
    """
    must_be_free(target, replace=replace, name=name)
    part = target.with_name(f".{target.name}.part")
    try:
        make_folders(target.parent, access)
        part.unlink(missing_ok=True)
        write_new(str(part), data, durable=True, access=access)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise cannot_write(error, target) from error
