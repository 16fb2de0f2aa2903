"""`python -m bench.finding [--write] [--rounds N] [--letters N]`: letters found in a full archive.

Every question is asked with the index opened anew, and answered with the first page of 50, its snippets, and the count.
The letters are made of the words of the example letter and of some thousand others, the rare ones as rare as in a
language: the n-th word stands in the texts n times as seldom as the first.
"""

import argparse
import random
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, product
from pathlib import Path

from bench.report import machine, put_between
from congvan.archive.finding import Index, Page, Query, rebuild
from congvan.letter import KeptLetter, Number

HERE = Path(__file__).parent
WORK = HERE / "work-finding"
LETTER = HERE.parent / "letters/trien-khai-nghi-quyet-20.yaml"
BEGIN, END = "<!-- finding: begin (make bench) -->", "<!-- finding: end -->"
_A_DAY, _WORDS, _UNITS = 40, 550, 120
_FIRST = date(2016, 1, 4)
_ONSETS = ("b", "ch", "d", "đ", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x")
_RIMES = ("á", "ạc", "ải", "ãm", "àn", "ẳng", "ấp", "ầu", "ện", "ếch", "ích", "iễn", "ổi", "ồng", "ợp", "ưỡng", "uất")
_SIGNERS = ("Phạm Quốc Hiệu", "Người ký thứ hai", "Người ký thứ ba", "Người ký thứ tư")
_RARE = "thạch đàng"
"""Stands in one letter of a thousand, and is made of words that the others do not have side by side."""
_QUESTIONS = {
    "nothing asked: the newest": Query(),
    "a number": Query(number=4217),
    "a rare word": Query("khuất"),
    "a rare word, without marks": Query("khuat"),
    "a word of every letter": Query("giáo"),
    "a word of every letter, without marks": Query("giao"),
    "a word that no letter has": Query("xyzxyz"),
    "the beginning of a word": Query("truo*"),
    "the beginning of a word, two letters": Query("th*"),
    "the beginning of a word, one letter": Query("t*"),
    "four common words": Query("giao duc dao tao"),
    "a phrase": Query('"thường trực sẵn sàng chiến đấu"'),
    "a phrase, without marks": Query('"thuong truc san sang chien dau"'),
    "a rare phrase": Query(f'"{_RARE}"'),
    "a phrase of common words that no letter has": Query('"giáo các thực và"'),
    "page 1,000 of a word of every letter": Query("giao"),
    "a unit": Query(unit="truong thpt so 77"),
    "a signer": Query(signer="Phạm Quốc Hiệu"),
    "a subject": Query(subject="nghi quyet 4217"),
    "a span of days": Query(since=date(2019, 3, 1), until=date(2019, 3, 31)),
    "a word of every letter in a span of days": Query("giao", since=date(2019, 3, 1), until=date(2019, 3, 31)),
    "unit, signer, year and two words": Query("nghi quyet", unit="so 77", signer="hieu", year=2019),
    "number and a word of every letter": Query("giao", number=4217),
}


def _texts(chance: random.Random) -> Iterator[list[str]]:
    """Give the words of letters, without end."""
    written = LETTER.read_text(encoding="utf-8").splitlines()
    own = [line.partition(" #")[0].split() for line in written if not line.startswith("#")]
    lines = [line for line in own if len(line) > 3]
    others = ["".join(pair) for pair in product(_ONSETS, _RIMES)] + [f"{n}/{n % 97}" for n in range(3000)]
    chance.shuffle(others)
    weights = list(accumulate(1 / rank for rank in range(1, len(others) + 1)))
    while True:
        words: list[str] = []
        while len(words) < _WORDS:
            words += chance.choice(lines)
            words += chance.choices(others, cum_weights=weights, k=chance.randrange(12))
        if chance.random() < 0.001:
            words[20:20] = _RARE.split()
        yield words


def _records(count: int) -> Iterator[tuple[KeptLetter, str]]:
    chance = random.Random(7)  # noqa: S311 - the same letters every time
    texts = _texts(chance)
    number, year = 0, 0
    for made in range(count):
        day = _FIRST + timedelta(days=made // _A_DAY)
        number = number + 1 if day.year == year else 1
        year = day.year
        unit = chance.randrange(_UNITS)
        words = next(texts)
        yield (
            KeptLetter(
                Number(year, "van-ban-di", number, "", "SGDĐT-VP"),
                day,
                "Công văn",
                f"triển khai thực hiện Nghị quyết số {number} về {' '.join(words[30:38])}",
                "Sở Giáo dục và Đào tạo Hải Phòng",
                _SIGNERS[made % len(_SIGNERS)],
                f"truong-{unit}",
                f"Trường THPT số {unit}",
                path=f"{year}-van-ban-di/data/{number:04}_sgddt-vp/truong-{unit}.pdf",
            ),
            " ".join(words),
        )


def _ask(path: Path, query: Query, offset: int) -> tuple[float, Page]:
    begun = time.perf_counter()
    with Index.open(path) as index:
        page = index.find(query, limit=50, offset=offset)
    return time.perf_counter() - begun, page


def _table(path: Path, rounds: int, count: int) -> str:
    seconds: dict[str, list[float]] = {name: [] for name in _QUESTIONS}
    pages: dict[str, Page] = {}
    for _round in range(rounds):
        for name, query in _QUESTIONS.items():
            taken, pages[name] = _ask(path, query, min(49_950, count // 2) if name.startswith("page") else 0)
            seconds[name].append(taken)
    rows = [f"| what is asked of {count:,} letters | found | seconds | slowest |", "|---|---:|---:|---:|"]
    for name, all_taken in seconds.items():
        page = pages[name]
        found = f"more than {page.total:,}" if page.more else f"{page.total:,}"
        rows.append(f"| {name} | {found} | {statistics.median(all_taken):.3f} | {max(all_taken):.3f} |")
    return "\n".join(rows) + "\n"


def _build(path: Path, count: int) -> str:
    def sized(records: Iterator[tuple[KeptLetter, str]], sizes: list[int]) -> Iterator[tuple[KeptLetter, str]]:
        for kept, text in records:
            sizes.append(len(text.encode()))
            yield kept, text

    sizes: list[int] = []
    begun = time.perf_counter()
    rebuild(path, sized(_records(count), sizes))
    taken = time.perf_counter() - begun
    begun = time.perf_counter()
    with Index.open(path) as index:
        index.add([(kept, text) for kept, text in _records(1)])
    added = time.perf_counter() - begun
    return (
        f"Made anew with texts of {sum(sizes) / count:,.0f} bytes in {taken:.0f} s (making the texts included): "
        f"{path.stat().st_size / 1e6:,.0f} MB. One letter put in: {added:.3f} s.\n"
    )


def main(words: Sequence[str] | None = None) -> None:
    """Measure and print; with --write, renew the table in docs/performance.md."""
    options = argparse.ArgumentParser(prog="python -m bench.finding", description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--keep", action="store_true", help="leave the index, and use the one that is left")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--letters", type=int, default=100_000)
    chosen = options.parse_args(words)
    path = WORK / "index.sqlite"
    built = ""
    if not (chosen.keep and path.exists()):
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir()
        built = _build(path, chosen.letters)
    tables = f"{machine(chosen.rounds)}\n{_table(path, chosen.rounds, chosen.letters)}\n{built}"
    print(tables)
    if chosen.write:
        put_between(BEGIN, END, tables)
    if not chosen.keep:
        shutil.rmtree(WORK, ignore_errors=True)


if __name__ == "__main__":
    main()
