"""`congvan preview`: what the letters look like, as pictures of their pages or as one page for the whole batch."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from congvan.docx import read
from congvan.errors import Finding
from congvan.language import _, n_
from congvan.page import passages_of
from congvan.pdf import Looked, Sheet, Standard, contact_sheet, differences, pictures
from congvan.workflow.batch import Batch, BatchLetter, batch_of
from congvan.workflow.files import write_whole
from congvan.workflow.gather import Paths, yaml_texts
from congvan.workflow.judging import judge_draft, judge_filled, judge_word
from congvan.workflow.judging_print import judge_pdf
from congvan.workflow.printing import Engine
from congvan.workflow.strictness import Strictness

__all__ = ["PreviewReport", "PreviewRequest", "preview"]

_LARGE, _SMALL = 96, 60
"""Dots per inch of a page to be read, and of one among many."""
_FOLDER, _SHEET = "xem-truoc", "xem-truoc.html"


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """What the clerk asked for.

    Attributes:
        paths: where the files are.
        strictness: how the letters are checked.
        units: only these units; empty = the general letter and the first unit of each group, or all for a sheet.
        groups: only these groups.
        sheet: whether the whole batch is shown on one page.
        png: whether pictures are written, one file a page, instead of a page for the browser.
        dpi: dots per inch of the pictures; 0 = what is usual.
        engine: what prints.
        standard: which kind of PDF.
        today: the day of a letter that has none yet.
        jobs: how many processes fill letters.
    """

    paths: Paths
    strictness: Strictness
    units: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    sheet: bool = False
    png: bool = False
    dpi: int = 0
    engine: Engine = "auto"
    standard: Standard = "a-2b"
    today: date | None = None
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class PreviewReport:
    """What was written: the files, in order; how many letters and pages they show; warnings."""

    files: tuple[Path, ...]
    letters: int
    pages: int
    odd: int = 0
    findings: tuple[Finding, ...] = ()
    told: str = ""


def preview(
    request: PreviewRequest, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> PreviewReport:
    """Write what the letters look like into the output folder.

    Args:
        request: what is wanted.
        progress: told how many letters are done, of how many.

    Raises:
        CannotRead: a file is missing or cannot be opened.
        Refused: findings; nothing was written.
        CannotWrite: the disk refuses.
        WrongUsage: an option names what there is not.
    """
    some = bool(request.units or request.groups)
    with batch_of(
        request.paths,
        request,
        scope="units" if some else "both",
        groups=request.groups,
        units=request.units,
        jobs=request.jobs,
        sample=not (some or request.sheet),
        progress=progress,
    ) as batch:
        files, odd = _pictures(batch, request), 0
        if not request.png:
            html, odd = _sheet(batch, request)
            target = batch.gathered.out / _SHEET
            write_whole(target, html.encode(), replace=True)
            files = (target,)
        pages = sum(letter.pages for letter in batch.letters)
        return PreviewReport(files, len(batch.letters), pages, odd, batch.findings, batch.told)


def _pictures(batch: Batch, request: PreviewRequest) -> tuple[Path, ...]:
    """Write a picture of every page, if they are asked for."""
    if not request.png:
        return ()
    made = []
    for letter in batch.letters:
        for number, data in enumerate(pictures(letter.pdf.read_bytes(), request.dpi or _LARGE), start=1):
            path = batch.gathered.out / _FOLDER / f"{letter.name}-{number}.png"
            write_whole(path, data, replace=True)
            made.append(path)
    return tuple(made)


def _sheet(batch: Batch, request: PreviewRequest) -> tuple[str, int]:
    """Return the page for the browser, and how many letters stand out."""
    gathered = batch.gathered
    words = judge_draft(gathered, request.strictness, yaml_texts(gathered))
    layout = judge_filled([batch.letters[-1].word.read_bytes()], gathered, request.strictness, words)
    differ = differences([_lines(letter) for letter in batch.letters])
    usual = Counter(letter.pages for letter in batch.letters).most_common(1)[0][0]
    told = {_said(one) for one in (*words.findings, *layout.findings)}
    looked = [
        _looked(letter, lines, usual, told, batch, request) for letter, lines in zip(batch.letters, differ, strict=True)
    ]
    shared = _shared(looked)
    looked = [replace(one, findings=tuple(f for f in one.findings if _said(f) not in shared)) for one in looked]
    number, day, subject = batch.called
    sheet = Sheet(
        title=number,
        day=day,
        subject=subject,
        looked=tuple(looked),
        findings=(*batch.findings, *words.findings, *layout.findings, *shared.values()),
    )
    return contact_sheet(sheet), sum(bool(one.odd or one.findings) for one in looked)


def _said(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def _shared(looked: Sequence[Looked]) -> dict[tuple[str, str], Finding]:
    """Return what is found in every letter: that is said once, for all of them."""
    counted = Counter(said for one in looked for said in {_said(finding) for finding in one.findings})
    return {
        _said(finding): finding
        for one in looked[:1]
        for finding in one.findings
        if counted[_said(finding)] == len(looked) > 1
    }


def _lines(letter: BatchLetter) -> Sequence[str]:
    return [
        passage.text for passage in passages_of(read(letter.word.read_bytes(), letter.name)) if passage.text.strip()
    ]


def _looked(  # noqa: PLR0913, PLR0917 - what a card shows
    letter: BatchLetter,
    differs: tuple[str, ...],
    usual: int,
    told: set[tuple[str, str]],
    batch: Batch,
    request: PreviewRequest,
) -> Looked:
    gathered = batch.gathered
    pdf = letter.pdf.read_bytes()
    findings = list(judge_pdf(pdf, f"{letter.name}.pdf", gathered.office, request.strictness).findings)
    odd = []
    if letter.by_hand:
        odd.append(_("Changed by hand since it was made."))
        data = letter.word.read_bytes()
        findings += judge_word(data, f"{letter.name}.docx", gathered.office, request.strictness)[0].findings
    if letter.pages != usual:
        odd.append(
            n_("%(count)d page", "%(count)d pages", letter.pages)
            + "; "
            + n_("most letters have %(count)d.", "most letters have %(count)d.", usual)
        )
    names = {kind: gathered.out / f"{letter.name}.{kind}" for kind in ("docx", "pdf")}
    unit = letter.unit
    group = next((one for one in gathered.recipients.groups if unit and one.id == unit.group), None)
    return Looked(
        unit=unit.id if unit else "",
        name=unit.name if unit else _("The general letter"),
        group=group.line if group else unit.group if unit else "",
        pages=pictures(pdf, request.dpi or (_SMALL if request.sheet else _LARGE), small=True),
        page_count=letter.pages,
        links={kind.upper(): path.name for kind, path in names.items() if path.is_file()},
        differs=differs,
        findings=tuple(one for one in findings if _said(one) not in told),
        odd=tuple(odd),
    )
