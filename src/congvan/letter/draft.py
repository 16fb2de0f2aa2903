"""Dự thảo: a letter as its author wrote it, once, for everybody it goes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from congvan.decree import URGENCY_MARKS

__all__ = ["URGENCIES", "Attachment", "Draft", "Filing", "IssuedDate", "Task"]

URGENCIES = tuple(mark.words for mark in URGENCY_MARKS)
"""Mức độ khẩn (Phụ lục I, III.2.b), from the most urgent."""


@dataclass(frozen=True, slots=True)
class Task:
    """Nhiệm vụ: one numbered item of the letter, with what stands under it.

    Attributes:
        text: the sentence or sentences; may hold marks.
        title: tiêu đề of the item, on its own line in bold (II.6.đ); may be empty.
        marks: how `items` are numbered, one of `congvan.decree.MARKS`; None = the usual one for their depth.
        items: the items under this one.
        only: ids of the groups and units that get this item; empty = all.
        not_for: ids of the groups and units that do not get it (`except:` in YAML).
    """

    text: str
    title: str = ""
    marks: str | None = None
    items: tuple["Task", ...] = ()
    only: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """Lưu (the last line of Nơi nhận, II.9.d): «VT, VP (2)».

    Attributes:
        registry: chữ viết tắt «VT» (Văn thư).
        unit: chữ viết tắt of the drafting unit; may be empty.
        copies: số lượng bản lưu; 0 = not said.
    """

    registry: str = "VT"
    unit: str = ""
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """Phụ lục, tài liệu kèm theo: a file that goes with the letter; `file` is relative to the letter."""

    title: str
    file: str


@dataclass(frozen=True, slots=True)
class IssuedDate:
    """Ngày, tháng, năm ban hành (ô 4): whole, or a draft's blank with what is known already."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def whole(self) -> date | None:
        """The day, or None while any part is blank."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


@dataclass(frozen=True, slots=True)
class Draft:
    """Công văn before it is addressed: texts may hold marks such as `{{ unit.name }}`.

    Attributes:
        id: the file's name without suffix; names the batch.
        symbol: ký hiệu («SGDĐT-VP»).
        subject: trích yếu nội dung without «V/v»; may have line breaks, which the letter keeps.
        addressees: Kính gửi (ô 9a): ids of groups and units, in order.
        opening: the paragraphs before the tasks.
        tasks: the numbered items.
        marks: how the uppermost tasks are numbered.
        closing: the paragraphs after the tasks.
        copies_to: Nơi nhận (ô 9b), without dashes and final marks.
        filing: Lưu.
        signer: id of the signer.
        number: số; empty in a draft.
        date: ngày ban hành.
        urgency: one of `URGENCIES`, or empty.
        circulation: chỉ dẫn phạm vi lưu hành (ô 11), or empty.
        drafter_mark: ký hiệu người soạn thảo và số lượng bản («PL.(300)», ô 12), or empty.
        attachments: what goes with the letter.
        numbering: «shared» or «each», see `Defaults.numbering`; empty = as the office usually does.
        book: id of the book that gives the number; empty = the first that takes this kind and ký hiệu.
        fields: free values for marks such as `{{ fields.deadline }}`; a unit's own field of that name comes first.
    """

    id: str
    symbol: str
    subject: str
    addressees: tuple[str, ...]
    signer: str
    opening: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    marks: str = "1."
    closing: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ("Như trên",)
    filing: Filing = Filing()
    number: str = ""
    date: IssuedDate = IssuedDate()
    urgency: str = ""
    circulation: str = ""
    drafter_mark: str = ""
    attachments: tuple[Attachment, ...] = ()
    numbering: str = ""
    book: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
