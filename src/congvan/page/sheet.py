"""Trang văn bản: a whole Word file as it will be seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from congvan.decree import Mm
from congvan.errors import Finding
from congvan.page.blocks import Block
from congvan.page.look import Borders
from congvan.page.spots import Spot

__all__ = ["Comment", "Deletion", "Margins", "Page", "Section"]


@dataclass(frozen=True, slots=True)
class Margins:
    """Định lề trang: distances from the edges of the paper; `header`/`footer` to what stands in the margins."""

    top: Mm
    bottom: Mm
    left: Mm
    right: Mm
    header: Mm = Mm(12.7)
    footer: Mm = Mm(12.7)
    gutter: Mm = Mm(0)


@dataclass(frozen=True, slots=True)
class Section:
    """Phần (section): pages of one geometry.

    Attributes:
        blocks: what stands on them, in order.
        width: of the paper as it is turned.
        height: of the paper as it is turned.
        margins: định lề.
        start: how it begins: «nextPage», «continuous», «evenPage», «oddPage», «nextColumn».
        headers: blocks in the top margin by page: «default», «first», «even»; what a section does not have it takes
            from the one before; a page that has none is missing. «first» counts only with `first_page_differs`,
            «even» only with `even_pages_differ`: kinds that do not count are left out.
        footers: the same in the bottom margin.
        first_page_differs: w:titlePg.
        even_pages_differ: w:evenAndOddHeaders.
        page_number_start: first page number; 0 = goes on from the section before (the first one: 1).
        page_number_format: «decimal», «upperRoman», …
        columns: how many columns of text.
        vertical: «top», «center», «both», «bottom».
        borders: lines around the page.
        number: from 1.
    """

    blocks: tuple[Block, ...]
    width: Mm
    height: Mm
    margins: Margins
    start: str = "nextPage"
    headers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    first_page_differs: bool = False
    even_pages_differ: bool = False
    page_number_start: int = 0
    page_number_format: str = "decimal"
    columns: int = 1
    vertical: str = "top"
    borders: Borders = Borders()
    number: int = 1

    @property
    def text_width(self) -> Mm:
        """Width of the text area, between the margins."""
        margins = self.margins
        return Mm(self.width - margins.left - margins.right - margins.gutter)


@dataclass(frozen=True, slots=True)
class Comment:
    """Ghi chú bên lề: a Word comment, its author and text, and the paragraph it hangs on."""

    author: str
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Deletion:
    """Chữ đã xóa: text that a tracked change deletes and nobody has accepted yet."""

    author: str
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Page:
    """Trang văn bản: the letter as it will be seen.

    Attributes:
        file: its path as the user gave it.
        sections: in order, one at least.
        notes: blocks of footnotes and endnotes by their id («footnote 2»).
        comments: Word comments.
        deleted: what tracked changes delete.
        changed: how many tracked changes wait to be accepted (insertions, deletions, moves, formatting).
        unread: a finding for each kind of thing that was met and that a page cannot hold.
        title: from the file's properties.
        media: bytes of the pictures by their part.
        spaces_add: whether the space after a paragraph and that before the next are added; else the larger one counts.
        broken_lines_stretch: whether a line of a justified paragraph that a line break ends is stretched too.
    """

    file: str
    sections: tuple[Section, ...]
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    deleted: tuple[Deletion, ...] = ()
    changed: int = 0
    unread: tuple[Finding, ...] = ()
    title: str = ""
    media: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    spaces_add: bool = False
    broken_lines_stretch: bool = True
