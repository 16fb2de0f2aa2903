"""Gói thường: a folder of one case file: its PDFs, the metadata of Phụ lục VI, and the SHA-256 of each file."""

from collections.abc import Sequence

from congvan.archive.handing.descriptions import document_id
from congvan.archive.handing.ids import safe_name
from congvan.archive.handing.letters import case_file_xml, metadata_xml
from congvan.archive.handing.members import Member, made
from congvan.archive.handing.values import HandedLetter, HandOver

__all__ = ["CASE_FILE_METADATA", "MANIFEST", "plain_members"]

MANIFEST = "manifest-sha256.txt"
CASE_FILE_METADATA = "ho-so.xml"


def plain_members(
    order: HandOver, documents: Sequence[tuple[HandedLetter, Member]], extras: Sequence[Member]
) -> list[Member]:
    """Return every file of a plain package.

    Args:
        order: the case file.
        documents: its letters in order, with their files.
        extras: the lists that go with it.

    Raises:
        Refused: a value is missing, too long or of another kind.
    """
    kept = [letter.kept for letter, _member in documents]
    members = [made(CASE_FILE_METADATA, case_file_xml(order.case_file, kept, year=order.year, organ_id=order.organ_id))]
    for ordinal, (letter, member) in enumerate(documents, 1):
        data = metadata_xml(
            letter.kept, case_file=order.case_file, year=order.year, ordinal=ordinal, organ_id=order.organ_id
        )
        members += [member, made(f"{safe_name(document_id(order, ordinal))}.xml", data)]
    members += extras
    lines = sorted((one.path, one.sha256) for one in members)
    manifest = "".join(f"{digest}  {path}\n" for path, digest in lines)
    return [*members, made(MANIFEST, manifest.encode())]
