"""`python -m tests.register.faults [--jobs N] [--write]`: the whole fault suite; `make faults`.

Both runs of `congvan issue`, killed at every system call that changes the disk, and with every such call failing in
three ways, once and from then on; small disks; clerks at once on both databases; clocks and folders. Prints a table,
and with --write puts it into docs/reliability.md. Ends with 1 if anything was lost, doubled, left out or half done.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.register.faults.table import PAGE, Row, put_into_page, table_of
from tests.register.faults.whole import Kept, at_every_point, at_once, clocks_and_folders


def tell(words: str) -> None:
    """Print a line of progress."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")
    sys.stderr.flush()


def main() -> int:
    """Run everything, print the table, and return 1 if anything is wrong."""
    options = argparse.ArgumentParser(prog="python -m tests.register.faults", description=__doc__)
    options.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="worker processes")
    options.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth point, to try the suite")
    options.add_argument("--rounds", type=int, default=20, help="rounds of the race")
    options.add_argument("--clerks", type=int, default=8, help="clerks of the race")
    options.add_argument("--keep", type=Path, metavar="FILE", help="keep results there, and go on from those it has")
    options.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    chosen = options.parse_args()
    if chosen.write and chosen.every != 1:
        options.error("--write needs the whole suite")
    rows: list[Row] = []
    kept = Kept(chosen.keep)
    began, before = time.monotonic(), len(kept)
    with tempfile.TemporaryDirectory(prefix="congvan-faults-") as name:
        scratch = Path(name)
        rows += at_every_point(scratch, chosen.jobs, chosen.every, kept, tell)
        each = (time.monotonic() - began) / max(1, len(kept) - before)
        rows += at_once(scratch, chosen.clerks, chosen.rounds, tell)
    rows += clocks_and_folders(tell)
    table = table_of(rows, each)
    sys.stdout.write(table)
    if chosen.write:
        put_into_page(table)
    return 1 if any(row.wrong for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
