"""Tên cơ quan, đơn vị hành chính đã thay đổi: what is gone, from which day, and what stands in its place.

Sources: Nghị quyết 202/2025/QH15 (12 June 2025) on the 34 provinces and cities, which work from 01 July 2025; Luật Tổ
chức chính quyền địa phương 72/2025/QH15, Điều 51, which ends the district level on that day; Nghị quyết 176/2025/QH15 on
the ministries from 01 March 2025. The sở were merged province by province in 2025: here they count as gone from the day
of the two levels. Only what is sure stands here; the list was made in November 2026.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

__all__ = ["CITIES", "MERGED_PROVINCES", "PROVINCES", "RENAMED", "TWO_LEVELS", "Renamed"]

MINISTRIES = date(2025, 3, 1)
TWO_LEVELS = date(2025, 7, 1)
"""Chính quyền hai cấp: from this day there are provinces and communes, no districts between."""

CITIES = ("Cần Thơ", "Đà Nẵng", "Hà Nội", "Hải Phòng", "Hồ Chí Minh", "Huế")
"""Thành phố trực thuộc trung ương from 01 July 2025; Huế since 01 January 2025."""

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


def _provinces() -> tuple[Renamed, ...]:
    return tuple(
        _renamed(
            rf"tỉnh\s+{re.escape(old)}",
            TWO_LEVELS,
            f"{'Thành phố' if new == 'Hồ Chí Minh' else 'thành phố' if new in CITIES else 'tỉnh'} {new}",
        )
        for old, new in MERGED_PROVINCES.items()
    )


_PEOPLE = r"(?:UBND|HĐND|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân)"

RENAMED: tuple[Renamed, ...] = (
    _renamed("Bộ (?:Kế hoạch và Đầu tư|KH&ĐT)", MINISTRIES, "Bộ Tài chính"),
    _renamed("Bộ (?:Giao thông vận tải|GTVT)", MINISTRIES, "Bộ Xây dựng"),
    _renamed("Bộ (?:Tài nguyên và Môi trường|TN&MT)", MINISTRIES, "Bộ Nông nghiệp và Môi trường"),
    _renamed("Bộ (?:Nông nghiệp và Phát triển nông thôn|NN&PTNT)", MINISTRIES, "Bộ Nông nghiệp và Môi trường"),
    _renamed("Bộ (?:Thông tin và Truyền thông|TT&TT)", MINISTRIES, "Bộ Khoa học và Công nghệ"),
    _renamed("Bộ (?:Lao động ?[-,–] ?Thương binh và Xã hội|LĐ-?TB&XH)", MINISTRIES, "Bộ Nội vụ"),
    _renamed("(?:Ủy|Uỷ) ban Dân tộc(?! (?:Quốc hội|và))", MINISTRIES, "Bộ Dân tộc và Tôn giáo"),
    _renamed("Tổng cục Thuế", MINISTRIES, "Cục Thuế"),
    _renamed("Tổng cục Hải quan", MINISTRIES, "Cục Hải quan"),
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
    *_provinces(),
)
"""Names of bodies and units that are gone."""
