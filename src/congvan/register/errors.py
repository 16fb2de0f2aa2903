"""Sổ từ chối: why the register does not do what is asked, each with what to do."""

from congvan.errors import CongvanError
from congvan.language import _

__all__ = [
    "ClockWrong",
    "NoRegister",
    "NumberRefused",
    "RegisterDamaged",
    "RegisterExists",
    "RegisterInUse",
    "RegisterRefused",
]


class RegisterRefused(CongvanError):  # noqa: N818 - says what happened
    """The database cannot be reached or does not do what is asked."""


class NoRegister(CongvanError):  # noqa: N818
    """There is no register where the office says it is; numbers are never begun anew by themselves."""

    def __init__(self, shown: str) -> None:
        """Say where it was looked for."""
        super().__init__(
            _(
                "There is no register (sổ đăng ký văn bản đi) at %(place)s. If the office has none yet, make it with "
                "congvan register init; if it had one, put it back from a backup with congvan register restore.",
                place=shown,
            )
        )


class RegisterExists(CongvanError):  # noqa: N818
    """A register stands where one is to be made."""

    def __init__(self, shown: str) -> None:
        """Say where."""
        super().__init__(_("There is a register already at %(place)s; nothing was changed.", place=shown))


class RegisterDamaged(CongvanError):  # noqa: N818
    """The register is no register, or it is damaged; nothing was written into it."""

    def __init__(self, shown: str, what: str) -> None:
        """Say where and what was found."""
        super().__init__(
            _(
                "%(place)s: %(what)s. Nothing was changed. Keep a copy of the file as it is, then put the register "
                "back from a backup: congvan register restore FILE --force",
                place=shown,
                what=what,
            )
        )


class RegisterInUse(CongvanError):  # noqa: N818
    """Another program holds the register."""

    def __init__(self, shown: str) -> None:
        """Say which."""
        super().__init__(
            _(
                "The register %(place)s is in use by another program, for longer than %(seconds)d seconds. Run the "
                "command again in a while.",
                place=shown,
                seconds=30,
            )
        )


class ClockWrong(CongvanError):  # noqa: N818
    """The computer's clock cannot be right."""


class NumberRefused(CongvanError):  # noqa: N818
    """A number cannot be given, entered or voided as asked."""
