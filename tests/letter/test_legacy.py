"""TCVN3 and VNI: told by the font or by the text, and turned into Unicode."""

import pytest

from congvan.letter import convert_old, guess_pasted, old_encoding, plausible


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3"),
        (".vnArial Narrow", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("Times New Roman", ""),
        ("Vni", ""),
        ("Arial", ""),
        ("", ""),
    ],
)
def test_the_font_tells_the_encoding(font: str, encoding: str) -> None:
    assert old_encoding(font) == encoding


def test_text_of_the_fonts_becomes_unicode() -> None:
    assert convert_old("®Ò nghÞ c¸c ®¬n vÞ", "tcvn3", ".VnTime") == "đề nghị các đơn vị"
    assert convert_old("ñeà nghò caùc ñôn vò", "vni", "VNI-Times") == "đề nghị các đơn vị"


def test_a_font_of_capitals_gives_capitals() -> None:
    assert convert_old("gi¸m ®èc", "tcvn3", ".VnTimeH") == "GIÁM ĐỐC"
    assert convert_old("gi¸m ®èc", "tcvn3", ".VnTime") == "giám đốc"


def test_letters_that_word_keeps_as_symbols_are_read() -> None:
    kept = "".join(chr(0xF000 + ord(char)) for char in "gi¸m")
    assert convert_old(kept, "tcvn3", ".VnTime") == "giám"


def test_right_text_is_not_taken_for_pasted_text() -> None:
    assert guess_pasted("Trường Đại học Côte d'Azur, Hà Nội") == ""
    assert guess_pasted("mêi häp") == "tcvn3"


def test_a_syllable_is_told_from_other_words() -> None:
    assert plausible("nghiêng")
    assert plausible("khuỷu")
    assert not plausible("thưcj")
