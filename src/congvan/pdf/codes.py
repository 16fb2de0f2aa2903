"""Codes of what cannot be printed, each with its short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "PF001": N_("a font that is not installed"),
    "PF002": N_("a character that the font does not have"),
    "PF003": N_("a drawing of a kind that cannot be printed"),
    "PF004": N_("a drawing that text runs around"),
    "PF005": N_("a picture that cannot be printed"),
    "PF006": N_("an edge of a kind that cannot be printed"),
    "PF007": N_("text in several columns"),
    "PF008": N_("a section that cannot be printed"),
    "PF009": N_("text that does not run from left to right"),
    "PF010": N_("a floating table"),
    "PF011": N_("a note that cannot be printed"),
    "PF012": N_("a look of characters that cannot be printed"),
    "PF013": N_("a tab stop that draws a bar"),
    "PF014": N_("a frame that text runs around"),
    "PF015": N_("a field or number that cannot be printed"),
    "PF016": N_("tracked changes or comments that are not printed"),
    "PF017": N_("headers of different heights that push the text"),
    "PF018": N_("a page that typst could not print"),
    "PF019": N_("an address that does not fit the envelope or label"),
    "PF020": N_("an address with characters that cannot be printed"),
    "PF021": N_("an envelope without a number or a name"),
    "PF022": N_("no envelope or label to be printed"),
    "PF023": N_("a logo that cannot be printed"),
    "PF101": N_("a file that is no PDF, or is damaged"),
    "PF102": N_("a PDF that is protected with a password"),
    "PF103": N_("a PDF with more pages than any letter has"),
}
