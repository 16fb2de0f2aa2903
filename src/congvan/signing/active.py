"""Nội dung động: whether a file runs something when it is opened or clicked, or carries another file."""

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from congvan.language import _
from congvan.signing.held import held

__all__ = ["what_it_does"]

_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "Launch",
    "/SubmitForm": "SubmitForm",
    "/ImportData": "ImportData",
    "/Rendition": "Rendition",
    "/Movie": "Movie",
    "/Sound": "Sound",
    "/RichMediaExecute": "RichMedia",
    "/GoToE": "GoToE",
    "/GoToR": "GoToR",
}
_KEYS = {"/JS": "JavaScript", "/XFA": "XFA", "/EF": "", "/EmbeddedFiles": "", "/RichMediaContent": "RichMedia"}
_DEEPEST = 60


def what_it_does(reader: PdfFileReader, issued: int = -1) -> tuple[str, ...]:
    """Return what a file does or carries, as sentences; none = nothing.

    Args:
        reader: the file; every object of every revision is looked at, used or not.
        issued: the last revision, from 0, that this office issued, which does nothing; -1 = none is known.
    """
    found: dict[str, None] = {}
    for one in _objects(reader, issued + 1):
        for name in _named(one, _DEEPEST):
            found[_("it carries another file.") if not name else _("it can run %(name)s.", name=name)] = None
    return tuple(found)


def _objects(reader: PdfFileReader, first: int) -> Iterator[Any]:
    """Give every object as each revision has it: what a later one hides can be brought back."""
    for revision in range(first, reader.total_revisions):
        for ref in sorted(reader.xrefs.explicit_refs_in_revision(revision), key=lambda one: one.idnum):
            latest = reader.xrefs.get_last_change(ref) == revision  # then it is kept, and read but once
            yield reader.get_object(ref) if latest else reader.get_object(ref, revision=revision)


def _named(one: Any, deepest: int) -> Iterator[str]:
    """Give what a value names, without following references: each object is looked at by itself."""
    if deepest == 0:
        raise RecursionError
    if isinstance(one, generic.DictionaryObject):
        kind = str(held(one, "/S", ""))
        if kind in _ACTIONS:
            yield _ACTIONS[kind]
        for key in one:
            if key in _KEYS:
                yield _KEYS[key]
            yield from _named(one.raw_get(key), deepest - 1)
    elif isinstance(one, generic.ArrayObject):
        for place in range(len(one)):
            yield from _named(one.raw_get(place), deepest - 1)
