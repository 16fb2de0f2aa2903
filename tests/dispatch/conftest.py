"""One process that runs commands, and one issued office to copy, for all tests of a module."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.dispatch.mail.script import OBEDIENT, Script
from tests.dispatch.mail.serving import mail_server
from tests.dispatch.posting import Post, issued_office
from tests.register.faults.harness import Commands

PASSWORD = secrets.token_urlsafe(12)
Opener = Callable[..., Post]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGVAN_LANG", "en")


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    """A process that runs commands, with the password of the mail account in its environment."""
    kept = dict(os.environ)
    os.environ["CONGVAN_MAIL_PASSWORD"] = PASSWORD
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # the keyring of whoever runs the tests
    try:
        running = Commands(tmp_path_factory.mktemp("commands"))
    finally:
        os.environ.clear()
        os.environ.update(kept)
    yield running
    running.close()


@pytest.fixture(scope="module")
def issued(commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office whose letter is issued."""
    return issued_office(commands, tmp_path_factory.mktemp("issued") / "office")


@pytest.fixture
def opened(commands: Commands, issued: Path, tmp_path: Path) -> Iterator[Opener]:
    """Open a post office: a copy of the issued office, and a mail server of its own."""
    with ExitStack() as stack:

        def begin(script: Script = OBEDIENT, **settings: Any) -> Post:
            office, server = tmp_path / "office", tmp_path / "server"
            shutil.copytree(issued, office)
            return Post(commands, office, stack.enter_context(mail_server(server, script)), settings)

        yield begin
