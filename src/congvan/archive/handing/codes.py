"""Codes of what can be wrong when a case file is handed over, each with its short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "GN001": N_("a fact that must be handed over is missing"),
    "GN002": N_("a fact is too long to be handed over"),
    "GN003": N_("a fact is not of the kind that is asked for"),
    "GN004": N_("a fact holds a character that cannot be handed over"),
    "GN005": N_("a kept file is not as the archive has it"),
    "GN006": N_("a name cannot stand in a package"),
    "GN010": N_("a package cannot be opened"),
    "GN011": N_("a package is put together in an unsafe way"),
    "GN012": N_("a file is missing in a package"),
    "GN013": N_("a file in a package is named nowhere"),
    "GN014": N_("a file in a package is not the one that was handed over"),
    "GN015": N_("an id in a package is not as it must be"),
    "GN016": N_("a reference in a package leads nowhere"),
    "GN017": N_("a list in a package cannot be read"),
    "GN018": N_("two places in a package contradict each other"),
}
