"""Codes of what speaks against a signed file, each with its short title."""

from congvan.language import N_

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "SG001": N_("a file without a signature"),
    "SG002": N_("a file that cannot be verified"),
    "SG003": N_("a signature that does not fit its bytes"),
    "SG004": N_("a certificate that is not trusted"),
    "SG005": N_("a revoked certificate"),
    "SG006": N_("a certificate whose revocation was not checked"),
    "SG007": N_("a digest or key that is too weak"),
    "SG008": N_("something was changed or added after signing"),
    "SG009": N_("bytes that no signature covers"),
    "SG010": N_("a file that does not begin with the bytes that were issued"),
    "SG011": N_("somebody who must sign has not signed"),
    "SG012": N_("a signer who was known by the name alone"),
    "SG013": N_("a file that does something, or carries another file"),
    "SG014": N_("a file that is another kind of file as well"),
    "SG015": N_("an encrypted file"),
    "SG016": N_("a signature whose place in the file is not as it must be"),
    "SG017": N_("properties of the file that were changed"),
    "SG018": N_("a signature that hides a large part of a page"),
    "SG019": N_("a time stamp that is not trusted"),
}
