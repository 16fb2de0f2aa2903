"""Bản quét: whether a scan is as the decree asks for it (Phụ lục I, Phần II, mục I)."""

from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.pdf import scan_facts

__all__ = ["unfit_scan"]

_OLDEST = (1, 4)
_DPI = 200
_CLAUSE = "NĐ 30/2020, PL I, Phần II, I"


def unfit_scan(data: bytes, name: str) -> list[Finding]:
    """Return what speaks against a scan: an old PDF, dots that are too few, grey pages; pages of text are no scans.

    Args:
        data: the file.
        name: what messages call it.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, mục I: PDF from 1.4, colour, at least 200 dpi.
    """
    where = Where(name)
    try:
        facts = scan_facts(data, name)
    except Refused as error:
        return list(error.findings)
    found = []
    if facts.version < _OLDEST:
        version = ".".join(map(str, facts.version))
        said = _("it is a PDF of version %(version)s; it must be 1.4 or later.", version=version)
        found.append(Finding("BS002", where, said, _("Save it again as a newer PDF."), clause=_CLAUSE))
    coarse = [one for one in facts.scanned if one.dpi < _DPI]
    if coarse:
        least = min(one.dpi for one in coarse)
        pages = ", ".join(str(one.number) for one in coarse)
        said = _(
            "it was scanned with %(dpi)d dpi (page %(pages)s); it must be %(least)d or more.",
            dpi=least,
            pages=pages,
            least=_DPI,
        )
        fix = _("Scan it again, in colour, at %(least)d dpi or more and 100%% of its size.", least=_DPI)
        found.append(Finding("BS002", where, said, fix, clause=_CLAUSE))
    grey = [one for one in facts.scanned if not one.colour]
    if grey:
        pages = ", ".join(str(one.number) for one in grey)
        said = _("it was scanned without colour (page %(pages)s); it must be in colour.", pages=pages)
        fix = _("Scan it again in colour: signature and seal must be blue and red.")
        found.append(Finding("BS002", where, said, fix, clause=_CLAUSE))
    return found
