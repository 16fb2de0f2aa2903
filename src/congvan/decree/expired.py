"""Văn bản hết hiệu lực: texts that offices still cite by habit, with the day from which they are no longer in force.

Sources: Điều 37 of Nghị định 30/2020/NĐ-CP for the decrees on văn thư; for the others the closing articles of the texts
that replaced them, as known in November 2026. Only texts that were replaced as a whole stand here.
"""

from dataclasses import dataclass
from datetime import date

__all__ = ["EXPIRED", "ExpiredText"]


@dataclass(frozen=True, slots=True)
class ExpiredText:
    """Văn bản hết hiệu lực.

    Attributes:
        sign: số, ký hiệu.
        name: what it is about.
        since: the first day on which it is not in force.
        replaced_by: what holds in its place.
    """

    sign: str
    name: str
    since: date
    replaced_by: str


EXPIRED: dict[str, ExpiredText] = {
    one.sign: one
    for one in (
        ExpiredText("110/2004/NĐ-CP", "Công tác văn thư", date(2020, 3, 5), "Nghị định số 30/2020/NĐ-CP"),
        ExpiredText("09/2010/NĐ-CP", "Công tác văn thư", date(2020, 3, 5), "Nghị định số 30/2020/NĐ-CP"),
        ExpiredText("01/2011/QH13", "Luật Lưu trữ", date(2025, 7, 1), "Luật Lưu trữ số 33/2024/QH15"),
        ExpiredText("02/2019/TT-BNV", "Lưu trữ tài liệu điện tử", date(2025, 7, 1), "Thông tư số 05/2025/TT-BNV"),
        ExpiredText(
            "51/2005/QH11", "Luật Giao dịch điện tử", date(2024, 7, 1), "Luật Giao dịch điện tử số 20/2023/QH15"
        ),
        ExpiredText(
            "77/2015/QH13",
            "Luật Tổ chức chính quyền địa phương",
            date(2025, 3, 1),
            "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        ),
        ExpiredText(
            "65/2025/QH15",
            "Luật Tổ chức chính quyền địa phương",
            date(2025, 6, 16),
            "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        ),
        ExpiredText(
            "29/2018/QH14",
            "Luật Bảo vệ bí mật nhà nước",
            date(2026, 3, 1),
            "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15",
        ),
        ExpiredText("38/2005/QH11", "Luật Giáo dục", date(2020, 7, 1), "Luật Giáo dục số 43/2019/QH14"),
        ExpiredText("10/2012/QH13", "Bộ luật Lao động", date(2021, 1, 1), "Bộ luật Lao động số 45/2019/QH14"),
        ExpiredText(
            "15/2003/QH11", "Luật Thi đua, khen thưởng", date(2024, 1, 1), "Luật Thi đua, khen thưởng số 06/2022/QH15"
        ),
        ExpiredText("45/2013/QH13", "Luật Đất đai", date(2024, 8, 1), "Luật Đất đai số 31/2024/QH15"),
        ExpiredText("43/2013/QH13", "Luật Đấu thầu", date(2024, 1, 1), "Luật Đấu thầu số 22/2023/QH15"),
        ExpiredText("58/2014/QH13", "Luật Bảo hiểm xã hội", date(2025, 7, 1), "Luật Bảo hiểm xã hội số 41/2024/QH15"),
        ExpiredText("59/2014/QH13", "Luật Căn cước công dân", date(2024, 7, 1), "Luật Căn cước số 26/2023/QH15"),
        ExpiredText(
            "22/2008/QH12", "Luật Cán bộ, công chức", date(2025, 7, 1), "Luật Cán bộ, công chức số 80/2025/QH15"
        ),
        ExpiredText(
            "80/2015/QH13",
            "Luật Ban hành văn bản quy phạm pháp luật",
            date(2025, 4, 1),
            "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",
        ),
        ExpiredText(
            "76/2015/QH13", "Luật Tổ chức Chính phủ", date(2025, 3, 1), "Luật Tổ chức Chính phủ số 63/2025/QH15"
        ),
        ExpiredText("16/2015/NĐ-CP", "Tự chủ của đơn vị sự nghiệp", date(2021, 8, 15), "Nghị định số 60/2021/NĐ-CP"),
        ExpiredText("91/2017/NĐ-CP", "Thi đua, khen thưởng", date(2024, 1, 1), "Nghị định số 98/2023/NĐ-CP"),
    )
}
"""By their sign."""
