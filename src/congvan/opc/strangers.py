"""What a file really is when it is no package: said in the words of a person who renamed it or saved it wrongly."""

import re

from congvan.language import N_, _
from congvan.opc.report import Report
from congvan.opc.showing import shown

__all__ = ["foreign", "tell_stranger"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4_096

# First bytes → what it is. Order matters where one beginning is part of another.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", N_("an RTF document")),
    (b"\x89PNG\r\n\x1a\n", N_("a picture (PNG)")),
    (b"\xff\xd8\xff", N_("a picture (JPEG)")),
    (b"GIF8", N_("a picture (GIF)")),
    (b"II*\0", N_("a picture (TIFF)")),
    (b"MM\0*", N_("a picture (TIFF)")),
    (b"BM", N_("a picture (BMP)")),
    (b"RIFF", N_("a picture or a recording (WebP, WAV, AVI)")),
    (b"7z\xbc\xaf\x27\x1c", N_("a 7z archive")),
    (b"Rar!\x1a\x07", N_("a RAR archive")),
    (b"\x1f\x8b", N_("a gzip archive")),
    (b"MZ", N_("a program for Windows")),
    (b"\x7fELF", N_("a program")),
    (b"SQLite format 3\0", N_("a database (SQLite)")),
)
_MARKUP: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<\?mso-application[^>]*Word\.Document"), N_("a Word 2003 XML document")),
    (re.compile(rb"<\?mso-application[^>]*Excel\.Sheet"), N_("an Excel 2003 XML workbook")),
    (re.compile(rb"<pkg:package"), N_("a Word document saved as flat XML")),
    (re.compile(rb"<office:document"), N_("an OpenDocument file saved as flat XML")),
    (re.compile(rb"<!doctype html|<html|<head|<body|<table|<meta", re.IGNORECASE), N_("a web page (HTML)")),
    (re.compile(rb"\AMIME-Version:", re.IGNORECASE), N_("a web archive (MHTML)")),
    (re.compile(rb"\A<\?xml|\A<[A-Za-z]"), N_("an XML file")),
)
# What Word, or Excel, opens and can save as what is needed.
_OPENED_BY = {
    "docx": {
        "an RTF document",
        "a Word 2003 XML document",
        "a Word document saved as flat XML",
        "an OpenDocument file saved as flat XML",
        "a web page (HTML)",
        "a web archive (MHTML)",
        "plain text",
    },
    "xlsx": {"an Excel 2003 XML workbook", "a web page (HTML)", "a web archive (MHTML)"},
}
_TABLE = N_("a table in plain text (CSV)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_REMOTE = re.compile(rb"\\\*\\template\s*([^{}\\]{1,300}(?:\\\\[^{}\\]{1,300})*)")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 100


def foreign(head: bytes) -> str:
    """Name what begins with these bytes, in English, to be translated where it is said.

    Args:
        head: the first bytes of a file that is no ZIP archive.
    """
    if b"%PDF-" in head[:1024]:
        return N_("a PDF")
    plain = head.removeprefix(_BOM).lstrip()
    if head.startswith(_UTF16):
        plain = head.decode("utf-16", "replace").encode().lstrip()
    for beginning, what in _BEGINNINGS:
        if plain.startswith(beginning):
            return what
    for pattern, what in _MARKUP:
        if pattern.search(plain[:_HEAD]):
            return what
    if b"ftyp" in head[4:12]:
        return N_("a picture or a film (HEIC, MP4)")
    if len(_CONTROLS.findall(plain)) * _BINARY_SHARE > len(plain):
        return N_("a file of an unknown kind")
    separators = [plain.splitlines()[0].count(sign) for sign in (b";", b",", b"\t")] if plain else [0]
    return _TABLE if max(separators) else N_("plain text")


def tell_stranger(data: bytes, report: Report) -> None:
    """Note what a file is that is neither empty nor a ZIP archive.

    Args:
        data: the whole file.
        report: where to note it.
    """
    if data.startswith(_OLE):
        _tell_ole(data, report)
        return
    what = foreign(data[:_HEAD])
    fix = _("Give it the ending .csv, then run the command again.") if (report.kind, what) == ("xlsx", _TABLE) else ""
    report.tell_kind("PK002", _(what), opens=what in _OPENED_BY[report.kind], fix=fix)
    if data.lstrip().startswith(b"{\\rtf") and (remote := _REMOTE.search(data)):
        address = shown(remote[1].decode("latin-1").strip())
        report.add(
            "PK023",
            _("The RTF document fetches its template from elsewhere: %(address)s.", address=address),
            _("Do not open it; ask who gave it to you for a Word document (.docx) without a linked template."),
        )


def _tell_ole(data: bytes, report: Report) -> None:
    """Tell apart what the old container of Microsoft Office holds, by the names of its streams."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        report.add(
            "PK004",
            _("The file is protected with a password, so nothing in it can be read."),
            _("Open it with its password, take the password away (File, Info, Protect), and save it."),
        )
    elif has("WordDocument"):
        report.tell_kind("PK002", _("an old Word document (.doc)"), opens=report.kind == "docx")
    elif has("Workbook") or has("Book"):
        report.tell_kind("PK002", _("an old Excel workbook (.xls)"), opens=report.kind == "xlsx")
    elif has("PowerPoint Document"):
        report.tell_kind("PK002", _("an old PowerPoint presentation (.ppt)"), opens=False)
    else:
        report.tell_kind("PK002", _("a file of an old Office program"), opens=False)
