"""What letters of a batch share is read once, and each letter is read as if it were alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from congvan import language
from congvan.docx import read
from congvan.docx.reading import sharing
from congvan.errors import Refused
from congvan.page import Page, Paragraph
from tests.docx.made import p, package, style

WORD = Path(__file__).parents[1] / "checks" / "word"


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    sharing.forget()
    yield
    sharing.forget()


def alone(data: bytes) -> str:
    sharing.forget()
    return repr(read(data, "thu.docx"))


def texts(page: Page) -> list[str]:
    return [block.text for block in page.sections[0].blocks if isinstance(block, Paragraph)]


def test_letters_read_after_one_another_are_read_as_if_alone() -> None:
    letters = [path.read_bytes() for path in sorted(WORD.glob("*.docx"))[::4]]
    assert len(letters) > 20
    expected = [alone(data) for data in letters]
    sharing.forget()
    for _round in range(2):
        assert [repr(read(data, "thu.docx")) for data in letters] == expected


def test_what_is_the_same_is_the_same_object() -> None:
    first, second = read(package(p("một") + p("hai"))), read(package(p("một") + p("ba")))
    assert first.sections[0].blocks[0] is second.sections[0].blocks[0]
    assert texts(second) == ["một", "ba"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (package(p("a"), styles=style("Normal")), package(p("a"), styles=style("Normal", "", "<w:b/>"))),
        (package(p("a")), package(p("b") + p("a"))),
        (
            package(p("a") + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'),
            package(p("a") + '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'),
        ),
        (
            package(p("a"), settings='<w:defaultTabStop w:val="720"/>'),
            package(p("a"), settings='<w:defaultTabStop w:val="360"/>'),
        ),
    ],
    ids=["styles", "places", "paper", "settings"],
)
def test_the_same_words_in_another_file_are_read_anew(one: bytes, other: bytes) -> None:
    expected = alone(one), alone(other)
    sharing.forget()
    assert (repr(read(one, "thu.docx")), repr(read(other, "thu.docx"))) == expected


def test_what_is_counted_is_counted_in_each_letter() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    for start in (1, 5, 1):
        page = read(package(p("a", number) + p("a", number), numbering=numbering.format(level.format(start))))
        labels = [
            block.numbering.label
            for block in page.sections[0].blocks
            if isinstance(block, Paragraph) and block.numbering
        ]
        assert labels == [f"{start}.", f"{start + 1}."]


def test_tracked_changes_are_counted_in_each_letter() -> None:
    changed = (
        '<w:p><w:ins w:author="x"><w:r><w:t>thêm</w:t></w:r></w:ins>'
        '<w:del w:author="x"><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>'
    )
    for _round in range(2):
        page = read(package(changed))
        assert (page.changed, [one.text for one in page.deleted]) == (2, ["bớt"])


def test_what_cannot_be_read_is_told_of_each_letter() -> None:
    body = '<w:p><w:r><w:object/></w:r></w:p><w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r/></m:oMath></w:p>'
    told = [[finding.message for finding in read(package(body)).unread] for _round in range(2)]
    assert told[0] == told[1] != []


def test_a_text_without_end_is_refused_also_when_its_paragraphs_are_known() -> None:
    read(package(p("a" * 20_000)))
    body = p("a" * 20_000) * 21
    for _round in range(2):
        with pytest.raises(Refused) as one:
            read(package(body))
        assert [finding.code for finding in one.value.findings] == ["RD004"]


def test_places_are_told_in_the_language_of_the_clerk() -> None:
    before = language.spoken()
    try:
        for tongue, place in (("en", "paragraph 1"), ("vi", "đoạn 1"), ("en", "paragraph 1")):
            language.speak(tongue)
            (block,) = read(package(p("a"))).sections[0].blocks
            assert isinstance(block, Paragraph)
            assert block.spot.place == place
    finally:
        language.speak(before)


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_MOST", 50)
    for number in range(30):
        read(package("".join(p(f"{number} {place}") for place in range(10))))
    assert 0 < len(sharing._kept) <= 50
