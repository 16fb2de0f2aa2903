"""What strangers send: refused in one sentence, or read; never a traceback, and nothing of this computer is touched."""

import io
import random
import time
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from congvan.dispatch.exchange import DocumentMessage, ExchangeFile, Organ, StatusMessage, read_message, write_status
from congvan.errors import Finding, Refused
from tests.dispatch.exchange.samples import FULL, SMALL, STATUS, document, refused, unread, written

GOOD = written(SMALL)
NOW = b"http://www.mic.gov.vn/TBT/QCVN_102_2016"
TOO_MUCH = "the message has more parts than any letter needs."
NO_XML = "this is no XML that can be read: "


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert unread(data) == "the file is empty."


@pytest.mark.parametrize(
    "data",
    [
        GOOD[: len(GOOD) // 2],
        GOOD + GOOD,
        b"\x00" * 100,
        "Kính gửi: các trường".encode(),
        b"<p>xin ch\xe0o</p>",
        b'<?xml version="1.0" encoding="no-such-one"?><a/>',
        b"%PDF-1.7\n",
        b"<html><p>404 not found<br></html>",
        GOOD.replace(b"<edXML:Subject>", b"<edXML:Subject>\x0b"),
        GOOD.replace(b'xmlns:edXML="' + NOW + b'"', b"", 1),
    ],
    ids=["cut", "twice", "zeros", "text", "latin", "encoding", "pdf", "html", "control", "prefix"],
)
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    said = unread(data)
    assert said.startswith(NO_XML)
    assert len(said) < 300


def test_a_word_file_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", GOOD)
    assert unread(out.getvalue()).startswith(NO_XML)


@pytest.mark.parametrize(
    "data",
    [
        b"<html xmlns='http://www.w3.org/1999/xhtml'><MessageHeader/></html>",
        b"<edXML><MessageHeader><Subject>x</Subject></MessageHeader></edXML>",
        b"<edXML xmlns='" + NOW + b"x'><MessageHeader/></edXML>",
    ],
)
def test_other_xml_is_refused(data: bytes) -> None:
    assert unread(data) == "this is XML, and no message of the exchange (edXML)."


def test_a_message_without_header_is_refused() -> None:
    assert unread(b"<edXML xmlns='" + NOW + b"'/>") == "the message has no header (MessageHeader)."


DOCTYPE = "the message declares a DOCTYPE, which none needs."


def _declaring(doctype: str, *, inside: str = "", encoding: str = "UTF-8") -> bytes:
    text = GOOD.decode().replace('encoding="UTF-8"?>', f'encoding="{encoding}"?>{doctype}')
    return text.replace("Đăng ký dự thi", inside or "Đăng ký dự thi").encode(encoding)


def _laughs(levels: int = 12) -> str:
    lines = [f'<!ENTITY a{one} "{f"&a{one - 1};" * 10}">' for one in range(1, levels)]
    return f'<!DOCTYPE edXML [<!ENTITY a0 "ha">{"".join(lines)}]>'


def test_an_entity_that_names_a_file_reads_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("open sesame", encoding="utf-8")
    data = _declaring(f'<!DOCTYPE edXML [<!ENTITY e SYSTEM "{secret.as_uri()}">]>', inside="&e;")
    (finding,) = refused(lambda: read_message(data, "in.edxml"))
    assert finding.message == DOCTYPE
    assert "sesame" not in str(finding)


@pytest.mark.parametrize(
    "data",
    [
        _declaring("<!DOCTYPE edXML>"),
        _declaring('<!DOCTYPE edXML SYSTEM "http://evil.example/x.dtd">'),
        _declaring('<!DOCTYPE edXML [<!ENTITY % p SYSTEM "http://evil.example/p"> %p;]>'),
        _declaring('<!DOCTYPE edXML [<!ATTLIST edXML a CDATA "x">]>'),
        _declaring(_laughs(), inside="&a11;"),
        _declaring(_laughs()).replace(b'version="1.0">', b'version="&a11;">', 1),
        _declaring("<!DOCTYPE edXML>", encoding="UTF-16"),
        _declaring(_laughs(), encoding="UTF-16").replace(*('version="1.0">'.encode("utf-16-le"), b"")),
    ],
    ids=["bare", "external", "parameter", "attributes", "laughs", "in an attribute", "UTF-16", "UTF-16 laughs"],
)
def test_a_doctype_is_refused_at_once(data: bytes) -> None:
    begin = time.perf_counter()
    assert unread(data) == DOCTYPE
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize("inside", ["", "&a11;"])
def test_a_large_message_has_no_larger_entities(inside: str) -> None:
    """What lets large files in must not let entities grow."""
    data = _declaring(_laughs(), inside=inside).replace(b"</edXML>", b"<!--" + b"x" * 6_000_000 + b"--></edXML>")
    begin = time.perf_counter()
    assert unread(data.replace(b"<edXML:edXMLEnvelope ", b'<edXML:edXMLEnvelope a="&a11;" ')) == DOCTYPE
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize("padding", [0, 6_000_000], ids=["small", "large"])
def test_ninety_thousand_levels_are_refused_without_a_fall(padding: int) -> None:
    bomb = b"<edXML:x>" * 90_000 + b"y" * padding + b"</edXML:x>" * 90_000
    said = unread(GOOD.replace("Đăng ký dự thi".encode(), bomb))
    assert said.startswith(NO_XML)


@pytest.mark.parametrize("name", ["Attachment", "Reference", "ReplacementInfo", "x"])
@pytest.mark.parametrize("padding", [0, 6_000_000], ids=["small", "large"])
def test_elements_that_stand_in_each_other_many_times_are_refused(name: str, padding: int) -> None:
    """Fewer levels than the parser minds; looked through one by one, they would still take minutes."""
    levels = 200
    inner = f"<{name}/>" * (90_000 if padding else 10)
    bomb = f"<{name}>" * levels + inner + "y" * padding + f"</{name}>" * levels
    begin = time.perf_counter()
    assert unread(GOOD.replace(b"</edXML>", bomb.encode() + b"</edXML>")) == TOO_MUCH
    assert time.perf_counter() - begin < 3


def test_a_message_of_millions_of_parts_is_refused_before_it_is_parsed() -> None:
    begin = time.perf_counter()
    assert unread(GOOD.replace(b"</edXML>", b"<a/>" * 20_000_000 + b"</edXML>")) == TOO_MUCH
    assert time.perf_counter() - begin < 2


def test_a_letter_to_five_thousand_agencies_is_no_bomb() -> None:
    receivers = tuple(Organ(f"H29.{number}", f"Trường {number}", "Sở Ví Dụ") for number in range(5000))
    assert document(written(replace(SMALL, receivers=receivers))).receivers == receivers


def test_a_message_larger_than_allowed_is_refused() -> None:
    assert unread(GOOD, largest=1_000_000 if len(GOOD) > 1_000_000 else len(GOOD) - 1).startswith(
        "the message is larger than"
    )


def test_a_file_of_twenty_megabytes_is_read() -> None:
    data = random.Random(1).randbytes(20_000_000)  # noqa: S311 - not for secrets
    assert document(written(replace(SMALL, files=(ExchangeFile("lon.pdf", data),)))).files[0].data == data


def _with_file(encoded: bytes, name: str = "pl.xlsx", kind: str = "application/zip") -> bytes:
    """Return the message with another file in place of its own."""
    data = GOOD.replace(b64encode(SMALL.files[0].data), encoded).replace(b"application/pdf", kind.encode())
    return data.replace(b">cv.pdf<", f">{name}<".encode())


@pytest.mark.parametrize("encoded", [b"JVBERi0*", b"JVBER", "Đây là tệp".encode(), b"===="])
def test_base64_that_is_none_is_refused(encoded: bytes) -> None:
    assert unread(_with_file(encoded)) == "the file «pl.xlsx» is no Base64."


def _zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in entries:
            package.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("count", [0, 2])
def test_a_zip_that_does_not_hold_one_file_is_refused(count: int) -> None:
    packed = _zipped(*((f"{one}.xlsx", b"x") for one in range(count)))
    assert unread(_with_file(b64encode(packed))) == f"the file «pl.xlsx»: its ZIP holds {count} files, not one."


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_zip_is_refused_at_whatever_byte(method: int) -> None:
    packed = _zipped(("a.xlsx", bytes(range(256)) * 2), method=method)
    damaged = 0
    for place in range(len(packed)):
        broken = packed[:place] + bytes([packed[place] ^ 0x55]) + packed[place + 1 :]
        message, findings = _outcome(_with_file(b64encode(broken)))
        damaged += message is None
        assert all(one.message.startswith("the file «pl.xlsx»: ") for one in findings)
    assert damaged > 100
    assert unread(_with_file(b64encode(packed[:-30]))) == "the file «pl.xlsx»: its ZIP is damaged."


def test_a_zip_with_a_password_is_refused() -> None:
    packed = bytearray(_zipped(("a.xlsx", b"secret")))
    packed[6] |= 1  # the flag «encrypted», in the entry and in the directory
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert unread(_with_file(b64encode(packed))) == "the file «pl.xlsx»: its ZIP is damaged."


def test_a_zip_bomb_is_refused() -> None:
    packed = _zipped(("a.xlsx", b"\0" * 3_000_000))
    assert len(packed) < 10_000
    assert unread(_with_file(b64encode(packed)), largest=2_000_000) == "the file «pl.xlsx»: it is too large."
    assert len(document(_with_file(b64encode(packed))).files[0].data) == 3_000_000


def test_many_small_bombs_together_are_refused() -> None:
    packed = b64encode(_zipped(("a.xlsx", b"\0" * 900_000)))
    data = _with_file(packed)
    begin, end = data.index(b"<Attachment>"), data.index(b"</Attachment>") + len(b"</Attachment>")
    findings = refused(lambda: read_message(data[:end] + data[begin:end] * 2 + data[end:], "in", largest=2_000_000))
    assert [one.message for one in findings] == ["the file «pl.xlsx»: it is too large."]


@pytest.mark.parametrize("name", ["cv.docx", "bang.xlsx"])
def test_an_office_file_that_is_called_a_zip_and_was_not_packed_is_given_as_it_is(name: str) -> None:
    office = _zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
    assert document(_with_file(b64encode(office), name=name)).files[0].data == office


def test_a_pdf_that_is_called_a_zip_and_was_not_packed_is_given_as_it_is() -> None:
    assert document(_with_file(b64encode(b"%PDF-1.4"), name="cv.pdf")).files[0].data == b"%PDF-1.4"


def test_names_of_strangers_are_shown_without_acting() -> None:
    said = unread(_with_file(b"*", name="cv\u202efdp.exe" + "x" * 500))
    assert "\u202e" not in said
    assert "U+202E" in said
    assert len(said) < 300


def _outcome(data: bytes) -> tuple[DocumentMessage | StatusMessage | None, tuple[Finding, ...]]:
    """Return the message and what is unusual about it, or None and why it is refused."""
    try:
        return read_message(data, "in.edxml")
    except Refused as error:
        return None, tuple(error.findings)


def _mutations(good: bytes, count: int) -> Iterator[bytes]:
    chance = random.Random(20260205)  # noqa: S311 - not for secrets
    for _turn in range(count):
        data = bytearray(good)
        for _change in range(chance.randint(1, 6)):
            begin = chance.randrange(len(data))
            end = min(len(data), begin + chance.choice((1, 1, 1, 4, 40, 400)))
            kind = chance.randrange(5)
            if kind == 0:
                data[begin:end] = chance.randbytes(end - begin)
            elif kind == 1:
                del data[begin:end]
            elif kind == 2:
                data[begin:begin] = data[end : end + 60]
            elif kind == 3:
                data[begin:end] = bytes(chance.choice(b"0123456789/<>&;:ABCabc= ") for _one in range(end - begin))
            else:
                data[begin] ^= 1 << chance.randrange(8)
        yield bytes(data)


@pytest.mark.parametrize("good", [written(FULL), write_status(STATUS)], ids=["document", "status"])
def test_a_mutated_message_is_read_or_refused(good: bytes) -> None:
    read = 0
    for data in _mutations(good, 300):
        message, findings = _outcome(data)
        read += message is not None
        assert ("EX006" in {one.code for one in findings}) is (message is None)
    assert 0 < read < 300


def test_words_of_a_mutated_message_are_read_or_refused() -> None:
    """Mutations that keep the markup whole reach behind the parser."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    pieces = written(FULL).decode().split("<")
    odd = (
        "",
        "0",
        "-1",
        "9" * 400,
        "/",
        "//,",
        "\u0663",
        "2026/02/30",
        "0000/00/00",
        "²",
        "%s%n",
        "\u202e",
        "x" * 9999,
    )
    for _turn in range(300):
        changed = list(pieces)
        for _change in range(chance.randint(1, 5)):
            place = chance.randrange(2, len(changed))
            tag, closed, _text = changed[place].partition(">")
            changed[place] = tag + closed + chance.choice(odd)
        message, findings = _outcome("<".join(changed).encode())
        assert ("EX006" in {one.code for one in findings}) is (message is None)
