"""Cả văn bản: every paragraph of a Word file, and its faults of one kind told once."""

from collections.abc import Iterator, Sequence

from congvan.checks.looking import show
from congvan.language import _, n_
from congvan.page import Block, Page, Paragraph, Run, Table

__all__ = ["Stretch", "all_paragraphs", "and_more", "has_data", "stretches"]

Stretch = tuple[Paragraph, int, int]
"""Characters of a paragraph: from where, to where."""


def all_paragraphs(page: Page) -> Iterator[Paragraph]:
    """Yield every paragraph of a page: text, tables, text boxes, headers, footers, notes."""
    for section in page.sections:
        yield from _within(section.blocks)
        for blocks in (*section.headers.values(), *section.footers.values()):
            yield from _within(blocks)
    for blocks in page.notes.values():
        yield from _within(blocks)


def _within(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _within(cell.blocks)
        else:
            yield block
            for shape in block.shapes:
                yield from _within(shape.blocks)


def stretches(paragraph: Paragraph) -> Iterator[tuple[Run, int, int]]:
    """Yield the runs of a paragraph that show letters or digits, with their places in its text."""
    at = 0
    for run in paragraph.runs:
        end = at + len(run.text)
        if not run.look.hidden and any(one.isalnum() for one in run.text):
            yield run, at, end
        at = end


def has_data(blocks: Sequence[Block]) -> bool:
    """Tell whether there is a table of data or a picture among some blocks."""
    for block in blocks:
        if isinstance(block, Table):
            if block.drawn or any(has_data(cell.blocks) for row in block.rows for cell in row.cells):
                return True
        elif any(not isinstance(inline, Run) for inline in block.inlines):
            return True
    return False


def and_more(met: Sequence[Stretch]) -> str:
    """Return the end of a sentence: the first characters that are so, and how many more paragraphs are."""
    paragraph, start, end = met[0]
    found = " " + _("Found: «%(found)s».", found=show(paragraph.text[start:end], 40))
    more = len({one.spot for one, _start, _end in met}) - 1
    if not more:
        return found
    return found + " " + n_("One more paragraph is so.", "%(count)s more paragraphs are so.", more, count=more)
