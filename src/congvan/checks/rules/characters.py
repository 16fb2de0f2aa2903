"""PG008, PG014: bộ mã và ký tự, the characters that a letter is written with."""

import re
import unicodedata
from collections.abc import Iterator

from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.checks.whole import all_paragraphs
from congvan.decree import FONT
from congvan.errors import Severity
from congvan.language import _, n_
from congvan.letter import convert_old, guess_pasted, old_encoding
from congvan.page import PageMend, Paragraph, Restyle, Reword

_ENCODINGS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
_APART = re.compile(r"\w[\u0300-\u036f]+")


@rule("PG008", "PL1 I.4", on="YD", fixes=True)
def unicode_letters(reading: Reading) -> Iterator[Fault]:
    """Bộ mã ký tự: the letter is written in Unicode, each letter with its marks one character (NFC).

    Asks: Phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode theo Tiêu chuẩn Việt Nam TCVN 6909:2001, màu đen.
    Why: Text in TCVN3 (the fonts .VnTime, .VnTimeH) or VNI (VNI-Times) is unreadable without those fonts and cannot be
        searched; letters and marks that are stored apart look right but are not found and break in other programs.
    Wrong: «mêi häp» set in .VnTime
    Right: «mời họp» set in Times New Roman
    """
    if reading.page is not None:
        paragraphs = tuple(all_paragraphs(reading.page))
        yield from _old_fonts(paragraphs)
        yield from _marks_apart(paragraphs)
    for line in reading.words.everything():
        own = line.own
        if own.isascii() or (reading.page is not None and _has_old_font(line)):
            continue
        if encoding := guess_pasted(own):
            span = (line.offset, line.offset + len(own))
            new = convert_old(own, encoding)
            yield Fault(
                line,
                _(
                    "the text is in the old encoding %(encoding)s: «%(found)s», meant as «%(meant)s».",
                    encoding=_ENCODINGS[encoding],
                    found=show(own),
                    meant=show(new),
                ),
                _("Type it in Unicode, or convert it with UniKey."),
                mends=(Replace(line, *span, new),),
                span=span,
            )


def _has_old_font(line: Said) -> bool:
    passage = line.origin
    return not isinstance(passage, str) and passage is not None and any(map(_old, (r.look.font for r in passage.runs)))


def _old(font: str) -> bool:
    return bool(old_encoding(font))


def _old_fonts(paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Tell each old font once, at the first paragraph that has it, with the mends of all."""
    met: dict[str, list[tuple[Paragraph, list[PageMend], str]]] = {}
    for paragraph in paragraphs:
        start = 0
        for run in paragraph.runs:
            end, font = start + len(run.text), run.look.font
            if run.text.strip() and (encoding := old_encoding(font)):
                new = convert_old(run.text, encoding, font)
                mends: list[PageMend] = [Restyle(paragraph.spot, start, end, font=FONT)]
                mends += [Reword(paragraph.spot, start, end, new)] if new != run.text and not run.field else []
                met.setdefault(font, []).append((paragraph, mends, new))
            start = end
    for font, places in met.items():
        first, _mends, text = places[0]
        spots = len({paragraph.spot for paragraph, _mends, _text in places})
        yield Fault(
            first,
            _("the font %(font)s is not Unicode; its text here means «%(meant)s».", font=font, meant=show(text))
            + (" " + n_("One more paragraph has it.", "%(count)d more paragraphs have it.", spots - 1))
            * bool(spots - 1),
            _("Convert the text to Unicode (UniKey: Ctrl+Shift+F6) and set it in Times New Roman."),
            mends=tuple(mend for _paragraph, mends, _text in places for mend in mends),
        )


def _marks_apart(paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Tell once of letters whose marks are characters of their own."""
    found = [
        (paragraph, match, new)
        for paragraph in paragraphs
        if not unicodedata.is_normalized("NFC", paragraph.text)
        for match in _APART.finditer(paragraph.text)
        if (new := unicodedata.normalize("NFC", match[0])) != match[0]
    ]
    if found:
        yield Fault(
            found[0][0],
            n_(
                "one letter has its marks stored apart from it: «%(letter)s».",
                "%(count)d letters have their marks stored apart from them, the first «%(letter)s».",
                len(found),
                letter=found[0][2],
            ),
            _("Convert the text to precomposed Unicode (UniKey: Unicode dựng sẵn)."),
            mends=tuple(Reword(paragraph.spot, *match.span(), new) for paragraph, match, new in found),
            severity=Severity.WARNING,
        )
