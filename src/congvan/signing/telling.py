"""Báo cáo dưới dạng JSON: what is kept beside a signed file, and what --json says."""

from datetime import datetime
from typing import Any

from congvan.signing.reports import FileReport, SignatureReport
from congvan.signing.values import Holder

__all__ = ["told"]


def told(report: FileReport) -> dict[str, Any]:
    """Return a report as JSON has it."""
    return {
        "file": report.file,
        "sha256": report.sha256,
        "size": report.size,
        "pages": report.pages,
        "verdict": report.verdict,
        "issued": report.issued,
        "signatures": [_signature(one) for one in report.signatures],
        "findings": [
            {"code": one.code, "severity": str(one.severity), "message": one.message, "fix": one.fix}
            for one in report.findings
        ],
    }


def _signature(one: SignatureReport) -> dict[str, Any]:
    box = one.box
    return {
        "field": one.field,
        "kind": one.kind,
        "holder": _holder(one.holder),
        "claimed_at": _moment(one.claimed_at),
        "stamped_at": _moment(one.stamped_at),
        "intact": one.intact,
        "valid": one.valid,
        "trusted": one.trusted,
        "distrust": one.distrust,
        "root": one.root,
        "revocation": one.revocation,
        "algorithm": one.algorithm,
        "covers": one.covers,
        "revision": one.revision,
        "after": one.after,
        "level": one.level,
        "box": [box.page, box.x, box.y, box.width, box.height] if box else None,
        "reason": one.reason,
    }


def _holder(one: Holder | None) -> dict[str, Any] | None:
    if one is None:
        return None
    names = ("name", "organisation", "serial", "issuer", "subject_id", "sha256")
    said = {name: getattr(one, name) for name in names}
    return {**said, "since": _moment(one.since), "until": _moment(one.until)}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
