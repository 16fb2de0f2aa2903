"""Phiên bản: the version of the register's tables that this program knows."""

from congvan.language import _
from congvan.register.errors import RegisterRefused
from congvan.register.place import Place

__all__ = ["LATEST", "must_be_known"]

LATEST = "0001"
"""The version of the tables, as Alembic counts."""


def must_be_known(found: str, place: Place) -> None:
    """Refuse a register of another version.

    Raises:
        RegisterRefused: it is older or newer.
    """
    if found == LATEST:
        return
    if found > LATEST:
        raise RegisterRefused(
            _(
                "The register %(place)s was made by a newer congvan (version %(found)s; this one knows %(known)s). "
                "Install the newer congvan.",
                place=place.shown,
                found=found,
                known=LATEST,
            )
        )
    raise RegisterRefused(
        _(
            "The register %(place)s is of an older congvan (version %(found)s). Bring it up to date: congvan register "
            "upgrade",
            place=place.shown,
            found=found,
        )
    )
