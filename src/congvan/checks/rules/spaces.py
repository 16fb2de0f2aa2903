"""PG014: dấu cách, the spaces of a letter and what cannot be seen in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from congvan.checks.looking import is_placeholder, show
from congvan.checks.prose import is_old
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.decree import BODY
from congvan.errors import Severity
from congvan.language import N_, _
from congvan.page import PageMend, Parts, Reshape, Reword

_SPACE = "[ \u00a0\u2000-\u200a\u202f\u3000]"


@dataclass(frozen=True, slots=True)
class _Slip:
    """One kind of slip: what it looks like, what stands for it, and the words that tell of it."""

    pattern: re.Pattern[str]
    new: str
    message: str
    fix: str


_DOUBLE = _Slip(
    re.compile(rf"(?<=[^\s(\[“«/{{]){_SPACE}{{2,}}(?=[^\s,;:!?)\]”»./…}}])"),
    " ",
    N_("more than one space stands between words: «%(found)s»."),
    N_("Leave one space."),
)
_BEFORE_MARK = _Slip(
    re.compile(rf"(?<=[^\W_]|[)\]”»%]){_SPACE}+(?=[,;:!?)\]”»]|\.(?![./\d]))"),
    "",
    N_("a space stands before the mark: «%(found)s»."),
    N_("Take the space out."),
)
_AFTER_BRACKET = _Slip(
    re.compile(rf"(?<=[(\[“«]){_SPACE}+(?=[^\W_])"),
    "",
    N_("a space stands after the opening bracket or quote: «%(found)s»."),
    N_("Take the space out."),
)
_NO_SPACE = _Slip(
    re.compile(r"(?:(?<=[^\W\d_]{2}[,;])|(?<=[^\W\d_]{2} [,;]))(?=[^\W\d_]{2})"),
    " ",
    N_("no space follows the mark: «%(found)s»."),
    N_("Put one space after the mark."),
)
_SLASH = _Slip(
    re.compile(rf"(?<=[^\s/.…:]/){_SPACE}+(?=[^\W_])|(?<=[^\W_]){_SPACE}+(?=/[^\W_])"),
    "",
    N_("a space stands on one side of the slash only: «%(found)s»."),
    N_("Take the space out, as in «quận/huyện»."),
)
_HIDDEN = _Slip(
    re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"),
    "",
    N_("a character that cannot be seen stands here: «%(found)s»."),
    N_("Take it out, or type the word again."),
)
_NO_BREAK = _Slip(
    re.compile(rf"(?<!{_SPACE})[\u00a0\u202f\u2007](?!{_SPACE})|\t+"),
    " ",
    N_("a no-break space or a tab stands between words: «%(found)s»."),
    N_("Put an ordinary space in its place."),
)
_SLIPS = (_DOUBLE, _BEFORE_MARK, _AFTER_BRACKET, _NO_SPACE, _SLASH, _HIDDEN)
_SUSPECT = re.compile(
    rf"{_SPACE}(?:{_SPACE}|[,;:!?)\]”»./])|[(\[“«/]{_SPACE}|[,;][^\W\d_]|[\x00-\x09\x0b-\x1f\x7f-\xa0\u00ad]"
    "|[\u061c\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
"""What every slip has; most lines have none of it."""
_CONTEXT = 10
_NEAR = 24
"""How many characters before a place are looked at."""
_WORD = re.compile(r"\S+")
_OF_ADDRESSES = ("://", "www.", "@")
_BLANK = re.compile(r"(?:\b[Ss]ố|\bngày|\btháng|\bnăm|[.…_]\d{0,2})\s*:?\Z")
_DAY = re.compile(r"\b(?:ngày|tháng)\s*\d+\Z")
_LABEL = re.compile(r"\A\s*[-+]?\s*(?:\d+|\w)/\Z")


@rule("PG014", "", on="YD", severity=Severity.WARNING, fixes=True)
def clean_spaces(reading: Reading) -> Iterator[Fault]:
    """Dấu cách: one space between words, none before a mark or inside a bracket, nothing that cannot be seen.

    Asks: Thực tiễn soạn thảo: giữa hai từ có một dấu cách; dấu câu đứng liền sau từ, sau dấu câu mới cách; không cách
        sau dấu mở ngoặc, trước dấu đóng ngoặc, quanh một bên dấu gạch chéo; không dùng ký tự ẩn, dấu cách không ngắt;
        không dùng phím Tab hay dấu cách liên tiếp để dàn trang.
    Why: Such spaces tear lines apart when the text is justified, and hidden characters make words that no search finds.
        A no-break space in a Word file may be meant and is not named; blanks to be filled in are none of this.
    Wrong: Trưởng phòng GD&ĐT quận/ huyện ,  thị xã
    Right: Trưởng phòng GD&ĐT quận/huyện, thị xã
    """
    words, parts = reading.words, reading.parts
    skipped = {id(one) for one in (words.symbol, words.place_date, words.addressees_label, words.copies_label)}
    skipped |= {id(one) for one in (words.national_heading, words.national_motto)}
    marked = {id(one) for one in (*words.addressees, *words.copies)}
    slips = _SLIPS if parts else (*_SLIPS, _NO_BREAK)
    for line in words.everything():
        if id(line) not in skipped and line.own and not is_old(line):
            yield from _judged(line, slips, own_end=id(line) in marked)
    if parts:
        yield from _tabs(parts)


def _judged(line: Said, slips: tuple[_Slip, ...], *, own_end: bool) -> Iterator[Fault]:
    """Give one fault for each kind of slip in a line, with the mends of all its places."""
    text = line.text
    if not _SUSPECT.search(text):
        return
    end = len(text.rstrip(" \t\n\u00a0;.,")) if own_end else len(text)
    addresses = [word.span() for word in _WORD.finditer(text) if any(mark in word[0] for mark in _OF_ADDRESSES)]
    for slip in slips:
        found = [
            match
            for match in slip.pattern.finditer(text)
            if line.offset <= match.start() < end and _counts(slip, match, text, addresses)
        ]
        if found:
            start, stop = found[0].span()
            around = _around(text, start, stop)
            yield Fault(
                line,
                _(slip.message, found=_shown(around)),
                _(slip.fix),
                mends=tuple(Replace(line, *match.span(), slip.new) for match in found),
                span=(max(start - 1, line.offset), min(stop + 1, len(text))) if start == stop else (start, stop),
            )


def _counts(slip: _Slip, match: re.Match[str], text: str, addresses: list[tuple[int, int]]) -> bool:
    if any(low <= match.start() <= high for low, high in addresses):
        return False
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    if slip is _SLASH:
        return not _BLANK.search(before) and not (match.start() < _NEAR and _LABEL.match(before))
    if slip is _DOUBLE:
        dated = _DAY.search(before) and text.startswith(("tháng", "năm"), match.end())
        return not _BLANK.search(before) and not dated
    return True


def _around(text: str, start: int, stop: int) -> str:
    """Return some words around a place."""
    low = max(text.rfind(" ", 0, max(start - _CONTEXT, 0)) + 1, 0)
    high = text.find(" ", min(stop + _CONTEXT, len(text)))
    return text[low : high if high >= 0 else len(text)].strip()


def _shown(text: str) -> str:
    """Return a piece of a line with its hidden characters spelt out and its spaces kept."""
    return "".join(
        show(char) if not char.isspace() else " " if char in " \t\n" else f"U+{ord(char):04X}" for char in text
    )


def _tabs(parts: Parts) -> Iterator[Fault]:
    """Tell of parts that stand side by side by means of tabs, and of first lines pushed in by them."""
    pairs = (
        (parts.parent[:1] + parts.issuer[:1], (parts.national_heading, parts.national_motto)),
        ((parts.symbol,), (parts.place_date,)),
        ((parts.copies_label,), parts.authority[:1]),
    )
    for left, right in pairs:
        for one in left:
            if one is not None and any(other is not None and other.spot == one.spot for other in right):
                yield Fault(
                    one,
                    _("two parts stand side by side on one line by means of tabs or spaces."),
                    _("Put them into a table of two columns without lines."),
                )
                break
    yield from _pushed(parts)


def _pushed(parts: Parts) -> Iterator[Fault]:
    pushed = [
        one for one in parts.body if one.start and _blank(one.paragraph.text[: one.start]) and _is_written(one.text)
    ]
    if not pushed:
        return
    usual = next(
        (one.paragraph.first_line for one in parts.body if _is_usual(one.paragraph.first_line)), BODY.first_line[0]
    )
    mends: list[PageMend] = []
    for one in pushed:
        mends.append(Reword(one.spot, 0, one.start, ""))
        if not _is_usual(one.paragraph.first_line):
            mends.append(Reshape(one.spot, first_line=usual))
    yield Fault(
        pushed[0],
        _("the first line is pushed in with a tab or with spaces."),
        _("Set the indent of the first line in the paragraph's layout: 1 cm or 1.27 cm."),
        mends=tuple(mends),
    )


def _is_written(text: str) -> bool:
    return any(char.isalpha() for char in text) and not is_placeholder(text)


def _blank(text: str) -> bool:
    return not text.strip() and ("\t" in text or len(text) > 1)


def _is_usual(first_line: float) -> bool:
    return any(abs(first_line - one) < 0.5 for one in BODY.first_line)  # noqa: PLR2004 - half a millimetre
