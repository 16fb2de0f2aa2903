"""Đặc tả văn bản, hồ sơ: the metadata of Phụ lục VI, Phần II, mục I and III, as XML under the decree's own names.

The decree gives names, types and lengths of the fields, no schema: elements are called as its fields are.
"""

from collections.abc import Iterator, Sequence

from congvan.archive.handing.markup import record_element, to_bytes
from congvan.archive.handing.records import Record, day_text, filled, judge
from congvan.archive.handing.values import HandedLetter, HandOver, in_order
from congvan.decree import CASE_FILE_FIELDS, LETTER_FIELDS
from congvan.errors import Finding, Refused, has_errors
from congvan.letter import CaseFile, KeptLetter, number_text

__all__ = [
    "case_file_record",
    "case_file_xml",
    "languages_of",
    "lengths",
    "letter_name",
    "letter_note",
    "letter_record",
    "metadata_xml",
    "number_of",
]


def metadata_xml(kept: KeptLetter, *, case_file: CaseFile | None, year: int, ordinal: int, organ_id: str = "") -> bytes:
    """Return the metadata of one document as XML.

    Args:
        kept: the document.
        case_file: the file that it is in; None = it is in none yet, so mã hồ sơ stays empty.
        year: năm hình thành hồ sơ.
        ordinal: số thứ tự văn bản trong hồ sơ, from 1.
        organ_id: mã định danh of the office that made the list of files; empty = the document's own.

    Raises:
        Refused: a value is missing, too long or of another kind; every finding.
    """
    record = letter_record(kept, case_file=case_file, year=year, ordinal=ordinal, organ_id=organ_id)
    return _written("Document", record, letter_name(kept), loose=case_file is None)


def case_file_xml(case_file: CaseFile, letters: Sequence[KeptLetter], *, year: int, organ_id: str) -> bytes:
    """Return the metadata of one case file as XML.

    Args:
        case_file: the file.
        letters: the documents in it.
        year: năm hình thành hồ sơ.
        organ_id: mã định danh of the office that made the list of files.

    Raises:
        Refused: a value is missing, too long or of another kind; every finding.
    """
    record = case_file_record(case_file, letters, year=year, organ_id=organ_id)
    return _written("File", record, case_file.notation)


def lengths(order: HandOver, letters: Sequence[HandedLetter]) -> tuple[Finding, ...]:
    """Return everything that Phụ lục VI does not take in the metadata of a case file and its documents.

    Args:
        order: the case file.
        letters: its documents, in any order.
    """
    kept = [one.kept for one in in_order(letters)]
    file = case_file_record(order.case_file, kept, year=order.year, organ_id=order.organ_id)
    findings = list(judge(file, order.case_file.notation))
    told = {one.where.place for one in findings}
    for ordinal, one in enumerate(kept, 1):
        record = letter_record(
            one, case_file=order.case_file, year=order.year, ordinal=ordinal, organ_id=order.organ_id
        )
        # what is wrong with mã hồ sơ is told once, with the file
        inner = judge(record, letter_name(one))
        findings += [finding for finding in inner if not (_of_the_file(finding) and finding.where.place in told)]
    return tuple(findings)


def letter_record(
    kept: KeptLetter, *, case_file: CaseFile | None, year: int, ordinal: int, organ_id: str = ""
) -> Record:
    """Return the fields of mục I; arguments as for `metadata_xml`."""
    return filled(
        LETTER_FIELDS,
        {
            "FileCode/OrganId": (organ_id or kept.organ_id) if case_file else "",
            "FileCode/FileCatalog": str(year) if case_file else "",
            "FileCode/FileNotation": case_file.notation if case_file else "",
            "DocOrdinal": str(ordinal) if case_file else "",
            "TypeName": kept.kind,
            "CodeNumber": number_of(kept),
            "CodeNotation": kept.number.symbol,
            "IssuedDate": day_text(kept.issued_date),
            "OrganName": kept.organ_name,
            "Subject": kept.subject,
            "Language": kept.language,
            "PageAmount": _count(kept.pages),
            "Description": letter_note(kept),
            "SignerInfo/Position": kept.position,
            "SignerInfo/FullName": kept.signer,
            "To/OrganId": kept.unit_organ_id,
            "To/OrganName": kept.unit_name,
            "Priority": str(kept.priority),
            "IssuedAmount": _count(kept.copies),
            "DueDate": day_text(kept.due_date),
        },
    )


def case_file_record(case_file: CaseFile, letters: Sequence[KeptLetter], *, year: int, organ_id: str) -> Record:
    """Return the fields of mục III; arguments as for `case_file_xml`."""
    days = [one.issued_date for one in letters]
    return filled(
        CASE_FILE_FIELDS,
        {
            "FileCode/OrganId": organ_id,
            "FileCode/FileCatalog": str(year),
            "FileCode/FileNotation": case_file.notation,
            "Title": case_file.title,
            "Maintenance": case_file.maintenance,
            "Rights": case_file.rights,
            "Creator": case_file.creator,
            "Language": "; ".join(languages_of(letters)),
            "StartDate": day_text(case_file.begun or min(days, default=None)),
            "EndDate": day_text(case_file.ended or max(days, default=None)),
            "DocTotal": str(len(letters)),
            "PageTotal": str(sum(one.pages for one in letters)),
            "Description": case_file.note,
        },
    )


def number_of(kept: KeptLetter) -> str:
    """Số của văn bản, as printed: «05», «45a»."""
    return number_text(str(kept.number.number)) + kept.number.suffix


def letter_note(kept: KeptLetter) -> str:
    """Ghi chú: the note, and of which attachment the file is."""
    return "; ".join(part for part in (f"Tệp kèm theo: {kept.part}" if kept.part else "", kept.note) if part)


def letter_name(kept: KeptLetter) -> str:
    """Return what findings call a document: where it lies, or its number and unit."""
    return kept.path or " ".join(part for part in (kept.number.text, kept.unit, kept.part) if part)


def languages_of(letters: Sequence[KeptLetter]) -> tuple[str, ...]:
    """Return the languages of the documents, each once, in the order of the documents."""
    return tuple(dict.fromkeys(one.language for one in letters if one.language))


def _count(number: int) -> str:
    return str(number) if number else ""


def _of_the_file(finding: Finding) -> bool:
    return finding.where.place.startswith("FileCode/")


def _written(name: str, record: Record, where: str, *, loose: bool = False) -> bytes:
    findings = list(_judged(record, where, loose=loose))
    if has_errors(findings):
        raise Refused(findings)
    return to_bytes(record_element(name, record))


def _judged(record: Record, where: str, *, loose: bool) -> Iterator[Finding]:
    """Judge a record; a document that is in no file yet lacks what only a file gives it."""
    for finding in judge(record, where):
        if not (loose and finding.code == "GN001" and (_of_the_file(finding) or finding.where.place == "DocOrdinal")):
            yield finding
