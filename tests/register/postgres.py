"""A real PostgreSQL server for the tests, on a socket of its own, with a password that is made for it."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Server", "serve"]

_USER = "postgres"


@dataclass(frozen=True)
class Server:
    """A running server."""

    socket: Path
    password: str

    def url(self, database: str) -> str:
        """Return the address of a database, without the password."""
        return f"postgresql+psycopg://{_USER}@/{database}?host={self.socket}"

    def run(self, statement: str, database: str = "postgres") -> str:
        """Run a statement with psql, and return what it prints."""
        done = subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.socket, "-U", _USER, database],
            input=statement,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PGPASSWORD": self.password},
        )
        return done.stdout.strip()


def _programs() -> Path:
    """Return the folder of the server's programs; Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    plain = shutil.which("initdb")
    assert found or plain, "PostgreSQL is not installed: make system"
    return found[-1].parent if found else Path(str(plain)).parent


def _as_user(command: list[str]) -> list[str]:
    """Return the command as a user who is not root, whom the server refuses."""
    return (
        ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups", *command]
        if os.geteuid() == 0
        else command
    )


@contextmanager
def serve() -> Iterator[Server]:
    """Start a server in a folder of its own, and stop it."""
    programs, password = _programs(), secrets.token_urlsafe()
    folder = Path(tempfile.mkdtemp(prefix="congvan-pg-"))
    try:
        data, socket, secret = folder / "data", folder / "socket", folder / "secret"
        socket.mkdir()
        secret.write_text(password, encoding="utf-8")
        if os.geteuid() == 0:
            owner = pwd.getpwnam(_USER)
            for one in (folder, socket, secret):
                os.chown(one, owner.pw_uid, owner.pw_gid)
        make: list[object] = [
            programs / "initdb",
            "-D",
            data,
            "-U",
            _USER,
            "-A",
            "scram-sha-256",
            "--pwfile",
            secret,
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        ]
        _run(make, folder)
        options = f"-c listen_addresses='' -k {socket} -c fsync=off -c max_connections=60 -c log_min_messages=panic"
        control = [programs / "pg_ctl", "-D", data, "-w"]
        _run([*control, "-l", folder / "log", "-o", options, "start"], folder)
        try:
            yield Server(socket, password)
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[object], folder: Path) -> None:
    # the server inherits what it is given; a pipe would never end
    with (folder / "said").open("w") as said:
        done = subprocess.run(
            _as_user([str(word) for word in command]),
            stdout=said,
            stderr=said,
            stdin=subprocess.DEVNULL,
            check=False,
            cwd=folder,
        )
    assert done.returncode == 0, (folder / "said").read_text()
