"""The clerk's desk: the clock, the name and the password, read here and nowhere else."""

import getpass
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congvan.workflow import Desk

__all__ = ["PASSWORD", "desk_of"]

PASSWORD = "CONGVAN_REGISTER_PASSWORD"  # noqa: S105 - the name of a variable
"""The variable of the environment that holds the password of the register's database."""


def desk_of(office: Path | None = None) -> "Desk":
    """Return who is at the computer, where and when, and the password of the register.

    Args:
        office: the congvan.yaml that the command names.
    """
    from congvan.workflow import Desk  # noqa: PLC0415 - keeps `congvan --help` quick

    try:
        by = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name
        by = ""
    return Desk(datetime.now().astimezone(), by, Path.cwd(), office, os.environ.get(PASSWORD, ""))
