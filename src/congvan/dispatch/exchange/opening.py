"""Mở bản tin: the XML of a message that may come from anybody, and what is noted while it is read."""

import re
from typing import NoReturn

from lxml import etree

from congvan.errors import Finding, Refused, Severity, Where
from congvan.language import _
from congvan.opc import shown

__all__ = ["Notes", "opened", "seen"]

_MOST_LETTERS = 200
_LARGE = 5_000_000
_MOST_TAGS = 200_000  # some nine thousand receivers; an element takes memory far beyond its few bytes
_DEEPEST = 40  # a signed message has some fifteen levels
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([^"']{1,60})["']""")
_PLAIN_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii"}

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


class Notes:
    """Findings of one message."""

    def __init__(self, name: str) -> None:
        """Begin with none.

        Args:
            name: what findings call the message.
        """
        self.name = name
        self.found: list[Finding] = []

    def refuse(self, message: str, fix: str) -> NoReturn:
        """Refuse the message at once, with everything noted so far."""
        raise Refused([*self.found, Finding("EX006", Where(self.name), message, fix)])

    def error(self, message: str, fix: str) -> None:
        """Note what the message is refused for in the end."""
        self.found.append(Finding("EX006", Where(self.name), message, fix))

    def warn(self, message: str, fix: str) -> None:
        """Note what is unusual."""
        self.found.append(Finding("EX007", Where(self.name), message, fix, Severity.WARNING))


def opened(data: bytes, notes: Notes, largest: int) -> Element:
    """Return the root of a message that may come from anybody.

    Args:
        data: the file.
        notes: where what is wrong is noted.
        largest: bytes that it may have.

    Raises:
        Refused: it is empty, too large, too deep, no XML, or declares a DOCTYPE.
    """
    if not data.strip():
        notes.refuse(_("the file is empty."), _("Ask the sender for the file again."))
    if len(data) > largest:
        said = _("the message is larger than %(most)d MB.", most=largest // 1_000_000)
        notes.refuse(said, _("Ask the sender to send less."))
    # the parser reads declarations before anybody can look at them: so they are sought first
    if any(mark in data for mark in _DOCTYPES):
        _refuse_doctype(notes)
    if data.count(b"<") > _MOST_TAGS:
        notes.refuse(_("the message has more parts than any letter needs."), _("Do not open it; ask who sent it."))
    declared = _ENCODING.search(data[:200].replace(b"\0", b""))
    plain = declared is None or declared[1].lower() in _PLAIN_ENCODINGS  # in another, a DOCTYPE could hide
    # huge_tree lifts limits of libxml2 (10 MB for one text, 256 levels): a message with files needs the first
    huge = plain and len(data) > _LARGE
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=huge,
        # a comment inside a text would end it there
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = _("this is no XML that can be read: %(why)s.", why=seen(str(error)).rstrip("."))
        notes.refuse(said, _("Ask the sender for the file again."))
    if root.getroottree().docinfo.internalDTD is not None:
        _refuse_doctype(notes)
    if _deeper(root, _DEEPEST):
        notes.refuse(_("the message has more parts than any letter needs."), _("Do not open it; ask who sent it."))
    return root


def _deeper(root: Element, most: int) -> bool:
    """Tell whether elements stand in each other more than so many times."""
    depth = 0
    for event, _one in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def _refuse_doctype(notes: Notes) -> NoReturn:
    notes.refuse(_("the message declares a DOCTYPE, which none needs."), _("Do not open it; ask who sent it."))


def seen(text: str) -> str:
    """Return a stranger's text as it may stand in a sentence, whose quotes are the sentence's own."""
    return shown(text, _MOST_LETTERS)[1:-1]
