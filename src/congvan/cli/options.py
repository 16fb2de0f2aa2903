"""What options of several commands have in common: words of a list, whole numbers, the office's files."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from congvan.errors import WrongUsage, did_you_mean
from congvan.language import _

if TYPE_CHECKING:  # the work itself is imported when the command runs
    from congvan.workflow import Engine, Format, Scope, Standard

__all__ = [
    "ENGINES",
    "FORMATS",
    "NUMBERINGS",
    "SCOPES",
    "STANDARDS",
    "BookId",
    "EngineWord",
    "ForWord",
    "GroupIds",
    "Jobs",
    "JsonReport",
    "LetterFile",
    "OfficeFile",
    "OutFolder",
    "RecipientsFile",
    "StandardWord",
    "TemplateFile",
    "UnitIds",
    "YearWord",
    "count_of",
    "day_of",
    "jobs_of",
    "one_of",
    "words_of",
    "year_of",
]

Word = TypeVar("Word", bound=str)

SCOPES: "tuple[Scope, ...]" = ("units", "general", "both")
FORMATS: "tuple[Format, ...]" = ("docx", "pdf")
ENGINES: "tuple[Engine, ...]" = ("auto", "typst", "libreoffice")
STANDARDS: "tuple[Standard, ...]" = ("a-2b", "a-2a", "a-3b", "ua-1")
NUMBERINGS: tuple[str, ...] = ("shared", "each")
_MOST_JOBS = 64
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")

LetterFile = Annotated[Path, typer.Argument(metavar="LETTER", help=_("The letter: letters/….yaml"))]
OfficeFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help=_("The office. [nearest congvan.yaml above the letter]"))
]
RecipientsFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help=_("The list of units: YAML, CSV or XLSX. [the office's]"))
]
TemplateFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help=_("The Word template. [the office's, or the built-in one]"))
]
OutFolder = Annotated[
    Path | None, typer.Option(metavar="DIR", help=_("The folder for the letters. [the office's: out]"))
]
ForWord = Annotated[
    str, typer.Option("--for", metavar="|".join(SCOPES), help=_("Letters of units, the general letter, or both."))
]
GroupIds = Annotated[
    list[str] | None, typer.Option("--group", metavar="ID", help=_("Only the units of this group; may be repeated."))
]
UnitIds = Annotated[list[str] | None, typer.Option("--unit", metavar="ID", help=_("Only this unit; may be repeated."))]
EngineWord = Annotated[
    str,
    typer.Option(
        "--pdf-engine", metavar="|".join(ENGINES), help=_("What prints PDFs; auto = LibreOffice only where it must.")
    ),
]
StandardWord = Annotated[
    str,
    typer.Option("--pdf-standard", metavar="|".join(STANDARDS), help=_("The kind of PDF; a-2b is for archives.")),
]
BookId = Annotated[str, typer.Option("--book", metavar="ID", help=_("The book (sổ), if the office has several."))]
YearWord = Annotated[str, typer.Option("--year", metavar="YEAR", help=_("The year of the letters' dates."))]
JsonReport = Annotated[bool, typer.Option("--json", help=_("Report as JSON on the standard output."))]
Jobs = Annotated[str, typer.Option("--jobs", metavar="N", help=_("How many processes fill letters."))]


def one_of(option: str, word: str, known: tuple[Word, ...]) -> Word:
    """Return the one of an option's words that was given.

    Raises:
        WrongUsage: it is none of them.
    """
    for one in known:
        if word == one:
            return one
    names = ", ".join(known)
    sentence = _("%(option)s «%(word)s»: use one of %(known)s.", option=option, word=word, known=names)
    raise WrongUsage(sentence + did_you_mean(word, known))


def words_of(option: str, text: str, known: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words that an option lists with commas, each once.

    Raises:
        WrongUsage: it names another.
    """
    words: Sequence[str] = [word.strip().lower() for word in text.split(",") if word.strip()]
    return tuple(dict.fromkeys(one_of(option, word, known) for word in words))


def jobs_of(word: str) -> int:
    """Return how many processes an option asks for.

    Raises:
        WrongUsage: it is no whole number from 1 on.
    """
    if word.isascii() and word.isdecimal() and 1 <= int(word[:9]) <= _MOST_JOBS:
        return int(word)
    raise WrongUsage(_("--jobs «%(word)s»: use a whole number from 1 to %(most)d.", word=word, most=_MOST_JOBS))


def count_of(option: str, word: str) -> int | None:
    """Return the whole number from 1 on that an option says; None if it says nothing.

    Raises:
        WrongUsage: it says something else.
    """
    if not word:
        return None
    if word.isascii() and word.isdecimal() and len(word) <= 9 and int(word) > 0:  # noqa: PLR2004 - fits every database
        return int(word)
    raise WrongUsage(_("%(option)s «%(word)s»: use a whole number from 1 on.", option=option, word=word))


def day_of(option: str, word: str) -> date | None:
    """Return the day that an option says (23/11/2026 or 2026-11-23); None if it says nothing.

    Raises:
        WrongUsage: it says something else.
    """
    if not word:
        return None
    found = _DAY.fullmatch(word.strip()) if word.isascii() else None
    if found:
        day, month, year, other_year, other_month, other_day = found.groups()
        try:
            return date(int(year or other_year), int(month or other_month), int(day or other_day))
        except ValueError:
            pass
    raise WrongUsage(_("%(option)s «%(word)s»: write a day such as 23/11/2026.", option=option, word=word))


def year_of(word: str) -> int | None:
    """Return the year that --year says; None if it says nothing.

    Raises:
        WrongUsage: it is none.
    """
    year = count_of("--year", word)
    if year is not None and not 1900 <= year <= 2100:  # noqa: PLR2004 - the years of books and clerks
        raise WrongUsage(_("--year «%(word)s»: write a year such as 2026.", word=word))
    return year
