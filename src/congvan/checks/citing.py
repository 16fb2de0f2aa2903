"""Viện dẫn: where a letter cites other documents, and what it says of each."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congvan.checks.said import Said
from congvan.decree import CITED_KINDS

__all__ = ["KIND", "Citation", "citations"]

KIND = rf"(?:{'|'.join(CITED_KINDS)})"
"""Tên loại văn bản, for a pattern that does not mind capitals."""

_CITATION = re.compile(
    rf"\b(?P<kind>{KIND})(?:(?<=luật|lệnh)(?:\s+[^\W\d]\w*){{1,12}}?)?\s+(?:số\s*:?\s*)?"
    r"(?P<sign>\d+[a-zđ]?/(?:\d{4}/)?[A-ZĐ][\w&-]*(?:[./][\w&-]+)*)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\bngày\s+(?:\d|…|\.\.)|\bnăm\s+\d{4}|\bngày\s+tháng")
_ISSUER = re.compile(r"\bcủa\s+(?:[A-ZĐÀ-Ỹ]|(?:liên\s+)?(?:bộ|ủy ban|uỷ ban|hội đồng|chính phủ)\b)|\bdo\s+[A-ZĐÀ-Ỹ]")
_ISSUER_BEFORE = re.compile(r"\bcủa\s+[A-ZĐÀ-Ỹ][^.;:]*\s(?:tại|theo)\s+(?:điểm\s.*|khoản\s.*|Điều\s.*)?\Z")
_WORDS = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.;:](?:\s|\Z)|\./\.")
_TITLE_BEGINS = re.compile(r"\b(?:về|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn|công bố|thông qua)\b")
_TITLE_GOES_ON = re.compile(
    r"[“\"«(]|\b(?:thực hiện|triển khai|tổ chức|tăng cường|đẩy mạnh|xây dựng|phát triển|kiểm tra|giao|thành lập"
    r"|kiện toàn|bổ nhiệm|cho phép|công nhận|đề nghị|chỉ đạo|bảo đảm|nâng cao|giai đoạn|năm học)\b"
)
_REACH = 400
_TITLE_WORDS = 2


@dataclass(frozen=True, slots=True)
class Citation:
    """Một lần viện dẫn.

    Attributes:
        line: where it stands.
        start: where the kind begins in the line.
        end: where the sign ends.
        kind: tên loại as written.
        sign: số và ký hiệu, in capitals.
        dated: whether a date follows.
        issued: whether the issuer is named.
        titled: whether trích yếu follows.
        nested: whether it stands in the title of another cited document.
    """

    line: Said
    start: int
    end: int
    kind: str
    sign: str
    dated: bool
    issued: bool
    titled: bool
    nested: bool

    @property
    def law(self) -> bool:
        """Luật, Bộ luật, Pháp lệnh: cited by name."""
        return self.kind.lower() in ("luật", "bộ luật", "pháp lệnh")


def citations(lines: Sequence[Said]) -> Iterator[Citation]:
    """Give every document that is cited by its sign, in order.

    Args:
        lines: where to look.
    """
    for line in lines:
        if "/" in line.text:
            for facts in _in_text(line.text):
                if facts[0] >= line.offset:
                    yield Citation(line, *facts)


@functools.lru_cache(maxsize=512)
def _in_text(text: str) -> tuple[tuple[int, int, str, str, bool, bool, bool, bool], ...]:
    met = list(_CITATION.finditer(text))
    found = []
    for place, match in enumerate(met):
        last = met[place + 1].start() if place + 1 < len(met) else len(text)
        stop = _STOP.search(text, match.end())
        tail = text[match.end() : min(last, stop.start() if stop else last, match.end() + _REACH)]
        before = text[: match.start()]
        whole = text[match.end() : min(stop.start() if stop else len(text), match.end() + _REACH)]
        found.append(
            (
                match.start(),
                match.end(),
                match["kind"],
                match["sign"].upper(),
                _DATE.search(tail) is not None,
                _ISSUER.search(whole) is not None or _ISSUER_BEFORE.search(before) is not None,
                _has_title(tail),
                place > 0 and _is_nested(text[met[place - 1].end() : match.start()]),
            )
        )
    return tuple(found)


def _has_title(tail: str) -> bool:
    """Tell whether what follows a sign goes on with the title of the document."""
    clause = re.split(r"[,;)]", tail.replace("sửa đổi, bổ sung", "sửa đổi"), maxsplit=1)[0]
    begins = _TITLE_BEGINS.search(tail) or _TITLE_GOES_ON.search(clause)
    return begins is not None and len(_WORDS.findall(tail[begins.start() :])) >= _TITLE_WORDS


def _is_nested(between: str) -> bool:
    """Tell whether a title that began after the document before still goes on."""
    between = between.replace("sửa đổi, bổ sung", "sửa đổi")
    begins = _TITLE_BEGINS.search(between)
    return begins is not None and not re.search(r"[,;.)]", between[begins.end() :])
