"""What is told about one template while it is inspected, each thing with its place in the clerk's words."""

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from congvan.docx.ooxml import NAMESPACES, q
from congvan.docx.places import Places
from congvan.errors import Finding, Severity, Where
from congvan.language import N_, _
from congvan.opc import Package, shown

__all__ = ["CODES", "Inspection"]

CODES = {
    "DX001": N_("a part declares a document type or includes another file"),
    "DX002": N_("a part cannot be read"),
    "DX003": N_("the file is a Strict Open XML document"),
    "DX004": N_("the file fetches something from elsewhere"),
    "DX005": N_("a link points to a place that recipients must not or cannot open"),
    "DX006": N_("the file refers to a part that is missing"),
    "DX007": N_("a field fetches something from elsewhere or runs something"),
    "DX008": N_("another document is inserted"),
    "DX009": N_("an object of another program is embedded"),
    "DX010": N_("the file has macros, controls or add-ins"),
    "DX011": N_("comments would be delivered"),
    "DX012": N_("tracked changes would be delivered"),
    "DX013": N_("hidden text would be delivered"),
    "DX014": N_("names of people or offices would be delivered"),
    "DX015": N_("the file is tied to Word's own mail merge"),
    "DX016": N_("a date changes by itself"),
    "DX017": N_("the data of a chart would be delivered"),
    "DX018": N_("the template is too large"),
    "DX019": N_("there is more to find"),
}

_MOST_FINDINGS = 300
# Numbering tables costs time that grows faster than their rows: a hostile file is told by its parts only.
_MOST_NUMBERED = 1_500
_RELATION = "{" + NAMESPACES["r"] + "}"
_WORDS = {
    "header": N_("the header"),
    "footer": N_("the footer"),
    "footnotes": N_("the footnotes"),
    "endnotes": N_("the endnotes"),
    "comments": N_("the comments"),
    "settings": N_("the settings"),
    "websettings": N_("the web settings"),
    "styles": N_("the styles"),
    "numbering": N_("the numbering"),
    "fonttable": N_("the fonts"),
    "document.glossary": N_("the building blocks"),
    "core-properties": N_("the document properties"),
    "extended-properties": N_("the document properties"),
    "custom-properties": N_("the document properties"),
}


@dataclass
class Inspection:
    """Collects the findings of one template.

    Attributes:
        package: the template.
        file: its path as the user gave it.
        findings: what was found so far.
        told: parts that were named already, in small letters, so that none is named twice.
    """

    package: Package
    file: str
    findings: list[Finding] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    _places: dict[etree._Element, Places | None] = field(default_factory=dict, repr=False)
    _users: dict[etree._Element, dict[str, etree._Element]] = field(default_factory=dict, repr=False)

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of all parts, in small letters."""
        return frozenset(name.lower() for name in self.package.parts)

    def user(self, root: etree._Element | None, identifier: str) -> etree._Element | None:
        """Return the first element of a part that uses a relationship, by whatever attribute."""
        if root is None:
            return None
        if root not in self._users:
            users: dict[str, etree._Element] = {}
            for element in root.iter("*"):
                for name, value in element.items():
                    if str(name).startswith(_RELATION):
                        users.setdefault(str(value), element)
            self._users[root] = users
        return self._users[root].get(identifier)

    def words(self, part: str) -> str:
        """Return what a clerk calls a part: «the header», «the body»; its name where there is no word for it."""
        if part == self.package.main:
            return _("the body")
        if not part:
            return _("the whole file")
        kind = self.package.content_type(part).removesuffix("+xml").rpartition("/")[2]
        for ending, words in _WORDS.items():
            if kind.endswith(f".{ending}"):
                return _(words)
        return shown(part)

    def add(  # noqa: PLR0913 - what a finding is made of, and its place
        self,
        code: str,
        message: str,
        fix: str,
        *,
        part: str,
        element: etree._Element | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one finding.

        Args:
            code: one of `CODES`.
            message: a whole sentence.
            fix: how to mend it in Word.
            part: the part it stands in; empty for the package as a whole.
            element: the element it stands at, to name the paragraph.
            severity: an error by default.
        """
        if len(self.findings) > _MOST_FINDINGS:
            return
        if len(self.findings) == _MOST_FINDINGS:
            code, part, element, severity = "DX019", "", None, Severity.ERROR
            message = _("More than %(most)s things are wrong; the rest is not shown.", most=_MOST_FINDINGS)
            fix = _("Mend these first, or take another template.")
        self.findings.append(Finding(code, self._where(part, element), message, fix, severity))

    def forget(self) -> None:
        """Drop what was noted of the part that was inspected last, so that its tree can go."""
        self._places.clear()
        self._users.clear()

    def _where(self, part: str, element: etree._Element | None) -> Where:
        """Name the paragraph around an element, or the part where there is none."""
        paragraph = None
        if element is not None:
            near = (element, *element.iterancestors())
            paragraph = next((one for one in near if one.tag == q("p")), None)
        if element is not None and paragraph is not None:
            root = element.getroottree().getroot()
            if root not in self._places:
                self._places[root] = self._numbered(root, part)
            places = self._places[root]
            if places is not None:
                return places.of(paragraph).where(self.file)
        return Where(self.file, place=self.words(part))

    def _numbered(self, root: etree._Element, part: str) -> Places | None:
        """Number the paragraphs of a part, unless they are too many to be worth it."""
        if sum(1 for _paragraph in root.iter(q("p"))) > _MOST_NUMBERED:
            return None
        return Places(root, "" if part == self.package.main else self.words(part))
