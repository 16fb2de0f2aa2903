"""CQ006: tên cơ quan còn dùng vào ngày của công văn (ô 2, 9a, 9b)."""

import functools
from collections.abc import Iterator
from datetime import date

from congvan.checks.issued import issued_of
from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.decree import RENAMED, Renamed
from congvan.errors import Severity
from congvan.language import _


@rule("CQ006", "", on="YD", severity=Severity.WARNING, since=min(one.since for one in RENAMED))
def still_there(reading: Reading) -> Iterator[Fault]:
    """Tên cơ quan: offices and units have the names that they have on the day of the letter.

    Asks: Luật Tổ chức chính quyền địa phương 72/2025/QH15 và Nghị quyết 202/2025/QH15: từ ngày 01/7/2025 không còn cấp
        huyện, còn 34 tỉnh, thành phố; Nghị quyết 176/2025/QH15: các bộ sắp xếp lại từ ngày 01/3/2025.
    Why: A letter to an office that is gone comes back, and one from it has no force. What the body cites of older
        documents keeps its names and is not looked at.
    Wrong: UBND HUYỆN VĨNH BẢO (công văn tháng 3 năm 2026)
    Right: ỦY BAN NHÂN DÂN XÃ VĨNH BẢO
    """
    words, day = reading.words, _latest_day(reading)
    told: set[str] = set()
    for line in (*words.parent, *words.issuer, *words.addressees, *words.unit_addressees, *words.copies):
        for one, start, end in _met(line.text):
            name = line.text[start:end]
            if one.since <= day and name.upper() not in told:
                told.add(name.upper())
                since = f"{one.since.day:02}/{one.since.month}/{one.since.year}"
                yield Fault(
                    line,
                    _("«%(found)s» is gone since %(day)s.", found=show(name), day=since),
                    _("Write what stands in its place, as a rule: %(now)s.", now=one.now),
                    span=(start, end),
                )
                break


@functools.lru_cache(maxsize=4096)
def _met(text: str) -> tuple[tuple[Renamed, int, int], ...]:
    """Return the names in a line that are gone by now; lists are checked again and again, so it is remembered."""
    met = ((one, one.pattern.search(text)) for one in RENAMED)
    return tuple((one, *found.span()) for one, found in met if found and not _was(text[: found.start()]))


def _was(before: str) -> bool:
    """Tell whether a line names what somebody was once: «Nguyên Giám đốc Sở …»."""
    return "nguyên " in before.lower()


def _latest_day(reading: Reading) -> date:
    """Return the day to judge by; while only the year is known, no later than its end."""
    issued = issued_of(reading)
    year = issued.year.value if issued and len(issued.year.text) == 4 else 0  # noqa: PLR2004 - a whole year
    return min(reading.on, date(year, 12, 31)) if 1 <= year <= date.max.year else reading.on
