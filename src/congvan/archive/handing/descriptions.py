"""Mô tả trong gói: the fields that EAD.xml and EAD_doc of Thông tư 05/2025/TT-BNV have, from what the archive knows."""

from collections.abc import Iterator, Mapping, Sequence

from congvan.archive.handing.letters import languages_of, letter_name, letter_note, number_of
from congvan.archive.handing.records import Record, day_text, filled, said_of, value_of
from congvan.archive.handing.values import HandOver
from congvan.decree import (
    AIP_FILE_FIELDS,
    AIP_LETTER_FIELDS,
    LANGUAGE_CODES,
    MAINTENANCE_CODES,
    MODE_CODES,
    OTHER_LANGUAGE,
    OTHER_MAINTENANCE,
    OTHER_TYPE,
    SIP_FILE_FIELDS,
    SIP_LETTER_FIELDS,
    TYPE_CODES,
)
from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.letter import KeptLetter
from congvan.opc import shown

__all__ = ["document_code", "document_id", "file_description", "letter_description", "uncoded"]

_ELECTRONIC, _SCANNED, _MIXED = "01", "02", "03"
_MODE_WORDS = {"có điều kiện": "02", "hạn chế": "02"}
"""Words for chế độ sử dụng that offices write, besides those of the table."""


def document_id(order: HandOver, ordinal: int) -> str:
    """Mã định danh tài liệu, which its file bears as name: mã hồ sơ, a dot, the number in the file (Điều 8.1.d)."""
    return f"{order.file_code}.{ordinal}"


def document_code(order: HandOver, ordinal: int) -> str:
    """Mã lưu trữ của tài liệu: mã hồ sơ, a dot, seven digits."""
    return f"{order.file_code}.{ordinal:07d}"


def file_description(order: HandOver, letters: Sequence[KeptLetter], *, aip: bool) -> Record:
    """Return the 18 fields of EAD.xml.

    Args:
        order: the case file.
        letters: its documents.
        aip: for AIP_hoso; else for SIP_hoso.
    """
    file = order.case_file
    days = [one.issued_date for one in letters]
    values = {
        "fileCode": order.file_code,
        "arcFileCode": _archived(order),
        "title": file.title,
        "maintenance": _code(file.maintenance, MAINTENANCE_CODES, OTHER_MAINTENANCE),
        "mode": _mode(file.rights),
        "language": _languages(letters),
        "startDate": day_text(file.begun or min(days, default=None)),
        "endDate": day_text(file.ended or max(days, default=None)),
        "totalDoc": str(len(letters)),
        "numberOfPaper": str(file.sheets),
        "numberOfPage": str(sum(one.pages for one in letters)),
        "confidenceLevel": _confidence(letters),
        "paperFileCode": order.paper_file_code,
        **_risk(order),
        "description": "; ".join(
            part for part in (f"Người lập hồ sơ: {file.creator}" if file.creator else "", file.note) if part
        ),
    }
    return filled(AIP_FILE_FIELDS if aip else SIP_FILE_FIELDS, values)


def letter_description(order: HandOver, kept: KeptLetter, ordinal: int, *, aip: bool) -> Record:
    """Return the fields of EAD_doc: 21 for SIP_hoso, 19 for AIP_hoso.

    Args:
        order: the case file.
        kept: the document.
        ordinal: its number in the file, from 1.
        aip: for AIP_hoso; else for SIP_hoso.
    """
    values = {
        "docId": document_id(order, ordinal),
        "docCode": document_code(order, ordinal),
        "arcFileCode": _archived(order),
        "docOrdinal": str(ordinal),
        "maintenance": _code(order.case_file.maintenance, MAINTENANCE_CODES, OTHER_MAINTENANCE),
        "typeName": _code(kept.kind, TYPE_CODES, OTHER_TYPE),
        "codeNumber": number_of(kept),
        "codeNotation": kept.number.symbol,
        "issuedDate": day_text(kept.issued_date),
        "organName": kept.organ_name,
        "subject": kept.subject,
        "language": _languages([kept]),
        "numberOfPage": str(kept.pages) if kept.pages else "",
        "mode": _mode(order.case_file.rights),
        "confidenceLevel": _confidence([kept]),
        **_risk(order),
        # 1 = a file with the course of its handling comes along; congvan keeps none
        "process": "0" if kept.form != "paper" else "",
        "description": letter_note(kept),
    }
    return filled(AIP_LETTER_FIELDS if aip else SIP_LETTER_FIELDS, values)


def uncoded(order: HandOver, letters: Sequence[KeptLetter], file: Record) -> Iterator[Finding]:
    """Give what has no code in the circular's tables, and what its codes ask for besides.

    Args:
        order: the case file.
        letters: its documents.
        file: its description.
    """
    where = order.case_file.notation
    rights = order.case_file.rights
    if rights and not _mode(rights):
        said = _("The rights of use (chế độ sử dụng) «%(rights)s» have no code.", rights=shown(rights)[1:-1])
        known = ", ".join(MODE_CODES.values())
        yield Finding("GN003", Where(where, place="mode"), said, _("Write one of: %(known)s.", known=known))
    if value_of(file, "confidenceLevel") == _SCANNED and not order.paper_file_code:
        field = next(one for one, _value in file if one.name == "paperFileCode")
        said = _("%(field)s is empty, and a file of scans must have it.", field=said_of(field))
        yield Finding("GN001", Where(where, place="paperFileCode"), said, _("Say the code of the file on paper."))
    pairs = [(where, "maintenance", order.case_file.maintenance, MAINTENANCE_CODES, OTHER_MAINTENANCE)]
    for one in letters:
        pairs.append((letter_name(one), "typeName", one.kind, TYPE_CODES, OTHER_TYPE))
        pairs.append((letter_name(one), "language", one.language, LANGUAGE_CODES, OTHER_LANGUAGE))
    for name, place, text, codes, other in pairs:
        if text and _code(text, codes, other) == other and text != codes[other]:
            said = _("«%(text)s» has no code of its own and is handed over as «%(other)s».", text=text, other="Khác")
            yield Finding("GN003", Where(name, place=place), said, _("Check that it is written so."), Severity.WARNING)


def _archived(order: HandOver) -> str:
    return f"{order.archive_code}.{order.file_code}" if order.archive_code else ""


def _code(text: str, codes: Mapping[str, str], other: str) -> str:
    wanted = text.strip().casefold()
    if not wanted:
        return ""
    return next((code for code, name in codes.items() if name.casefold() == wanted), other)


def _mode(rights: str) -> str:
    wanted = rights.strip().casefold()
    by_name = {name.casefold(): code for code, name in MODE_CODES.items()}
    return by_name.get(wanted) or _MODE_WORDS.get(wanted, "")


def _languages(letters: Sequence[KeptLetter]) -> str:
    codes = dict.fromkeys(_code(one, LANGUAGE_CODES, OTHER_LANGUAGE) for one in languages_of(letters))
    return ";".join(codes)


def _confidence(letters: Sequence[KeptLetter]) -> str:
    kinds = {_SCANNED if one.form == "paper" else _ELECTRONIC for one in letters}
    return kinds.pop() if len(kinds) == 1 else _MIXED


def _risk(order: HandOver) -> dict[str, str]:
    return {"riskRecovery": "1", "riskRecoveryStatus": "01"} if order.backed_up else {"riskRecovery": "0"}
