"""Codes of what can be wrong when letter, list, office and folder meet, each with its short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "LT001": N_("an addressee that the list does not have"),
    "LT002": N_("an addressed group without units"),
    "LT003": N_("something that looks like a mark and is none"),
    "LT004": N_("a mark that no letter knows"),
    "LT005": N_("a mark without a value"),
    "LT006": N_("only: or except: names what the list does not have"),
    "LT007": N_("the letter has nothing to say"),
    "LT008": N_("a kind of file that letters are not made in"),
    "LT009": N_("a font that is not there"),
    "CK001": N_("a kind of document that the decree does not govern"),
    "CK002": N_("tracked changes or comments in a Word file"),
    "CK003": N_("a letter older than the decree"),
    "CK004": N_("a Word file that is no letter"),
    "CK005": N_("a rule that there is not"),
    "CK006": N_("a severity that there is not"),
    "CK007": N_("a file that cannot be read"),
    "CK008": N_("a PDF, which is not mended"),
    "SD004": N_("a number is in the register already, for something else"),
    "SD006": N_("the letter has a number already"),
    "SD010": N_("an issued letter was changed, or is not there"),
    "SD011": N_("no book numbers such a letter"),
    "SD012": N_("a number is reserved for the letter as it was before"),
    "SD013": N_("a number is not in the register, or in several books"),
    "SD015": N_("a file among the issued letters is not in the register"),
    "SD016": N_("the letter's date and the day of issue contradict each other"),
    "SD017": N_("the day is still to come"),
    "OU001": N_("a file that is not this batch's stands in the way"),
    "OU002": N_("a link stands where a letter belongs"),
}
