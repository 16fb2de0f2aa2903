"""Nâng phiên bản: brings the tables of a register to the version that this program knows."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

__all__ = ["bring_up_to_date"]


def bring_up_to_date(connection: Connection, to: str = "head") -> None:
    """Run every step that is still to be run, in the connection's transaction.

    Args:
        connection: of the register.
        to: the version wanted.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
