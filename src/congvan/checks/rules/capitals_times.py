"""VH014, VH017-VH020: viết hoa ngày lễ, năm âm lịch, thứ và tháng, sự kiện, tác phẩm (Phụ lục II, V)."""

import re
from collections.abc import Iterator

from congvan.checks.capitals import Forms, faults
from congvan.checks.prose import prose, swap
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.decree import EVENTS, FEASTS, LUNAR_YEARS, TETS, WORKS
from congvan.errors import Severity
from congvan.language import _

_FEASTS = Forms(FEASTS)
_AFTER_DAY = re.compile(r"\bngày\s+\Z", re.IGNORECASE)


@rule("VH014", "PL2 V.5", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def feast_days(reading: Reading) -> Iterator[Fault]:
    """Ngày lễ, ngày kỷ niệm: the syllables that make the name of a feast have capitals.

    Asks: Tên các ngày lễ, ngày kỷ niệm: Viết hoa chữ cái đầu của âm tiết tạo thành tên gọi ngày lễ, ngày kỷ niệm. Ví
        dụ: ngày Quốc khánh 2-9, ngày Tổng tuyển cử đầu tiên, ngày Quốc tế Lao động 1-5, ngày Phụ nữ Việt Nam 20-10,...
    Why: The capitals show where the name begins. Only feasts of a list, after the word «ngày», are judged.
    Wrong: chào mừng ngày nhà giáo Việt Nam 20-11
    Right: chào mừng ngày Nhà giáo Việt Nam 20-11
    """
    yield from faults(prose(reading), _FEASTS, wanted=lambda line, span: _after(line, span, _AFTER_DAY))


def _after(line: Said, span: tuple[int, int], before: re.Pattern[str]) -> bool:
    return before.search(line.text, 0, span[0]) is not None


_YEARS = Forms(LUNAR_YEARS)
_TETS = Forms(TETS)
_AFTER_YEAR = re.compile(r"\b(?:năm|xuân|tết|đón|mừng)\s+(?:âm lịch\s+)?\Z", re.IGNORECASE)


@rule("VH017", "PL2 V.8.a", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def lunar_years_and_tets(reading: Reading) -> Iterator[Fault]:
    """Năm âm lịch, ngày tết: lunar years have a capital on each syllable, the name of a tết on its first.

    Asks: Tên các năm âm lịch: Viết hoa chữ cái đầu của tất cả các âm tiết tạo thành tên gọi. Ví dụ: Kỷ Tỵ, Tân Hợi, Mậu
        Tuất, Mậu Thân,... Tên các ngày tết: Viết hoa chữ cái đầu của âm tiết thứ nhất tạo thành tên gọi. Ví dụ: tết
        Nguyên đán, tết Đoan ngọ, tết Trung thu. Viết hoa chữ Tết trong trường hợp thay cho tết Nguyên đán.
    Why: «Tết Nguyên Đán» is met everywhere and is not what the decree asks.
    Wrong: Tết Nguyên Đán năm Giáp thìn
    Right: tết Nguyên đán năm Giáp Thìn
    """
    lines = prose(reading)
    yield from faults(lines, _YEARS, wanted=lambda line, span: _after(line, span, _AFTER_YEAR))
    yield from faults(lines, _TETS)


_WEEKDAY = r"hai|ba|tư|năm|sáu|bảy"
_AFTER_PART = r"\b(?:sáng|trưa|chiều|tối|đêm)\s+(?:ngày\s+)?thứ\s+"
_DAYS = re.compile(
    rf"{_AFTER_PART}(?P<one>{_WEEKDAY})\b"
    rf"|\b[Tt]hứ\s+(?P<two>{_WEEKDAY})(?=\s*,?\s*\(?ngày\s+\d|\s+(?:hàng|hằng)\s+tuần|\s+tuần\s+(?:này|tới|sau|trước))"
    rf"|\b[Tt]ừ\s+thứ\s+(?P<three>{_WEEKDAY})(?=\s+đến\s+(?:hết\s+)?thứ\s)"
    rf"|(?:(?<=\bđến thứ )|(?<=\bhết thứ ))(?P<four>{_WEEKDAY})(?=\s+(?:hàng|hằng)\s+tuần|\s+tuần\s)"
)
_FROM_DAY = re.compile(
    rf"\b[Tt]ừ\s+thứ\s+(?:{_WEEKDAY})\s+đến\s+(?:hết\s+)?thứ\s+(?P<last>{_WEEKDAY})\b", re.IGNORECASE
)
_MONTHS = re.compile(
    r"(?<!\d )\btháng\s+(?P<one>mười một|mười hai|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"(?=\s+năm\s+(?:\d{4}|nay|sau|tới))"
    r"|\btháng\s+(?P<two>giêng|chạp)\b"
)
_COUNT = re.compile(r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mỗi|mấy|vài|\d+)\s+\Z", re.IGNORECASE)


@rule("VH018", "PL2 V.8.c", on="YD", severity=Severity.WARNING, fixes=True)
def weekdays_and_months(reading: Reading) -> Iterator[Fault]:
    """Thứ, tháng viết bằng chữ: the word that tells the day or the month has a capital.

    Asks: Tên các ngày trong tuần và tháng trong năm: Viết hoa chữ cái đầu của âm tiết chỉ ngày và tháng trong trường
        hợp không dùng chữ số. Ví dụ: thứ Hai, thứ Tư, tháng Năm, tháng Tám,...
    Why: «thứ hai» also means the second, so only days and months that cannot be anything else are judged: after sáng,
        chiều, from day to day, before a date, before «tuần này», «năm 2026».
    Wrong: 8 giờ sáng thứ hai, ngày 09/3/2026
    Right: 8 giờ sáng thứ Hai, ngày 09/3/2026
    """
    for line in prose(reading):
        if "thứ " not in line.text and "tháng " not in line.text and "Thứ " not in line.text:
            continue
        seen: set[int] = set()
        for pattern in (_DAYS, _FROM_DAY, _MONTHS):
            for match in pattern.finditer(line.text):
                group = match.lastgroup or ""
                span = match.span(group)
                counted = pattern is _MONTHS and _COUNT.search(line.text, 0, match.start())
                if span[0] in seen or span[0] < line.offset or counted or not match[group][0].islower():
                    continue
                seen.add(span[0])
                right = match[group].capitalize()
                unit = line.text[max(span[0] - 6, 0) : span[0]].split()[-1]
                yield Fault(
                    line,
                    _("«%(found)s» has no capital.", found=f"{unit} {match[group]}"),
                    _("Write «%(right)s».", right=f"{unit} {right}"),
                    mends=swap(line, span, right),
                    span=span,
                )


_EVENTS = Forms(EVENTS)


@rule("VH019", "PL2 V.9", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def events_and_dynasties(reading: Reading) -> Iterator[Fault]:
    """Sự kiện lịch sử, triều đại: the syllables that make the event and its name have capitals.

    Asks: Tên các sự kiện lịch sử và các triều đại: Viết hoa chữ cái đầu của các âm tiết tạo thành sự kiện và tên sự
        kiện, trong trường hợp có các con số chỉ mốc thời gian thì ghi bằng chữ và viết hoa chữ đó. Ví dụ: Triều Lý,
        Triều Trần, Phong trào Xô viết Nghệ Tĩnh, Cách mạng tháng Tám,…
    Why: Only events of a list are judged.
    Wrong: kỷ niệm Cách mạng Tháng tám
    Right: kỷ niệm Cách mạng tháng Tám
    """
    yield from faults(prose(reading), _EVENTS)


_WORKS = Forms(WORKS)


@rule("VH020", "PL2 V.10", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def works_and_papers(reading: Reading) -> Iterator[Fault]:
    """Tác phẩm, sách báo, tạp chí: the first syllable of the name has a capital.

    Asks: Tên các tác phẩm, sách báo, tạp chí: Viết hoa chữ cái đầu của âm tiết thứ nhất tạo thành tên tác phẩm, sách
        báo. Ví dụ: từ điển Bách khoa toàn thư, tạp chí Cộng sản,…
    Why: Only the decree's own examples are judged; many papers register their name with other capitals.
    Wrong: đăng trên tạp chí Cộng Sản
    Right: đăng trên tạp chí Cộng sản
    """
    yield from faults(prose(reading), _WORKS)
