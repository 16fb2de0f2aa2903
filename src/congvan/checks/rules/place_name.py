"""DN006-007: địa danh (ô 4): the place itself."""

import re
from collections.abc import Iterator

from congvan.checks.issued import issued_of
from congvan.checks.looking import is_placeholder, is_plain, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.decree import CITIES, PROVINCE_NAMES, PROVINCES, TWO_LEVELS
from congvan.errors import Severity
from congvan.language import _

_CITY_OF_UNCLE_HO = "Thành phố Hồ Chí Minh"
_UNCLE_HO = re.compile(r"(?:(?:tp|t\.p|thành phố)\b\s*\.?\s*)?(?:hồ chí minh|h\.?\s?c\.?\s?m\.?)|tphcm", re.IGNORECASE)
_SHORT = re.compile(
    r"(?P<unit>(?:tp|t\.\s?p|tx|tt)\b\s*[.:]?|[qhptx]\s?\.|[qp](?=\s?\d))\s*(?P<name>.*)", re.IGNORECASE | re.DOTALL
)
_NUMBERED = {"q": "Quận", "p": "Phường"}
_SMALL = frozenset({"phố", "xã", "trấn", "khu", "và", "thuộc"})
"""Second syllables of words for units, and joining words: small letters in names such as «Thành phố Hồ Chí Minh»."""
_NAMED_PROVINCE = re.compile(r"(?<!\w)(?:TỈNH|THÀNH PHỐ)\s+(?P<name>[^\W\d_]+(?:\s+-?\s*[^\W\d_]+){0,4})")
_COMMUNE = re.compile(r"(?:UBND|HĐND|(?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s+(?:XÃ|PHƯỜNG|ĐẶC KHU)\s+(?P<name>.+)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@rule("DN006", "PL1 II.4.a", on="YD", fixes=True)
def place_in_full(reading: Reading) -> Iterator[Fault]:
    """Địa danh: the place is the official name of the unit, in full, with capitals.

    Asks: Đối với những đơn vị hành chính được đặt theo tên người, bằng chữ số hoặc sự kiện lịch sử thì phải ghi tên gọi
        đầy đủ của đơn vị hành chính đó. … các chữ cái đầu của địa danh phải viết hoa.
    Why: «TP.», «Q.1» are for envelopes; the letter names the unit as the law does.
    Wrong: TP. Hồ Chí Minh, ngày 05 tháng 3 năm 2026
    Right: Thành phố Hồ Chí Minh, ngày 05 tháng 3 năm 2026
    """
    found = _place_of(reading)
    if found is None:
        return
    line, place, start = found
    right = ""
    if _UNCLE_HO.fullmatch(place):
        right = "" if place == _CITY_OF_UNCLE_HO else _CITY_OF_UNCLE_HO
        message = _("the place is not the unit's full name: «%(found)s».", found=show(place))
    elif short := _SHORT.fullmatch(place):
        unit, name = short["unit"][0].lower(), short["name"].strip()
        if name.isdecimal() and unit in _NUMBERED:
            right = f"{_NUMBERED[unit]} {int(name)}"
        elif name in CITIES:
            right = name
        message = _("the place is abbreviated: «%(found)s».", found=show(place))
        if not right:
            yield Fault(line, message, _("Write the unit's full name."), span=(start, start + len(place)))
            return
    else:
        right = _capitals(place)
        message = _("the place is not written with capitals as a name is: «%(found)s».", found=show(place))
    if right and right != place:
        span = (start, start + len(place))
        yield Fault(line, message, _("Write «%(right)s».", right=show(right)), (Replace(line, *span, right),), span)


def _place_of(reading: Reading) -> tuple[Said, str, int] | None:
    """Return the line, the place in it and where that begins."""
    issued = issued_of(reading)
    if issued is not None:
        if not issued.place or is_placeholder(issued.place) or "{" in issued.place:
            return None
        return issued.said, issued.place, issued.start
    line = reading.words.place_date
    if reading.parts is None and line is not None and is_plain(line) and line.own.strip():
        return line, line.own.rstrip(" ,.;"), line.offset
    return None


def _capitals(place: str) -> str:
    """Return a place with the capitals of a name; names written in capitals throughout become names again."""
    shouted = place.isupper() and len(place) > 3  # noqa: PLR2004 - «A», «IA»: a name may be as short as that

    def word(found: re.Match[str]) -> str:
        one = found[0].lower() if shouted else found[0]
        if found.start() and one.lower() in _SMALL:
            return one
        return one[0].upper() + one[1:]

    return _WORD.sub(word, place)


@rule("DN007", "PL1 II.4.a", on="YD", severity=Severity.WARNING)
def place_of_the_office(reading: Reading) -> Iterator[Fault]:
    """Địa danh: the place is that of the office: its own province, or of a commune's office the commune.

    Asks: Địa danh ghi trên văn bản do cơ quan nhà nước ở địa phương ban hành là tên gọi chính thức của đơn vị hành
        chính nơi cơ quan ban hành văn bản đóng trụ sở.
    Why: What does not go with the office's name was copied from another letter. Offices of the armed forces have rules
        of their own.
    Wrong: ỦY BAN NHÂN DÂN TỈNH SƠN LA … Điện Biên, ngày 05 tháng 3 năm 2026
    Right: ỦY BAN NHÂN DÂN TỈNH SƠN LA … Sơn La, ngày 05 tháng 3 năm 2026
    """
    found = _place_of(reading)
    if found is None:
        return
    line, place, start = found
    known = {_key(name): name for name in (PROVINCES if reading.on >= TWO_LEVELS else PROVINCE_NAMES)}
    here = _key(place.removeprefix("Thành phố ").removeprefix("tỉnh ").removeprefix("Tỉnh "))
    if here not in known:
        return
    right = _right_place([_key(one.text) for one in (*reading.words.parent, *reading.words.issuer)], here, known)
    if right:
        yield Fault(
            line,
            _("the place «%(found)s» is not that of the office.", found=show(place)),
            _("Write «%(right)s», or look whether the office's name is right.", right=show(right)),
            span=(start, start + len(place)),
        )


def _right_place(office: list[str], here: str, known: dict[str, str]) -> str:
    """Return where the office is, if that is another place; empty = the place is right, or nobody knows."""
    commune = _COMMUNE.match(office[-1]) if office else None
    if commune is not None:
        name = commune["name"].strip()
        return "" if here in name else name.title()
    for line in office:
        for named in _NAMED_PROVINCE.finditer(line):
            words = named["name"].split()
            lengths = range(len(words), 0, -1)
            province = next((name for length in lengths if (name := " ".join(words[:length])) in known), "")
            if province and province != here and province not in here and here not in province:
                return known[province]
    return ""


def _key(text: str) -> str:
    return " ".join(text.upper().split()).replace("HOÀ", "HÒA").replace("HOÁ", "HÓA")
