"""Nội dung túi: the kept files of a bag beside its manifest and their records, each difference told with its cause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from congvan.archive.bag import INFO, MANIFEST, digest
from congvan.archive.hashing import Sum
from congvan.archive.looking import SeenBag, cannot_read, unnamed
from congvan.archive.own_files import Said, put_back, slip, twins
from congvan.archive.places import PDF, RECORD, TEXT, path_of, sibling
from congvan.archive.records import kept_of
from congvan.errors import Finding, Where, has_errors
from congvan.language import _
from congvan.letter import KeptLetter

__all__ = ["BagLook", "Homes", "check_files", "check_names", "check_records", "check_totals", "homes_of"]

Homes = Mapping[str, Sequence[tuple["BagLook", str]]]
"""By SHA-256, the bags and paths where such bytes should lie."""

_EMPTY = digest(b"")


@dataclass(slots=True, eq=False)
class BagLook:
    """One bag that is looked at.

    Attributes:
        bag: as it lies on the disk.
        said: what its own files say.
        sums: of the files that were read, by path in the bag.
        records: the letters, by path of the PDF in the bag.
        findings: what is wrong with the kept files.
    """

    bag: SeenBag
    said: Said
    sums: dict[str, Sum] = field(default_factory=dict)
    records: dict[str, KeptLetter] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def tell(self, code: str, path: str, message: str, line: int = 0) -> None:
        """Add a finding about a file of the bag."""
        self.findings.append(Finding(code, Where(str(self.bag.folder / path), line), message, put_back()))

    def all_findings(self) -> list[Finding]:
        """Return what is wrong with the bag."""
        return [*self.bag.findings, *self.said.findings, *self.findings]

    def shown(self, path: str) -> str:
        """Return what messages call a file of the bag."""
        return f"{self.bag.name}/{path}"

    def sum_of(self, path: str) -> str:
        """Return the SHA-256 of a file; empty = it was not read, or cannot be."""
        done = self.sums.get(path)
        return done.sha256 if done else ""


def check_names(look: BagLook) -> None:
    """Name twins, and letters of which a part is not in the manifest."""
    entries = look.said.entries
    look.findings += twins(look.bag, sorted(entries.keys() | look.bag.files.keys()))
    for path in entries:
        stem, dot, suffix = path.rpartition(".")
        if dot + suffix not in (PDF, RECORD, TEXT):
            look.tell("BL023", path, _("The manifest names this, and it is neither a PDF, nor a record, nor a text."))
        elif suffix == PDF[1:] and not {stem + RECORD, stem + TEXT} <= entries.keys():
            look.tell("BL023", path, _("The manifest does not name the record and the text of this PDF."))
        elif suffix != PDF[1:] and stem + PDF not in entries:
            look.tell("BL023", path, _("The manifest does not name the PDF that this belongs to."))


def check_records(look: BagLook) -> None:
    """Read the records that are as they were written, and hold them against the places where they lie."""
    for path, line in look.said.entries.items():
        done = look.sums.get(path)
        if not path.endswith(RECORD) or done is None or done.sha256 != line:
            continue
        pdf = sibling(path, PDF)
        try:
            kept = kept_of(done.data, look.shown(pdf))
        except ValueError:
            look.tell("BL023", path, _("This record does not say what congvan writes."))
            continue
        look.records[pdf] = kept
        if path_of(kept) != kept.path and not look.said.renamed:
            message = _("This record is of another letter, whose place is «%(path)s».", path=path_of(kept))
            look.tell("BL023", path, message)


def homes_of(looks: Sequence[BagLook]) -> Homes:
    """Return where the bytes of every sum should lie; nothing if nothing is out of its place."""
    if all(look.sum_of(path) == look.said.entries.get(path) for look in looks for path in look.sums):
        return {}
    homes: dict[str, list[tuple[BagLook, str]]] = {}
    for look in looks:
        for path, line in look.said.entries.items():
            homes.setdefault(line, []).append((look, path))
    return homes


def check_files(look: BagLook, homes: Homes) -> None:
    """Name what is missing, changed, moved, or not named by the manifest."""
    entries, files = look.said.entries, look.bag.files
    for path, line in entries.items():
        if path not in files:
            look.tell("BL011", path, _("This file is missing. Its SHA-256 was %(was)s.", was=line))
            continue
        done = look.sums.get(path)
        if done is not None and not done.sha256:
            look.findings.append(cannot_read(files[path].path, done.error))
        elif done is not None and done.sha256 != line:
            _changed(look, path, done.sha256, homes)
        elif path.endswith(PDF):
            _beside_record(look, path)
    if MANIFEST not in look.bag.own:
        return
    for path in files.keys() - entries.keys():
        home = _lost_home(look.sum_of(path), homes)
        if home is not None:
            message = _("This is «%(path)s», moved or given another name.", path=home[0].shown(home[1]))
            look.tell("BL013", path, message)
        else:
            look.findings.append(unnamed(files[path].path))


def _home(found: str, homes: Homes, look: BagLook, path: str) -> tuple[BagLook, str] | None:
    """Return where the bytes in a file's place should lie; if at several, best where its own bytes lie now."""
    places = homes.get(found, ())
    exchanged = (home for home in places if home[0].sum_of(home[1]) == look.said.entries[path])
    return next(exchanged, next(iter(places), None))


def _lost_home(found: str, homes: Homes) -> tuple[BagLook, str] | None:
    """Return where bytes should lie, if they are missing there; an empty file may be any."""
    places = homes.get(found, ()) if found not in ("", _EMPTY) else ()
    return next((home for home in places if home[1] not in home[0].bag.files), None)


def _changed(look: BagLook, path: str, now: str, homes: Homes) -> None:
    """Say what became of a file whose sum is not the manifest's."""
    was = look.said.entries[path]
    record = look.records.get(path)
    size = look.bag.files[path].size
    if slip(was, now) or (record is not None and record.sha256 == now):
        message = _(
            "The line of «%(path)s» was changed, not the file: it gives SHA-256 %(was)s, and it is %(now)s.",
            path=path,
            was=was,
            now=now,
        )
        look.tell("BL015", MANIFEST, message, look.said.lines[path])
        return
    if now == _EMPTY:
        look.tell("BL014", path, _("The file is empty. Its SHA-256 was %(was)s.", was=was))
        return
    home = _home(now, homes, look, path)
    if home is not None:
        other, place = home
        if other.sum_of(place) == was:
            message = _("This file and «%(other)s» were exchanged.", other=other.shown(place))
        else:
            message = _("The bytes of «%(other)s» lie here.", other=other.shown(place))
        look.tell("BL013", path, message)
    elif record is not None and size < record.size:
        message = _(
            "The file is cut short: it has %(now)d of %(was)d bytes. SHA-256 was %(sum)s, now %(other)s.",
            now=size,
            was=record.size,
            sum=was,
            other=now,
        )
        look.tell("BL014", path, message)
    else:
        message = _("The file was changed. SHA-256 was %(was)s, now %(now)s.", was=was, now=now)
        look.tell("BL010", path, message)


def _beside_record(look: BagLook, path: str) -> None:
    """Hold a PDF that its manifest does not contradict against its record."""
    record = look.records.get(path)
    if record is None:
        return
    size, read = look.bag.files[path].size, path in look.sums
    if record.sha256 != look.said.entries[path]:
        message = _(
            "The record of this file and the manifest do not fit each other: SHA-256 %(record)s and %(manifest)s.",
            record=record.sha256,
            manifest=look.said.entries[path],
        )
        look.tell("BL023", path, message)
    elif size != record.size:
        code = "BL023" if read else "BL014" if size < record.size else "BL010"
        message = _("The file has %(now)d bytes, and had %(was)d when it was kept.", now=size, was=record.size)
        look.tell(code, path, message)


def check_totals(look: BagLook) -> None:
    """Hold the number of files and bytes against what the bag tells, unless more is known already."""
    told = look.said.oxum
    if told is None or has_errors(look.all_findings()):
        return
    size, count = sum(found.size for found in look.bag.files.values()), len(look.bag.files)
    if told != (size, count):
        message = _(
            "The bag should have %(files)d files with %(bytes)d bytes, and has %(count)d with %(size)d. Which one was "
            "changed is found when every byte is read (--read-data).",
            files=told[1],
            bytes=told[0],
            count=count,
            size=size,
        )
        look.tell("BL016", INFO, message)
