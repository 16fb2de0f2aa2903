"""File names of strangers become mere names that every system takes."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan.dispatch.exchange import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Phụ lục I.xlsx", "Phụ lục I.xlsx"),
        ("Phu\u0323 lu\u0323c.pdf", "Phụ lục.pdf"),
        ("../../x", "x"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("C:\\x", "x"),
        ("C:x", "Cx"),
        ("/etc/passwd", "passwd"),
        ("\\\\server\\share\\cv.pdf", "cv.pdf"),
        ("a\x00b", "ab"),
        ("a\nb.pdf", "ab.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ("c\u200bv.pdf", "cv.pdf"),
        ("cv.pdf. . ", "cv.pdf"),
        ('a<b>:"|?*.pdf', "ab.pdf"),
        ("", "tep"),
        ("..", "tep"),
        ("a/", "tep"),
        ("\u202e", "tep"),
    ],
)
def test_a_name_becomes_a_mere_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["CON", "con.pdf", "NUL", "LPT1.txt", "AUX", "COM9"])
def test_the_names_of_windows_devices_are_changed(name: str) -> None:
    stem = safe_name(name).partition(".")[0]
    assert stem.upper().startswith(name.partition(".")[0].upper())
    assert len(stem) > len(name.partition(".")[0])


@pytest.mark.parametrize(
    "name",
    ["a" * 400, "a" * 400 + ".pdf", "ế" * 400 + ".pdf", "😀" * 400 + ".pdf", "a." + "b" * 400, "ế." + "ộ" * 400],
    ids=["bare", "latin", "vietnamese", "emoji", "long suffix", "long vietnamese suffix"],
)
def test_four_hundred_letters_are_cut_to_a_name_that_can_be_written(name: str, tmp_path: Path) -> None:
    safe = safe_name(name)
    assert len(safe) <= 150
    assert len(safe.encode()) <= 255
    assert safe.startswith(name[:1])
    if name.endswith(".pdf"):
        assert safe.endswith(".pdf")
    (tmp_path / safe).write_bytes(b"x")
    assert [one.name for one in tmp_path.iterdir()] == [safe]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300) | st.text("./\\:aế\u202e\x00 CON*", max_size=40))
def test_no_name_leaves_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe not in {".", ".."}
    assert PurePosixPath(safe).name == safe
    assert PureWindowsPath(safe).name == safe
    assert not PureWindowsPath(safe).is_reserved()
    assert safe == safe.strip(" .")
    assert len(safe.encode()) <= 255
    assert safe_name(safe) == safe
