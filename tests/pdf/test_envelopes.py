"""Envelopes: the form of the decree's Phụ lục IV on paper of each size, and what is refused."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from congvan.errors import Finding, Refused, Where, WrongUsage
from congvan.pdf import ENVELOPE_SIZES, Envelope, Sender, envelopes
from tests.pdf.posted import MM, PEOPLE, SENDER, drawing, logo, overlaps, papers, printed, texts
from tests.pdf.printed import drawn, typesetter

SIZES = tuple(ENVELOPE_SIZES)
WORD = "Ngưỡng"


def refused(sender: Sender, people: tuple[Envelope, ...], size: str = "dl") -> tuple[Finding, ...]:
    with pytest.raises(Refused) as caught:
        envelopes(sender, people, size)
    return caught.value.findings


@pytest.mark.parametrize("size", SIZES)
def test_every_line_stands_where_the_form_has_it(size: str, golden: Callable[[str, str], None]) -> None:
    sender = replace(SENDER, logo=logo(44, 50))
    golden(f"post/envelopes-{size}.txt", drawing(printed(envelopes(sender, PEOPLE, size))))


@pytest.mark.parametrize("size", SIZES)
def test_each_envelope_is_one_sheet_of_its_size_and_nothing_lies_over_anything(size: str) -> None:
    pdf = printed(envelopes(replace(SENDER, logo=logo(44, 50)), PEOPLE, size))
    one = ENVELOPE_SIZES[size]
    assert papers(pdf) == [(one.width, one.height)] * len(PEOPLE)
    assert overlaps(pdf) == []


@pytest.mark.parametrize("size", SIZES)
def test_what_the_sender_has_not_leaves_no_label(size: str) -> None:
    pdf = printed(envelopes(Sender("Sở Y tế", (), phone="0225 0000 001"), PEOPLE[:1], size))
    said = " ".join(line.text for line in texts(pdf))
    assert "SỞ Y TẾ" in said
    assert "Điện thoại: 0225 0000 001" in said
    assert not any(label in said for label in ("Fax", "E-Mail", "Website", "Địa chỉ"))
    assert [one.kind for one in drawn(pdf)].count("image") == 0


def test_an_address_that_names_itself_is_not_labelled_twice() -> None:
    sender = Sender("Sở Y tế", ("Địa chỉ: Số 1", "Hải Phòng"))
    assert sender.lines() == ("Địa chỉ: Số 1", "Hải Phòng")
    assert Sender("Sở Y tế", ("Số 1",)).lines() == ("Địa chỉ: Số 1",)


@pytest.mark.parametrize(("width", "height", "kind"), [(60, 40, "PNG"), (30, 90, "JPEG"), (400, 400, "PNG")])
def test_the_logo_stands_left_of_the_name_and_is_not_stretched(width: int, height: int, kind: str) -> None:
    pdf = printed(envelopes(replace(SENDER, logo=logo(width, height, kind)), PEOPLE[:1], "dl"))
    (image,) = (one for one in drawn(pdf) if one.kind == "image")
    name = next(line for line in texts(pdf) if line.text.startswith("SỞ GIÁO DỤC"))
    assert (image.right - image.left) / (image.bottom - image.top) == pytest.approx(width / height, rel=0.01)
    assert image.right < name.words[0].left
    assert image.left * MM == pytest.approx(8, abs=0.1)
    assert overlaps(pdf) == []


def test_a_photograph_that_is_turned_when_it_is_shown_is_not_stretched() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    pdf = printed(envelopes(replace(SENDER, logo=logo(60, 40, "JPEG", exif=turned)), PEOPLE[:1], "c4"))
    (image,) = (one for one in drawn(pdf) if one.kind == "image")
    assert (image.right - image.left) / (image.bottom - image.top) == pytest.approx(40 / 60, rel=0.01)


@pytest.mark.parametrize("mode", ["L", "P", "1", "I;16", "RGBA", "LA"])
def test_logos_with_few_colours_or_a_clear_ground_are_printed(mode: str) -> None:
    pdf = printed(envelopes(replace(SENDER, logo=logo(mode=mode)), PEOPLE[:1], "dl"))
    assert [one.kind for one in drawn(pdf)].count("image") == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("word", "lines"), [(WORD, 0), (WORD, 3), ("ЩШЖЮ", 0)])
def test_names_of_every_length_fit_or_are_refused(size: str, word: str, lines: int) -> None:
    address = (f"Số 1 đường {word} {word} {word}",) * lines
    fitting: list[Envelope] = []
    told: set[str] = set()
    for count in range(1, 60):
        one = Envelope(" ".join([word] * count), "45/SGDĐT-VP", address)
        try:
            envelopes(SENDER, (one,), size)
        except Refused as error:
            told |= {finding.code for finding in error.findings}
            assert fitting, "not even one word fits"
            continue
        fitting.append(one)
    assert told <= {"PF019"}
    pdf = printed(envelopes(SENDER, fitting, size))
    assert len(papers(pdf)) == len(fitting) > 10
    assert overlaps(pdf) == []
    said = [line.text for line in texts(pdf)]
    assert sum(text.count(word) for text in said) == sum(len(one.name.split()) + 3 * lines for one in fitting)


def test_a_long_name_gets_smaller_letters_and_a_short_one_does_not() -> None:
    long = Envelope(" ".join([WORD] * 30), "45/SGDĐT-VP")
    sizes = {line.page: line.words[0].size for line in texts(printed(envelopes(SENDER, (PEOPLE[2], long), "dl")))}
    names = {
        line.page: line.words[0].size
        for line in texts(printed(envelopes(SENDER, (PEOPLE[2], long), "dl")))
        if line.words[-1].text in (WORD, "A")
    }
    assert set(sizes) == {1, 2}
    assert names[1] == pytest.approx(14.5)
    assert 9 <= names[2] < 14.5


def test_all_addresses_that_do_not_fit_are_told_by_name_and_place() -> None:
    wide, high = "Trường" + "g" * 90, " ".join([WORD] * 200)
    people = (
        PEOPLE[0],
        Envelope(wide, "1/A", where=Where("recipients.yaml", 7)),
        Envelope(high, "2/A"),
        Envelope("B", "3" * 200),
    )
    found = refused(SENDER, people)
    assert [(one.code, str(one.where)) for one in found] == [
        ("PF019", "envelope 3"),
        ("PF019", "envelope 4"),
        ("PF019", "recipients.yaml:7"),
    ]
    assert "«Trườnggg" in found[2].message
    assert all(len(one.message) < 200 for one in found)


@pytest.mark.parametrize("size", SIZES)
def test_a_head_that_does_not_fit_is_told_once(size: str) -> None:
    found = refused(Sender(" ".join([WORD] * 300)), PEOPLE, size)
    assert [(one.code, str(one.where)) for one in found] == [("PF019", "the head of the envelope")]


def test_an_envelope_is_told_once_when_neither_its_number_nor_its_name_fits() -> None:
    found = refused(SENDER, (Envelope("A" * 200, "1" * 200),))
    assert [(one.code, str(one.where)) for one in found] == [("PF019", "envelope 1")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Trường \u202eA", "U+202E"),
        ("Trường\u200b A", "U+200B"),
        ("Trường\x07", "U+0007"),
        ("Trường\nA", "U+000A"),
        ("Trường 😀", "U+1F600"),
        ("Trường ☎", "U+260E"),
        ("Trường ❤\ufe0f", "U+FE0F"),
        ("Trường \u05d0\u05d1", "U+05D0"),
        ("Trường \ue000", "U+E000"),
    ],
)
def test_what_cannot_be_seen_or_turns_the_text_is_refused_and_named(text: str, code: str) -> None:
    people = (Envelope(text, "1/A"), Envelope("B", "2/A", (text,)), Envelope("C", text))
    found = refused(SENDER, people)
    assert {(one.code, one.where.number) for one in found} == {("PF020", 1), ("PF020", 2), ("PF020", 3)}
    assert all(code in one.message for one in found)
    assert all(character.isprintable() for one in found for character in one.message)
    assert [one.code for one in refused(replace(SENDER, address=(text,)), PEOPLE)] == ["PF020"]


def test_a_letter_that_the_font_does_not_have_is_refused_with_its_envelope() -> None:
    page = envelopes(SENDER, (PEOPLE[0], Envelope("学校", "1/A")), "dl")
    with pytest.raises(Refused) as caught:
        typesetter().typeset(page)
    assert {(one.code, str(one.where)) for one in caught.value.findings} == {("PF002", "envelope 2")}


def test_markup_is_printed_as_it_is_written() -> None:
    name = 'A #bold[b] $x^2$ *c* _d_ <e> @f \\ "g" // h /* i */ {{ j }} `k` = l - m + n'
    pdf = printed(envelopes(SENDER, (Envelope(name, "#1/A_B-C", ("~ #panic()",)),), "c4"))
    said = " ".join(line.text for line in texts(pdf))
    assert name in said
    assert "Số/ký hiệu văn bản: #1/A_B-C" in said
    assert "~ #panic()" in said


def test_letters_written_with_loose_marks_are_printed_as_whole_ones() -> None:
    loose = replace(PEOPLE[0], name=unicodedata.normalize("NFD", PEOPLE[0].name))
    assert loose.name != PEOPLE[0].name
    assert printed(envelopes(SENDER, (loose,), "dl")) == printed(envelopes(SENDER, PEOPLE[:1], "dl"))


def test_an_envelope_without_a_name_or_a_number_is_refused() -> None:
    found = refused(SENDER, (Envelope("", "1/A"), Envelope(" ", " "), Envelope("A")))
    assert [(one.code, one.where.number) for one in found] == [("PF021", 1), ("PF021", 2), ("PF021", 2), ("PF021", 3)]
    assert {one.clause for one in found} == {"Phụ lục IV, mục II"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + b"\0" * 50,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        logo()[:60],
        logo(kind="JPEG")[:200],
        logo(kind="JPEG", mode="CMYK"),
        b"<svg/>",
    ],
)
def test_a_logo_that_is_no_sound_picture_is_refused(data: bytes) -> None:
    assert [one.code for one in refused(replace(SENDER, logo=data), PEOPLE)] == ["PF023"]


def test_no_envelopes_at_all_are_refused() -> None:
    assert [one.code for one in refused(SENDER, ())] == ["PF022"]


def test_an_unknown_size_is_told_with_those_there_are() -> None:
    with pytest.raises(WrongUsage, match=r"«c6».*dl, c5, c4, window"):
        envelopes(SENDER, PEOPLE, "c6")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (("Địa chỉ: Số 1, Hải Phòng",), "Sở Y tế, Số 1, Hải Phòng"),
        ((), "Sở Y tế"),
        ((f"Số 1 {' '.join([WORD] * 40)}",), "Sở Y tế"),
    ],
)
def test_the_window_shows_who_sends_it_with_the_address_where_there_is_room(
    address: tuple[str, ...], shown: str
) -> None:
    pdf = printed(envelopes(Sender("Sở Y tế", address), PEOPLE[:1], "window"))
    inside = [line for line in texts(pdf) if 45 <= line.baseline * MM <= 52]
    assert [line.text for line in inside] == [shown]


def test_the_address_shows_in_the_window_and_the_head_does_not() -> None:
    pdf = printed(envelopes(replace(SENDER, logo=logo()), PEOPLE, "window"))
    inside = [line for line in texts(pdf) if 45 <= line.baseline * MM <= 90]
    assert {line.page for line in inside} == {1, 2, 3}
    assert all(line.words[0].left * MM >= 20 and line.words[-1].right * MM <= 105 for line in inside)
    said = " ".join(line.text for line in inside if line.page == 1)
    assert "Kính gửi:" in said
    assert "Trường Trung học phổ thông" in said
    above = [line.baseline * MM for line in texts(pdf) if line.baseline * MM < 45]
    assert max(above) < 42
    marks = [one for one in drawn(pdf) if one.kind == "path" and one.left * MM < 19 and one.page == 1]
    assert [round(one.top * MM, 1) for one in marks] == [105.0, 210.0]
