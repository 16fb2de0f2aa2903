"""`congvan sign`, the plan: which issued letters still lack whose signature, and where their signed copies are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from congvan.errors import Finding
from congvan.language import _
from congvan.letter import Event, LetterFile, UnitLetter
from congvan.signing import signed_fields
from congvan.workflow.dispatch_plan import DispatchRequest, Scene, file_of
from congvan.workflow.folder import digest
from congvan.workflow.issued_files import look_at_file
from congvan.workflow.places import shown
from congvan.workflow.sign_setup import OFFICE_FIELD, SIGNER_FIELD
from congvan.workflow.signed_copies import signed_copy

__all__ = ["ROLES", "Role", "SignItem", "SignPlan", "sign_items", "signed_path"]

Role = Literal["signer", "office"]
ROLES: tuple[Role, ...] = ("signer", "office")
_FIELDS: Mapping[Role, str] = {"signer": SIGNER_FIELD, "office": OFFICE_FIELD}
SIGNED_FOLDER = "da-ky"


@dataclass(frozen=True, slots=True)
class SignItem:
    """Một công văn chờ ký.

    Attributes:
        letter: as the register knows it.
        pdf: the issued file.
        path: of the signed copy.
        signed: whose signatures the signed copy has.
        todo: whose are to be made now, in order.
        why: why nothing can be done; empty = it can.
        sha256: of the signed copy as it is; empty = there is none.
        told: SHA-256 of the signed copy of which the ledger knows; empty = of none.
    """

    letter: UnitLetter
    pdf: LetterFile | None
    path: Path
    signed: tuple[Role, ...] = ()
    todo: tuple[Role, ...] = ()
    why: str = ""
    sha256: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class SignPlan:
    """Who signs what: the items in the order of the list; how many are to be signed, are done, cannot be.

    `attachments` are the files of their own that the office is to sign besides.
    """

    letter: str
    items: tuple[SignItem, ...]
    roles: tuple[Role, ...]
    numbers: str = ""
    level: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    attachments: int = 0

    @property
    def due(self) -> tuple[SignItem, ...]:
        """What is to be signed now."""
        return tuple(one for one in self.items if one.todo and not one.why)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many are due, done, missing something."""
        return Counter("missing" if one.why else "due" if one.todo else "done" for one in self.items)


def signed_path(root: Path, file: LetterFile, year: int) -> Path:
    """Return where the signed copy of an issued file is kept: in a folder of its own, by the same name."""
    parts = PurePosixPath(file.path).parts
    inside = parts[1:] if len(parts) > 1 and not PurePosixPath(file.path).is_absolute() else (str(year), parts[-1])
    return root.joinpath(SIGNED_FOLDER, *inside)


def sign_items(
    scene: Scene,
    status: Sequence[tuple[UnitLetter, tuple[Event, ...]]],
    request: DispatchRequest,
    roles: Sequence[Role],
) -> tuple[SignItem, ...]:
    """Return every issued letter with what is still to be signed.

    Args:
        scene: what was read.
        status: what the register knows of the letter.
        request: which units are wanted.
        roles: who signs now.
    """
    order = {unit.id: place for place, unit in enumerate(scene.addressing.units())}
    groups = {unit.id: unit.group for unit in scene.addressing.units()}
    found = [
        _item(scene, letter, events, roles)
        for letter, events in status
        if letter.status == "entered" and _is_wanted(letter, groups, request)
    ]
    return tuple(sorted(found, key=lambda one: order.get(one.letter.unit, -1)))


def _is_wanted(letter: UnitLetter, groups: Mapping[str, str], request: DispatchRequest) -> bool:
    if not request.units and not request.groups:
        return True
    return letter.unit in request.units or groups.get(letter.unit, "") in request.groups


def _item(scene: Scene, letter: UnitLetter, events: Sequence[Event], roles: Sequence[Role]) -> SignItem:
    pdf = file_of(letter, "pdf")
    if pdf is None:
        why = _("it was issued without a PDF; write formats: [docx, pdf] under defaults before issuing")
        return SignItem(letter, None, scene.root, why=why)
    path = signed_path(scene.root, pdf, letter.number.year)
    wrong = look_at_file(scene.root, pdf, scene.base)
    if wrong is not None:
        return SignItem(letter, pdf, path, why=f"{wrong.where.file}: {wrong.message.rstrip('.')}")
    copy = signed_copy(events)
    if copy is not None and copy.path == pdf.path:  # it was signed before it was issued
        return SignItem(letter, pdf, scene.root / pdf.path, ROLES, sha256=pdf.sha256, told=pdf.sha256)
    if not path.is_file():
        return SignItem(letter, pdf, path, todo=_todo((), roles), why=_before((), roles))
    data = path.read_bytes()
    if not data.startswith((scene.root / pdf.path).read_bytes()):
        name = shown(path, scene.base)
        why = _("%(file)s is no copy of the issued letter; move it away", file=name)
        return SignItem(letter, pdf, path, why=why)
    fields = signed_fields(data) or {}
    signed = tuple(role for role in ROLES if fields.get(_FIELDS[role]))
    told = copy.sha256 if copy else ""
    return SignItem(letter, pdf, path, signed, _todo(signed, roles), _before(signed, roles), digest(data), told)


def _todo(signed: Sequence[Role], roles: Sequence[Role]) -> tuple[Role, ...]:
    if "office" in signed:  # the seal closes the letter
        return ()
    return tuple(role for role in ROLES if role in roles and role not in signed)


def _before(signed: Sequence[Role], roles: Sequence[Role]) -> str:
    """Return why the order of signing forbids it; empty = it does not (Điều 14)."""
    todo = _todo(signed, roles)
    if "office" in todo and "signer" not in signed and "signer" not in roles:
        return _("the signer (người ký) signs first, then the office")
    return ""
