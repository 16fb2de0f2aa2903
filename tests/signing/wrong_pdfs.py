"""PDFs that must be refused, each made here, with the code that says why."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic, writer
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields
from pyhanko.sign.fields import MDPPerm, SigFieldSpec

from tests.signing.forged_certificates import INSIDE
from tests.signing.forged_pages import LOOKS
from tests.signing.forged_values import OBJECTS
from tests.signing.ground import added, issued, name, pyhanko_signed, signed
from tests.signing.wearing import WEARING, small

__all__ = ["WRONG", "Wrong", "contents", "other_digit"]

Dictionary: Any = generic.DictionaryObject
Array: Any = generic.ArrayObject
Number: Any = generic.NumberObject
String: Any = generic.TextStringObject


@dataclass(frozen=True)
class Wrong:
    """A file that must be refused.

    Attributes:
        name: what is wrong with it.
        codes: one of these must be among the findings.
        make: makes it.
        issued: the bytes that were issued.
    """

    name: str
    codes: tuple[str, ...]
    make: Callable[[], bytes]
    issued: Callable[[], bytes] = issued


# ---- who signed ----


def _alone(who: str) -> Callable[[], bytes]:
    return lambda: signed(leader=who)


def _by_name_of(who: str) -> bytes:
    """Sign as the leader, with a certificate that was given for something else."""
    return pyhanko_signed(issued() + b"\n", who, "ChuKyNguoiKy", reserve=("ChuKyCoQuan",))


_WHO = (
    Wrong("unsigned", ("SG001",), issued),
    Wrong("an empty signature field", ("SG001",), lambda: added(issued(), _empty_field)),
    Wrong("signed by a certificate that made itself", ("SG004",), _alone("self_signed")),
    Wrong("signed by a stranger with the same names under a root of the same name", ("SG004",), _alone("stranger")),
    Wrong("signed with a certificate that ended", ("SG004",), _alone("expired")),
    Wrong("signed with a certificate that is still to begin", ("SG004",), _alone("not_yet_valid")),
    Wrong("signed with a revoked certificate", ("SG005",), _alone("revoked")),
    Wrong("signed with RSA of 1024 bits", ("SG007", "SG004"), _alone("rsa1024")),
    Wrong(
        "signed with SHA-1",
        ("SG007",),
        lambda: pyhanko_signed(issued() + b"\n", "leader", "ChuKyNguoiKy", digest="sha1", reserve=("ChuKyCoQuan",)),
    ),
    Wrong("signed with the certificate of a web server", ("SG004",), lambda: _by_name_of("server")),
    Wrong("signed with a certificate that is for locking keys", ("SG004",), lambda: _by_name_of("locking")),
    Wrong("signed by somebody else who is trusted", ("SG011",), _alone("deputy")),
    Wrong("without the office's seal", ("SG011",), lambda: signed(office="")),
    Wrong("with the leader in the place of the office", ("SG011",), lambda: signed(office="leader")),
    Wrong("signed by the office alone", ("SG011",), lambda: pyhanko_signed(issued() + b"\n", "office", "ChuKyCoQuan")),
    Wrong("with a stranger's signature added", ("SG004",), lambda: pyhanko_signed(signed(), "stranger", "Them")),
    Wrong(
        "with a stranger's large stamp over the text",
        ("SG004",),
        lambda: pyhanko_signed(signed(), "stranger", "Them", box=(70, 300, 520, 780)),
    ),
)


def _empty_field(to: IncrementalPdfFileWriter) -> None:
    fields.append_signature_field(to, SigFieldSpec("ChuKyNguoiKy"))


# ---- bytes changed ----


def _flipped(where: Callable[[bytes], int]) -> bytes:
    data = bytearray(signed())
    data[where(bytes(data))] ^= 1
    return bytes(data)


def contents(data: bytes, which: int = 0) -> re.Match[bytes]:
    """Return where the hexadecimal digits of a signature stand."""
    return list(re.finditer(rb"/Contents\s*<([0-9a-fA-F]+)>", data))[which]


def _padded(data: bytes) -> bytes:
    """Hide bytes behind the signature, where no digest reaches."""
    found = contents(data)
    return data[: found.end(1) - 8] + b"deadbeef" + data[found.end(1) :]


def other_digit(data: bytes, at: int) -> bytes:
    """Return a file with another digit at a place."""
    return data[:at] + (b"0" if data[at : at + 1] != b"0" else b"1") + data[at + 1 :]


def _ranged(change: Callable[[list[int]], list[int] | bytes], which: int = -1) -> bytes:
    """Change a ByteRange, as long as it was."""
    data = signed()
    found = list(re.finditer(rb"/ByteRange \[([0-9 ]+)\]", data))[which]
    made = change([int(one) for one in found[1].split()])
    said = made if isinstance(made, bytes) else b" ".join(b"%d" % one for one in made)
    room = found.end(1) - found.start(1)
    assert len(said) <= room, said
    return data[: found.start(1)] + said.ljust(room) + data[found.end(1) :]


def _swapped(old: bytes, new: bytes) -> bytes:
    """Put other words of the same length into the last signature."""
    data = signed()
    at = data.rindex(old)
    assert len(old) == len(new)
    return data[:at] + new + data[at + len(old) :]


def _transplanted() -> bytes:
    """Put the leader's signature of another letter into this one."""
    mine, other = signed(), signed(number="06")
    here, there = contents(mine), contents(other)
    return mine[: here.start(1)] + there[1][: len(here[1])].ljust(len(here[1]), b"0") + mine[here.end(1) :]


def _one_value_two_fields(to: IncrementalPdfFileWriter) -> None:
    form = to.root["/AcroForm"]
    first = form["/Fields"][0]
    twin = to.add_object(
        Dictionary({name("/FT"): name("/Sig"), name("/T"): String("Twin"), name("/V"): first.raw_get("/V")})
    )
    form["/Fields"].append(twin)
    to.update_container(form["/Fields"])
    to.update_container(form)


_BYTES = (
    Wrong(
        "a byte of the text changed", ("SG003", "SG010", "SG002"), lambda: _flipped(lambda d: d.index(b"stream") + 20)
    ),
    Wrong(
        "a byte of the page changed", ("SG003", "SG010", "SG002"), lambda: _flipped(lambda d: d.index(b"/MediaBox") + 2)
    ),
    Wrong(
        "a byte of the signature changed",
        ("SG002", "SG003"),
        lambda: other_digit(signed(), contents(signed()).start(1) + 900),
    ),
    Wrong(
        "a byte of the second signature changed",
        ("SG002", "SG003"),
        lambda: other_digit(signed(), contents(signed(), 1).start(1) + 900),
    ),
    Wrong("bytes hidden behind the first signature", ("SG016",), lambda: _padded(signed())),
    Wrong("the leader's signature of another letter", ("SG003", "SG002", "SG016"), _transplanted),
    Wrong("one signature in two fields", ("SG016",), lambda: added(signed(), _one_value_two_fields)),
    Wrong("a ByteRange that leaves out the beginning", ("SG016",), lambda: _ranged(lambda r: [1, r[1] - 1, *r[2:]])),
    Wrong("a ByteRange that begins later", ("SG016",), lambda: _ranged(lambda r: [r[0], r[1] - 40, *r[2:]])),
    Wrong("a ByteRange that ends earlier", ("SG009", "SG003"), lambda: _ranged(lambda r: [*r[:3], r[3] - 10])),
    Wrong("a ByteRange whose parts overlap", ("SG016",), lambda: _ranged(lambda r: [0, r[2] + 10, r[2], r[3]])),
    Wrong("a ByteRange beyond the file", ("SG016",), lambda: _ranged(lambda r: [*r[:3], 999])),
    Wrong("a ByteRange of nothing", ("SG016",), lambda: _ranged(lambda _r: [0, 0, 0, 0])),
    Wrong("a ByteRange with a negative number", ("SG016",), lambda: _ranged(lambda r: [0, -1, r[2], r[3]])),
    Wrong("a ByteRange of three numbers", ("SG016", "SG002"), lambda: _ranged(lambda r: r[:3])),
    Wrong("an empty ByteRange", ("SG016", "SG002"), lambda: _ranged(lambda _r: b"")),
    Wrong("a ByteRange of names", ("SG016", "SG002"), lambda: _ranged(lambda _r: b"/a /b /c /d")),
    Wrong("no ByteRange", ("SG002", "SG016"), lambda: _swapped(b"/ByteRange", b"/ByteRangX")),
    Wrong("no Contents", ("SG002",), lambda: _swapped(b"/Contents", b"/Contentz")),
    Wrong("another filter", ("SG003", "SG002"), lambda: _swapped(b"/Adobe.PPKLite", b"/Adobe.PPKLitz")),
    Wrong(
        "another way of signing", ("SG009", "SG011"), lambda: _swapped(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detachex")
    ),
    Wrong(
        "a signature that calls itself something else",
        ("SG002", "SG003"),
        lambda: _swapped(b"/Type /Sig", b"/Type /Sux"),
    ),
)


# ---- something added behind the signatures ----


def _page(to: IncrementalPdfFileWriter, number: int = 0) -> Any:
    page, _resources = to.find_page_for_modification(number)
    found = page.get_object()
    to.update_container(found)
    return found


def _text_added(to: IncrementalPdfFileWriter) -> None:
    page = _page(to)
    more = to.add_object(generic.StreamObject(stream_data=b"BT /F1 40 Tf 100 400 Td (KHONG) Tj ET"))
    page[name("/Contents")] = Array([page.raw_get("/Contents"), more])


def _text_replaced(to: IncrementalPdfFileWriter) -> None:
    _page(to)[name("/Contents")] = to.add_object(generic.StreamObject(stream_data=b"0 0 200 200 re f"))


def _stream_overwritten(to: IncrementalPdfFileWriter) -> None:
    """Write the page's own stream anew under its old number: a shadow attack that hides what was signed."""
    found = to.prev.root["/Pages"]["/Kids"][0].raw_get("/Contents")
    ref = found.reference if isinstance(found, generic.IndirectObject) else found.raw_get(0).reference
    stream = to.get_object(ref)
    stream._data = b"0 0 300 300 re f"
    stream._encoded_data = None
    to.mark_update(ref)


def _page_added(to: IncrementalPdfFileWriter) -> None:
    page = writer.PageObject(contents=to.add_object(generic.StreamObject(stream_data=b"")), media_box=(0, 0, 595, 842))
    to.insert_page(page)


def _page_removed(to: IncrementalPdfFileWriter) -> None:
    pages = to.root["/Pages"]
    pages[name("/Kids")] = Array([pages["/Kids"].raw_get(0)])
    pages[name("/Count")] = Number(1)
    to.update_container(pages)


def _page_changed(key: str, value: generic.PdfObject) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(to: IncrementalPdfFileWriter) -> None:
        _page(to)[name(key)] = value

    return change


def _note(kind: str, **more: generic.PdfObject) -> Callable[[IncrementalPdfFileWriter], None]:
    """Add a note to the first page."""

    def change(to: IncrementalPdfFileWriter) -> None:
        note = Dictionary({name("/Type"): name("/Annot"), name("/Subtype"): name(f"/{kind}")})
        note[name("/Rect")] = Array(map(Number, (100, 100, 400, 400)))
        for key, value in more.items():
            note[name(f"/{key}")] = value
        page = _page(to)
        notes = Array(page["/Annots"]) if "/Annots" in page else Array()
        notes = Array([page["/Annots"].raw_get(place) for place in range(len(notes))])
        notes.append(to.add_object(note))
        page[name("/Annots")] = notes

    return change


def _text_field(to: IncrementalPdfFileWriter) -> None:
    field = Dictionary({name("/FT"): name("/Tx"), name("/T"): String("SoTien"), name("/V"): String("100")})
    field[name("/Type")], field[name("/Subtype")] = name("/Annot"), name("/Widget")
    field[name("/Rect")] = Array(map(Number, (100, 100, 200, 120)))
    page = _page(to)
    ref = to.add_object(field)
    old = page["/Annots"] if "/Annots" in page else Array()
    page[name("/Annots")] = Array([*(old.raw_get(place) for place in range(len(old))), ref])
    form = to.root["/AcroForm"] if "/AcroForm" in to.root else None  # noqa: SIM401 - `get` follows no reference
    if form is None:
        to.root[name("/AcroForm")] = Dictionary({name("/Fields"): Array([ref])})
        to.update_root()
    else:
        form["/Fields"].append(ref)
        to.update_container(form["/Fields"])
        to.update_container(form)


def _filled(to: IncrementalPdfFileWriter) -> None:
    field = next(one for one in to.root["/AcroForm"]["/Fields"] if one.get_object()["/FT"] == "/Tx").get_object()
    field[name("/V")] = String("900")
    to.update_container(field)


def _catalog(key: str, value: generic.PdfObject) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(to: IncrementalPdfFileWriter) -> None:
        to.root[name(key)] = value
        to.update_root()

    return change


def _action(kind: str, **more: generic.PdfObject) -> Any:
    made = Dictionary({name("/Type"): name("/Action"), name("/S"): name(f"/{kind}")})
    for key, value in more.items():
        made[name(f"/{key}")] = value
    return made


def _carrying(to: IncrementalPdfFileWriter) -> None:
    held = to.add_object(generic.StreamObject(Dictionary({name("/Type"): name("/EmbeddedFile")}), stream_data=b"MZ"))
    file = Dictionary(
        {name("/Type"): name("/Filespec"), name("/F"): String("a.exe"), name("/EF"): Dictionary({name("/F"): held})}
    )
    names = Dictionary(
        {name("/EmbeddedFiles"): Dictionary({name("/Names"): Array([String("a.exe"), to.add_object(file)])})}
    )
    to.root[name("/Names")] = names
    to.update_root()


def _field_moved(to: IncrementalPdfFileWriter) -> None:
    """Move the seal over the text after it was signed."""
    field = to.root["/AcroForm"]["/Fields"][1].get_object()
    field[name("/Rect")] = Array(map(Number, (70, 700, 500, 780)))
    to.update_container(field)


def _picture_changed(to: IncrementalPdfFileWriter) -> None:
    """Show something else where the leader has signed."""
    field = to.root["/AcroForm"]["/Fields"][0].get_object()
    box = Dictionary({name("/Type"): name("/XObject"), name("/Subtype"): name("/Form")})
    box[name("/BBox")] = Array(map(Number, (0, 0, 120, 60)))
    shown = to.add_object(generic.StreamObject(box, stream_data=b"0 0 120 60 re f"))
    field[name("/AP")] = Dictionary({name("/N"): shown})
    to.update_container(field)


def _root_swapped(to: IncrementalPdfFileWriter) -> None:
    """Point the trailer at another catalogue."""
    other = Dictionary({key: to.root.raw_get(key) for key in to.root})
    other[name("/Lang")] = String("en")
    to.trailer[name("/Root")] = to.add_object(other)
    to._root = to.trailer.raw_get("/Root")
    to._force_write_when_empty = True


_later = {
    "text": _text_added,
    "other text": _text_replaced,
    "the stream of the page written anew": _stream_overwritten,
    "a page": _page_added,
    "one page less": _page_removed,
    "a smaller page": _page_changed("/MediaBox", Array(map(Number, (0, 400, 595, 842)))),
    "a cropped page": _page_changed("/CropBox", Array(map(Number, (0, 400, 595, 842)))),
    "a turned page": _page_changed("/Rotate", Number(90)),
    "a note with text": _note("FreeText", Contents=String("Khong")),
    "a stamp": _note("Stamp"),
    "a drawing": _note("Ink", InkList=Array([Array(map(Number, (1, 1, 200, 200)))])),
    "a link over the page": _note("Link", A=_action("URI", URI=String("http://x.example"))),
    "a form field": _text_field,
    "the seal moved": _field_moved,
    "another picture for the signature": _picture_changed,
    "layers": _catalog("/OCProperties", Dictionary()),
    "a page label": _catalog("/PageLabels", Dictionary()),
    "another language": _catalog("/Lang", String("en")),
    "another catalogue": _root_swapped,
}
_does = {
    "JavaScript": _catalog("/OpenAction", _action("JavaScript", JS=String("app.alert(1)"))),
    "a program that is started": _catalog("/OpenAction", _action("Launch", F=String("cmd.exe"))),
    "a form that is sent": _note("Widget", A=_action("SubmitForm", F=String("http://x.example"))),
    "another file": _carrying,
}


def _form_filled() -> bytes:
    base = added(issued() + b"\n", _text_field)
    one = pyhanko_signed(base, "leader", "ChuKyNguoiKy", reserve=("ChuKyCoQuan",))
    return added(pyhanko_signed(one, "office", "ChuKyCoQuan"), _filled)


def _prepared(change: Callable[[IncrementalPdfFileWriter], None]) -> Callable[[], bytes]:
    """Change the letter after it was issued and before it was signed."""

    def make() -> bytes:
        base = added(issued() + b"\n", change)
        one = pyhanko_signed(base, "leader", "ChuKyNguoiKy", reserve=("ChuKyCoQuan",))
        return pyhanko_signed(one, "office", "ChuKyCoQuan")

    return make


def _certified(level: MDPPerm, change: Callable[[IncrementalPdfFileWriter], None]) -> Callable[[], bytes]:
    """Certify by the first signature, then change."""

    def make() -> bytes:
        one = pyhanko_signed(issued() + b"\n", "leader", "ChuKyNguoiKy", certify=level, reserve=("ChuKyCoQuan",))
        if level is not MDPPerm.NO_CHANGES:
            one = pyhanko_signed(one, "office", "ChuKyCoQuan")
        return added(one, change)

    return make


def _between() -> bytes:
    """Add text between the two signatures."""
    return pyhanko_signed(added(signed(office=""), _text_added), "office", "ChuKyCoQuan")


def _on_signed(change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    return added(signed(), change)


_ADDED = (
    *(
        Wrong(f"{what} added after signing", ("SG008", "SG009", "SG002"), partial(_on_signed, how))
        for what, how in _later.items()
    ),
    *(Wrong(f"{what} added after signing", ("SG013",), partial(_on_signed, how)) for what, how in _does.items()),
    *(
        Wrong(f"{what} added before signing", ("SG008", "SG010", "SG002"), _prepared(how))
        for what, how in _later.items()
        if what not in ("the seal moved", "another picture for the signature")
    ),
    *(Wrong(f"{what} added before signing", ("SG013",), _prepared(how)) for what, how in _does.items()),
    Wrong("text added between the signatures", ("SG008",), _between),
    Wrong("a form filled in after signing", ("SG008",), _form_filled),
    Wrong(
        "certified against every change, then a note",
        ("SG008", "SG009"),
        _certified(MDPPerm.NO_CHANGES, _note("Stamp")),
    ),
    Wrong("certified for forms, then a note", ("SG008", "SG009"), _certified(MDPPerm.FILL_FORMS, _note("Stamp"))),
    Wrong(
        "certified for notes, then a note that it allows",
        ("SG008", "SG009"),
        _certified(MDPPerm.ANNOTATE, _note("FreeText")),
    ),
)


# ---- other files, other letters, damage ----


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", "<w/>")
    return out.getvalue()


def _zip_in_tail() -> bytes:
    """Make a file that is PDF and ZIP: the ZIP's comment ends as a PDF does."""
    made = _zip()
    tail = b"\n%%EOF\n"
    return signed() + made[:-2] + len(tail).to_bytes(2, "little") + tail


def _encrypted(user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(issued())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="chu", user=user))
    return out.getvalue()


def _rewritten() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed())) as pdf:
        pdf.save(out)
    return out.getvalue()


def _printed_anew() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(issued())) as pdf:
        pdf.save(out)
    return pyhanko_signed(
        pyhanko_signed(out.getvalue() + b"\n", "leader", "ChuKyNguoiKy", reserve=("ChuKyCoQuan",)),
        "office",
        "ChuKyCoQuan",
    )


def _xref_loop() -> bytes:
    made = small(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", tail=b"/Prev 000000000")
    start = made.rindex(b"startxref\n") + 10
    at = made[start : made.index(b"\n", start)]
    return made.replace(b"/Prev 000000000", b"/Prev " + at.rjust(9, b"0"))


def _page_loop() -> bytes:
    return small(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>")


def _bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _turn in range(1024)) + packer.flush()
    packed = zlib.compress(packed, 9)
    stream = b"<</Length %d/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]>>\nstream\n%s\nendstream"
    return small(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        stream % (len(packed), packed),
    )


def _deep() -> bytes:
    deep = b"[" * 100_000 + b"]" * 100_000
    return small(b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields " + deep + b">>>>", b"<</Type/Pages/Kids[]/Count 0>>")


def _field_loop() -> bytes:
    return small(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</FT/Sig/T(a)/Kids[3 0 R]>>",
    )


def _cut(share: int) -> bytes:
    return signed()[: len(signed()) * share // 10]


_ANY = ("SG001", "SG002", "SG014", "SG015", "SG003", "SG009", "SG010", "SG011")
_OTHER = (
    Wrong("another letter of the same office", ("SG010",), lambda: signed(number="06")),
    Wrong("the same words printed anew and signed", ("SG010",), _printed_anew),
    Wrong("written anew by another program", ("SG003", "SG010", "SG002"), _rewritten),
    Wrong("one byte appended", ("SG014", "SG009"), lambda: signed() + b"x"),
    Wrong("a line end appended", ("SG009",), lambda: signed() + b"\n"),
    Wrong("words appended", ("SG002", "SG009"), lambda: signed() + b"\nKhong\n%%EOF\n"),
    Wrong("a ZIP file appended", ("SG014",), lambda: signed() + _zip()),
    Wrong("PDF and ZIP in one", ("SG014",), _zip_in_tail),
    Wrong("another PDF appended", ("SG009", "SG002", "SG003", "SG001", "SG010"), lambda: signed() + issued("07")),
    Wrong("bytes before the beginning", ("SG002",), lambda: b"MZ" + signed()),
    Wrong("a ZIP file before the beginning", ("SG002",), lambda: _zip() + signed()),
    Wrong("encrypted with a password", ("SG015", "SG002"), lambda: _encrypted("mat")),
    Wrong("encrypted without a password", ("SG015", "SG002"), lambda: _encrypted("")),
    Wrong("an empty file", ("SG002",), lambda: b""),
    Wrong("a web page", ("SG002",), lambda: b"<!DOCTYPE html><html><body>404</body></html>"),
    Wrong("a Word file", ("SG002",), _zip),
    Wrong("a picture", ("SG002",), lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
    Wrong("nothing but the first line", ("SG002", "SG014"), lambda: b"%PDF-1.7\n%%EOF\n"),
    Wrong("a table of objects that points to itself", _ANY, _xref_loop),
    Wrong("a page that contains itself", _ANY, _page_loop),
    Wrong("a field that contains itself", _ANY, _field_loop),
    Wrong("a stream of a gigabyte", _ANY, _bomb),
    Wrong("lists in lists, a hundred thousand deep", _ANY, _deep),
    *(
        Wrong(
            f"cut off after {share} tenths",
            ("SG014", "SG002", "SG009", "SG011"),
            partial(_cut, share),
        )
        for share in range(1, 10)
    ),
)

_FORGED = (*LOOKS, *OBJECTS, *INSIDE, *WEARING)

WRONG: tuple[Wrong, ...] = (*_WHO, *_BYTES, *_ADDED, *_OTHER, *(Wrong(*one) for one in _FORGED))
