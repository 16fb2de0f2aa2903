"""Các thành phần thể thức: which ô số of the decree each passage of a letter is (Phụ lục I, Phần I, mục IV)."""

from dataclasses import dataclass
from typing import Literal

from congvan.page.passage import DrawnBox, DrawnRule, Passage
from congvan.page.sheet import Page

__all__ = ["Appendix", "Marked", "PageNumber", "Parts"]


@dataclass(frozen=True, slots=True)
class Marked:
    """Dấu chỉ: a mark (urgency, circulation, secrecy) and the box around it; None = no box is drawn."""

    passage: Passage
    box: DrawnBox | None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Số trang: a page number and where it stands.

    Attributes:
        passage: the whole line that holds it («Trang 2/3» and all).
        section: number of the section.
        on: which pages show it: «default», «first», «even».
        at: «header», «footer» or «body».
    """

    passage: Passage
    section: int
    on: str
    at: Literal["header", "footer", "body"]


@dataclass(frozen=True, slots=True)
class Appendix:
    """Phụ lục: what follows the letter under the word «Phụ lục».

    Attributes:
        label: «Phụ lục», «Phụ lục II».
        title: tên phụ lục, its lines.
        reference: «(Kèm theo văn bản số …)», its lines.
        body: everything else of it, in order.
        section: number of the section that it begins in.
    """

    label: Passage
    title: tuple[Passage, ...] = ()
    reference: tuple[Passage, ...] = ()
    body: tuple[Passage, ...] = ()
    section: int = 1


@dataclass(frozen=True, slots=True)
class Parts:
    """Các thành phần của công văn: every part that was found; None or empty = it was not.

    Attributes:
        page: the page they are parts of.
        genre: «letter» (công văn), «named» (a kind with tên loại, such as Quyết định), «party» (văn bản của Đảng, which
            Nghị định 30 does not govern), «unknown» (neither head nor Kính gửi was found).
        national_heading: Quốc hiệu (1a).
        national_motto: Tiêu ngữ (1b).
        motto_rule: the line under it.
        parent: tên cơ quan chủ quản (2a), its lines.
        issuer: tên cơ quan ban hành (2b), its lines.
        issuer_rule: the line under it.
        symbol: số, ký hiệu (3): the whole line.
        place_date: địa danh, ngày tháng năm (4): the whole line.
        kind: tên loại (5a) as a heading of its own; a công văn has none.
        subject: trích yếu (5b), its lines, «V/v» included.
        subject_rule: a line drawn under it (there should be none).
        addressees_label: the line that holds «Kính gửi», whatever else stands on it.
        addressees: Kính gửi (9a): each addressee's line, without the label; one may stand on the label's line.
        body: nội dung (6): its paragraphs in order (tables of data: their paragraphs are in `body_tables`).
        body_tables: paragraphs that stand in tables of data within the body.
        authority: quyền hạn, chức vụ (7a), its lines.
        signer: họ tên (7b); None = not found.
        second_title: a title that stands directly above the name, below the signature.
        signature_room: paragraphs and pictures between title and name, as passages of empty paragraphs.
        copies_label: «Nơi nhận».
        copies: Nơi nhận (9b): its lines, «Lưu» included.
        secrecy: dấu chỉ độ mật (10a).
        urgency: dấu chỉ mức độ khẩn (10b).
        circulation: chỉ dẫn phạm vi lưu hành (11).
        drafter: ký hiệu người soạn thảo và số lượng bản (12), part of the last line of Nơi nhận.
        address: địa chỉ (13), its lines.
        address_rule: the line over it.
        address_pages: on which pages it stands: «first», «default», «even», or «body».
        signature_text: chữ ký số: the text of ô 14 (copies, attachments).
        page_numbers: every page number.
        appendices: phụ lục after the letter.
        others: passages before the body, or after the foot and outside appendices, that are none of these (notes to a
            form, a list attached without «Phụ lục»).
    """

    page: Page
    genre: Literal["letter", "named", "party", "unknown"] = "letter"
    national_heading: Passage | None = None
    national_motto: Passage | None = None
    motto_rule: DrawnRule | None = None
    parent: tuple[Passage, ...] = ()
    issuer: tuple[Passage, ...] = ()
    issuer_rule: DrawnRule | None = None
    symbol: Passage | None = None
    place_date: Passage | None = None
    kind: Passage | None = None
    subject: tuple[Passage, ...] = ()
    subject_rule: DrawnRule | None = None
    addressees_label: Passage | None = None
    addressees: tuple[Passage, ...] = ()
    body: tuple[Passage, ...] = ()
    body_tables: tuple[Passage, ...] = ()
    authority: tuple[Passage, ...] = ()
    signer: Passage | None = None
    second_title: tuple[Passage, ...] = ()
    signature_room: tuple[Passage, ...] = ()
    copies_label: Passage | None = None
    copies: tuple[Passage, ...] = ()
    secrecy: Marked | None = None
    urgency: Marked | None = None
    circulation: Marked | None = None
    drafter: Passage | None = None
    address: tuple[Passage, ...] = ()
    address_rule: DrawnRule | None = None
    address_pages: tuple[str, ...] = ()
    signature_text: tuple[Passage, ...] = ()
    page_numbers: tuple[PageNumber, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    others: tuple[Passage, ...] = ()
