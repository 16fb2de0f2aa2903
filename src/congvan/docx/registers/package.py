"""The Word package around a book: two sections, one header, the same bytes for the same book."""

import zipfile
from collections.abc import Iterable
from html import escape
from io import BytesIO

from congvan.docx.ooxml import NAMESPACES
from congvan.docx.registers.pieces import plain
from congvan.docx.registers.styles import (
    HEADER,
    HEIGHT,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    WIDTH,
    styles,
)

__all__ = ["package"]

_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = {
    "/word/document.xml": f"{_WORDS}.document.main+xml",
    "/word/styles.xml": f"{_WORDS}.styles+xml",
    "/word/settings.xml": f"{_WORDS}.settings+xml",
    "/word/header1.xml": f"{_WORDS}.header+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_FIELD = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>1</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)


def package(cover: Iterable[str], inside: Iterable[str], *, title: str, author: str) -> bytes:
    """Return a Word file whose cover has no page number and whose pages after it are counted from 1.

    Args:
        cover: XML of the cover's paragraphs.
        inside: XML of what follows.
        title: for the file's properties.
        author: the office.
    """
    document = "".join(
        (
            f'<w:document xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}"><w:body>',
            *cover,
            f"<w:p><w:pPr>{_section()}</w:pPr></w:p>",
            *inside,
            _section(numbered=True),
            "</w:body></w:document>",
        )
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            f'Id="rId1" Type="{NAMESPACES["r"]}/officeDocument" Target="word/document.xml"',
            f'Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"',
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            f'Id="rId1" Type="{NAMESPACES["r"]}/styles" Target="styles.xml"',
            f'Id="rId2" Type="{NAMESPACES["r"]}/settings" Target="settings.xml"',
            f'Id="rId3" Type="{NAMESPACES["r"]}/header" Target="header1.xml"',
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(),
        "docProps/core.xml": _core(title, author),
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name)  # ZIP's first day: the same book gives the same bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml
            archive.writestr(entry, text.encode("utf-8"))
    return file.getvalue()


def _section(*, numbered: bool = False) -> str:
    header = '<w:headerReference w:type="default" r:id="rId3"/>' if numbered else ""
    start = '<w:pgNumType w:start="1"/>' if numbered else ""
    return (
        f'<w:sectPr>{header}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{WIDTH.twips}" w:h="{HEIGHT.twips}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{MARGIN_TOP.twips}" w:right="{MARGIN_RIGHT.twips}" w:bottom="{MARGIN_BOTTOM.twips}" '
        f'w:left="{MARGIN_LEFT.twips}" w:header="{HEADER.twips}" w:footer="{HEADER.twips}" w:gutter="0"/>'
        f"{start}</w:sectPr>"
    )


def _header() -> str:
    field = "".join(f"<w:r>{piece}</w:r>" for piece in _FIELD)
    return f'<w:hdr xmlns:w="{NAMESPACES["w"]}"><w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr>{field}</w:p></w:hdr>'


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
