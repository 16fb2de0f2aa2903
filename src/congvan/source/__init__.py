"""Nguồn: the user's own files (YAML, CSV, XLSX), read whole, with a finding for everything that is wrong in them."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # see `__getattr__`
    from congvan.source.book import read_old_book
    from congvan.source.case_files import read_case_files
    from congvan.source.codes import CODES
    from congvan.source.exporting import write_book_csv, write_book_xlsx
    from congvan.source.letter import read_letter
    from congvan.source.locating import locate
    from congvan.source.mending import mend
    from congvan.source.office import read_office
    from congvan.source.recipients import read_recipients
    from congvan.source.reporting import write_table_xlsx
    from congvan.source.writing import write_recipients

__all__ = [
    "CODES",
    "locate",
    "mend",
    "read_case_files",
    "read_letter",
    "read_office",
    "read_old_book",
    "read_recipients",
    "write_book_csv",
    "write_book_xlsx",
    "write_recipients",
    "write_table_xlsx",
]

_LATER = {
    "CODES": "congvan.source.codes",
    "read_case_files": "congvan.source.case_files",
    "locate": "congvan.source.locating",
    "mend": "congvan.source.mending",
    "read_letter": "congvan.source.letter",
    "read_office": "congvan.source.office",
    "read_old_book": "congvan.source.book",
    "read_recipients": "congvan.source.recipients",
    **dict.fromkeys(("write_book_csv", "write_book_xlsx"), "congvan.source.exporting"),
    "write_recipients": "congvan.source.writing",
    "write_table_xlsx": "congvan.source.reporting",
}
"""By the module that has it: who only reads congvan.yaml loads no reader of worksheets."""


def __getattr__(name: str) -> Any:
    """Give what is imported only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    value = getattr(importlib.import_module(_LATER[name]), name)
    globals()[name] = value
    return value
