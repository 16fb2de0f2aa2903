"""Trong lề: page numbers, chỉ dẫn lưu hành (ô 11), chữ ký số (ô 14), địa chỉ (ô 13) in headers and footers."""

import re
from dataclasses import dataclass, field

from congvan.decree import Mm
from congvan.page.parts import Marked, PageNumber
from congvan.page.passage import DrawnRule, Passage
from congvan.page.passages import Placed, margin_passages
from congvan.page.recognising.lines import Line, lines_from
from congvan.page.recognising.marks import box_around, mark_of
from congvan.page.recognising.rules import rule_over
from congvan.page.sheet import Page

__all__ = ["InMargins", "address_in_body", "in_margins", "page_numbers_in_body"]

_ADDRESS = re.compile(
    r"\b(dia chi|d/c|dien thoai|dt|sdt|email|e-mail|website|web|fax|tel|trang thong tin|hotline)\b|@|www\."
)
_SIGNED = re.compile(r"so:.*;|(sao y|sao luc|trich sao)\s*;|.*\d{4}\s*[t ;]\s*\d{1,2}:\d{2}|.*\+07")
_PLAIN_NUMBER = re.compile(r"\W*(trang )?\d{1,3}(\s*/\s*\d{1,3})?\W*")


@dataclass(slots=True)
class InMargins:
    """What was found in headers and footers."""

    page_numbers: list[PageNumber] = field(default_factory=list)
    marks: dict[str, Marked] = field(default_factory=dict)
    signature_text: list[Passage] = field(default_factory=list)
    address: list[Passage] = field(default_factory=list)
    address_rule: DrawnRule | None = None
    address_pages: list[str] = field(default_factory=list)


def in_margins(page: Page, widths: dict[int, Mm]) -> InMargins:
    """Read all headers and footers.

    Args:
        page: the page.
        widths: width of the text area by section.
    """
    found = InMargins()
    groups: dict[tuple[int, str, str], list[Placed]] = {}
    for each in margin_passages(page):
        groups.setdefault((each.passage.section, each.at, each.on), []).append(each.placed)
    for (section, at, on), placed in groups.items():
        lines = lines_from(placed, widths)
        for line in lines:
            _read(line, section, at, on, found)
        if at == "footer":
            _read_address(lines, on, found)
    return found


def _read(line: Line, section: int, at: str, on: str, found: InMargins) -> None:
    if line.empty:
        return
    mark = mark_of(line)
    if mark:
        found.marks.setdefault(mark, box_around(line))
    elif has_page_number(line) or _PLAIN_NUMBER.fullmatch(line.key):
        line.taken = True
        found.page_numbers.append(PageNumber(line.passage, section, on, "header" if at == "header" else "footer"))
    elif at == "header" and _SIGNED.match(line.key):
        line.taken = True
        found.signature_text.append(line.passage)


def has_page_number(line: Line) -> bool:
    """Tell whether a line holds Word's field for the page number."""
    holds = any(run.field == "PAGE" for run in line.passage.paragraph.runs)
    return holds and any(run.field == "PAGE" for run in line.passage.runs)


def _read_address(lines: list[Line], on: str, found: InMargins) -> None:
    inked = [line for line in lines if line.key and not line.taken and not line.rule]
    if not any(_ADDRESS.search(line.key) for line in inked):
        return
    if on not in found.address_pages:
        found.address_pages.append(on)
    if not found.address:
        found.address = [line.passage for line in inked]
        found.address_rule = rule_over(lines, inked[0])


def address_in_body(lines: list[Line], start: int, end: int, found: InMargins) -> None:
    """Find the address block at the foot of the text, when the margins have none.

    Args:
        lines: all lines of the body.
        start: where the foot of the letter begins.
        end: where it ends.
        found: what the margins hold; filled further.
    """
    if found.address:
        return
    free = [line for line in lines[start:end] if line.key and not line.taken and not line.rule]
    first = next((line for line in free if _ADDRESS.search(line.key)), None)
    # an address without any such word is known by the line over it, as wide as the text
    first = first or next((line for line in free if _below_wide_rule(lines, line)), None)
    if first is None:
        return
    block = [line for line in free if line.number >= first.number]
    for line in block:
        line.taken = True
    found.address = [line.passage for line in block]
    found.address_rule = rule_over(lines, first)
    found.address_pages = ["body"]


def _below_wide_rule(lines: list[Line], line: Line) -> bool:
    rule = rule_over(lines, line)
    room = line.passage.right - line.passage.left
    return rule is not None and rule.made_of != "underscores" and rule.width is not None and rule.width >= 0.9 * room


def page_numbers_in_body(lines: list[Line], found: InMargins) -> set[int]:
    """Find page numbers that stand in the text itself, as in a frame; return the numbers of their lines.

    Args:
        lines: all lines of the body.
        found: what the margins hold; filled further.
    """
    numbered = [line for line in lines if has_page_number(line)]
    for line in numbered:
        line.taken = True
        found.page_numbers.append(PageNumber(line.passage, line.passage.section, "default", "body"))
    return {line.number for line in numbered}
