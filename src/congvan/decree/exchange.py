"""Liên thông: what the national exchange of documents fixes (QCVN 102:2016/BTTTT; Quyết định 20/2020/QĐ-TTg).

The text and the schema of QCVN 102 are not public; names, order and codes are those of messages that run on the axis.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from congvan.language import _

__all__ = [
    "BUSINESS",
    "DOCUMENT_TYPES",
    "EXCHANGE_LENGTHS",
    "EXCHANGE_NAMESPACES",
    "EXCHANGE_PRIORITIES",
    "EXCHANGE_STATUSES",
    "Business",
    "organ_id_problem",
]

Business = Literal["new", "recall", "update", "replace"]
"""Nghiệp vụ: văn bản mới, thu hồi, cập nhật, thay thế."""
BUSINESS: Mapping[Business, tuple[int, str]] = MappingProxyType(
    {
        "new": (0, "Văn bản điện tử mới"),
        "recall": (1, "Thu hồi văn bản điện tử"),
        "update": (2, "Cập nhật văn bản điện tử"),
        "replace": (3, "Thay thế văn bản điện tử"),
    }
)
"""BussinessDocType and the reason that is written when none is said."""

DOCUMENT_TYPES: Mapping[str, int] = MappingProxyType({"Công văn": 18})
"""DocumentType of the kinds (tên loại) whose number is known."""

EXCHANGE_PRIORITIES: Mapping[str, int] = MappingProxyType(
    {"": 0, "KHẨN": 1, "THƯỢNG KHẨN": 2, "HỎA TỐC": 3, "HỎA TỐC HẸN GIỜ": 4}
)
"""Priority by mức độ khẩn."""

EXCHANGE_STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "01": "Đã đến",
        "02": "Từ chối tiếp nhận",
        "03": "Đã tiếp nhận",
        "04": "Chờ phân công xử lý",
        "05": "Đang xử lý",
        "06": "Hoàn thành",
        "13": "Lấy lại",
        "15": "Đồng ý thu hồi, cập nhật",
        "16": "Từ chối thu hồi, cập nhật",
    }
)
"""StatusCode of status messages, and what it says (Description)."""

EXCHANGE_LENGTHS: Mapping[str, int] = MappingProxyType(
    {
        "Subject": 500,
        "Content": 500,
        "CodeNumber": 11,
        "CodeNotation": 30,
        "OrganId": 35,
        "OrganName": 200,
        "Position": 100,
        "FullName": 50,
        "Place": 150,
        "AttachmentName": 200,
        "Appendix": 250,
    }
)
"""The longest text of an element, in characters."""

EXCHANGE_NAMESPACES = ("http://www.mic.gov.vn/TBT/QCVN_102_2016", "http://www.e-doc.vn/Schema/")
"""Of messages written now, and of the generation before."""

_CODE = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.[A-Z0-9]{1,6})*")


def organ_id_problem(code: str) -> str:
    """Return what is unusual about mã định danh of an agency, as the end of a sentence; empty if nothing is.

    Args:
        code: as written: «000.00.15.H26» (QCVN 102) or «H26.15» (Quyết định 20/2020, as amended by 09/2025).
    """
    if len(code) > EXCHANGE_LENGTHS["OrganId"]:
        return _("is longer than 35 characters")
    if not _CODE.fullmatch(code):
        return _("has neither the form 000.00.15.H26 nor the form H26.15")
    return ""
