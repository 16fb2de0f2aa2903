"""Lời của tờ xem nhanh: the sentences of the page, in the clerk's language."""

from collections import Counter
from collections.abc import Sequence

from congvan.errors import Finding, Severity
from congvan.language import _, n_

__all__ = ["page_words", "pages_text", "script_words", "severity_counts", "severity_name"]


def page_words() -> dict[str, str]:
    """Return what stands on the page itself."""
    return {
        "all": _("All"),
        "clause": _("Clause"),
        "close": _("Close (Esc)"),
        "differs": _("Differs from most letters"),
        "empty": _("This batch has no letters."),
        "filter": _("Find a letter"),
        "filter_hint": _("name, id, group, differing text, finding code; accents may be left out"),
        "findings": _("Findings"),
        "general": _("General letter"),
        "general_findings": _("Findings on the whole batch"),
        "keyboard": _("Keys"),
        "key_filter": _("go to the box «Find a letter»"),
        "key_move": _("move from letter to letter"),
        "key_open": _("open the large view"),
        "key_seen": _("tick or untick the letter as seen"),
        "key_close": _("close the large view, or empty the box"),
        "next": _("Next letter (→)"),
        "no_picture": _("No picture: this letter could not be printed."),
        "no_script": _(
            "This browser runs no scripts here: all letters are shown, the filter and the ticks do not work."
        ),
        "none_found": _("No letter matches. Empty the box or choose «All»."),
        "odd": _("Unusual"),
        "only_findings": _("With findings"),
        "only_odd": _("Unusual"),
        "only_unseen": _("Not seen yet"),
        "pages_differ": _("unlike most"),
        "previous": _("Previous letter (←)"),
        "seen": _("Seen"),
        "show": _("Show"),
        "sort": _("Order"),
        "sort_findings": _("most findings first"),
        "sort_list": _("as in the list"),
        "sort_pages": _("most pages first"),
        "subject": _("Subject"),
    }


def script_words() -> dict[str, str]:
    """Return what the script says, its `%(name)s` places still open."""
    return {
        "count": _("%(shown)s of %(all)s letters"),
        "seen": _("Seen: %(seen)s of %(all)s"),
        "unkept": _("This browser does not keep the ticks: they are gone when the page is closed."),
        "page": _("%(name)s, page %(page)s"),
    }


def pages_text(count: int) -> str:
    """Return «2 pages»."""
    return n_("%(count)d page", "%(count)d pages", count)


def severity_name(severity: Severity) -> str:
    """Return what a finding of this severity is called."""
    match severity:
        case Severity.ERROR:
            return _("error")
        case Severity.WARNING:
            return _("warning")
        case Severity.ADVICE:
            return _("advice")


def severity_counts(findings: Sequence[Finding]) -> list[tuple[Severity, str]]:
    """Return how many findings of each severity there are, the gravest first: «2 errors», «1 warning»."""
    counts = Counter(finding.severity for finding in findings)
    said = {
        Severity.ERROR: n_("%(count)d error", "%(count)d errors", counts[Severity.ERROR]),
        Severity.WARNING: n_("%(count)d warning", "%(count)d warnings", counts[Severity.WARNING]),
        Severity.ADVICE: n_("%(count)d piece of advice", "%(count)d pieces of advice", counts[Severity.ADVICE]),
    }
    return [(severity, text) for severity, text in said.items() if counts[severity]]
