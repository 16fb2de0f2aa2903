"""The letters that are laid out twice: those of the example office, varied ones, ones full of symbols and addresses.

All are made anew by each run and are the same each time.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from congvan.workflow import Paths, RenderRequest, render
from tests.pdf.fidelity.filled import filled_letter
from tests.pdf.fidelity.prose import Prose
from tests.pdf.fidelity.typed import typed_letter
from tests.pdf.fidelity.worked import add_appendix, add_table, emphasise, opened, saved

__all__ = ["SETS", "demo", "tokens", "varied"]

_OFFICE = Path(__file__).parents[3]
_LETTER = "trien-khai-nghi-quyet-20.yaml"


def demo() -> dict[str, bytes]:
    """Return the letters of the repository's example office: one for each unit, and the general one."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        render(RenderRequest(Paths(letter=_OFFICE / "letters" / _LETTER, base=_OFFICE, out=out)))
        return {path.stem: path.read_bytes() for path in sorted(out.glob("*.docx"))}


def varied() -> dict[str, bytes]:
    """Return letters of two and three pages: text, emphasised words, tables, appendices, letters laid out otherwise."""
    made = {f"chu-{seed}": filled_letter(seed, paragraphs=11 + seed % 11) for seed in range(22)}
    made |= {f"nhan-manh-{seed}": _emphasised(seed) for seed in range(100, 114)}
    made |= {f"bang-{seed}": _with_table(seed) for seed in range(200, 212)}
    made |= {f"phu-luc-{seed}": _with_appendix(seed) for seed in range(300, 310)}
    made |= {f"go-tay-{seed}": typed_letter(seed, paragraphs=7 + seed % 5) for seed in range(400, 414)}
    return made


def tokens() -> dict[str, bytes]:
    """Return letters full of symbols, dates with slashes, addresses, quotations, dashes and long words."""
    made = {f"ky-hieu-{seed}": filled_letter(seed, paragraphs=8 + seed % 10, tokens=0.3) for seed in range(500, 534)}
    made |= {f"ky-hieu-go-tay-{seed}": typed_letter(seed, paragraphs=9, tokens=0.4) for seed in range(600, 612)}
    return made


SETS: dict[str, Callable[[], dict[str, bytes]]] = {"demo": demo, "varied": varied, "tokens": tokens}


def _emphasised(seed: int) -> bytes:
    document = opened(filled_letter(seed, paragraphs=12 + seed % 12))
    emphasise(document, Prose(seed).chance)
    return saved(document)


def _with_table(seed: int) -> bytes:
    document = opened(filled_letter(seed, paragraphs=9 + seed % 10))
    prose = Prose(seed)
    add_table(document, prose, rows=4 + seed % 8)
    return saved(document)


def _with_appendix(seed: int) -> bytes:
    document = opened(filled_letter(seed, paragraphs=6 + seed % 6))
    prose = Prose(seed)
    emphasise(document, prose.chance, share=0.3)
    add_appendix(document, prose, rows=6 + seed % 6, lying=seed % 2 == 0)
    return saved(document)
