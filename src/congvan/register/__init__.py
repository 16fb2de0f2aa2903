"""Sổ đăng ký văn bản đi: numbers given once, letters entered, what became of them; SQLite or PostgreSQL."""

import importlib
from typing import TYPE_CHECKING, Any

from congvan.register.codes import CODES
from congvan.register.errors import (
    ClockWrong,
    NoRegister,
    NumberRefused,
    RegisterDamaged,
    RegisterExists,
    RegisterInUse,
    RegisterRefused,
)
from congvan.register.place import Place
from congvan.register.requests import Batch, Request, Row, Search

if TYPE_CHECKING:  # see `__getattr__`
    from congvan.register.keeping import backup, restore, upgrade
    from congvan.register.opening import create, open_register
    from congvan.register.paging import page_of_file
    from congvan.register.register import Register

__all__ = [
    "CODES",
    "Batch",
    "ClockWrong",
    "NoRegister",
    "NumberRefused",
    "Place",
    "Register",
    "RegisterDamaged",
    "RegisterExists",
    "RegisterInUse",
    "RegisterRefused",
    "Request",
    "Row",
    "Search",
    "backup",
    "create",
    "open_register",
    "page_of_file",
    "restore",
    "upgrade",
]

_LATER = {
    **dict.fromkeys(("backup", "restore", "upgrade"), "congvan.register.keeping"),
    **dict.fromkeys(("create", "open_register"), "congvan.register.opening"),
    "page_of_file": "congvan.register.paging",
    "Register": "congvan.register.register",
}
"""What needs SQLAlchemy, which is slow to import, by the module that has it."""


def __getattr__(name: str) -> Any:
    """Give what is imported only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    value = getattr(importlib.import_module(_LATER[name]), name)
    globals()[name] = value
    return value
