"""A right letter, changed in one place: as YAML, or as the page that Word would show."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from congvan.checks import Reading, words_of_draft, words_of_parts
from congvan.decree import Mm, Pt
from congvan.docx import builtin_template, compile_template, read
from congvan.errors import Severity
from congvan.letter import Addressing
from congvan.page import Border, Borders, LineSpacing, Look, Page, Paragraph, Run, Section, Spot, parts_of
from congvan.source import read_letter, read_office, read_recipients

RIGHT = Path(__file__).parent / "right"
TODAY = date(2026, 3, 5)
FILES = {"office": "congvan.yaml", "letter": "letter.yaml", "recipients": "recipients.yaml"}


def overlaid(base: Any, change: Any) -> Any:
    """Return a document with some keys replaced; null takes a key away."""
    if not isinstance(base, dict) or not isinstance(change, dict):
        return change
    both = {key: overlaid(base.get(key), value) for key, value in change.items() if value is not None}
    return {key: value for key, value in {**base, **both}.items() if not (key in change and change[key] is None)}


def office_folder(folder: Path, case: Mapping[str, Any]) -> Path:
    """Write the right letter with a case's changes into a folder, and return the letter's path."""
    for part, name in FILES.items():
        text = (RIGHT / name).read_text(encoding="utf-8")
        if part in case:
            document = overlaid(yaml.safe_load(text), case[part])
            text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)
        (folder / name).write_text(text, encoding="utf-8")
    if "letter_text" in case:
        (folder / "letter.yaml").write_text(case["letter_text"], encoding="utf-8")
    return folder / "letter.yaml"


def reading_of(letter: Path, *, today: date = TODAY, final: bool = False) -> Reading:
    """Read a letter's YAML, its office and its list; whatever the readers refuse fails the test."""
    office, findings = read_office(letter.with_name("congvan.yaml"), shown="congvan.yaml")
    assert office is not None, findings
    draft, more = read_letter(letter, office=office, shown="letter.yaml")
    recipients, rest = read_recipients(letter.with_name("recipients.yaml"), shown="recipients.yaml")
    wrong = [finding for finding in (*findings, *more, *rest) if finding.severity is Severity.ERROR]
    assert not wrong, wrong
    assert draft is not None
    assert recipients is not None
    signer = next(one for one in office.signers if one.id == draft.signer)
    words = words_of_draft(
        draft,
        office,
        signer,
        recipients,
        file="letter.yaml",
        office_file="congvan.yaml",
        recipients_file="recipients.yaml",
    )
    return Reading(
        file="letter.yaml",
        words=words,
        on=draft.date.whole or today,
        today=today,
        blank_number=not draft.number,
        blank_date=draft.date.whole is None,
        final=final,
        draft=draft,
        office=office,
        signer=signer,
        recipients=recipients,
    )


def page_reading(page: Page, *, today: date = TODAY, final: bool = False, on: date | None = None) -> Reading:
    """Return the reading of a Word page."""
    parts = parts_of(page)
    words = words_of_parts(parts, page.file)
    symbol = words.symbol.text if words.symbol else ""
    return Reading(
        file=page.file,
        words=words,
        on=on or today,
        today=today,
        blank_number=not any(character.isdigit() for character in symbol.partition("/")[0]),
        blank_date=False,
        final=final,
        parts=parts,
    )


def filled(letter: Path) -> bytes:
    """Return the general letter in Word, filled into the built-in template."""
    reading = reading_of(letter)
    assert reading.office is not None
    assert reading.draft is not None
    assert reading.signer is not None
    assert reading.recipients is not None
    template, findings = compile_template(builtin_template(), "cong-van.docx", reading.office)
    assert template is not None, findings
    return template.fill(Addressing(reading.draft, reading.office, reading.signer, reading.recipients).general())


@functools.cache
def right_page() -> Page:
    """Return the right letter as Word shows it."""
    return read(filled(RIGHT / "letter.yaml"), "letter.docx")


# ---- changes of a page ----


def changed(page: Page, steps: Sequence[Mapping[str, Any]]) -> Page:
    """Return the page with each step carried out.

    A step names a paragraph with `find:` (a text it contains; `next: 1` = the paragraph after it) and says what becomes
    of it: `text:`, `look:` (of all its runs), `paragraph:` (its layout), `drop: true`, `after:`/`before:` (a new
    paragraph that looks like it). Or it changes the `section:`.
    """
    for step in steps:
        page = _step(page, step)
    return page


def _step(page: Page, step: Mapping[str, Any]) -> Page:
    if "section" in step:
        return replace(page, sections=tuple(_with(section, step["section"]) for section in page.sections))
    met = [paragraph for paragraph in _paragraphs(page) if step["find"] in paragraph.text]
    assert met, f"no paragraph has «{step['find']}»"
    target = met[0]
    if step.get("next"):
        every = list(_paragraphs(page))
        target = every[every.index(target) + step["next"]]
    changed_page: Page = _mapped(page, target.spot, lambda paragraph: _changed_paragraph(paragraph, step))
    return changed_page


def _changed_paragraph(paragraph: Paragraph, step: Mapping[str, Any]) -> list[Paragraph]:
    new = paragraph
    if "text" in step:
        look = next((run.look for run in paragraph.runs if run.text.strip()), paragraph.look)
        new = replace(new, inlines=(Run(step["text"], look),) if step["text"] else ())
    if "look" in step:
        inlines = [
            replace(one, look=_with(one.look, step["look"])) if isinstance(one, Run) else one for one in new.inlines
        ]
        new = replace(new, inlines=tuple(inlines), look=_with(new.look, step["look"]))
    if "paragraph" in step:
        new = _with(new, step["paragraph"])
    if step.get("drop"):
        return []
    look = next((run.look for run in new.runs if run.text.strip()), new.look)
    before = [replace(new, spot=_near(new.spot), inlines=(Run(text, look),)) for text in _texts(step.get("before"))]
    after = [replace(new, spot=_near(new.spot), inlines=(Run(text, look),)) for text in _texts(step.get("after"))]
    return [*before, new, *after]


def _near(spot: Spot) -> Spot:
    return replace(spot, number=spot.number + 1000)


def _texts(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


_TYPES: dict[str, Callable[[Any], Any]] = {
    "line": lambda value: LineSpacing(**value) if isinstance(value, dict) else LineSpacing("multiple", float(value)),
    "borders": lambda value: Borders(**{edge: Border(**line) for edge, line in value.items()}),
}


def _with(value: Any, change: Mapping[str, Any]) -> Any:
    """Return a dataclass with fields replaced, lengths keeping their unit, nested dataclasses changed in turn."""
    news: dict[str, Any] = {}
    known = {one.name for one in fields(value)}
    for name, new in change.items():
        assert name in known, f"{type(value).__name__} has no «{name}»"
        old = getattr(value, name)
        if name in _TYPES:
            news[name] = _TYPES[name](new)
        elif isinstance(old, (Mm, Pt)):
            news[name] = type(old)(new)
        elif is_dataclass(old) and isinstance(new, dict):
            news[name] = _with(old, new)
        else:
            news[name] = new
    return replace(value, **news)


def _paragraphs(value: Any) -> Iterator[Paragraph]:  # noqa: C901 - one branch a kind of thing
    """Give every paragraph of a page, a section or blocks, tables and margins included."""
    if isinstance(value, Paragraph):
        yield value
        for shape in value.shapes:
            yield from _paragraphs(shape.blocks)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _paragraphs(one)
    elif isinstance(value, Page):
        yield from _paragraphs(value.sections)
    elif isinstance(value, Section):
        yield from _paragraphs(value.blocks)
        for blocks in (*value.headers.values(), *value.footers.values()):
            yield from _paragraphs(blocks)
    elif hasattr(value, "rows"):
        for row in value.rows:
            for cell in row.cells:
                yield from _paragraphs(cell.blocks)


def _mapped(  # noqa: PLR0911 - one way out a kind of thing
    value: Any, spot: Spot, change: Callable[[Paragraph], list[Paragraph]]
) -> Any:
    """Return a page with one paragraph replaced by others."""
    if isinstance(value, tuple):
        out: list[Any] = []
        for one in value:
            if isinstance(one, Paragraph) and one.spot == spot:
                out += change(one)
            else:
                out.append(_mapped(one, spot, change))
        return tuple(out)
    if isinstance(value, Page):
        return replace(value, sections=_mapped(value.sections, spot, change))
    if isinstance(value, Section):
        headers = {kind: _mapped(blocks, spot, change) for kind, blocks in value.headers.items()}
        footers = {kind: _mapped(blocks, spot, change) for kind, blocks in value.footers.items()}
        return replace(value, blocks=_mapped(value.blocks, spot, change), headers=headers, footers=footers)
    if isinstance(value, Paragraph):
        return replace(value, inlines=_mapped(value.inlines, spot, change)) if any(value.shapes) else value
    if hasattr(value, "rows"):
        return replace(value, rows=_mapped(value.rows, spot, change))
    if hasattr(value, "cells"):
        return replace(value, cells=_mapped(value.cells, spot, change))
    if hasattr(value, "blocks"):
        return replace(value, blocks=_mapped(value.blocks, spot, change))
    return value


def look_of(page: Page, text: str) -> Look:
    """Return the look of the first run of the first paragraph that has a text."""
    return next(run.look for paragraph in _paragraphs(page) if text in paragraph.text for run in paragraph.runs)
