"""NN005-006, NN008: Lưu, and how many copies are made."""

import re
from collections.abc import Iterator

from congvan.checks.copied import copy_items, filing_form
from congvan.checks.looking import is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.errors import Severity
from congvan.language import _
from congvan.letter import Addressing

_REGISTRY = "VT"


@rule("NN005", "PL1 II.9.d", on="YD", severity=Severity.WARNING)
def same_unit(reading: Reading) -> Iterator[Fault]:
    """Lưu: the drafting unit in «Lưu» is the one in the ký hiệu.

    Asks: … tiếp theo là chữ viết tắt “VT”, dấu phẩy (,), chữ viết tắt tên đơn vị (hoặc bộ phận) soạn thảo văn bản và số
        lượng bản lưu. (Ký hiệu công văn: chữ viết tắt tên đơn vị soạn thảo hoặc lĩnh vực được giải quyết.)
    Why: One of the two is usually left over from an older letter. A ký hiệu that names a field (UBND-VX), not a unit,
        is not judged.
    Wrong: Số: 05/SGDĐT-GDTrH … - Lưu: VT, GDTX.
    Right: Số: 05/SGDĐT-GDTrH … - Lưu: VT, GDTrH.
    """
    filing = copy_items(reading)[1]
    symbol = reading.words.symbol
    if filing is None or symbol is None or is_placeholder(filing.text) or is_placeholder(symbol.text):
        return
    found = filing_form(filing)
    groups = symbol.text.rpartition("/")[2].strip().split("-")
    if not found or len(groups) < len("CQ") or groups[0].upper() in ("UBND", "HĐND", "ĐĐBQH"):
        return
    units = [part.strip(" .") for part in re.split(r"[,;]", found["units"]) if part.strip(" .")]
    drafting = [unit for unit in units if unit != _REGISTRY]
    known = reading.office.drafting_units if reading.office else {}
    second = groups[-1].strip()
    if not drafting or second.casefold() in {unit.casefold() for unit in drafting} or (known and second not in known):
        return
    yield Fault(
        filing,
        _(
            "«Lưu» names «%(unit)s», and the ký hiệu «%(symbol)s».",
            unit=show(", ".join(drafting)),
            symbol=show("-".join(groups)),
        ),
        _("Look which unit drafted the letter, and write its abbreviation in both places."),
    )


@rule("NN006", "PL1 II.9.d", on="YD", fixes=True)
def registry(reading: Reading) -> Iterator[Fault]:
    """Lưu: the first place is «VT», the office's Văn thư.

    Asks: dòng cuối cùng bao gồm chữ “Lưu” sau có dấu hai chấm (:), tiếp theo là chữ viết tắt “VT”, dấu phẩy (,) …
    Why: Văn thư keeps the original by law (Điều 19); a letter without VT has no keeper.
    Wrong: - Lưu: VP.
    Right: - Lưu: VT, VP.
    """
    filing = copy_items(reading)[1]
    found = filing and filing_form(filing)
    if filing is None or not found or is_placeholder(filing.text):
        return
    units = [part.strip(" .") for part in re.split(r"[,;]", found["units"])]
    if units[0] == _REGISTRY:
        return
    rest = [unit for unit in units if unit and unit.upper() != _REGISTRY]
    right = ", ".join([_REGISTRY, *rest])
    yield Fault(
        filing,
        _("«Lưu» does not begin with «VT»: «%(found)s».", found=show(filing.text)),
        _("Write «VT» first: - Lưu: %(right)s.", right=right),
        (Replace(filing, found.start("units"), found.end("units"), right),),
        found.span("units"),
    )


_COUNT = re.compile(r"\(?\s*(\d{1,4})\s*\)?\s*\.?$")


@rule("NN008", "Điều 17.1", on="Y", severity=Severity.WARNING)
def number_of_copies(reading: Reading) -> Iterator[Fault]:
    """Số lượng bản: the number in the drafter's mark is what the addressees get plus what is kept.

    Asks: Văn bản đi được nhân bản theo đúng số lượng được xác định ở phần nơi nhận của văn bản.
    Why: The print room goes by this number: too few, and somebody gets no letter. More are right when Nơi nhận has
        others besides «Như trên».
    Wrong: PL.(90) với 94 đơn vị nhận, lưu 2 bản
    Right: PL.(96)
    """
    mark, draft, recipients = reading.words.drafter, reading.draft, reading.recipients
    found = mark and _COUNT.search(mark.text)
    if mark is None or not found or not draft or not recipients or not reading.office or not reading.signer:
        return
    units = Addressing(draft, reading.office, reading.signer, recipients).units()
    sent = sum(unit.copies for unit in units)
    kept = draft.filing.copies
    count = int(found[1])
    others = len(draft.copies_to) > 1
    if count < sent + kept or (count > sent + kept and not others):
        yield Fault(
            mark,
            _(
                "«%(mark)s» says %(count)d copies; the addressees get %(sent)d, and %(kept)d are kept.",
                mark=show(mark.text),
                count=count,
                sent=sent,
                kept=kept,
            ),
            _("Write the number of copies that are to be made, or change the list or «Lưu»."),
            span=found.span(1),
        )
