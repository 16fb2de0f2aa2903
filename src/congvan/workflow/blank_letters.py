"""Công văn để trống số, ngày: what the signer signs before the number is given, and where number and day will stand.

The same letter, list and template always give the same bytes, so that what was signed can be held against them later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.docx import read
from congvan.durable import folder_aside
from congvan.errors import CongvanError
from congvan.language import _
from congvan.letter import GENERAL_ID, Draft, IssuedDate, Unit
from congvan.workflow.filling import name_of
from congvan.workflow.formats import printing_of
from congvan.workflow.gather import Gathered
from congvan.workflow.issue_work import unit_id
from congvan.workflow.making import job_of, make_all

if TYPE_CHECKING:
    from congvan.pdf import Place, Standard
    from congvan.workflow.printing import Engine

__all__ = ["BlankLetter", "blank", "blank_letters", "waiting"]

_FOLDER = "cho-so"


@dataclass(frozen=True, slots=True)
class BlankLetter:
    """Công văn chưa có số của một đơn vị.

    Attributes:
        unit: id of the unit; empty = the general letter.
        pdf: as the signer signs it.
        places: where number, day, month and signature stand.
    """

    unit: str
    pdf: bytes
    places: "Mapping[str, tuple[Place, ...]]"

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.unit or GENERAL_ID}.pdf"


@dataclass(frozen=True, slots=True)
class _Wish:
    """How it is printed: always alike."""

    engine: "Engine" = "typst"
    standard: "Standard" = "a-2b"
    today: date | None = None


def waiting(root: Path, letter: str, name: str = "") -> Path:
    """Return where a letter waits for its number, signed by the signer.

    Args:
        root: the office's folder.
        letter: id of the letter.
        name: of its file; empty = the folder of all.
    """
    return root / _FOLDER / letter / name


def blank(gathered: Gathered, today: date) -> Gathered:
    """Return a letter without number and without day; the year is its own, or this year."""
    draft: Draft = gathered.draft
    said = draft.date
    day = said if said.whole else IssuedDate(said.year or today.year, said.month, 0)
    return replace(gathered, draft=replace(draft, number="", date=day))


def blank_letters(gathered: Gathered, units: Sequence[Unit | None], today: date) -> dict[str, BlankLetter]:
    """Return every unit's letter with number and day left free, printed.

    Args:
        gathered: the letter.
        units: whose letters, None the general one.
        today: gives the year, where the letter says none.

    Raises:
        Refused: a letter cannot be filled or printed.
        CongvanError: a letter can be printed by LibreOffice alone.
    """
    from congvan.workflow.printing import fonts_of, typesetter_of  # noqa: PLC0415 - typst is loaded when it is needed

    empty = blank(gathered, today)
    found: dict[str, BlankLetter] = {}
    with folder_aside() as folder:
        names = [f"{place}.docx" for place in range(len(units))]
        job = job_of(empty, tuple(units), names)
        printing = printing_of(empty, _Wish())
        job = replace(job, staging=folder, out=folder / "none", formats=("docx", "pdf"), printing=printing)
        made, _findings = make_all(job, trusted=gathered.trusted)
        if any(one.left is not None for one in made):
            raise CongvanError(
                _(
                    "This letter can be printed by LibreOffice alone, and not the same way twice; give it its number "
                    "first: congvan issue, then congvan sign."
                )
            )
        typesetter = typesetter_of(fonts_of(empty))
        for place, unit in enumerate(units):
            word = (folder / name_of(job, place, "docx")).read_bytes()
            places = typesetter.typeset(read(word, names[place]), places=True).places
            pdf = (folder / name_of(job, place, "pdf")).read_bytes()
            found[unit_id(unit)] = BlankLetter(unit_id(unit), pdf, places)
    return found
