"""PDFs that show something else than what was issued and signed."""

import io
import re
from functools import partial
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter

from tests.signing.forging import (
    BLACK,
    NEW,
    OLD,
    ROOT,
    TEXT,
    Change,
    Forged,
    before,
    between,
    both,
    object_of,
    start_of,
    stream_of,
    under_proofs,
    updated,
)
from tests.signing.ground import added, issued, name, signed
from tests.signing.pki import authority

__all__ = ["LOOKS"]


def _font(pdf: bytes) -> tuple[Any, Any]:
    fonts = PdfFileReader(io.BytesIO(pdf)).root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    return fonts, next(iter(fonts))


def _other_font(pdf: bytes) -> bytes:
    """Show other letters for the same text: a shadow attack that replaces what was signed."""
    fonts, first = _font(pdf)
    return updated(pdf, {fonts.raw_get(first).idnum: b"<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"})


def _other_letters(pdf: bytes) -> bytes:
    """Say that the same shapes are other letters, so that what is searched is not what is seen."""
    fonts, first = _font(pdf)
    return updated(pdf, {fonts[first].raw_get("/ToUnicode").idnum: stream_of(b"begincmap endcmap")})


def _other_structure(pdf: bytes) -> bytes:
    """Say something else to those who cannot see the page."""
    return updated(pdf, {PdfFileReader(io.BytesIO(pdf)).root.raw_get("/StructTreeRoot").idnum: b"<<>>"})


def _other_leader_picture(pdf: bytes) -> bytes:
    """Write the leader's picture anew under its own number."""
    field = PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"][0]
    number = field["/AP"].raw_get("/N").idnum
    return updated(pdf, {number: stream_of(BLACK, b"/Type/XObject/Subtype/Form/BBox[0 0 120 60]")})


def _text_as_metadata(pdf: bytes) -> bytes:
    """Call the text of the page metadata, which may be written anew."""
    about = PdfFileReader(io.BytesIO(pdf)).root["/Metadata"].data
    root = re.sub(rb"/Metadata \d+ 0 R", b"/Metadata %d 0 R" % TEXT, object_of(pdf, ROOT))
    return updated(pdf, {TEXT: stream_of(about, b"/Type/Metadata/Subtype/XML"), ROOT: root})


def _text_as_properties(pdf: bytes) -> bytes:
    """Call the text of the page the file's properties, which may be written anew."""
    return updated(pdf, {TEXT: stream_of(BLACK, b"/Title(x)")}, info=TEXT)


def _signed_without_metadata(pdf: bytes) -> bytes:
    """Sign as programs do that leave the metadata as they are."""

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave it."""

    for who, field in (("leader", "ChuKyNguoiKy"), ("office", "ChuKyCoQuan")):
        about = signers.PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, signer_key_usage=set()
        )
        maker = signers.PdfSigner(about, authority().signer(who), new_field_spec=SigFieldSpec(field))
        out = io.BytesIO()
        maker.sign_pdf(Writer(io.BytesIO(pdf)), output=out)
        pdf = out.getvalue()
    return pdf


def _picture(to: IncrementalPdfFileWriter) -> Any:
    box = generic.DictionaryObject({name("/Type"): name("/XObject"), name("/Subtype"): name("/Form")})
    box[name("/BBox")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 455, 200)))
    shown = to.add_object(generic.StreamObject(box, stream_data=b"0 g 0 0 455 200 re f"))
    return generic.DictionaryObject({name("/N"): shown})


def _empty_field_shown(pdf: bytes) -> bytes:
    """Cover the text with the picture of a field that nobody signs."""

    def change(to: IncrementalPdfFileWriter) -> None:
        fields.append_signature_field(to, SigFieldSpec("DeTrong", box=(70, 600, 525, 800)))
        ref = next(ref for known, _value, ref in fields.enumerate_sig_fields(to) if known == "DeTrong")
        field = ref.get_object()
        field[name("/AP")] = _picture(to)
        to.update_container(field)

    return added(pdf, change)


def _loose_field_shown(pdf: bytes, *, direct: bool = False) -> bytes:
    """Cover the text with the picture of a signature field that is in no form."""

    def change(to: IncrementalPdfFileWriter) -> None:
        where, _resources = to.find_page_for_modification(0)
        page = where.get_object()
        note = generic.DictionaryObject({name("/Type"): name("/Annot"), name("/Subtype"): name("/Widget")})
        note[name("/FT")], note[name("/P")], note[name("/AP")] = name("/Sig"), where, _picture(to)
        note[name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (70, 600, 525, 800)))
        page[name("/Annots")] = generic.ArrayObject([note if direct else to.add_object(note)])
        to.update_container(page)

    return added(pdf, change)


def _left_out(pdf: bytes) -> bytes:
    """Append a whole other letter whose table leaves the issued one out."""
    other, start = issued("99"), start_of(issued("99"))
    end = other.index(b"trailer", start)
    table = re.sub(rb"(\d{10}) 00000 n", lambda at: b"%010d 00000 n" % (int(at[1]) + len(pdf)), other[start:end])
    trailer = other[end : other.index(b"startxref", end)]
    return pdf + other[:start] + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + start)


_SHOWN: dict[str, Change] = {
    "another font": _other_font,
    "other letters for the same shapes": _other_letters,
    "another structure": _other_structure,
    "a picture of a field that nobody signs": _empty_field_shown,
    "a picture of a field in no form": _loose_field_shown,
}
LOOKS: tuple[Forged, ...] = (
    *((f"{what} before signing, by hand", OLD, partial(before, how)) for what, how in _SHOWN.items()),
    *((f"{what} between the signatures", OLD, partial(between, how)) for what, how in _SHOWN.items()),
    *((f"{what} under later proofs", NEW, partial(under_proofs, how)) for what, how in _SHOWN.items()),
    (
        "a picture of a field written into the page before signing",
        OLD,
        lambda: before(partial(_loose_field_shown, direct=True)),
    ),
    ("the leader's picture written anew between the signatures", OLD, lambda: between(_other_leader_picture)),
    ("the leader's picture written anew under later proofs", OLD, lambda: under_proofs(_other_leader_picture)),
    ("the text of a page as metadata", OLD, lambda: _signed_without_metadata(_text_as_metadata(issued() + b"\n"))),
    ("the text of a page as properties", OLD, lambda: before(_text_as_properties)),
    ("the text of a page as properties, later", NEW, lambda: under_proofs(_text_as_properties)),
    ("another letter whose table leaves the issued one out", OLD, lambda: both(_left_out(issued() + b"\n"))),
    (
        "an object that nothing uses behind the signatures",
        ("SG009",),
        lambda: updated(signed(), {900: stream_of(b"MZ")}),
    ),
    (
        "an object that nothing uses under later proofs",
        ("SG009",),
        lambda: under_proofs(lambda pdf: updated(pdf, {900: stream_of(b"MZ")})),
    ),
)
