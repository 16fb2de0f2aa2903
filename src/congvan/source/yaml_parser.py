"""libyaml's parser where PyYAML has it, else PyYAML's own: both give the same events."""

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

__all__ = ["PurePythonParser", "new_parser"]


class PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, put together as its loaders do: the same events as libyaml's, more slowly."""

    def __init__(self, stream: str) -> None:
        """Take the text."""
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)


try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML built without libyaml
    _Parser = PurePythonParser  # type: ignore[assignment, misc]


def new_parser(text: str) -> Any:
    """Return a parser of the text: libyaml's if PyYAML has it; its `get_event` gives one event a call."""
    return _Parser(text)
