"""Đợt công văn: what the sheet shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from congvan.errors import Finding

__all__ = ["Batch", "Looked"]


@dataclass(frozen=True, slots=True)
class Looked:
    """Một công văn trên tờ xem nhanh: one letter, as it is looked at.

    Attributes:
        unit: the unit's id; empty = the general letter.
        name: the unit's name.
        group: the unit's group, as people say it.
        pages: a small PNG of each page, in their order; empty = it could not be printed.
        page_count: how many pages the letter has.
        links: what a link is called («DOCX», «PDF») and the path it leads to: relative to the sheet, with forward
            slashes, as the file is called (nothing quoted for an address).
        differs: lines that most letters do not have, see `differences`.
        findings: what is wrong with this letter.
        odd: sentences on what is unusual about it («3 pages; most have 2»).
    """

    unit: str
    name: str
    group: str = ""
    pages: tuple[bytes, ...] = ()
    page_count: int = 0
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    differs: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Cả đợt: all letters of one run.

    Attributes:
        title: the sheet's heading.
        day: the day of the letters, as people write it.
        subject: trích yếu nội dung.
        looked: the letters, in the list's order.
        findings: what is wrong with all of them, or with none in particular.
    """

    title: str
    day: str
    subject: str
    looked: tuple[Looked, ...]
    findings: tuple[Finding, ...] = ()
