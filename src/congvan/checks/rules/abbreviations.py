"""ND019: chữ viết tắt, abbreviations in the body."""

import re
from collections.abc import Iterator

from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.decree import COMMON_ABBREVIATIONS
from congvan.errors import Severity
from congvan.language import _

_ABBREVIATION = re.compile(r"(?<![\w/.&-])[A-ZĐƯÔ]{1,5}(?:&?[A-ZĐƯÔ])+(?![\w/&]|-\w|\.\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_EXPLAINING = re.compile(r"(?:viết tắt|gọi tắt|gọi chung|gọi)\s+là\s*:?\s*[“\"«]?\Z|\(\s*\Z|[“\"«]\Z")
_NUMBERED = re.compile(
    r"(?:\bsố|\bnhóm|\bloại|\bhạng|\blớp|\bmục|\bkhối|\bký hiệu|\bbậc|\bBậc)\s*:?\s*\Z", re.IGNORECASE
)
_DIGIT = re.compile(r"\d\s*\Z")


@rule("ND019", "", on="YD", severity=Severity.ADVICE)
def abbreviations_explained(reading: Reading) -> Iterator[Fault]:
    """Chữ viết tắt: an abbreviation that not everybody knows is explained where it first stands.

    Asks: Thực tiễn soạn thảo: cụm từ dùng nhiều lần được viết tắt thì lần đầu ghi đầy đủ, kèm «(sau đây viết tắt là
        …)».
    Why: NNT, CST or ĐVHC are read by those who write them every day, and by nobody else. What all offices use (UBND,
        HĐND, THPT) and names of international organisations are not named.
    Wrong: Đề nghị các đơn vị rà soát ĐVHC trên địa bàn.
    Right: Đề nghị các đơn vị rà soát đơn vị hành chính (sau đây viết tắt là ĐVHC) trên địa bàn.
    """
    words, known = reading.words, set(COMMON_ABBREVIATIONS)
    if reading.office is not None:
        known.add(reading.office.symbol)
        known.update(reading.office.drafting_units)
    for line in (*words.subject, *words.body):
        for match in _ABBREVIATION.finditer(line.own):
            one, before = match[0], line.own[: match.start()]
            if one in known or _ROMAN.fullmatch(one) or line.own.isupper():
                continue
            known.add(one)
            shouted = _is_shouted(line.own, match)
            if (
                not _EXPLAINING.search(before)
                and not _NUMBERED.search(before)
                and not _DIGIT.search(before)
                and not shouted
            ):
                start = match.start() + line.offset
                yield Fault(
                    line,
                    _("the abbreviation «%(found)s» is not explained.", found=show(one)),
                    _("Write it in full the first time: … (sau đây viết tắt là %(found)s).", found=one),
                    span=(start, start + len(one)),
                )


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Tell whether it is a word among others in capitals: a mark or a name quoted as printed."""
    around = text[max(match.start() - 12, 0) : match.start()].split()[-1:] + text[match.end() :].split()[:1]
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in around)
