"""Small changes of a Word file's XML, from which `by_hand` and `by_hand_larger` put theirs together."""

import re
from collections.abc import Callable

DOCUMENT, STYLES, HEADER = (f"word/{name}.xml" for name in ("document", "styles", "header1"))

Change = Callable[[dict[str, str]], None]
"""Changes the parts of a package, given by their names."""


def swap(old: str, new: str, part: str = DOCUMENT) -> Change:
    """Return a change that puts `new` in the place of the first `old`, which must be there."""

    def do(parts: dict[str, str]) -> None:
        assert old in parts[part], old
        parts[part] = parts[part].replace(old, new, 1)

    return do


def looks(text: str, properties: str) -> Change:
    """Return a change that gives the run which has a text properties of its own."""

    def do(parts: dict[str, str]) -> None:
        pattern = re.compile(rf"<w:r>(?=<w:t[^>]*>[^<]*{re.escape(text)})")
        assert pattern.search(parts[DOCUMENT]), text
        parts[DOCUMENT] = pattern.sub(f"<w:r><w:rPr>{properties}</w:rPr>", parts[DOCUMENT], count=1)

    return do


def after(text: str, xml: str) -> Change:
    """Return a change that puts XML after the paragraph which has a text."""

    def do(parts: dict[str, str]) -> None:
        at = parts[DOCUMENT].index("</w:p>", parts[DOCUMENT].index(text)) + len("</w:p>")
        parts[DOCUMENT] = parts[DOCUMENT][:at] + xml + parts[DOCUMENT][at:]

    return do


def style(name: str, old: str, new: str) -> Change:
    """Return a change of one style's definition."""

    def do(parts: dict[str, str]) -> None:
        start = parts[STYLES].index(f'w:styleId="{name}"')
        end = parts[STYLES].index("</w:style>", start)
        definition = parts[STYLES][start:end]
        assert old in definition, (name, old)
        parts[STYLES] = parts[STYLES][:start] + definition.replace(old, new, 1) + parts[STYLES][end:]

    return do


def paragraph(text: str, form: str = "", look: str = "") -> str:
    """Return a paragraph in XML."""
    return f'<w:p><w:pPr>{form}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def size(points: float) -> str:
    """Return a size of letters in XML."""
    return f'<w:sz w:val="{round(points * 2)}"/>'


BOLD, ITALIC, CENTRED = "<w:b/>", "<w:i/>", '<w:jc w:val="center"/>'
BLANK_RULE = re.compile(r'<w:p><w:pPr><w:pStyle w:val="KeDuoiTenCoQuan"/>.*?</w:p>', re.DOTALL)
RED = '<w:color w:val="FF0000"/>'


def joined(parts: dict[str, str], kind: str, content: str, target: str) -> None:
    """Name a new part in the package."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdOwn" Type="{base}/{kind}" Target="{target}"/>'
    swap("</Relationships>", f"{relation}</Relationships>", "word/_rels/document.xml.rels")(parts)
    whole = f"application/vnd.openxmlformats-officedocument.{content}"
    swap("</Types>", f'<Override PartName="/word/{target}" ContentType="{whole}"/></Types>', "[Content_Types].xml")(
        parts
    )
