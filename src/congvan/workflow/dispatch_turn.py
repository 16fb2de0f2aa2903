"""Lượt gửi: one run at a time sends a letter, and says what the one before left in doubt."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from filelock import FileLock, Timeout

from congvan.durable import make_folders
from congvan.errors import CongvanError, ExitCode
from congvan.language import _
from congvan.letter import Event
from congvan.register import Register
from congvan.workflow.dispatch_plan import Scene
from congvan.workflow.folder import cannot_write, digest

__all__ = ["alone", "own_up"]


@contextmanager
def alone(scene: Scene) -> Iterator[None]:
    """Keep other runs that send this letter out.

    Raises:
        CongvanError: another run is sending it.
    """
    folder = scene.root / scene.office.defaults.issued / ".congvan"
    access = scene.register.access
    try:
        make_folders(folder, access)
        with FileLock(folder / f"gui-{digest(scene.letter.encode())[:16]}.lock", timeout=0, mode=access.file):
            yield
    except Timeout as error:
        sentence = _("Somebody is sending this letter at this moment. Wait until it is done.")
        raise CongvanError(sentence, exit_code=ExitCode.REFUSED) from error
    except OSError as error:
        raise cannot_write(error, folder) from error


def own_up(book: Register, scene: Scene, now: datetime, by: str) -> None:
    """Say of letters that a broken run left in the middle of sending that nobody knows what became of them."""
    words = _("the run was broken off while it was being sent")
    left = []
    for letter, events in book.status(scene.letter):
        last = {one.channel: one for one in events}
        left += [
            Event(letter.number, letter.unit, "unknown", now, channel, words, by)
            for channel, one in last.items()
            if one.status == "sending"
        ]
    if left:
        book.record(left, now, by)
