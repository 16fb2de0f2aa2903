"""Kiểm tra SIP_hoso, AIP_hoso: the tree, both METS files, the descriptions, and PREMIS of an AIP."""

import posixpath
import re

from congvan.archive.handing.checking_mets import Listed, read_mets
from congvan.archive.handing.checking_records import read_record
from congvan.archive.handing.csip import DATA, DESCRIPTION, PRESERVATION, REP, REP_DESCRIPTIONS, REP_PRESERVATION
from congvan.archive.handing.ids import folder_of, safe_name
from congvan.archive.handing.mets import CSIP, METS
from congvan.archive.handing.opening import Opened
from congvan.archive.handing.premis import PREMIS
from congvan.archive.handing.records import Record, value_of
from congvan.decree import AIP_FILE_FIELDS, AIP_LETTER_FIELDS, SIP_FILE_FIELDS, SIP_LETTER_FIELDS
from congvan.language import _
from congvan.opc import shown

__all__ = ["check_csip"]

_UUID = r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}"
_SIP_ID = re.compile(f"uuid-{_UUID}")
_AIP_ID = re.compile(rf"urn:(?:[A-Za-z0-9_.\-]+:)?uuid[:\-]{_UUID}")
_KIND = f"{{{CSIP}}}OAISPACKAGETYPE"
_PROFILES = {"https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml", "http://www.ra.ee/METS/v01/IP.xml"}
"""The circular's example of an AIP names the second."""


def check_csip(package: Opened) -> None:
    """Note everything that is wrong with a package of the circular."""
    root = read_mets(package, "METS.xml")
    if root is None:
        return
    kind = _kind(package, root)
    aip = kind == "AIP"
    _check_object_id(package, root, aip=aip)
    _check_tree(package, aip=aip)
    rep_path = f"{REP}METS.xml"
    rep = read_mets(package, rep_path) if rep_path in package.sizes else None
    if rep is not None:
        if rep_path not in root.pointed:
            package.notes.add("GN016", _("METS.xml does not point to it."), place=rep_path)
        if _kind(package, rep) != kind:
            package.notes.add("GN018", _("The two METS files name different kinds of package."), place=rep_path)
    _check_extra(package, root, rep)
    _check_descriptions(package, rep, aip=aip)
    if aip:
        for path in (PRESERVATION, REP_PRESERVATION):
            if path in package.sizes:
                _check_premis(package, path)


def _kind(package: Opened, listed: Listed) -> str:
    """Return SIP or AIP; what is neither is noted and judged as a SIP."""
    header = listed.root.find(f"{{{METS}}}metsHdr")
    kind = (header.get(_KIND) or "") if header is not None else ""
    if kind not in {"SIP", "AIP"}:
        said = _("The kind of package is neither SIP nor AIP, but %(kind)s.", kind=shown(kind))
        package.notes.add("GN015", said, place=listed.path)
        return "SIP"
    if (profile := listed.root.get("PROFILE") or "") not in _PROFILES:
        said = _("The profile %(profile)s is not the one asked for.", profile=shown(profile, 200))
        package.notes.add("GN015", said, place=listed.path)
    return kind


def _check_object_id(package: Opened, root: Listed, *, aip: bool) -> None:
    object_id = root.root.get("OBJID") or ""
    if not (_AIP_ID if aip else _SIP_ID).fullmatch(object_id):
        form = "urn:<mã phông>:uuid:<UUID>" if aip else "uuid-<UUID>"
        said = _("OBJID %(id)s has not the form %(form)s.", id=shown(object_id, 100), form=form)
        package.notes.add("GN015", said, place="METS.xml")
    if folder_of(object_id) != package.name:
        said = _("The folder is named «%(name)s», OBJID is %(id)s.", name=package.name, id=shown(object_id, 100))
        package.notes.add("GN015", said, place="METS.xml")


def _check_tree(package: Opened, *, aip: bool) -> None:
    needed = [DESCRIPTION, f"{REP}METS.xml"]
    if aip:
        needed += [PRESERVATION, REP_PRESERVATION]
    for path in needed:
        if path not in package.sizes:
            package.notes.add("GN012", _("This file is missing."), place=path)
    if not any(path.startswith(DATA) for path in package.sizes):
        package.notes.add("GN012", _("The package has no document."), place=DATA)
    schemas = [path for path in package.sizes if path.startswith("schemas/") and path.endswith(".xsd")]
    for name in ("mets", "ead"):
        if not any(posixpath.basename(path).casefold().startswith(name) for path in schemas):
            package.notes.add("GN012", _("There is no schema for «%(name)s».", name=name.upper()), place="schemas/")


def _check_extra(package: Opened, root: Listed, rep: Listed | None) -> None:
    listed = {"METS.xml", *root.files.values(), *root.pointed}
    if rep is None:  # what only its METS names cannot be known
        listed |= {path for path in package.sizes if path.startswith(REP)}
    else:
        listed |= set(rep.files.values())
    for path in sorted(set(package.sizes) - listed):
        package.notes.add("GN013", _("This file is in no list."), place=path)


def _check_descriptions(package: Opened, rep: Listed | None, *, aip: bool) -> None:
    notes = package.notes
    file: Record = ()
    if DESCRIPTION in package.sizes and (root := package.xml(DESCRIPTION, "simpledc")) is not None:
        file = read_record(package, DESCRIPTION, root, AIP_FILE_FIELDS if aip else SIP_FILE_FIELDS)
    fields = AIP_LETTER_FIELDS if aip else SIP_LETTER_FIELDS
    records: dict[str, Record] = {}
    prefix = REP_DESCRIPTIONS.casefold()
    for path in sorted(package.sizes):
        if path.casefold().startswith(prefix) and (root := package.xml(path, "simpledc")) is not None:
            records[path] = read_record(package, path, root, fields)
    documents = sum(path.startswith(DATA) for path in package.sizes)
    if documents != len(records):
        said = _(
            "There are %(documents)d documents and %(count)d descriptions.", documents=documents, count=len(records)
        )
        notes.add("GN018", said, place=DATA)
    if value_of(file, "totalDoc") not in {"", str(len(records))}:
        said = _("«%(field)s» says %(said)s, the documents have %(count)d.", field="totalDoc",
                 said=shown(value_of(file, "totalDoc"))[1:-1], count=len(records))  # fmt: skip
        notes.add("GN018", said, place=DESCRIPTION)
    code = value_of(file, "fileCode") or value_of(file, "arcFileCode")
    for path, record in records.items():
        _check_codes(package, path, record, code)
    if rep is not None:
        _check_links(package, rep, records)


def _check_codes(package: Opened, path: str, record: Record, code: str) -> None:
    """A document's codes begin with its file's; docCode ends with seven digits."""
    found = re.fullmatch(r"(.+)\.([0-9]{7})", value_of(record, "docCode"))
    archived = value_of(record, "arcFileCode")
    own = found[1] if found else ""
    ordinal = value_of(record, "docOrdinal") or value_of(record, "docId").removeprefix(f"{own}.")
    sound = (
        found is not None
        and (code == own or (archived and code == archived and code.endswith(own)))
        and ordinal == str(int(found[2]))
    )
    if code and not sound:
        said = _("Its codes are not those of the file «%(code)s».", code=shown(code, 200)[1:-1])
        package.notes.add("GN018", said, place=path)


def _check_links(package: Opened, rep: Listed, records: dict[str, Record]) -> None:
    """Each document is joined to one description, whose id is the document's name."""
    joined: dict[str, str] = {}
    for div in rep.root.iter(f"{{{METS}}}div"):
        if div.get("LABEL") != "MetadataLink/File":
            continue
        pointer = div.find(f"{{{METS}}}fptr")
        description = rep.files.get(div.get("DMDID") or "", "")
        document = rep.files.get((pointer.get("FILEID") or "") if pointer is not None else "", "")
        if not description or not document or description in joined.values() or document in joined:
            package.notes.add("GN016", _("A document is not joined to exactly one description."), place=rep.path)
            continue
        joined[document] = description
        stem = posixpath.basename(document).rpartition(".")[0]
        record = records.get(description, ())
        name = value_of(record, "docId")
        if (name and safe_name(name) != stem) or not description.endswith(f"_{stem}.xml"):
            said = _("It is joined to «%(description)s», which is of another document.", description=description)
            package.notes.add("GN018", said, place=document)
    for path in sorted(package.sizes):
        if path.startswith(DATA) and path not in joined:
            package.notes.add("GN016", _("This document has no description."), place=path)


def _check_premis(package: Opened, path: str) -> None:
    """The sums that PREMIS gives are those of the files."""
    root = package.xml(path, f"{{{PREMIS}}}premis")
    if root is None:
        return
    names = {"p": PREMIS}
    for element in root.iterfind("p:object", names):
        where = element.findtext(".//p:contentLocationValue", "", names)
        if not where:
            continue
        if where not in package.sizes:
            said = _("A reference in it leads nowhere, %(href)s: %(reason)s.", href=shown(where, 200),
                     reason=_("there is no such file"))  # fmt: skip
            package.notes.add("GN016", said, place=path)
            continue
        digest = package.digest(where)
        listed = element.findtext(".//p:messageDigest", "", names).lower()
        size = element.findtext(".//p:size", "", names)
        if digest is not None and (listed, size) != (digest[0], str(digest[1])):
            said = _("PREMIS gives another SHA-256 or size for «%(file)s».", file=where)
            package.notes.add("GN018", said, place=path)
    if not list(root.iterfind("p:event", names)) or not list(root.iterfind("p:agent", names)):
        package.notes.add("GN018", _("PREMIS tells of no event, or of nobody who did it."), place=path)
    known = {one.text for one in root.iterfind("p:object/p:objectIdentifier/p:objectIdentifierValue", names)}
    agents = {one.text for one in root.iterfind("p:agent/p:agentIdentifier/p:agentIdentifierValue", names)}
    linked = [
        *((one.text, known) for one in root.iterfind(".//p:linkingObjectIdentifierValue", names)),
        *((one.text, agents) for one in root.iterfind(".//p:linkingAgentIdentifierValue", names)),
    ]
    for text, there in linked:
        if text not in there:
            said = _("%(name)s %(id)s leads to nothing of its kind.", name="PREMIS", id=shown(text or ""))
            package.notes.add("GN016", said, place=path)
