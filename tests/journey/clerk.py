"""A clerk at a terminal who knows nothing but what the messages say."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pexpect

__all__ = ["Clerk", "Ended"]

_LONGEST = 120
_PLACE = re.compile(r"^(?P<file>\S[^:\n]*):(?P<line>\d+):(?P<column>\d+): ", re.MULTILINE)
_NEAR = re.compile(r"(?:Did you mean|Có phải) «(?P<right>[^»]+)»")
_WRITE = re.compile(r"→ (?:Write|Ghi|Viết) «(?P<right>[^»]+)»")
_COMMAND = re.compile(r"congvan (?P<words>[a-z][a-z-]*(?: [a-z][a-z-]*)?)")
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    said: str


class Clerk:
    """Somebody who types `congvan …` in a folder, reads what is said, and does it."""

    def __init__(self, folder: Path, language: str) -> None:
        """Sit down.

        Args:
            folder: where the clerk is.
            language: «vi» or «en».
        """
        self.folder, self.language = folder, language
        self._environment = {**os.environ, "CONGVAN_LANG": language, "TERM": "xterm", "COLUMNS": "160"}
        self._environment.pop("NO_COLOR", None)

    def types(self, *words: str, answers: dict[str, str] | None = None) -> Ended:
        """Type a command, and answer what it asks.

        Args:
            words: after `congvan`.
            answers: what to type when these words (regular expressions) are asked; each is asked once.
        """
        child = pexpect.spawn(
            sys.executable,
            ["-m", "congvan", *words],
            cwd=str(self.folder),
            env=self._environment,
            encoding="utf-8",
            timeout=_LONGEST,
            dimensions=(50, 160),
        )
        said, left = "", dict(answers or {})
        while True:
            asked = list(left)
            place = child.expect([pexpect.EOF, *asked])
            said += (child.before or "") + (child.after if isinstance(child.after, str) else "")
            if place == 0:
                break
            child.sendline(left.pop(asked[place - 1]))
        child.close()
        told = _ESCAPES.sub("", said).replace("\r\n", "\n")
        assert "Traceback" not in told, told
        assert not left, f"never asked: {list(left)}\n{told}"
        code = child.exitstatus
        assert code is not None, told
        return Ended(code, told)

    # ---- what messages ask for ----

    def takes_the_name(self, said: str) -> None:
        """Put the name that a message thinks is meant in the place that it names."""
        near, place = _NEAR.search(said), _last_place_before(said, _NEAR)
        assert near, said
        self._replace_word(place, near["right"])

    def writes_what_it_says(self, said: str) -> None:
        """Write what a message says in the place that it names."""
        right, place = _WRITE.search(said), _last_place_before(said, _WRITE)
        assert right, said
        self._replace_word(place, right["right"])

    def puts_into_quotes(self, said: str) -> None:
        """Put what stands behind the colon of the named line into quotes."""
        place = _PLACE.search(said)
        assert place, said
        assert re.search(r"in quotes|trong dấu ngoặc kép", said), said
        path, lines, number = self._line_of(place)
        key, value = lines[number].split(": ", 1)
        lines[number] = f'{key}: "{value}"'
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def takes_spaces(self, said: str) -> None:
        """Take away the tab of the named line."""
        place = _PLACE.search(said)
        assert place, said
        assert re.search(r"Use spaces|Dùng dấu cách", said), said
        path, lines, number = self._line_of(place)
        lines[number] = lines[number].replace("\t", "")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def runs_the_command(self, said: str) -> Ended:
        """Run the first command that a message names."""
        command = _COMMAND.search(said)
        assert command, said
        return self.types(*command["words"].split())

    def _replace_word(self, place: re.Match[str], right: str) -> None:
        path, lines, number = self._line_of(place)
        line, at = lines[number], int(place["column"]) - 1
        wrong = re.match(r"[\w-]+", line[at:])
        assert wrong, (line, at)
        lines[number] = line[:at] + right + line[at + len(wrong[0]) :]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _line_of(self, place: re.Match[str]) -> tuple[Path, list[str], int]:
        path = self.folder / place["file"]
        return path, path.read_text(encoding="utf-8").splitlines(), int(place["line"]) - 1


def _last_place_before(said: str, words: re.Pattern[str]) -> re.Match[str]:
    """Return the place that the message with these words names."""
    found = words.search(said)
    assert found, said
    places = [one for one in _PLACE.finditer(said) if one.start() < found.start()]
    assert places, said
    return places[-1]
