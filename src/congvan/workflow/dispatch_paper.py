"""`congvan dispatch print-pack`, `posted`: letters, envelopes, labels and the post office's rows, one for one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from congvan.docx import PostPrint, PostRow, post_book, read
from congvan.errors import CannotRead, CongvanError
from congvan.language import _, n_
from congvan.letter import Event, Unit
from congvan.page import Page
from congvan.pdf import Envelope, Merged, Sender, Standard, Tick, envelopes, labels, look_at, merge, tick_list
from congvan.register import Register
from congvan.workflow.dispatch_plan import (
    DispatchPlan,
    DispatchRequest,
    Item,
    Scene,
    file_of,
    items_of,
    plan_with,
    scene_of,
)
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.folder import digest
from congvan.workflow.formats import printing_of
from congvan.workflow.places import shown
from congvan.workflow.printing import Engine, Left, fonts_of, left_over, pages_of, print_letter, told_of, typeset_page
from congvan.workflow.registry import opened

__all__ = ["PackReport", "PackRequest", "print_pack"]

_FOLDER = "goi-in"
_LETTERS, _ENVELOPES, _LABELS, _LIST, _POST = "letters", "envelopes", "labels", "danh-sach", "so-buu-dien"


@dataclass(frozen=True, slots=True)
class PackRequest:
    """What the clerk asked for.

    Attributes:
        what: letter, units, groups.
        out: the folder; None = `goi-in/<letter>/` in the office.
        envelope: size of the envelopes; empty = the office's; «none» = none are made.
        labels: the label sheet; empty = the office's; «none» = none are made.
        begin: the first free label of a sheet that was begun.
        duplex: whether both sides of the paper are printed.
        force: whether the files may be replaced.
    """

    what: DispatchRequest
    out: Path | None = None
    envelope: str = ""
    labels: str = ""
    begin: int = 1
    duplex: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class PackReport:
    """What was put together; letters, envelopes and rows were counted in the files themselves.

    Attributes:
        plan: who gets paper.
        paths: the files.
        letters: how many letters.
        copies: how many copies of them in all.
        sheets: sheets of paper for them.
        envelopes: how many envelopes; 0 = none were made.
        labels: how many labels; 0 = none were made.
        rows: rows for the post office's book.
        told: what is to be said of letters that LibreOffice printed.
    """

    plan: DispatchPlan
    paths: tuple[str, ...] = ()
    letters: int = 0
    copies: int = 0
    sheets: int = 0
    envelopes: int = 0
    labels: int = 0
    rows: int = 0
    told: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One unit's letter in the pack."""

    item: Item
    unit: Unit
    pdf: bytes = field(repr=False)
    pages: int


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a Word file without its PDF is printed."""

    today: date
    engine: Engine = "auto"
    standard: Standard = "a-2b"


def print_pack(request: PackRequest, progress: Callable[[int, int], None] = lambda _done, _total: None) -> PackReport:
    """Put together what is printed: each unit's letter, its envelope, its label and its row, in the list's order.

    Args:
        request: what is wanted.
        progress: told how many letters are done, of how many.

    Raises:
        Occupied: a file is there already.
        Refused: an envelope cannot hold what must stand on it; every unit is named.
        CongvanError: the register cannot be read, or a file cannot be written.
    """
    what = replace(request.what, ways=("paper",))
    scene = scene_of(what)
    folder = request.out or scene.root / _FOLDER / scene.gathered.draft.id
    wanted = _names(request, scene)
    for name in wanted:  # said before the work, not after it
        must_be_free(folder / name, replace=request.force, name=shown(folder / name, scene.base))
    with opened(scene.register, writing=True) as book:
        plan = plan_with(scene, items_of(scene, book.status(scene.letter), what))
        due = plan.of("ready")
        if not due:
            return PackReport(plan)
        sheets, told = _sheets(scene, due, progress)
        made, report = _made(scene, request, sheets)
        for name in wanted:
            data = made[name]
            write_whole(
                folder / name,
                data,
                replace=request.force,
                name=shown(folder / name, scene.base),
                access=scene.register.access,
            )
        _record_print(book, sheets, made[f"{_LETTERS}.pdf"], request)
    paths = tuple(shown(folder / name, scene.base) for name in wanted)
    return replace(report, plan=plan, paths=paths, told=told)


def _names(request: PackRequest, scene: Scene) -> tuple[str, ...]:
    """Return the names of the files that are made, the letters first."""
    names = [f"{_LETTERS}.pdf", f"{_LIST}.pdf"]
    if (request.envelope or scene.office.dispatch.envelope) != "none":
        names.append(f"{_ENVELOPES}.pdf")
    if (request.labels or scene.office.dispatch.labels) != "none":
        names.append(f"{_LABELS}.pdf")
    return (*names, f"{_POST}.pdf", f"{_POST}.docx")


def _sheets(scene: Scene, due: Sequence[Item], progress: Callable[[int, int], None]) -> tuple[list[_Sheet], str]:
    """Return each letter as a PDF: the issued one, or the issued Word file printed."""
    units = {one.id: one for one in scene.addressing.units()}
    made: dict[str, bytes] = {}
    waiting: dict[str, Left] = {}
    printing = None
    for done, item in enumerate(due, 1):
        issued = file_of(item.issued, "pdf")
        file = issued or item.issued.files[0]
        data = _bytes_of(scene, file.path)
        if issued is None:
            printing = printing or printing_of(scene.gathered, _Wish(item.issued.issued_date))
            printed = print_letter(data, file.path, printing)
            if isinstance(printed, Left):
                waiting[item.unit] = printed
            else:
                made[item.unit] = printed.pdf
        else:
            made[item.unit] = data
        progress(done, len(due))
    if waiting and printing is not None:
        left = list(waiting.values())
        made.update(zip(waiting, left_over(left, printing), strict=True))
    sheets = [_Sheet(one, units[one.unit], made[one.unit], pages_of(made[one.unit])) for one in due]
    return sheets, told_of(list(waiting.values()))


def _bytes_of(scene: Scene, path: str) -> bytes:
    try:
        return (scene.root / path).read_bytes()
    except OSError as error:
        raise CannotRead(path, error.strerror or str(error)) from error


def _made(scene: Scene, request: PackRequest, sheets: Sequence[_Sheet]) -> tuple[dict[str, bytes], PackReport]:
    """Return every file by its name, and the counts that were found in them."""
    fonts, today = fonts_of(scene.gathered), request.what.desk.now.date()
    merged = merge([(one.pdf, max(one.unit.copies, 1)) for one in sheets], duplex=request.duplex)
    made = {f"{_LETTERS}.pdf": merged.pdf, f"{_LIST}.pdf": typeset_page(_list(scene, sheets, merged), fonts, today).pdf}
    addresses = [
        Envelope(scene.addressing.addressee(one.unit), one.item.issued.number.text, one.unit.address, one.unit.where)
        for one in sheets
    ]
    size = request.envelope or scene.office.dispatch.envelope
    sheet = request.labels or scene.office.dispatch.labels
    count = tagged = 0
    if size != "none":
        pdf = typeset_page(envelopes(_sender(scene), addresses, size), fonts, today).pdf
        made[f"{_ENVELOPES}.pdf"] = pdf
        count = _counted(pdf, sheets)
    if sheet != "none":
        made[f"{_LABELS}.pdf"] = typeset_page(labels(addresses, sheet, begin=request.begin), fonts, today).pdf
        tagged = len(addresses)
    rows = tuple(PostRow(today, one.item.issued.number.text, one.item.name, 1) for one in sheets)
    office = scene.office
    word = post_book(PostPrint(office.parent, office.name, today.year, rows, "", "", today))
    made[f"{_POST}.docx"] = word
    made[f"{_POST}.pdf"] = typeset_page(read(word, _POST, own=True), fonts, today).pdf
    copies = sum(max(one.unit.copies, 1) for one in sheets)
    length = merged.length
    leaves = (length + 1) // 2 if request.duplex else length
    plan = DispatchPlan("", ())
    return made, PackReport(plan, (), len(merged.pages), copies, leaves, count, tagged, len(rows))


def _counted(pdf: bytes, sheets: Sequence[_Sheet]) -> int:
    """Return how many envelopes there are, each the right one at the right place.

    Raises:
        CongvanError: they are not those of the letters: a bug, and nothing is written.
    """
    pages = look_at(pdf).pages
    bare = ["".join(line.text for line in page.lines).replace(" ", "").replace("\u00a0", "") for page in pages]
    wrong = [
        one.item.name
        for one, text in zip(sheets, bare, strict=False)
        if one.item.issued.number.text.replace(" ", "") not in text
    ]
    if len(pages) != len(sheets) or wrong:
        names = ", ".join(wrong[:3])
        sentence = _(
            "%(letters)d letters and %(envelopes)d envelopes do not go together: %(names)s.",
            letters=len(sheets),
            envelopes=len(pages),
            names=names,
        )
        raise CongvanError(sentence)
    return len(pages)


def _list(scene: Scene, sheets: Sequence[_Sheet], merged: Merged) -> Page:
    number = sheets[0].item.issued.number.text
    lines = [
        _("Letter No. %(number)s", number=number) + f", {sheets[0].item.issued.issued_date:%d/%m/%Y}",
        scene.addressing.subject_for(None),
        n_("%(count)d letter", "%(count)d letters", len(sheets)),
    ]
    ticks = (
        Tick(one.item.name, one.pages, max(one.unit.copies, 1), first)
        for one, first in zip(sheets, merged.first_pages, strict=True)
    )
    return tick_list(_("LETTERS TO PRINT"), lines, ticks)


def _sender(scene: Scene) -> Sender:
    """Return the head of the envelopes."""
    office = scene.office
    logo = _bytes_of(scene, office.logo) if office.logo else None
    lines = tuple(_postal(office.address, email=office.email, phone=office.phone))
    return Sender(office.name, lines, office.phone, office.fax, office.email, office.website, logo)


def _postal(address: Sequence[str], *, email: str, phone: str) -> Iterator[str]:
    """Give the lines of the address block that congvan.yaml does not say again by a key of its own."""
    for line in address:
        said = line.casefold()
        if (email and email.casefold() in said) or (phone and phone in said):
            continue
        yield line


def _record_print(book: Register, sheets: Sequence[_Sheet], letters: bytes, request: PackRequest) -> None:
    now, by = request.what.desk.now, request.what.desk.by
    proof = f"{_LETTERS}.pdf {digest(letters)}"
    told = [Event(one.item.issued.number, one.item.unit, "printed", now, "paper", proof, by) for one in sheets]
    book.record(told, now, by)
