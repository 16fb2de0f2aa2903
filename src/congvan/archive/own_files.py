"""Tệp của túi: whether a bag's own files are as they were written, and what they say."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from congvan.archive.bag import DECLARATION, INFO, MANIFEST, OWN_FILES, TAGS, VERSION, digest, lines_of, oxum_of
from congvan.archive.looking import SeenBag
from congvan.archive.places import DATA, is_unsafe
from congvan.errors import Finding, Where
from congvan.language import _

__all__ = ["Said", "check_own", "put_back", "slip", "twins"]

_SAME_DIGITS = 32
_SHOWN = 100


@dataclass(slots=True)
class Said:
    """What a bag's own files say.

    Attributes:
        entries: SHA-256 of each kept file by its path in the bag; only paths that may be followed.
        lines: the line of the manifest that names it.
        oxum: bytes and number of the kept files; None = not said.
        renamed: whether the bag says that it is another bag.
        findings: what is wrong with the files.
    """

    entries: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    oxum: tuple[int, int] | None = None
    renamed: bool = False
    findings: list[Finding] = field(default_factory=list)


def put_back() -> str:
    """Say what to do about a file that is not as it was written."""
    return _("Keep a copy of what is there now, and put the file back from the second place.")


def slip(one: str, other: str) -> bool:
    """Tell whether two sums are one sum with some digits changed: then a sum was changed, not the file.

    Sums of two files agree in four digits of 64, by chance; in half of them, never.
    """
    return one != other and sum(a == b for a, b in zip(one, other, strict=False)) >= _SAME_DIGITS


def check_own(bag: SeenBag) -> Said:
    """Return what a bag's own files say, and what is wrong with them."""
    said = Said()
    missing = [name for name in OWN_FILES if name not in bag.own]
    for name in missing:
        said.findings.append(_told("BL016", bag, name, _("This file of the bag is missing.")))
    if VERSION in bag.own and bag.own[VERSION] != DECLARATION:
        said.findings.append(
            _told("BL016", bag, VERSION, _("This file was changed: it does not say BagIt 1.0, UTF-8."))
        )
    said.findings += _check_sums(bag)
    info = bag.own.get(INFO)
    if info is not None:
        said.oxum = oxum_of(info)
        if said.oxum is None:
            message = _("It does not tell how many files the bag has (Payload-Oxum).")
            said.findings.append(_told("BL016", bag, INFO, message))
        said.renamed = f"External-Identifier: {bag.name}\n".encode() not in info
        if said.renamed:
            message = _("It does not say that this is the bag «%(name)s».", name=bag.name)
            said.findings.append(_told("BL016", bag, INFO, message))
    if MANIFEST in bag.own:
        _read_manifest(bag, said)
    return said


def _told(code: str, bag: SeenBag, name: str, message: str, line: int = 0) -> Finding:
    return Finding(code, Where(str(bag.folder / name), line), message, put_back())


def _check_sums(bag: SeenBag) -> Iterator[Finding]:
    """Hold the bag's own files against the tag manifest."""
    if TAGS not in bag.own:
        return
    lines = list(lines_of(bag.own[TAGS]))
    wanted = [name for name in sorted(OWN_FILES) if name != TAGS]
    whole = "".join(f"{line}  {path}\n" for _number, line, path in lines).encode(errors="surrogateescape")
    if [path for _number, _line, path in lines] != wanted or whole != bag.own[TAGS]:
        message = _("This file was changed: it should name %(names)s, each with its SHA-256.", names=", ".join(wanted))
        yield _told("BL016", bag, TAGS, message)
    for number, line, name in lines:
        now = digest(bag.own[name]) if name in bag.own else ""
        if name not in wanted or not now or line in ("", now):
            continue
        if slip(line, now):
            message = _("The line of «%(name)s» was changed: its SHA-256 is %(now)s.", name=name, now=now)
            yield _told("BL016", bag, TAGS, message, number)
        else:
            code = "BL015" if name == MANIFEST else "BL016"
            message = _(
                "This file was changed: %(file)s gives SHA-256 %(was)s, and it is %(now)s.",
                file=TAGS,
                was=line,
                now=now,
            )
            yield _told(code, bag, name, message)


def _read_manifest(bag: SeenBag, said: Said) -> None:
    """Read the manifest, naming every line that congvan would not write."""
    before = ""
    manifest = bag.own[MANIFEST]
    if b"\r\n" in manifest:
        _line(bag, said, 0, _("Its lines end as those of Windows do: another program has written it anew."))
        manifest = manifest.replace(b"\r\n", b"\n")
    for number, line, path in lines_of(manifest):
        shown = path[:_SHOWN].encode(errors="replace").decode()
        if not line:
            _line(bag, said, number, _("This is not a SHA-256 and a path: «%(line)s».", line=shown))
        elif is_unsafe(path):
            message = _("The path «%(path)s» leads out of the bag, or works on one system only.", path=shown)
            said.findings.append(_told("BL018", bag, MANIFEST, message, number))
        elif not path.startswith(f"{DATA}/"):
            _line(bag, said, number, _("The path «%(path)s» is not one of a kept file.", path=shown))
        elif path in said.entries:
            _line(bag, said, number, _("«%(path)s» stands here a second time.", path=shown))
        else:
            if path < before:
                _line(bag, said, number, _("«%(path)s» is not in its place: the lines are in order.", path=shown))
            before = path
            said.entries[path], said.lines[path] = line, number
    if not manifest.endswith(b"\n"):
        _line(bag, said, 0, _("The last line is cut off."))


def _line(bag: SeenBag, said: Said, number: int, message: str) -> None:
    said.findings.append(_told("BL015", bag, MANIFEST, message, number))


def twins(bag: SeenBag, paths: Iterable[str]) -> Iterator[Finding]:
    """Name every two paths that are one file on some systems (capitals, or how accents are written).

    Args:
        bag: the bag.
        paths: in it, each once, on the disk and in the manifest.
    """
    first: dict[str, str] = {}
    for path in paths:
        plain = path.casefold() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        other = first.setdefault(plain, path)
        if other != path:
            message = _("Some systems take this for the same file as «%(other)s».", other=other)
            fix = _("See which of the two belongs there, and move the other away.")
            yield Finding("BL017", Where(str(bag.folder / path)), message, fix)
