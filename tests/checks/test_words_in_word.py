"""Slips of letters, spaces and capitals in a real Word file: found, mended, and then found no more."""

import io
import zipfile

from congvan.checks import RULES, Choice, check
from congvan.docx import mend, read
from congvan.page import PageMend, Reword
from tests.checks.letters import RIGHT, filled, page_reading

FIRST = "Cử giáo viên đưa học sinh đến điểm thi đúng giờ, phổ biến quy chế thi cho học sinh;"
SECOND = "Bố trí xe đưa đón và bảo đảm an toàn cho học sinh trên đường đi."
FAMILIES = ("VH", "CT", "PG008", "PG014", "ND011", "ND012", "ND014", "ND015", "ND019")
CHOICE = Choice(select=tuple(code for code in RULES if code.startswith(FAMILIES)))


def written(changes: dict[str, str], font: str = "") -> bytes:
    """Return the right letter in Word with some texts exchanged; the first of them in a font of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(filled(RIGHT / "letter.yaml"))) as package, zipfile.ZipFile(out, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                text = data.decode()
                for old, new in changes.items():
                    assert old in text
                    text = text.replace(old, new)
                if font:
                    start = text.rindex("<w:r>", 0, text.index(next(iter(changes.values()))))
                    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
                    text = text[: start + 5] + look + text[start + 5 :]
                data = text.encode()
            copy.writestr(name, data)
    return out.getvalue()


def codes(data: bytes) -> list[str]:
    return [one.finding.code for one in check(page_reading(read(data, "thu.docx")), CHOICE)]


def mended(data: bytes) -> bytes:
    mends: list[PageMend] = []
    for verdict in check(page_reading(read(data, "thu.docx")), CHOICE):
        mends += [one for one in verdict.mends if isinstance(one, PageMend)]
    new, done = mend(data, mends)
    assert set(done) == set(mends)
    assert any(isinstance(one, Reword) for one in done)
    return new


def text_of(data: bytes) -> str:
    return "\n".join(line.text for line in page_reading(read(data, "thu.docx")).words.body)


def test_text_in_a_font_of_tcvn3_is_converted_and_nothing_else_is_said_of_it() -> None:
    data = written({FIRST: "Cö gi¸o viªn ®­a häc sinh ®Õn ®iÓm thi;"}, ".VnTime")
    assert codes(data) == ["PG008"]
    new = mended(data)
    assert "Cử giáo viên đưa học sinh đến điểm thi;" in text_of(new)
    assert codes(new) == []


def test_many_slips_in_one_paragraph_are_mended_at_once() -> None:
    wrong = (
        "Bố trí xe đưa  đón ,xắp xếp quận/ huyện,phường theo Khoản 2 điều 5 của các các ngày 5/3/2026 cu\u0309a Ủy ban "
        "Nhân dân thành phố Hồ Chí Minh."
    )
    data = written({SECOND: wrong})
    assert set(codes(data)) == {"PG008", "PG014", "CT001", "CT002", "ND015", "VH006", "VH009", "VH016"}
    new = mended(data)
    assert (
        "Bố trí xe đưa đón, sắp xếp quận/huyện, phường theo khoản 2 Điều 5 của các ngày 05/3/2026 của Ủy ban nhân dân "
        "Thành phố Hồ Chí Minh."
    ) in text_of(new)
    assert codes(new) == []
