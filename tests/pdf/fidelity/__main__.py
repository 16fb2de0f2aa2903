"""`python -m tests.pdf.fidelity`: how near our PDFs are to LibreOffice's, on the screen and in overlays."""

import argparse
import sys
from pathlib import Path

from tests.pdf.fidelity.judging import judge
from tests.pdf.fidelity.letters import SETS
from tests.pdf.fidelity.libreoffice import convert
from tests.pdf.fidelity.ours import printing


def main() -> None:
    """Compare the sets that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.pdf.fidelity", description=__doc__)
    parser.add_argument("--set", choices=SETS, action="append", dest="sets", help="only this set; may be repeated")
    parser.add_argument("--only", metavar="N", help="only the letters whose name contains N; or the first N letters")
    parser.add_argument("--overlay", type=Path, metavar="DIR", help="where overlays of the worst three go")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keeps LibreOffice's PDFs, by content")
    parser.add_argument("--worst", type=int, default=5, metavar="N", help="how many letters are told of (usual: 5)")
    asked = parser.parse_args()
    for name in asked.sets or SETS:
        letters = SETS[name]()
        if asked.only and asked.only.isdecimal() and int(asked.only) <= len(letters):
            letters = dict(list(letters.items())[: int(asked.only)])
        elif asked.only:
            letters = {one: data for one, data in letters.items() if asked.only in one}
        if not letters:
            continue
        with printing() as ours:
            verdict = judge(letters, convert(letters, asked.cache), ours)
        sys.stdout.write(f"{name}: {verdict.told(asked.worst)}\n")
        if asked.overlay:
            for path in verdict.overlays(asked.overlay / name):
                sys.stdout.write(f"  {path}\n")


main()
