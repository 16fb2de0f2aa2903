"""The codes of what can be wrong with a package (`PK…`), each with its short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES = {
    "PK001": N_("the file is empty"),
    "PK002": N_("the file is of another kind"),
    "PK003": N_("the file is cut off or damaged"),
    "PK004": N_("the file is protected with a password"),
    "PK005": N_("something stands in front of the package"),
    "PK006": N_("something stands behind the package"),
    "PK007": N_("the package has several ends"),
    "PK008": N_("a part is there twice"),
    "PK009": N_("two parts have names that look the same"),
    "PK010": N_("a part has a name that is not safe"),
    "PK011": N_("the package contradicts itself"),
    "PK012": N_("two parts lie over each other"),
    "PK013": N_("something is hidden between the parts"),
    "PK014": N_("a part is encrypted"),
    "PK015": N_("a part is packed in an unusual way"),
    "PK016": N_("a part is a link to another file"),
    "PK017": N_("a part is damaged"),
    "PK018": N_("a part has another size than it says"),
    "PK019": N_("the file is too large when unpacked"),
    "PK020": N_("the table of contents of the package is missing or cannot be read"),
    "PK021": N_("the file is of another Office kind"),
    "PK022": N_("the package has no main part"),
    "PK023": N_("the file fetches a template from elsewhere"),
    "PK024": N_("a part holds something that a document never needs"),
}
