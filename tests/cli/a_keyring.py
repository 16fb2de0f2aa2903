"""A keyring in a file, for tests: the system's own belongs to whoever runs them."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

__all__ = ["FileKeyring"]


class FileKeyring(KeyringBackend):
    """Keeps passwords in the file that TEST_KEYRING names."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept."""
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        self._path().write_text(json.dumps({**self._kept(), f"{service} {username}": password}), encoding="utf-8")

    def delete_password(self, service: str, username: str) -> None:
        """Forget a password."""
        raise NotImplementedError

    def _path(self) -> Path:
        return Path(os.environ["TEST_KEYRING"])

    def _kept(self) -> dict[str, str]:
        path = self._path()
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
