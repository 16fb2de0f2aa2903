"""Viết tờ xem nhanh: a batch as one static page of HTML that asks nothing of the network or of other files.

What comes from lists and letters is escaped by the template and has its hidden characters shown; besides, the page
forbids itself every script and style but its own, by their hashes.
"""

import base64
import hashlib
import struct
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from congvan.errors import Finding, Severity
from congvan.language import spoken
from congvan.pdf.sheet.model import Batch, Looked
from congvan.pdf.sheet.visible import visible
from congvan.pdf.sheet.words import page_words, pages_text, script_words, severity_counts, severity_name

__all__ = ["contact_sheet"]

_HERE = Path(__file__).parent
_PNG = b"\x89PNG\r\n\x1a\n"
_A4 = (210, 297)
_KEY_LENGTH = 12


@dataclass(frozen=True, slots=True)
class _Picture:
    source: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Said:
    """A finding as the page says it."""

    severity: Severity
    kind: str
    code: str
    where: str
    message: str
    fix: str
    clause: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A letter as the template takes it: every text ready to be shown."""

    key: str
    unit: str
    name: str
    group: str
    pictures: tuple[_Picture, ...]
    page_count: int
    pages: str
    pages_differ: bool
    links: tuple[tuple[str, str], ...]
    differs: tuple[str, ...]
    badges: tuple[tuple[Severity, str], ...]
    findings: tuple[_Said, ...]
    odd: tuple[str, ...]


def contact_sheet(batch: Batch) -> str:
    """Return the sheet: one page of HTML, to be written as UTF-8.

    Args:
        batch: the letters and what is known of them.
    """
    page_counts = Counter(looked.page_count for looked in batch.looked)
    most = max(page_counts, key=lambda count: page_counts[count], default=0)
    style, script = _own("sheet.css"), _own("sheet.js")
    return _template().render(
        language=spoken(),
        title=visible(batch.title),
        day=visible(batch.day),
        subject=visible(batch.subject),
        key=_digest(batch.title, batch.day, batch.subject),
        cards=[_card(looked, most) for looked in batch.looked],
        findings=[_said(finding) for finding in batch.findings],
        page_counts=[(count, pages_text(count), page_counts[count]) for count in sorted(page_counts)],
        with_findings=sum(bool(looked.findings) for looked in batch.looked),
        with_odd=sum(_is_odd(looked, most) for looked in batch.looked),
        words=page_words(),
        script_words=script_words(),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _is_odd(looked: Looked, most: int) -> bool:
    return bool(looked.odd) or looked.page_count != most


def _card(looked: Looked, most: int) -> _Card:
    """Make the texts and pictures of one letter ready."""
    return _Card(
        # a tick holds for the letter as it was seen: another picture or another finding is another key
        key=_digest(looked.unit, *looked.pages, *looked.differs, *map(str, looked.findings), *looked.odd),
        unit=visible(looked.unit),
        name=visible(looked.name),
        group=visible(looked.group),
        pictures=tuple(_picture(png) for png in looked.pages),
        page_count=looked.page_count,
        pages=pages_text(looked.page_count),
        pages_differ=looked.page_count != most,
        links=tuple((visible(name), _address(path)) for name, path in looked.links.items()),
        differs=tuple(map(visible, looked.differs)),
        badges=tuple(severity_counts(looked.findings)),
        findings=tuple(map(_said, looked.findings)),
        odd=tuple(map(visible, looked.odd)),
    )


def _said(finding: Finding) -> _Said:
    return _Said(
        severity=finding.severity,
        kind=severity_name(finding.severity),
        code=finding.code,
        where=visible(str(finding.where)),
        message=visible(finding.message),
        fix=visible(finding.fix),
        clause=visible(finding.clause),
    )


def _picture(png: bytes) -> _Picture:
    """Return the picture as the page holds it; its size is told, so that nothing moves when it is drawn."""
    wide, high = struct.unpack(">II", png[16:24]) if png.startswith(_PNG) and len(png) >= 24 else _A4  # noqa: PLR2004 - where the PNG's own header ends
    return _Picture("data:image/png;base64," + base64.b64encode(png).decode("ascii"), wide, high)


def _address(path: str) -> str:
    """Return the path as a relative address: never another host's, never a script."""
    return "./" + quote(path.replace("\\", "/"), safe="/")


def _digest(*parts: str | bytes) -> str:
    """Return a short name for the parts, each told from the next by its length."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(raw) + raw)
    return digest.hexdigest()[:_KEY_LENGTH]


def _hash(text: str) -> str:
    """Return the hash by which the page allows its own script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


@cache
def _own(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("sheet.html")
