"""Mở gói: what lies at a path, as one folder of files, or the findings that forbid to read it."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from lxml import etree

from congvan.archive.handing.markup import Element
from congvan.archive.handing.tree import FolderTree, Notes, Tree, Unreadable, digest_of, judge_names, read_whole
from congvan.archive.handing.zips import ZipTree, looks_packed
from congvan.errors import CannotRead
from congvan.language import _
from congvan.opc import BrokenXml, UnsafeXml, parse_xml

__all__ = ["Opened", "opened"]


class Opened:
    """Gói đã mở: the files of a package under its one folder.

    Attributes:
        name: of the folder.
        sizes: bytes of each file by its path in the folder.
        notes: what is found.
    """

    def __init__(self, name: str, tree: Tree, base: str, notes: Notes) -> None:
        """Take the tree.

        Args:
            name: of the folder.
            tree: all files.
            base: what stands before each path of the package, with its slash; empty = nothing.
            notes: where to note what is found.
        """
        self.name = name
        self.notes = notes
        self.sizes: Mapping[str, int] = {
            path.removeprefix(base): size for path, size in tree.sizes.items() if path.startswith(base)
        }
        self._tree = tree
        self._base = base
        self._digests: dict[str, tuple[str, int] | None] = {}

    def digest(self, path: str) -> tuple[str, int] | None:
        """Return the SHA-256 and the size of a file; None if it cannot be read, which is noted once."""
        if path not in self._digests:
            try:
                self._digests[path] = digest_of(self._tree, self._base + path)
            except Unreadable as error:
                self.notes.add("GN014", _("This file cannot be read: %(reason)s.", reason=error), place=path)
                self._digests[path] = None
        return self._digests[path]

    def read(self, path: str) -> bytes | None:
        """Return a list of the package; None if it cannot be read, which is noted."""
        try:
            return read_whole(self._tree, self._base + path)
        except Unreadable as error:
            self.notes.add("GN017", _("This list cannot be read: %(reason)s.", reason=error), place=path)
            return None

    def xml(self, path: str, tag: str) -> Element | None:
        """Return the root of an XML file; None if it is none, which is noted.

        Args:
            path: the file, which is there.
            tag: what its root must be.
        """
        data = self.read(path)
        if data is None:
            return None
        try:
            root = parse_xml(data)
        except (BrokenXml, UnsafeXml) as error:
            self.notes.add("GN017", _("This list cannot be read: %(reason)s.", reason=error), place=path)
            return None
        if root.tag != tag:
            name = etree.QName(tag).localname
            self.notes.add("GN017", _("This is no list of the kind «%(name)s».", name=name), place=path)
            return None
        return root


@contextmanager
def opened(path: Path, notes: Notes) -> Iterator[Opened | None]:
    """Open a package; None if it must not be read, which is noted.

    Args:
        path: a ZIP, or the package's own folder.
        notes: where to note it.

    Raises:
        CannotRead: there is nothing at the path, or it cannot be read.
    """
    with ExitStack() as stack:
        try:
            if path.is_dir():
                tree: Tree = FolderTree(path, notes)
                judge_names(tree.sizes, notes)
                yield None if notes.found else Opened(path.resolve().name, tree, "", notes)
                return
            packed = looks_packed(path)
            stream = stack.enter_context(path.open("rb"))
        except OSError as error:
            raise CannotRead(path, error.strerror or str(error)) from error
        if not packed:
            notes.add("GN010", _("This is no package: neither a ZIP nor a folder."))
            yield None
            return
        try:
            tree = ZipTree(stream, notes)
        except OSError as error:
            raise CannotRead(path, error.strerror or str(error)) from error
        except Unreadable as error:
            notes.add("GN010", _("The package cannot be opened: %(reason)s.", reason=error))
            yield None
            return
        tops = {name.partition("/")[0] for name in tree.sizes}
        if not notes.found and (len(tops) != 1 or tops & set(tree.sizes)):
            notes.add("GN012", _("The ZIP does not hold exactly one folder."))
        top = min(tops, default="")
        yield None if notes.found else Opened(top, tree, f"{top}/", notes)
