"""Chỗ ký: where signature and seal stand on each letter, and what they show there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from congvan.docx import read
from congvan.errors import CongvanError, Finding, Refused, Where
from congvan.language import _
from congvan.letter import Office, Signer, UnitLetter
from congvan.pdf import Place, Stamps, seal_place
from congvan.signing import Box
from congvan.workflow.dispatch_plan import Scene, file_of
from congvan.workflow.printing import office_fonts, typesetter_of
from congvan.workflow.sign_plan import Role
from congvan.workflow.sign_setup import Picture, picture_of

__all__ = ["LetterPlaces", "Pictures", "box_of", "pictures_for", "pictures_of"]

_PER_MM = 72 / 25.4
_WIDEST = 60 * _PER_MM
"""Of a signature; wider ones reach the margin."""
_ROOM = 0.9
"""Share of the room between title and name that a signature fills."""


@dataclass(slots=True)
class Pictures:
    """Hình chữ ký và dấu: what signatures show, made once for each size.

    Attributes:
        signature: of the signer; None = none is shown.
        seal: of the office; None = none is shown.
        seal_width: true width of the seal, in points.
    """

    signature: Picture | None
    seal: Picture | None
    seal_width: float
    stamps: Stamps
    _made: dict[tuple[Role, float, float], bytes] = field(default_factory=dict)

    def signature_box(self, room: Place) -> Place:
        """Return where a signature stands: in the middle between title and name (Phụ lục I, II.7.d)."""
        high = room.height * _ROOM
        wide = high * 2
        if self.signature is not None:
            ink = self.signature.ink
            wide = high * ink.width / ink.height
        if wide > _WIDEST:
            high, wide = high * _WIDEST / wide, _WIDEST
        middle, centre = room.x + room.width / 2, room.y + room.height / 2
        return Place(
            room.page, round(middle - wide / 2, 2), round(centre - high / 2, 2), round(wide, 2), round(high, 2)
        )

    def seal_box(self, signature: Place) -> Place:
        """Return where the seal stands: in its true size over a third of the signature, on its left (II.8.a)."""
        high = self.seal_width
        if self.seal is not None:
            high = self.seal_width * self.seal.ink.height / self.seal.ink.width
        return seal_place(signature, self.seal_width, high)

    def shown(self, role: Role, box: Box) -> bytes:
        """Return what a signature shows; empty = nothing."""
        picture = self.signature if role == "signer" else self.seal
        if picture is None:
            return b""
        key = (role, box.width, box.height)
        if key not in self._made:
            self._made[key] = self.stamps.picture(picture.png, box.width, box.height)
        return self._made[key]


def pictures_of(scene: Scene, roles: Sequence[Role]) -> Pictures:
    """Return the pictures of signature and seal, looked at.

    Raises:
        CannotRead: a picture is not there.
        Refused: a picture cannot be used.
    """
    signer = scene.gathered.signer if "signer" in roles else None
    return pictures_for(scene.office, signer, scene.root, scene.base, scene.gathered.office_name)


def pictures_for(office: Office, signer: Signer | None, root: Path, base: Path, name: str) -> Pictures:
    """Return the pictures of a signer and of an office's seal, looked at.

    Args:
        office: whose seal.
        signer: whose signature; None = it is not needed.
        root: the office's folder.
        base: the folder that paths in messages are relative to.
        name: its congvan.yaml as messages say it.

    Raises:
        CannotRead: a picture is not there.
        Refused: a picture cannot be used.
    """
    said = office.signing
    signature = picture_of(signer.signature, root, base, "blue") if signer is not None else None
    seal = picture_of(said.seal, root, base, "red")
    typesetter = typesetter_of(office_fonts(office, root, name))
    return Pictures(signature, seal, said.seal_width * _PER_MM, Stamps(typesetter.faces))


class LetterPlaces:
    """Where signature and seal stand on issued letters."""

    def __init__(self, scene: Scene) -> None:
        """Prepare it."""
        self._scene = scene
        self._typesetter = typesetter_of(office_fonts(scene.office, scene.root, scene.gathered.office_name))

    def of(self, letter: UnitLetter, pictures: Pictures) -> tuple[Box | None, Box | None]:
        """Return the boxes of signature and seal; None = not shown.

        Args:
            letter: an issued letter.
            pictures: what is shown.

        Raises:
            CongvanError: the letter was issued without its Word file, or has no place for a signature.
        """
        if pictures.signature is None and pictures.seal is None:
            return None, None
        file = file_of(letter, "docx")
        if file is None:
            raise CongvanError(
                _(
                    "%(number)s: it was issued without its Word file, in which the place of the signature is "
                    "looked up. Write formats: [docx, pdf], or sign without pictures.",
                    number=letter.number.text,
                )
            )
        path = self._scene.root / file.path
        page = read(path.read_bytes(), file.path)
        room = self._typesetter.typeset(page, places=True).places.get("signature", ())
        if not room:
            said = _("there is no place for a signature: the signer's title and name must stand one below the other.")
            raise Refused([Finding("KS007", Where(file.path), said)])
        signature = pictures.signature_box(room[0])
        seal = pictures.seal_box(signature)
        return (
            box_of(signature) if pictures.signature is not None else None,
            box_of(seal) if pictures.seal is not None else None,
        )


def box_of(place: Place) -> Box:
    """Return a place on the printed page as a box of a signature."""
    return Box(place.page, place.x, place.y, place.width, place.height)
