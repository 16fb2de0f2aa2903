"""In cả đợt: many letters in one file for the printer, each beginning on the front of a sheet."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium

__all__ = ["Merged", "merge"]


@dataclass(frozen=True, slots=True)
class Merged:
    """One file to print.

    Attributes:
        pdf: the file.
        first_pages: the page (from 1) on which each letter's first copy begins.
        pages: how many pages each letter has.
        blanks: empty pages put in so that the next letter begins on a front page.
    """

    pdf: bytes
    first_pages: tuple[int, ...]
    pages: tuple[int, ...]
    blanks: int

    @property
    def length(self) -> int:
        """How many pages there are in all."""
        with pdfium.PdfDocument(self.pdf) as document:
            return len(document)


def merge(letters: Iterable[tuple[bytes, int]], *, duplex: bool) -> Merged:
    """Put letters behind one another.

    Args:
        letters: PDF files, each with the number of its copies.
        duplex: whether both sides of the paper are printed: a letter with an odd number of pages gets an empty one.

    Returns:
        The file; its letters in order, the copies of each together.
    """
    first_pages, pages, blanks = [], [], 0
    merged = pdfium.PdfDocument.new()
    try:
        for data, copies in letters:
            with pdfium.PdfDocument(data) as letter:
                count = len(letter)
                first_pages.append(len(merged) + 1)
                pages.append(count)
                for _copy in range(copies):
                    merged.import_pages(letter)
                    if duplex and count % 2:
                        merged.new_page(*letter[count - 1].get_size())
                        blanks += 1
        out = io.BytesIO()
        merged.save(out)
    finally:
        merged.close()
    return Merged(out.getvalue(), tuple(first_pages), tuple(pages), blanks)
