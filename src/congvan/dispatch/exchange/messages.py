"""Bản tin: what a message of the national exchange says, as plain values."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from congvan.decree import Business

__all__ = [
    "DocumentId",
    "DocumentMessage",
    "ExchangeFile",
    "Organ",
    "OrganChange",
    "Replacement",
    "ResponseFor",
    "Staff",
    "StatusMessage",
]

_ID = re.compile(r"([^,]*),(\d{4})/(\d{1,2})/(\d{1,2}),([^/]*)/(.*)")


@dataclass(frozen=True, slots=True)
class Organ:
    """Cơ quan, tổ chức: who sends or receives (From, To); what is empty is left out.

    Attributes:
        organ_id: mã định danh.
        name: tên cơ quan.
        in_charge: tên cơ quan chủ quản.
        address: địa chỉ.
        email: thư điện tử.
        telephone: điện thoại.
        fax: Fax.
        website: trang thông tin điện tử.
    """

    organ_id: str
    name: str
    in_charge: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Staff:
    """Người phụ trách (StaffInfo): department, person, e-mail, telephone."""

    department: str = ""
    staff: str = ""
    email: str = ""
    mobile: str = ""


@dataclass(frozen=True, slots=True)
class DocumentId:
    """Mã văn bản (DocumentId): «000.00.15.H26,2026/02/05,05/THPTVD-VP».

    Attributes:
        organ_id: mã định danh of who issued it.
        day: ngày ban hành.
        number: số, as printed («05»).
        notation: ký hiệu.
    """

    organ_id: str
    day: date
    number: str
    notation: str

    @property
    def text(self) -> str:
        """The id as messages hold it."""
        day = self.day.isoformat().replace("-", "/")  # %Y has four digits on some systems only
        return f"{self.organ_id},{day},{self.code}"

    @property
    def code(self) -> str:
        """Số, ký hiệu."""
        return f"{self.number}/{self.notation}"

    @classmethod
    def parse(cls, text: str) -> "DocumentId | None":
        """Return the id that a text is; None if it is none."""
        found = _ID.fullmatch(text.strip())
        if found is None:
            return None
        organ, year, month, day, number, notation = found.groups()
        try:
            return cls(organ.strip(), date(int(year), int(month), int(day)), number.strip(), notation.strip())
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class ResponseFor:
    """Văn bản được trả lời (ResponseFor): agency, số và ký hiệu, id, day; as they are written."""

    organ_id: str
    code: str
    document_id: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """Tệp đính kèm: name, what it is, its bytes; `content_id` is given when it is written."""

    name: str
    data: bytes = field(repr=False)
    description: str = ""
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class OrganChange:
    """Thay đổi nơi nhận (Receiver): an agency that is added («add») or left out («drop»)."""

    organ_id: str
    change: Literal["add", "drop"]


@dataclass(frozen=True, slots=True)
class Replacement:
    """Văn bản bị thay thế (ReplacementInfo): its id, and the agencies that have it."""

    document_id: str
    organ_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentMessage:
    """Bản tin văn bản: one document to one agency or several.

    Attributes:
        sender: nơi gửi (From).
        receivers: nơi nhận (To), one at least.
        document_id: mã văn bản.
        place: nơi ban hành (địa danh).
        subject: trích yếu.
        sent_at: when it is sent (TraceHeader).
        content: nội dung tóm tắt.
        type_name: tên loại.
        document_type: its number; 0 = not known.
        competence: quyền hạn («KT. GIÁM ĐỐC»).
        position: chức vụ.
        full_name: họ tên người ký.
        due: hạn xử lý.
        priority: độ khẩn, 0 to 4.
        circulation: chỉ dẫn phạm vi lưu hành.
        typer: ký hiệu người soạn thảo.
        copies: số lượng bản phát hành; 0 = not said.
        pages: số trang; 0 = not said.
        appendixes: tên các phụ lục.
        responses: văn bản được trả lời.
        steering: loại chỉ đạo.
        to_places: the lines of Nơi nhận.
        business: nghiệp vụ.
        reason: of the recall, update or replacement.
        concerned: id of the document that is recalled or updated.
        changes: receivers that an update adds or leaves out.
        replaced: documents that this one replaces.
        paper: whether paper follows.
        staff: người phụ trách.
        files: the files.
        signed: whether the message read bears an XML signature; congvan neither makes nor checks it.
    """

    sender: Organ
    receivers: tuple[Organ, ...]
    document_id: DocumentId
    place: str
    subject: str
    sent_at: datetime
    content: str = ""
    type_name: str = "Công văn"
    document_type: int = 18
    competence: str = ""
    position: str = ""
    full_name: str = ""
    due: date | None = None
    priority: int = 0
    circulation: str = ""
    typer: str = ""
    copies: int = 0
    pages: int = 0
    appendixes: tuple[str, ...] = ()
    responses: tuple[ResponseFor, ...] = ()
    steering: int = 0
    to_places: tuple[str, ...] = ()
    business: Business = "new"
    reason: str = ""
    concerned: str = ""
    changes: tuple[OrganChange, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    paper: bool = False
    staff: Staff = Staff()
    files: tuple[ExchangeFile, ...] = ()
    signed: bool = False


@dataclass(frozen=True, slots=True)
class StatusMessage:
    """Bản tin trạng thái: what became of a document at the agency that got it.

    Attributes:
        sender: who says so.
        response: which document.
        code: mã trạng thái, two digits.
        description: in words.
        at: when; None = not said.
        staff: người xử lý.
    """

    sender: Organ
    response: ResponseFor
    code: str
    description: str = ""
    at: datetime | None = None
    staff: Staff = Staff()
