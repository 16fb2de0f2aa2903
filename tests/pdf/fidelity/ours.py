"""Our PDF of a Word file: the one place here that knows how the program prints."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from congvan.docx import read
from congvan.pdf import Typesetter

__all__ = ["printing"]


@contextmanager
def printing() -> Iterator[Callable[[bytes], bytes]]:
    """Give what makes a PDF of a Word file; one typesetter prints them all, as in a batch."""
    with Typesetter() as typesetter:
        yield lambda docx: typesetter.typeset(read(docx, "letter.docx")).pdf
