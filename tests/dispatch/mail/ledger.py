"""What the server took and what it heard, on disk before it answers."""

import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

ACCEPTED = "accepted.jsonl"
COMMANDS = "commands.jsonl"
MESSAGES = "messages"


class Ledger:
    """The server's own memory, kept below one folder and carried on by the next process in the same folder."""

    def __init__(self, folder: Path) -> None:
        self._messages = folder / MESSAGES
        self._messages.mkdir(exist_ok=True)
        self._accepted = folder / ACCEPTED
        self._commands = folder / COMMANDS
        self._taken = len(read_lines(self._accepted))

    def take(self, raw: bytes, envelope: dict[str, Any]) -> int:
        """Take the responsibility for a message: it is on disk, fsynced, when this returns.

        Args:
            raw: The message as it came, without the dots that SMTP added.
            envelope: What is told beside it: sender, recipients, login, options.

        Returns:
            The number of the message, from 1.
        """
        self._taken += 1
        name = f"{self._taken:06}.eml"
        with (self._messages / name).open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        # the line is the taking: a message file without its line was not taken
        digest = hashlib.sha256(raw).hexdigest()
        _append(self._accepted, {**envelope, "file": name, "sha256": digest, "at": time.time()}, durable=True)
        return self._taken

    def hear(self, connection: int, command: str, **facts: object) -> None:
        """Note a command, or what became of a connection."""
        _append(self._commands, {"connection": connection, "command": command, **facts}, durable=False)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines; a line that is still being written is left out."""
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


def _append(path: Path, entry: dict[str, Any], *, durable: bool) -> None:
    with path.open("ab") as file:
        file.write(json.dumps(entry).encode("ascii") + b"\n")
        file.flush()
        if durable:
            os.fsync(file.fileno())
