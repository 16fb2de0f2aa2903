"""Messages that the tests begin with: the smallest, the fullest, and what the reader makes of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from congvan.decree import BUSINESS
from congvan.dispatch.exchange import (
    DocumentId,
    DocumentMessage,
    ExchangeFile,
    Organ,
    ResponseFor,
    Staff,
    StatusMessage,
    read_message,
    write_document,
)
from congvan.errors import Finding, Refused

SCHOOL = Organ("000.00.15.H26", "Trường THPT Ví Dụ")
MINISTRY = Organ("000.00.00.G03", "Bộ Giáo dục và Đào tạo")
DEPARTMENT = Organ("H29.15", "Sở Giáo dục và Đào tạo")
PDF = ExchangeFile("cv.pdf", b"%PDF-1.7\nletter\n", "Công văn", "cid:0001")
SENT = datetime(2026, 2, 5, 9, 30)  # noqa: DTZ001 - messages say no zone
EARLIER = "000.00.15.H26,2026/01/15,03/THPTVD-VP"

SMALL = DocumentMessage(
    sender=SCHOOL,
    receivers=(MINISTRY,),
    document_id=DocumentId("000.00.15.H26", date(2026, 2, 5), "05", "THPTVD-VP"),
    place="",
    subject="Đăng ký dự thi",
    sent_at=SENT,
    full_name="Người ký",
    files=(PDF,),
)
"""Nothing but what every document has."""

FULL = replace(
    SMALL,
    sender=Organ(
        "000.00.15.H26",
        "Trường THPT Ví Dụ",
        "Sở Giáo dục và Đào tạo",
        "Số 1, đường Ví Dụ",
        "vanthu@truong.example",
        "0241000000",
        "0241000001",
        "https://truong.example",
    ),
    receivers=(MINISTRY, DEPARTMENT, Organ("G09.01", "Cục Ví Dụ", email="cuc@bo.example")),
    place="Hà Nội",
    content="Đăng ký dự thi nghiên cứu khoa học năm học 2025 - 2026",
    competence="KT. HIỆU TRƯỞNG",
    position="PHÓ HIỆU TRƯỞNG",
    due=date(2026, 2, 20),
    priority=4,
    circulation="LƯU HÀNH NỘI BỘ",
    typer="NVA",
    copies=3,
    pages=2,
    appendixes=("Phụ lục I", "Phụ lục II"),
    responses=(
        ResponseFor("000.00.00.G03", "123/BGDĐT-GDTrH", "000.00.00.G03,2026/01/15,123/BGDĐT-GDTrH", date(2026, 1, 15)),
        ResponseFor("H29.15", "7/SGDĐT-VP", "H29.15,2026/01/16,7/SGDĐT-VP"),
    ),
    steering=2,
    to_places=("Như trên", "Lưu: VT, VP"),
    paper=True,
    staff=Staff("Văn phòng", "Người phụ trách", "vanphong@truong.example", "0900000000"),
    files=(PDF, ExchangeFile("Phụ lục I.xlsx", b"PK\x03\x04 a table", "Phụ lục I", "cid:0002")),
)
"""Every field filled."""

STATUS = StatusMessage(
    sender=MINISTRY,
    response=ResponseFor("000.00.15.H26", "05/THPTVD-VP", "000.00.15.H26,2026/02/05,05/THPTVD-VP", date(2026, 2, 5)),
    code="03",
    description="Văn thư đã tiếp nhận",
    at=SENT,
    staff=Staff("Văn thư", "Người tiếp nhận"),
)


def written(message: DocumentMessage) -> bytes:
    """Return the bytes of a message that nothing is wrong with."""
    data, findings = write_document(message)
    assert findings == ()
    return data


def as_read(message: DocumentMessage) -> DocumentMessage:
    """Return a message as its reader gets it: what is written when nothing is said is filled in."""
    files = tuple(replace(one, description=one.description or one.name) for one in message.files)
    return replace(message, reason=message.reason or BUSINESS[message.business][1], files=files)


def document(data: bytes) -> DocumentMessage:
    """Return the document that a message holds, and that nothing is unusual about."""
    message, findings = read_message(data, "in.edxml")
    assert findings == ()
    assert isinstance(message, DocumentMessage)
    return message


def document_and_warnings(data: bytes) -> tuple[DocumentMessage, list[str]]:
    """Return the document that a message holds, and the sentences of its warnings."""
    message, findings = read_message(data, "in.edxml")
    assert isinstance(message, DocumentMessage)
    assert {(one.code, one.severity.value, one.where.file) for one in findings} <= {("EX007", "warning", "in.edxml")}
    return message, [one.message for one in findings]


def refused(work: Callable[[], object]) -> tuple[Finding, ...]:
    """Return the findings with which something is refused."""
    with pytest.raises(Refused) as stopped:
        work()
    return tuple(stopped.value.findings)


def unread(data: bytes, *, largest: int = 100_000_000) -> str:
    """Return the one sentence with which a message is refused in reading."""
    (finding,) = refused(lambda: read_message(data, "in.edxml", largest=largest))
    assert (finding.code, finding.where.file) == ("EX006", "in.edxml")
    assert finding.fix
    return finding.message
