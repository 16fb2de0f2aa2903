"""The names that a template may use, with what each holds. `None` in a shape: any name (free fields)."""

from collections.abc import Mapping
from typing import Any

from congvan.language import N_
from congvan.letter import Letter

__all__ = ["MEANINGS", "SHAPES", "context"]

MEANINGS: Mapping[str, str] = {
    "office.name": N_("tên cơ quan ban hành: the office"),
    "office.parent": N_("tên cơ quan chủ quản: the body above the office"),
    "office.symbol": N_("chữ viết tắt tên cơ quan: the office's abbreviation"),
    "office.place": N_("địa danh: the place in the date line"),
    "office.address": N_("địa chỉ: the lines of the address block (list)"),
    "office.print_address": N_("whether the address block is printed"),
    "office.organ_id": N_("mã định danh cơ quan: the office's code"),
    "letter.number": N_("số: the number, empty in a draft"),
    "letter.symbol": N_("ký hiệu: the symbol"),
    "letter.day": N_("ngày: the day, empty while blank"),
    "letter.month": N_("tháng: the month, empty while blank"),
    "letter.year": N_("năm: the year, empty while blank"),
    "letter.subject": N_("trích yếu: the subject, with its line breaks"),
    "letter.subject_line": N_("trích yếu: the subject in one line"),
    "letter.addressees": N_("Kính gửi: the addressees (list)"),
    "letter.opening": N_("the paragraphs before the tasks (list of paragraphs)"),
    "letter.tasks": N_("nhiệm vụ: the numbered paragraphs (list of paragraphs)"),
    "letter.closing": N_("the paragraphs after the tasks (list of paragraphs)"),
    "letter.body": N_("nội dung: opening, tasks and closing (list of paragraphs)"),
    "letter.copies_to": N_("Nơi nhận: who gets the letter (list)"),
    "letter.filing": N_("Lưu: the last line of Nơi nhận"),
    "letter.urgency": N_("dấu chỉ mức độ khẩn, or empty"),
    "letter.circulation": N_("chỉ dẫn phạm vi lưu hành, or empty"),
    "letter.drafter_mark": N_("ký hiệu người soạn thảo, or empty"),
    "letter.attachments": N_("titles of the attachments (list)"),
    "letter.is_draft": N_("whether the number or the day is still blank"),
    "signer.name": N_("họ và tên: who signs"),
    "signer.position": N_("chức vụ: the signer's position"),
    "signer.authority": N_("quyền hạn: the lines above the position (list)"),
    "unit.id": N_("the unit's id"),
    "unit.name": N_("tên đơn vị: the unit that gets this letter"),
    "unit.group": N_("nhóm: id of the unit's group"),
    "unit.email": N_("thư điện tử: the unit's e-mail"),
    "unit.title": N_("chức vụ of this unit alone"),
    "unit.address": N_("địa chỉ: the unit's address (list)"),
    "unit.copies": N_("số bản: paper copies for the unit"),
    "unit.fields": N_("free fields of the unit: unit.fields.quota"),
    "fields": N_("free fields of the letter and the unit: fields.deadline"),
    "paragraph.text": N_("a paragraph's text, with its number or dash"),
    "paragraph.title": N_("whether the paragraph is an item's title"),
    "paragraph.level": N_("depth among the items, from 1; 0 outside them"),
    "paragraph.last": N_("whether it is the last paragraph"),
    "paragraph.keep": N_("whether it stays on one page with what follows"),
}
"""Every name with what it holds; paragraphs are what `{%p for paragraph in letter.body %}` goes over."""

_LISTS_OF_PARAGRAPHS = ("opening", "tasks", "closing", "body")
_LISTS_OF_TEXTS = ("address", "addressees", "copies_to", "attachments", "authority")


def _shapes() -> dict[str, Any]:
    shapes: dict[str, Any] = {}
    for name in MEANINGS:
        root, *rest = name.split(".")
        if rest:
            shapes.setdefault(root, {})[rest[0]] = [""] if rest[0] in _LISTS_OF_TEXTS else ""
        else:
            shapes[root] = None
    paragraph = shapes.pop("paragraph")
    shapes["letter"].update({name: [paragraph] for name in _LISTS_OF_PARAGRAPHS})
    shapes["unit"]["fields"] = None
    return shapes


SHAPES: Mapping[str, Any] = _shapes()
"""The names as nested shapes: a mapping has names, a one-item list has items, "" is a text, None is anything."""


def context(letter: Letter) -> dict[str, Any]:
    """Return what a template sees of one letter."""
    return {
        "office": letter.office,
        "letter": letter,
        "signer": letter.signer,
        "unit": letter.unit,
        "fields": letter.fields,
    }
