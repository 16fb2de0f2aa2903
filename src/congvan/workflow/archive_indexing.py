"""Chỉ mục của kho lưu trữ: letters go into it when they are kept; it can be made again from the bags."""

from collections.abc import Iterator, Sequence

from congvan.archive import Index, IndexDamaged, kept_text, read_kept, rebuild
from congvan.durable import make_folders
from congvan.letter import KeptLetter
from congvan.workflow.archive_room import ArchiveRoom, room_of
from congvan.workflow.registry import Desk

__all__ = ["add_to_index", "archive_index"]


def add_to_index(room: ArchiveRoom, letters: Sequence[tuple[KeptLetter, str]]) -> None:
    """Put letters into the index; one that cannot be read is left as it is, for `congvan archive index` to make anew.

    Args:
        room: the archive.
        letters: what was kept, with its text.
    """
    try:
        make_folders(room.index.parent, room.register.access)
        with Index.open(room.index, create=True, access=room.register.access) as index:
            index.add(letters)
    except IndexDamaged:
        return  # what is kept is kept; whoever looks for it is told to make the index anew


def archive_index(desk: Desk) -> int:
    """Make the index anew from the archive, and return how many letters it holds.

    Raises:
        CannotRead: a record of the archive cannot be read.
        CannotWrite: the disk refuses.
    """
    room = room_of(desk)

    def every() -> Iterator[tuple[KeptLetter, str]]:
        for kept in read_kept(room.folder):
            yield kept, kept_text(room.folder, kept)

    return rebuild(room.index, every(), access=room.register.access)
