"""`congvan` alone: what is here, and what to do next."""

from pathlib import Path

from congvan.cli.say import say, show
from congvan.language import _, n_
from congvan.workflow import OFFICE_FILE, nearest_office

__all__ = ["say_where_we_stand"]

_SHOWN = 10


def say_where_we_stand(folder: Path) -> None:
    """Print the office and the letters of a folder, with the command that comes next.

    Args:
        folder: where the clerk is.
    """
    office = nearest_office(folder)
    if office is None:
        say(_("There is no office here: no %(file)s in this folder or above it.", file=OFFICE_FILE))
        say(_("Go to the folder of your office, or write %(file)s after the example in README.md.", file=OFFICE_FILE))
        say(_("All commands: congvan --help"))
        return
    folder_of_letters = office.parent / "letters"
    letters = sorted(folder_of_letters.glob("*.y*ml"))
    say(_("Office: %(path)s", path=show(str(office))))
    if not letters:
        say(
            _("No letter yet: write one in %(path)s after the example in README.md.", path=show(str(folder_of_letters)))
        )
        return
    say(n_("%(count)d letter:", "%(count)d letters:", len(letters)))
    for letter in letters[:_SHOWN]:
        say(f"  {show(_near(letter, folder))}")
    if len(letters) > _SHOWN:
        say(f"  … {len(letters) - _SHOWN}")
    say(_("Next: congvan render %(letter)s", letter=_quoted(show(_near(letters[0], folder)))))
    say(_("All commands: congvan --help"))


def _quoted(word: str) -> str:
    """Return a word as every shell takes it for one."""
    return f'"{word}"' if " " in word else word


def _near(path: Path, folder: Path) -> str:
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)
