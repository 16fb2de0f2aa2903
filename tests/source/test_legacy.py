"""Old encodings: told from each other by their bytes, converted only when asked (threat 6)."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from congvan.errors import WrongUsage
from congvan.letter import TCVN3, VNI, guess_pasted, plausible
from congvan.source import legacy, read_letter, read_recipients

Write = Callable[[str, str | bytes], Path]

TEXT = (
    "Thực hiện ý kiến chỉ đạo của Ủy ban nhân dân thành phố, Giám đốc Sở Giáo dục và Đào tạo đề nghị thủ trưởng các "
    "đơn vị khẩn trương, chủ động xây dựng các giải pháp cụ thể và tổ chức thực hiện nghị quyết; bảo vệ môi trường."
)


def in_tcvn3(text: str) -> bytes:
    """Write small letters and the few capitals that TCVN3 has; its other capitals are a matter of the font."""
    back = {letter: written for written, letter in TCVN3.items()}
    return "".join(back.get(char, char) for char in text.replace("Ủ", "ủ")).encode("latin-1")


def in_vni(text: str) -> bytes:
    back = {letter: written for written, letter in VNI.items()}
    return "".join(back.get(char, char) for char in text).encode("latin-1")


def in_cp1258(text: str) -> bytes:
    """Write each tone after its letter, as Windows-1258 does."""
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        out += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones
    return out.encode("cp1258")


ENCODERS = {"tcvn3": in_tcvn3, "vni": in_vni, "cp1258": in_cp1258}


@pytest.mark.parametrize("encoding", ENCODERS)
def test_each_encoding_is_told_by_its_bytes_and_converts_back(encoding: str) -> None:
    data = ENCODERS[encoding](TEXT)
    assert legacy.guess(data) == encoding
    expected = TEXT.replace("Ủ", "ủ") if encoding == "tcvn3" else TEXT
    assert legacy.decode(data, encoding) == expected


@pytest.mark.parametrize("encoding", ENCODERS)
def test_a_letter_in_an_old_encoding_is_refused_with_its_name_and_line(write: Write, encoding: str) -> None:
    data = b"subject: a\nopening: " + ENCODERS[encoding](TEXT)
    draft, findings = read_letter(write("thu.yaml", data))
    assert draft is None
    assert [(finding.code, finding.where.line) for finding in findings] == [("EN004", 2)]
    assert legacy.NAMES[encoding] in findings[0].message
    assert "UniKey" in findings[0].fix


@pytest.mark.parametrize("encoding", ENCODERS)
def test_a_list_is_converted_on_request_only(write: Write, units_text: str, encoding: str) -> None:
    path = write("ds.yaml", ENCODERS[encoding](units_text))
    refused, findings = read_recipients(path)
    assert refused is None
    assert f"--encoding {encoding}" in findings[0].fix
    found, findings = read_recipients(path, encoding=encoding)
    assert findings == []
    assert found is not None
    assert found.units[1].name == "Trường THPT Lê Quý Đôn"


def test_an_unknown_encoding_is_wrong_usage(write: Write, units_text: str) -> None:
    with pytest.raises(WrongUsage, match="tcvn3"):
        read_recipients(write("ds.yaml", units_text), encoding="tcvn")


def test_bytes_of_no_encoding_are_refused_without_a_guess(write: Write) -> None:
    for data in (b"subject: \xff\xfe\xff\xff\xff\n", b"subject: a\xc0\xafb\n", b"subject: \xed\xa0\x80\n"):
        _, findings = read_letter(write("thu.yaml", data))
        assert {finding.code for finding in findings} <= {"EN003", "EN004"}
        assert findings


@pytest.mark.parametrize("text", ["Hà Nội", "Müller café", "Hòa Bình và Lào Cai", "«A» ©2022", "Đà Nẵng", "oà khóc"])
def test_ordinary_text_is_not_suspected(text: str) -> None:
    assert guess_pasted(text) == ""


def test_every_word_of_the_example_is_plausible() -> None:
    assert [
        word for word in TEXT.replace(",", "").replace(";", "").replace(".", "").split() if not plausible(word)
    ] == []
    assert not plausible("häp")
    assert not plausible("strength")
