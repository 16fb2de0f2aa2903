"""Address labels: each on its place of the sheet, from the first free one on, and what is refused."""

from collections.abc import Callable

import pytest

from congvan.errors import Refused, Where, WrongUsage
from congvan.pdf import LABEL_SHEETS, Envelope, labels
from tests.pdf.fidelity.reading import Line
from tests.pdf.posted import MM, PEOPLE, drawing, overlaps, papers, printed, texts

SHEETS = tuple(LABEL_SHEETS)
WORD = "Ngưỡng"


def place(line: Line, sheet: str) -> tuple[int, int, int]:
    """Return page, row and column of the label that a line stands on, all from 1."""
    form = LABEL_SHEETS[sheet]
    x, y = line.words[0].left * MM - form.left, line.baseline * MM - form.top
    return line.page, int(y // form.height) + 1, int(x // (form.width + form.gap)) + 1


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_line_stands_on_its_label(sheet: str, golden: Callable[[str, str], None]) -> None:
    golden(f"post/labels-{sheet}.txt", drawing(printed(labels(PEOPLE, sheet, begin=5))))


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_figures_of_a_sheet_fill_the_paper(sheet: str) -> None:
    form = LABEL_SHEETS[sheet]
    across = 2 * form.left + form.columns * form.width + (form.columns - 1) * form.gap
    assert across == pytest.approx(210)
    assert 2 * form.top + form.rows * form.height == pytest.approx(297)
    assert f"{form.columns}x{form.rows}" == sheet


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("begin", [1, 5])
def test_labels_fill_the_sheets_row_by_row_from_the_first_free_one(sheet: str, begin: int) -> None:
    form = LABEL_SHEETS[sheet]
    people = [Envelope(f"Trường{number}", "45/A", ("Hải Phòng",)) for number in range(2 * form.count)]
    pdf = printed(labels(people, sheet, begin=begin))
    assert papers(pdf) == [(210, 297)] * (2 if begin == 1 else 3)
    found = {line.text: place(line, sheet) for line in texts(pdf) if line.text.startswith("Trường")}
    expected = {}
    for number, one in enumerate(people):
        page, rest = divmod(number + begin - 1, form.count)
        expected[one.name] = (page + 1, rest // form.columns + 1, rest % form.columns + 1)
    assert found == expected
    assert overlaps(pdf) == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_names_of_every_length_stay_on_their_label_or_are_refused(sheet: str) -> None:
    form = LABEL_SHEETS[sheet]
    fitting: list[Envelope] = []
    told: set[str] = set()
    for count in range(1, 110):
        one = Envelope(" ".join([f"{WORD}{count}"] * count), "45/SGDĐT-VP", (f"Số{count}", "Hải Phòng"))
        try:
            labels((one,), sheet)
        except Refused as error:
            told |= {finding.code for finding in error.findings}
            continue
        fitting.append(one)
    assert told == {"PF019"}
    assert len(fitting) > 10
    pdf = printed(labels(fitting, sheet))
    assert overlaps(pdf) == []
    places: dict[str, set[tuple[int, int, int]]] = {}
    for line in texts(pdf):
        for word in line.words:
            if word.text.startswith(WORD):
                places.setdefault(word.text, set()).add(place(line, sheet))
        column = place(line, sheet)[2]
        left = form.left + (column - 1) * (form.width + form.gap)
        assert line.words[-1].right * MM < left + form.width - 2
        inside = (line.baseline * MM - form.top) % form.height
        assert 3 < inside < form.height - 2
    assert [len(one) for one in places.values()] == [1] * len(fitting)


def test_a_label_without_a_number_or_an_address_is_printed() -> None:
    pdf = printed(labels((Envelope("Trường THPT A"),), "3x8"))
    assert [line.text for line in texts(pdf)] == ["Trường THPT A"]


def test_everything_wrong_is_told_at_once() -> None:
    people = (
        Envelope(" ".join([WORD] * 300), where=Where("recipients.xlsx", 3)),
        Envelope("Trường \u202e"),
        Envelope(""),
        Envelope("C" * 200),
    )
    with pytest.raises(Refused) as caught:
        labels(people, "3x7")
    assert {(one.code, str(one.where)) for one in caught.value.findings} == {
        ("PF019", "recipients.xlsx:3"),
        ("PF020", "label 2"),
        ("PF021", "label 3"),
        ("PF019", "label 4"),
    }


@pytest.mark.parametrize("begin", [0, -1, 25])
def test_a_label_that_the_sheet_has_not_is_told(begin: int) -> None:
    with pytest.raises(WrongUsage, match="labels 1 to 24"):
        labels(PEOPLE, "3x8", begin=begin)


def test_the_last_label_of_a_sheet_can_be_the_first() -> None:
    found = texts(printed(labels(PEOPLE[2:], "3x8", begin=24)))
    assert {place(line, "3x8") for line in found} == {(1, 8, 3)}


def test_no_labels_at_all_are_refused() -> None:
    with pytest.raises(Refused) as caught:
        labels((), "3x8")
    assert [one.code for one in caught.value.findings] == ["PF022"]


def test_an_unknown_sheet_is_told_with_those_there_are() -> None:
    with pytest.raises(WrongUsage, match="L7160"):
        labels(PEOPLE, "3x9")
