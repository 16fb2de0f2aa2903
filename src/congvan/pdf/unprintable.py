"""Không in được: everything that a page holds and that cannot be printed exactly, by name and place."""

from collections.abc import Iterator
from dataclasses import replace

from congvan.errors import Finding, Severity, Where
from congvan.language import _
from congvan.page import Borders, Page, Section
from congvan.pdf.faces import Faces
from congvan.pdf.refusing import Refusing, other_way

__all__ = ["unprintable"]

_NUMBERS = frozenset({"decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "numberInDash"})
_STARTS = frozenset({"nextPage", "continuous"})
_UNREAD = "RD001"


def unprintable(page: Page, faces: Faces) -> tuple[Finding, ...]:
    """Return what a page holds and cannot be printed exactly; errors stop the printing, warnings are told.

    Args:
        page: the page.
        faces: the faces to print with.
    """
    return (*_unread(page), *_changes(page), *_blocks(page, faces))


def _unread(page: Page) -> Iterator[Finding]:
    for unread in page.unread:
        if unread.code == _UNREAD:
            yield replace(unread, severity=Severity.ERROR, fix=other_way())


def _changes(page: Page) -> Iterator[Finding]:
    if page.changed or page.comments:
        message = _(
            "the Word file has %(changes)d tracked changes and %(comments)d comments; the PDF shows the text as it "
            "would be when all changes are accepted.",
            changes=page.changed,
            comments=len(page.comments),
        )
        fix = _("Accept or reject the changes in Word and remove the comments.")
        yield Finding("PF016", Where(page.file), message, fix, Severity.WARNING)


def _blocks(page: Page, faces: Faces) -> tuple[Finding, ...]:
    refusing = Refusing(page, faces)
    before: Section | None = None
    for section in page.sections:
        for code, message in _section(section, before):
            refusing.tell(code, None, message)
        refusing.blocks(section.blocks)
        refusing.where = "margin"
        for texts in (section.headers, section.footers):
            for blocks in texts.values():
                refusing.blocks(blocks)
        refusing.where = "text"
        before = section
    refusing.where = "note"
    for blocks in page.notes.values():
        refusing.blocks(blocks)
    return refusing.findings()


def _section(section: Section, before: Section | None) -> Iterator[tuple[str, str]]:
    """Give codes and messages of what a section has."""
    number = section.number
    if section.columns > 1:
        message = _("section %(number)d has text in %(columns)d columns.", number=number, columns=section.columns)
        yield "PF007", message
    if before is not None and section.start not in _STARTS:
        yield "PF008", _("section %(number)d begins on an even or odd page, or in a column.", number=number)
    if section.vertical != "top":
        yield "PF008", _("the text of section %(number)d is not set from the top of the page.", number=number)
    if section.borders != Borders():
        yield "PF008", _("section %(number)d has lines around the page.", number=number)
    if before is not None and section.start == "continuous" and _paper(section) != _paper(before):
        yield "PF008", _("section %(number)d begins within a page and has another paper or margins.", number=number)
    if section.page_number_format not in _NUMBERS:
        form = section.page_number_format
        yield "PF015", _("the page numbers of section %(number)d are written as «%(form)s».", number=number, form=form)


def _paper(section: Section) -> tuple[float, ...]:
    return section.width, section.height, section.margins.top, section.margins.bottom
