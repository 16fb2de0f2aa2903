"""Reads everything a letter needs and finds all that does not fit together, before anything is made."""

import os
from dataclasses import dataclass
from pathlib import Path

from congvan.docx import packaged_template
from congvan.errors import CannotRead, Finding, Refused, has_errors
from congvan.language import _
from congvan.letter import Draft, Group, Office, Recipients, Signer
from congvan.source import read_letter, read_office, read_recipients
from congvan.workflow.agree import agree
from congvan.workflow.places import OFFICE_FILE, must_be_there, nearest_office, read_file, shown

__all__ = [
    "OFFICE_FILE",
    "Gathered",
    "Paths",
    "gather",
    "must_be_there",
    "nearest_office",
    "read_file",
    "shown",
    "yaml_texts",
]


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the user's files are.

    Attributes:
        letter: the letter's YAML.
        office: `congvan.yaml`; None = the nearest one above the letter.
        recipients: the list; None = the office's default.
        template: the Word template; None = the office's default, or the built-in one.
        out: the folder for letters; None = the office's default.
        base: the folder that paths in messages are relative to.
    """

    letter: Path
    base: Path
    office: Path | None = None
    recipients: Path | None = None
    template: Path | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that was read and found to fit.

    Attributes:
        office: who issues.
        draft: the letter.
        signer: who signs.
        recipients: the list.
        template: bytes of the template.
        template_name: its path as messages say it.
        trusted: whether it is the built-in template, byte for byte.
        out: the folder for letters.
        letter_name: the letter's path as messages say it.
        office_name: the office's path.
        recipients_name: the list's path.
        letter_path: the letter's file.
        office_path: the office's file.
        recipients_path: the list.
        findings: warnings.
    """

    office: Office
    draft: Draft
    signer: Signer
    recipients: Recipients
    template: bytes
    template_name: str
    trusted: bool
    out: Path
    letter_name: str
    office_name: str
    recipients_name: str
    letter_path: Path
    office_path: Path
    recipients_path: Path
    findings: tuple[Finding, ...]


def _office_of(letter: Path, base: Path) -> Path:
    office = nearest_office(letter.resolve().parent)
    if office is not None:
        return office
    reason = _("there is no %(file)s in its folder or above it; name the office with --office", file=OFFICE_FILE)
    raise CannotRead(shown(letter, base), reason)


def gather(paths: Paths) -> Gathered:
    """Read office, letter, list and template and hold them against each other.

    Raises:
        CannotRead: a file is missing or cannot be opened.
        Refused: findings; every finding of every file.
    """
    must_be_there(paths.letter, paths.base)
    office_path = paths.office or _office_of(paths.letter, paths.base)
    must_be_there(office_path, paths.base)
    root = office_path.parent
    office, findings = read_office(office_path, shown=shown(office_path, paths.base))
    draft, more = read_letter(paths.letter, office=office, shown=shown(paths.letter, paths.base))
    findings += more
    recipients_path = paths.recipients or root / (office.defaults.recipients if office else "recipients.yaml")
    recipients, more = _recipients(paths, root, office)
    findings += more
    template_path = _template_path(paths, root, office)
    template = read_file(template_path, paths.base) if template_path else packaged_template()
    letter_name = shown(paths.letter, paths.base)
    signer = next((one for one in office.signers if draft and one.id == draft.signer), None) if office else None
    if draft and recipients:
        findings += agree(draft, recipients, letter_name)
    if has_errors(findings) or office is None or draft is None or recipients is None or signer is None:
        raise Refused(findings)
    return Gathered(
        office=office,
        draft=draft,
        signer=signer,
        recipients=recipients,
        template=template,
        template_name=shown(template_path, paths.base) if template_path else _("the built-in template"),
        trusted=template == packaged_template(),
        out=paths.out or root / office.defaults.out,
        letter_name=letter_name,
        office_name=shown(office_path, paths.base),
        recipients_name=shown(recipients_path, paths.base),
        letter_path=paths.letter,
        office_path=office_path,
        recipients_path=recipients_path,
        findings=tuple(findings),
    )


def _recipients(paths: Paths, root: Path, office: Office | None) -> tuple[Recipients | None, list[Finding]]:
    usual = root / (office.defaults.recipients if office else "recipients.yaml")
    path = paths.recipients or usual
    must_be_there(path, paths.base)
    groups: tuple[Group, ...] = ()
    findings: list[Finding] = []
    if path != usual and path.suffix.lower() not in (".yaml", ".yml") and os.path.isfile(usual):  # noqa: PTH113 - never raises
        # a table of units seldom has the groups' lines of Kính gửi: they stay in the office's own list
        own, findings = read_recipients(usual, shown=shown(usual, paths.base))
        groups = own.groups if own else ()
    found, more = read_recipients(path, groups=groups, shown=shown(path, paths.base))
    return found, findings + more


def _template_path(paths: Paths, root: Path, office: Office | None) -> Path | None:
    if paths.template:
        return paths.template
    return root / office.defaults.template if office and office.defaults.template else None


def yaml_texts(gathered: Gathered) -> dict[str, str]:
    """Return the YAML files of a letter by their names in findings."""
    files = {
        gathered.letter_name: gathered.letter_path,
        gathered.office_name: gathered.office_path,
        gathered.recipients_name: gathered.recipients_path,
    }
    return {
        name: path.read_bytes().decode("utf-8-sig", errors="replace")
        for name, path in files.items()
        if path.suffix.lower() in (".yaml", ".yml")
    }
