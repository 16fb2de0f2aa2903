"""Nguồn: the user's own files (YAML, CSV, XLSX), read whole, with a finding for everything that is wrong in them."""

from congvan.source.book import read_old_book
from congvan.source.codes import CODES
from congvan.source.exporting import write_book_csv, write_book_xlsx
from congvan.source.letter import read_letter
from congvan.source.locating import locate
from congvan.source.mending import mend
from congvan.source.office import read_office
from congvan.source.recipients import read_recipients
from congvan.source.writing import write_recipients

__all__ = [
    "CODES",
    "locate",
    "mend",
    "read_letter",
    "read_office",
    "read_old_book",
    "read_recipients",
    "write_book_csv",
    "write_book_xlsx",
    "write_recipients",
]
