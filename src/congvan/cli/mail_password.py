"""The password of the mail account: from the environment, the system's keyring or a prompt; shown nowhere."""

import getpass
import os
import sys
from typing import TYPE_CHECKING

from congvan.errors import CongvanError
from congvan.language import _

if TYPE_CHECKING:
    from congvan.letter import MailAccount

__all__ = ["PASSWORD", "keep_password", "password_of"]

PASSWORD = "CONGVAN_MAIL_PASSWORD"  # noqa: S105 - the name of a variable
"""The variable of the environment that holds the password of the mail account."""
_SERVICE = "congvan"


def password_of(account: "MailAccount") -> str:
    """Return the password of a mail account.

    Raises:
        CongvanError: there is none, and nobody is here to ask.
    """
    found = os.environ.get(PASSWORD, "") or _kept(account)
    if found:
        return found
    if not sys.stdin.isatty():
        sentence = _(
            "The password of «%(user)s» is not known, and nobody is here to ask. Put it into the keyring with: congvan "
            "dispatch password, or into the environment variable %(name)s.",
            user=account.user,
            name=PASSWORD,
        )
        raise CongvanError(sentence)
    asked = getpass.getpass(_("Password of %(user)s at %(server)s: ", user=account.user, server=account.server))
    if not asked:
        raise CongvanError(_("Nothing was sent."))
    return asked


def keep_password(account: "MailAccount", password: str) -> None:
    """Put a password into the system's keyring.

    Raises:
        CongvanError: the system has none.
    """
    import keyring  # noqa: PLC0415 - slow to import
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        keyring.set_password(_SERVICE, _name(account), password)
    except KeyringError as error:
        sentence = _(
            "This computer has no keyring that congvan can use. Use the environment variable %(name)s, or type the "
            "password at each run.",
            name=PASSWORD,
        )
        raise CongvanError(sentence) from error


def _kept(account: "MailAccount") -> str:
    import keyring  # noqa: PLC0415 - slow to import
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return keyring.get_password(_SERVICE, _name(account)) or ""
    except KeyringError:
        return ""


def _name(account: "MailAccount") -> str:
    return f"{account.user}@{account.server}"
