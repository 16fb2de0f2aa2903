"""Viết bằng chữ: whole numbers as they are written and read in Vietnamese.

num2words 0.5.14 says «một nghìn lẻ một» and «một trăm lẻ năm»; in documents the tens that are missing are «linh», and
every group after the first is read whole («một nghìn không trăm linh một»).
"""

__all__ = ["count_text", "number_words"]

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_GROUP = 1000
_MOST = _GROUP ** len(_GROUPS)
_TEN = 10
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
"""What ones are called after hai mươi, ba mươi and so on."""


def count_text(count: int) -> str:
    """Return a count in digits, with a zero before it below ten, so that nothing can be put there: «05», «12»."""
    return f"{count:02}" if count else "0"


def number_words(number: int) -> str:
    """Return a whole number in words: «một trăm linh năm».

    Args:
        number: from 0 to 999,999,999,999.

    Raises:
        ValueError: it is less or more.
    """
    if not 0 <= number < _MOST:
        raise ValueError(number)
    if not number:
        return _DIGITS[0]
    groups: list[int] = []
    while number:
        number, group = divmod(number, _GROUP)
        groups.append(group)
    words: list[str] = []
    for place in range(len(groups) - 1, -1, -1):
        if groups[place]:
            words += [*_three(groups[place], whole=bool(words)), _GROUPS[place]]
    return " ".join(word for word in words if word)


def _three(group: int, *, whole: bool) -> list[str]:
    """Return the words of a group of three digits; a whole one says its hundreds though there are none."""
    hundreds, rest = divmod(group, _TEN * _TEN)
    tens, ones = divmod(rest, _TEN)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    if tens > 1:
        words += [_DIGITS[tens], "mươi", *([_AFTER_TENS.get(ones, _DIGITS[ones])] if ones else [])]
    elif tens:
        words += ["mười", *([{5: "lăm"}.get(ones, _DIGITS[ones])] if ones else [])]
    elif ones:
        words += [*(["linh"] if words else []), _DIGITS[ones]]
    return words
