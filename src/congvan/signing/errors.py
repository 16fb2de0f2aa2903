"""Không ký được: why a signature is not made, each with what to do. Keys and PINs are never in the words."""

from importlib.util import find_spec

from congvan.errors import CongvanError
from congvan.language import _

__all__ = ["KeyRefused", "NoSigning", "NotSigned", "WrongPin", "must_be_installed"]


class NoSigning(CongvanError):  # noqa: N818 - says what happened
    """The part of congvan that signs is not installed."""

    def __init__(self) -> None:
        """Say how it is installed."""
        super().__init__(_('Signing (ký số) is not installed here. Install it with: pip install "congvan[sign]"'))


class KeyRefused(CongvanError):  # noqa: N818
    """A key cannot be used."""


class WrongPin(KeyRefused):
    """The PIN does not open the key. It was tried once: tokens lock themselves after a few tries."""

    def __init__(self, shown: str) -> None:
        """Say which key."""
        super().__init__(
            _(
                "%(key)s: the PIN or password does not open it; nothing was signed. It was tried once. A token locks "
                "itself after a few wrong PINs, so make sure before you try again.",
                key=shown,
            )
        )


class NotSigned(CongvanError):  # noqa: N818
    """A signature could not be made."""


def must_be_installed() -> None:
    """Refuse to go on where the extra is not installed.

    Raises:
        NoSigning: it is not.
    """
    if find_spec("pyhanko") is None:
        raise NoSigning
