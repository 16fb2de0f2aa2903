"""In ra PDF: from a page to a PDF, exactly as Word sets it, or not at all; and what is done with PDFs."""

import importlib
from typing import TYPE_CHECKING, Any

from congvan.pdf.codes import CODES
from congvan.pdf.faces import Face, Faces, NoFace, find_faces
from congvan.pdf.places import Place, seal_place
from congvan.pdf.typesetter import STANDARDS, Printed, Standard, Typesetter
from congvan.pdf.unprintable import unprintable

if TYPE_CHECKING:  # see `__getattr__`
    from congvan.pdf.addressed import Envelope, Sender
    from congvan.pdf.envelope_sizes import ENVELOPE_SIZES, EnvelopeSize
    from congvan.pdf.enveloping import envelopes
    from congvan.pdf.inks import Ink, ink_of
    from congvan.pdf.labelling import LABEL_SHEETS, LabelSheet, labels
    from congvan.pdf.libreoffice import ConversionFailed, convert, find_libreoffice
    from congvan.pdf.looking import look_at
    from congvan.pdf.merging import Merged, merge
    from congvan.pdf.picturing import pictures
    from congvan.pdf.scans import ScanFacts, ScannedPage, scan_facts
    from congvan.pdf.sheet import Batch as Sheet
    from congvan.pdf.sheet import Looked, contact_sheet, differences
    from congvan.pdf.stamps import Stamps
    from congvan.pdf.ticking import Tick, tick_list

__all__ = [
    "CODES",
    "ENVELOPE_SIZES",
    "LABEL_SHEETS",
    "STANDARDS",
    "ConversionFailed",
    "Envelope",
    "EnvelopeSize",
    "Face",
    "Faces",
    "Ink",
    "LabelSheet",
    "Looked",
    "Merged",
    "NoFace",
    "Place",
    "Printed",
    "ScanFacts",
    "ScannedPage",
    "Sender",
    "Sheet",
    "Stamps",
    "Standard",
    "Tick",
    "Typesetter",
    "contact_sheet",
    "convert",
    "differences",
    "envelopes",
    "find_faces",
    "find_libreoffice",
    "ink_of",
    "labels",
    "look_at",
    "merge",
    "pictures",
    "scan_facts",
    "seal_place",
    "tick_list",
    "unprintable",
]

_LATER = {
    **dict.fromkeys(("ConversionFailed", "convert", "find_libreoffice"), "congvan.pdf.libreoffice"),
    **dict.fromkeys(("Envelope", "Sender"), "congvan.pdf.addressed"),
    **dict.fromkeys(("ENVELOPE_SIZES", "EnvelopeSize"), "congvan.pdf.envelope_sizes"),
    "envelopes": "congvan.pdf.enveloping",
    **dict.fromkeys(("LABEL_SHEETS", "LabelSheet", "labels"), "congvan.pdf.labelling"),
    **dict.fromkeys(("Ink", "ink_of"), "congvan.pdf.inks"),
    "look_at": "congvan.pdf.looking",
    **dict.fromkeys(("Merged", "merge"), "congvan.pdf.merging"),
    "pictures": "congvan.pdf.picturing",
    **dict.fromkeys(("ScanFacts", "ScannedPage", "scan_facts"), "congvan.pdf.scans"),
    **dict.fromkeys(("Sheet", "Looked", "contact_sheet", "differences"), "congvan.pdf.sheet"),
    "Stamps": "congvan.pdf.stamps",
    **dict.fromkeys(("Tick", "tick_list"), "congvan.pdf.ticking"),
}
"""What a batch of PDFs does not need, by the module that has it; pdfium is large."""
_CALLED = {"Sheet": "Batch"}
"""What is called otherwise in its own module."""


def __getattr__(name: str) -> Any:
    """Give what is imported only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    value = getattr(importlib.import_module(_LATER[name]), _CALLED.get(name, name))
    globals()[name] = value
    return value
