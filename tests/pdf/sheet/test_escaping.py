"""The sheet as text: what comes from lists and letters can do nothing on the page."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape

import pytest

from congvan.errors import Finding, Where
from congvan.language import speak
from congvan.pdf.sheet import Batch, Looked, contact_sheet
from tests.pdf.sheet.batches import batch, letter, picture

EVIL = "<script>alert(1)</script>\"'&</style><!--"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;&lt;/style&gt;&lt;!--"


def evil() -> Batch:
    finding = Finding(EVIL, Where(EVIL, 1), EVIL, EVIL, clause=EVIL)
    looked = Looked(EVIL, EVIL, EVIL, (picture(1),), 1, {EVIL: EVIL}, (EVIL,), (finding,), (EVIL,))
    return Batch(EVIL, EVIL, EVIL, (looked,), (finding,))


def test_markup_in_any_field_is_shown_as_text() -> None:
    page = contact_sheet(evil())
    assert "<script>alert" not in page
    assert "</style><!--" not in page
    assert page.count("<script") == 2  # the words and the sheet's own
    # title twice, day, subject; the card's six texts; five of each finding, told twice
    assert page.count(ESCAPED) >= 4 + 6 + 2 * 5 - 1


def test_quotes_do_not_leave_an_attribute() -> None:
    looked = replace(letter(0), unit='x" onclick="alert(1)', name="y' autofocus onfocus='alert(1)")
    page = contact_sheet(replace(batch(), looked=(looked,)))
    assert 'x" onclick' not in page
    assert "y' autofocus" not in page


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("javascript:alert(1)", "./javascript%3Aalert%281%29"),
        ("//other.example/a.pdf", ".///other.example/a.pdf"),
        ("../out/số 1 #2?.docx", "./../out/s%E1%BB%91%201%20%232%3F.docx"),
        ("out\\a.pdf", "./out/a.pdf"),
        ("100%.pdf", "./100%25.pdf"),
    ],
)
def test_a_link_leads_to_a_file_beside_the_sheet_and_nowhere_else(path: str, address: str) -> None:
    page = contact_sheet(replace(batch(), looked=(replace(letter(0), links={"PDF": path}),)))
    assert re.findall(r'<a href="([^"]*)"', page) == [address]


def test_hidden_characters_are_shown() -> None:
    looked = replace(letter(0), name="Trường \u202egpj.exe\u200b A\x00B\nC", unit="a\u2066b")
    page = contact_sheet(replace(batch(), looked=(looked,)))
    assert "Trường U+202Egpj.exeU+200B AU+0000B C" in page
    assert "aU+2066b" in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00]", page)


def test_a_lone_surrogate_does_not_stop_the_sheet_from_being_written() -> None:
    page = contact_sheet(replace(batch(), looked=(replace(letter(0), name="A\ud800", unit="u\ud800"),)))
    assert "AU+D800" in page
    page.encode("utf-8")


def test_template_marks_in_data_stay_as_they_are() -> None:
    page = contact_sheet(replace(batch(), title="{{ 7 * 7 }} {% raw %}"))
    assert "{{ 7 * 7 }} {% raw %}" in page


def test_the_page_allows_its_own_style_and_script_and_nothing_else() -> None:
    page = contact_sheet(batch())
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert found is not None
    policy = dict(part.strip().split(" ", 1) for part in unescape(found[1]).split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["img-src"] == "data:"
    for tag in ("style", "script"):
        (own,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        assert policy[f"{tag}-src"] == f"'sha256-{digest}'"


def test_the_page_names_no_other_host_and_no_inline_style_or_handler() -> None:
    page = re.sub(r"data:image/png;base64,[A-Za-z0-9+/=]+", "", contact_sheet(batch()))
    assert "http://" not in page
    assert "https://" not in page
    assert not re.search(r"<[^>]*\s(?:style|on\w+)=", page)


def test_the_same_batch_makes_the_same_bytes() -> None:
    assert contact_sheet(batch()) == contact_sheet(batch())


def keys(page: str) -> list[str]:
    return re.findall(r'data-key="([0-9a-f]+)"', page)


def test_a_letter_made_anew_has_another_key_and_the_others_keep_theirs() -> None:
    before = batch()
    changed = replace(letter(1), pages=(picture(99), picture(11)))
    after = replace(before, looked=(before.looked[0], changed, *before.looked[2:]))
    old, new = keys(contact_sheet(before)), keys(contact_sheet(after))
    assert [one == other for one, other in zip(old, new, strict=True)] == [True, True, False, True, True, True, True]


def test_another_batch_has_another_key() -> None:
    assert keys(contact_sheet(batch()))[0] != keys(contact_sheet(replace(batch(), day="12/8/2022")))[0]


def test_an_empty_batch_says_so() -> None:
    assert "This batch has no letters." in contact_sheet(Batch("A", "", "", ()))


def test_a_letter_without_pictures_and_the_general_letter_are_named() -> None:
    page = contact_sheet(Batch("A", "", "", (Looked("", ""),)))
    assert "No picture: this letter could not be printed." in page
    assert "General letter" in page


def test_a_picture_tells_its_size_and_what_is_no_png_tells_that_of_a_sheet_of_paper() -> None:
    looked = replace(letter(0), pages=(picture(1, (702, 496)), b"no picture"))
    page = contact_sheet(Batch("A", "", "", (looked,)))
    assert re.findall(r'width="(\d+)" height="(\d+)"', page) == [("702", "496"), ("210", "297")]


def test_the_page_says_its_language() -> None:
    try:
        speak("vi")
        assert '<html lang="vi">' in contact_sheet(batch())
    finally:
        speak("en")
