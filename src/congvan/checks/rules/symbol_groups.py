"""SO004-007, SO009: số, ký hiệu (ô 3): what the groups of a symbol stand for, and when a number is due."""

import re
from collections.abc import Iterator

from congvan.checks.looking import is_letter, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.symbols import Group, symbol_of
from congvan.decree import HABIT_CODES
from congvan.errors import Severity
from congvan.language import _

_YEAR = re.compile(r"(?:19|20)\d\d")


@rule("SO004", "PL1 II.3.b", on="YD")
def no_kind_code(reading: Reading) -> Iterator[Fault]:
    """Ký hiệu: the symbol of a công văn has no abbreviation of a kind, for a công văn has none.

    Asks: đối với công văn, ký hiệu bao gồm chữ viết tắt tên cơ quan, tổ chức hoặc chức danh nhà nước ban hành công văn
        và chữ viết tắt tên đơn vị soạn thảo hoặc lĩnh vực được giải quyết.
    Why: Other kinds have a code in the table of abbreviations (QĐ, TB, BC); readers take «CV» for an agency's name.
    Wrong: Số: 45/CV-SGDĐT
    Right: Số: 45/SGDĐT-VP
    """
    symbol = symbol_of(reading)
    if symbol is None or not is_letter(reading):
        return
    first = next((group for group in symbol.groups if not group.text.isdigit()), None)
    if first is not None and first.text.upper() in HABIT_CODES:
        yield Fault(
            symbol.said,
            _(
                "the symbol begins with «%(code)s», an abbreviation that the table of kinds does not have.",
                code=first.text,
            ),
            _("Write the abbreviation of the office, a hyphen, and that of the drafting unit: SGDĐT-VP."),
            span=(first.start, first.end),
        )


@rule("SO005", "PL1 II.3.b", on="YD", severity=Severity.WARNING)
def two_groups(reading: Reading) -> Iterator[Fault]:
    """Ký hiệu: the symbol of a công văn names the office and the unit or field, two groups at least.

    Asks: đối với công văn, ký hiệu bao gồm chữ viết tắt tên cơ quan, tổ chức hoặc chức danh nhà nước ban hành công văn
        và chữ viết tắt tên đơn vị soạn thảo hoặc lĩnh vực được giải quyết.
    Why: The second group tells whoever answers which unit to ask. Some communes write one group; so this warns only.
    Wrong: Số: 3517/UBND
    Right: Số: 3517/UBND-VX
    """
    symbol = symbol_of(reading)
    if symbol is None or not is_letter(reading) or symbol.slash < 0 or symbol.blank:
        return
    groups = [group for group in symbol.groups if not group.text.isdigit()]
    if len(groups) == 1 and groups[0].text.upper() not in HABIT_CODES:
        yield Fault(
            symbol.said,
            _("the symbol has one group only: «%(found)s».", found=show(groups[0].text)),
            _("Add a hyphen and the abbreviation of the drafting unit or of the field: SGDĐT-VP."),
            span=(groups[0].start, groups[0].end),
        )


@rule("SO006", "", on="YD", severity=Severity.WARNING, fixes=True)
def no_year(reading: Reading) -> Iterator[Fault]:
    """Ký hiệu: the symbol of a công văn has no year in it.

    Asks: Thực tiễn soạn thảo: năm ban hành chỉ ghi trong ký hiệu của văn bản quy phạm pháp luật (05/2026/TT-BNV); ký
        hiệu của công văn không có năm.
    Why: With a year the number looks like that of a law; the date of the letter tells the year already.
    Wrong: Số: 12/2026/UBND-VX
    Right: Số: 12/UBND-VX
    """
    symbol = symbol_of(reading)
    if symbol is None or not is_letter(reading):
        return
    for place, group in enumerate(symbol.groups):
        if _YEAR.fullmatch(group.text) and group.end > symbol.said.offset:
            yield Fault(
                symbol.said,
                _("the symbol has a year in it: «%(found)s».", found=group.text),
                _("Take the year out; the date of the letter tells it."),
                (_without(reading, symbol.groups, place),),
                (group.start, group.end),
            )


def _without(reading: Reading, groups: tuple[Group, ...], place: int) -> Replace:
    """Return the mend that takes a group out, with the mark that joins it to its neighbour."""
    symbol = reading.words.symbol
    assert symbol is not None  # noqa: S101 - its groups were just read from it
    group = groups[place]
    if place + 1 < len(groups):
        return Replace(symbol, group.start, groups[place + 1].start, "")
    return Replace(symbol, groups[place - 1].end if place else group.start, group.end, "")


@rule("SO007", "PL1 II.3.b", on="Y")
def known_groups(reading: Reading) -> Iterator[Fault]:
    """Ký hiệu: the groups of the symbol are the office's own abbreviations, as its head has set them.

    Asks: Chữ viết tắt tên cơ quan, tổ chức và các đơn vị trong mỗi cơ quan, tổ chức hoặc lĩnh vực do người đứng đầu cơ
        quan, tổ chức quy định cụ thể, bảo đảm ngắn gọn, dễ hiểu.
    Why: A mistyped symbol goes into the registers of everybody who gets the letter. The abbreviations stand in
        congvan.yaml, under «symbol» and «drafting_units»; while a table is empty, nothing is compared with it.
    Wrong: SGDDĐT-VP
    Right: SGDĐT-VP
    """
    symbol, office = symbol_of(reading), reading.office
    if symbol is None or office is None or symbol.blank:
        return
    groups = [group for group in symbol.groups if not group.text.isdigit()]
    if not groups or groups[0].text.upper() in HABIT_CODES:
        return
    first = groups[0]
    if office.symbol and not _is_office(office.symbol, groups):
        yield Fault(
            symbol.said,
            _(
                "«%(found)s» is not the office's abbreviation; congvan.yaml has «%(known)s».",
                found=show(first.text),
                known=show(office.symbol),
            ),
            _("Write «%(known)s», or mend it in congvan.yaml.", known=show(office.symbol)),
            span=(first.start, first.end),
        )
    known = {unit.upper() for unit in office.drafting_units}
    own = set(office.symbol.upper().split("-"))
    rest = [group for group in groups[1:] if group.text.upper() not in own]
    whole = "-".join(group.text for group in rest).upper()
    if known and rest and whole not in known:
        for group in rest:
            if group.text.upper() not in known:
                yield Fault(
                    symbol.said,
                    _("«%(found)s» is none of the drafting units in congvan.yaml.", found=show(group.text)),
                    _("Write the unit's abbreviation, or add it under «drafting_units» in congvan.yaml."),
                    span=(group.start, group.end),
                )


def _is_office(known: str, groups: list[Group]) -> bool:
    """Tell whether the symbol begins with the office's own abbreviation, which may itself be of several groups."""
    written = "-".join(group.text for group in groups).upper()
    return written == known.upper() or written.startswith(f"{known.upper()}-")


@rule("SO009", "Điều 15.1", on="YD")
def number_given(reading: Reading) -> Iterator[Fault]:
    """Số: a letter that is to be issued has its number.

    Asks: Số và thời gian ban hành văn bản được lấy theo thứ tự và trình tự thời gian ban hành văn bản của cơ quan, tổ
        chức trong năm (bắt đầu liên tiếp từ số 01 vào ngày 01 tháng 01 và kết thúc vào ngày 31 tháng 12 hàng năm).
    Why: Without a number a letter cannot be registered, answered or found. In a draft the place stays blank.
    Wrong: Số:      /SGDĐT-VP (văn bản đã trình phát hành)
    Right: Số: 05/SGDĐT-VP
    """
    symbol = symbol_of(reading)
    if symbol is not None and reading.final and (reading.blank_number or symbol.number_blank):
        yield Fault(
            symbol.said,
            _("the letter has no number yet: «%(found)s».", found=show(symbol.said.text)),
            _("Write the number that the registry gives."),
        )
