"""Pieces of WordprocessingML that the built-in template is put together from."""

from collections.abc import Iterable
from html import escape

from congvan.docx.builtin.styles import LEFT, RIGHT, STYLE_IDS, TEXT_WIDTH


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def p(style: str, *runs: str, properties: str = "") -> str:
    """Return a paragraph of a style; runs are texts or ready runs."""
    words = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{words}</w:p>'


def part(name: str, *runs: str, properties: str = "") -> str:
    """Return a paragraph in the style of one of the decree's parts."""
    return p(STYLE_IDS[name], *runs, properties=properties)


def when(tag: str, *paragraphs: str) -> list[str]:
    """Return the paragraphs between `{%p tag %}` and its end."""
    end = tag.split(maxsplit=1)[0]
    return [p("Normal", f"{{%p {tag} %}}"), *paragraphs, p("Normal", f"{{%p end{end} %}}")]


def table(*rows: str) -> str:
    """Return a table without borders, as wide as the text: a left and a right column."""
    columns = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in (LEFT, RIGHT))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH.twips}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(left: Iterable[str], right: Iterable[str]) -> str:
    """Return a row of such a table, never split over pages."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width.twips}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'
        for width, paragraphs in ((LEFT, left), (RIGHT, right))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
