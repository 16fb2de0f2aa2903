"""Kiểm tra chữ ký số: a signed PDF held against what was issued and who must have signed.

Programs that verify have been fooled in many ways, so nothing hangs on one answer: the bytes of the file, the place of
each signature, what it covers, whose it is, what came after it and what the file does are looked at separately. What
cannot be read cannot be verified, and that is said in words.
"""

import asyncio
import io
import logging
from contextlib import AsyncExitStack
from dataclasses import replace
from hashlib import sha256

from congvan.errors import Finding, Where
from congvan.language import _
from congvan.signing.container import kind_of, what_else
from congvan.signing.errors import must_be_installed
from congvan.signing.reports import FileReport, Policy

__all__ = ["verify"]


def verify(pdf: bytes, policy: Policy, *, file: str = "", issued: bytes | None = None) -> FileReport:
    """Verify a signed PDF.

    A hostile file can take long or much memory: call it where both are bounded.

    Args:
        pdf: the file.
        policy: what is asked.
        file: its name as messages say it.
        issued: the bytes that were issued; None = it is not compared with any.

    Raises:
        NoSigning: the extra is not installed.
    """
    must_be_installed()
    report = FileReport(file, sha256(pdf).hexdigest(), len(pdf))
    where = Where(file)
    strange = kind_of(pdf)
    if strange:
        return replace(report, findings=(Finding("SG002", where, strange),))
    strange = what_else(pdf)
    if strange:
        return replace(report, findings=(Finding("SG014", where, strange),))
    try:
        return asyncio.run(_verified(pdf, policy, report, issued))
    except Exception as error:
        logging.getLogger(__name__).debug("%s cannot be verified", file, exc_info=error)
        said = _("the file cannot be verified: it is damaged, or built in a way that no PDF should be.")
        return replace(report, findings=(Finding("SG002", where, said),))


async def _verified(pdf: bytes, policy: Policy, report: FileReport, issued: bytes | None) -> FileReport:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - slow to import

    from congvan.signing.active import what_it_does  # noqa: PLC0415
    from congvan.signing.additions import revision_at  # noqa: PLC0415
    from congvan.signing.asking import asking  # noqa: PLC0415
    from congvan.signing.judged import evidence_of  # noqa: PLC0415
    from congvan.signing.looking import look_at, what_came_after, who_is_missing  # noqa: PLC0415

    where = Where(report.file)
    reader = PdfFileReader(io.BytesIO(pdf))
    if reader.encrypted:
        return replace(report, findings=(Finding("SG015", where, _("the file is encrypted.")),))
    kept = None if issued is None else pdf.startswith(issued)
    report = replace(report, pages=int(reader.root["/Pages"]["/Count"]), issued=kept)
    base = len(issued) if issued is not None and kept else 0
    last = revision_at(reader, base) if base else -1
    found = [Finding("SG013", where, said) for said in what_it_does(reader, last)]
    if kept is False:
        said = _("it does not begin with the bytes that were issued: it was written anew, or it is another letter.")
        found.append(Finding("SG010", where, said))
    embedded = reader.embedded_signatures
    if not embedded:
        said = _("it has no digital signature (chữ ký số).")
        return replace(report, findings=(Finding("SG001", where, said), *found))
    after, more = what_came_after(pdf, reader, embedded, base, where)
    found += more
    async with AsyncExitStack() as held:
        fetchers = await held.enter_async_context(asking()) if policy.online else None
        evidence = evidence_of(reader, policy, fetchers)
        signatures, more = await look_at(pdf, embedded, evidence, policy, after, where)
    found += [*more, *who_is_missing(signatures, policy.expected, where)]
    return replace(report, signatures=signatures, findings=tuple(dict.fromkeys(found)))
