"""Gather the sentences of `src/`, bring `locale/vi/LC_MESSAGES/congvan.po` up to date and compile it.

Vietnamese is written in the .po file; English sentences stand in the code. The compiled catalogue is package data.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from congvan.checks import RULES

SOURCES = Path(__file__).parent.parent / "src/congvan"
CATALOGUE = SOURCES / "locale/vi/LC_MESSAGES/congvan.po"
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}


def gathered() -> Catalog:
    """Return every sentence of the code, without translations."""
    catalogue = Catalog(domain="congvan", charset="utf-8")
    for _file, _line, message, comments, context in extract_from_dir(SOURCES, keywords=KEYWORDS, comment_tags=()):
        catalogue.add(message, auto_comments=comments, context=context)
    for rule in RULES.values():  # their pages are their docstrings
        catalogue.add(rule.title)
        catalogue.add(rule.why)
    return catalogue


def read() -> Catalog:
    """Return the Vietnamese catalogue as it stands."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="vi", domain="congvan")


def main() -> None:
    """Renew the .po and .mo files; sentences that are gone go."""
    catalogue = read() if CATALOGUE.exists() else Catalog(locale="vi", domain="congvan", charset="utf-8")
    catalogue.project, catalogue.version, catalogue.header_comment = "congvan", "", "# Tiếng Việt của congvan."
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.fuzzy = False
    catalogue.update(gathered(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, no_location=True, sort_output=True, omit_header=False, width=120)
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    missing = [message.id for message in catalogue if message.id and not message.string]
    print(f"{len(catalogue)} sentences, {len(missing)} without Vietnamese")


if __name__ == "__main__":
    main()
