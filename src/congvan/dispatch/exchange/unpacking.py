"""Mở tệp đính kèm: the files of a message, out of their Base64 and their ZIPs, with names that harm nobody."""

import binascii
import io
import lzma
import unicodedata
import zipfile
import zlib
from base64 import b64decode
from pathlib import PurePosixPath

from lxml import etree
from pathvalidate import sanitize_filename

from congvan.dispatch.exchange.messages import ExchangeFile
from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.opc import shown

__all__ = ["files_of", "safe_name"]

_ZIP = "zip"
_LONGEST = 150
_MOST_BYTES = 200  # most systems take 255 bytes, and a counted copy («… (2).pdf») must still fit
_LONGEST_SUFFIX = 20
_OFFICE = "[Content_Types].xml"  # in every DOCX and XLSX, which are ZIPs themselves
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    NotImplementedError,
    OSError,
    ValueError,
    EOFError,
)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def safe_name(name: str) -> str:
    """Return a file name that is a mere name on every system.

    Args:
        name: as a stranger wrote it.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(char for char in last if unicodedata.category(char) not in _UNSEEN)
    # what was taken out may have stood between a letter and its accent
    clean = str(sanitize_filename(_cut(unicodedata.normalize("NFC", seen)), platform="universal"))
    return clean.strip(" .") or "tep"


def _cut(name: str) -> str:
    """Return a name short enough for every system, its suffix kept."""
    stem, dot, suffix = name.strip(" .").rpartition(".")
    ending = dot + suffix if stem and len(suffix) <= _LONGEST_SUFFIX else ""
    stem = stem if ending else name.strip(" .")
    stem = stem[: _LONGEST - len(ending) - 1]  # one is kept for the mark of a device's name («CON_»)
    return stem.encode()[: _MOST_BYTES - len(ending.encode())].decode(errors="ignore") + ending


def files_of(root: Element, name: str, largest: int) -> tuple[tuple[ExchangeFile, ...], list[Finding]]:
    """Return the files of a message, and what is wrong with them.

    Args:
        root: of the message.
        name: what findings call it.
        largest: bytes that all files together may have.
    """
    files: list[ExchangeFile] = []
    findings: list[Finding] = []
    have: set[str] = set()
    left = largest
    for one in root.iter(etree.Element):
        if etree.QName(one).localname != "Attachment":
            continue
        texts = {etree.QName(inner).localname: (inner.text or "").strip() for inner in one.iter(etree.Element)}
        called = texts.get("AttachmentName", "") or texts.get("ContentId", "")
        have |= {_bare(texts.get("ContentId", "")), called} - {""}
        data = _decoded(texts.get("ContentTransferEncoded", ""))
        if data is None:
            said = _("the file «%(file)s» is no Base64.", file=_seen(called))
            findings.append(_wrong(name, said))
            continue
        data, why = _unzipped(data, called, texts.get("ContentType", ""), left)
        if why:
            findings.append(_wrong(name, _("the file «%(file)s»: %(why)s.", file=_seen(called), why=why)))
            continue
        left -= len(data)
        files.append(ExchangeFile(called, data, texts.get("Description", ""), texts.get("ContentId", "")))
    findings += _against_manifest(root, have, name)
    return tuple(files), findings


def _decoded(text: str) -> bytes | None:
    try:
        return b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _unzipped(data: bytes, called: str, kind: str, most: int) -> tuple[bytes, str]:
    """Return a file as it was before it was packed, and what is wrong with it."""
    packed = _ZIP in kind.lower() and PurePosixPath(called).suffix.lower() != ".zip"
    if not packed or not data.startswith(b"PK"):
        return (data, "") if len(data) <= most else (b"", _("it is too large"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [one for one in package.infolist() if not one.is_dir()]
            if any(one.filename == _OFFICE for one in entries):
                return (data, "") if len(data) <= most else (b"", _("it is too large"))
            if len(entries) != 1:
                return b"", _("its ZIP holds %(count)d files, not one", count=len(entries))
            with package.open(entries[0]) as inner:
                found = inner.read(most + 1)
    except _DAMAGED:
        return b"", _("its ZIP is damaged")
    return (found, "") if len(found) <= most else (b"", _("it is too large"))


def _against_manifest(root: Element, have: set[str], name: str) -> list[Finding]:
    """Return a finding for each file that the manifest names and the message does not have."""
    findings = []
    for one in root.iter(etree.Element):
        if etree.QName(one).localname != "Reference" or "xmldsig" in (etree.QName(one).namespace or ""):
            continue
        texts = {etree.QName(inner).localname: (inner.text or "").strip() for inner in one.iter(etree.Element)}
        links = [value for key, value in one.attrib.items() if str(key).endswith("href")]
        identity = texts.get("ContentId", "") or (str(links[0]) if links else "")
        if _bare(identity) not in have and texts.get("AttachmentName", "") not in have:
            said = _("the message names a file that it does not have: «%(file)s».", file=_seen(identity))
            fix = _("Ask the sender for it.")
            findings.append(Finding("EX007", Where(name), said, fix, Severity.WARNING))
    return findings


def _bare(identity: str) -> str:
    return identity.strip().removeprefix("cid:")


def _seen(text: str) -> str:
    """Return a stranger's text as it may stand in a sentence, whose quotes are the sentence's own."""
    return shown(text, _LONGEST)[1:-1]


def _wrong(name: str, message: str) -> Finding:
    return Finding("EX006", Where(name), message, _("Ask the sender for the message again."))
