"""Faces: which font file draws which font of the Word file, and what is said when there is none."""

import shutil
from pathlib import Path

import pytest

from congvan.docx import read
from congvan.errors import Refused
from congvan.pdf import Faces, NoFace, Typesetter, find_faces
from congvan.pdf.metrics import NotAFont, read_metrics
from tests.pdf.printed import docx, paragraph, run


@pytest.fixture
def serif(tmp_path: Path) -> Path:
    """Give a folder with the regular face of the usual family alone."""
    face = find_faces().chosen("Times New Roman", bold=False, italic=False)
    assert face is not None
    shutil.copy(face.path, tmp_path / face.path.name)
    return tmp_path


def test_times_new_roman_is_drawn_with_it_or_with_a_face_of_its_widths() -> None:
    faces = find_faces()
    for bold in (False, True):
        for italic in (False, True):
            face = faces.chosen("Times New Roman", bold=bold, italic=italic)
            assert face is not None
            assert face.family in ("Times New Roman", "Liberation Serif", "Tinos")
            assert face.metrics.advances[ord("ộ")] == pytest.approx(0.5, abs=0.06)


def test_a_face_without_vietnamese_letters_is_not_taken() -> None:
    faces = find_faces()
    for kinds in faces.files.values():
        for files in kinds.values():
            assert all(Path(path).is_file() for path, _index in files)
    face = faces.chosen("Times New Roman", bold=False, italic=False)
    assert face is not None
    assert all(ord(one) in face.metrics.advances for one in "ẤẦẨẪẬếềểễệỐỒỔỖỘ")


def test_other_fonts_are_drawn_with_faces_of_their_widths() -> None:
    face = find_faces().chosen("Arial", bold=False, italic=False)
    assert face is not None
    assert face.family in ("Arial", "Liberation Sans", "Arimo")
    # the width of «a» in Arial
    assert face.metrics.advances[ord("a")] == pytest.approx(1139 / 2048)


def test_a_font_that_is_not_there_has_no_face() -> None:
    assert find_faces().chosen("Chữ Hiếm", bold=False, italic=False) is None


def test_nothing_to_print_with_is_an_error_that_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(NoFace) as error:
        find_faces(paths=[tmp_path], system=False)
    assert "fonts-liberation2" in str(error.value)
    assert "Windows" in str(error.value)
    assert "macOS" in str(error.value)


def test_a_folder_of_fonts_is_enough(serif: Path) -> None:
    faces = find_faces(paths=[serif], system=False)
    with Typesetter(faces) as one:
        assert one.typeset(read(docx(paragraph("chữ")), "tay.docx")).pages == 1


def test_a_weight_that_is_missing_is_refused_and_not_faked(serif: Path) -> None:
    with Typesetter(find_faces(paths=[serif], system=False)) as one, pytest.raises(Refused) as refused:
        one.typeset(read(docx(paragraph(run("đậm", "<w:b/>"))), "tay.docx"))
    assert [finding.code for finding in refused.value.findings] == ["PF001"]


def test_families_that_are_asked_for_come_first() -> None:
    faces = find_faces(["Liberation Sans"])
    face = faces.chosen("Times New Roman", bold=False, italic=False)
    assert isinstance(faces, Faces)
    assert face is not None
    assert face.family == "Liberation Sans"


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "a.ttf"
    for data in (b"", b"no font", bytes(2000)):
        broken.write_bytes(data)
        with pytest.raises(NotAFont):
            read_metrics(broken)
