"""MK: dấu chỉ mức độ khẩn, phạm vi lưu hành, độ mật: their words."""

import re
from collections.abc import Iterator

from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.decree import URGENCY_MARKS
from congvan.language import _

_URGENT = re.compile(r"\b(?:KHẨN|HO[ẢA]\s*TỐC|HỎA\s*TỐC|GẤP)\b|\bKHẨN\s", re.IGNORECASE)
_SECRET = re.compile(r"^\W*(?:độ\s+)?(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)\W*$", re.IGNORECASE)


@rule("MK001", "PL1 III.2.b", on="YD")
def urgency(reading: Reading) -> Iterator[Fault]:
    """Mức độ khẩn: there are three: HOẢ TỐC, THƯỢNG KHẨN, KHẨN.

    Asks: Tuỳ theo mức độ cần được chuyển phát nhanh, văn bản được xác định độ khẩn theo các mức sau: hoả tốc, thượng
        khẩn, khẩn.
    Why: The mail room has a rule for each of the three and none for «gấp» or «hoả tốc hẹn giờ» (of older rules).
    Wrong: HOẢ TỐC HẸN GIỜ
    Right: HOẢ TỐC
    """
    known = {mark.words for mark in URGENCY_MARKS}
    marks = ", ".join(mark.words for mark in URGENCY_MARKS)
    line = reading.words.urgency
    if line is not None:
        plain = " ".join(line.text.upper().split()).replace("HỎA", "HOẢ").strip(" .:!")
        if plain not in known:
            yield Fault(
                line,
                _("«%(found)s» is no urgency that the decree knows.", found=show(line.text)),
                _("Use one of: %(marks)s.", marks=marks),
            )
    other = reading.words.circulation
    if other is not None and _URGENT.search(other.text):
        yield Fault(
            other,
            _("an urgency stands where the circulation is said: «%(found)s».", found=show(other.text)),
            _("Say how urgent the letter is with one of: %(marks)s.", marks=marks),
        )


@rule("MK005", "Điều 15.2", on="YD")
def secrecy(reading: Reading) -> Iterator[Fault]:
    """Độ mật: a secret letter is not made, numbered or sent with this program.

    Asks: Văn bản mật được cấp hệ thống số riêng. (Việc xác định và đóng dấu chỉ độ mật được thực hiện theo quy định của
        pháp luật về bảo vệ bí mật nhà nước.)
    Why: The law on State secrets forbids to write them on a computer that is joined to a network.
    Wrong: TUYỆT MẬT
    Right: (văn bản không có dấu chỉ độ mật)
    """
    words = reading.words
    for line in (words.secrecy, words.circulation, words.urgency):
        if line is not None and _SECRET.match(line.text):
            yield Fault(
                line,
                _("the letter bears a mark of secrecy: «%(found)s».", found=show(line.text)),
                _("Stop here: write it by the rules for State secrets, on a machine that is allowed for them."),
            )
