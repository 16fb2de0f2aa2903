"""LibreOffice: turns Word files into PDF where `Typesetter` cannot hold them; one process for all of them.

It takes a profile of its own, or a second LibreOffice on the same profile writes nothing and says nothing useful. The
pictures are kept as they are: its usual filter makes every one of them anew, which takes four times as long.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from congvan.durable import folder_aside
from congvan.errors import CongvanError, WrongUsage
from congvan.language import _, n_

__all__ = ["ConversionFailed", "convert", "find_libreoffice"]

_VERSIONS = {"a-2b": 2, "a-3b": 3}
"""What LibreOffice calls them (SelectPdfVersion)."""
_START, _EACH = 60.0, 5.0
"""Seconds that it may take to start, and for each letter."""
_AT_ONCE = 500
"""Files in one command: Windows takes 32,767 characters."""
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
"""Where installers put it on macOS and Windows, where it is not on the path."""


class ConversionFailed(CongvanError):  # noqa: N818 - says what happened
    """LibreOffice did not turn every file into a PDF."""

    def __init__(self, what: str) -> None:
        """Take the sentence that says what happened, and say what to do."""
        super().__init__(what + " " + _("Open one of the letters in it by hand and look what it says."))


def find_libreoffice() -> Path | None:
    """Return the program that converts; None = LibreOffice is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((one for one in map(Path, _USUAL) if one.is_file()), None)


def convert(letters: Sequence[bytes], program: Path, standard: str = "a-2b") -> Iterator[bytes]:
    """Give the PDF of each Word file, in order.

    Args:
        letters: Word files.
        program: LibreOffice.
        standard: «a-2b», «a-3b» or «ua-1».

    Raises:
        WrongUsage: LibreOffice knows no such standard.
        ConversionFailed: it did not start, took too long, or left a file out.
    """
    options = _filter(standard)
    with folder_aside() as work:
        profile = (work / "profile").as_uri()
        for start in range(0, len(letters), _AT_ONCE):
            names = []
            for number, data in enumerate(letters[start : start + _AT_ONCE], start=start):
                names.append(f"{number}.docx")
                (work / names[-1]).write_bytes(data)
            _run([str(program), f"-env:UserInstallation={profile}", *_FLAGS, options, *names], work, len(names))
            for name in names:
                yield _made(work / name)
                (work / name).unlink()


_FLAGS = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to")


def _filter(standard: str) -> str:
    settings: dict[str, object] = {
        "ReduceImageResolution": False,
        "UseLosslessCompression": True,
        "UseTaggedPDF": True,
        "ExportBookmarks": False,
    }
    if standard in _VERSIONS:
        settings["SelectPdfVersion"] = _VERSIONS[standard]
    elif standard == "ua-1":
        settings["PDFUACompliance"] = True
    else:
        known = ", ".join((*_VERSIONS, "ua-1"))
        sentence = _("LibreOffice cannot write PDF %(standard)s; it can: %(known)s.", standard=standard, known=known)
        raise WrongUsage(sentence)
    kinds = {bool: "boolean", int: "long"}
    said = {name: {"type": kinds[type(value)], "value": _spelt(value)} for name, value in settings.items()}
    return "pdf:writer_pdf_Export:" + json.dumps(said, separators=(",", ":"))


def _spelt(value: object) -> str:
    return str(value).lower()


def _run(command: Sequence[str], folder: Path, count: int) -> None:
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would show a black window for a moment
    patience = _START + _EACH * count
    try:
        subprocess.run(  # noqa: S603 - the program that was found, and names of our own
            command,
            cwd=folder,
            check=False,
            capture_output=True,
            timeout=patience,
            stdin=subprocess.DEVNULL,
            creationflags=no_window,
        )
    except subprocess.TimeoutExpired as error:
        sentence = n_(
            "LibreOffice did not finish %(count)d letter in %(seconds)d seconds, and was stopped.",
            "LibreOffice did not finish %(count)d letters in %(seconds)d seconds, and was stopped.",
            count,
            seconds=round(patience),
        )
        raise ConversionFailed(sentence) from error
    except OSError as error:
        sentence = _("LibreOffice could not be started: %(reason)s.", reason=error.strerror or str(error))
        raise ConversionFailed(sentence) from error


def _made(word: Path) -> bytes:
    """Return the PDF that stands beside a Word file, which must be one that opens."""
    path = word.with_suffix(".pdf")
    try:
        data = path.read_bytes()
        with pdfium.PdfDocument(data) as document:
            pages = len(document)
    except (OSError, pdfium.PdfiumError) as error:
        sentence = _("LibreOffice left a letter out, or its PDF is damaged.")
        raise ConversionFailed(sentence) from error
    if not pages:
        raise ConversionFailed(_("LibreOffice made a PDF without pages."))
    path.unlink()
    return data
