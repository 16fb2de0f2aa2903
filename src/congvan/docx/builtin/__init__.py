"""Mẫu 1.5 - Công văn: writes the built-in template from the decree's tables, so that each figure is written once.

It is an ordinary Word file: one style per part, named in Vietnamese, and tags that a clerk can read and move.
All sizes are the least of what the decree allows, one consistent set (Phụ lục I, Phần I, V, note 1).
"""

import io
import zipfile

from congvan.docx.builtin.body import document
from congvan.docx.builtin.margins import address, circulation, margin, page_number
from congvan.docx.builtin.markup import p
from congvan.docx.builtin.styles import styles
from congvan.docx.ooxml import NAMESPACES

__all__ = ["builtin_template"]


def _content_types() -> str:
    words = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "/word/document.xml": f"{words}.document.main+xml",
        "/word/styles.xml": f"{words}.styles+xml",
        "/word/settings.xml": f"{words}.settings+xml",
        "/word/header1.xml": f"{words}.header+xml",
        "/word/header2.xml": f"{words}.header+xml",
        "/word/footer1.xml": f"{words}.footer+xml",
        "/word/footer2.xml": f"{words}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(**targets: str) -> str:
    kinds = {"core": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"}
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kinds.get(kind, NAMESPACES["r"] + "/" + kind.rstrip("0123456789"))}" '
        f'Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{NAMESPACES["w"]}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/></w:settings>'
    )


def _core() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ letter.subject_line }}</dc:title>'
        "<dc:creator>{{ office.name }}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def builtin_template() -> bytes:
    """Return `cong-van.docx`, the same bytes each time."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            officeDocument="word/document.xml", core="docProps/core.xml", **{"extended-properties": "docProps/app.xml"}
        ),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": _relationships(
            styles="styles.xml",
            settings="settings.xml",
            header3="header1.xml",
            header4="header2.xml",
            footer5="footer1.xml",
            footer6="footer2.xml",
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": page_number(),
        "word/header2.xml": circulation(),
        "word/footer1.xml": margin("ftr", p("Normal")),
        "word/footer2.xml": address(),
        "docProps/core.xml": _core(),
        "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)
    return file.getvalue()
