"""Bản đã ký của phụ lục, tài liệu kèm theo: where it is kept, and what of an attachment goes to a unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan.errors import CannotRead
from congvan.letter import Attached, Attachment, Event, LetterFile, Number, UnitLetter
from congvan.workflow.dispatch_plan import Scene, file_of
from congvan.workflow.folder import digest
from congvan.workflow.sign_plan import signed_path

__all__ = ["Enclosures", "enclosures_of", "numbers_of", "signed_attachment", "signed_names", "source_of"]

_FOLDER = "dinh-kem"
_Status = Sequence[tuple[UnitLetter, tuple[Event, ...]]]


def source_of(scene: Scene, attachment: Attachment) -> Path:
    """Return where an attachment lies."""
    return scene.gathered.letter_path.parent / attachment.file.replace("\\", "/")


def signed_names(attachments: Sequence[Attachment]) -> Mapping[str, str]:
    """Return what the signed copy of each attachment is called, by the attachment's file: all different."""
    names: dict[str, str] = {}
    for one in attachments:
        path = Path(one.file.replace("\\", "/"))
        taken = {name.casefold() for name in names.values()}
        name, count = path.name, 1
        while name.casefold() in taken:
            count += 1
            name = f"{path.stem} ({count}){path.suffix}"
        names.setdefault(one.file, name)
    return names


def numbers_of(status: _Status) -> frozenset[Number]:
    """Return the numbers that a letter was issued with: one for all units, or one each."""
    return frozenset(letter.number for letter, _events in status if letter.status == "entered")


def signed_attachment(root: Path, pdf: LetterFile, number: Number, name: str, numbers: frozenset[Number]) -> Path:
    """Return where the signed copy of an attachment is kept: beside the signed letters.

    Args:
        root: the office's folder.
        pdf: a letter that it goes with, issued or signed.
        number: of that letter; it stands on the copy.
        name: what the copy is called.
        numbers: every number of the letter; if it has several, each has a folder.
    """
    folder = signed_path(root, pdf, number.year).parent / _FOLDER
    return folder / number.text.replace("/", "-") / name if len(numbers) > 1 else folder / name


@dataclass(slots=True)
class Enclosures:
    """Tài liệu kèm theo, as it goes to each unit: the copy that is signed where there is one, else the file itself.

    Make them with `enclosures_of`.
    """

    scene: Scene
    numbers: frozenset[Number]
    _plain: tuple[tuple[str, str, bytes], ...]
    _last: tuple[Number, tuple[Attached, ...]] | None = None
    """Of the number that was asked for last: a thousand numbers' copies would fill the memory."""

    def of(self, letter: UnitLetter | None) -> tuple[Attached, ...]:
        """Return what goes with a unit's letter.

        Raises:
            CannotRead: a signed copy is there and cannot be read.
        """
        pdf = file_of(letter, "pdf") if letter is not None else None
        if letter is None or pdf is None:
            return tuple(Attached(name, data, digest(data)) for name, _copy, data in self._plain)
        last = self._last
        if last is None or last[0] != letter.number:
            made = tuple(self._attached(pdf, letter.number, name, copy, data) for name, copy, data in self._plain)
            last = self._last = (letter.number, made)
        return last[1]

    def _attached(self, pdf: LetterFile, number: Number, name: str, copy: str, data: bytes) -> Attached:
        path = signed_attachment(self.scene.root, pdf, number, copy, self.numbers)
        try:
            signed = path.read_bytes() if path.is_file() else b""
        except OSError as error:
            raise CannotRead(path.name, error.strerror or str(error)) from error
        goes = signed if len(signed) > len(data) and signed.startswith(data) else data
        return Attached(name, goes, digest(goes))


def enclosures_of(scene: Scene, status: _Status) -> Enclosures:
    """Return the files that go with a letter.

    Args:
        scene: what was read.
        status: what the register knows of the letter.

    Raises:
        CannotRead: one of them cannot be read.
    """
    attachments = scene.gathered.draft.attachments
    names = signed_names(attachments)
    found = []
    for one in attachments:
        path = source_of(scene, one)
        try:
            found.append((path.name, names[one.file], path.read_bytes()))
        except OSError as error:
            raise CannotRead(one.file, error.strerror or str(error)) from error
    return Enclosures(scene, numbers_of(status), tuple(found))
