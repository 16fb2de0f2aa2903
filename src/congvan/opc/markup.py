"""XML of a package, parsed so that nothing in it can reach out, expand or exhaust the memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from congvan.language import _
from congvan.opc.showing import shown

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["BrokenXml", "UnsafeXml", "hidden_danger", "parse_xml", "well_formed"]

# A tree costs up to 200 bytes for each tag and attribute: a sheet of 10,000 units has
# 500,000, and this bound keeps the worst part under 350 MB.
_MOST_MARKS = 2_000_000
_XINCLUDE = "{http://www.w3.org/2001/XInclude}*"
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
# Only these are allowed in a package (ECMA-376 part 2, 8.1.4); in another encoding a DTD could hide from the search.
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([^"']{1,60})["']""")
_ENCODINGS = {"utf-8", "utf8", "utf-16", "utf16", "us-ascii", "ascii"}


class BrokenXml(ValueError):  # noqa: N818 - says what the text is
    """The bytes are no well-formed XML; the text says where and why, in the clerk's language."""


class UnsafeXml(ValueError):  # noqa: N818
    """The XML holds a DTD, entities or an inclusion or an odd encoding, or is too large; the text says which."""


def parse_xml(data: bytes, *, own: bool = False) -> etree._Element:
    """Parse one part.

    Args:
        data: the bytes of the part.
        own: whether congvan has made it just now: then it may have any number of tags.

    Returns:
        The root element; nothing was fetched, included or expanded.

    Raises:
        UnsafeXml: a DTD, entities, XInclude, an encoding that packages may not use, or more tags than are needed.
        BrokenXml: not well-formed.
    """
    from lxml import etree  # noqa: PLC0415 - a slow import that `congvan --help` must not pay

    if danger := hidden_danger(data):
        raise UnsafeXml(danger)
    if not own and data.count(b"<") + data.count(b"=") > _MOST_MARKS:
        raise UnsafeXml(_("it has more tags than any letter or list needs"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:  # ValueError: e.g. an encoding that libxml2 does not know
        raise BrokenXml(_broken(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXml(_("it declares a document type (DTD)"))
    if next(root.iter(_XINCLUDE), None) is not None:
        raise UnsafeXml(_("it includes another file (XInclude)"))
    return root


def well_formed(data: bytes) -> str | None:
    """Check one part quickly, without building a tree.

    Args:
        data: the bytes of the part.

    Returns:
        None when it is well-formed and has no DTD, otherwise what is wrong, with line and column.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _stop_at_doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place only
    except UnsafeXml as error:
        return str(error)
    except (expat.ExpatError, ValueError, LookupError) as error:  # LookupError: an encoding nobody knows
        return _broken(error)
    return None


def _stop_at_doctype(*_ignored: object) -> None:
    """Stop before expat reads a single declaration."""
    raise UnsafeXml(_("it declares a document type (DTD)"))


def hidden_danger(data: bytes) -> str | None:
    """Tell what makes XML unsafe for any parser, found without parsing it.

    Args:
        data: the bytes of one part.

    Returns:
        None, or what it is: a DTD, or an encoding in which a DTD could hide.
    """
    if any(mark in data for mark in _DOCTYPES):
        return _("it declares a document type (DTD)")
    declared = _ENCODING.search(data[:200].replace(b"\0", b""))
    if declared and (encoding := declared[1].decode("latin-1").lower()) not in _ENCODINGS:
        return _("it is written in the encoding %(encoding)s, not in UTF-8", encoding=shown(encoding))
    return None


def _broken(error: Exception) -> str:
    """Say the place of a parser's complaint, and the complaint itself as quoted matter."""
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    if line is None:
        return _("it is not well-formed XML")
    return _("it is not well-formed XML (line %(line)s, column %(column)s)", line=line, column=column or 1)
