"""What the benchmark of the register is given: an office with a register of many entries, and letters to issue."""

import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg
from psycopg import sql
from tests.register.postgres import Server

from bench import inputs
from congvan.letter import Entry, Number
from congvan.register import Place, create, open_register

__all__ = ["COMMON", "RARE", "copy_to_server", "fill", "write_office"]

COMMON, RARE = "trien khai", "sao hoả"
"""A word of every second subject, and one of two entries in a million."""
_SUBJECTS = (
    "triển khai thực hiện Nghị quyết số {n}/NQ-HĐND của Hội đồng nhân dân thành phố",
    "triển khai công tác phòng, chống dịch bệnh trong các cơ sở giáo dục năm học {y}",
    "báo cáo kết quả thực hiện nhiệm vụ quý {q} năm {y}",
    "mời dự hội nghị giao ban tháng {m} năm {y}",
)
_RECIPIENTS = (
    "Trưởng phòng Giáo dục và Đào tạo các quận, huyện; Hiệu trưởng các trường trung học phổ thông",
    "Ủy ban nhân dân thành phố",
    "Trường THPT số {n}",
)
_FROM, _EACH_YEAR, _AT_ONCE = 2007, 50_000, 25_000
_NOW = datetime(2026, 12, 31, 17, tzinfo=UTC)


def write_office(folder: Path, register: str = "", units: int = 0) -> Path:
    """Write the example office with a letter that breaks no rule.

    Args:
        folder: where.
        register: address of its register; empty = the usual file.
        units: how many the letter goes to; 0 = as in the example.
    """
    (folder / "letters").mkdir(parents=True)
    office = (inputs.ROOT / "congvan.yaml").read_text(encoding="utf-8")
    office = re.sub(r"(?m)^register:.*\n", "", office)
    (folder / "congvan.yaml").write_text(office + (f"\nregister: {register}\n" if register else ""), encoding="utf-8")
    shutil.copytree(inputs.ROOT / "templates", folder / "templates")
    shutil.copyfile(inputs.ROOT / "recipients.yaml", folder / "recipients.yaml")
    text = inputs.LETTER.read_text(encoding="utf-8")
    for wrong, right in (
        ("SGDDĐT-VP", "SGDĐT-VP"),
        ("Như kính gửi", "Như trên"),
        ("quận/ huyện", "quận, huyện"),
        ("thông báo đề", "thông báo để"),
        ("date: 2022", "date:"),
    ):
        text = text.replace(wrong, right)
    if units:
        inputs.write_lists(folder, units)
        shutil.move(folder / f"{units}.yaml", folder / "recipients.yaml")
        for left in ("letter.yaml", "marked.yaml", f"{units}.csv", f"{units}.xlsx", f"{units}.json"):
            (folder / left).unlink()
        text = re.sub(r"addressees:.*?\n\n", "addressees: [truong-thpt]\n\n", text, flags=re.DOTALL)
    (folder / "letters/letter.yaml").write_text(text, encoding="utf-8")
    return folder


def _entries(count: int) -> Iterator[Entry]:
    """Give the entries of an old book, the same each time: 50,000 a year, in the order of their numbers."""
    chance = random.Random(5)  # noqa: S311 - not a secret
    for place in range(count):
        year, number = _FROM + place // _EACH_YEAR, place % _EACH_YEAR + 1
        day = date(year, 1, 1) + timedelta(days=(number - 1) * 365 // _EACH_YEAR)
        words = {"n": number, "y": year, "q": "I" * (1 + day.month // 4), "m": day.month}
        subject = chance.choice(_SUBJECTS).format(**words)
        if place in (count // 3, count // 2):
            subject += " trên sao Hoả"
        recipients = chance.choice(_RECIPIENTS).format(**words)
        symbol = f"SGDĐT-{chance.choice(('VP', 'GDTrH', 'TCCB', 'KHTC'))}"
        numbered = Number(year, "van-ban-di", number, "", symbol)
        yield Entry(numbered, day, "Công văn", subject, "Phạm Quốc Hiệu", recipients, "VT, VP", 3)


def fill(place: Place, count: int) -> None:
    """Make a register of so many entries, as `congvan register import` would.

    Args:
        place: where none is yet.
        count: of entries.
    """
    create(place, _NOW, "bench", {})
    waiting: list[Entry] = []
    with open_register(place, writing=True) as book:
        for one in _entries(count):
            waiting.append(one)
            if len(waiting) == _AT_ONCE:
                book.add(waiting, _NOW, "bench")
                waiting = []
        if waiting:
            book.add(waiting, _NOW, "bench")


def copy_to_server(path: Path, server: Server, database: str) -> None:
    """Make the same register in a database of a server; rows go over as they are, since entering them anew is slow.

    Args:
        path: the register's file.
        server: where.
        database: an empty one.
    """
    create(Place(server.url(database), None, database, server.password), _NOW, "bench", {})
    with (
        closing(sqlite3.connect(path)) as source,
        psycopg.connect(dbname=database, host=str(server.socket), user="postgres", password=server.password) as goal,
        goal.cursor() as cursor,
    ):
        for table in ("head", "journal", "entries"):
            rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - one of three names
            names = ", ".join(f'"{one[0]}"' for one in rows.description)
            cursor.execute(sql.SQL("DELETE FROM congvan.{}").format(sql.Identifier(table)))
            with cursor.copy(f"COPY congvan.{table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
