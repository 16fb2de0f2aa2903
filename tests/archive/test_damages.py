"""500 damages of ten kinds: each is found, its file is named, and no file that is whole is blamed."""

import hashlib
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from congvan.archive import verify
from tests.archive.conftest import BAG, SECOND_BAG, expected_of, files_of, fill, names
from tests.archive.damaging import seal

EACH = 50
Chance = random.Random
Damage = Callable[[Path, Chance], set[str]]
"""Does something to an archive, and returns the paths that must be named."""

_PATH = re.compile(r"[0-9]{4}-van-ban-di/data/[\w./-]+?\.(?:pdf|json|txt)")


def kept(archive: Path, chance: Chance, *, least: int = 1) -> Path:
    """Return a kept file."""
    paths = sorted(path for path in archive.glob("*/data/*/*") if path.stat().st_size >= least)
    return chance.choice(paths)


def shown(archive: Path, *paths: Path) -> set[str]:
    return {path.relative_to(archive).as_posix() for path in paths}


def flip(path: Path, chance: Chance) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def bit_of_a_kept_file(archive: Path, chance: Chance) -> set[str]:
    path = kept(archive, chance)
    flip(path, chance)
    return shown(archive, path)


def kept_file_cut(archive: Path, chance: Chance) -> set[str]:
    path = kept(archive, chance)
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))])
    return shown(archive, path)


def kept_file_gone(archive: Path, chance: Chance) -> set[str]:
    path = kept(archive, chance, least=0)
    path.unlink()
    return shown(archive, path)


def file_too_many(archive: Path, chance: Chance) -> set[str]:
    path = kept(archive, chance).parent / f"x{chance.randrange(10**6)}.{chance.choice(('pdf', 'txt', 'docx'))}"
    path.write_bytes(chance.randbytes(chance.randrange(50)))
    return shown(archive, path)


def two_files_exchanged(archive: Path, chance: Chance) -> set[str]:
    one, other = kept(archive, chance), kept(archive, chance)
    while one == other:
        other = kept(archive, chance)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return shown(archive, one, other)


def kept_file_renamed(archive: Path, chance: Chance) -> set[str]:
    path = kept(archive, chance, least=0)
    return shown(archive, path, path.rename(path.with_name(f"x{chance.randrange(10**6)}{path.suffix}")))


def line_of_the_manifest(archive: Path, chance: Chance) -> set[str]:
    """Take a line out, write it twice, or give it the sum of another; the tag manifest may say that all is well."""
    path = archive / chance.choice((BAG, SECOND_BAG)) / "manifest-sha256.txt"
    lines = path.read_bytes().splitlines(keepends=True)
    place = chance.randrange(len(lines))
    what = chance.randrange(3)
    if what == 0:
        lines[place : place + 1] = []
    elif what == 1:
        lines.insert(place, lines[place])
    else:
        lines[place] = hashlib.sha256(chance.randbytes(9)).hexdigest().encode() + lines[place][64:]
    of_line = path.read_bytes().splitlines()[place][66:].decode()
    path.write_bytes(b"".join(lines))
    if chance.random() < 1 / 2:
        seal(path.parent)
    return {of_line}


def bit_of_a_bags_own_file(archive: Path, chance: Chance) -> set[str]:
    path = chance.choice(sorted(archive.glob("*/*.txt")))
    flip(path, chance)
    return shown(archive, path)


def bytes_put_in_or_written_over(archive: Path, chance: Chance) -> set[str]:
    path = kept(archive, chance)
    data = path.read_bytes()
    place = chance.randrange(len(data))
    more = chance.randbytes(chance.randrange(1, 40))
    changed = data[:place] + more + data[place + chance.choice((0, len(more))) :]
    path.write_bytes(changed if changed != data else data + b"\0")
    return shown(archive, path)


def forged_with_all_that_vouches_for_it(archive: Path, chance: Chance) -> set[str]:
    path = chance.choice(sorted(archive.glob("*/data/*/*.pdf")))
    record, manifest = path.with_suffix(".json"), path.parents[2] / "manifest-sha256.txt"
    before = [hashlib.sha256(one.read_bytes()).hexdigest().encode() for one in (path, record)]
    flip(path, chance)
    now = hashlib.sha256(path.read_bytes()).hexdigest().encode()
    record.write_bytes(record.read_bytes().replace(before[0], now))
    after = (now, hashlib.sha256(record.read_bytes()).hexdigest().encode())
    for was, new in zip(before, after, strict=True):
        manifest.write_bytes(manifest.read_bytes().replace(was, new))
    seal(manifest.parent)
    return shown(archive, path)


KINDS: tuple[Damage, ...] = (
    bit_of_a_kept_file,
    kept_file_cut,
    kept_file_gone,
    file_too_many,
    two_files_exchanged,
    kept_file_renamed,
    line_of_the_manifest,
    bit_of_a_bags_own_file,
    bytes_put_in_or_written_over,
    forged_with_all_that_vouches_for_it,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("whole") / "luu-tru")


def blamed(text: str) -> set[str]:
    """Return the kept files that a finding names with their bag."""
    return set(_PATH.findall(text))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_damage_is_found_and_its_file_named(whole: Path, tmp_path: Path, kind: Damage) -> None:
    expected = expected_of(whole)
    before = files_of(whole)
    missed, blameless = [], []
    for number in range(EACH):
        archive = tmp_path / "luu-tru"
        shutil.copytree(whole, archive)
        named = kind(archive, random.Random(f"{kind.__name__} {number}"))  # noqa: S311 - the same damages each time
        found = verify(archive, read_data=True, expected=expected)
        told = [names(one) for one in found]
        if not all(any(path in text for text in told) for path in named):
            missed.append((number, named, told))
        after = files_of(archive)
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        ways = {path for text in told for path in blamed(text)}
        if any(path.endswith("manifest-sha256.txt") for path in changed):
            ways = set()  # a manifest that was changed speaks of other files
        if wrong := ways - changed:
            blameless.append((number, changed, wrong, told))
        shutil.rmtree(archive)
    assert missed == []
    assert blameless == []


def test_an_archive_that_nothing_befell_is_never_blamed(whole: Path, tmp_path: Path) -> None:
    expected = expected_of(whole)
    copy = shutil.copytree(whole, tmp_path / "copy", copy_function=shutil.copyfile)
    for archive in (whole, copy):
        for read_data in (True, False):
            assert verify(archive, read_data=read_data, expected=expected) == ()
