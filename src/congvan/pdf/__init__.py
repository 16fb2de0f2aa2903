"""In ra PDF: from a page to a PDF, exactly as Word sets it, or not at all."""

from congvan.pdf.codes import CODES
from congvan.pdf.faces import Face, Faces, NoFace, find_faces
from congvan.pdf.libreoffice import ConversionFailed, convert, find_libreoffice
from congvan.pdf.looking import look_at
from congvan.pdf.merging import Merged, merge
from congvan.pdf.picturing import pictures
from congvan.pdf.places import Place, seal_place
from congvan.pdf.sheet import Batch as Sheet
from congvan.pdf.sheet import Looked, contact_sheet, differences
from congvan.pdf.ticking import Tick, tick_list
from congvan.pdf.typesetter import STANDARDS, Printed, Standard, Typesetter
from congvan.pdf.unprintable import unprintable

__all__ = [
    "CODES",
    "STANDARDS",
    "ConversionFailed",
    "Face",
    "Faces",
    "Looked",
    "Merged",
    "NoFace",
    "Place",
    "Printed",
    "Sheet",
    "Standard",
    "Tick",
    "Typesetter",
    "contact_sheet",
    "convert",
    "differences",
    "find_faces",
    "find_libreoffice",
    "look_at",
    "merge",
    "pictures",
    "seal_place",
    "tick_list",
    "unprintable",
]
