"""In ra PDF: turns filled letters into PDF, and hands to LibreOffice what cannot be printed otherwise."""

import atexit
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from congvan.docx import read
from congvan.errors import Finding, Refused, Severity, WrongUsage, did_you_mean, has_errors
from congvan.language import _, n_
from congvan.letter import Office
from congvan.page import Page
from congvan.pdf import (
    Faces,
    Printed,
    Standard,
    Typesetter,
    find_faces,
    unprintable,
)
from congvan.workflow.agree import at
from congvan.workflow.gather import Gathered

__all__ = [
    "ENGINES",
    "Engine",
    "Fonts",
    "Left",
    "Printing",
    "faces_of",
    "fonts_of",
    "left_over",
    "office_fonts",
    "pages_of",
    "print_letter",
    "told_of",
    "typeset_page",
    "typesetter_of",
]

Engine = Literal["auto", "typst", "libreoffice"]
ENGINES: tuple[Engine, ...] = ("auto", "typst", "libreoffice")


_LIKE_A_PATH = re.compile(r"[/\\]|\.(?:ttf|otf|ttc|otc)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fonts:
    """Phông chữ: names of families that stand for Times New Roman, and files and folders with fonts."""

    names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printing:
    """How letters become PDF; plain data, so that it can be sent to another process.

    Attributes:
        title: of the files: the letter's subject.
        author: the issuing office.
        subject: số, ký hiệu.
        made_on: the day written into them: the letter's own, so that the same letter gives the same bytes.
        fonts: the office's; none = Times New Roman or a face of its widths.
        engine: what prints.
        standard: «a-2b», «a-2a», «a-3b» or «ua-1».
    """

    title: str
    author: str
    subject: str
    made_on: date
    fonts: Fonts = Fonts()
    engine: Engine = "auto"
    standard: Standard = "a-2b"


@dataclass(frozen=True, slots=True)
class Left:
    """A letter that waits for LibreOffice, and what of it cannot be printed otherwise."""

    data: bytes = field(repr=False)
    findings: tuple[Finding, ...] = ()


def fonts_of(gathered: Gathered) -> Fonts:
    """Return the office's fonts.

    Args:
        gathered: the letter, its office and where that is written.

    Raises:
        Refused: congvan.yaml names a font, a file or a folder that there is not.
        NoFace: no font to print with is installed.
    """
    return office_fonts(gathered.office, gathered.office_path.parent, gathered.office_name)


def office_fonts(office: Office, folder: Path, name: str) -> Fonts:
    """Return the fonts of an office.

    Args:
        office: whose.
        folder: where its congvan.yaml lies.
        name: the path of that as messages say it.

    Raises:
        Refused: it names a font, a file or a folder that there is not.
        NoFace: no font to print with is installed.
    """
    names, paths, findings = [], [], []
    for one in office.fonts:
        path = folder / one
        if path.exists():
            paths.append(str(path))
        elif _LIKE_A_PATH.search(one):
            message = _("fonts: there is no file or folder «%(path)s».", path=one)
            fix = _("Correct the path, or write the font's name.")
            findings.append(Finding("LT009", at(name, one), message, fix))
        else:
            names.append(one)
    fonts = Fonts(tuple(names), tuple(paths))
    known = typesetter_of(fonts).faces.names
    for font in names:
        if font.lower() not in known:
            message = _("fonts: «%(font)s» is not installed.", font=font) + did_you_mean(font, known.values())
            fix = _("Install it, name its file, or leave the line out: then Times New Roman is taken.")
            findings.append(Finding("LT009", at(name, font), message, fix))
    if findings:
        raise Refused(findings)
    return fonts


_KEPT: dict[Fonts, Typesetter] = {}


def typesetter_of(fonts: Fonts) -> Typesetter:
    """Return this process's typesetter for some fonts; making one takes longer than printing ten letters."""
    if fonts not in _KEPT:
        if not _KEPT:
            atexit.register(_let_go)
        made = Typesetter(find_faces(fonts.names, map(Path, fonts.paths)))
        _let_go()
        _KEPT[fonts] = made
    return _KEPT[fonts]


def _let_go() -> None:
    """Remove the folders of the typesetters."""
    while _KEPT:
        _KEPT.popitem()[1].close()


def faces_of(fonts: Fonts) -> Faces:
    """Return the faces that letters are printed with.

    Raises:
        NoFace: no font to print with is installed.
    """
    return typesetter_of(fonts).faces


def typeset_page(page: Page, fonts: Fonts, day: date | None) -> Printed:
    """Print a page that is no letter, such as a list.

    Args:
        page: the page.
        fonts: what it is printed with.
        day: the day written into the file.
    """
    return typesetter_of(fonts).typeset(page, date=day)


def print_letter(data: bytes, name: str, printing: Printing) -> Printed | Left:
    """Print one filled letter.

    Args:
        data: the Word file.
        name: what messages call it.
        printing: how.

    Returns:
        The PDF, or the letter again if LibreOffice must or shall print it.

    Raises:
        Refused: it is no Word file that can be read.
        NoFace: no font to print with is installed.
    """
    if printing.engine == "libreoffice":
        return Left(data)
    page = read(data, name)
    typesetter = typesetter_of(printing.fonts)
    findings = unprintable(page, typesetter.faces)
    if has_errors(findings):
        return Left(data, findings)
    try:
        return typesetter.typeset(
            page,
            standard=printing.standard,
            title=printing.title,
            author=printing.author,
            subject=printing.subject,
            date=printing.made_on,
        )
    except Refused as error:
        return Left(data, error.findings)


def left_over(left: Sequence[Left], printing: Printing) -> Iterator[bytes]:
    """Give the PDF of each letter that waits for LibreOffice.

    Args:
        left: the letters.
        printing: how.

    Raises:
        Refused: LibreOffice is not installed, or not to be used; every thing that cannot be printed is named.
        WrongUsage: LibreOffice is asked for and not installed.
        ConversionFailed: it did not print them all.
    """
    if printing.engine == "auto" and any(one.code in _NOT_BY_LIBREOFFICE for letter in left for one in letter.findings):
        raise Refused(_hindrances(left, asked=False))
    from congvan.pdf import convert, find_libreoffice  # noqa: PLC0415 - pdfium is loaded when it is needed

    program = find_libreoffice() if printing.engine != "typst" else None
    if program is None and printing.engine == "libreoffice":
        raise WrongUsage(_("--pdf-engine libreoffice: LibreOffice is not installed on this computer."))
    if program is None:
        raise Refused(_hindrances(left, asked=printing.engine == "typst"))
    return convert([one.data for one in left], program, printing.standard)


def _hindrances(left: Sequence[Left], *, asked: bool) -> Iterator[Finding]:
    """Give what stands in the way of printing, each thing once, at the first letter that has it."""
    met: dict[tuple[str, str], list[Finding]] = {}
    for one in left:
        for finding in one.findings:
            if finding.severity is Severity.ERROR:
                met.setdefault((finding.code, finding.message), []).append(finding)
    way = (
        _("Change it in Word, or leave out --pdf-engine typst.")
        if asked
        else _("Change it in Word, or install LibreOffice, which can print it.")
    )
    for same in met.values():
        first, files = same[0], len({finding.where.file for finding in same})
        more = ""
        if files > 1:
            more = " " + n_("%(count)d more letter has it.", "%(count)d more letters have it.", files - 1)
        fix = first.fix if first.code in _NOT_BY_LIBREOFFICE else way
        yield replace(first, message=first.message + more, fix=fix)


_NOT_BY_LIBREOFFICE = frozenset({"PF001", "PF002"})
"""Fonts and characters that are not there: LibreOffice would take others without a word."""


def told_of(left: Sequence[Left]) -> str:
    """Return what is to be said of letters that LibreOffice printed, and why; empty if none."""
    if not left:
        return ""
    sentence = n_(
        "%(count)d letter was printed by LibreOffice", "%(count)d letters were printed by LibreOffice", len(left)
    )
    reasons = list(dict.fromkeys(finding.message for one in left for finding in one.findings))
    return sentence + (": " + " ".join(reasons[:3]) if reasons else ".")


def pages_of(data: bytes) -> int:
    """Return how many pages a PDF has."""
    from congvan.pdf import look_at  # noqa: PLC0415 - pdfium is loaded when it is needed

    return len(look_at(data).pages)
