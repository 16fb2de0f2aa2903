"""VH009, VH010, VH011: viết hoa tên cơ quan, tổ chức; Nhân dân, Nhà nước (Phụ lục II, IV, V.1)."""

import re
from collections.abc import Iterator

from congvan.checks.capitals import Forms, faults
from congvan.checks.looking import show
from congvan.checks.prose import begins_sentence, prose, swap
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.decree import GENERIC_AGENCIES, NAMED_AGENCIES, PARTY_NAMES
from congvan.errors import Severity
from congvan.language import _

_ONE = Forms(NAMED_AGENCIES)
_MANY = Forms(GENERIC_AGENCIES)
_PARTY = Forms(PARTY_NAMES)
# «cán bộ y tế», «cơ sở giáo dục», «quốc phòng» end with the word that a name would begin with
_OTHER_WORD = re.compile(
    r"\b(?:cán|nội|toàn|đồng|tiến|sơ|bác|quân|liên|đảng|chi|thủy|thuỷ|phân|cục|cơ|trụ|sáng|quốc|văn|dự|đề|hải|trang)\s+\Z",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(r"\b(?:các|những|mọi|mỗi|từng|một số|nhiều)\s+\Z", re.IGNORECASE)


@rule("VH009", "PL2 IV.1.a", on="YD", severity=Severity.WARNING, fixes=True)
def names_of_agencies(reading: Reading) -> Iterator[Fault]:
    """Tên cơ quan, tổ chức: the words for kind, function and field have capitals, the others have none.

    Asks: Viết hoa chữ cái đầu của các từ, cụm từ chỉ loại hình cơ quan, tổ chức; chức năng, lĩnh vực hoạt động của cơ
        quan, tổ chức. Ví dụ: Văn phòng Chủ tịch nước, Bộ Tài nguyên và Môi trường, Hội đồng nhân dân tỉnh Sơn La, Sở
        Tài chính,...
    Why: It is how readers see where a name begins and ends. Only agencies of a list are judged; «các sở giáo dục và đào
        tạo», «ủy ban nhân dân các cấp» mean agencies in general and are right in small letters.
    Wrong: Ủy ban Nhân dân tỉnh, Sở giáo dục và đào tạo, bộ Tài chính
    Right: Ủy ban nhân dân tỉnh, Sở Giáo dục và Đào tạo, Bộ Tài chính
    """
    lines = prose(reading)
    yield from faults(lines, _ONE, wanted=_is_name)
    yield from faults(lines, _MANY, wanted=_is_one_of_many)


def _is_name(line: Said, span: tuple[int, int]) -> bool:
    return _OTHER_WORD.search(line.text, 0, span[0]) is None


def _is_one_of_many(line: Said, span: tuple[int, int]) -> bool:
    found = line.text[slice(*span)]
    if found.islower() or (found[1:].islower() and begins_sentence(line.text, span[0])):
        return False
    general = _IN_GENERAL.search(line.text, 0, span[0]) is not None and found[0].islower()
    return _is_name(line, span) and not general


@rule("VH010", "PL2 IV.1.b", on="YD", severity=Severity.WARNING, fixes=True)
def names_of_the_party(reading: Reading) -> Iterator[Fault]:
    """Viết hoa đặc biệt: the names of the Party's central bodies have the capitals that the decree gives them.

    Asks: Trường hợp viết hoa đặc biệt: Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam, Văn phòng Trung ương Đảng,...
    Why: These names do not follow the common rule («Trung ương» has two words and one capital), so they are often
        written wrong.
    Wrong: Ban chấp hành Trung ương Đảng cộng sản Việt Nam
    Right: Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam
    """
    yield from faults(prose(reading), _PARTY, wanted=_is_name)


_PEOPLE = re.compile(
    r"(?:\b(?:của|đời sống|tầng lớp|phục vụ|toàn thể|vận động|lợi ích của|quần chúng|với|cho|và|sức khỏe|sức khoẻ"
    r"|ý kiến|tuyên truyền|niềm tin của|đồng bào|huy động|hỗ trợ|đất nước,|Nhà nước,|cán bộ,)\s+)"
    r"(nhân dân)(?!\s+(?:tệ|tự))\b"
)
_STATE = re.compile(
    r"\b(?:Đảng\s*,|Đảng và|pháp luật của|chính sách của|chủ trương của|quy định của|ngân sách của|tài sản của)"
    r"\s+(nhà nước)\b"
    r"|\b(nhà nước)(?=\s+(?:ta\b|và\s+[Nn]hân dân|Cộng hòa|Cộng hoà|Việt Nam))"
)


@rule("VH011", "PL2 V.1", on="YD", severity=Severity.WARNING, fixes=True)
def people_and_state(reading: Reading) -> Iterator[Fault]:
    """Nhân dân, Nhà nước: the two nouns have a capital.

    Asks: Danh từ thuộc trường hợp đặc biệt: Nhân dân, Nhà nước.
    Why: The decree honours them so. Inside names (Ủy ban nhân dân, Tòa án nhân dân) and where they tell what kind of
        thing it is (quản lý nhà nước, cơ quan nhà nước) the decree itself writes them small; only the noun is judged,
        where the word before it leaves no doubt.
    Wrong: nâng cao đời sống nhân dân; chính sách của Đảng và nhà nước
    Right: nâng cao đời sống Nhân dân; chính sách của Đảng và Nhà nước
    """
    for line in prose(reading):
        if "nhân dân" not in line.text and "nhà nước" not in line.text:
            continue
        for match in (*_PEOPLE.finditer(line.text), *_STATE.finditer(line.text)):
            group = match.lastindex or 0
            span = match.span(group)
            if span[0] >= line.offset and not _inside_name(line.text, match.start()):
                right = match[group].capitalize()
                yield Fault(
                    line,
                    _("«%(found)s» is written without its capital.", found=show(match[0])),
                    _("Write «%(right)s».", right=right),
                    mends=swap(line, span, right),
                    span=span,
                )


_NAME_BEFORE = re.compile(r"\b(?:(?:Ủy|Uỷ) ban|Hội đồng|Tòa án|Toà án|Viện kiểm sát)\s+\Z", re.IGNORECASE)


def _inside_name(text: str, at: int) -> bool:
    return _NAME_BEFORE.search(text, 0, at) is not None
