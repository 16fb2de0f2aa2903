"""ND011, ND012, ND014: viện dẫn, how a letter cites other documents."""

import re
from collections.abc import Iterator

from congvan.checks.citing import Citation, citations
from congvan.checks.looking import show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, rule
from congvan.decree import EXPIRED
from congvan.errors import Severity
from congvan.language import _


@rule("ND011", "PL1 II.6.b", on="YD", severity=Severity.WARNING)
def first_citation_in_full(reading: Reading) -> Iterator[Fault]:
    """Viện dẫn lần đầu: a document is cited in full the first time, by kind and sign after that.

    Asks: Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của văn bản, thời gian ban
        hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn bản (đối với Luật và Pháp lệnh chỉ
        ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký hiệu của
        văn bản đó.
    Why: Numbers begin anew each year and in each office: without date and issuer nobody can find the document. What
        trích yếu or the title of another document has said of it counts as said.
    Wrong: Thực hiện Nghị quyết số 20/NQ-HĐND, Sở đề nghị các đơn vị …
    Right: Thực hiện Nghị quyết số 20/NQ-HĐND ngày 20 tháng 7 năm 2022 của Hội đồng nhân dân thành phố về …
    """
    words = reading.words
    known: dict[str, set[str]] = {}
    for one in citations(words.subject):
        known.setdefault(one.sign, set()).update(_said(one))
    judged: set[str] = set()
    for one in citations((*words.body, *words.tables)):
        said = known.setdefault(one.sign, set())
        if one.law:
            continue
        if one.sign in judged and one.dated and one.issued and not one.nested:
            yield Fault(
                one.line,
                _("«%(found)s» is cited in full again.", found=_name(one)),
                _("After the first time write its kind, number and sign only."),
                span=(one.start, one.end),
                severity=Severity.ADVICE,
            )
        said |= _said(one)
        if one.nested or one.sign in judged:
            continue
        judged.add(one.sign)
        missing = [text for key, text in _needed() if key not in said]
        if missing:
            yield Fault(
                one.line,
                _(
                    "«%(found)s» is cited for the first time without %(missing)s.",
                    found=_name(one),
                    missing=", ".join(missing),
                ),
                _("Write kind, number, sign, date, issuer and trích yếu the first time."),
                span=(one.start, one.end),
            )


def _said(one: Citation) -> set[str]:
    return {key for key, told in (("date", one.dated), ("issuer", one.issued), ("title", one.titled)) if told}


def _needed() -> tuple[tuple[str, str], ...]:
    return (("date", _("its date")), ("issuer", _("its issuer")), ("title", _("its trích yếu")))


def _name(one: Citation) -> str:
    return show(" ".join(one.line.text[one.start : one.end].split()))


# «Luật số 33/2024/QH15» and no name before or after
_BARE_LAW = re.compile(
    r"\b(?:Bộ luật|Luật|Pháp lệnh)\s+số\s*:?\s*\d+/\d{4}/(?:UBTV)?QH\d+(?!\d|\s*(?:\(|về\b|ngày\b.*?\bvề\b))"
)


@rule("ND012", "PL1 II.6.b", on="YD", severity=Severity.ADVICE)
def laws_by_name(reading: Reading) -> Iterator[Fault]:
    """Viện dẫn luật: a Luật, Bộ luật or Pháp lệnh is cited by its name; its number may stand beside the name.

    Asks: đối với Luật và Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh
    Why: Everybody knows the name of a law, hardly anybody its number.
    Wrong: theo quy định tại Luật số 33/2024/QH15
    Right: theo quy định tại Luật Lưu trữ
    """
    for line in (*reading.words.body, *reading.words.tables):
        if "QH" in line.text:
            for match in _BARE_LAW.finditer(line.text):
                yield Fault(
                    line,
                    _("a law is cited by its number only: «%(found)s».", found=show(match[0])),
                    _("Write its name: Luật Lưu trữ."),
                    span=match.span(),
                )


_OF_THE_PAST = re.compile(
    r"(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|một số điều của|trước đây)(?:\s+\S+){0,8}\s*\Z", re.IGNORECASE
)


@rule("ND014", "", on="YD", severity=Severity.WARNING)
def texts_in_force(reading: Reading) -> Iterator[Fault]:
    """Hiệu lực: a document that the letter rests on is still in force on the letter's day.

    Asks: Thực tiễn soạn thảo: căn cứ, viện dẫn văn bản đang còn hiệu lực tại ngày ban hành.
    Why: Work that rests on a text that was replaced may be void. Only texts of a dated list, which cannot be whole, are
        named; citing one as replaced or repealed is right.
    Wrong: (05/3/2026) Căn cứ Nghị định số 110/2004/NĐ-CP về công tác văn thư
    Right: (05/3/2026) Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư
    """
    words = reading.words
    for one in citations((*words.subject, *words.body, *words.tables)):
        known = EXPIRED.get(one.sign)
        if known is None or reading.on < known.since or one.nested:
            continue
        if not _OF_THE_PAST.search(one.line.text, 0, one.start):
            yield Fault(
                one.line,
                _(
                    "«%(found)s» (%(name)s) is no longer in force since %(day)s.",
                    found=_name(one),
                    name=known.name,
                    day=f"{known.since:%d/%m/%Y}",
                ),
                _("Cite what holds now: %(right)s.", right=known.replaced_by),
                span=(one.start, one.end),
            )
