"""SO008, DN005, TY004-005, PG012: how the other lines of the head look and where they stand (ô 3, 4, 5b)."""

from collections.abc import Iterator

from congvan.checks.looking import is_letter, sizes
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import wrong_settings
from congvan.checks.standing import centred_on, width_of
from congvan.decree import HEAD_SIZES, PARTS, SUBJECT_GAP, Pt
from congvan.errors import Severity
from congvan.language import _
from congvan.page import Drop, DropRule, Passage, Reshape, Restyle

_NEAR_GAP = Pt(1)


@rule("SO008", "PL1 II.3.c", on="D", fixes=True)
def symbol_look(reading: Reading) -> Iterator[Fault]:
    """Số, ký hiệu: in size 13, upright, in the middle under the issuing office.

    Asks: Số, ký hiệu của văn bản được đặt canh giữa dưới tên cơ quan, tổ chức ban hành văn bản. Từ “Số” được trình bày
        bằng chữ in thường, cỡ chữ 13, kiểu chữ đứng …. Ký hiệu của văn bản được trình bày bằng chữ in hoa, cỡ chữ 13,
        kiểu chữ đứng.
    Why: Size 13 is the only one that the decree gives for this line.
    Wrong: (Số: 05/SGDĐT-VP, cỡ chữ 14)
    Right: (Số: 05/SGDĐT-VP, cỡ chữ 13)
    """
    parts = reading.parts
    if parts is None or parts.symbol is None:
        return
    yield from wrong_settings(PARTS["symbol"], (parts.symbol,))
    if parts.issuer:
        yield from centred_on(parts.symbol, parts.issuer[-1:], PARTS["symbol"], PARTS["issuer"].term)


@rule("DN005", "PL1 II.4.c", on="D", fixes=True)
def place_date_look(reading: Reading) -> Iterator[Fault]:
    """Địa danh, ngày tháng năm: in size 13 to 14, italic, on the line of the number, in the middle under Quốc hiệu.

    Asks: Địa danh và thời gian ban hành văn bản được trình bày trên cùng một dòng với số, ký hiệu văn bản, …, bằng chữ
        in thường, cỡ chữ từ 13 đến 14, kiểu chữ nghiêng; … được đặt dưới, canh giữa so với Quốc hiệu và Tiêu ngữ.
    Why: Whoever looks for the number finds the day beside it.
    Wrong: (ngày tháng chữ đứng, thấp hơn dòng Số)
    Right: (ngày tháng chữ nghiêng, ngang dòng Số)
    """
    parts = reading.parts
    if parts is None or parts.place_date is None:
        return
    passage = parts.place_date
    yield from wrong_settings(PARTS["place_date"], (passage,))
    if parts.symbol is not None and _on_other_line(parts.symbol, passage):
        yield Fault(
            passage,
            _("place and date do not stand on the line of the number."),
            _("Put them on one line, in the same row of the head."),
        )
    elif parts.national_heading is not None:
        yield from centred_on(passage, (parts.national_heading,), PARTS["place_date"], PARTS["national_heading"].term)


def _on_other_line(symbol: Passage, place_date: Passage) -> bool:
    """Tell whether number and date surely stand on different lines: other rows, or paragraphs one below the other."""
    if symbol.table and symbol.table == place_date.table:
        return symbol.row != place_date.row
    if symbol.table or place_date.table or symbol.spot == place_date.spot:
        return False
    in_frame = symbol.paragraph.frame is not None or place_date.paragraph.frame is not None
    return not in_frame and symbol.left < place_date.right and place_date.left < symbol.right


@rule("TY004", "PL1 II.5.b", on="D", fixes=True)
def subject_look(reading: Reading) -> Iterator[Fault]:
    """Trích yếu: in size 12 to 13, upright, not bold, in the middle under the number, 6 pt below it.

    Asks: Đối với công văn, trích yếu nội dung văn bản được trình bày …, sau chữ “V/v” bằng chữ in thường, cỡ chữ từ 12
        đến 13, kiểu chữ đứng; đặt canh giữa dưới số và ký hiệu văn bản, cách dòng 6pt với số và ký hiệu văn bản.
    Why: The subject of a công văn is no heading. Of the 6 pt Mẫu 1.5 itself has none, so the gap is a warning.
    Wrong: (V/v in nghiêng, đậm, cỡ chữ 14)
    Right: (V/v chữ đứng, cỡ chữ 12)
    """
    parts = reading.parts
    if parts is None or not parts.subject or not is_letter(reading):
        return
    yield from wrong_settings(PARTS["subject"], parts.subject)
    symbol, first = parts.symbol, parts.subject[0]
    if symbol is None:
        return
    # a number that stands wrongly itself does not make the subject wrong
    yield from centred_on(first, (symbol, *parts.issuer[-1:]), PARTS["subject"], PARTS["symbol"].term)
    upper, lower = symbol.paragraph, first.paragraph
    if first.spot.number != symbol.spot.number + 1 or (symbol.table, symbol.row) != (first.table, first.row):
        return
    together = upper.contextual and lower.contextual and upper.style_id == lower.style_id
    gap = Pt(0) if together else Pt(upper.after + lower.before)
    if abs(gap - SUBJECT_GAP) > _NEAR_GAP:
        yield Fault(
            first,
            _("the subject stands %(gap)s pt below the number, not 6 pt.", gap=f"{gap:g}"),
            _("Set 6 pt before it."),
            (Reshape(symbol.spot, after=Pt(0)), Reshape(first.spot, before=SUBJECT_GAP)),
            severity=Severity.WARNING,
        )


@rule("TY005", "PL3 Mẫu 1.5", on="D", fixes=True)
def no_heading(reading: Reading) -> Iterator[Fault]:
    """Trích yếu: under the subject of a công văn is no line, and no heading «CÔNG VĂN» stands above the text.

    Asks: Mẫu 1.5 - Công văn: dưới trích yếu không có đường kẻ; công văn không ghi tên loại (ô số 5b, không phải 5a).
    Why: The line and the heading belong to kinds of documents that have a name of their own, such as Quyết định.
    Wrong: CÔNG VĂN (canh giữa, in đậm, trên “Kính gửi”)
    Right: (không ghi)
    """
    parts = reading.parts
    if parts is None or not is_letter(reading):
        return
    if parts.subject_rule is not None and parts.subject:
        yield Fault(
            parts.subject[-1],
            _("a line is drawn under the subject."),
            _("Take the line out; only other kinds of documents have it."),
            (DropRule(parts.subject_rule.spot),),
        )
    if parts.kind is not None:
        alone = parts.kind.text.strip() == parts.kind.paragraph.text.strip()
        yield Fault(
            parts.kind,
            _("a công văn has no heading with its kind."),
            _("Take the heading out."),
            (Drop(parts.kind.spot),) if alone else (),
        )


@rule("PG012", "PL1 V", on="D", severity=Severity.WARNING, fixes=True)
def sizes_together(reading: Reading) -> Iterator[Fault]:
    """Cỡ chữ: Quốc hiệu, Tiêu ngữ and the date are all of the smaller sizes or all of the larger ones.

    Asks: Cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất, ví dụ: Quốc hiệu cỡ chữ 13, Tiêu ngữ cỡ chữ 14, địa
        danh và ngày, tháng, năm văn bản cỡ chữ 14 hoặc Quốc hiệu cỡ chữ 12, Tiêu ngữ cỡ chữ 13, địa danh và ngày,
        tháng, năm văn bản cỡ chữ 13.
    Why: Mixed sizes make the head uneven. Mẫu 1.5 itself has 12, 14 and 14: so this is a warning.
    Wrong: (Quốc hiệu 12, Tiêu ngữ 14, ngày tháng 14)
    Right: (Quốc hiệu 13, Tiêu ngữ 14, ngày tháng 14)
    """
    parts = reading.parts
    if parts is None or parts.national_heading is None or parts.national_motto is None or parts.place_date is None:
        return
    three = (parts.national_heading, parts.national_motto, parts.place_date)
    found = [sizes((passage,)) for passage in three]
    if any(len(one) != 1 for one in found):
        return
    now = tuple(one.pop() for one in found)
    ranges = [PARTS[name].size for name in ("national_heading", "national_motto", "place_date")]
    if any(not low <= size <= high for size, (low, high) in zip(now, ranges, strict=True)):
        return  # told by the rules of these lines
    if any(all(abs(a - b) < 0.5 for a, b in zip(now, one, strict=True)) for one in HEAD_SIZES):  # noqa: PLR2004
        return
    right = _right_sizes(three, now)
    yield Fault(
        parts.national_heading,
        _(
            "Quốc hiệu, Tiêu ngữ and the date have sizes %(found)s, which do not go together.",
            found=", ".join(f"{size:g}" for size in now),
        ),
        _("Set them in sizes %(right)s.", right=", ".join(f"{size:g}" for size in right)),
        tuple(
            Restyle(passage.spot, passage.start, passage.end, size=size)
            for passage, size, old in zip(three, right, now, strict=True)
            if size != old
        ),
    )


def _right_sizes(three: tuple[Passage, Passage, Passage], now: tuple[Pt, ...]) -> tuple[Pt, ...]:
    """Return the set that changes least; the larger one only if Quốc hiệu then still fits on its line."""
    heading = three[0]
    nearest = min(HEAD_SIZES, key=lambda one: sum(a != b for a, b in zip(now, one, strict=True)))
    room = heading.right - heading.left
    fits = width_of(heading) * nearest[0] / now[0] <= room
    return nearest if fits else min(HEAD_SIZES)
