"""Chức vụ và họ tên: how titles, names and notes in place of a signature read."""

import re

from congvan.page.recognising.lines import Line

__all__ = ["is_name", "is_note", "is_title"]

_AUTHORITY = re.compile(r"(tm|kt|tl|tuq|q|t/m|k/t|t/l)\s*[./ ]\s*\w", re.IGNORECASE)
_TITLE = re.compile(
    r"(pho |quyen )?(giam doc|chu tich|hieu truong|truong (phong|ban|khoa|doan)|bo truong|thu truong|cuc truong|"
    r"chi cuc truong|tong giam doc|chanh (van phong|thanh tra)|vien truong|vu truong|bi thu|thu tuong|tong cuc truong)"
)
_NOTE = re.compile(r"[\[(]|da ky|ky ten|chu ky|dau\b|ky, ")
_LONGEST_NOTE = 90
_LONGEST_NAME = 60
_HONOURS = r"(?:(?:GS|PGS|TS|ThS|Ths|BS|BSCK\w*|KS|CN|NGND|NGƯT|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy)[./,\s]*)*"
_NAME = re.compile(_HONOURS + r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,5}(?:\s*\(.*\))?")
_BRACKETS = re.compile(r"\(.*\)")
_WORDS = range(2, 9)
"""Words of a name with an honour before it."""


def is_name(text: str) -> bool:
    """Tell whether a text reads as a person's name: two words or more, each with a capital, not all in capitals.

    Args:
        text: a whole line; honours before the name («TS. Lê Minh») and «Họ và tên» of a form count too.
    """
    if len(text) > _LONGEST_NAME or text.isupper() or not _NAME.fullmatch(text.strip()):
        return False
    words = _BRACKETS.sub("", text).replace(".", " ").split()
    return len(words) in _WORDS and (all(word[0].isupper() for word in words) or text.lower() == "họ và tên")


def is_title(line: Line) -> bool:
    """Tell whether a line reads as quyền hạn, chức vụ, whatever its capitals: «Kt. Giám đốc», «Chủ tịch»."""
    return _AUTHORITY.match(line.text) is not None or _TITLE.match(line.key) is not None


def is_note(line: Line) -> bool:
    """Tell whether a line stands in place of a signature: «(Đã ký)», «(Chữ ký của người có thẩm quyền …»."""
    return _NOTE.match(line.key) is not None and len(line.text) < _LONGEST_NOTE
