"""Lập hồ sơ (Phụ lục V): the lists of case files, their titles, columns and words; how long their facts may be.

The lengths are those of Phụ lục VI, Phần II, mục III.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from congvan.decree.registers import Column

__all__ = [
    "CASE_FILE_LENGTHS",
    "CASE_LIST",
    "CASE_LIST_WORDS",
    "HANDOVER_LIST",
    "HANDOVER_LIST_WORDS",
    "HANDOVER_MINUTES",
    "LETTERS_LIST",
    "LONGEST_MAINTENANCE",
    "PERMANENT",
    "CaseForm",
    "CaseListWords",
    "HandoverListWords",
    "HandoverMinutes",
]

PERMANENT = "Vĩnh viễn"
"""Thời hạn bảo quản (PL5 I.4): this, or a number of years."""

LONGEST_MAINTENANCE = 70
"""Years: the longest term below for ever that the codes of Thông tư 05/2025/TT-BNV have."""

CASE_FILE_LENGTHS: Mapping[str, int] = MappingProxyType(
    {"notation": 20, "title": 500, "maintenance": 30, "creator": 30, "rights": 30, "note": 500}
)
"""Độ dài: FileNotation, Title, Maintenance, Creator, Rights, Description, in characters."""


@dataclass(frozen=True, slots=True)
class CaseForm:
    """Mẫu: a list of Phụ lục V.

    Attributes:
        title: what stands above it.
        clause: where the decree says so.
        columns: in order; under each stands its number, from (1).
    """

    title: str
    clause: str
    columns: tuple[Column, ...]

    def text_of(self, key: str) -> str:
        """Return what stands above a column.

        Raises:
            KeyError: the list has no such column.
        """
        for column in self.columns:
            if column.key == key:
                return column.text
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class CaseListWords:
    """Lời của Danh mục hồ sơ; places as `str.format` fills them, dots where nothing is known.

    Attributes:
        year: of the list.
        decision: which decision it belongs to.
        total: how many files it has.
        permanent: how many of them are kept for ever.
        temporary: how many for a number of years.
    """

    year: str
    decision: str
    total: str
    permanent: str
    temporary: str


@dataclass(frozen=True, slots=True)
class HandoverListWords:
    """Lời của Mục lục hồ sơ, tài liệu nộp lưu; places as in `CaseListWords`.

    Attributes:
        total: how many files it has.
        in_words: the same in words.
        place_date: where and when.
        maker: above the signature.
        how: under it.
    """

    total: str
    in_words: str
    place_date: str
    maker: str
    how: str


@dataclass(frozen=True, slots=True)
class HandoverMinutes:
    """Biên bản giao nhận hồ sơ, tài liệu (PL5 V), word by word; places as in `CaseListWords`.

    Attributes:
        title: its kind.
        subject: trích yếu.
        ground: the first ground, which is the decree itself.
        further: before each further ground.
        lists: what a further ground may be, in the form's brackets.
        opening: before the two sides.
        giver: bên giao, and who that is in the form's brackets.
        receiver: bên nhận, likewise.
        person: before a name.
        position: before chức vụ.
        agreed: before the contents.
        block: before tên khối tài liệu.
        span: before the time of the files.
        amount: over the two kinds of files.
        paper: over what is on paper.
        boxes: before the number of boxes.
        files: before the number of files on paper.
        metres: before their length on the shelf.
        metre: after it.
        electronic: over what is electronic.
        electronic_files: before their number.
        items: before the number of tệp tin.
        condition: before their condition.
        enclosed: the last of the contents.
        copies: how many copies there are.
        signers: above the two signatures.
        how: under them.
        place_date: where and when.
    """

    title: str
    subject: str
    ground: str
    further: str
    lists: str
    opening: str
    giver: tuple[str, str]
    receiver: tuple[str, str]
    person: str
    position: str
    agreed: str
    block: str
    span: str
    amount: str
    paper: str
    boxes: str
    files: str
    metres: str
    metre: str
    electronic: str
    electronic_files: str
    items: str
    condition: str
    enclosed: str
    copies: str
    signers: tuple[str, str]
    how: str
    place_date: str


_NOTE = Column("note", "Ghi chú")
_MAINTENANCE = Column("maintenance", "Thời hạn bảo quản")
_PLACE_DATE = "{place}, ngày {day} tháng {month} năm {year}"

CASE_LIST = CaseForm(
    "DANH MỤC HỒ SƠ",
    "PL5 II",
    (
        Column("notation", "Số và ký hiệu hồ sơ"),
        Column("title", "Tên đề mục và tiêu đề hồ sơ"),
        _MAINTENANCE,
        Column("creator", "Người lập hồ sơ"),
        _NOTE,
    ),
)
CASE_LIST_WORDS = CaseListWords(
    year="Năm {year}",
    decision="(Kèm theo Quyết định số {number} ngày {day} tháng {month} năm {year} của {by})",
    total="Danh mục hồ sơ này có {count} hồ sơ, bao gồm:",
    permanent="{count} hồ sơ bảo quản vĩnh viễn;",
    temporary="{count} hồ sơ bảo quản có thời hạn.",
)

HANDOVER_LIST = CaseForm(
    "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU",
    "PL5 III",
    (
        Column("order", "Số TT"),
        Column("notation", "Số, ký hiệu hồ sơ"),
        Column("title", "Tiêu đề hồ sơ"),
        Column("span", "Thời gian tài liệu"),
        _MAINTENANCE,
        Column("sheets", "Số tờ/ Số trang"),
        _NOTE,
    ),
)
HANDOVER_LIST_WORDS = HandoverListWords(
    total="Mục lục này gồm: {count} hồ sơ (đơn vị bảo quản).",
    in_words="Viết bằng chữ: {words} hồ sơ (đơn vị bảo quản).",
    place_date=_PLACE_DATE,
    maker="Người lập",
    how="(Ký và ghi rõ họ và tên, chức vụ)",
)

LETTERS_LIST = CaseForm(
    "MỤC LỤC VĂN BẢN, TÀI LIỆU",
    "PL5 IV",
    (
        Column("order", "STT"),
        Column("number", "Số, ký hiệu văn bản"),
        Column("issued_date", "Ngày tháng năm văn bản"),
        Column("title", "Tên loại và trích yếu nội dung văn bản"),
        Column("author", "Tác giả văn bản"),
        Column("sheets", "Tờ số/ Trang số"),
        _NOTE,
    ),
)
"""Above its columns stand the file's notation and the year."""

HANDOVER_MINUTES = HandoverMinutes(
    title="BIÊN BẢN",
    subject="Giao nhận hồ sơ, tài liệu",
    ground="Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    further="Căn cứ {ground}",
    lists="(Danh mục hồ sơ năm {year}, Kế hoạch thu thập tài liệu…)",
    opening="Chúng tôi gồm:",
    giver=("BÊN GIAO:", "(tên cá nhân, đơn vị giao nộp hồ sơ, tài liệu)"),
    receiver=("BÊN NHẬN:", "(Lưu trữ cơ quan)"),
    person="Ông (bà):",
    position="Chức vụ công tác:",
    agreed="Thống nhất lập biên bản giao nhận tài liệu với những nội dung như sau:",
    block="1. Tên khối tài liệu giao nộp:",
    span="2. Thời gian của hồ sơ, tài liệu:",
    amount="3. Số lượng tài liệu:",
    paper="a) Đối với hồ sơ, tài liệu giấy",
    boxes="- Tổng số hộp (cặp):",
    files="- Tổng số hồ sơ (đơn vị bảo quản):",
    metres="Quy ra mét giá:",
    metre="mét.",
    electronic="b) Đối với hồ sơ, tài liệu điện tử",
    electronic_files="- Tổng số hồ sơ:",
    items="- Tổng số tệp tin trong hồ sơ:",
    condition="4. Tình trạng tài liệu giao nộp:",
    enclosed="5. Mục lục hồ sơ, tài liệu nộp lưu kèm theo.",
    copies="Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản./.",
    signers=("ĐẠI DIỆN BÊN GIAO", "ĐẠI DIỆN BÊN NHẬN"),
    how="(Ký và ghi rõ họ và tên)",
    place_date=_PLACE_DATE,
)
