"""Hình của ô chữ ký: whether a picture is shown where nobody has signed.

The picture of an empty signature field covers what stands below it as any note does, but programs that verify take it
for a place that is still to be signed.
"""

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from congvan.signing.held import held, ref_of

__all__ = ["shown_unsigned"]

_DEEPEST = 60


def shown_unsigned(reader: PdfFileReader, base: int) -> bool:
    """Return whether a revision after the base shows a picture for a signature that was not made.

    The picture of an empty field covers what stands below it as any note does, but changes no field.

    Args:
        reader: the file.
        base: the revision that was issued, or first signed, from 0.
    """
    changed: set[Any] = set()
    for revision in range(base + 1, reader.total_revisions):
        then = reader.get_historical_resolver(revision)
        changed |= reader.xrefs.explicit_refs_in_revision(revision)  # its picture can change when the field does not
        signed = {ref.reference for _name, value, ref in enumerate_sig_fields(then) if value is not None}
        for ref in changed:
            for note, at in _widgets(then(ref), ref, _DEEPEST):
                if at not in signed and ref_of(note, "/Parent") not in signed and not _is_blank(note, then):
                    return True
    return False


def _is_blank(note: Any, then: HistoricalResolver) -> bool:
    """Return whether a form field shows nothing, or the empty picture that programs give to empty fields."""
    pictures = _then(note, "/AP", then)
    if pictures is None:
        return True
    shown = _then(pictures, "/N", then)
    return set(pictures) == {"/N"} and isinstance(shown, generic.StreamObject) and not shown.data.strip()


def _then(of: Any, key: str, then: HistoricalResolver) -> Any:
    """Return what an entry held in a revision."""
    ref = ref_of(of, key)
    return then(ref) if ref is not None else held(of, key)


def _widgets(value: Any, ref: Any, deepest: int) -> Iterator[tuple[Any, Any]]:
    """Give the form fields that are shown, and their references; None = it is written into something else."""
    if deepest == 0:
        raise RecursionError
    if isinstance(value, generic.DictionaryObject):
        if str(held(value, "/Subtype", "")) == "/Widget":
            yield value, ref
        for key in value:
            yield from _widgets(value.raw_get(key), None, deepest - 1)
    elif isinstance(value, generic.ArrayObject):
        for place in range(len(value)):
            yield from _widgets(value.raw_get(place), None, deepest - 1)
