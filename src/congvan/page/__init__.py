"""A page as it will be seen: what it is made of, which part of the letter a block is, how wide its texts are."""

import importlib
from typing import TYPE_CHECKING, Any

from congvan.page.blocks import (
    Block,
    Cell,
    Inline,
    Numbering,
    Paragraph,
    Picture,
    Row,
    Run,
    Shape,
    Table,
)
from congvan.page.look import Border, Borders, LineSpacing, Look, TabStop
from congvan.page.mends import (
    DrawBox,
    DrawRule,
    Drop,
    DropRule,
    Insert,
    Join,
    NumberPages,
    PageMend,
    Refont,
    Reshape,
    Resize,
    Restyle,
    Reword,
    Split,
)
from congvan.page.parts import Appendix, Marked, PageNumber, Parts
from congvan.page.passage import DrawnBox, DrawnRule, Passage
from congvan.page.printed import PrintedFile, PrintedFont, PrintedLine, PrintedPage
from congvan.page.sheet import Comment, Deletion, Margins, Page, Section
from congvan.page.spots import Anchor, Frame, Spot
from congvan.page.widths import lines_of, text_width

if TYPE_CHECKING:  # see `__getattr__`
    from congvan.page.passages import InMargin, margin_passages, passages_of
    from congvan.page.recognising import LOOKED_FOR, parts_of

__all__ = [
    "LOOKED_FOR",
    "Anchor",
    "Appendix",
    "Block",
    "Border",
    "Borders",
    "Cell",
    "Comment",
    "Deletion",
    "DrawBox",
    "DrawRule",
    "DrawnBox",
    "DrawnRule",
    "Drop",
    "DropRule",
    "Frame",
    "InMargin",
    "Inline",
    "Insert",
    "Join",
    "LineSpacing",
    "Look",
    "Margins",
    "Marked",
    "NumberPages",
    "Numbering",
    "Page",
    "PageMend",
    "PageNumber",
    "Paragraph",
    "Parts",
    "Passage",
    "Picture",
    "PrintedFile",
    "PrintedFont",
    "PrintedLine",
    "PrintedPage",
    "Refont",
    "Reshape",
    "Resize",
    "Restyle",
    "Reword",
    "Row",
    "Run",
    "Section",
    "Shape",
    "Split",
    "Spot",
    "TabStop",
    "Table",
    "lines_of",
    "margin_passages",
    "parts_of",
    "passages_of",
    "text_width",
]

_LATER = {
    **dict.fromkeys(("InMargin", "margin_passages", "passages_of"), "congvan.page.passages"),
    **dict.fromkeys(("LOOKED_FOR", "parts_of"), "congvan.page.recognising"),
}
"""What is slow to import and often not needed, by the module that has it."""


def __getattr__(name: str) -> Any:
    """Give what is imported only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    value = getattr(importlib.import_module(_LATER[name]), name)
    globals()[name] = value
    return value
