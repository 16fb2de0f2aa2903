"""KY008, KY010: họ tên và chức danh của người ký."""

import re
from collections.abc import Iterator

from congvan.checks.authority import authority_lines
from congvan.checks.looking import is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.titles import any_of
from congvan.decree import BODIES_OF_LEARNING, DEGREES, PARTY_POSTS, UNION_WORDS
from congvan.errors import Severity
from congvan.language import _

_DEGREE = re.compile(rf"\s*(?:{any_of(DEGREES)}\b[.,:]?\s*)+(?=[^\W\d_])")
_FREER = re.compile(rf"\s*{any_of(BODIES_OF_LEARNING)}\b", re.IGNORECASE)
_PARTY = re.compile(rf"\b{any_of(PARTY_POSTS)}\b")
_UNIONS = re.compile(rf"\b{any_of(UNION_WORDS)}\b", re.IGNORECASE)


@rule("KY008", "PL1 II.7.c", on="YD", fixes=True)
def no_degrees(reading: Reading) -> Iterator[Fault]:
    """Họ và tên: no học hàm, học vị or title of honour stands before the signer's name.

    Asks: Trước họ tên của người ký, không ghi học hàm, học vị và các danh hiệu danh dự khác. Việc ghi thêm quân hàm,
        học hàm, học vị trước họ tên người ký đối với văn bản của các đơn vị vũ trang nhân dân, các tổ chức sự nghiệp
        giáo dục, y tế, khoa học do người đứng đầu cơ quan quản lý ngành, lĩnh vực quy định.
    Why: The letter is signed by the office, not by the scholar. For schools, hospitals and the like it is a warning,
        since their ministry may allow it.
    Wrong: TS. Phạm Quốc Hiệu
    Right: Phạm Quốc Hiệu
    """
    line = reading.words.signer
    if line is None or is_placeholder(line.text):
        return
    found = _DEGREE.match(line.text)
    if not found:
        return
    issuer = " ".join(one.text for one in reading.words.issuer)
    freer = _FREER.match(issuer) is not None
    yield Fault(
        line,
        _("a degree or title stands before the signer's name: «%(found)s».", found=show(found[0])),
        _("Write the name alone, unless your ministry allows the title.")
        if freer
        else _("Write family name, middle name and given name alone."),
        () if freer else (Replace(line, found.start(), found.end(), ""),),
        found.span(),
        Severity.WARNING if freer else None,
    )


@rule("KY010", "PL1 II.7.c", on="YD", severity=Severity.WARNING)
def office_titles(reading: Reading) -> Iterator[Fault]:
    """Chức vụ: the signer's title is one in the office that issues the letter, none of the Party or a union.

    Asks: Chức vụ ghi trên văn bản là chức vụ lãnh đạo chính thức của người ký văn bản trong cơ quan, tổ chức; không ghi
        những chức vụ mà Nhà nước không quy định.
    Why: The State's letter is signed by right of a State office. A union's own letters bear its own titles.
    Wrong: BÍ THƯ ĐẢNG ỦY, GIÁM ĐỐC
    Right: GIÁM ĐỐC
    """
    issuer = " ".join(one.text for one in reading.words.issuer)
    if _UNIONS.search(issuer):
        return
    for line in authority_lines(reading):
        found = _PARTY.search(line.title)
        if found:
            yield Fault(
                line.said,
                _("«%(title)s» is no title that the State gives.", title=show(found[0].strip())),
                _("Write the signer's title in the office that issues the letter."),
            )
