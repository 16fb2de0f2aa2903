"""The files of a message: the same bytes each time, and what is said of them is true."""

import io
import zipfile
from base64 import b64decode
from dataclasses import replace

import pytest
from lxml import etree

from congvan.dispatch.exchange import ExchangeFile, write_status
from tests.dispatch.exchange.samples import FULL, SMALL, STATUS, document, written

NOW = "{http://www.mic.gov.vn/TBT/QCVN_102_2016}"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _said(data: bytes, below: str) -> list[dict[str, str]]:
    found = etree.fromstring(data).iter(NOW + below)
    return [{etree.QName(one).localname: one.text or "" for one in element} for element in found]


def test_the_same_message_gives_the_same_bytes() -> None:
    unnamed = replace(FULL, files=tuple(replace(one, content_id="") for one in FULL.files))
    assert written(unnamed) == written(unnamed)
    assert write_status(STATUS) == write_status(STATUS)


def test_files_get_ids_that_follow_their_bytes_and_their_place() -> None:
    files = tuple(ExchangeFile(name, data) for name, data in [("a.pdf", b"1"), ("b.pdf", b"1"), ("c.pdf", b"2")])
    first = [one.content_id for one in document(written(replace(SMALL, files=files))).files]
    changed = (*files[:2], replace(files[2], data=b"3"))
    second = [one.content_id for one in document(written(replace(SMALL, files=changed))).files]
    assert all(one.startswith("cid:") for one in first)
    assert len(set(first)) == 3
    assert second[:2] == first[:2]
    assert second[2] != first[2]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cv.pdf", "application/pdf"),
        ("CV.PDF", "application/pdf"),
        ("cv.doc", "application/msword"),
        ("cv.docx", DOCX),
        ("phu luc.zip", "application/zip"),
    ],
)
def test_letters_and_zips_go_as_they_are(name: str, kind: str) -> None:
    data = written(replace(SMALL, files=(ExchangeFile(name, b"PK\x03\x04 bytes"),)))
    (attached,) = _said(data, "Attachment")
    assert b64decode(attached["ContentTransferEncoded"]) == b"PK\x03\x04 bytes"
    assert attached["ContentType"] == kind


@pytest.mark.parametrize("name", ["Phụ lục I.xlsx", "ảnh.jpg", "không đuôi"])
def test_every_other_file_goes_in_a_zip_of_its_own_with_a_fixed_time(name: str) -> None:
    data = written(replace(SMALL, files=(ExchangeFile(name, b"a table"),)))
    (attached,) = _said(data, "Attachment")
    assert attached["ContentType"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(b64decode(attached["ContentTransferEncoded"]))) as package:
        (entry,) = package.infolist()
        assert (entry.filename, entry.date_time) == (name, (1980, 1, 1, 0, 0, 0))
        assert package.read(entry) == b"a table"


def test_the_manifest_says_of_each_file_what_its_attachment_says() -> None:
    names = ("cv.pdf", "cv.docx", "pl.xlsx", "pl.zip")
    files = tuple(ExchangeFile(name, name.encode(), f"Tệp {name}") for name in names)
    data = written(replace(SMALL, files=files))
    references, attached = _said(data, "Reference"), _said(data, "Attachment")
    for one in attached:
        del one["ContentTransferEncoded"]
    assert references == attached
    assert [one["ContentType"] for one in references] == ["application/pdf", DOCX, "application/zip", "application/zip"]
    assert [one["AttachmentName"] for one in references] == list(names)


def test_a_recall_without_files_has_an_empty_manifest() -> None:
    data = written(replace(SMALL, business="recall", reason="Nhầm", concerned="x", files=()))
    assert (_said(data, "Reference"), _said(data, "Attachment")) == ([], [])
    assert len(_said(data, "edXMLManifest")) == len(_said(data, "AttachmentEncoded")) == 1
