"""VH015, VH016: viết hoa tên văn bản và phần, chương, mục, điều, khoản, điểm (Phụ lục II, V.6, V.7)."""

import re
from collections.abc import Iterator

from congvan.checks.citing import KIND
from congvan.checks.looking import show
from congvan.checks.prose import begins_sentence, prose, slips, swap
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.errors import Severity
from congvan.language import _

_BY_SIGN = re.compile(rf"\b(?P<kind>{KIND})(?=\s+số\s*:?\s*\d+[\w-]*/(?:\d{{4}}/)?[A-ZĐ])", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:các|những|hai|ba|bốn|năm|một số)\s+\Z", re.IGNORECASE)


@rule("VH015", "PL2 V.6", on="YD", severity=Severity.WARNING, fixes=True)
def kinds_of_cited_texts(reading: Reading) -> Iterator[Fault]:
    """Tên loại văn bản: the kind of a cited document begins with a capital, its other syllables do not.

    Asks: Tên các loại văn bản: Viết hoa chữ cái đầu của tên loại văn bản và chữ cái đầu của âm tiết thứ nhất tạo thành
        tên gọi của văn bản trong trường hợp nói đến một văn bản cụ thể. Ví dụ: Bộ luật Hình sự, Luật Tổ chức Quốc hội,…
    Why: The capital shows that one certain document is meant. Only a kind directly before «số» and a sign is judged;
        where several documents are named at once («các nghị quyết số …») it is not.
    Wrong: theo nghị định số 30/2020/NĐ-CP và Quyết Định số 12/QĐ-UBND
    Right: theo Nghị định số 30/2020/NĐ-CP và Quyết định số 12/QĐ-UBND
    """
    for line in prose(reading):
        if "/" not in line.text:
            continue
        for span, found, right in slips(line, _BY_SIGN, lambda match: match[0].capitalize()):
            if found.isupper() or _SEVERAL.search(line.text[: span[0]]):
                continue
            yield Fault(
                line,
                _("the kind of a cited document is written «%(found)s».", found=show(found)),
                _("Write «%(right)s».", right=right),
                mends=swap(line, span, right),
                span=span,
            )


_NUMBERS = r"\d{1,3}[a-zđ]?(?:\s*(?:,|và|đến)\s*\d{1,3}[a-zđ]?)*(?![\w/.,]*\d)"
_LETTERS = r"[a-zđ]\)?(?:\s*(?:,|và|đến)\s*[a-zđ]\)?)*(?!\w)"
_ROMANS = rf"(?:[IVXLC]+\b|{_NUMBERS})"
_LINK = rf"(?:(?i:điểm)\s+{_LETTERS}|(?i:khoản|điều)\s+{_NUMBERS}|(?i:tiểu\s+mục|mục|chương|phần)\s+{_ROMANS})"
_CHAIN = re.compile(rf"(?<!\w){_LINK}(?:(?:\s*,|\s+và)?\s+{_LINK})*")
_PART = re.compile(r"(?<!\w)(?:điểm|khoản|điều|tiểu\s+mục|mục|chương|phần)(?=\s)", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\s+(?:của\s+)?(?:Bộ luật|Luật|Nghị|Thông tư|Quyết định|Quy|Pháp lệnh|Hiến pháp|Chỉ thị|Kế hoạch|Đề án|Phụ lục)\b"
)
_SPEAKS_OF_TEXT = re.compile(r"\b(?:tại|theo|căn cứ)\s+\Z", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:[,;:.)…]|\Z)"
    r"|\s+(?:và|hoặc|của|này|tại|đã|được|thì|quy định|nêu|Phụ lục|mục này|Điều này|Luật|Bộ|Nghị)\b"
)
_SMALL = ("điểm", "khoản")


@rule("VH016", "PL2 V.7", on="YD", severity=Severity.WARNING, fixes=True)
def cited_articles(reading: Reading) -> Iterator[Fault]:
    """Viện dẫn điều, khoản, điểm: Phần, Chương, Mục, Tiểu mục and Điều have a capital, khoản and điểm have none.

    Asks: Trường hợp viện dẫn phần, chương, mục, tiểu mục, điều, khoản, điểm của một văn bản cụ thể thì viết hoa chữ cái
        đầu của phần, chương, mục, tiểu mục, điều.
    Why: It is the commonest slip of capitals in citations. At the beginning of a sentence or line «Khoản» and «Điểm»
        have a capital like any word.
    Wrong: Căn cứ Điểm a Khoản 2 điều 103 của Bộ luật Hình sự
    Right: Căn cứ điểm a khoản 2 Điều 103 của Bộ luật Hình sự
    """
    for line in prose(reading):
        text = line.text
        for chain in _CHAIN.finditer(text) if any(char.isdigit() for char in text) else ():
            wrong = tuple(_wrong_parts(line, chain)) if _is_cited(text, chain) else ()
            if wrong:
                right = text
                for part, new in reversed(wrong):
                    right = right[: part.start()] + new + right[part.end() :]
                yield Fault(
                    line,
                    _("the cited parts of a document are written «%(found)s».", found=show(chain[0])),
                    _("Write «%(right)s».", right=show(right[slice(*chain.span())])),
                    mends=tuple(Replace(line, *part.span(), new) for part, new in wrong),
                    span=(wrong[0][0].start(), chain.end()),
                )


def _wrong_parts(line: Said, chain: re.Match[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Give every word of a citation whose first letter is wrong, with the right word."""
    text = line.text
    for part in _PART.finditer(text, chain.start(), chain.end()):
        small = part[0].lower() in _SMALL
        right = part[0].lower() if small else part[0].capitalize()
        first = part.start() < line.offset or (small and begins_sentence(text, part.start()))
        if part[0] != right and not first and not part[0].isupper():
            yield part, right


def _is_cited(text: str, chain: re.Match[str]) -> bool:
    """Tell whether parts of a certain document are meant: several in a row, or one that is plainly cited."""
    words = [part[0].lower() for part in _PART.finditer(chain[0])]
    if _DOCUMENT.match(text, chain.end()):
        return True
    if not {"điều", "khoản", "điểm"} & set(words):
        return False
    if len(words) > 1:
        return True
    ends = _ENDS.match(text, chain.end()) is not None
    return ends and (words[0] != "điều" or _SPEAKS_OF_TEXT.search(text, 0, chain.start()) is not None)
