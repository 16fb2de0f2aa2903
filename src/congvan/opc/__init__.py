"""Open Packaging Conventions: the ZIP package that DOCX and XLSX files are; read strictly, refused when in doubt."""

from congvan.opc.codes import CODES
from congvan.opc.markup import BrokenXml, UnsafeXml, parse_xml, well_formed
from congvan.opc.package import Member, Package, Relationship
from congvan.opc.reading import Kind, read_package
from congvan.opc.showing import shown

__all__ = [
    "CODES",
    "BrokenXml",
    "Kind",
    "Member",
    "Package",
    "Relationship",
    "UnsafeXml",
    "parse_xml",
    "read_package",
    "shown",
    "well_formed",
]
