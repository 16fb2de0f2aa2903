"""Công văn: the letter as one addressee gets it, complete."""

from collections.abc import Mapping
from dataclasses import dataclass

from congvan.letter.people import Office, Signer, Unit

__all__ = ["Letter", "Line"]


@dataclass(frozen=True, slots=True)
class Line:
    """Đoạn: one paragraph of the body.

    Attributes:
        text: the paragraph, its number or dash included.
        title: whether it is the title of an item, set in bold on its own line (II.6.đ).
        level: depth among the items, from 1; 0 for opening and closing.
        last: whether it is the last paragraph, which carries «./.».
        keep: whether it stays on one page with what follows, so that the signature is never alone.
    """

    text: str
    title: bool = False
    level: int = 0
    last: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """Công văn, complete: what the template is filled with.

    Attributes:
        office: who issues it.
        signer: who signs it.
        unit: the one addressee; None in the general letter.
        number: số as printed («05»); empty in a draft.
        symbol: ký hiệu.
        day: ngày as printed; empty while blank.
        month: tháng as printed; empty while blank.
        year: năm as printed; empty while blank.
        subject: trích yếu, with its line breaks.
        addressees: Kính gửi: the lines, without dashes and final marks.
        opening: the paragraphs before the tasks.
        tasks: the tasks and what stands under them, one paragraph each.
        closing: the paragraphs after the tasks.
        copies_to: Nơi nhận without dashes and final marks, the filing line not included.
        filing: «Lưu: VT.».
        urgency: dấu chỉ mức độ khẩn, or empty.
        circulation: chỉ dẫn phạm vi lưu hành, or empty.
        drafter_mark: ký hiệu người soạn thảo, or empty.
        attachments: titles of what goes with the letter.
        fields: free values: the letter's, overlaid by the unit's.
    """

    office: Office
    signer: Signer
    unit: Unit | None
    number: str
    symbol: str
    day: str
    month: str
    year: str
    subject: str
    addressees: tuple[str, ...]
    opening: tuple[Line, ...]
    tasks: tuple[Line, ...]
    closing: tuple[Line, ...]
    copies_to: tuple[str, ...]
    filing: str
    urgency: str
    circulation: str
    drafter_mark: str
    attachments: tuple[str, ...]
    fields: Mapping[str, str]

    @property
    def body(self) -> tuple[Line, ...]:
        """Nội dung (ô 6): opening, tasks and closing, in order."""
        return self.opening + self.tasks + self.closing

    @property
    def subject_line(self) -> str:
        """Trích yếu in one line, as registers and file properties hold it."""
        return " ".join(self.subject.split())

    @property
    def is_draft(self) -> bool:
        """Dự thảo: the number or the day is still blank."""
        return not (self.number and self.day and self.month and self.year)
