"""Word comments: each hangs on its characters, the letter's own comments stay, Word and LibreOffice open the copy."""

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

import docx as python_docx
from congvan.docx import Note, annotate, packaged_template
from congvan.errors import Refused
from congvan.page import Spot
from tests.docx.mended import FILE, paragraphs, spot, texts
from tests.docx.word import W, box, cell, members, p, row, run, table, tree, word

DATE = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def commented(data: bytes) -> dict[str, tuple[str, str]]:
    """Return for each comment its text and the characters that it hangs on."""
    texts_of = {str(one.comment_id): one.text for one in python_docx.Document(io.BytesIO(data)).comments}
    found: dict[str, str] = {}
    open_now: set[str] = set()
    closed: set[str] = set()
    for element in tree(data).iter():
        number = str(element.get(f"{W}id"))
        if element.tag == f"{W}commentRangeStart":
            open_now.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
            closed.add(number)
        elif element.tag == f"{W}commentReference":
            assert number in closed
        elif element.tag == f"{W}t":
            for one in open_now:
                found[one] += element.text or ""
    assert not open_now
    return {number: (text, found[number]) for number, text in texts_of.items()}


def test_a_comment_hangs_on_its_characters() -> None:
    data = word(p(run("Xin "), run("chào", "<w:b/>"), run(" bạn")), "hai", addressed=False)
    notes = [
        Note(spot(1), 2, 6, "một"),
        Note(spot(1), 0, 0, "cả đoạn\ndòng hai"),
        Note(spot(2), 0, 3, "hai"),
        Note(spot(1), 4, 8, "chồng lên"),
        Note(spot(1), 9, 12, "chỗ cuối"),
    ]
    new = annotate(data, notes, FILE)
    assert commented(new) == {
        "0": ("một", "n ch"),
        "1": ("cả đoạn\ndòng hai", "Xin chào bạn"),
        "2": ("hai", "hai"),
        "3": ("chồng lên", "chào"),
        "4": ("chỗ cuối", "bạn"),
    }
    assert texts(paragraphs(new)) == texts(paragraphs(data))
    assert all(
        one.find(f"{W}rPr/{W}b") is not None for one in tree(new).iter(f"{W}r") if one.findtext(f"{W}t") in ("ch", "ào")
    )


def test_author_initials_and_date_are_those_of_the_note() -> None:
    notes = [Note(spot(1), 0, 0, "x", author="Văn thư", initials="VT", date=DATE), Note(spot(1), 0, 0, "y")]
    one, other = python_docx.Document(io.BytesIO(annotate(word("a", addressed=False), notes, FILE))).comments
    assert (one.author, one.initials, one.timestamp) == ("Văn thư", "VT", DATE)
    assert (other.author, other.initials, other.timestamp) == ("congvan", "cv", None)


def test_the_comments_of_the_letter_stay() -> None:
    document = python_docx.Document()
    paragraph = document.add_paragraph("Xin chào")
    document.add_comment(paragraph.runs, text="của tôi", author="A")
    stream = io.BytesIO()
    document.save(stream)
    new = annotate(stream.getvalue(), [Note(spot(1), 4, 8, "mới")], FILE)
    assert commented(new) == {"0": ("của tôi", "Xin chào"), "1": ("mới", "chào")}
    assert commented(annotate(new, [Note(spot(1), 0, 0, "nữa")], FILE))["2"] == ("nữa", "Xin chào")


@pytest.mark.parametrize(
    ("place", "host"),
    [
        (None, "một"),
        (spot(1, "word/header1.xml"), "một"),
        (spot(99), "một"),
        (spot(3), "trong ô"),
        (spot(5), "quanh hộp" + "trong hộp" * 2),
    ],
)
def test_what_cannot_have_a_comment_gives_it_to_what_can(place: Spot | None, host: str) -> None:
    body = (p("một"), p("hai"), table(row(cell("trong ô"))), p("quanh hộp", box(p("trong hộp"))))
    data = word(*body, addressed=False, header=p("đầu trang"))
    (found,) = commented(annotate(data, [Note(place, 0, 0, "x")], FILE)).values()
    assert found == ("x", host)


def test_a_place_beyond_the_text_means_the_whole_paragraph() -> None:
    assert commented(annotate(word("một", addressed=False), [Note(spot(1), 2, 9, "x")], FILE)) == {"0": ("x", "một")}


def test_characters_that_no_xml_can_hold_do_not_break_the_file() -> None:
    new = annotate(word("một", addressed=False), [Note(spot(1), 0, 0, "a\x00b\x1bc <&> \ud800d")], FILE)
    assert commented(new)["0"][0] == "a b c <&>  d"


def test_nothing_but_the_comments_changes() -> None:
    data = word("một", addressed=False, header=p("đầu"), footer=p("chân"))
    new = annotate(data, [Note(spot(1), 0, 0, "x")], FILE)
    before, after = members(data), members(new)
    assert {name for name in after if before.get(name) != after[name]} == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
    }
    assert annotate(data, [], FILE) == data
    assert annotate(data, [Note(spot(1), 0, 0, "x")], FILE) == new


def test_a_signed_file_is_annotated_in_a_copy() -> None:
    data = word("một", addressed=False, extra={"_xmlsignatures/sig1.xml": b"<x/>"})
    assert commented(annotate(data, [Note(spot(1), 0, 0, "x")], FILE)) == {"0": ("x", "một")}


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(Refused):
        annotate(b"", [Note(None, 0, 0, "x")], FILE)


def test_libreoffice_finds_every_comment(tmp_path: Path) -> None:
    count = len(paragraphs(packaged_template()))
    notes = [Note(spot(number), 0, 2, f"Ghi chú số {number}.", date=DATE) for number in range(1, count + 1)]
    source = tmp_path / "x.docx"
    source.write_bytes(annotate(packaged_template(), notes, FILE))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "fodt"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120)
    found = (tmp_path / "x.fodt").read_text(encoding="utf-8")
    assert [number for number in range(1, count + 1) if f"Ghi chú số {number}." not in found] == []
