"""The Word package around a form: one section, a page number from the second page on, the same bytes each time."""

import zipfile
from collections.abc import Iterable
from html import escape
from io import BytesIO

from congvan.decree import PAPER
from congvan.docx.builtin.styles import HEADER, MARGINS
from congvan.docx.case_forms.styles import styles
from congvan.docx.ooxml import NAMESPACES
from congvan.docx.registers.pieces import plain

__all__ = ["package"]

_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = {
    "/word/document.xml": f"{_WORDS}.document.main+xml",
    "/word/styles.xml": f"{_WORDS}.styles+xml",
    "/word/settings.xml": f"{_WORDS}.settings+xml",
    "/word/header1.xml": f"{_WORDS}.header+xml",
    "/word/header2.xml": f"{_WORDS}.header+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_FIELD = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>1</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)


def package(body: Iterable[str], *, title: str, author: str) -> bytes:
    """Return a Word file.

    Args:
        body: XML of its paragraphs and tables.
        title: for the file's properties.
        author: the office.
    """
    spaces = f'xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}"'
    links = enumerate(("styles", "settings", "header1", "header2"), start=1)
    kinds = NAMESPACES["r"]
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            f'Id="rId1" Type="{kinds}/officeDocument" Target="word/document.xml"',
            f'Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"',
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{''.join(body)}{_section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(
            *(f'Id="rId{n}" Type="{kinds}/{name.rstrip("12")}" Target="{name}.xml"' for n, name in links)
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header("".join(f"<w:r>{piece}</w:r>" for piece in _FIELD)),
        "word/header2.xml": _header(""),
        "docProps/core.xml": _core(title, author),
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name)  # ZIP's first day: the same form gives the same bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml
            archive.writestr(entry, text.encode("utf-8"))
    return file.getvalue()


def _section() -> str:
    edges = " ".join(f'w:{edge}="{width.twips}"' for edge, width in MARGINS.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz w:w="{PAPER.width.twips}" w:h="{PAPER.height.twips}"/>'
        f'<w:pgMar {edges} w:header="{HEADER.twips}" w:footer="{HEADER.twips}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _header(inside: str) -> str:
    return f'<w:hdr xmlns:w="{NAMESPACES["w"]}"><w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr>{inside}</w:p></w:hdr>'


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*rows: str) -> str:
    inside = "".join(f"<Relationship {row}/>" for row in rows)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{NAMESPACES["w"]}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/></w:settings>'
    )


def _core(title: str, author: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(plain(title), quote=False)}</dc:title>'
        f"<dc:creator>{escape(plain(author), quote=False)}</dc:creator><dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    )
