"""ND013: căn cứ ban hành văn bản."""

import re
from collections.abc import Iterator, Sequence

from congvan.checks.looking import is_placeholder, show
from congvan.checks.reading import Reading
from congvan.checks.rule import Fault, Replace, rule
from congvan.checks.said import Said
from congvan.errors import Severity
from congvan.language import _
from congvan.page import Passage, Restyle

_GROUND = re.compile(r"\s*(?:Căn cứ|Theo đề nghị của|Xét đề nghị của)\s")
_MAIN = re.compile(r",\s[^,;]*?\b(?:đề nghị|yêu cầu|thông báo|báo cáo|kính|trân trọng|hướng dẫn|có ý kiến|ban hành)\b")
_END = re.compile(r"[\s;.,]*$")


@rule("ND013", "PL1 II.6.a", on="YD", severity=Severity.WARNING, fixes=True)
def grounds(reading: Reading) -> Iterator[Fault]:
    """Căn cứ: each căn cứ that has a line of its own is italic and ends with «;», the last one with «.».

    Asks: Căn cứ ban hành văn bản được trình bày bằng chữ in thường, kiểu chữ nghiêng …; sau mỗi căn cứ phải xuống dòng,
        cuối dòng có dấu chẩm phẩy (;), dòng cuối cùng kết thúc bằng dấu chấm (.).
    Why: It parts what the letter rests on from what it says. A công văn may also begin «Căn cứ …, Sở … đề nghị …»: that
        is a sentence of the body, not such a line.
    Wrong: Căn cứ Luật Giáo dục, (dòng sau) Căn cứ Nghị định số 24/2021/NĐ-CP …;
    Right: Căn cứ Luật Giáo dục; (dòng sau) Căn cứ Nghị định số 24/2021/NĐ-CP ….
    """
    lines = _grounds([line for line in reading.words.body if line.text.strip()])
    for number, line in enumerate(lines):
        wanted = "." if number == len(lines) - 1 else ";"
        start = _tail(line.text)
        found = line.text[start:]
        if found != wanted:
            yield Fault(
                line,
                _("the căn cứ ends with «%(found)s», not «%(wanted)s».", found=show(found), wanted=wanted)
                if found.strip()
                else _("the căn cứ ends without «%(wanted)s».", wanted=wanted),
                _("End each căn cứ with «;», the last one with «.»."),
                (Replace(line, start, len(line.text), wanted),),
                (start, len(line.text)) if found else None,
            )
    upright = [one for one in lines if isinstance(one.origin, Passage) and not _italic(one.origin)]
    if upright:
        yield Fault(
            upright[0],
            _("the căn cứ is not in italics: «%(found)s».", found=show(upright[0].text)),
            _("Set the lines of căn cứ in italics."),
            tuple(_slanted(one.origin) for one in upright if isinstance(one.origin, Passage)),
        )


def _tail(text: str) -> int:
    found = _END.search(text)
    return found.start() if found else len(text)


def _italic(passage: Passage) -> bool:
    return all(run.look.italic for run in passage.inked)


def _slanted(passage: Passage) -> Restyle:
    return Restyle(passage.spot, passage.start, passage.end, italic=True)


def _grounds(body: Sequence[Said]) -> list[Said]:
    """Return the lines at the top of a body that are nothing but căn cứ."""
    found: list[Said] = []
    for line in body:
        text = line.text.strip()
        if not _GROUND.match(text) or text.endswith(":") or _MAIN.search(text) or is_placeholder(text):
            break
        found.append(line)
    several = len(found) > 1
    return found if several or (found and found[0].text.rstrip().endswith(";")) else []
