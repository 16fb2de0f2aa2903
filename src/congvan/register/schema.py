"""Bảng: the tables of the register. Days and times are texts of ISO 8601, the same in every database."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "METADATA",
    "batches",
    "entries",
    "events",
    "files",
    "head",
    "journal",
    "letters",
    "starts",
    "version",
]

METADATA = MetaData()
_ID = BigInteger().with_variant(Integer, "sqlite")

version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))

head = Table(
    "head",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("id = 1", name="one_head"),
)
"""Đầu chuỗi: the last link of the journal. Whoever writes locks this row first, so writers come one at a time."""

journal = Table(
    "journal",
    METADATA,
    Column("seq", _ID, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("action", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Nhật ký: everything that was ever written, each row chained to the one before by its hash."""

starts = Table(
    "starts",
    METADATA,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("book", String(64), primary_key=True),
    Column("first", Integer, nullable=False),
)
"""Số đầu: where a book does not begin at 01, because numbers had been given on paper before."""

batches = Table(
    "batches",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("letter", Text, nullable=False),
    Column("shared", Integer, nullable=False),
    Index("ix_batches_letter", "letter"),
)
"""Đợt: the letters that one command makes."""

entries = Table(
    "entries",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("folded", Text, nullable=False),  # what words are looked for in, before what a search would step over
    Column("year", Integer, nullable=False),
    Column("book", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("suffix", String(8), nullable=False),
    Column("symbol", String(120), nullable=False),
    Column("issued_date", String(10), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("signer", Text, nullable=False),
    Column("copies_to", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("sent_date", String(10), nullable=False),
    Column("note", Text, nullable=False),
    Column("status", String(10), nullable=False),
    Column("reason", Text, nullable=False),
    Column("origin", String(10), nullable=False),
    Column("letter", Text, nullable=False),
    Column("batch", String(64), ForeignKey("batches.key"), nullable=True),
    Column("reserved_at", String(40), nullable=False),
    Column("entered_at", String(40), nullable=False),
    Column("by", Text, nullable=False),
    UniqueConstraint("year", "book", "number", "suffix", name="one_number"),
    UniqueConstraint("year", "number", "suffix", "symbol", name="one_symbol"),
    CheckConstraint("number > 0", name="number_from_one"),
    CheckConstraint("status IN ('reserved', 'entered', 'void')", name="known_status"),
    Index("ix_entries_newest", "issued_date", "number", "id"),
    Index("ix_entries_year", "year", "issued_date", "number", "id"),
    Index("ix_entries_batch", "batch"),
    Index("ix_entries_status", "status", "id"),
)
"""Mục đăng ký: one row a number, with the ten columns of Phụ lục IV."""

letters = Table(
    "letters",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("entry", _ID, ForeignKey("entries.id"), nullable=False),
    Column("unit", String(80), nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("entry", "unit", name="one_letter"),
)
"""Công văn của từng đơn vị: one row a unit's letter; the general one has no unit."""

files = Table(
    "files",
    METADATA,
    Column("letter", _ID, ForeignKey("letters.id"), primary_key=True, autoincrement=False),
    Column("format", String(8), primary_key=True),
    Column("path", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("pages", Integer, nullable=False),
)
"""Tệp: what was put in its place before the letter was entered."""

events = Table(
    "events",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("letter", _ID, ForeignKey("letters.id"), nullable=False),
    Column("status", String(10), nullable=False),
    Column("at", String(40), nullable=False),
    Column("channel", Text, nullable=False),
    Column("proof", Text, nullable=False),
    Column("by", Text, nullable=False),
    Index("ix_events_letter", "letter", "id"),
)
"""Diễn biến: what became of every unit's letter, in the order in which it was told."""
