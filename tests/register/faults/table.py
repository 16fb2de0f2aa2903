"""The table of docs/reliability.md, between its two markers; the prose around it is written by hand."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PAGE", "Row", "put_into_page", "table_of"]

PAGE = Path(__file__).parents[3] / "docs/reliability.md"
BEGIN, END = "<!-- faults: begin (make faults) -->", "<!-- faults: end -->"


@dataclass(frozen=True)
class Row:
    """One kind of fault: to what it happened, how often it was tried, how often something was wrong afterwards."""

    fault: str
    where: str
    tried: int
    wrong: int
    remark: str = ""


def table_of(rows: Sequence[Row], each: float) -> str:
    """Return the table.

    Args:
        rows: of it.
        each: seconds that one fault at one system call took, with the runs after it, all processes together.
    """
    python = f"{platform.python_implementation()} {platform.python_version()}"
    lines = [
        f"{os.cpu_count()} cores, {python}, {platform.system()}; {each:.2f} s a point.",
        "",
        "| fault | happens to | tried | wrong afterwards | remark |",
        "|---|---|---:|---:|---|",
        *[f"| {one.fault} | {one.where} | {one.tried:,} | {one.wrong:,} | {one.remark} |" for one in rows],
        f"| all | | {sum(one.tried for one in rows):,} | {sum(one.wrong for one in rows):,} | |",
    ]
    return "\n".join(lines) + "\n"


def put_into_page(table: str) -> None:
    """Put the table between the markers of the page."""
    before, _begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _old, _end, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n{END}{after}", encoding="utf-8")
