"""Xem từng chữ ký: each signature of a file as a report, and what speaks against it."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.signing.additions import (
    SIGNATURES_ONLY,
    changed_fields,
    changed_properties,
    only_proofs,
    only_signatures,
    revision_at,
)
from congvan.signing.hanko import page_of
from congvan.signing.held import held
from congvan.signing.judged import Evidence, Judged, judge, judge_stamp
from congvan.signing.pictures import shown_unsigned
from congvan.signing.prepared import only_places
from congvan.signing.ranges import covers_to_end, what_is_wrong_with
from congvan.signing.reports import Additions, Expected, Policy, SignatureReport
from congvan.signing.values import Box

__all__ = ["look_at", "what_came_after", "who_is_missing"]

_STAMP = "/DocTimeStamp"
_LARGE = 250.0 * 150.0
"""Square points; a seal of 42 mm has a third of it."""


def what_came_after(
    pdf: bytes, reader: PdfFileReader, embedded: Sequence[EmbeddedPdfSignature], issued: int, where: Where
) -> tuple[Mapping[str, Additions], list[Finding]]:
    """Return what came after each signature, by field, and what of it must not be.

    Args:
        pdf: the file.
        reader: the same, read.
        embedded: its signatures in the order of signing.
        issued: how many bytes were issued, if it begins with them; 0 = it was not compared, or does not.
        where: the file.
    """
    found = [
        Finding("SG016", where, _("the signature «%(name)s»: %(why)s", name=one.field_name, why=why))
        for one in embedded
        if (why := what_is_wrong_with(pdf, one.sig_object))
    ]
    spans = [tuple(one.sig_object.raw_get("/ByteRange")) for one in embedded]
    if len(set(spans)) < len(spans):
        found.append(Finding("SG016", where, _("two signature fields show one signature.")))
    if found:
        return dict.fromkeys((one.field_name for one in embedded), "unknown"), found
    last = max(one.signed_revision for one in embedded)
    if not any(covers_to_end(pdf, one.sig_object) for one in embedded) and not only_proofs(reader, last):
        found.append(Finding("SG009", where, _("its last bytes are covered by no signature: they were added later.")))
    first = embedded[0].signed_revision
    base = revision_at(reader, issued) if issued else first
    if not _is_untouched(reader, base, first):
        said = _("something else than signatures was added or changed after it was issued or signed.")
        found.append(Finding("SG008", where, said))
    if shown_unsigned(reader, max(base, 0) if issued else first):
        said = _("a picture is shown for a signature that was not made: it can hide what stands below it.")
        found.append(Finding("SG008", where, said))
    signed = {one.field_name: one.signed_revision for one in embedded}
    for name in changed_fields(reader, signed):
        said = _("the place or picture of the signature «%(name)s» was changed after signing.", name=name)
        found.append(Finding("SG008", where, said))
    for one in embedded:
        pyhanko_one: Any = one
        pyhanko_one.compute_integrity_info(diff_policy=SIGNATURES_ONLY, skip_diff=one.docmdp_level is None)
        if one.docmdp_level is not None and not one.summarise_integrity_info()["docmdp_ok"]:
            said = _("the signature «%(name)s» forbids what was done after it.", name=one.field_name)
            found.append(Finding("SG008", where, said))
    if changed_properties(reader, max(base, 0)):
        said = _("its properties, such as the title, were changed after it was issued or signed.")
        found.append(Finding("SG017", where, said, severity=Severity.WARNING))
    broken = any(one.code == "SG008" for one in found)
    return {one.field_name: _after(one, reader, pdf, broken=broken) for one in embedded}, found


def _is_untouched(reader: PdfFileReader, base: int, first: int) -> bool:
    """Return whether nothing but signatures came after a revision."""
    if base < 0:
        return False
    if base >= first or "/AcroForm" in reader.get_historical_resolver(base).root:
        return only_signatures(reader, min(base, first))
    return only_places(reader, base, first) and only_signatures(reader, first)


def _after(one: EmbeddedPdfSignature, reader: PdfFileReader, pdf: bytes, *, broken: bool) -> Additions:
    if covers_to_end(pdf, one.sig_object):
        return "none"
    if not broken or only_signatures(reader, one.signed_revision):
        return "signatures"
    return "other"


async def look_at(  # noqa: PLR0913, PLR0917 - what a report hangs on
    pdf: bytes,
    embedded: Sequence[EmbeddedPdfSignature],
    evidence: Evidence,
    policy: Policy,
    after: Mapping[str, Additions],
    where: Where,
) -> tuple[tuple[SignatureReport, ...], list[Finding]]:
    """Return a report of each signature, and what speaks against them."""
    reports: list[SignatureReport] = []
    found: list[Finding] = []
    stamps: list[datetime] = []
    for one in reversed(embedded):  # a time stamp proves what was there before it
        is_stamp = one.sig_object_type == _STAMP
        made = await (judge_stamp(one, evidence, policy) if is_stamp else judge(one, evidence, policy, stamps))
        if is_stamp and made.trusted and made.valid and made.stamped_at is not None:
            stamps.append(made.stamped_at)
        said = _level(made, evidence, stamped=bool(stamps))
        report = _report(pdf, one, made, after[one.field_name], "" if is_stamp else said)
        reports.append(report)
        found += _against(report, made, policy, where)
    return tuple(reversed(reports)), found


def _level(made: Judged, evidence: Evidence, *, stamped: bool) -> str:
    if evidence.long_term:
        return "B-LTA" if stamped else "B-LT"
    return "B-T" if made.stamped_at is not None else "B-B"


def _report(pdf: bytes, one: EmbeddedPdfSignature, made: Judged, after: Additions, level: str) -> SignatureReport:
    coverage: Any = one.coverage
    part = coverage is None or coverage < SignatureCoverageLevel.ENTIRE_REVISION
    covers: Literal["file", "revision", "part"] = "revision"
    if part:
        covers = "part"
    elif covers_to_end(pdf, one.sig_object):
        covers = "file"
    is_stamp = one.sig_object_type == _STAMP
    return SignatureReport(
        field=one.field_name,
        kind="timestamp" if is_stamp else "signature",
        holder=made.holder,
        claimed_at=None if is_stamp else _claimed(one),
        stamped_at=made.stamped_at,
        intact=made.intact,
        valid=made.valid,
        trusted=made.trusted,
        distrust=made.distrust,
        root=made.root,
        revocation=made.revocation,
        algorithm=made.algorithm,
        covers=covers,
        revision=one.signed_revision + 1,
        after=after,
        level=level,
        box=_box(one),
        reason=str(held(one.sig_object, "/Reason", "")),
    )


def _claimed(one: EmbeddedPdfSignature) -> datetime | None:
    at = one.self_reported_timestamp
    return at if at is None or at.tzinfo else None


def _box(one: EmbeddedPdfSignature) -> Box | None:
    """Return where a signature is shown, from the top left corner of its page."""
    field = one.sig_field
    if "/Rect" not in field or "/P" not in field:
        return None
    left, bottom, right, top = (float(x) for x in field["/Rect"])
    if left == right or top == bottom:
        return None
    page = field["/P"]
    number, at = 0, field.raw_get("/P").reference
    for place in range(int(one.reader.root["/Pages"]["/Count"])):
        if page_of(one.reader, place + 1).reference == at:
            number = place + 1
            break
    while "/MediaBox" not in page and "/Parent" in page:
        page = page["/Parent"]
    high = float(page["/MediaBox"][3])
    return Box(number, round(left, 2), round(high - top, 2), round(right - left, 2), round(top - bottom, 2))


def _against(report: SignatureReport, made: Judged, policy: Policy, where: Where) -> list[Finding]:
    """Return what speaks against one signature."""
    name = made.holder.name if made.holder else report.field
    told = []

    def add(code: str, said: str, fix: str = "", severity: Severity = Severity.ERROR) -> None:
        told.append(Finding(code, where, said, fix, severity))

    if not (report.intact and report.valid):
        add("SG003", _("the signature of «%(name)s» does not fit the file: its bytes were changed.", name=name))
        return told
    if report.covers == "part":
        add("SG009", _("the signature of «%(name)s» covers a part of the file only.", name=name))
    if report.revocation == "revoked":
        add("SG005", _("the certificate of «%(name)s» was revoked.", name=name))
    elif not report.trusted:
        said = _("the signature of «%(name)s» is not trusted: %(why)s.", name=name, why=report.distrust)
        add("SG004", said, _("If the authority is right, put its certificate into the folder of roots."))
    elif report.revocation == "unchecked" and report.kind == "signature":
        severity = Severity.ERROR if policy.required else Severity.WARNING
        said = _("it was not checked whether the certificate of «%(name)s» was revoked.", name=name)
        add("SG006", said, _("Check it over the network with --online."), severity)
    if made.weak:
        add("SG007", _("the signature of «%(name)s» is too weak: %(weak)s.", name=name, weak=made.weak))
    if made.stamp_refused:
        said = _(
            "the time stamp of the signature of «%(name)s» is not trusted: the time is the signer's own.", name=name
        )
        fix = _("If its authority is right, put its certificate into the folder of roots.")
        add("SG019", said, fix, Severity.WARNING)
    if report.box is not None and report.box.width * report.box.height > _LARGE:
        said = _("the signature of «%(name)s» hides a large part of page %(page)d.", name=name, page=report.box.page)
        add("SG018", said, _("Look whether it covers any text."), Severity.WARNING)
    return told


def who_is_missing(signatures: Sequence[SignatureReport], expected: Sequence[Expected], where: Where) -> list[Finding]:
    """Return who must have signed and has not, and who was known by the name alone.

    Args:
        signatures: of the file.
        expected: who must have signed it.
        where: the file.
    """
    found = []
    sound = [one for one in signatures if one.kind == "signature" and one.holder is not None and one.sound]
    for one in expected:
        mine = [it for it in sound if _is(it, one)]
        if not mine:
            said = _("the signature of %(role)s «%(name)s» is missing.", role=one.role, name=" / ".join(one.names))
            found.append(Finding("SG011", where, said))
        elif not one.serials:
            said = _("%(role)s «%(name)s» was known by the name alone.", role=one.role, name=" / ".join(one.names))
            fix = _("Write the number of the certificate into congvan.yaml (certificates:).")
            found.append(Finding("SG012", where, said, fix, Severity.WARNING))
    return found


def _is(report: SignatureReport, expected: Expected) -> bool:
    holder = report.holder
    if holder is None:
        return False
    if expected.serials:
        return holder.serial.lstrip("0").lower() in {one.lstrip("0").lower() for one in expected.serials}
    names = {_folded(one) for one in expected.names}
    return _folded(holder.name) in names


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
