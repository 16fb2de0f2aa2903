"""Người nhận trên bì và nhãn: to whom a letter goes by post, and what cannot stand on its envelope."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from congvan.decree import ENVELOPE
from congvan.errors import Finding, Refused, Where
from congvan.language import _
from congvan.opc import shown
from congvan.page import Spot
from congvan.pdf.placing import strange

__all__ = ["Envelope", "Sender", "nameless", "nobody", "numberless", "place_of", "too_long", "unfit"]


@dataclass(frozen=True, slots=True)
class Sender:
    """Cơ quan gửi: the head of the envelope.

    Attributes:
        name: tên cơ quan, tổ chức; it is printed in capitals.
        address: địa chỉ: its lines.
        phone: số điện thoại.
        fax: số Fax.
        email: thư điện tử.
        website: trang thông tin điện tử.
        logo: biểu tượng: a PNG or JPEG picture; None = there is none.
    """

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    logo: bytes | None = field(default=None, repr=False)

    def lines(self) -> tuple[str, ...]:
        """Return what stands under the name: only what there is, with the decree's words before it."""
        address = list(self.address)
        if address and ":" not in address[0]:
            address[0] = f"{ENVELOPE.address} {address[0]}"
        calls = _joined((ENVELOPE.phone, self.phone), (ENVELOPE.fax, self.fax))
        net = _joined((ENVELOPE.email, self.email), (ENVELOPE.website, self.website))
        return tuple(line for line in (*address, calls, net) if line)


def _joined(*pairs: tuple[str, str]) -> str:
    """Return the pairs in one line; a number or address is not broken at its spaces, and stands with its label."""
    return _APART.join(f"{label} {value}".replace(" ", "\u00a0") for label, value in pairs if value)


_APART = "\u00a0\u00a0\u00a0 "


@dataclass(frozen=True, slots=True)
class Envelope:
    """Bì (or nhãn): to whom.

    Attributes:
        name: tên nơi nhận, as it stands after «Kính gửi» («Hiệu trưởng Trường THPT Ngô Quyền»).
        number: số, ký hiệu văn bản («45/SGDĐT-VP»).
        address: địa chỉ: its lines.
        where: where the user wrote the unit; empty = messages say which envelope of the run it is.
    """

    name: str
    number: str = ""
    address: tuple[str, ...] = ()
    where: Where = field(default=Where(), compare=False)

    def told_at(self, spot: Spot) -> Where:
        """Return where messages say that it is.

        Args:
            spot: its place in the run.
        """
        return self.where if self.where != Where() else place_of(spot)


def place_of(spot: Spot) -> Where:
    """Return where messages say that a part of a run is.

    Args:
        spot: the part.
    """
    return Where(number=spot.number, place=spot.place)


def unfit(texts: Sequence[str], whose: str, where: Where) -> Iterator[Finding]:
    """Give a finding for each text with characters that must not be printed.

    Args:
        texts: what would be printed.
        whose: the name, as messages show it.
        where: where the user wrote it.
    """
    for text in texts:
        found = strange(text)
        if found:
            message = _(
                "the text %(text)s of %(name)s has characters that cannot be printed on an envelope or label: "
                "%(characters)s.",
                text=shown(text),
                name=shown(whose),
                characters=", ".join(f"U+{ord(one):04X}" for one in found[:_MOST]),
            )
            fix = _("Write the text again by hand, without pictures and invisible characters.")
            yield Finding("PF020", where, message, fix)


_MOST = 5


def too_long(what: str, whose: str, where: Where) -> Finding:
    """Return the finding that a text does not fit.

    Args:
        what: where it does not fit, as the words of a sentence («the envelope (DL)»).
        whose: the name, as messages show it.
        where: where the user wrote it.
    """
    message = _(
        "the name and address of %(name)s do not fit %(what)s, not even in the smallest letters.",
        name=shown(whose),
        what=what,
    )
    return Finding("PF019", where, message, _("Shorten the name or the address, or take a larger size."))


def nameless(one: Envelope, where: Where) -> Iterator[Finding]:
    """Give a finding when nobody is named.

    Args:
        one: the envelope or label.
        where: where it is.
    """
    if not one.name.strip():
        message = _("there is no name for the letter with the number %(number)s.", number=shown(one.number))
        yield Finding("PF021", where, message, _("Say who gets the letter."), clause=ENVELOPE.clause)


def numberless(one: Envelope, where: Where) -> Iterator[Finding]:
    """Give a finding when there is no number; every envelope has one after the decree.

    Args:
        one: the envelope.
        where: where it is.
    """
    if not one.number.strip():
        message = _("the envelope of %(name)s has no number and symbol of a letter.", name=shown(one.name))
        yield Finding("PF021", where, message, _("Issue the letter first."), clause=ENVELOPE.clause)


def nobody() -> Refused:
    """Return the refusal when there is no one to write to."""
    message = _("there is no letter that goes by post, so there is nothing to print.")
    return Refused(
        [
            Finding(
                "PF022",
                Where(place=_("envelopes and labels")),
                message,
                _("Name at least one unit that gets its letter on paper."),
            )
        ]
    )
