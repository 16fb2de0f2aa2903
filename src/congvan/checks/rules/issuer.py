"""CQ001, CQ004-005: tên cơ quan, tổ chức ban hành văn bản (ô 2): its words."""

import re
from collections.abc import Iterator

from congvan.checks.looking import is_placeholder, is_plain, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.errors import Severity
from congvan.language import _

_SHORT = re.compile(
    r"(?<![\w&.-])(?:UBND|HĐND|UB(?=\s)|UBMTTQ|MTTQ|[A-ZĐ]{2,}(?:\s?[&-]\s?[A-ZĐ]{2,})+|[A-ZĐ]{1,4}&[A-ZĐ]{1,6}|GDĐT|TNMT|KHĐT|KHCN|"
    r"LĐTBXH|NNPTNT|NNMT|TTTT|VHTT|VHTTDL|GTVT|THPT|THCS|GDTX|GDNN|TP\.?|TX\.?|TTr|BQL|BCĐ|BCH)(?![\w&])"
)
_FULL = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN", "TP.": "THÀNH PHỐ", "TP": "THÀNH PHỐ"}


@rule("CQ001", "PL1 II.2.a", on="YD")
def present(reading: Reading) -> Iterator[Fault]:
    """Tên cơ quan ban hành: the letter names who issues it.

    Asks: Tên cơ quan, tổ chức ban hành văn bản là tên chính thức, đầy đủ của cơ quan, tổ chức hoặc chức danh nhà nước
        của người có thẩm quyền ban hành văn bản.
    Why: A letter that nobody issues binds nobody.
    Wrong: (phía trên dòng “Số: …” không có tên cơ quan)
    Right: UBND THÀNH PHỐ HẢI PHÒNG / SỞ GIÁO DỤC VÀ ĐÀO TẠO
    """
    fix = _("Write the office's full name above the number, in the left column.")
    issuer = [line for line in reading.words.issuer if line.text.strip()]
    if not issuer:
        yield Fault(None, _("no issuing office was found above the number."), fix)
    elif not reading.is_draft and all(is_placeholder(line.text) for line in issuer):
        found = show(issuer[0].text)
        yield Fault(issuer[0], _("the issuing office is not filled in yet: «%(found)s».", found=found), fix)


@rule("CQ004", "PL1 II.2.a", on="YD", severity=Severity.WARNING)
def in_full(reading: Reading) -> Iterator[Fault]:
    """Tên cơ quan ban hành: the issuing office is not abbreviated; the office above it may be.

    Asks: Tên cơ quan, tổ chức ban hành văn bản là tên chính thức, đầy đủ của cơ quan, tổ chức …. Tên của cơ quan, tổ
        chức chủ quản trực tiếp được viết tắt những cụm từ thông dụng.
    Why: The name is that of the seal and of the decision by which the office was founded.
    Wrong: SỞ GD&ĐT HẢI PHÒNG
    Right: SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI PHÒNG
    """
    for line in reading.words.issuer:
        found = _SHORT.search(line.text) if is_plain(line) else None
        if found and not is_placeholder(line.text):
            yield Fault(
                line,
                _("the issuing office is abbreviated: «%(found)s».", found=show(found[0])),
                _("Write the office's name in full."),
                span=found.span(),
            )


@rule("CQ005", "", on="YD", severity=Severity.WARNING)
def not_twice(reading: Reading) -> Iterator[Fault]:
    """Cơ quan chủ quản: the office above is another one than the issuing office.

    Asks: Thực tiễn soạn thảo: tên cơ quan chủ quản trực tiếp khác tên cơ quan ban hành; cơ quan không có cơ quan chủ
        quản thì chỉ ghi tên mình.
    Why: The same name twice is a slip of copying; an office without one above it stands alone.
    Wrong: ỦY BAN NHÂN DÂN TỈNH SƠN LA / ỦY BAN NHÂN DÂN TỈNH SƠN LA
    Right: ỦY BAN NHÂN DÂN TỈNH SƠN LA
    """
    words = reading.words
    parent, issuer = _name(words.parent), _name(words.issuer)
    if parent and parent == issuer and not any(is_placeholder(line.text) for line in words.parent):
        yield Fault(
            words.parent[0],
            _("the office above and the issuing office are the same: «%(found)s».", found=show(words.issuer[0].text)),
            _("Take out the office above, or write its own name."),
        )


def _name(lines: tuple[Said, ...]) -> str:
    words = " ".join(line.text.upper() for line in lines).replace("HOÀ", "HÒA").replace("UỶ", "ỦY").split()
    return " ".join(_FULL.get(word, word) for word in words)
