"""KG006-007: whom Kính gửi names, and how."""

import re
from collections.abc import Iterator

from congvan.checks.listing import (
    dash_end,
    end_start,
)
from congvan.checks.looking import is_letter, is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.checks.said import Said
from congvan.errors import Severity
from congvan.language import _


@rule("KG006", "", on="YD", severity=Severity.WARNING)
def no_repeats(reading: Reading) -> Iterator[Fault]:
    """Kính gửi: nobody is addressed twice, nor named again under Nơi nhận.

    Asks: Theo thông lệ, mỗi nơi nhận ghi một lần: nơi đã ghi ở “Kính gửi” được gọi chung là “Như trên” ở “Nơi nhận”
        (II.9.b).
    Why: A name that stands twice gets two letters, or makes the clerk ask who was meant.
    Wrong: Kính gửi: Sở Tài chính … Nơi nhận: - Như trên; - Sở Tài chính;
    Right: Kính gửi: Sở Tài chính … Nơi nhận: - Như trên;
    """
    if not is_letter(reading):
        return
    met: set[str] = set()
    for line in reading.words.addressees:
        name = _bare(line)
        if len(name) > len("...") and name in met and not is_placeholder(line.text):
            yield Fault(
                line, _("«%(name)s» is addressed twice.", name=show(line.own)), _("Take the second line out."), ()
            )
        met.add(name)
    for line in reading.words.copies:
        if _bare(line) in met and not is_placeholder(line.text) and not _bare(line).startswith("như"):
            yield Fault(
                line,
                _("«%(name)s» stands under «Kính gửi» and again under «Nơi nhận».", name=show(line.own)),
                _("Take it out of «Nơi nhận»: «Như trên» means it."),
            )


def _bare(line: Said) -> str:
    return " ".join(line.text[dash_end(line) : end_start(line)].casefold().split())


_COURTESY = re.compile(
    r"^(?:-\s+)?Quý\s(?=[^\W\d_])|\b[Qq]uý\s(?=(?:cơ quan|đơn vị|công ty|trường|sở|bộ|ban|thầy|cô|ông|bà|vị|cấp)\b)",
    re.IGNORECASE,
)


@rule("KG007", "", on="YD", severity=Severity.ADVICE)
def full_names(reading: Reading) -> Iterator[Fault]:
    """Kính gửi: the addressee's name is written in full and without «Quý».

    Asks: Theo thông lệ, tên cơ quan, tổ chức nhận văn bản ghi đầy đủ, không thêm từ xưng hô như “Quý” trước tên.
    Why: The name on the letter is the name in the register and on the envelope; «Quý» is the style of business letters.
    Wrong: Kính gửi: Quý Công ty Cổ phần Sách giáo dục
    Right: Kính gửi: Công ty Cổ phần Sách giáo dục
    """
    if not is_letter(reading):
        return
    for line in (*reading.words.addressees, *reading.words.unit_addressees):
        found = _COURTESY.search(line.text) if "uý " in line.text else None
        if found and not is_placeholder(line.text):
            yield Fault(
                line,
                _(
                    "a word of courtesy stands before the addressee: «%(found)s».",
                    found=show(line.text[found.start() :]),
                ),
                _("Write the name of the office alone."),
                span=found.span(),
            )
