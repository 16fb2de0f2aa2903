"""ZIP archives built by hand, record by record, so that every record can lie."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import openpyxl

import docx
from congvan.errors import Finding, Severity
from congvan.opc import Kind, read_package


@dataclass
class Item:
    """One entry; what is None is computed as an honest archiver would."""

    name: str
    content: bytes = b""
    method: int = 8
    flags: int = 0
    mode: int = 0
    packed: bytes | None = None
    crc: int | None = None
    size: int | None = None
    local_name: str | None = None
    local: dict[str, int] = field(default_factory=dict)
    offset: int | None = None
    extra: bytes = b""
    local_extra: bytes = b""
    descriptor: bytes | None = None
    gap: bytes = b""

    def raw(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.content
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        return deflate.compress(self.content) + deflate.flush()


def build(items: Iterable[Item], *, comment: bytes = b"", size_off: int = 0) -> bytes:
    """Write the archive."""
    body, central, count = b"", b"", 0
    for item in items:
        raw, name = item.raw(), item.name.encode()
        crc = zlib.crc32(item.content) if item.crc is None else item.crc
        size = len(item.content) if item.size is None else item.size
        local_name = name if item.local_name is None else item.local_name.encode()
        head = {"method": item.method, "flags": item.flags, "crc": crc, "packed": len(raw), "size": size}
        if item.flags & 8:
            head |= {"crc": 0, "packed": 0, "size": 0}
        head |= item.local
        offset = len(body) if item.offset is None else item.offset
        body += struct.pack(
            "<4s5H3L2H", b"PK\x03\x04", 20, head["flags"], head["method"], 0, 33, head["crc"], head["packed"],
            head["size"], len(local_name), len(item.local_extra),
        )  # fmt: skip
        body += local_name + item.local_extra + raw
        if item.flags & 8:
            honest = b"PK\x07\x08" + struct.pack("<3L", crc, len(raw), size)
            body += honest if item.descriptor is None else item.descriptor
        body += item.gap
        central += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 3 << 8 | 20, 20, item.flags, item.method, 0, 33, crc, len(raw), size,
            len(name), len(item.extra), 0, 0, 0, item.mode << 16, offset,
        )  # fmt: skip
        central += name + item.extra
        count += 1
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(central) + size_off, len(body), len(comment))
    return body + central + end + comment


def good_docx(text: str = "Kính gửi: Trường THPT Ngô Quyền", change: Callable[..., None] | None = None) -> bytes:
    """Return an ordinary Word document, made by python-docx."""
    document = docx.Document()
    document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "Trang"
    document.core_properties.author = ""
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def good_xlsx() -> bytes:
    """Return an ordinary workbook, made by openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Đơn vị"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of an honest archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def items_of(data: bytes) -> list[Item]:
    """Return the parts of an honest archive as items that can be made to lie."""
    return [Item(name, content) for name, content in parts_of(data).items()]


def codes(data: bytes, kind: Kind = "docx") -> set[str]:
    """Return the codes of the errors found."""
    return {finding.code for finding in errors(data, kind)}


def errors(data: bytes, kind: Kind = "docx") -> list[Finding]:
    """Return the errors found; there is a package exactly when there are none."""
    package, findings = read_package(data, f"a.{kind}", kind=kind)
    grave = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (package is None) == bool(grave)
    assert all(finding.message.endswith(".") and finding.fix for finding in findings), findings
    return grave
