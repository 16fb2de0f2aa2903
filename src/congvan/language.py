"""The clerk's language: every sentence that a person reads goes through here.

English sentences in the code are the keys; `locale/<language>/LC_MESSAGES/congvan.mo` holds the others (gettext).
The front desk calls `speak` once, before anything is said; library users who never call it get English.
"""

import gettext
from pathlib import Path

__all__ = ["LANGUAGES", "N_", "_", "n_", "speak", "spoken"]

LANGUAGES = ("en", "vi")
_CATALOGUES = Path(__file__).parent / "locale"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def speak(language: str) -> None:
    """Choose the language of every sentence said from now on.

    Args:
        language: one of `LANGUAGES`; anything else means English.
    """
    global _catalogue, _language  # noqa: PLW0603 - one process speaks one language, as gettext itself does
    _language = language if language in LANGUAGES else "en"
    _catalogue = gettext.translation("congvan", _CATALOGUES, languages=[_language], fallback=True)


def spoken() -> str:
    """Return the language chosen last: "en" or "vi"."""
    return _language


def _(sentence: str, /, **facts: object) -> str:
    """Return the sentence in the clerk's language, its `%(name)s` places filled with facts."""
    said = _catalogue.gettext(sentence)
    return said % facts if facts else said


def n_(one: str, many: str, count: int, /, **facts: object) -> str:
    """Return the sentence for this count, its `%(name)s` places (and `%(count)d`) filled."""
    return _catalogue.ngettext(one, many, count) % {"count": count, **facts}


def N_(sentence: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a sentence for the catalogue where it is written, to be translated where it is said."""
    return sentence
