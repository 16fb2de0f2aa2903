"""Word files written by hand for the tests, and what a reader sees in a filled one."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from congvan.docx import Template, compile_template
from congvan.errors import Finding, Refused
from congvan.letter import Letter, Line, Office, Signer, Unit

FILE = "templates/thu.docx"
MAIN = "word/document.xml"
WML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WML}}}"
SPACES = (
    f'xmlns:w="{WML}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = Office(
    name="Sở Giáo dục và Đào tạo",
    place="Hải Phòng",
    parent="UBND thành phố Hải Phòng",
    address=("Số 19 Minh Khai", "vanthu@so.example"),
)
SIGNER = Signer("s", "Người Ký Mẫu", "PHÓ GIÁM ĐỐC", ("KT. GIÁM ĐỐC",))
UNIT = Unit("thpt-a", "Trường THPT A", "thpt", title="Hiệu trưởng")
LETTER = Letter(
    office=OFFICE,
    signer=SIGNER,
    unit=UNIT,
    number="05",
    symbol="SGDĐT-VP",
    day="11",
    month="8",
    year="2022",
    subject="triển khai Nghị quyết",
    addressees=("Hiệu trưởng Trường THPT A",),
    opening=(Line("Mở đầu."),),
    tasks=(Line("1. Việc một.", level=1), Line("2. Việc hai.", level=1)),
    closing=(Line("Trân trọng./.", last=True),),
    copies_to=("Như trên", "Phòng Tổ chức", "Website"),
    filing="Lưu: VT.",
    urgency="",
    circulation="",
    drafter_mark="",
    attachments=(),
    fields={"x": "một", "y": "hai", "yes": "có", "no": ""},
)
ADDRESSED = '<w:p><w:r><w:t xml:space="preserve">Kính gửi: {{ letter.addressees[0] }}</w:t></w:r></w:p>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "header": ("header1.xml", "header", "hdr"),
    "first_header": ("header2.xml", "header", "hdr"),
    "footer": ("footer1.xml", "footer", "ftr"),
    "footnotes": ("footnotes.xml", "footnotes", "footnotes"),
    "endnotes": ("endnotes.xml", "endnotes", "endnotes"),
}
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>%s</dc:title></cp:coreProperties>"
)


def letter(fields: Mapping[str, Any] | None = None, **parts: Any) -> Letter:
    """Return the tests' letter with other values."""
    return replace(LETTER, fields={**LETTER.fields, **(fields or {})}, **parts)


def run(text: str, look: str = "") -> str:
    """Return a run; `look` is what stands in its `w:rPr`."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "") -> str:
    """Return a paragraph; what is no XML becomes a run."""
    look = f'<w:pPr><w:jc w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def cell(*paragraphs: str) -> str:
    """Return a table cell; what is no XML becomes a paragraph."""
    inner = "".join(one if one.startswith("<") else p(one) for one in paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def row(*cells: str) -> str:
    """Return a table row; what is no cell becomes one."""
    return f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str, columns: int = 3) -> str:
    """Return a table."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def box(*paragraphs: str) -> str:
    """Return a run with a text box, as Word writes it: twice, for new readers and for old ones."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice><mc:Fallback>'
        f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def word(
    *body: str,
    title: str = "",
    addressed: bool = True,
    extra: Mapping[str, bytes] | None = None,
    types: str = "",
    **parts: str,
) -> bytes:
    """Return a Word file.

    Args:
        body: paragraphs and tables; what is no XML becomes a paragraph.
        title: the title in its properties.
        addressed: whether its first paragraph is «Kính gửi: …».
        extra: members put in as they are.
        types: content types of such members.
        parts: what stands in `header`, `first_header`, `footer`, `footnotes`, `endnotes`.
    """
    references, relations, members = "", "", dict(extra or {})
    for number, (name, inner) in enumerate(parts.items(), start=2):
        file, kind, root = _KINDS[name]
        relations += f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{file}"/>'
        types += f'<Override PartName="/word/{file}" ContentType="{_WORDS}.{kind}+xml"/>'
        if kind in ("header", "footer"):
            place = "first" if name == "first_header" else "default"
            references += f'<w:{kind}Reference w:type="{place}" r:id="rId{number}"/>'
        members[f"word/{file}"] = f"<w:{root} {SPACES}>{inner}</w:{root}>".encode()
    text = "".join(one if one.startswith("<") else p(one) for one in body)
    head = ADDRESSED if addressed else ""
    section = f"<w:sectPr>{references}<w:titlePg/></w:sectPr>"
    main = f"<w:document {SPACES}><w:body>{head}{text}{section}</w:body></w:document>"
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/{MAIN}" ContentType="{_WORDS}.document.main+xml"/>'
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.'
            f'core-properties+xml"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
            f'Target="{MAIN}"/><Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ).encode(),
        MAIN: main.encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ).encode(),
        "docProps/core.xml": (_CORE % escape(title)).encode(),
        **members,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def note(text: str, kind: str = "footnote") -> str:
    """Return a footnote or endnote."""
    return f'<w:{kind} w:id="2">{p(text)}</w:{kind}>'


def findings(data: bytes) -> list[Finding]:
    """Return what is wrong with a template, in the file's order."""
    found = compile_template(data, FILE, OFFICE)[1]
    return sorted(found, key=lambda finding: (finding.where, finding.code))


def compiled(data: bytes) -> Template:
    """Return the compiled template, which must be sound."""
    template, found = compile_template(data, FILE, OFFICE)
    assert template is not None, "\n".join(map(str, found))
    assert not found
    return template


def fill(data: bytes, one: Letter = LETTER) -> bytes:
    """Return the letter filled by congvan."""
    return compiled(data).fill(one)


def refused(data: bytes, one: Letter = LETTER) -> list[Finding]:
    """Return what is wrong: with the template, or with the letter when it is filled."""
    template, found = compile_template(data, FILE, OFFICE)
    if template is None:
        return found
    with pytest.raises(Refused) as refusal:
        template.fill(one)
    return list(refusal.value.findings)


def oracle(data: bytes, one: Letter = LETTER) -> bytes:
    """Return the letter filled by docxtpl."""
    template = DocxTemplate(io.BytesIO(data))
    values = {name: getattr(one, name) for name in ("office", "signer", "unit", "fields")}
    template.render({**values, "letter": one}, autoescape=True)
    file = io.BytesIO()
    template.save(file)
    return file.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of a ZIP file, each proved whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def tree(data: bytes, name: str = MAIN) -> etree._Element:
    """Return a part of a Word file, parsed."""
    return etree.fromstring(members(data)[name])


def words(paragraph: etree._Element) -> str:
    """Return the visible text of a paragraph: a tab as tab, a line break as new line; text boxes not included."""
    found = ""
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        run_around = element.getparent()
        if next(element.iterancestors(f"{W}p")) is not paragraph or run_around is None or run_around.tag != f"{W}r":
            continue
        found += (element.text or "") if element.tag == f"{W}t" else "\t" if element.tag == f"{W}tab" else "\n"
    return found


def seen(block: etree._Element) -> Iterator[Any]:
    """Give what a reader sees: texts of paragraphs, tables as lists of rows of cells, boxes as lists."""
    for child in block:
        if child.tag == f"{W}p":
            yield words(child)
            for inner in child.iter(f"{W}txbxContent"):
                yield ["box", *seen(inner)]
        elif child.tag == f"{W}tbl":
            yield [
                [list(seen(one)) for one in line.iter(f"{W}tc") if one.getparent() is line]
                for line in child.findall(f"{W}tr")
            ]
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}footnote", f"{W}endnote"}:
            yield from seen(child)


def look(data: bytes, name: str = MAIN) -> list[Any]:
    """Return what a reader sees of a part."""
    root = tree(data, name)
    body = root.find(f"{W}body")
    return list(seen(root if body is None else body))


def text(data: bytes, name: str = MAIN) -> str:
    """Return the text of a part, one paragraph a line."""
    return "\n".join(words(paragraph) for paragraph in tree(data, name).iter(f"{W}p"))
