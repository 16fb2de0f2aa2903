"""Chữ ký số: what is signed, where it is shown, by whom."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

__all__ = ["LEVELS", "Box", "Holder", "Level", "SignField", "Signing"]

Level = Literal["b-b", "b-t", "b-lt", "b-lta"]
LEVELS: tuple[Level, ...] = ("b-b", "b-t", "b-lt", "b-lta")
"""Mức PAdES (ETSI EN 319 142-1): signed; with a time stamp; with all that proves it later; the same, time-stamped."""


@dataclass(frozen=True, slots=True)
class Box:
    """Vị trí: a box on a page, in points from the top left corner of the paper; `page` from 1."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SignField:
    """Trường chữ ký: where a signature belongs.

    Attributes:
        name: unique in the file.
        box: where it is shown; None = nowhere.
    """

    name: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """Yêu cầu ký: one signature.

    Attributes:
        spot: where it belongs.
        at: thời gian ký, with its offset.
        picture: what is shown, as a PDF of one page of the box's size; empty = nothing, and then the field has no box.
        reason: lý do, as readers show it; empty = none.
        place: nơi ký; empty = none.
    """

    spot: SignField
    at: datetime
    picture: bytes = field(default=b"", repr=False)
    reason: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Chủ chứng thư số: whom a certificate names.

    Attributes:
        name: tên.
        organisation: cơ quan, tổ chức; empty = not said.
        serial: số sê-ri of the certificate, in hexadecimal.
        issuer: who issued it.
        since: valid from.
        until: valid until.
        subject_id: mã định danh in the subject (CCCD, MST); empty = none.
        sha256: of the certificate.
    """

    name: str
    organisation: str
    serial: str
    issuer: str
    since: datetime
    until: datetime
    subject_id: str = ""
    sha256: str = ""
