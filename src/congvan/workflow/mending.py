"""Sửa: mends what is safe, judges again, and goes on until nothing more can be mended."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan import docx, source
from congvan.checks import Verdict
from congvan.durable import write_new
from congvan.errors import Finding
from congvan.letter import LetterMend
from congvan.page import PageMend
from congvan.workflow.folder import cannot_write
from congvan.workflow.gather import Gathered
from congvan.workflow.judging import Judged

__all__ = ["Change", "mend_letter", "mend_word"]

_ROUNDS = 6
"""A mend may bring another fault to light: a line joined, then without its final mark."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was mended: the finding that is gone."""

    finding: Finding


def mend_word(
    data: bytes, file: str, judged: Judged, judge: Callable[[bytes], Judged]
) -> tuple[bytes, tuple[Change, ...], Judged]:
    """Mend a Word file.

    Args:
        data: the file.
        file: its path as messages say it.
        judged: what was found in it.
        judge: judges a file.

    Returns:
        The new file, what was mended, and what is still found.

    Raises:
        Refused: the file is signed.
    """
    changes: list[Change] = []
    for _round in range(_ROUNDS):
        wanted = [mend for verdict in judged.verdicts for mend in verdict.mends if isinstance(mend, PageMend)]
        if not wanted:
            break
        new, done = docx.mend(data, wanted, file)
        if not done or new == data:
            break
        after = judge(new)
        if len(after.verdicts) > len(judged.verdicts):
            break
        changes += _gone(judged.verdicts, after.verdicts, {id(mend) for mend in done})
        data, judged = new, after
    return data, tuple(changes), judged


def _gone(before: Sequence[Verdict], after: Sequence[Verdict], done: set[int]) -> list[Change]:
    """Return the changes: findings whose mends were carried out (told by identity, as equal texts are many)."""
    still = {(verdict.finding.code, verdict.finding.message) for verdict in after}
    return [
        Change(verdict.finding)
        for verdict in before
        if not done.isdisjoint(map(id, verdict.mends)) and (verdict.finding.code, verdict.finding.message) not in still
    ]


def mend_letter(judge: Callable[[], tuple[Gathered, Judged, Judged, list[bytes]]], base: Path) -> tuple[Change, ...]:
    """Mend the YAML files of a letter in their places.

    Args:
        judge: reads the files and judges them.
        base: the folder that names in findings are relative to.

    Raises:
        CannotWrite: a file cannot be written.
        Refused: a file is not fit.
    """
    changes: list[Change] = []
    for _round in range(_ROUNDS):
        _gathered, words, _layout, _letters = judge()
        by_file: dict[str, list[LetterMend]] = {}
        for verdict in words.verdicts:
            for mend in verdict.mends:
                if isinstance(mend, LetterMend):
                    by_file.setdefault(mend.file, []).append(mend)
        done: set[int] = set()
        for name, mends in by_file.items():
            done.update(map(id, _mend_yaml(base / name, mends, name)))
        if not done:
            break
        changes += _gone(words.verdicts, (), done)
    return tuple(changes)


def _mend_yaml(path: Path, mends: Sequence[LetterMend], name: str) -> tuple[LetterMend, ...]:
    path = path.resolve()
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:  # UTF-16 is read, but not written back
        return ()
    new, done = source.mend(text, mends, name)
    if not done:
        return ()
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        write_new(str(part), new.encode())
        shutil.copymode(path, part)
        part.replace(path)
    except OSError as error:
        raise cannot_write(error, path) from error
    return done
