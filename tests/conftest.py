"""What all tests share: the golden files, and the flag that renews them; Ctrl-C as on a terminal."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[str, str], None]
_FOLDER = Path(__file__).parent / "golden"


def pytest_configure() -> None:
    """Let Ctrl-C be heard: a shell that starts the tests in the background has it ignored, by the commands too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew; read the difference like code")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with its golden file, or with `--golden` write that file."""

    def compare(name: str, text: str) -> None:
        path = _FOLDER / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path.name} is missing: make golden"
        assert text == path.read_text(encoding="utf-8")

    return compare
