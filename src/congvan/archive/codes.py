"""Mã phát hiện: every code that the archive gives to its findings, with a short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "BL001": N_("another file is kept under the same number, unit and part"),
    "BL002": N_("a file cannot be taken into the archive"),
    "BL003": N_("a file that the archive does not know stands in the way"),
    "BL010": N_("a kept file was changed"),
    "BL011": N_("a kept file is missing"),
    "BL012": N_("a file in the archive that no manifest names"),
    "BL013": N_("kept files were exchanged or moved"),
    "BL014": N_("a kept file is empty or cut short"),
    "BL015": N_("the manifest was changed"),
    "BL016": N_("a bag's own file was changed or is missing"),
    "BL017": N_("two names differ only in capitals or in how accents are written"),
    "BL018": N_("a path leads out of the bag or works on one system only"),
    "BL019": N_("a link or a device in the archive"),
    "BL020": N_("something in the archive that does not belong there"),
    "BL021": N_("a file or folder cannot be read"),
    "BL022": N_("a whole bag is missing"),
    "BL023": N_("a letter and its record do not fit each other"),
    "BL024": N_("the register knows a letter that the archive lacks"),
    "BL025": N_("the archive holds a letter that the register does not know"),
    "BL026": N_("a kept file is not the one that the register wrote down"),
    "BL027": N_("a run was broken off and is not finished yet"),
    "BL030": N_("the second place holds another file"),
    "BL031": N_("the archive and the second place do not hold the same"),
}
