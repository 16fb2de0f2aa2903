"""Từ bản phát hành đến chữ ký đầu tiên: whether nothing but places for signatures was added to what was issued.

pyHanko compares revisions after a signature; what was done to a letter before it was signed is our own business, for we
know the bytes that were issued. A file can be prepared so that its signed revision shows something else.

Source: «shadow attacks» (pdf-insecurity.org), variants that change the file before it is signed.
"""

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from congvan.signing.held import held, ref_of

__all__ = ["only_places"]

_CATALOG = frozenset({"/AcroForm", "/Perms", "/Extensions", "/Version", "/Metadata", "/DSS"})
_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA", "/NeedAppearances"})
_DEEPEST = 40


def only_places(reader: PdfFileReader, base: int, first: int) -> bool:
    """Return whether only signature fields were added between two revisions.

    Args:
        reader: the file.
        base: the revision that was issued, from 0; it has no form.
        first: the revision of the first signature.
    """
    old, new = reader.get_historical_resolver(base), reader.get_historical_resolver(first)
    if any(reader.xrefs.refs_freed_in_revision(one) for one in range(base + 1, first + 1)):
        return False
    root = ref_of(old.trailer_view, "/Root")
    pages = list(_pages(old.root, _DEEPEST))
    if ref_of(new.trailer_view, "/Root") != root or list(_pages(new.root, _DEEPEST)) != pages:
        return False
    free = {ref_of(of, key) for of, key in _rewritten(old)}
    changed = {one for n in range(base + 1, first + 1) for one in reader.xrefs.explicit_refs_in_revision(n)}
    for one in changed:
        if one in free or not _was_there(old, one) or _same(old, new, one):
            continue
        if one == root:
            if not _equal_but(old.root, new.root, _CATALOG):
                return False
        elif one not in pages or not _equal_but(old(one), new(one), frozenset({"/Annots"})):
            return False
    return _is_form_of_signatures(new.root) and all(_only_widgets(old(page), new(page)) for page in pages)


def _rewritten(old: HistoricalResolver) -> Iterator[tuple[Any, str]]:
    """Give where the file's own properties stood, which may be written anew.

    Where a later revision says that they stand is no matter: it could name the text of a page.
    """
    yield old.trailer_view, "/Info"
    if _is_metadata(old):
        yield old.root, "/Metadata"


def _is_metadata(of: HistoricalResolver) -> bool:
    ref = ref_of(of.root, "/Metadata")
    if ref is None:
        return False
    stream = of.reader.get_object(ref, revision=of.revision)
    return isinstance(stream, generic.StreamObject) and str(held(stream, "/Type", "")) == "/Metadata"


def _pages(root: Any, deepest: int) -> Iterator[Any]:
    """Give the references of the pages, in order."""

    def walk(kids: Any, left: int) -> Iterator[Any]:
        if left == 0:
            raise RecursionError
        for place in range(len(kids)):
            kid = kids[place]
            if str(held(kid, "/Type", "")) == "/Pages" or "/Kids" in kid:
                yield from walk(kid["/Kids"], left - 1)
            else:
                yield kids.raw_get(place).reference

    yield from walk(root["/Pages"]["/Kids"], deepest)


def _was_there(old: HistoricalResolver, ref: Any) -> bool:
    return not old.is_ref_unassignable(ref)


def _same(old: HistoricalResolver, new: HistoricalResolver, ref: Any) -> bool:
    return bool(old(ref) == new(ref))


def _equal_but(old: Any, new: Any, keys: frozenset[str]) -> bool:
    """Return whether two dictionaries differ in some keys only, references not followed."""
    if not isinstance(old, generic.DictionaryObject) or not isinstance(new, generic.DictionaryObject):
        return False
    kept = (set(old) | set(new)) - keys
    return all(key in old and key in new and old.raw_get(key) == new.raw_get(key) for key in kept)


def _is_form_of_signatures(root: Any) -> bool:
    form = held(root, "/AcroForm", {})
    return set(form) <= _FORM and all(_is_signature(one) for one in _each(held(form, "/Fields", ())))


def _each(array: Any) -> Iterator[Any]:
    """Give the entries of an array, with their references followed."""
    return (array[place] for place in range(len(array)))


def _is_signature(field: Any) -> bool:
    """Return whether a form field is a place for a signature and no more."""
    if str(held(field, "/FT", "")) != "/Sig" or "/AA" in field or "/A" in field:
        return False
    return all(str(held(one, "/Subtype", "")) == "/Widget" for one in _each(held(field, "/Kids", ())))


def _only_widgets(old: Any, new: Any) -> bool:
    """Return whether the notes on a page are the old ones and places for signatures."""
    before, now = _notes(old), _notes(new)
    if now[: len(before)] != before:
        return False
    added = [one.get_object() for one in now[len(before) :]]
    return all(_is_place(one) for one in added)


def _is_place(note: Any) -> bool:
    field = note["/Parent"] if "/FT" not in note and "/Parent" in note else note
    return str(held(note, "/Subtype", "")) == "/Widget" and _is_signature(field)


def _notes(page: Any) -> list[Any]:
    notes = held(page, "/Annots", ())
    return [notes.raw_get(place) for place in range(len(notes))]
