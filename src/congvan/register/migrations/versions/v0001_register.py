"""Sổ đăng ký văn bản đi: the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "batches",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_batches_letter", "batches", ["letter"], unique=False)
    op.create_table(
        "head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name="one_head"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "journal",
        sa.Column("seq", _ID, autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "starts",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("book", sa.String(length=64), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", "book"),
    )
    op.create_table(
        "entries",
        sa.Column("id", _ID, nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("book", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("suffix", sa.String(length=8), nullable=False),
        sa.Column("symbol", sa.String(length=120), nullable=False),
        sa.Column("issued_date", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("copies_to", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("sent_date", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=10), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("batch", sa.String(length=64), nullable=True),
        sa.Column("reserved_at", sa.String(length=40), nullable=False),
        sa.Column("entered_at", sa.String(length=40), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.CheckConstraint("status IN ('reserved', 'entered', 'void')", name="known_status"),
        sa.CheckConstraint("number > 0", name="number_from_one"),
        sa.ForeignKeyConstraint(
            ["batch"],
            ["batches.key"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year", "book", "number", "suffix", name="one_number"),
        sa.UniqueConstraint("year", "number", "suffix", "symbol", name="one_symbol"),
    )
    op.create_index("ix_entries_batch", "entries", ["batch"], unique=False)
    op.create_index("ix_entries_newest", "entries", ["issued_date", "number", "id"], unique=False)
    op.create_index("ix_entries_year", "entries", ["year", "issued_date", "number", "id"], unique=False)
    op.create_index("ix_entries_status", "entries", ["status", "id"], unique=False)
    op.create_table(
        "letters",
        sa.Column("id", _ID, nullable=False),
        sa.Column("entry", _ID, nullable=False),
        sa.Column("unit", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["entries.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("entry", "unit", name="one_letter"),
    )
    op.create_table(
        "events",
        sa.Column("id", _ID, nullable=False),
        sa.Column("letter", _ID, nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter"],
            ["letters.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_events_letter", "events", ["letter", "id"], unique=False)
    op.create_table(
        "files",
        sa.Column("letter", _ID, autoincrement=False, nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter"],
            ["letters.id"],
        ),
        sa.PrimaryKeyConstraint("letter", "format"),
    )


def downgrade() -> None:
    """Remove the tables."""
    op.drop_table("events")
    op.drop_table("files")
    op.drop_table("letters")
    op.drop_table("entries")
    op.drop_table("batches")
    op.drop_table("starts")
    op.drop_table("journal")
    op.drop_table("head")
