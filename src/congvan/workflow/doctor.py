"""`congvan doctor`: what of this computer the letters depend on."""

import platform
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from congvan.errors import CongvanError, Finding, Refused
from congvan.language import spoken
from congvan.letter import Office
from congvan.pdf import Face, find_libreoffice
from congvan.source import read_office
from congvan.workflow.gather import nearest_office, shown
from congvan.workflow.printing import Fonts, faces_of, office_fonts

__all__ = ["FaceUsed", "Health", "look_into"]

_KINDS = ((False, False), (True, False), (False, True), (True, True))
_PACKAGES = ("lxml", "jinja2", "typst", "pypdfium2", "pillow")


@dataclass(frozen=True, slots=True)
class FaceUsed:
    """A face that Times New Roman is printed with: bold or not, italic or not, its family and its file."""

    bold: bool
    italic: bool
    family: str
    path: str


@dataclass(frozen=True, slots=True)
class Health:
    """What was found.

    Attributes:
        versions: of Python, the system and the packages, by name.
        language: of the messages: «vi» or «en».
        office: congvan.yaml of this folder; None = there is none.
        faces: what Times New Roman is printed with; empty = nothing.
        libreoffice: the program; None = it is not installed, which is no fault.
        findings: what is wrong.
        failure: what stops the printing altogether; empty = nothing.
    """

    versions: tuple[tuple[str, str], ...]
    language: str
    office: Path | None
    faces: tuple[FaceUsed, ...]
    libreoffice: Path | None
    findings: tuple[Finding, ...] = ()
    failure: str = ""


def look_into(folder: Path, base: Path) -> Health:
    """Look at what this computer has for making letters.

    Args:
        folder: where the clerk is.
        base: the folder that paths in messages are relative to.
    """
    office_path = nearest_office(folder)
    findings: tuple[Finding, ...] = ()
    office: Office | None = None
    if office_path is not None:
        office, found = read_office(office_path, shown=shown(office_path, base))
        findings = tuple(found)
    faces: tuple[FaceUsed, ...] = ()
    failure = ""
    try:
        fonts = (
            office_fonts(office, office_path.parent, shown(office_path, base)) if office and office_path else Fonts()
        )
        chosen = faces_of(fonts)
        faces = tuple(
            _used(face, bold=bold, italic=italic)
            for bold, italic in _KINDS
            if (face := chosen.chosen("Times New Roman", bold=bold, italic=italic)) is not None
        )
    except Refused as error:
        findings = (*findings, *error.findings)
    except CongvanError as error:
        failure = str(error)
    versions = [("congvan", version("congvan")), ("Python", sys.version.split()[0]), ("system", platform.platform())]
    versions += ((name, version(name)) for name in _PACKAGES)
    return Health(tuple(versions), spoken(), office_path, faces, find_libreoffice(), findings, failure)


def _used(face: Face, *, bold: bool, italic: bool) -> FaceUsed:
    return FaceUsed(bold, italic, face.family, str(face.path))
