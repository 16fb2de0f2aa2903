"""LibreOffice as the second opinion: many Word files made into PDF by one process."""

import hashlib
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

__all__ = ["ConversionFailed", "convert"]

_FILTER = (
    "pdf:writer_pdf_Export:{"
    '"ReduceImageResolution":{"type":"boolean","value":"false"},'
    '"UseLosslessCompression":{"type":"boolean","value":"true"}}'
)
"""Pictures stay as they are: making them smaller is slow, and overlays would show it."""
_SECONDS = 60
_SECONDS_A_LETTER = 1.5


class ConversionFailed(Exception):  # noqa: N818 - says what happened
    """LibreOffice did not give a PDF for every letter."""


def convert(letters: Mapping[str, bytes], cache: Path | None = None) -> dict[str, bytes]:
    """Return the PDF of each letter, as LibreOffice lays it out.

    Args:
        letters: Word files by name.
        cache: a folder that keeps PDFs by the content of their Word file; None = all are made anew.

    Raises:
        ConversionFailed: the process took too long, or a PDF is missing.
    """
    known = {name: _kept(data, cache) for name, data in letters.items()} if cache else {}
    made = {name: path.read_bytes() for name, path in known.items() if path.is_file()}
    missing = {name: data for name, data in letters.items() if name not in made}
    if missing:
        made |= _converted(missing)
    for name in missing if cache else ():
        known[name].parent.mkdir(parents=True, exist_ok=True)
        known[name].write_bytes(made[name])
    return {name: made[name] for name in letters}


def _kept(data: bytes, cache: Path) -> Path:
    return cache / f"{hashlib.sha256(_FILTER.encode() + data).hexdigest()}.pdf"


def _converted(letters: Mapping[str, bytes]) -> dict[str, bytes]:
    """Convert all letters in one process that has a profile of its own: two on one profile make nothing."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        sources = [folder / f"{number}.docx" for number in range(len(letters))]
        for source, data in zip(sources, letters.values(), strict=True):
            source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", "--convert-to", _FILTER, "--outdir", str(folder)]
        limit = _SECONDS + _SECONDS_A_LETTER * len(letters)
        try:
            done = subprocess.run([*command, *map(str, sources)], capture_output=True, timeout=limit, check=False)
        except subprocess.TimeoutExpired as error:
            raise ConversionFailed(f"no end after {limit:.0f} s") from error  # noqa: TRY003, EM102 - a test's message
        outputs = {name: source.with_suffix(".pdf") for name, source in zip(letters, sources, strict=True)}
        absent = [name for name, path in outputs.items() if not path.is_file() or not path.stat().st_size]
        if done.returncode or absent:
            said = done.stderr.decode(errors="replace")[-500:]
            raise ConversionFailed(f"exit {done.returncode}, no PDF for {absent}: {said}")  # noqa: TRY003, EM102 - as above
        return {name: path.read_bytes() for name, path in outputs.items()}
