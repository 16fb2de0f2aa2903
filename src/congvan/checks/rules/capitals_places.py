"""VH004-VH008: viết hoa tên địa lý (Phụ lục II, III)."""

import re
from collections.abc import Iterator

from congvan.checks.capitals import Forms, cased, faults, key
from congvan.checks.looking import show
from congvan.checks.prose import begins_sentence, prose, slips, swap
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.decree import NAMED_AFTER, PROVINCE_NAMES, REGIONS, SPECIAL_PLACES, TERRAIN
from congvan.errors import Severity
from congvan.language import _


def _either(names: tuple[str, ...]) -> str:
    """Return a pattern of names, whichever way the tone of «oà» and «uỷ» is put."""
    both = {name for one in names for name in (one, one.replace("òa", "oà").replace("óa", "oá"))}
    return "|".join(sorted(map(re.escape, both), key=len, reverse=True))


_PROVINCE = re.compile(
    rf"\b(?P<noun>Tỉnh|TỈNH|Thành phố|Thành Phố|thành Phố)(?=\s+(?P<name>{_either(PROVINCE_NAMES)})\b)"
)


@rule("VH004", "PL2 III.1.a", on="YD", severity=Severity.WARNING, fixes=True)
def units_with_proper_names(reading: Reading) -> Iterator[Fault]:
    """Đơn vị hành chính: before a proper name the common noun tỉnh, thành phố has no capital.

    Asks: Tên đơn vị hành chính được cấu tạo giữa danh từ chung (tỉnh, thành phố trực thuộc trung ương; …) với tên riêng
        của đơn vị hành chính đó: Viết hoa chữ cái đầu của các âm tiết tạo thành tên riêng và không dùng gạch nối. Ví
        dụ: thành phố Thái Nguyên, tỉnh Nam Định,…
    Why: The noun is not part of the name. Provinces and cities are judged, from the list; Thủ đô Hà Nội and Thành phố
        Hồ Chí Minh are written otherwise by the decree (VH006), and at the beginning of a sentence a capital stands.
    Wrong: Ủy ban nhân dân Tỉnh Nam Định
    Right: Ủy ban nhân dân tỉnh Nam Định
    """
    for line in prose(reading):
        if "ỉnh " not in line.text and "ành " not in line.text:
            continue
        for span, found, right in slips(line, _PROVINCE, lambda match: match[0].lower()):
            if not found.isupper() and not begins_sentence(line.text, span[0]):
                yield Fault(
                    line,
                    _("«%(found)s» has a capital before a proper name.", found=found),
                    _("Write «%(right)s».", right=right),
                    mends=swap(line, span, right),
                    span=span,
                )


_UNITS = ("quận ", "phường ", "xã ", "huyện ", "trấn ")
_UNIT = r"quận|phường|xã|thị trấn|huyện|thị xã"
_NUMBERED = re.compile(
    r"(?<![\d\w])(?<!\d )(?P<noun>quận|phường|xã)"
    r"(?=\s+\d{1,2}\s*(?:[,;:.)]|\Z|\s(?:và|đến|quận|Quận|thành phố|Thành phố|TP|tỉnh)\b))"
)
_PERSONAL = re.compile(rf"\b(?P<noun>{_UNIT})(?=\s+(?:{_either(NAMED_AFTER)})\b)")
_SEVERAL = re.compile(r"\b(?:các|những|\d+|hai|ba|bốn|năm)\s+\Z", re.IGNORECASE)


@rule("VH005", "PL2 III.1.b", on="YD", severity=Severity.WARNING, fixes=True)
def units_with_numbers(reading: Reading) -> Iterator[Fault]:
    """Đơn vị hành chính mang số, tên người, sự kiện: the common noun has a capital too.

    Asks: Trường hợp tên đơn vị hành chính được cấu tạo giữa danh từ chung kết hợp với chữ số, tên người, tên sự kiện
        lịch sử: Viết hoa cả danh từ chung chỉ đơn vị hành chính đó. Ví dụ: Quận 1, Phường Điện Biên Phủ,...
    Why: The number alone is no name. With names of persons and events, from a list, the finding is advice: many offices
        and even laws write «quận Hai Bà Trưng».
    Wrong: Trường Tiểu học A, phường 5, quận 3
    Right: Trường Tiểu học A, Phường 5, Quận 3
    """
    names = {id(line) for line in (*reading.words.unit_addressees, *reading.words.addressees)}
    for line in prose(reading):
        if not any(unit in line.text for unit in _UNITS):
            continue
        for pattern, severity in ((_NUMBERED, Severity.WARNING), (_PERSONAL, Severity.ADVICE)):
            if pattern is _PERSONAL and id(line) in names:
                continue  # a unit's own name is as its founders wrote it
            for span, found, right in slips(line, pattern, lambda match: match[0].capitalize()):
                if not _SEVERAL.search(line.text, 0, span[0]):
                    yield Fault(
                        line,
                        _("«%(found)s» has no capital before a number, a person's name or an event.", found=found),
                        _("Write «%(right)s».", right=right),
                        mends=swap(line, span, right),
                        span=span,
                        severity=severity,
                    )


_SPECIAL_FORMS = Forms(SPECIAL_PLACES)


@rule("VH006", "PL2 III.1.c", on="YD", severity=Severity.WARNING, fixes=True)
def special_places(reading: Reading) -> Iterator[Fault]:
    """Trường hợp đặc biệt: Thủ đô Hà Nội and Thành phố Hồ Chí Minh have a capital on the common noun.

    Asks: Trường hợp viết hoa đặc biệt: Thủ đô Hà Nội, Thành phố Hồ Chí Minh.
    Why: The decree names these two as exceptions; every other city is «thành phố …».
    Wrong: Sở Y tế thành phố Hồ Chí Minh
    Right: Sở Y tế Thành phố Hồ Chí Minh
    """
    yield from faults(prose(reading), _SPECIAL_FORMS, wanted=_is_single)


def _is_single(line: Said, span: tuple[int, int]) -> bool:
    """Tell whether one city is meant: in «các thành phố Hồ Chí Minh, Cần Thơ» the noun belongs to both."""
    return _SEVERAL.search(line.text, 0, span[0]) is None


_TERRAIN_FORMS = Forms(TERRAIN)


@rule("VH007", "PL2 III.1.d", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def terrain(reading: Reading) -> Iterator[Fault]:
    """Tên địa hình: sông, núi, hồ, biển, chợ before a whole proper name have no capital.

    Asks: Trường hợp danh từ chung chỉ địa hình đi liền với danh từ riêng: Không viết hoa danh từ chung mà chỉ viết hoa
        danh từ riêng. Ví dụ: biển Cửa Lò, chợ Bến Thành, sông Vàm Cỏ, vịnh Hạ Long,...
    Why: Only names of a list are judged, for «Cầu Giấy» and «Cửa Lò» are names with their noun.
    Wrong: du lịch Vịnh Hạ Long
    Right: du lịch vịnh Hạ Long
    """
    yield from faults(prose(reading), _TERRAIN_FORMS)


_REGION = re.compile(rf"\b(?:{'|'.join(sorted(REGIONS, key=len, reverse=True))})\b", re.IGNORECASE)
_AREA = re.compile(
    r"\b(?:vùng|miền|khu vực|các tỉnh|duyên hải|trung du|miền núi|đồng bằng)\s+(?:\w+\s+)?\Z", re.IGNORECASE
)


@rule("VH008", "PL2 III.1.đ", on="YD", severity=Severity.WARNING, fixes=True, usual=False)
def regions(reading: Reading) -> Iterator[Fault]:
    """Vùng, miền: names of regions made of words of direction have a capital on every syllable.

    Asks: Tên địa lý chỉ một vùng, miền, khu vực nhất định được cấu tạo bằng từ chỉ phương hướng kết hợp với từ chỉ
        phương hướng khác: Viết hoa chữ cái đầu của tất cả các âm tiết tạo thành tên gọi. … Ví dụ: Tây Bắc, Đông Bắc,
        Bắc Bộ,...
    Why: «gió đông bắc» is a direction and small; «vùng Đông Bắc» is a name. Only names after vùng, miền, khu vực, các
        tỉnh and those with Bộ or Nguyên are judged.
    Wrong: các tỉnh tây bắc, đồng bằng Nam bộ
    Right: các tỉnh Tây Bắc, đồng bằng Nam Bộ
    """
    names = {key(name): name for name in REGIONS}
    for line in prose(reading):
        for span, found, right in slips(line, _REGION, lambda match: cased(match[0], names[key(match[0])])):
            certain = found[0].isupper() and key(found).endswith((" bộ", " nguyên"))
            if not found.isupper() and (certain or _AREA.search(line.text, 0, span[0])):
                yield Fault(
                    line,
                    _("«%(found)s» is written with the wrong capitals.", found=show(found)),
                    _("Write «%(right)s».", right=right),
                    mends=swap(line, span, right),
                    span=span,
                )
