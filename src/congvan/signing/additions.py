"""Phần thêm sau: whether anything but signatures, and what proves them, came after the letter was issued or signed.

Every revision after the base is compared with it. Allowed are: a signature field, made or signed; the certificates,
answers and time stamps that prove a signature (DSS); the file's own bookkeeping. A form that was filled in, a note on a
page, a page: anything else is a change, even where the signature itself would allow it.

Source: ISO 32000-2, 12.8.2; «shadow attacks», «attacks on PDF certification» (pdf-insecurity.org).
"""

import logging
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.metadata.xmp_xml import XmpXmlProcessingError, parse_xmp
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.fields import enumerate_sig_fields

from congvan.signing.held import held, ref_of

__all__ = ["SIGNATURES_ONLY", "changed_fields", "changed_properties", "only_proofs", "only_signatures", "revision_at"]

_QUIET = ModificationLevel.LTA_UPDATES

SIGNATURES_ONLY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        *(rule().as_qualified(_QUIET) for rule in (DocInfoRule, XrefStreamRule, ObjectStreamRule)),
        DSSCompareRule().as_qualified(_QUIET),
        MetadataUpdateRule().as_qualified(_QUIET),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
)
"""pyHanko's usual policy without the filling in of form fields."""

for _name in ("pyhanko", "pyhanko_certvalidator"):  # their warnings are told as findings
    logging.getLogger(_name).addHandler(logging.NullHandler())


def revision_at(reader: PdfFileReader, size: int) -> int:
    """Return the number, from 0, of the last revision that lies within the first bytes of a file; -1 = none does."""
    inside = [n for n in range(reader.total_revisions) if reader.xrefs.get_startxref_for_revision(n) < size]
    return max(inside, default=-1)


def only_signatures(reader: PdfFileReader, base: int) -> bool:
    """Return whether nothing but signatures, and what proves them, came after a revision."""
    return isinstance(SIGNATURES_ONLY.review_file(reader, base), DiffResult)


def only_proofs(reader: PdfFileReader, last: int) -> bool:
    """Return whether a later revision follows, with what proves signatures (DSS) and nothing else.

    Args:
        reader: the file.
        last: the revision of the last signature.
    """
    if reader.total_revisions - 1 <= last:
        return False
    found = SIGNATURES_ONLY.review_file(reader, last)
    if not isinstance(found, DiffResult) or found.modification_level > _QUIET:
        return False
    proofs = set(_reached(reader.root.raw_get("/DSS"), set())) if "/DSS" in reader.root else set()
    known = {ref_of(reader.trailer_view, key) for key in ("/Root", "/Info")} | {ref_of(reader.root, "/Metadata")}
    later = {one for n in range(last + 1, reader.total_revisions) for one in reader.xrefs.explicit_refs_in_revision(n)}
    unknown = [reader.get_object(one) for one in later - proofs - known]
    return (
        bool(later & proofs)
        and all(str(held(one, "/Type", "")) in _TABLES for one in unknown if _is_dict(one))
        and all(map(_is_dict, unknown))
    )


_TABLES = ("/XRef", "/ObjStm")
"""Streams in which a file keeps its objects and where they are."""


def _is_dict(one: Any) -> bool:
    return isinstance(one, generic.DictionaryObject)


def _reached(value: Any, seen: set[Any]) -> Iterator[Any]:
    """Give the references of all that a value leads to, each once."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, generic.IndirectObject):
            if one.reference in seen:
                continue
            seen.add(one.reference)
            yield one.reference
            waiting.append(one.get_object())
        elif isinstance(one, generic.DictionaryObject):
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, generic.ArrayObject):
            waiting += [one.raw_get(place) for place in range(len(one))]


def changed_fields(reader: PdfFileReader, signed: dict[str, int]) -> tuple[str, ...]:
    """Return the signature fields whose place or picture was changed after they were signed.

    Args:
        reader: the file.
        signed: fields by full name, with the revision in which each was signed.

    Source: esig DSS, DSS-3946.
    """
    now = _fields(reader)
    changed = []
    for name, revision in signed.items():
        then = _fields(reader.get_historical_resolver(revision)).get(name)
        field = now.get(name)
        if then is None or field is None or any(_raw(then, key) != _raw(field, key) for key in _KEPT):
            changed.append(name)
    return tuple(changed)


_KEPT = ("/Rect", "/AP", "/V", "/F", "/P", "/Kids", "/FT", "/OC", "/AS", "/MK")


def _raw(field: Any, key: str) -> str:
    """Return what a field says, with references as numbers, not followed."""
    return repr(_plain(field.raw_get(key))) if key in field else ""


def _plain(value: Any) -> Any:
    if isinstance(value, generic.IndirectObject):
        return ("ref", value.idnum, value.generation)
    if isinstance(value, generic.DictionaryObject):
        return [(key, _plain(value.raw_get(key))) for key in sorted(value)]
    if isinstance(value, generic.ArrayObject):
        return [_plain(value.raw_get(place)) for place in range(len(value))]
    return str(value)


def _fields(of: Any) -> dict[str, Any]:
    """Return the signature fields by full name."""
    return {name: ref.get_object() for name, _value, ref in enumerate_sig_fields(of)}


def changed_properties(reader: PdfFileReader, base: int) -> bool:
    """Return whether title, author and the like were changed after a revision."""
    old, new = (reader.get_historical_resolver(n) for n in (base, reader.total_revisions - 1))
    return _about(old) != _about(new)


def _about(of: HistoricalResolver) -> tuple[Any, ...]:
    """Return what a revision says of itself: in its Info, and in its XMP."""
    ref = ref_of(of.trailer_view, "/Info")
    info: Any = of(ref) if ref is not None else held(of.trailer_view, "/Info", {})  # a reference leads to what is now
    kept = {str(key): str(info[key]) for key in info if key not in ("/ModDate", "/Producer")}
    return (*sorted(kept.items()), *_xmp(of))


_TIDES = ("ModifyDate", "MetadataDate", "Producer")
_OWN = ("http://ns.adobe.com/xap/1.0/mm/", "http://www.aiim.org/pdfa/ns/extension/")
"""What every program that writes a file says anew: days, its name, the history, how it says it."""


def _xmp(of: HistoricalResolver) -> list[tuple[str, str]]:
    ref = ref_of(of.root, "/Metadata")
    stream = of.reader.get_object(ref, revision=of.revision) if ref is not None else None
    if not isinstance(stream, generic.StreamObject):
        return []
    try:
        parts = parse_xmp(BytesIO(stream.data))
    except (XmpXmlProcessingError, UnicodeDecodeError):
        return [("", sha256(stream.data).hexdigest())]
    return sorted(
        (str(name), repr(value))
        for one in parts
        for name, value in one
        if name.local_name not in _TIDES and name.ns not in _OWN
    )
