"""Small Word files made by hand: a body, and whatever other parts a test needs."""

import io
import zipfile

from congvan.docx import read
from congvan.page import Page, Paragraph, Table

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
SPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "comments": "comments",
}


def package(body: str, **parts: str) -> bytes:
    """Return a Word file.

    Args:
        body: XML inside `w:body`.
        parts: XML inside the roots of other parts by name: styles, numbering, settings, theme, header1, footnotes, …;
            the relationship of each has its name for id.
    """
    content, links = [], []
    files = {}
    for name, xml in parts.items():
        kind = name.rstrip("0123456789")
        if kind == "theme":
            space = f'xmlns:a="{_NAMESPACES["a"]}"'
            files["word/theme.xml"] = f"<a:theme {space} name='t'><a:themeElements>{xml}</a:themeElements></a:theme>"
            override = "application/vnd.openxmlformats-officedocument.theme+xml"
        else:
            root = _ROOTS[kind]
            files[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{xml}</w:{root}>"
            override = f"{_KIND}{kind}+xml"
        content.append(f'<Override PartName="/word/{name}.xml" ContentType="{override}"/>')
        links.append(f'<Relationship Id="{name}" Type="{_NAMESPACES["r"]}/{kind}" Target="{name}.xml"/>')
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/><Override PartName="/word/document.xml" '
            f'ContentType="{_KIND}document.main+xml"/>{"".join(content)}</Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{relationships}"><Relationship Id="d" Type="{_NAMESPACES["r"]}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relationships}">{"".join(links)}</Relationships>',
        **files,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            archive.writestr(zipfile.ZipInfo(name), xml)
    return file.getvalue()


def page(body: str, **parts: str) -> Page:
    """Return the page of a Word file made by hand."""
    return read(package(body, **parts), "tay.docx")


def paragraphs(body: str, **parts: str) -> list[Paragraph]:
    """Return the paragraphs that stand outside tables."""
    return [block for block in page(body, **parts).sections[0].blocks if isinstance(block, Paragraph)]


def paragraph(body: str, **parts: str) -> Paragraph:
    """Return the first paragraph outside tables."""
    return paragraphs(body, **parts)[0]


def table(body: str, **parts: str) -> Table:
    """Return the first table."""
    return next(block for block in page(body, **parts).sections[0].blocks if isinstance(block, Table))


def p(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def style(identity: str, layout: str = "", characters: str = "", *, kind: str = "paragraph", more: str = "") -> str:
    """Return a style; `more` stands before its properties (`basedOn`)."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="ten {identity}"/>{more}'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )
