"""PG006-007: phông chữ, màu chữ."""

import re
from collections.abc import Iterator

from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.whole import Stretch, all_paragraphs, and_more, stretches
from congvan.decree import FONT
from congvan.errors import Severity
from congvan.language import _
from congvan.letter import old_encoding
from congvan.page import PageMend, Paragraph, PrintedFile, PrintedLine, Refont, Restyle

_METRIC_TWINS = ("liberationserif", "tinos", "freeserif", "nimbusroman", "thorndale", "texgyretermes", "times")
"""Fonts that are drawn to the same widths: the page looks the same, the name is another."""
_DARK = 0x20
"""Parts of a colour up to this are black to the eye; Word's «Text 1, lighter 5 %» is such a colour."""


_FACE = re.compile(r"(?<=[A-Za-z])(?:-|PS|,)?-?(?:Regular|Bold|Italic|Oblique|Roman|MT|PSMT|BoldItalic)*(?:MT)?\Z")
"""What a PDF's name of a font says after the family: «-BoldItalic», «PS-BoldMT»."""


def _plain_name(font: str) -> str:
    return re.sub(r"[\s_-]", "", font.lower())


@rule("PG006", "PL1 I.4", on="DP", fixes=True)
def times_new_roman(reading: Reading) -> Iterator[Fault]:
    """Phông chữ: every letter of the file is in Times New Roman.

    Asks: Phông chữ: Phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode theo Tiêu chuẩn Việt Nam TCVN 6909:2001,
        màu đen.
    Why: What is pasted from the web or from a table keeps its own font and stands out in print. Signs that are no
        letters, such as tick boxes, are left alone; fonts of the same widths as Times New Roman are a warning.
    Wrong: (đoạn dán từ trang web bằng phông Arial)
    Right: (toàn văn bản bằng phông Times New Roman)
    """
    if reading.printed:
        yield from _printed(reading.printed)
    if reading.page is None:
        return
    wrong: dict[str, list[Stretch]] = {}
    old = False
    for paragraph in all_paragraphs(reading.page):
        for run, start, end in stretches(paragraph):
            font = run.look.font
            if font == FONT:
                continue
            if old_encoding(font):
                old = True  # told, and mended, by the rule about characters
            elif not _plain_name(font).startswith("timesnewroman"):
                wrong.setdefault(font, []).append((paragraph, start, end))
    for font, met in wrong.items():
        # a font for the whole file would take the old encodings along, whose letters are others
        mends: tuple[PageMend, ...] = (Refont(FONT),)
        if old:
            mends = tuple(Restyle(one.spot, start, end, font=FONT) for one, start, end in met)
        twin = _plain_name(font).startswith(_METRIC_TWINS)
        yield Fault(
            met[0][0],
            _("the font is «%(font)s», not %(right)s.", font=show(font), right=FONT) + and_more(met),
            _("Set it in %(right)s.", right=FONT),
            mends,
            severity=Severity.WARNING if twin else None,
        )


def _printed(printed: PrintedFile) -> Iterator[Fault]:
    """Find the letters of a PDF in other fonts, each font once, where it is met first."""
    met: dict[str, tuple[int, PrintedLine]] = {}
    for number, page in enumerate(printed.pages, start=1):
        for line in page.lines:
            if line.text and not _plain_name(line.font).startswith("timesnewroman"):
                met.setdefault(_FACE.sub("", line.font), (number, line))
    for font, (number, line) in met.items():
        twin = _plain_name(font).startswith(_METRIC_TWINS)
        yield Fault(
            line,
            _("the font is «%(font)s», not %(right)s.", font=show(font), right=FONT),
            _("Install Times New Roman and make the PDF again."),
            severity=Severity.WARNING if twin else None,
            page=number,
        )


@rule("PG007", "PL1 I.4", on="D", fixes=True)
def black(reading: Reading) -> Iterator[Fault]:
    """Màu chữ: the text is black; only the urgency mark is red.

    Asks: Phông chữ: Phông chữ tiếng Việt Times New Roman, …, màu đen. … Mực để đóng dấu chỉ mức độ khẩn dùng màu đỏ
        tươi.
    Why: Copies and scans are black and white: what is told by colour is lost in them.
    Wrong: (địa chỉ thư điện tử màu xanh)
    Right: (toàn văn bản màu đen)
    """
    parts = reading.parts
    if parts is None:
        return
    marks = (parts.urgency, parts.secrecy)  # stamps: red ink
    free = {mark.passage.spot for mark in marks if mark is not None}
    wrong: dict[str, list[Stretch]] = {}
    for paragraph in all_paragraphs(parts.page):
        if paragraph.spot not in free:
            _coloured(paragraph, wrong)
    for colour, met in wrong.items():
        yield Fault(
            met[0][0],
            _("the text is not black: its colour is %(colour)s.", colour=colour) + and_more(met),
            _("Set it in black."),
            tuple(Restyle(one.spot, start, end, colour="000000") for one, start, end in met),
        )


def _coloured(paragraph: Paragraph, wrong: dict[str, list[Stretch]]) -> None:
    for run, start, end in stretches(paragraph):
        if not run.look.black and not _is_dark(run.look.colour):
            wrong.setdefault(run.look.colour, []).append((paragraph, start, end))


def _is_dark(colour: str) -> bool:
    if re.fullmatch(r"[0-9A-Fa-f]{6}", colour) is None:
        return False
    return all(int(colour[at : at + 2], 16) <= _DARK for at in (0, 2, 4))
