"""weasyprint prints the letter from HTML: one document a letter, fonts found once.

`python -m bench.peers.with_weasyprint FOLDER COUNT OUT`: FOLDER holds `letter.docx`, whose paragraphs become HTML once;
every letter gets the name of a unit of its own. The layout is simpler than the Word file's, which is kind to the peer.
"""

import html
import sys
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from congvan.docx import read
from congvan.page import Block, Paragraph

_CSS = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt 'Liberation Serif' } }
@page :first { @top-center { content: none } }
body { font: 13pt 'Times New Roman', 'Liberation Serif', serif; text-align: justify }
p { margin: 6pt 0 0 0 }
table { width: 100% }
td { vertical-align: top; text-align: center }
"""


def _html(blocks: tuple[Block, ...]) -> str:
    out = []
    for block in blocks:
        if isinstance(block, Paragraph):
            look = "<b>{}</b>" if any(run.look.bold for run in block.runs) else "{}"
            out.append(f"<p>{look.format(html.escape(block.text))}</p>")
        else:
            rows = ["".join(f"<td>{_html(cell.blocks)}</td>" for cell in row.cells) for row in block.rows]
            out.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    return "\n".join(out)


def main() -> None:
    """Print the letters."""
    folder, count, out = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    page = read((folder / "letter.docx").read_bytes(), "letter.docx")
    body = _html(tuple(block for section in page.sections for block in section.blocks))
    fonts = FontConfiguration()
    for number in range(count):
        text = f"<style>{_CSS}</style><body lang=vi>{body.replace('TEN-DON-VI', f'Trường THPT số {number}')}</body>"
        HTML(string=text).write_pdf(out / f"{number}.pdf", font_config=fonts, pdf_variant="pdf/a-2b")


if __name__ == "__main__":
    main()
