"""What the forms of Phụ lục V are told: whose they are, of which year, their rows. What is not known stays empty."""

from dataclasses import dataclass
from datetime import date

from congvan.letter import CaseFile, CaseFileList, KeptLetter

__all__ = ["CaseListPrint", "HandedFile", "HandoverPrint", "LettersPrint", "MinutesPrint", "Party"]


@dataclass(frozen=True, slots=True)
class CaseListPrint:
    """Danh mục hồ sơ (PL5 II) to be printed.

    Attributes:
        parent: tên cơ quan chủ quản trực tiếp; empty = there is none, or it is not named.
        office: tên cơ quan, tổ chức.
        cases: the list.
    """

    parent: str
    office: str
    cases: CaseFileList


@dataclass(frozen=True, slots=True)
class LettersPrint:
    """Mục lục văn bản, tài liệu (PL5 IV) of one file.

    Attributes:
        case: the file.
        year: năm of the danh mục hồ sơ it belongs to.
        letters: what is in it, in its order.
    """

    case: CaseFile
    year: int
    letters: tuple[KeptLetter, ...]


@dataclass(frozen=True, slots=True)
class HandedFile:
    """Hồ sơ nộp lưu: one line of mục lục hồ sơ, tài liệu nộp lưu.

    Attributes:
        case: the file.
        begun: day of its first letter, where the file does not say when it was begun; None = not known.
        ended: day of its last letter, where the file does not say when it ended; None = not known.
        pages: số trang of what is electronic; 0 = none, or not known.
    """

    case: CaseFile
    begun: date | None = None
    ended: date | None = None
    pages: int = 0


@dataclass(frozen=True, slots=True)
class HandoverPrint:
    """Mục lục hồ sơ, tài liệu nộp lưu (PL5 III).

    Attributes:
        parent: tên cơ quan, tổ chức.
        unit: tên đơn vị that hands over.
        year: năm.
        files: its rows, in order.
        name: what stands under the title; empty = left for the pen.
        place: địa danh; empty = left for the pen.
        day: of the signature; None = left for the pen.
    """

    parent: str
    unit: str
    year: int
    files: tuple[HandedFile, ...]
    name: str = ""
    place: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Bên giao, bên nhận: one side of the minutes; what is empty is left for the pen.

    Attributes:
        name: tên cá nhân, đơn vị.
        person: họ và tên of who signs.
        position: chức vụ công tác.
    """

    name: str = ""
    person: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class MinutesPrint:
    """Biên bản giao nhận hồ sơ, tài liệu (PL5 V); what is empty or None is left for the pen.

    Attributes:
        parent: tên cơ quan chủ quản trực tiếp; empty = there is none, or it is not named.
        office: tên cơ quan, tổ chức.
        giver: bên giao.
        receiver: bên nhận.
        grounds: căn cứ besides the decree, without that word and without a mark at the end.
        year: of the danh mục hồ sơ, for the dotted ground; 0 = not known.
        block: tên khối tài liệu.
        span: thời gian của hồ sơ, tài liệu.
        boxes: số hộp, cặp.
        files: số hồ sơ on paper.
        metres: mét giá, as it is to be printed («1,2»).
        electronic_files: số hồ sơ điện tử.
        items: số tệp tin in them.
        condition: tình trạng.
        place: địa danh.
        day: of the minutes.
    """

    parent: str
    office: str
    giver: Party = Party()
    receiver: Party = Party()
    grounds: tuple[str, ...] = ()
    year: int = 0
    block: str = ""
    span: str = ""
    boxes: int | None = None
    files: int | None = None
    metres: str = ""
    electronic_files: int | None = None
    items: int | None = None
    condition: str = ""
    place: str = ""
    day: date | None = None
