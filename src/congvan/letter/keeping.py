"""Lưu: what the archive holds of a letter, and the files (hồ sơ) that letters are put into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from congvan.letter.entries import Number

__all__ = ["CaseFile", "CaseFileList", "KeptForm", "KeptLetter"]

KeptForm = Literal["signed", "rewritten", "paper"]
"""Hình thức: signed, and the very bytes that were issued are in it; signed by a program that wrote the file anew; a
scan of the letter on paper, which is never called signed."""


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """Bản lưu: one PDF of the archive, with the metadata of Phụ lục VI, Phần II, mục I.

    Attributes:
        number: số, ký hiệu.
        issued_date: ngày, tháng, năm văn bản.
        kind: tên loại («Công văn»).
        subject: trích yếu nội dung, in one line.
        organ_name: tên cơ quan ban hành.
        signer: họ và tên người ký.
        unit: id of the unit whose letter it is; empty = the general letter.
        unit_name: tên đơn vị nhận; empty for the general letter.
        part: empty = the letter itself; else the name of the attachment that this file is.
        position: chức vụ của người ký.
        organ_id: mã định danh cơ quan ban hành.
        unit_organ_id: mã định danh của đơn vị nhận.
        priority: mức độ khẩn: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc.
        copies: số lượng bản phát hành; 0 = not said.
        due_date: hạn trả lời.
        language: ngôn ngữ.
        note: ghi chú.
        form: what kind of copy it is.
        sha256: of the file, in hexadecimal.
        size: bytes.
        pages: số trang.
        name: what the file was called when it came in.
        letter: the YAML it was made from, as in `Entry.letter`.
        kept_at: when it was taken in, with its offset.
        by: who was at the computer.
        proof: why it was accepted: the report of the verification, as JSON has it.
        path: where it lies, relative to the archive, with forward slashes; empty = not kept yet.
    """

    number: Number
    issued_date: date
    kind: str
    subject: str
    organ_name: str
    signer: str
    unit: str = ""
    unit_name: str = ""
    part: str = ""
    position: str = ""
    organ_id: str = ""
    unit_organ_id: str = ""
    priority: int = 0
    copies: int = 0
    due_date: date | None = None
    language: str = "Tiếng Việt"
    note: str = ""
    form: KeptForm = "signed"
    sha256: str = ""
    size: int = 0
    pages: int = 0
    name: str = ""
    letter: str = ""
    kept_at: datetime | None = None
    by: str = ""
    proof: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Hồ sơ: one line of danh mục hồ sơ (Phụ lục V, mục I).

    Attributes:
        notation: số và ký hiệu hồ sơ («01.TCCB»).
        title: tiêu đề hồ sơ.
        maintenance: thời hạn bảo quản: «Vĩnh viễn» or a number of years («20 năm»).
        creator: người lập hồ sơ.
        heading: tên đề mục lớn, without its Roman number.
        subheading: tên đề mục nhỏ, without its number; empty = none.
        note: ghi chú.
        begun: thời gian bắt đầu; None = the day of its first letter.
        ended: the day its work ended, from which hand-over is due; None = still going on.
        rights: chế độ sử dụng; empty = not said.
        sheets: số tờ of what is on paper; 0 = not said.
    """

    notation: str
    title: str
    maintenance: str
    creator: str
    heading: str = ""
    subheading: str = ""
    note: str = ""
    begun: date | None = None
    ended: date | None = None
    rights: str = ""
    sheets: int = 0


@dataclass(frozen=True, slots=True)
class CaseFileList:
    """Danh mục hồ sơ of one year.

    Attributes:
        year: năm.
        files: in the list's order.
        decision: số, ký hiệu of the decision it belongs to; empty = not said.
        decision_date: its day.
        decision_by: who took it.
    """

    year: int
    files: tuple[CaseFile, ...]
    decision: str = ""
    decision_date: date | None = None
    decision_by: str = ""
