"""Lời văn: what a letter says, line by line as printed, whether it was read from YAML or from a Word file."""

from dataclasses import dataclass

from congvan.errors import Text, Where
from congvan.page import Passage

__all__ = ["Said", "Words"]


@dataclass(frozen=True, slots=True)
class Said:
    """Lời: one line of the letter as it is printed, and where its author wrote it.

    Attributes:
        text: the whole line as printed, with whatever label, dash or mark the program or Word puts before or after.
        origin: the value of the YAML that it is made of, or the passage of the Word file; None = nobody wrote it.
        offset: how many characters of `text` stand before the first character of the origin's own text.
        file: the file as findings name it.
        level: depth of a numbered paragraph, from 1; 0 = not numbered (YAML only).
        title: whether it is the title of an item (YAML only).
    """

    text: str
    origin: Text | Passage | None
    file: str
    offset: int = 0
    level: int = 0
    title: bool = False

    @property
    def own(self) -> str:
        """The origin's own text, inside `text`."""
        origin = self.origin
        length = 0 if origin is None else len(origin.text if isinstance(origin, Passage) else origin)
        return self.text[self.offset : self.offset + length]

    def where(self) -> Where:
        """Return the place as findings name it."""
        if isinstance(self.origin, Passage):
            return self.origin.where(self.file)
        if self.origin is None:
            return Where(self.file)
        return Where(self.file, self.origin.line, self.origin.column)


@dataclass(frozen=True, slots=True)
class Words:
    """Lời của các thành phần: every part's lines as printed; None or empty = the letter does not say it.

    What only the template prints (Quốc hiệu, «Kính gửi:», «Nơi nhận:») is there in a Word file and missing in YAML.

    Attributes:
        national_heading: Quốc hiệu.
        national_motto: Tiêu ngữ.
        parent: tên cơ quan chủ quản, its lines.
        issuer: tên cơ quan ban hành, its lines.
        symbol: «Số: 05/SGDĐT-VP».
        place_date: «Hải Phòng, ngày 05 tháng 9 năm 2022»; in YAML the blanks of a draft are single spaces.
        kind: tên loại as a heading.
        subject: trích yếu, its lines, the first with «V/v».
        addressees_label: «Kính gửi:» and what else stands on its line.
        addressees: Kính gửi, one line each, with dashes and final marks; a single one without them.
        unit_addressees: the one line of Kính gửi of each unit that gets a letter of its own (YAML only).
        body: nội dung, one paragraph each, numbers and dashes included.
        tables: paragraphs in tables of data within the body (Word only).
        authority: quyền hạn, chức vụ, its lines.
        signer: họ tên.
        copies_label: «Nơi nhận:».
        copies: Nơi nhận, one line each, with dashes and final marks, «Lưu» last.
        urgency: dấu chỉ mức độ khẩn.
        circulation: chỉ dẫn phạm vi lưu hành.
        secrecy: dấu chỉ độ mật.
        drafter: ký hiệu người soạn thảo và số lượng bản.
        address: địa chỉ, its lines.
        appendices: of each phụ lục: its label, title lines and reference lines, in this order (Word only).
        appendix_bodies: the other paragraphs of all appendices (Word only).
        attachments: titles of files that go with the letter (YAML only).
    """

    national_heading: Said | None = None
    national_motto: Said | None = None
    parent: tuple[Said, ...] = ()
    issuer: tuple[Said, ...] = ()
    symbol: Said | None = None
    place_date: Said | None = None
    kind: Said | None = None
    subject: tuple[Said, ...] = ()
    addressees_label: Said | None = None
    addressees: tuple[Said, ...] = ()
    unit_addressees: tuple[Said, ...] = ()
    body: tuple[Said, ...] = ()
    tables: tuple[Said, ...] = ()
    authority: tuple[Said, ...] = ()
    signer: Said | None = None
    copies_label: Said | None = None
    copies: tuple[Said, ...] = ()
    urgency: Said | None = None
    circulation: Said | None = None
    secrecy: Said | None = None
    drafter: Said | None = None
    address: tuple[Said, ...] = ()
    appendices: tuple[tuple[Said, tuple[Said, ...], tuple[Said, ...]], ...] = ()
    appendix_bodies: tuple[Said, ...] = ()
    attachments: tuple[Said, ...] = ()

    def everything(self) -> tuple[Said, ...]:
        """Return every line of the letter, in the order of the decree's cells; addressees of single units last."""
        single = (self.national_heading, self.national_motto)
        head = (self.symbol, self.place_date, self.kind)
        marks = (self.urgency, self.circulation, self.secrecy)
        appendices = [line for label, title, reference in self.appendices for line in (label, *title, *reference)]
        lines = (
            *single,
            *self.parent,
            *self.issuer,
            *head,
            *self.subject,
            *marks,
            self.addressees_label,
            *(line for line in self.addressees if line is not self.addressees_label),
            *self.body,
            *self.tables,
            *self.authority,
            self.signer,
            self.copies_label,
            *self.copies,
            *self.address,
            *appendices,
            *self.appendix_bodies,
            *self.attachments,
            *self.unit_addressees,
        )
        return tuple(line for line in lines if line is not None)

    def running(self) -> tuple[Said, ...]:
        """Return the lines written as sentences, where capitals and citations are judged: subject, body, appendices."""
        titles = [line for _label, title, reference in self.appendices for line in (*title, *reference)]
        return (*self.subject, *self.body, *self.tables, *titles, *self.appendix_bodies, *self.attachments)
