"""The office's Word template: opened, checked and compiled once per batch, filled once per letter.

Only the parts that hold tags are rendered, escaped and packed anew; the packed bytes of all others are copied.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType

from jinja2 import Template as Compiled
from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from congvan.docx.blocks import check_tags
from congvan.docx.codes import finding
from congvan.docx.issuer_rule import fit_issuer_rule
from congvan.docx.names import context
from congvan.docx.ooxml import q
from congvan.docx.packing import Packing
from congvan.docx.places import Place
from congvan.docx.preflight import preflight
from congvan.docx.proof import Proof
from congvan.docx.properties import read_property_tags
from congvan.docx.sandbox import UnprintableValueError, environment
from congvan.docx.segments import Segment, segments_of
from congvan.docx.tag import TAG, Source
from congvan.docx.tags import read_tags
from congvan.errors import Finding, Refused, Where, has_errors
from congvan.language import _
from congvan.letter import Letter, Office
from congvan.opc import Package, parse_xml, read_package

__all__ = ["Template", "compile_template"]

_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TEXTS = {
    f"{_WORDS}header+xml": "header",
    f"{_WORDS}footer+xml": "footer",
    f"{_WORDS}footnotes+xml": "footnotes",
    f"{_WORDS}endnotes+xml": "endnotes",
}
_PROPERTIES = (
    "application/vnd.openxmlformats-package.core-properties+xml",
    # Word repeats the title among the titles of the parts
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)
_OPENERS = re.compile(r"\{\{|\{%|\{#")
_STOPS = (
    TemplateError,
    UnprintableValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
    AttributeError,
)
"""What a tag may raise while it is filled: the template's fault, or a value's."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class _Part:
    """A part with tags, compiled."""

    name: str
    segments: Sequence[Segment]
    lines: Sequence[Place]
    proof: Proof


class Template:
    """A compiled template; `compile_template` makes it."""

    def __init__(self, file: str, parts: Sequence[_Part], packing: Packing) -> None:
        """Take what `compile_template` worked out.

        Args:
            file: the template's path, for findings.
            parts: the parts with tags.
            packing: the rest of the package.
        """
        self._file = file
        self._parts = parts
        self._packing = packing

    def fill(self, letter: Letter) -> bytes:
        """Return the letter as the bytes of a Word file, proved whole and addressed to its unit.

        Raises:
            Refused: a tag stopped, or the filled letter is not fit to be kept; the finding names the place.
        """
        values = context(letter)
        filled: dict[str, bytes] = {}
        findings: list[Finding] = []
        for part in self._parts:
            rendered = []
            for segment in part.segments:
                try:
                    rendered.append(segment.render(values))
                except _STOPS as error:
                    findings.append(self._stopped(part, segment, error, letter))
            if len(rendered) == len(part.segments):
                findings += part.proof.check(rendered, letter)
                # a part of one segment keeps its very bytes while nothing in it changes, and is then not packed anew
                filled[part.name] = rendered[0].data if len(rendered) == 1 else b"".join([one.data for one in rendered])
        if findings:
            raise Refused(findings)
        return self._packing.pack(filled)

    def _stopped(self, part: _Part, segment: Segment, error: Exception, letter: Letter) -> Finding:
        line = _line_of(error.__traceback__, segment.compiled) + segment.line
        place = part.lines[line - 1] if 0 < line <= len(part.lines) else Place()
        reason = " ".join(str(error).split())[:200]
        if letter.unit is None and "'None' has no attribute" in reason:
            reason = _("the general letter is addressed to no single unit")
        fix = _("Correct the tag in Word, or put it between {% if … %} and {% endif %}.")
        message = _("a tag here cannot be filled: %(reason)s.", reason=reason.rstrip("."))
        return finding("TP013", place.where(self._file), message, fix)


def compile_template(data: bytes, file: str, office: Office) -> tuple[Template | None, list[Finding]]:
    """Open, check and compile a template.

    Args:
        data: the bytes of the Word file.
        file: its path as the user gave it, for findings.
        office: the issuing office, whose name decides the length of the rule under it.

    Returns:
        The template, or None when there are error findings; and every finding there is.
    """
    package, findings = read_package(data, file, kind="docx")
    if package is None or has_errors(findings):
        return None, findings
    findings = [*findings, *preflight(package, file)]
    sources = [] if has_errors(findings) else list(_sources(package, file, office, findings))
    if sources and not any(source.tags for _name, _main, source, _environment in sources):
        fix = _("Write tags such as {{ letter.subject }} in it, or use the built-in template.")
        findings.append(
            finding("TP011", Where(file), _("the template has no tags: every letter would be the same."), fix)
        )
    if has_errors(findings):
        return None, findings
    parts = []
    for name, main, source, jinja in sources:
        if source.tags or main:
            part, faults = _compile(name, source, jinja, file, main=main)
            findings += faults
            if part is not None:
                parts.append(part)
    if has_errors(findings):
        return None, findings
    # the body last: it alone changes from letter to letter, and the place of what stands before it does not
    parts.sort(key=lambda part: part.name == package.main)
    return Template(file, parts, Packing(package.members, [part.name for part in parts])), findings


def _sources(
    package: Package, file: str, office: Office, findings: list[Finding]
) -> Iterator[tuple[str, bool, Source, SandboxedEnvironment]]:
    text_environment, property_environment = environment(breaks=True), environment(breaks=False)
    for name, data in package.parts.items():
        kind = package.content_type(name)
        main = name == package.main
        if main or kind in _TEXTS:
            root = parse_xml(data)
            if main:
                fit_issuer_rule(root, office.name.upper())
            findings += _misplaced(root, name, file)
            source, jinja = read_tags(root, "" if main else _part_name(_TEXTS[kind])), text_environment
        elif kind in _PROPERTIES and b"{" in data:
            source, jinja = read_property_tags(parse_xml(data)), property_environment
        else:
            continue
        findings += check_tags(source, jinja, file)
        yield name, main, source, jinja


def _part_name(kind: str) -> str:
    names = {"header": _("header"), "footer": _("footer"), "footnotes": _("footnotes"), "endnotes": _("endnotes")}
    return names[kind]


def _misplaced(root: etree._Element, name: str, file: str) -> Iterable[Finding]:
    """Find tags in field codes, formulas and properties of pictures, which are not text of the letter."""
    for element in root.iter():
        texts = list(element.attrib.values())
        if element.tag != q("t"):
            texts.append(element.text or "")
        for text in texts:
            opener = _OPENERS.search(str(text))
            if opener:
                tag = TAG.search(str(text)) or opener
                message = _("%(part)s: tag «%(tag)s» stands in a field code or a property.", part=name, tag=tag[0][:60])
                yield finding("TP012", Where(file), message, _("Write it in the text of the template."))


def _compile(
    name: str, source: Source, jinja: SandboxedEnvironment, file: str, *, main: bool
) -> tuple[_Part | None, list[Finding]]:
    try:
        segments = segments_of(_DECLARATION + source.text, jinja)
    except TemplateSyntaxError as error:
        place = source.lines[min(error.lineno - 2, len(source.lines) - 1)] if error.lineno > 1 else Place()
        message = _("the tags of the template do not fit together here (%(reason)s).", reason=error.message)
        return None, [finding("TP001", place.where(file), message, _("Compare it with the built-in template."))]
    proof = Proof([segment.constants for segment in segments], file, main=main)
    return _Part(name, segments, [Place(), *source.lines], proof), []


def _line_of(traceback: TracebackType | None, compiled: Compiled) -> int:
    """Return the line of the template's source at which an exception arose; 0 if it is not told."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_globals.get("__jinja_template__") is compiled:
            line = compiled.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line
