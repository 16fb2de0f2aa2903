"""KY001-007: quyền hạn, chức vụ của người ký (ô 7a)."""

import re
from collections.abc import Iterator

from congvan.checks.authority import AuthorityLine, authority_lines, line_with
from congvan.checks.looking import is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.titles import any_of, has_one_head, is_deputy, is_military, is_title
from congvan.decree import SIGNING_PREFIXES
from congvan.errors import Severity
from congvan.language import _

_SHORT = {words: short for short, words in SIGNING_PREFIXES.items()}
_SPELT = re.compile(rf"\s*(?P<words>{any_of(_SHORT)})(?=\s+(?!HẠN)[^\W\d_])", re.IGNORECASE)
_UNKNOWN = re.compile(r"\s*(?P<prefix>(?!TP|TX|P\b|H\b)[A-ZĐ]{1,4}\s?\.)\s*(?=[A-ZĐÀ-Ỹ]{2,})")


@rule("KY001", "PL1 II.7.c", on="YD")
def present(reading: Reading) -> Iterator[Fault]:
    """Người ký: the letter says by name and title who signs it.

    Asks: Chức vụ ghi trên văn bản là chức vụ lãnh đạo chính thức của người ký văn bản trong cơ quan, tổ chức … Họ và
        tên người ký văn bản bao gồm họ, tên đệm (nếu có) và tên của người ký văn bản.
    Why: Without title and name nobody can see whether whoever signed was allowed to.
    Wrong: (dưới nội dung chỉ có “Nơi nhận”)
    Right: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Phạm Quốc Hiệu
    """
    words = reading.words
    fix = _("Write the signer's title in capitals and, below the signature, the name.")
    if words.signer is None and not any(line.text.strip() for line in words.authority):
        yield Fault(None, _("no signer was found: neither a title nor a name below the body."), fix)
    elif words.signer is None:
        yield Fault(words.authority[-1], _("no signer's name was found below the title."), fix)
    elif not words.authority:
        yield Fault(words.signer, _("no title was found above the signer's name."), fix)
    elif not reading.is_draft:
        for line in (*words.authority, words.signer):
            if is_placeholder(line.text):
                yield Fault(line, _("who signs is not filled in yet: «%(found)s».", found=show(line.text)), fix)
                break


@rule("KY002", "PL1 II.7.b", on="YD", fixes=True)
def prefixes(reading: Reading) -> Iterator[Fault]:
    """Quyền hạn: TM., Q., KT., TL., TUQ. are written so, in capitals, with a full stop and a space after it.

    Asks: Trường hợp ký thay mặt tập thể thì phải ghi chữ viết tắt “TM.” … phải ghi chữ viết tắt “Q.” … phải ghi chữ
        viết tắt “KT.” … phải ghi chữ viết tắt “TL.” … phải ghi chữ viết tắt “TUQ.” vào trước chức vụ của người
        đứng đầu cơ quan, tổ chức.
    Why: The five abbreviations say by what right the signer signs; others have no meaning in law.
    Wrong: KT/ GIÁM ĐỐC
    Right: KT. GIÁM ĐỐC
    """
    for line in authority_lines(reading):
        if line.prefix:
            yield from _prefix_form(reading, line)
            continue
        spelt = _SPELT.match(line.said.text)
        unknown = _UNKNOWN.match(line.said.text)
        if spelt:
            words = " ".join(spelt["words"].upper().replace("UỶ", "ỦY").split())
            short = _SHORT[words]
            yield Fault(
                line.said,
                _("the authority is spelt out: «%(found)s».", found=show(line.said.text)),
                _("Write the abbreviation «%(short)s».", short=short),
                (Replace(line.said, spelt.start("words"), spelt.end(), short),),
                spelt.span("words"),
            )
        elif unknown:
            yield Fault(
                line.said,
                _("«%(prefix)s» is no abbreviation of an authority to sign.", prefix=show(unknown["prefix"])),
                _("The decree has TM., Q., KT., TL. and TUQ. only."),
                span=unknown.span("prefix"),
            )


def _prefix_form(reading: Reading, line: AuthorityLine) -> Iterator[Fault]:
    written = line.written if reading.parts else line.written.upper()  # the template prints capitals
    if line.title and written.replace("\u00a0", " ") != f"{line.prefix} ":
        start = line.said.text.index(line.written)
        yield Fault(
            line.said,
            _("the authority is written «%(found)s».", found=show(line.said.text)),
            _("Write «%(prefix)s» with a full stop and one space after it.", prefix=line.prefix),
            (Replace(line.said, start, start + len(line.written), f"{line.prefix} "),),
            (start, start + len(line.written)),
            # the decree has the space in its samples only
            Severity.WARNING if written == line.prefix else None,
        )


@rule("KY003", "PL1 II.7.b", on="YD")
def for_the_head(reading: Reading) -> Iterator[Fault]:
    """KT.: below «KT.» and the head's title stands the title of a deputy.

    Asks: Trường hợp ký thay người đứng đầu cơ quan, tổ chức thì phải ghi chữ viết tắt “KT.” vào trước chức vụ của người
        đứng đầu. Trường hợp cấp phó được giao phụ trách hoặc điều hành thì thực hiện ký như cấp phó ký thay cấp trưởng.
    Why: Only a deputy signs in the head's place; the title shows it. Others sign TL. or TUQ.
    Wrong: KT. GIÁM ĐỐC / CHÁNH VĂN PHÒNG
    Right: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC
    """
    found = line_with(authority_lines(reading), "KT.")
    if not found:
        return
    line, below = found
    if is_deputy(line.title):
        yield Fault(
            line.said,
            _("«KT.» stands before a deputy's title: «%(found)s».", found=show(line.said.text)),
            _("Write the head's title after «KT.», and the deputy's on the next line."),
        )
    elif not any(is_deputy(one.title) for one in below) and not is_military(line.title):
        at = below[-1].said if below else line.said
        yield Fault(
            at,
            _("no deputy's title stands below «%(above)s».", above=show(line.said.text)),
            _("Below «KT.» write the signer's own title, such as PHÓ GIÁM ĐỐC."),
        )


@rule("KY004", "PL1 II.7.b", on="YD")
def for_the_body(reading: Reading) -> Iterator[Fault]:
    """TM.: after «TM.» stands the name of a collective or an agency, below it the signer's title.

    Asks: Trường hợp ký thay mặt tập thể thì phải ghi chữ viết tắt “TM.” vào trước tên tập thể lãnh đạo hoặc tên cơ
        quan, tổ chức.
    Why: TM. is for those who decide together; a person's title after it says the opposite.
    Wrong: TM. CHỦ TỊCH
    Right: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH
    """
    found = line_with(authority_lines(reading), "TM.")
    if not found:
        return
    line, below = found
    if is_title(line.title):
        yield Fault(
            line.said,
            _("a person's title stands after «TM.»: «%(found)s».", found=show(line.said.text)),
            _("Write the name of the collective or the agency after «TM.», the title on the next line."),
        )
    elif not below:
        yield Fault(
            line.said,
            _("the signer's title is missing below «%(found)s».", found=show(line.said.text)),
            _("Write it on the next line: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH."),
        )


@rule("KY005", "Điều 13.1", on="YD", severity=Severity.WARNING)
def collegial(reading: Reading) -> Iterator[Fault]:
    """TM.: only a body that decides together signs TM.; the head of an office signs in his own name.

    Asks: Cơ quan, tổ chức làm việc theo chế độ thủ trưởng … Người đứng đầu cơ quan, tổ chức có thẩm quyền ký tất cả văn
        bản do cơ quan, tổ chức ban hành …
    Why: A sở, phòng, trường, trung tâm has one head, who answers for the letter alone. The rule goes by the issuer's
        name; an office that does decide together turns it off in congvan.yaml (checks: severities: KY005: off).
    Wrong: TM. BAN GIÁM HIỆU / HIỆU TRƯỞNG
    Right: HIỆU TRƯỞNG
    """
    found = line_with(authority_lines(reading), "TM.")
    issuer = " ".join(line.text for line in reading.words.issuer)
    if found and has_one_head(issuer):
        yield Fault(
            found[0].said,
            _("«%(issuer)s» has one head and does not sign «TM.».", issuer=show(issuer)),
            _("Write the head's title alone, or «KT.» and the deputy's title below it."),
        )


@rule("KY006", "PL1 II.7.b", on="YD")
def acting_head(reading: Reading) -> Iterator[Fault]:
    """Q.: «Q.» stands before the head's title, and no deputy's title below it.

    Asks: Trường hợp được giao quyền cấp trưởng thì phải ghi chữ viết tắt “Q.” vào trước chức vụ của người đứng đầu cơ
        quan, tổ chức.
    Why: Whoever is made acting head signs as the head. A deputy in charge is none: he signs KT.
    Wrong: Q. GIÁM ĐỐC / PHÓ GIÁM ĐỐC
    Right: Q. GIÁM ĐỐC
    """
    found = line_with(authority_lines(reading), "Q.")
    if not found:
        return
    line, below = found
    deputy = line if is_deputy(line.title) else next((one for one in below if is_deputy(one.title)), None)
    if deputy:
        yield Fault(
            deputy.said,
            _("a deputy's title stands with «Q.»: «%(found)s».", found=show(deputy.said.text)),
            _("Write «Q.» and the head's title alone; a deputy signs «KT.»."),
        )
