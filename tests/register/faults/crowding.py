"""Several clerks at once on one register: other letters, and the same letter."""

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.register.faults.harness import Commands, Ended

__all__ = ["Crowd", "crowd_of", "letters_of", "run_program"]

_ARGUMENTS = ("--yes", "3", "--format", "docx")


@dataclass
class Crowd:
    """Clerks, each with a process of its own that has loaded the program."""

    office: Path
    clerks: Sequence[Commands]

    def close(self) -> None:
        """Send everybody home."""
        for one in self.clerks:
            one.close()

    def issue(self, letters: Sequence[str]) -> list[Ended]:
        """Let each clerk issue one letter, all at once."""
        ended: list[Ended | None] = [None] * len(letters)

        def work(place: int) -> None:
            ended[place] = self.clerks[place].run(self.office, "issue", f"letters/{letters[place]}.yaml", *_ARGUMENTS)

        threads = [threading.Thread(target=work, args=(place,)) for place in range(len(letters))]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        return [one for one in ended if one is not None]

    def rounds(self, count: int, *, same: bool) -> tuple[list[str], int]:
        """Let all clerks issue at once, round after round.

        Returns:
            What is wrong, and how many letters had to wait for another's number.
        """
        wrong: list[str] = []
        moved = 0
        for turn in range(count):
            letters = [f"r{turn}" if same else f"r{turn}c{clerk}" for clerk in range(len(self.clerks))]
            ended = self.issue(letters)
            wrong += [f"round {turn}: ended with {one.code}: {one.said[-400:]}" for one in ended if one.code != 0]
            moved += sum("Expected was" in one.said for one in ended)
            if same and sum("Issued: number" in one.said for one in ended) != 1:
                wrong.append(f"round {turn}: not exactly one of the clerks issued the letter")
        return wrong + self.wrong(count if same else count * len(self.clerks)), moved

    def wrong(self, letters: int) -> list[str]:
        """Return what is wrong with the register after so many letters."""
        wrong = []
        listed = self.clerks[0].run(self.office, "register", "list", "--json").said
        lines: list[dict[str, Any]] = [json.loads(line) for line in listed.splitlines() if line.startswith("{")]
        numbers = {line["letter"]: line["number"] for line in lines}
        if sorted(numbers.values()) != list(range(1, letters + 1)):
            wrong.append(f"numbers are {sorted(numbers.values())}")
        doubled = [one for one, count in Counter((line["number"], line["unit"]) for line in lines).items() if count > 1]
        if doubled or len(lines) != letters * 4:
            wrong.append(f"{len(lines)} letters, {doubled} doubled")
        verified = self.clerks[0].run(self.office, "register", "verify")
        if verified.code != 0:
            wrong.append(verified.said)
        return wrong


def crowd_of(office: Path, scratch: Path, count: int) -> Crowd:
    """Return so many clerks of an office."""
    folders = [scratch / f"clerk-{number}" for number in range(count)]
    for one in folders:
        one.mkdir(parents=True)
    return Crowd(office, [Commands(one) for one in folders])


def letters_of(rounds: int, clerks: int, *, same: bool) -> list[str]:
    """Return the names of the letters that so many rounds issue."""
    if same:
        return [f"r{turn}" for turn in range(rounds)]
    return [f"r{turn}c{clerk}" for turn in range(rounds) for clerk in range(clerks)]


def run_program(office: Path, *arguments: str, before: Sequence[str] = (), **more: Any) -> Ended:
    """Run the program itself, as a clerk would.

    Args:
        office: the working folder.
        arguments: of the command.
        before: the words before it, such as another program that starts it.
        more: for `subprocess.run`.
    """
    command = [*before, sys.executable, "-m", "congvan", *arguments]
    done = subprocess.run(
        command, cwd=office, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, **more
    )
    return Ended(done.returncode, done.stdout + done.stderr)
