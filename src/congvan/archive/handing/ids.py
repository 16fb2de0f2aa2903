"""Mã của gói: ids and names that the same content gives again."""

import hashlib
import re
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

__all__ = ["Ids", "folder_of", "safe_name", "time_text"]

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "congvan:handing")
_VIETNAM = timezone(timedelta(hours=7))
_UNSAFE = re.compile(r"[^\w.\-]+")


class Ids:
    """Ids of one package: UUIDs of version 5, in capitals, from what is in it."""

    def __init__(self, form: str, file_code: str, digests: Iterable[str]) -> None:
        """Begin a package.

        Args:
            form: its kind.
            file_code: mã hồ sơ.
            digests: SHA-256 of every description and document, in order.
        """
        content = hashlib.sha256("\n".join((form, file_code, *digests)).encode()).hexdigest()
        self._base = uuid.uuid5(_SPACE, content)

    @property
    def package(self) -> str:
        """The UUID of the package itself."""
        return str(self._base).upper()

    def of(self, *names: str) -> str:
        """Return the UUID of something in the package; the same names give the same."""
        return str(uuid.uuid5(self._base, "\n".join(names))).upper()


def folder_of(object_id: str) -> str:
    """Return the name of the folder of a package: its OBJID, «_» for «:»."""
    return object_id.replace(":", "_")


def safe_name(text: str) -> str:
    """Return a text as every disk takes it as a name: letters, digits, dots and hyphens."""
    return _UNSAFE.sub("-", text).strip(".")


def time_text(moment: datetime) -> str:
    """Return a moment in Vietnam's time, to the millisecond: «2026-06-12T11:45:37.690+07:00»."""
    return moment.astimezone(_VIETNAM).isoformat(timespec="milliseconds")
