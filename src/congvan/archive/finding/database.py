"""Tệp chỉ mục: the SQLite file of the index, looked at before it is used.

A letter's row number is its day and a number within the day. So the newest come first by walking the lists of FTS5
backwards, a span of days is a span of rows, and nothing is ever sorted.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from congvan.archive.finding.errors import PATIENCE, IndexDamaged, translated
from congvan.errors import CannotRead
from congvan.language import _

__all__ = ["COLUMNS", "connected", "first_row", "last_row", "make", "told"]

_APPLICATION = 0x43564C54
"""«CVLT»: what SQLite keeps in the head of the file, so that it is not taken for another program's."""
_VERSION = 1
"""Of the tables and of how words are folded; another one is made anew."""
COLUMNS = ("subject", "unit", "signer", "number", "rest", "text", "keys")
_IN_A_DAY = 20
"""Bits: more letters than that are not issued on one day."""
_TABLES = f"""
CREATE TABLE letters (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, kept BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5({", ".join(COLUMNS)}, content='', columnsize=0, tokenize='ascii');
CREATE TABLE terms (term TEXT PRIMARY KEY) WITHOUT ROWID;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""


def first_row(day: date) -> int:
    """Return the first row that a letter of a day may have."""
    return day.toordinal() << _IN_A_DAY


def last_row(day: date) -> int:
    """Return the last row that a letter of a day may have."""
    return ((day.toordinal() + 1) << _IN_A_DAY) - 1


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Translate what SQLite says.

    Raises:
        CongvanError: it refuses, or finds the file damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error


def make(path: Path) -> sqlite3.Connection:
    """Make the tables in an empty file that nobody else looks at yet.

    Raises:
        NoFullText: this SQLite has no FTS5.
        CongvanError: SQLite refuses.
    """
    with told(path):
        link = sqlite3.connect(path, isolation_level=None)
        try:
            # nobody reads the file before it is whole: what a crash leaves of it is thrown away
            link.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
            link.executescript(_TABLES)
            link.execute("INSERT INTO words(words, rank) VALUES('hashsize', 16777216)")
        except BaseException:
            link.close()
            raise
    return link


def connected(path: Path) -> sqlite3.Connection:
    """Open an index.

    Raises:
        IndexDamaged: there is none, or it is none of this version.
        IndexInUse: another program holds it.
        CannotRead: it cannot be opened.
    """
    try:
        if not path.exists():
            raise IndexDamaged(path, _("there is no search index"))
        if not path.is_file():
            raise IndexDamaged(path, _("this is not a file"))
        if path.stat().st_size == 0:
            raise IndexDamaged(path, _("the file is empty"))
        address = path.resolve().as_uri() + "?mode=rw"
    except OSError as error:
        raise CannotRead(path, error.strerror or str(error)) from error
    with told(path):
        link = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            _look_at(link, path)
        except BaseException:
            link.close()
            raise
    return link


def _look_at(link: sqlite3.Connection, path: Path) -> None:
    link.executescript("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_spill = OFF;")
    [application] = link.execute("PRAGMA application_id").fetchone()
    [version] = link.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION:
        raise IndexDamaged(path, _("this is another program's database"))
    if version != _VERSION:
        raise IndexDamaged(path, _("the search index is of another version of congvan"))
    with closing(link.execute("SELECT id, path, kept FROM letters LIMIT 1")) as rows:
        rows.fetchall()
    with closing(link.execute("SELECT rowid FROM words WHERE words MATCH '\"·\"' LIMIT 1")) as rows:
        rows.fetchall()
