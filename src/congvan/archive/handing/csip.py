"""Gói SIP_hoso, AIP_hoso: the tree that Thông tư 05/2025/TT-BNV asks for, after E-ARK CSIP 2.0.4."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from congvan.archive.handing.descriptions import document_id, file_description, letter_description, uncoded
from congvan.archive.handing.ids import Ids, safe_name
from congvan.archive.handing.letters import letter_name
from congvan.archive.handing.markup import record_element, to_bytes
from congvan.archive.handing.members import Member, made
from congvan.archive.handing.mets import Documents, MetsWriter
from congvan.archive.handing.premis import PremisWriter
from congvan.archive.handing.records import Record, judge
from congvan.archive.handing.schemas import METS_SCHEMA, record_schema
from congvan.archive.handing.values import HandedLetter, HandOver
from congvan.decree import AIP_FILE_FIELDS, AIP_LETTER_FIELDS, SIP_FILE_FIELDS, SIP_LETTER_FIELDS
from congvan.errors import Finding, Where
from congvan.language import _, n_
from congvan.opc import shown

__all__ = [
    "DATA",
    "DESCRIPTION",
    "PRESERVATION",
    "REP",
    "REP_DESCRIPTIONS",
    "REP_PRESERVATION",
    "Described",
    "csip_members",
    "described",
]

DESCRIPTION = "metadata/descriptive/EAD.xml"
PRESERVATION = "metadata/preservation/PREMIS.xml"
REP = "representations/rep1/"
DATA = f"{REP}data/"
REP_DESCRIPTIONS = f"{REP}metadata/descriptive/EAD_doc_"
REP_PRESERVATION = f"{REP}metadata/preservation/PREMIS_rep1.xml"

_FROM_THE_FILE = {"arcFileCode", "maintenance", "mode"}
"""Fields of a document that are its file's: what is wrong with them is told once."""


@dataclass(frozen=True, slots=True)
class Described:
    """Mô tả: the descriptions of a file and of its documents, in order."""

    file: Record
    letters: tuple[Record, ...]


def described(order: HandOver, letters: Sequence[HandedLetter], *, aip: bool) -> tuple[Described, list[Finding]]:
    """Return the descriptions of a package, and everything that is wrong with them.

    Args:
        order: the case file.
        letters: its letters, in order.
        aip: for AIP_hoso; else for SIP_hoso.
    """
    kept = [one.kept for one in letters]
    file = file_description(order, kept, aip=aip)
    records = tuple(letter_description(order, one, ordinal, aip=aip) for ordinal, one in enumerate(kept, 1))
    whole = list(judge(file, order.case_file.notation))
    findings = [*whole, *uncoded(order, kept, file), *_names(order, len(kept), aip=aip)]
    places = {one.where.place for one in whole}
    told = _FROM_THE_FILE & places | {"docId"} | ({"docCode"} if places & {"fileCode", "arcFileCode"} else set())
    for one, record in zip(kept, records, strict=True):
        findings += [item for item in judge(record, letter_name(one)) if item.where.place not in told]
    return Described(file, records), findings


def csip_members(  # noqa: PLR0913 - what a package is made of
    order: HandOver,
    documents: Sequence[tuple[HandedLetter, Member]],
    extras: Sequence[Member],
    descriptions: Described,
    *,
    aip: bool,
    now: datetime,
) -> tuple[str, list[Member]]:
    """Return OBJID and every file of a package.

    Args:
        order: the case file.
        documents: its letters in order, with their files.
        extras: the lists that go with it.
        descriptions: as `described` gives them.
        aip: for AIP_hoso; else for SIP_hoso.
        now: when it is made.
    """
    ead = made(DESCRIPTION, to_bytes(record_element("simpledc", descriptions.file, "../../schemas/ead.xsd")))
    pairs = []
    for ordinal, (record, (_letter, member)) in enumerate(zip(descriptions.letters, documents, strict=True), 1):
        path = f"{REP_DESCRIPTIONS}{safe_name(document_id(order, ordinal))}.xml"
        data = to_bytes(record_element("simpledc", record, "../../../../schemas/ead_doc.xsd"))
        pairs.append((made(path, data), member))
    digests = [ead.sha256, *(one.sha256 for pair in pairs for one in pair), *(one.sha256 for one in extras)]
    ids = Ids("AIP" if aip else "SIP", order.file_code, digests)
    object_id = f"urn:{order.fonds}:uuid:{ids.package}" if aip else f"uuid-{ids.package}"
    writer = MetsWriter(order, ids, object_id, "AIP" if aip else "SIP", now)

    preserved, rep_preserved = None, None
    if aip:
        premis = PremisWriter(order, ids, now)
        kept = [(letter.kept, member) for letter, member in documents]
        preserved = made(PRESERVATION, premis.package(object_id, ead))
        rep_preserved = made(REP_PRESERVATION, premis.representation(kept))
    rep = made(f"{REP}METS.xml", writer.representation(Documents(pairs, rep_preserved)))
    schemas = list(_schemas(aip=aip))
    groups = [*((("Documentation", extras),) if extras else ()), ("Schemas", schemas), ("Representations/rep1", [rep])]
    root = made("METS.xml", writer.root(ead, preserved, groups))
    flat = [one for pair in pairs for one in pair]
    optional = [one for one in (preserved, rep_preserved) if one is not None]
    return object_id, [root, ead, rep, *flat, *optional, *schemas, *extras]


def _schemas(*, aip: bool) -> Iterator[Member]:
    yield made("schemas/METS.xsd", METS_SCHEMA)
    yield made("schemas/ead.xsd", record_schema(AIP_FILE_FIELDS if aip else SIP_FILE_FIELDS))
    yield made("schemas/ead_doc.xsd", record_schema(AIP_LETTER_FIELDS if aip else SIP_LETTER_FIELDS))


def _names(order: HandOver, count: int, *, aip: bool) -> Iterator[Finding]:
    """Give what is wrong with the codes that names are made of."""
    file = order.case_file.notation
    needed = {
        "OrganId": (order.organ_id, _("The agency code (mã định danh) of the office is not said.")),
        "FileNotation": (file, _("The file has no notation (số và ký hiệu hồ sơ).")),
        "OrganName": (order.organ_name, _("The name of the office is not said.")),
    }
    for place, (value, said) in needed.items():
        if not value.strip():
            yield Finding("GN001", Where(file, place=place), said, _("Write it, then run the command again."))
    last = document_id(order, count)
    longest = next(one.longest for one in SIP_LETTER_FIELDS if one.name == "docId")
    if not aip and len(last) > longest:
        said = n_(
            "The id of a document may have %(count)d character; «%(id)s» has %(found)d.",
            "The id of a document may have %(count)d characters; «%(id)s» has %(found)d.",
            longest,
            id=shown(last)[1:-1],
            found=len(last),
        )
        fix = _("Use the short agency code (like H26.15), or a shorter notation of the file.")
        yield Finding("GN002", Where(file, place="docId"), said, fix)
    if aip:
        yield from _fonds(order)


def _fonds(order: HandOver) -> Iterator[Finding]:
    """Give what is wrong with mã phông, which stands in the name of an AIP's folder."""
    where = Where(order.case_file.notation, place="OBJID")
    if not order.fonds:
        fix = _("Write the code under «archive» in congvan.yaml; the archive that takes the file knows it.")
        yield Finding("GN001", where, _("The code of the fonds (mã phông) is not said; an AIP needs it."), fix)
    elif safe_name(order.fonds) != order.fonds or not order.fonds.isascii():
        said = _("The code of the fonds (mã phông) %(code)s cannot stand in a name.", code=shown(order.fonds))
        yield Finding("GN006", where, said, _("Write it with letters without marks, digits, dots and hyphens."))
