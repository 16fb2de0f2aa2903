"""Letters as the program makes them: YAML through the readers into the built-in template, some worked over in Word."""

import functools
import tempfile
from pathlib import Path
from typing import Any

from congvan.docx import Template, builtin_template, compile_template
from congvan.letter import Addressing, Office
from tests.checks.letters import office_folder, reading_of
from tests.pdf.fidelity.prose import Prose

__all__ = ["filled_letter"]

_FORMS: tuple[dict[str, Any], ...] = (
    {"authority": "KT. GIÁM ĐỐC", "position": "PHÓ GIÁM ĐỐC"},
    {"position": "GIÁM ĐỐC"},
    {"authority": "TL. GIÁM ĐỐC", "position": "CHÁNH VĂN PHÒNG"},
    {"authority": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "position": "PHÓ CHỦ TỊCH"},
    {"authority": "Q. GIÁM ĐỐC", "position": "PHÓ GIÁM ĐỐC"},
    {"authority": ["TUQ. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG"], "position": "PHÓ CHÁNH VĂN PHÒNG"},
)
"""Quyền hạn, chức vụ: how the signature begins."""
_COPIES = (
    "Như trên",
    "Giám đốc Sở",
    "Các Phó Giám đốc Sở",
    "Ủy ban nhân dân thành phố (để báo cáo)",
    "Bộ Giáo dục và Đào tạo (để báo cáo)",
    "Ban Tuyên giáo Thành ủy",
    "Sở Tài chính, Sở Nội vụ, Sở Khoa học và Công nghệ",
    "Công an thành phố",
    "Các phòng chuyên môn, nghiệp vụ thuộc Sở (để thực hiện)",
    "Công đoàn ngành Giáo dục",
    "Cổng thông tin điện tử của Sở Giáo dục và Đào tạo thành phố Hải Phòng",
    "Báo và Phát thanh, truyền hình Hải Phòng",
)
_SUBJECTS = (
    "triển khai nhiệm vụ năm học",
    "tăng cường công tác bảo đảm an toàn\ntrong trường học",
    "tổ chức kỳ thi chọn học sinh giỏi\nnăm học 2025 - 2026",
    "rà soát cơ sở vật chất và thiết bị dạy học phục vụ chương trình giáo dục phổ thông",
    "báo cáo kết quả\nthực hiện quy chế dân chủ\nở cơ sở",
)
_ADDRESS = ("Địa chỉ: số 19 Minh Khai, thành phố Hải Phòng", "Thư điện tử: vanthu@sgddt.haiphong.example")
_OFFICES = (
    ("UBND thành phố Hải Phòng", "Sở Giáo dục và Đào tạo"),
    ("Bộ Giáo dục và Đào tạo", "Trường Đại học Sư phạm Hà Nội"),
    ("", "Sở Nông nghiệp và Môi trường"),
    ("Sở Giáo dục và Đào tạo Hải Phòng", "Trường Trung học phổ thông Ngô Quyền"),
)
_MARKS = ("1.", "I.", "a)", "-", "")


def filled_letter(seed: int, *, paragraphs: int, tokens: float = 0) -> bytes:
    """Return a letter of about so many paragraphs, varied by its seed, in the built-in template."""
    prose = Prose(seed, tokens)
    change = {
        "office": _office(prose),
        "letter": _letter(prose, paragraphs),
    }
    with tempfile.TemporaryDirectory() as folder:
        reading = reading_of(office_folder(Path(folder), change))
    assert reading.draft
    assert reading.office
    assert reading.signer
    assert reading.recipients
    addressing = Addressing(reading.draft, reading.office, reading.signer, reading.recipients)
    unit = prose.chance.choice((None, *addressing.units()))
    return _template(reading.office.name).fill(addressing.letter_for(unit) if unit else addressing.general())


@functools.cache
def _template(office: str) -> Template:
    """Return the built-in template for an office's name, all that a template knows of an office."""
    template, findings = compile_template(builtin_template(), "cong-van.docx", Office(name=office, place="Hải Phòng"))
    assert template, findings
    return template


def _office(prose: Prose) -> dict[str, Any]:
    form = prose.chance.choice(_FORMS)
    parent, name = prose.chance.choice(_OFFICES)
    return {
        "office": {
            "parent": parent,
            "name": name,
            "address": list(_ADDRESS),
            "print_address": prose.chance.random() < 0.25,
        },
        "signers": [{"id": "pham-quoc-hieu", "name": "Phạm Quốc Hiệu", **form}],
    }


def _letter(prose: Prose, paragraphs: int) -> dict[str, Any]:
    chance = prose.chance
    opening = [prose.paragraph() for _ in range(chance.randint(1, 2))]
    closing = [prose.paragraph(1) for _ in range(chance.randint(0, 2))]
    marks = chance.choice(_MARKS)
    tasks: list[Any] = []
    left = paragraphs - len(opening) - len(closing)
    while left > 0:
        task, taken = _task(prose, left, deep=marks != "")
        tasks.append(task)
        left -= taken
    copies = chance.randint(1, len(_COPIES))
    return {
        "number": chance.choice((None, "05", "1234")),
        "date": chance.choice(("2026-03-05", "12/2026", "2026")),
        "subject": chance.choice(_SUBJECTS),
        "urgency": chance.choice((None, None, None, "KHẨN", "HOẢ TỐC")),
        "circulation": chance.choice((None, None, None, "LƯU HÀNH NỘI BỘ")),
        "drafter_mark": chance.choice((None, None, "PL.(300)")),
        "opening": opening,
        "marks": marks,
        "tasks": tasks,
        "closing": closing,
        "copies_to": list(_COPIES[:copies]),
        "addressees": chance.choice((["truong-thpt"], ["truong-thpt", "trung-tam"], ["ngo-quyen", "hai-phong"])),
    }


def _task(prose: Prose, left: int, *, deep: bool) -> tuple[dict[str, Any], int]:
    """Return a task of at most so many paragraphs, and how many it has."""
    chance = prose.chance
    task: dict[str, Any] = {"text": prose.paragraph()}
    taken = 1
    if chance.random() < 0.25:
        task["title"] = prose.phrase()
        taken += 1
    if deep and left > taken and chance.random() < 0.5:
        task["items"] = []
        for _ in range(min(chance.randint(2, 5), left - taken + 1)):
            item: dict[str, Any] = {"text": prose.sentence()}
            taken += 1
            if chance.random() < 0.2:
                item["items"] = [prose.sentence(1) for _ in range(2)]
                taken += 2
            task["items"].append(item)
    return task, taken
