"""Tên cơ quan, đơn vị hành chính đã thay đổi: what is gone, from which day, and what stands in its place.

Sources: Nghị quyết 202/2025/QH15 (12 June 2025) on the 34 provinces and cities, which work from 01 July 2025; Luật Tổ
chức chính quyền địa phương 72/2025/QH15, Điều 51, which ends the district level on that day; Luật 81/2025/QH15 and Luật
82/2025/QH15 on courts and procuracies from the same day; Nghị quyết 176/2025/QH15 on the ministries from 01 March 2025;
on cities since, those that NEW_CITIES names. The sở were merged province by province in 2025: here they count as gone
from the day of the two levels. Only what is sure stands here; the list was made in November 2026.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

__all__ = ["CITIES", "MERGED_PROVINCES", "NEW_CITIES", "PROVINCES", "RENAMED", "TWO_LEVELS", "Renamed"]

_MINISTRIES = date(2025, 3, 1)
TWO_LEVELS = date(2025, 7, 1)
"""Chính quyền hai cấp: from this day there are provinces and communes, no districts between."""

NEW_CITIES = {
    "Huế": date(2025, 1, 1),
    "Đồng Nai": date(2026, 4, 30),
    "Quảng Ninh": date(2026, 9, 1),
    "Bắc Ninh": date(2026, 9, 20),
}
"""Provinces that became thành phố trực thuộc trung ương, and from which day: Nghị quyết 175/2024/QH15, 30/2026/QH16,
36/2026/QH16 and 39/2026/QH16."""

CITIES = ("Cần Thơ", "Đà Nẵng", "Hà Nội", "Hải Phòng", "Hồ Chí Minh", *NEW_CITIES)
"""Thành phố trực thuộc trung ương in November 2026; NEW_CITIES tells which were provinces before."""

_UNCHANGED = "Cao Bằng|Điện Biên|Hà Tĩnh|Lai Châu|Lạng Sơn|Nghệ An|Quảng Ninh|Thanh Hóa|Sơn La|Hà Nội|Huế"
_MERGED = """
Tuyên Quang: Hà Giang
Lào Cai: Yên Bái
Thái Nguyên: Bắc Kạn
Phú Thọ: Vĩnh Phúc, Hòa Bình
Bắc Ninh: Bắc Giang
Hưng Yên: Thái Bình
Hải Phòng: Hải Dương
Ninh Bình: Hà Nam, Nam Định
Quảng Trị: Quảng Bình
Đà Nẵng: Quảng Nam
Quảng Ngãi: Kon Tum
Gia Lai: Bình Định
Khánh Hòa: Ninh Thuận
Lâm Đồng: Đắk Nông, Bình Thuận
Đắk Lắk: Phú Yên
Hồ Chí Minh: Bà Rịa - Vũng Tàu, Bình Dương
Đồng Nai: Bình Phước
Tây Ninh: Long An
Cần Thơ: Sóc Trăng, Hậu Giang
Vĩnh Long: Bến Tre, Trà Vinh
Đồng Tháp: Tiền Giang
Cà Mau: Bạc Liêu
An Giang: Kiên Giang
"""


def _merged() -> Mapping[str, str]:
    pairs = [line.split(": ") for line in _MERGED.strip().splitlines()]
    return {old: new for new, olds in pairs for old in olds.split(", ")}


MERGED_PROVINCES = _merged()
"""Provinces that are gone since 01 July 2025, and what each is part of now."""

PROVINCES = tuple(sorted({*_UNCHANGED.split("|"), *MERGED_PROVINCES.values()}))
"""The 34 provinces and cities from 01 July 2025."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """Tên đã thay đổi.

    Attributes:
        pattern: how the old name is written, in whatever case.
        since: the first day on which it is gone.
        now: what stands in its place.
    """

    pattern: re.Pattern[str]
    since: date
    now: str


def _renamed(pattern: str, since: date, now: str) -> Renamed:
    return Renamed(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), since, now)


def _written(name: str) -> str:
    """Return a pattern for the name of a province: either place of the tone, either dash, with or without spaces."""
    return re.escape(name).replace("òa", "(?:òa|oà)").replace(r"\ \-\ ", r"\s*[-–]\s*").replace(r"\ ", r"\s+")


def _unit(name: str) -> str:
    """Return a province or city as it was on the day of the two levels; what it has become since, in brackets."""
    if name == "Hồ Chí Minh":
        return "Thành phố Hồ Chí Minh"
    since = NEW_CITIES.get(name, TWO_LEVELS)
    if name not in CITIES or since > TWO_LEVELS:
        later = f" (từ ngày {since:%d}/{since.month}/{since.year}: thành phố {name})" if name in CITIES else ""
        return f"tỉnh {name}{later}"
    return f"thành phố {name}"


def _provinces() -> tuple[Renamed, ...]:
    merged = [(old, TWO_LEVELS, _unit(new)) for old, new in MERGED_PROVINCES.items()]
    cities = [(name, day, f"thành phố {name}") for name, day in NEW_CITIES.items() if name != "Huế"]
    return (
        _renamed(r"tỉnh\s+Thừa\s+Thiên(?:\s*[-–]\s*|\s+)Huế", NEW_CITIES["Huế"], "thành phố Huế"),
        *(_renamed(rf"tỉnh\s+{_written(old)}", day, now) for old, day, now in (*merged, *cities)),
    )


_PEOPLE = r"(?:UBND|HĐND|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân)"

RENAMED: tuple[Renamed, ...] = (
    _renamed("Bộ (?:Kế hoạch và Đầu tư|KH&ĐT)", _MINISTRIES, "Bộ Tài chính"),
    _renamed("Bộ (?:Giao thông vận tải|GTVT)", _MINISTRIES, "Bộ Xây dựng"),
    _renamed("Bộ (?:Tài nguyên và Môi trường|TN&MT)", _MINISTRIES, "Bộ Nông nghiệp và Môi trường"),
    _renamed("Bộ (?:Nông nghiệp và Phát triển nông thôn|NN&PTNT)", _MINISTRIES, "Bộ Nông nghiệp và Môi trường"),
    _renamed("Bộ (?:Thông tin và Truyền thông|TT&TT)", _MINISTRIES, "Bộ Khoa học và Công nghệ"),
    _renamed("Bộ (?:Lao động ?[-,–] ?Thương binh và Xã hội|LĐ-?TB&XH)", _MINISTRIES, "Bộ Nội vụ"),
    _renamed("(?:Ủy|Uỷ) ban Dân tộc(?! (?:Quốc hội|và))", _MINISTRIES, "Bộ Dân tộc và Tôn giáo"),
    _renamed("Tổng cục Thuế", _MINISTRIES, "Cục Thuế"),
    _renamed("Tổng cục Hải quan", _MINISTRIES, "Cục Hải quan"),
    _renamed("Sở (?:Kế hoạch và Đầu tư|KH&ĐT)", TWO_LEVELS, "Sở Tài chính"),
    _renamed("Sở (?:Tài nguyên và Môi trường|TN&MT)", TWO_LEVELS, "Sở Nông nghiệp và Môi trường"),
    _renamed("Sở (?:Nông nghiệp và Phát triển nông thôn|NN&PTNT)", TWO_LEVELS, "Sở Nông nghiệp và Môi trường"),
    _renamed("Sở (?:Thông tin và Truyền thông|TT&TT)", TWO_LEVELS, "Sở Khoa học và Công nghệ"),
    _renamed("Sở (?:Lao động ?[-,–] ?Thương binh và Xã hội|LĐ-?TB&XH)", TWO_LEVELS, "Sở Nội vụ"),
    _renamed("Phòng (?:Giáo dục và Đào tạo|GD&ĐT)", TWO_LEVELS, "Phòng Văn hóa - Xã hội"),
    _renamed(rf"{_PEOPLE} (?:các )?(?:huyện|quận|thị xã|thị trấn)", TWO_LEVELS, "UBND xã, phường, đặc khu"),
    _renamed(
        rf"{_PEOPLE} thành phố (?!{'|'.join(CITIES)}|trực thuộc|thuộc)(?=[^\W\d_])[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}}",
        TWO_LEVELS,
        "UBND xã, phường",
    ),
    _renamed("(?:Tòa|Toà) án nhân dân (?:huyện|quận|thị xã)", TWO_LEVELS, "Tòa án nhân dân khu vực"),
    _renamed("Viện kiểm sát nhân dân (?:huyện|quận|thị xã)", TWO_LEVELS, "Viện kiểm sát nhân dân khu vực"),
    *_provinces(),
)
"""Names of bodies and units that are gone."""
