"""Ghép lại: finds all parts of a letter, one kind after another, each in what the ones before left over."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from congvan.page.keys import key_of
from congvan.page.parts import Parts
from congvan.page.passage import Passage
from congvan.page.passages import placed_of
from congvan.page.recognising.addressees import addressees_of, find_label
from congvan.page.recognising.appendices import appendices_of, first_appendix
from congvan.page.recognising.foot import end_of_letter, foot_of
from congvan.page.recognising.head import Head, head_of
from congvan.page.recognising.issuer import issuer_of
from congvan.page.recognising.lines import Line, lines_from, passages
from congvan.page.recognising.margins import address_in_body, in_margins, page_numbers_in_body
from congvan.page.recognising.marks import box_around, mark_of
from congvan.page.recognising.rules import rule_under
from congvan.page.sheet import Page

__all__ = ["parts_of"]

_NAMES = (
    "Nghị quyết, Quyết định, Chỉ thị, Quy chế, Quy định, Thông cáo, Thông báo, Hướng dẫn, Chương trình, Kế hoạch, "
    "Phương án, Đề án, Dự án, Báo cáo, Biên bản, Tờ trình, Hợp đồng, Công điện, Bản ghi nhớ, Bản thỏa thuận, "
    "Giấy ủy quyền, Giấy mời, Giấy giới thiệu, Giấy nghỉ phép, Phiếu gửi, Phiếu chuyển, Phiếu báo, Công văn, Thư công, "
    "Tên loại văn bản"
)
_KINDS = frozenset(key_of(name) for name in _NAMES.split(", "))


def parts_of(page: Page) -> Parts:
    """Tell which passages of a page are which part of a letter.

    Finding is tolerant: a Số line that is written wrongly is still the Số line; what is wrong with it, rules say.

    Args:
        page: any page, from whoever's Word file.
    """
    widths = {section.number: section.text_width for section in page.sections}
    lines = lines_from(placed_of(page), widths)
    margins = in_margins(page, widths)
    numbered = page_numbers_in_body(lines, margins)
    label = find_label(lines)
    head = head_of(lines, label.number if label is not None else None, _KINDS)
    marks = dict(margins.marks)
    for line in lines[: max(head.end, label.number if label is not None else 0) + 6]:
        mark = "" if line.taken else mark_of(line)
        if mark and mark not in marks:
            marks[mark] = box_around(line)
    parent, issuer = issuer_of(lines, head)
    motto_rule = rule_under(lines, head.motto) if head.motto is not None else None
    issuer_rule = rule_under(lines, issuer[-1]) if issuer else None
    subject_rule = rule_under(lines, head.subject[-1]) if head.subject else None
    addressees = addressees_of(lines, label) if label is not None else ()
    start = max((line.number + 1 for line in lines if line.taken and line.number not in numbered), default=0)
    appendix = first_appendix(lines, start)
    letter = lines[:appendix]
    end = end_of_letter(letter, start)
    foot = foot_of(letter, start, end)
    body = [line for line in lines[start : foot.begins] if line.key and not line.taken and not line.rule]
    address_in_body(lines, foot.begins, end, margins)
    return Parts(
        page=page,
        genre=_genre(head, label),
        national_heading=_one(head.heading),
        national_motto=_one(head.motto),
        motto_rule=motto_rule,
        parent=passages(parent),
        issuer=passages(issuer),
        issuer_rule=issuer_rule,
        symbol=_one(head.symbol),
        place_date=_one(head.date),
        kind=_one(head.kind),
        subject=passages(head.subject),
        subject_rule=subject_rule,
        addressees_label=_one(label),
        addressees=addressees,
        body=_whole(passages(line for line in body if not line.passage.table)),
        body_tables=passages(line for line in body if line.passage.table),
        authority=passages(foot.signature.authority),
        signer=_one(foot.signature.name),
        second_title=passages(foot.signature.second_title),
        signature_room=passages(foot.signature.room),
        copies_label=_one(foot.label),
        copies=tuple(foot.copies),
        secrecy=marks.get("secrecy"),
        urgency=marks.get("urgency"),
        circulation=marks.get("circulation"),
        drafter=foot.drafter,
        address=tuple(margins.address),
        address_rule=margins.address_rule,
        address_pages=tuple(margins.address_pages),
        signature_text=tuple(margins.signature_text),
        page_numbers=tuple(margins.page_numbers),
        appendices=appendices_of(lines, appendix),
        others=passages(line for line in letter if line.key and not line.taken and not line.rule),
    )


def _one(line: Line | None) -> Passage | None:
    return None if line is None else line.passage


def _genre(head: Head, label: Line | None) -> Literal["letter", "named", "party", "unknown"]:
    if head.party:
        return "party"
    if head.kind is not None and not head.kind.key.startswith("cong van"):
        return "named"
    found = (head.heading, head.motto, head.symbol, label)
    return "letter" if any(line is not None for line in found) else "unknown"


def _whole(found: Iterable[Passage]) -> tuple[Passage, ...]:
    """Put together again what tabs and line breaks cut in paragraphs of running text."""
    whole: list[Passage] = []
    for passage in found:
        if whole and whole[-1].paragraph is passage.paragraph:
            paragraph = passage.paragraph
            whole[-1] = replace(whole[-1], end=passage.end, align=paragraph.align)
        else:
            whole.append(passage)
    return tuple(whole)
