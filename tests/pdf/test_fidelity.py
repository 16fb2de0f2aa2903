"""Our PDFs break lines and pages where another program does: every demo letter, varied ones, ones full of symbols."""

import functools
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
import typst
from PIL import Image

from tests.pdf.fidelity.compare import Difference, compare
from tests.pdf.fidelity.judging import BASELINE, Verdict, judge
from tests.pdf.fidelity.letters import SETS
from tests.pdf.fidelity.libreoffice import ConversionFailed, convert
from tests.pdf.fidelity.ours import printing
from tests.pdf.fidelity.overlay import overlay
from tests.pdf.fidelity.reading import lines_of, pages_of, words_of

Put = tuple[float, float, str]
"""Where a text stands on a page (pt from the left and from the top), and the text."""


@functools.cache
def _letters(name: str) -> dict[str, bytes]:
    return SETS[name]()


@functools.cache
def _theirs(name: str) -> dict[str, bytes]:
    """Return LibreOffice's PDFs of a set: it is asked once in a run."""
    return convert(_letters(name))


# ---- our pages and LibreOffice's ----


@pytest.mark.parametrize(("name", "wanted"), [("demo", 0.99), ("varied", 0.99), ("tokens", 0.95)])
def test_letters_break_lines_and_pages_where_libreoffice_does(name: str, wanted: float, tmp_path: Path) -> None:
    with printing() as ours:
        verdict = judge(_letters(name), _theirs(name), ours)
    good = verdict.share >= wanted and verdict.baseline <= BASELINE
    assert good, _report(verdict, tmp_path)


def _report(verdict: Verdict, folder: Path) -> str:
    """Return what is wrong, and where pictures of the worst letters lie."""
    pictures = "\n".join(f"  {path}" for path in verdict.overlays(folder))
    return f"{verdict.told()}\nred = LibreOffice, blue = ours:\n{pictures}"


# ---- the letters ----


def test_varied_letters_have_two_or_three_pages() -> None:
    pages = [pages_of(pdf) for pdf in _theirs("varied").values()]
    assert sum(count in (2, 3) for count in pages) >= 60
    assert max(pages) <= 4


def test_letters_are_the_same_each_time_and_all_differ() -> None:
    for name, least in (("varied", 60), ("tokens", 40)):
        letters = _letters(name)
        assert SETS[name]() == letters
        assert len(set(letters.values())) == len(letters) >= least


def test_every_unit_of_the_example_office_has_a_letter() -> None:
    assert len(_letters("demo")) > 90


# ---- LibreOffice is asked for every letter, and answers ----


def test_a_letter_that_libreoffice_does_not_print_is_told() -> None:
    with pytest.raises(ConversionFailed, match="broken"):
        convert({"broken": b"PK\x03\x04 and no more"})


def test_a_kept_pdf_is_used_again_for_the_same_letter_only(tmp_path: Path) -> None:
    letter = dict(list(_letters("tokens").items())[:1])
    first = convert(letter, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"kept")
    assert convert(letter, tmp_path) == dict.fromkeys(first, b"kept")
    other = dict(list(_letters("tokens").items())[1:2])
    assert convert(other, tmp_path) != dict.fromkeys(other, b"kept")


# ---- what the comparer sees ----

LINES: Sequence[Put] = (
    (60, 60, "UBND THÀNH PHỐ HẢI PHÒNG"),
    (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (80, 100, "Thực hiện kế hoạch năm học, Sở đề nghị"),
    (60, 120, "các đơn vị báo cáo trước ngày 20/3/2026."),
    (60, 140, "Trân trọng./."),
)


def _pdf(*pages: Sequence[Put], ligatures: bool = True) -> bytes:
    """Return a PDF with texts where they are told to stand, their baselines at that height."""
    placed = "#pagebreak()".join(
        "".join(f'#place(top + left, dx: {x}pt, dy: {y}pt, text("{text}"))' if text else "" for x, y, text in page)
        for page in pages
    )
    source = (
        '#set page(width: 595pt, height: 842pt, margin: 0pt)\n#set text(size: 11pt, top-edge: "baseline", '
        f"ligatures: {str(ligatures).lower()})\n{placed}"
    )
    return typst.compile(source.encode())


def _seen(*changed: Sequence[Put], against: Sequence[Put] = LINES) -> Difference:
    return compare(_pdf(*changed), _pdf(against))


def _texts(found: Difference) -> tuple[str, ...]:
    """Return the first line that differs, as both have it."""
    return tuple(line.text if line else "" for line in (found.ours, found.theirs))


def _with(place: int, put: Put) -> list[Put]:
    return [put if number == place else line for number, line in enumerate(LINES)]


def test_a_pdf_is_the_same_as_itself() -> None:
    found = _seen(LINES)
    assert found.same
    assert (found.baseline, found.left, found.pages) == (0, 0, (1, 1))


def test_a_word_on_the_next_line_is_seen() -> None:
    words = LINES[2][2].removesuffix(" nghị")
    found = _seen([*LINES[:2], (80, 100, words), (60, 120, f"nghị {LINES[3][2]}"), LINES[4]])
    assert not found.same
    assert _texts(found) == (words, LINES[2][2])


def test_another_word_is_seen() -> None:
    found = _seen(_with(4, (60, 140, "Trân trọng!")))
    assert not found.same
    assert _texts(found) == ("Trân trọng!", "Trân trọng./.")


def test_a_line_half_a_point_lower_is_seen() -> None:
    found = _seen(_with(3, (60, 120.5, LINES[3][2])))
    assert found.same
    assert found.baseline == pytest.approx(0.5, abs=0.01)
    assert found.baseline > BASELINE
    assert LINES[3][2] in found.farthest


def test_a_line_further_to_the_right_is_seen() -> None:
    found = _seen(_with(2, (83, 100, LINES[2][2])))
    assert found.same
    assert found.baseline == 0
    assert found.left == pytest.approx(3, abs=0.01)


def test_a_line_on_the_next_page_is_seen() -> None:
    found = _seen(LINES[:4], [(60, 60, LINES[4][2])])
    assert not found.same
    assert found.pages == (2, 1)
    assert _texts(found) == (LINES[4][2], LINES[4][2])
    assert found.ours
    assert found.ours.page == 2


def test_a_page_without_words_at_the_end_is_seen() -> None:
    found = _seen(LINES, [(60, 60, "")])
    assert not found.same
    assert found.pages == (2, 1)


def test_a_missing_line_is_seen() -> None:
    found = _seen(LINES[:4])
    assert not found.same
    assert _texts(found) == ("", LINES[4][2])


def test_an_empty_pdf_is_not_the_same_as_a_letter() -> None:
    assert not _seen([(0, 0, "")]).same


def test_lines_that_changed_places_are_seen() -> None:
    left, right = (60, 120, LINES[4][2]), (60, 140, LINES[3][2])
    assert not _seen([*LINES[:3], left, right]).same


def test_columns_a_hair_apart_are_still_the_same_lines() -> None:
    apart = _with(1, (300, 61.02, LINES[1][2]))
    near = _with(1, (300, 60.98, LINES[1][2]))
    found = _seen(apart, against=near)
    assert found.same
    assert found.baseline == pytest.approx(0.04, abs=0.01)


def test_columns_that_overtake_each_other_by_a_hair_are_still_the_same_lines() -> None:
    higher = [(60, 59.8, LINES[0][2]), (300, 61, LINES[1][2]), *LINES[2:]]
    lower = [(60, 60.9, LINES[0][2]), (300, 60, LINES[1][2]), *LINES[2:]]
    found = _seen(higher, against=lower)
    assert found.same
    assert found.baseline == pytest.approx(1.1, abs=0.01)


def test_a_column_one_line_lower_is_seen() -> None:
    found = _seen(_with(1, (300, 74, LINES[1][2])))
    assert not found.same or found.baseline > BASELINE


def test_the_order_in_the_file_does_not_count() -> None:
    assert _seen(LINES[::-1]).same


def test_wide_gaps_of_justified_lines_do_not_count() -> None:
    words = [(60 + 62.0 * number, 160, word) for number, word in enumerate(("một", "hai", "ba", "bốn"))]
    wider = [(x * 1.01, y, word) for x, y, word in words]
    found = _seen([*LINES, *wider], against=[*LINES, *words])
    assert found.same
    assert 0 < found.left < 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("office file", "office file"),
        (unicodedata.normalize("NFD", "Thực hiện kế hoạch"), "Thực hiện kế hoạch"),
        ("học-\\u{200b}sinh", "học-sinh"),
        ("học\\u{2011}sinh", "học-sinh"),
    ],
    ids=["ligature", "marks apart", "a place to break", "a hyphen that holds"],
)
def test_spellings_of_the_same_letters_are_the_same(one: str, other: str) -> None:
    first, second = _pdf([(60, 60, one)]), _pdf([(60, 60, other)], ligatures=False)
    assert compare(first, second).same
    assert lines_of(words_of(second))[0].text == other


def test_leaders_may_have_more_dots_or_fewer() -> None:
    first, second = (
        [(60, 160, "Văn phòng"), (at, 160, "." * dots), (300, 160, "1")] for at, dots in ((110, 50), (114, 45))
    )
    assert _seen(first, against=second).same
    assert not _seen(first, against=[first[0], first[2]]).same


# ---- pictures ----


def test_an_overlay_is_red_where_only_libreoffice_has_ink_blue_where_only_we_have_and_black_where_both() -> None:
    both, mine, other = (60, 60, "giống"), (60, 100, "của ta"), (60, 140, "của họ")
    picture = overlay(_pdf([both, mine]), _pdf([both, other]), 0)
    colours = [_dark(picture.crop((0, top, picture.width, top + 60))) for top in (80, 160, 240)]
    assert colours == [[True, True, True], [True, True, False], [False, True, True]]


def test_a_page_that_one_of_both_lacks_is_all_of_one_colour() -> None:
    picture = overlay(_pdf(LINES), _pdf(LINES, LINES), 1)
    assert _dark(picture) == [False, True, True]


def _dark(picture: Image.Image) -> list[bool]:
    """Tell of the red, the green and the blue light whether ink takes it away somewhere."""
    return [any(band.histogram()[:16]) for band in picture.split()]
