"""Thứ tự sửa: which order is carried out when, so that the places of all of them stay what they were when read."""

from collections.abc import Iterable
from typing import TypeGuard, TypeVar

from lxml import etree

from congvan.docx.mending.characters import reword
from congvan.docx.mending.flow import drop, insert, join, split
from congvan.docx.mending.fonts import refont
from congvan.docx.mending.lining import Lining, read_lining
from congvan.docx.mending.looks import reshape, restyle
from congvan.docx.mending.markup import writable
from congvan.docx.mending.rules import draw_box, draw_rule, drop_rule
from congvan.docx.mending.sections import number_pages, resize, sections_of
from congvan.docx.mending.workbench import Workbench, open_file
from congvan.docx.ooxml import q
from congvan.docx.paragraphs import paragraphs_of
from congvan.page import (
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
    Spot,
)

__all__ = ["mend"]

_VARIANTS = [
    "leftChars",
    "startChars",
    "rightChars",
    "endChars",
    "firstLineChars",
    "hangingChars",
    "beforeLines",
    "afterLines",
    "beforeAutospacing",
    "afterAutospacing",
    "contextualSpacing",
]
Order = TypeVar("Order", bound=PageMend)
Placed = Reword | Restyle | Reshape | Split | Join | Insert | Drop | DropRule | DrawRule | DrawBox


def mend(data: bytes, mends: Iterable[PageMend], file: str = "") -> tuple[bytes, tuple[PageMend, ...]]:
    """Carry out orders on a Word file.

    Args:
        data: the file.
        mends: the orders; their places are those of the file as it was read, before any of them.
        file: the file's path as findings name it.

    Returns:
        The new file, and the orders that were carried out, in the order given. One that cannot be carried out (its
        text is a field's result, a tracked deletion lies in it, its paragraph is not there) is left out.

    Raises:
        Refused: it is no sound Word file, or it is digitally signed.
    """
    bench = open_file(data, file)
    orders = [order for order in dict.fromkeys(mends) if _words_of(order) == writable(_words_of(order))]
    root = bench.tree(bench.main)
    if root is None or root.tag != q("document"):
        return data, ()
    done = _Work(bench, orders).all()
    return (bench.pack() if done else data), tuple(order for order in orders if order in done)


class _Work:
    """All orders of one file."""

    def __init__(self, bench: Workbench, orders: list[PageMend]) -> None:
        self.bench = bench
        self.orders = orders
        self.done: set[PageMend] = set()
        self.paragraphs: dict[str, list[etree._Element]] = {}
        self.lining: Lining | None = None
        self.parts: dict[Spot, list[etree._Element]] = {}
        """The paragraphs that a paragraph was split into, where it was."""

    def all(self) -> set[PageMend]:
        for order in self.orders:
            if isinstance(order, Placed):
                self.at(order.spot)  # every part is counted before anything is changed
        self.looks()
        self.texts()
        self.lines()
        self.flow()
        self.sections()
        for order in self.of(Refont):
            refont(self.bench, order.font)
            self.done.add(order)
        return self.done

    def of(self, kind: type[Order]) -> list[Order]:
        return [order for order in self.orders if isinstance(order, kind)]

    def at(self, spot: Spot) -> etree._Element | None:
        """Return the paragraph of a spot, as the file was read."""
        if spot.part not in self.paragraphs:
            root = self.bench.tree(spot.part)
            self.paragraphs[spot.part] = [] if root is None else list(paragraphs_of(root))
        known = self.paragraphs[spot.part]
        return known[spot.number - 1] if 0 < spot.number <= len(known) else None

    def last(self, spot: Spot) -> etree._Element | None:
        """Return the last of the paragraphs that a paragraph was split into."""
        return self.parts[spot][-1] if spot in self.parts else self.at(spot)

    def note(self, order: Placed, done: object) -> None:
        """Keep an order that was carried out."""
        if done:
            self.done.add(order)
            self.bench.touch(order.spot.part)

    def looks(self) -> None:
        for styling in self.of(Restyle):
            paragraph = self.at(styling.spot)
            self.note(styling, paragraph is not None and restyle(paragraph, styling))
        variants = self.variants() if self.of(Reshape) else frozenset()
        for shaping in self.of(Reshape):
            paragraph = self.at(shaping.spot)
            self.note(shaping, paragraph is not None and reshape(paragraph, shaping, variants))

    def lines(self) -> None:
        for dropping in self.of(DropRule):
            first = self.at(dropping.spot)
            for part in self.parts.get(dropping.spot) or ([] if first is None else [first]):
                self.note(dropping, drop_rule(part, self.styles()))
        for boxing in self.of(DrawBox):
            paragraph = self.at(boxing.spot)
            self.note(boxing, _stands(paragraph) and draw_box(paragraph, boxing))

    def flow(self) -> None:
        """Change which paragraphs there are; what was inserted behind a paragraph stands behind its line."""
        inserts = self.of(Insert)
        # each stands nearest to the paragraph at first, so those before it come in order and those behind it backwards
        for inserting in [one for one in inserts if one.before] + [one for one in reversed(inserts) if not one.before]:
            paragraph = self.at(inserting.spot) if inserting.before else self.last(inserting.spot)
            self.note(inserting, _stands(paragraph) and insert(paragraph, inserting))
        for drawing in self.of(DrawRule):
            paragraph = self.last(drawing.spot)
            self.note(drawing, _stands(paragraph) and draw_rule(paragraph, drawing, self.styles()))
        for joining in sorted(self.of(Join), key=lambda order: order.spot, reverse=True):
            paragraph = self.last(joining.spot)
            self.note(joining, _stands(paragraph) and join(paragraph, joining.between))
        for dropped in self.of(Drop):
            paragraph = self.at(dropped.spot)
            self.note(dropped, _stands(paragraph) and drop(paragraph))

    def texts(self) -> None:
        """Change the words from the right to the left, so that places further left stay what they are."""
        unsorted: list[Reword | Split] = [*self.of(Reword), *self.of(Split)]
        limits: dict[Spot, int] = {}
        for order in sorted(unsorted, key=_place, reverse=True):
            start, end = _place(order)[1:]
            paragraph = self.at(order.spot)
            if not _stands(paragraph) or end > limits.get(order.spot, end):
                continue
            if isinstance(order, Reword):
                done = reword(paragraph, start, end, order.new)
            else:
                made = split(paragraph, order.at)
                done = made is not None
                if made is not None:
                    self.parts.setdefault(order.spot, [paragraph]).insert(1, made)
            if done:
                limits[order.spot] = start
                self.note(order, done)

    def styles(self) -> Lining:
        """Return what the styles of the file draw; read once."""
        if self.lining is None:
            self.lining = read_lining(self.bench.tree(self.bench.related("styles")))
        return self.lining

    def variants(self) -> frozenset[str]:
        """Return which attributes that win over lengths the styles and lists of the file use."""
        parts = [self.bench.package.parts.get(self.bench.related(kind), b"") for kind in ("styles", "numbering")]
        return frozenset(name for name in _VARIANTS if any(f"w:{name}".encode() in part for part in parts))

    def sections(self) -> None:
        root = self.bench.tree(self.bench.main)
        orders: list[Resize | NumberPages] = [*self.of(Resize), *self.of(NumberPages)]
        if not orders or root is None:
            return
        sections = sections_of(root)
        for order in orders:
            if not 0 < order.section <= len(sections):
                continue
            if isinstance(order, Resize):
                resize(sections[order.section - 1], order)
            else:
                number_pages(self.bench, sections, order)
            self.done.add(order)
            self.bench.touch(self.bench.main)


def _words_of(order: PageMend) -> str:
    """Return the words that an order brings into the file."""
    match order:
        case Reword():
            return order.new
        case Insert():
            return order.text
        case Join():
            return order.between
        case _:
            return ""


def _place(order: Reword | Split) -> tuple[Spot, int, int]:
    if isinstance(order, Split):
        return order.spot, order.at, order.at
    return order.spot, order.start, order.end


def _stands(paragraph: etree._Element | None) -> TypeGuard[etree._Element]:
    """Tell whether a paragraph is there, and no other order has taken it out."""
    return paragraph is not None and paragraph.getparent() is not None
