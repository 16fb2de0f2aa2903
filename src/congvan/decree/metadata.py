"""Dữ liệu đặc tả: which facts go with a letter and with a case file when they are handed over, and how long they are.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục VI, Phần II, mục I and III, from 05 March 2020 (which prints «Organld» and
«Signerlnfo», with a small L, for OrganId and SignerInfo). Thông tư 05/2025/TT-BNV, Phụ lục I (AIP_hoso) and III
(SIP_hoso), from 01 July 2025: names, lengths and codes are those on which its digests and packages in use agree; where
its frame has 18 fields, its table 17 and its schema 16, all 18 are written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from congvan.decree.case_files import CASE_FILE_LENGTHS, PERMANENT

__all__ = [
    "AIP_FILE_FIELDS",
    "AIP_LETTER_FIELDS",
    "CASE_FILE_FIELDS",
    "CONFIDENCE_CODES",
    "LANGUAGE_CODES",
    "LETTER_FIELDS",
    "MAINTENANCE_CODES",
    "MODE_CODES",
    "OTHER_LANGUAGE",
    "OTHER_MAINTENANCE",
    "OTHER_TYPE",
    "SIP_FILE_FIELDS",
    "SIP_LETTER_FIELDS",
    "TYPE_CODES",
    "MetadataField",
    "MetadataType",
]

MetadataType = Literal["text", "number", "date", "period", "flag"]
"""Kiểu dữ liệu: String, Number, Date (DD/MM/YYYY; of a period, MM/YYYY or YYYY too), Boolean (1, 0)."""


@dataclass(frozen=True, slots=True)
class MetadataField:
    """Trường thông tin.

    Attributes:
        name: its English name, which its element has.
        text: its Vietnamese name.
        kind: kiểu dữ liệu.
        longest: độ dài, in characters.
        group: the element that it stands in («FileCode»); empty = none.
        needed: whether it may not be empty.
        codes: mã → what it stands for, where only codes may stand; several are parted by «;».
    """

    name: str
    text: str
    kind: MetadataType
    longest: int
    group: str = ""
    needed: bool = False
    codes: Mapping[str, str] | None = None

    @property
    def path(self) -> str:
        """The name behind the group's: «FileCode/OrganId»."""
        return f"{self.group}/{self.name}" if self.group else self.name


def _codes(text: str) -> Mapping[str, str]:
    return MappingProxyType({f"{place:02d}": one for place, one in enumerate(text.split(" | "), 1)})


TYPE_CODES = _codes(
    "Nghị quyết | Quyết định | Chỉ thị | Quy chế | Quy định | Thông cáo | Thông báo | Hướng dẫn | Chương trình | "
    "Kế hoạch | Phương án | Đề án | Dự án | Báo cáo | Tờ trình | Giấy ủy quyền | Phiếu gửi | Phiếu chuyển | "
    "Phiếu báo | Biên bản | Hợp đồng | Công văn | Công điện | Bản ghi nhớ | Bản thỏa thuận | Giấy mời | "
    "Giấy giới thiệu | Giấy nghỉ phép | Thư công | Bản đồ | Bản vẽ kỹ thuật | Khác"
)
"""Tên loại tài liệu (typeName). Not the numbers of the exchange, where «Công văn» is 18."""
OTHER_TYPE = "32"

MAINTENANCE_CODES = _codes(f"{PERMANENT} | 70 năm | 50 năm | 30 năm | 20 năm | 10 năm | Khác")
"""Thời hạn lưu trữ (maintenance)."""
OTHER_MAINTENANCE = "07"

MODE_CODES = _codes("Công khai | Sử dụng có điều kiện | Mật")
"""Chế độ sử dụng (mode)."""

LANGUAGE_CODES = _codes(
    "Tiếng Việt | Tiếng Anh | Tiếng Pháp | Tiếng Nga | Tiếng Trung | Việt Anh | Việt Nga | Việt Pháp | Hán Nôm | "
    "Việt Trung | Khác"
)
"""Ngôn ngữ (language)."""
OTHER_LANGUAGE = "11"

CONFIDENCE_CODES = _codes("Gốc điện tử | Số hóa | Hỗn hợp")
"""Mức độ tin cậy (confidenceLevel)."""

_CONDITION_CODES = _codes("Tốt | Bình thường | Hỏng")
_RISK_CODES = _codes("Đã dự phòng | Chưa dự phòng")

_FILE_CODE = (
    MetadataField(
        "OrganId", "Mã định danh của cơ quan, tổ chức lập danh mục hồ sơ", "text", 13, "FileCode", needed=True
    ),
    MetadataField("FileCatalog", "Năm hình thành hồ sơ", "number", 4, "FileCode", needed=True),
    MetadataField(
        "FileNotation", "Số và ký hiệu hồ sơ", "text", CASE_FILE_LENGTHS["notation"], "FileCode", needed=True
    ),
)

LETTER_FIELDS = (
    *_FILE_CODE,
    MetadataField("DocOrdinal", "Số thứ tự văn bản trong hồ sơ", "number", 3, needed=True),
    MetadataField("TypeName", "Tên loại văn bản", "text", 100, needed=True),
    MetadataField("CodeNumber", "Số của văn bản", "text", 11),
    MetadataField("CodeNotation", "Ký hiệu của văn bản", "text", 30),
    MetadataField("IssuedDate", "Ngày, tháng, năm văn bản", "date", 10, needed=True),
    MetadataField("OrganName", "Tên cơ quan, tổ chức ban hành văn bản", "text", 200, needed=True),
    MetadataField("Subject", "Trích yếu nội dung", "text", 500, needed=True),
    MetadataField("Language", "Ngôn ngữ", "text", 30),
    MetadataField("PageAmount", "Số trang của văn bản", "number", 3),
    MetadataField("Description", "Ghi chú", "text", 500),
    MetadataField("Position", "Chức vụ của người ký văn bản", "text", 100, "SignerInfo"),
    MetadataField("FullName", "Họ và tên người ký văn bản", "text", 50, "SignerInfo"),
    MetadataField("OrganId", "Mã định danh của cơ quan, tổ chức nhận văn bản", "text", 13, "To"),
    MetadataField("OrganName", "Tên cơ quan, tổ chức nhận văn bản", "text", 200, "To"),
    MetadataField("Priority", "Mức độ khẩn, độ mật", "number", 1),
    MetadataField("IssuedAmount", "Số lượng bản phát hành", "number", 3),
    MetadataField("DueDate", "Hạn trả lời văn bản", "date", 10),
)
"""Phụ lục VI, Phần II, mục I: an outgoing document, in the decree's order."""

CASE_FILE_FIELDS = (
    *_FILE_CODE,
    MetadataField("Title", "Tiêu đề hồ sơ", "text", CASE_FILE_LENGTHS["title"], needed=True),
    MetadataField("Maintenance", "Thời hạn bảo quản", "text", CASE_FILE_LENGTHS["maintenance"], needed=True),
    MetadataField("Rights", "Chế độ sử dụng", "text", CASE_FILE_LENGTHS["rights"]),
    MetadataField("Creator", "Người lập hồ sơ", "text", CASE_FILE_LENGTHS["creator"]),
    MetadataField("Language", "Ngôn ngữ", "text", 50),
    MetadataField("StartDate", "Thời gian bắt đầu", "date", 10),
    MetadataField("EndDate", "Thời gian kết thúc", "date", 10),
    MetadataField("DocTotal", "Tổng số văn bản trong hồ sơ", "number", 4),
    MetadataField("PageTotal", "Tổng số trang của hồ sơ", "number", 4),
    MetadataField("Description", "Ghi chú", "text", CASE_FILE_LENGTHS["note"]),
)
"""Phụ lục VI, Phần II, mục III: a case file."""

_KEYWORD = MetadataField("keyword", "Từ khóa", "text", 100)
_FORMAT = MetadataField("format", "Tình trạng vật lý", "text", 50, codes=_CONDITION_CODES)
_SIGN = MetadataField("inforSign", "Ký hiệu thông tin", "text", 30)
_LANGUAGE = MetadataField("language", "Ngôn ngữ", "text", 100, needed=True, codes=LANGUAGE_CODES)
_MAINTENANCE = MetadataField("maintenance", "Thời hạn lưu trữ", "text", 100, needed=True, codes=MAINTENANCE_CODES)
_RISK = (
    MetadataField("riskRecovery", "Chế độ dự phòng", "flag", 1, needed=True),
    MetadataField("riskRecoveryStatus", "Tình trạng dự phòng", "text", 2, codes=_RISK_CODES),
)
_AIP_CODE = MetadataField("arcFileCode", "Mã hồ sơ lưu trữ", "text", 100, needed=True)

_FILE_REST = (
    MetadataField("title", "Tiêu đề hồ sơ", "text", 1000, needed=True),
    _MAINTENANCE,
    MetadataField("mode", "Chế độ sử dụng", "text", 30, needed=True, codes=MODE_CODES),
    _LANGUAGE,
    MetadataField("startDate", "Thời gian bắt đầu", "date", 10, needed=True),
    MetadataField("endDate", "Thời gian kết thúc", "date", 10, needed=True),
    _KEYWORD,
    MetadataField("totalDoc", "Tổng số tài liệu trong hồ sơ", "number", 10, needed=True),
    MetadataField("numberOfPaper", "Số lượng tờ", "number", 10, needed=True),
    MetadataField("numberOfPage", "Số lượng trang", "number", 10, needed=True),
    _FORMAT,
    _SIGN,
    MetadataField("confidenceLevel", "Mức độ tin cậy", "text", 40, codes=CONFIDENCE_CODES),
    MetadataField("paperFileCode", "Mã hồ sơ gốc giấy", "text", 100),
    *_RISK,
    MetadataField("description", "Ghi chú", "text", 2000),
)

SIP_FILE_FIELDS = (MetadataField("fileCode", "Mã hồ sơ", "text", 100, needed=True), *_FILE_REST)
"""EAD.xml of SIP_hoso: 18 fields."""

AIP_FILE_FIELDS = (
    _AIP_CODE,
    *(replace(one, kind="period") if one.kind == "date" else one for one in _FILE_REST),
)
"""EAD.xml of AIP_hoso: the same, but for mã hồ sơ lưu trữ; its days may be months or years."""

_DOC_CODE = MetadataField("docCode", "Mã lưu trữ của tài liệu", "text", 100, needed=True)
_WHAT = (
    MetadataField("typeName", "Tên loại tài liệu", "text", 10, needed=True, codes=TYPE_CODES),
    MetadataField("codeNumber", "Số của tài liệu", "text", 11),
    MetadataField("codeNotation", "Ký hiệu của tài liệu", "text", 30),
    MetadataField("issuedDate", "Ngày, tháng, năm tài liệu", "date", 10, needed=True),
    MetadataField("organName", "Tên cơ quan, tổ chức, cá nhân ban hành tài liệu", "text", 200, needed=True),
    MetadataField("subject", "Trích yếu nội dung", "text", 500, needed=True),
)
_DOC_PAGES = MetadataField("numberOfPage", "Số lượng trang", "number", 4, needed=True)
_DOC_MODE = MetadataField("mode", "Chế độ sử dụng", "text", 20, needed=True, codes=MODE_CODES)
_DOC_CONFIDENCE = MetadataField("confidenceLevel", "Mức độ tin cậy", "text", 30, codes=CONFIDENCE_CODES)
_AUTOGRAPH = MetadataField("autograph", "Bút tích", "text", 2000)
_PROCESS = MetadataField("process", "Quy trình xử lý", "flag", 1)
_DOC_NOTE = MetadataField("description", "Ghi chú", "text", 500)

SIP_LETTER_FIELDS = (
    MetadataField("docId", "Mã định danh tài liệu", "text", 25, needed=True),
    _DOC_CODE,
    _MAINTENANCE,
    *_WHAT,
    _LANGUAGE,
    _DOC_PAGES,
    _SIGN,
    _KEYWORD,
    _DOC_MODE,
    _DOC_CONFIDENCE,
    _AUTOGRAPH,
    _FORMAT,
    *_RISK,
    _PROCESS,
    _DOC_NOTE,
)
"""EAD_doc of SIP_hoso: 21 fields."""

AIP_LETTER_FIELDS = (
    _AIP_CODE,
    _DOC_MODE,
    _LANGUAGE,
    _KEYWORD,
    _DOC_PAGES,
    _FORMAT,
    _SIGN,
    _DOC_CONFIDENCE,
    _DOC_NOTE,
    _DOC_CODE,
    MetadataField("docOrdinal", "Số thứ tự tài liệu", "number", 7, needed=True),
    *_WHAT,
    _AUTOGRAPH,
    _PROCESS,
)
"""EAD_doc of AIP_hoso: 19 fields; no table of the circular describes docOrdinal, whose 7 digits docCode has."""
