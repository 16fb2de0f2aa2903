"""Lưu trữ từ chối: why the archive does not do what is asked, each with what to do."""

from congvan.errors import CannotWrite, CongvanError, Occupied
from congvan.language import _

__all__ = ["ArchiveDamaged", "ArchiveInUse", "cannot_write"]


class ArchiveDamaged(CongvanError):  # noqa: N818 - says what is so
    """A bag is not as it was written; nothing may be added before it is mended."""

    def __init__(self, path: object, what: str) -> None:
        """Say where and what was found."""
        super().__init__(
            _(
                "%(path)s: %(what)s. Nothing was added. See with congvan archive verify what was changed, and put it "
                "back from the second place.",
                path=path,
                what=what,
            )
        )


class ArchiveInUse(Occupied):
    """Another run writes into the archive."""

    def __init__(self, path: object) -> None:
        """Say which archive."""
        super().__init__(
            _("%(path)s: another congvan is writing into the archive. Run the command again in a while.", path=path)
        )


def cannot_write(error: OSError, path: object) -> CannotWrite:
    """Return the refusal for what the disk said.

    Args:
        error: what it said.
        path: what to name if the error names no file.
    """
    return CannotWrite(error.filename2 or error.filename or path, error.strerror or str(error))
