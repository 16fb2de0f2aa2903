"""PL002, PL004: how phụ lục are set and numbered."""

from collections.abc import Iterator, Sequence

from congvan.checks.appendices import appendix_heads
from congvan.checks.looking import is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.setting import wrong_case, wrong_settings
from congvan.decree import PARTS, Align, Mm, Pt
from congvan.language import _
from congvan.page import NumberPages, Passage, Reshape, Restyle, Reword

_LABEL, _TITLE, _REFERENCE = PARTS["appendix_label"], PARTS["appendix_title"], PARTS["appendix_reference"]


@rule("PL002", "PL1 III.1.b", on="D", fixes=True)
def set_as_appendix(reading: Reading) -> Iterator[Fault]:
    """Phụ lục: «Phụ lục» cỡ chữ 14 bold, the title in bold capitals, the reference in italics; all centred.

    Asks: Từ “Phụ lục” và số thứ tự của Phụ lục được trình bày thành một dòng riêng, canh giữa, bằng chữ in thường, cỡ
        chữ 14, kiểu chữ đứng, đậm; tên Phụ lục (nếu có) được trình bày canh giữa, bằng chữ in hoa, cỡ chữ từ 13 đến 14,
        kiểu chữ đứng, đậm.
    Why: A phụ lục that has come apart from its letter must be known as one.
    Wrong: PHỤ LỤC I / Danh sách học sinh
    Right: Phụ lục I / DANH SÁCH HỌC SINH
    """
    found = [one for one in appendix_heads(reading) if not is_placeholder(one.label.text)]
    labels = [one.label for one in found]
    titles = [line for one in found for line in one.title if not is_placeholder(line.text)]
    references = [line for one in found for line in one.reference]
    yield from wrong_settings(_LABEL, labels)
    yield from wrong_settings(_TITLE, titles)
    yield from wrong_settings(_REFERENCE, references)
    for label in labels:
        yield from _in_capitals(label)
    yield from wrong_case(_TITLE, titles)
    yield from _not_centred([*labels, *titles, *references])
    for reference in references:
        if not reference.text.lstrip().startswith("("):
            yield Fault(
                reference,
                _("the reference to the letter does not stand in brackets: «%(found)s».", found=show(reference.text)),
                _("Put it in brackets: (Kèm theo Công văn số …)."),
            )
            break


def _in_capitals(label: Passage) -> Iterator[Fault]:
    word = label.shown[: len("Phụ lục")]
    if word != word.upper():
        return
    if label.text.startswith("Phụ lục"):
        mends: tuple[Restyle | Reword, ...] = (Restyle(label.spot, label.start, label.end, caps=False),)
    else:
        mends = (Reword(label.spot, label.start, label.start + len(word), "Phụ lục"),)
    yield Fault(
        label,
        _("«Phụ lục» is in capitals: «%(found)s».", found=show(label.shown)),
        _("Write «Phụ lục» in small letters."),
        mends,
    )


def _not_centred(lines: Sequence[Passage]) -> Iterator[Fault]:
    off = [one for one in lines if one.align != Align.CENTRE.value]
    if off:
        yield Fault(
            off[0],
            _("a line of the phụ lục's head is not centred: «%(found)s».", found=show(off[0].text)),
            _("Centre the label, the title and the reference of the phụ lục."),
            tuple(Reshape(one.spot, align=Align.CENTRE.value, left=Mm(0), first_line=Mm(0)) for one in off),
        )


@rule("PL004", "PL1 III.1.đ", on="D", fixes=True)
def own_pages(reading: Reading) -> Iterator[Fault]:
    """Số trang của phụ lục: the pages of each phụ lục are counted from 1 anew.

    Asks: Số trang của Phụ lục được đánh số riêng theo từng Phụ lục.
    Why: A phụ lục is read, copied and sent on without its letter.
    Wrong: (công văn trang 1-2, Phụ lục trang 3-5)
    Right: (công văn trang 1-2, Phụ lục trang 1-3)
    """
    parts = reading.parts
    if parts is None or not parts.page_numbers:
        return
    sections = {section.number: section for section in parts.page.sections}
    seen = {1}
    for appendix in parts.appendices:
        section = sections.get(appendix.section)
        own = appendix.section not in seen
        seen.add(appendix.section)
        if is_placeholder(appendix.label.text) or (own and section and section.page_number_start == 1):
            continue
        size = next((run.look.size for number in parts.page_numbers for run in number.passage.inked), Pt(14))
        least, most = PARTS["page_number"].size
        mend = NumberPages(appendix.section, min(max(size, least), most), restart=True)
        yield Fault(
            appendix.label,
            _("the pages of «%(label)s» go on from those before it.", label=show(appendix.label.text)),
            _("Begin a new section for it (Layout, Breaks, Next Page) and let its page numbers start at 1."),
            (mend,) if own else (),
        )
