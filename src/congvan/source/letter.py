"""Đọc công văn: a letter as its author wrote it, in YAML."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from congvan.errors import Finding, Text
from congvan.language import _
from congvan.letter import Attachment, Draft, Filing, Office, Task
from congvan.source.notes import Notes, listed, near_miss, show
from congvan.source.shapes import LETTER, every_key
from congvan.source.shaping import shape_keys
from congvan.source.values import read_filing, read_subject
from congvan.source.yaml_text import read_root

__all__ = ["read_letter"]

_KEYS = every_key(LETTER)
_OFFICE_FILE = "congvan.yaml"
_OPTIONAL = (
    *("opening", "marks", "closing", "copies_to", "number", "date", "urgency", "circulation", "drafter_mark"),
    "numbering",
)


def read_letter(path: Path, *, office: Office | None = None, shown: str = "") -> tuple[Draft | None, list[Finding]]:
    """Read a letter (công văn) written in YAML.

    Args:
        path: the file; its stem becomes the draft's id, attachments are looked for beside it.
        office: whose letter it is; gives the symbol, the signer and the filing that the letter leaves out.
        shown: the path as the user wrote it, for the findings; empty = `path`.

    Returns:
        The draft, or None when nothing usable could be read, and every finding of the file. With an error among the
        findings the draft is incomplete.

    Raises:
        CannotRead: the file cannot be opened.
    """
    notes = Notes(shown or str(path))
    root = read_root(path, _KEYS, notes)
    if root is None:
        return None, notes.sorted()
    values = shape_keys(root, LETTER, notes)
    filing = _filing(values.get("filing"), office, notes)
    draft = Draft(
        id=path.stem,
        symbol=_symbol(values, filing, office, notes),
        subject=read_subject(values["subject"], notes) if "subject" in values else "",
        addressees=values.get("addressees", ()),
        signer=_signer(values, office, notes),
        tasks=_tasks(values.get("tasks", ())),
        filing=filing,
        book=_book(values, office, notes),
        attachments=_attachments(values.get("attachments", ()), path, notes),
        fields=values.get("fields", {}),
        **{name: values[name] for name in _OPTIONAL if name in values},
    )
    if "subject" not in values or "addressees" not in values:
        return None, notes.sorted()
    return draft, notes.sorted()


def _tasks(found: Sequence[dict[str, Any]]) -> tuple[Task, ...]:
    return tuple(
        Task(
            text=values.get("text", ""),
            title=values.get("title", ""),
            marks=values.get("marks"),
            items=_tasks(values.get("items", ())),
            only=values.get("only", ()),
            not_for=values.get("except", ()),
        )
        for values in found
    )


def _filing(found: Any, office: Office | None, notes: Notes) -> Filing:
    if isinstance(found, Text):
        filing = read_filing(found, notes)
    elif found is not None:
        filing = Filing(found.get("registry", "VT"), found.get("unit", ""), found.get("copies", 0))
        found = found.get("unit") or found["@"]
    elif office is not None and office.defaults.filing:
        # congvan.yaml's own reading has told what is wrong with it
        return read_filing(Text(office.defaults.filing), Notes(""))
    else:
        return Filing()
    if office is not None and filing.unit and office.drafting_units and filing.unit not in office.drafting_units:
        notes.warn(
            "VL011",
            found,
            _("«%(unit)s» is none of the drafting units (đơn vị soạn thảo) of congvan.yaml.", unit=show(filing.unit))
            + near_miss(filing.unit, office.drafting_units),
            _("Write one of: %(units)s.", units=listed(office.drafting_units)),
        )
    return filing


def _symbol(values: dict[str, Any], filing: Filing, office: Office | None, notes: Notes) -> str:
    if "symbol" in values:
        symbol: str = values["symbol"]
        return symbol
    if office is not None and office.symbol and filing.unit:
        return f"{office.symbol}-{filing.unit}"
    notes.error(
        "VL012",
        values["@"].at("symbol"),
        _("The letter has no symbol (ký hiệu), and none can be made from the office and its drafting unit."),
        _("Write «symbol», such as SGDĐT-VP; or «symbol» of the office and a «filing» with the unit, such as VT, VP."),
    )
    return ""


def _book(values: dict[str, Any], office: Office | None, notes: Notes) -> str:
    book: Text = values.get("book", Text(""))
    known = [one.id for one in office.books] if office is not None else []
    if book and office is not None and book not in known:
        notes.error(
            "VL017",
            book,
            _("There is no book (sổ) «%(id)s» in congvan.yaml.", id=show(book)) + near_miss(book, known),
            _("Write the id of one of its books, or leave the line out."),
        )
    return book


def _signer(values: dict[str, Any], office: Office | None, notes: Notes) -> str:
    signer: str = values.get("signer", "")
    if not signer:
        signer = office.defaults.signer if office is not None else ""
        if not signer:
            notes.error(
                "VL013",
                values["@"].at("signer"),
                _("The letter has no signer (người ký), and congvan.yaml names no usual one."),
                _("Write «signer» with the id of a signer."),
            )
        return signer
    if office is not None and signer not in {known.id for known in office.signers}:
        ids = [known.id for known in office.signers]
        notes.error(
            "VL010",
            values["signer"],
            _("There is no signer (người ký) «%(id)s».", id=show(signer)) + near_miss(signer, ids),
            _("Write the id of one of the signers: %(ids)s.", ids=listed(ids)),
        )
    return signer


def _attachments(found: Sequence[dict[str, Any]], letter: Path, notes: Notes) -> tuple[Attachment, ...]:
    attachments = []
    for values in found:
        file: Text | None = values.get("file")
        if file is None:
            continue
        if _leads_out(file, letter):
            notes.error(
                "VL014",
                file,
                _("The attachment «%(file)s» lies outside the office's folder.", file=show(file)),
                _("Copy it beside the letter and write its name only."),
            )
            continue
        if not _exists(letter.parent / file.replace("\\", "/")):
            notes.error(
                "VL015",
                file,
                _("There is no file «%(file)s» (tài liệu kèm theo).", file=show(file)),
                _("Write its path from the letter's own folder."),
            )
        attachments.append(Attachment(values.get("title") or PurePosixPath(file.replace("\\", "/")).stem, file))
    return tuple(attachments)


def _leads_out(file: str, letter: Path) -> bool:
    """Tell whether the path is absolute or leaves the folder that congvan.yaml lies in (else the letter's own)."""
    windows = PureWindowsPath(file)
    if windows.drive or windows.root or PurePosixPath(file).is_absolute():
        return True
    try:
        folder = letter.parent.resolve()
        home = next((above for above in (folder, *folder.parents) if (above / _OFFICE_FILE).is_file()), folder)
        return not (folder / file.replace("\\", "/")).resolve().is_relative_to(home)
    except (OSError, ValueError, RuntimeError):
        return True


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
