"""CT: chính tả, slips of spelling and typing that are certain."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator

from congvan.checks.looking import show
from congvan.checks.prose import Word, prose, swap, words_in
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.decree import DOUBLED_WORDS, SLIPS, SpellingSlip
from congvan.errors import Severity
from congvan.language import _
from congvan.letter import plausible

_BY_FIRST: dict[str, list[tuple[tuple[str, ...], SpellingSlip]]] = {}
for _slip in SLIPS:
    _words = tuple(_slip.wrong.split())
    _BY_FIRST.setdefault(_words[0], []).append((_words, _slip))


@rule("CT001", "", on="YD", severity=Severity.WARNING, fixes=True)
def words_written_for_others(reading: Reading) -> Iterator[Fault]:
    """Chính tả: no word is written for another that sounds or looks like it.

    Asks: Thực tiễn soạn thảo: từ ngữ viết đúng chính tả tiếng Việt.
    Why: A slip in a letter that a leader has signed costs the office its face and sometimes changes the meaning. Only
        forms that are never right where they stand are named, from a list of common ones.
    Wrong: Sở Giáo dục và Đào tạo thông báo đề các đơn vị chủ động xắp xếp.
    Right: Sở Giáo dục và Đào tạo thông báo để các đơn vị chủ động sắp xếp.
    """
    for line in prose(reading):
        words = words_in(line.text)
        for place, (word, start, _end) in enumerate(words):
            if start < line.offset:
                continue
            for wrong, slip in _BY_FIRST.get(word.lower(), ()):
                span = _met(line.text, words, place, wrong)
                if span and _is_wrong(line.text, words, place, slip):
                    found = line.text[slice(*span)]
                    right = _cased(slip.right, found)
                    yield Fault(
                        line,
                        _("«%(found)s» is written for «%(right)s».", found=show(found), right=right),
                        _("Write «%(right)s».", right=right),
                        mends=swap(line, span, right),
                        span=span,
                    )


def _met(text: str, words: tuple[Word, ...], place: int, wrong: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the words of a slip stand if they begin at this place, spaces alone between them."""
    met = words[place : place + len(wrong)]
    if tuple(word.lower() for word, _start, _end in met) != wrong:
        return None
    gaps = (text[one[2] : two[1]] for one, two in itertools.pairwise(met))
    # a capital inside is a name: «Nguyễn Trãi Nghiệm»
    inner = (word[0].isupper() and not word.isupper() for word, _start, _end in met[1:])
    return None if any(len(gap) > 1 or gap.strip() for gap in gaps) or any(inner) else (met[0][1], met[-1][2])


def _is_wrong(text: str, words: tuple[Word, ...], place: int, slip: SpellingSlip) -> bool:
    length = len(slip.wrong.split())
    before = words[place - 1] if place else None
    if before and before[0].lower() in slip.not_after and not text[before[2] : words[place][1]].strip():
        return False
    after = text[words[place + length - 1][2] :].lower()
    if any(re.match(rf"\s+{one}\b", after) for one in slip.not_before):
        return False
    return not slip.before or any(_follows(after, one) for one in slip.before)


def _follows(after: str, what: str) -> bool:
    if what == ".":
        return not after.strip() or after.lstrip()[0] in ",.;:)/"
    if what == ",":
        return after.startswith(",")
    return re.match(rf"\s+{what}\b", after) is not None


def _cased(right: str, found: str) -> str:
    """Give the right form the capitals of the form found."""
    if found.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if found[0].isupper() else right


@rule("CT002", "", on="YD", severity=Severity.WARNING, fixes=True)
def words_doubled(reading: Reading) -> Iterator[Fault]:
    """Từ lặp: no word or phrase is written twice in a row by mistake.

    Asks: Thực tiễn soạn thảo: không gõ lặp từ; từ láy (luôn luôn, ngày ngày) và từ ghép liền nhau (học sinh sinh năm
        2010) là đúng.
    Why: A word typed twice is a slip that spelling programs pass over. Only words that never double are named, and
        phrases of two to four words said twice without a mark between them.
    Wrong: Đề nghị các các đơn vị nghiêm túc thực hiện.
    Right: Đề nghị các đơn vị nghiêm túc thực hiện.
    """
    for line in prose(reading):
        words = [word for word in words_in(line.text) if word[1] >= line.offset]
        lowered = [word.lower() for word, _start, _end in words]
        told: set[int] = set()
        for place, length in _repeats(lowered):
            if place in told:
                continue
            start, middle, end = words[place][1], words[place + length - 1][2], words[place + 2 * length - 1][2]
            found = line.text[start:end]
            if _is_doubled(lowered[place : place + length], found):
                told.update(range(place, place + 2 * length))
                yield Fault(
                    line,
                    _("«%(found)s» says the same twice.", found=show(found)),
                    _("Take out the second one."),
                    mends=swap(line, (middle, end), "") if length == 1 else (),
                    span=(start, end),
                )


def _repeats(words: list[str]) -> Iterator[tuple[int, int]]:
    """Give place and length of every stretch of one to four words that is followed by the same stretch."""
    for length in range(1, _LONGEST + 1):
        for place in range(len(words) - 2 * length + 1):
            if words[place] == words[place + length]:
                end = place + length
                if length == 1 or words[place:end] == words[end : end + length]:
                    yield place, length


_LONGEST = 4
_MEANT = ("từng", "rất", "mỗi", "ngày", "nhiều", "càng")


def _is_doubled(phrase: list[str], found: str) -> bool:
    if re.search(r"[^\w\s]|\s\s", found):
        return False
    if len(phrase) == 1:
        return phrase[0] in DOUBLED_WORDS
    # «từng bước từng bước», «rất nhiều rất nhiều» are said on purpose; one and the same word is the case above
    return len(set(phrase)) > 1 and phrase[0] not in _MEANT and found.islower()


_FOREIGN = re.compile(
    r"[\w.+-]+@\S+|\w+://\S+|www\.\S+|\S*\w-\w\S*|\S*\d\S*|\{\{.*?\}\}|\b[\w-]+(?:\.[\w-]+)+\b|\S*/\S*|\S*['’]\S*"
)
_MARKED = re.compile(r"[ăâêôơưđ]|[^\x00-\x7f]")
_VOWEL = re.compile(r"[aeiouyăâêôơư]")
_FOREIGN_LETTER = re.compile(r"[fjwz]")
_STOP = re.compile(r"(?:p|t|c|ch)\Z")
_ONSET = re.compile(r"ngh(?![eêi])|ng(?=[eêi])|gh(?![eêi])|c(?=[eêiy])|k(?=[aăâoôơuư])|q(?!u)")
_STOP_TONES = ("\u0301", "\u0323")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@rule("CT003", "", on="YD", severity=Severity.WARNING)
def syllables_of_no_language(reading: Reading) -> Iterator[Fault]:
    """Gõ sai: no syllable has marks of Vietnamese and a form that Vietnamese does not know.

    Asks: Thực tiễn soạn thảo: soát lỗi gõ (phím Telex, VNI còn sót, dấu đặt thiếu) trước khi trình ký.
    Why: «thưcj hiện», «thưc hiện», «nghành» come from the keyboard and are passed over by the eye. Words with a capital
        (names), with a hyphen, without any mark, numbers and addresses are not looked at.
    Wrong: Đề nghị các đơn vị thưcj hiện nghiêm túc.
    Right: Đề nghị các đơn vị thực hiện nghiêm túc.
    """
    for line in prose(reading):
        for word, start, end in words_in(line.text):
            if start >= line.offset and _is_mistyped(word) and not _is_foreign(line.text, start):
                yield Fault(
                    line,
                    _("«%(found)s» is no syllable of Vietnamese; a key was probably missed.", found=show(word)),
                    _("Type the word again."),
                    span=(start, end),
                )


def _is_foreign(text: str, at: int) -> bool:
    """Tell whether the place lies in an address, a mark, a sign or a word that is joined by hyphens."""
    return any(match.start() <= at < match.end() for match in _FOREIGN.finditer(text))


@functools.lru_cache(maxsize=4096)
def _is_mistyped(word: str) -> bool:
    if not word.islower() or len(word) == 1:
        return False
    if not _MARKED.search(word):
        return word.startswith("dd")
    parts = unicodedata.normalize("NFD", word)
    tones = [part for part in parts if part in _TONES]
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    if not _VOWEL.search(bare):
        return False  # an abbreviation such as «đc»
    if foreign := _FOREIGN_LETTER.search(bare):
        return foreign.end() == len(bare)  # a key of Telex left over; inside it is a borrowed word («café»)
    if _ONSET.match(bare) is None and plausible(word):
        # a syllable that is stopped short has sắc or nặng and no other tone
        return _STOP.search(bare) is not None and not (tones and tones[0] in _STOP_TONES)
    return _ONSET.match(bare) is not None or not _is_borrowed(word, bare)


_CLUSTER = re.compile(r"(?:[bcđdfgpt]r|[bcfgps]l|s[ckpt]|x[cpt]|h[yi][dđ]r|prô)")


def _is_borrowed(word: str, bare: str) -> bool:
    """Tell whether it is a borrowed word of several syllables written as one: «ôxy», «kilômét», «hyđrô»."""
    if _CLUSTER.match(bare):
        return True
    return any(
        _VOWEL.search(word[:cut])
        and plausible(word[:cut])
        and (plausible(rest := word[cut:]) or _is_borrowed(rest, rest))
        for cut in range(1, len(word))
    )
