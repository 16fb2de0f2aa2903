"""PDFs whose signatures were written anew, moved, copied or added to."""

import io
import re
from functools import partial

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.signing.forging import (
    BLACK,
    DAMAGED,
    NEW,
    ROOT,
    TEXT,
    Forged,
    both,
    digits_of,
    object_of,
    start_of,
    stream_of,
    updated,
)
from tests.signing.ground import issued, signed

__all__ = ["OBJECTS"]


def _value_of(pdf: bytes, which: int) -> tuple[int, bytes]:
    """Return number and words of a signature."""
    field = PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"][which]
    number: int = field.raw_get("/V").idnum
    return number, object_of(pdf, number)


def _rewritten(which: int, old: bytes, new: bytes) -> bytes:
    """Write a signature anew in a later revision, with other words in it."""
    number, words = _value_of(signed(), which)
    made = re.sub(old, new, words, count=1)
    assert made != words
    return updated(signed(), {number: made})


def _form_rewritten(old: bytes, new: bytes) -> bytes:
    form = PdfFileReader(io.BytesIO(signed())).root.raw_get("/AcroForm")
    number = form.idnum if isinstance(form, generic.IndirectObject) else ROOT
    words = object_of(signed(), number)
    made = re.sub(old, new, words, count=1, flags=re.DOTALL)
    assert made != words
    return updated(signed(), {number: made})


def _field_rewritten(old: bytes, new: bytes, more: dict[int, bytes]) -> bytes:
    number = PdfFileReader(io.BytesIO(signed())).root["/AcroForm"]["/Fields"].raw_get(1).idnum
    return updated(signed(), {number: re.sub(old, new, object_of(signed(), number)), **more})


def _copied() -> bytes:
    """Let the office's field show a copy of its signature, and change the text."""
    _number, words = _value_of(signed(), 1)
    return _field_rewritten(rb"/V \d+ 0 R", b"/V 900 0 R", {900: words, TEXT: stream_of(BLACK)})


def _wrapped() -> bytes:
    """Move the second signed part to the end and put a text of one's own between: every signed byte is still there."""
    pdf = signed()
    said = list(re.finditer(rb"/ByteRange \[([0-9 ]+)\]", pdf))[-1]
    _zero, first, second, rest = (int(one) for one in said[1].split())
    number, words = _value_of(pdf, 1)
    start = start_of(pdf)
    head = pdf[:second] + b" " * (start - second)  # the old startxref now leads to the new table
    reader = PdfFileReader(io.BytesIO(pdf))
    old = {ref.idnum: pdf.rindex(b"%d 0 obj" % ref.idnum) for ref in reader.xrefs.explicit_refs_in_revision(2)}
    trailer = pdf[pdf.rindex(b"trailer") : pdf.rindex(b"startxref")]
    moved, made = len(pdf), b""
    for _turn in range(3):  # the length of the numbers settles
        own = words.replace(said[0], b"/ByteRange [0 %d %d %d]" % (first, moved, rest))
        bodies = {TEXT: stream_of(BLACK), number: own}
        at = start + len(b"xref\n") + len({**old, **bodies}) * 24 + len(trailer) + 1000
        table, held = b"xref\n", b""
        for one, body in bodies.items():
            table += b"%d 1\n%010d 00000 n\r\n" % (one, at + len(held))
            held += b"%d 0 obj\n%s\nendobj\n" % (one, body)
        for one, place in old.items():
            if one not in bodies:
                table += b"%d 1\n%010d 00000 n\r\n" % (one, place if place < first else place - second + moved)
        made = head + (table + trailer).ljust(at - start) + held
        moved = len(made)
    assert made[start : start + 4] == b"xref"
    return made + pdf[second:]


def _into_padding(words: bytes) -> bytes:
    """Write something into the zeros behind a signature, where no digest reaches."""
    pdf = both(issued() + b"\n")  # our own signatures leave no zeros
    at = digits_of(pdf, 1).end(1) - 40
    assert pdf[at : at + 40] == b"0" * 40
    return pdf[:at] + words + pdf[at + len(words) :]


_RANGE, _CONTENTS = rb"/ByteRange\s*\[[^\]]*\]", rb"/Contents\s*<[0-9a-fA-F]*>"
_RULES = {
    "no ByteRange": (_RANGE, b""),
    "a ByteRange of null": (_RANGE, b"/ByteRange null"),
    "an empty ByteRange": (_RANGE, b"/ByteRange []"),
    "a ByteRange with negative numbers": (_RANGE, b"/ByteRange [0 -1 0 -1]"),
    "a ByteRange of the whole file": (_RANGE, b"/ByteRange [0 999999 999999 0]"),
    "no Contents": (_CONTENTS, b""),
    "Contents of null": (_CONTENTS, b"/Contents null"),
    "empty Contents": (_CONTENTS, b"/Contents <>"),
    "Contents of one zero": (_CONTENTS, b"/Contents <00>"),
    "another filter": (rb"/Filter\s*/[A-Za-z.]+", b"/Filter /Khac"),
    "another way of signing": (rb"/SubFilter\s*/[A-Za-z.]+", b"/SubFilter /Khac"),
    "no way of signing": (rb"/SubFilter\s*/[A-Za-z.]+", b""),
    "the name of a time stamp": (rb"/Type\s*/Sig", b"/Type /DocTimeStamp"),
    "the same words": (rb"$", b" "),
}
OBJECTS: tuple[Forged, ...] = (
    *(
        (f"the {whose} signature written anew with {what}", DAMAGED, partial(_rewritten, which, *rule))
        for which, whose in enumerate(("leader's", "office's"))
        for what, rule in _RULES.items()
    ),
    ("no word of signatures in the form", NEW, lambda: _form_rewritten(rb"/SigFlags\s*\d", b"")),
    ("no form any more", ("SG001", "SG008"), lambda: _form_rewritten(rb".*", b"null")),
    ("a field that shows no signature any more", ("SG008", "SG011"), lambda: _field_rewritten(rb"/V \d+ 0 R", b"", {})),
    ("a copy of a signature", ("SG009",), _copied),
    ("signed parts moved to make room (signature wrapping)", ("SG016",), _wrapped),
    ("words in the zeros behind a signature", ("SG016",), lambda: _into_padding(b"> /Khac (x) /Khong <")),
    ("spaces in the zeros behind a signature", ("SG016",), lambda: _into_padding(b" " * 8)),
)
