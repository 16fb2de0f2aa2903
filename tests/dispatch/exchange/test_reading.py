"""Messages of other programs: other order, other prefixes, odd ids, odd days, unknown statuses."""

from base64 import b64encode
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime

import pytest
from lxml import etree

from congvan.decree import EXCHANGE_STATUSES
from congvan.dispatch.exchange import OrganChange, StatusMessage, read_message, write_status
from tests.dispatch.exchange.samples import (
    EARLIER,
    FULL,
    SMALL,
    STATUS,
    as_read,
    document,
    document_and_warnings,
    unread,
    written,
)

NOW = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
GOOD = written(FULL)


def _changed(old: str, new: str) -> bytes:
    text = GOOD.decode()
    assert old in text
    return text.replace(old, new).encode()


def test_the_order_of_elements_does_not_matter() -> None:
    root = etree.fromstring(GOOD)
    for one in list(root.iter(etree.Element)):
        if etree.QName(one).localname in {"edXMLHeader", "MessageHeader", "TraceHeaderList", "Bussiness", "From"}:
            one[:] = sorted(one, key=lambda child: str(child.tag), reverse=True)
        if etree.QName(one).localname in {"Attachment", "Reference", "ResponseFor", "OtherInfo", "SignerInfo"}:
            one[:] = list(reversed(one))
    assert document(etree.tostring(root)) == as_read(FULL)


def test_prefixes_do_not_matter() -> None:
    assert document(_changed("edXML:", "x:").replace(b"xmlns:edXML=", b"xmlns:x=")) == as_read(FULL)
    bare = GOOD.replace(b"edXML:", b"").replace(f' xmlns:edXML="{NOW}"'.encode(), b"")
    assert b":" not in etree.fromstring(bare)[0].tag.encode().replace(NOW.encode(), b"")
    assert document(bare) == as_read(FULL)


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-8-sig", "UTF-16"])
def test_the_encoding_of_the_file_does_not_matter(encoding: str) -> None:
    text = GOOD.decode().replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    assert document(text.encode(encoding)) == as_read(FULL)


def test_comments_and_processing_instructions_are_passed_over() -> None:
    commented = GOOD.replace(b"<edXML:Subject>", b"<?x y?><!-- Subject --><edXML:Subject>")
    assert document(commented.replace(b"<AttachmentEncoded>", b"<AttachmentEncoded><!-- a -->")) == as_read(FULL)


def test_a_comment_inside_a_text_or_a_file_cuts_nothing() -> None:
    half = GOOD.replace("Đăng ký".encode(), "Đăng<!-- a --><?x y?> ký".encode())
    encoded = b64encode(FULL.files[0].data)
    assert encoded in half
    assert document(half.replace(encoded, encoded[:8] + b"<!-- a -->" + encoded[8:])) == as_read(FULL)


def test_files_are_found_whether_both_sides_write_cid_or_one() -> None:
    attached, rest = GOOD.split(b"<AttachmentEncoded>")[1], GOOD.split(b"<AttachmentEncoded>")[0]
    without = document(rest + b"<AttachmentEncoded>" + attached.replace(b"cid:", b""))
    assert [(one.name, one.data, one.content_id) for one in without.files] == [
        (one.name, one.data, one.content_id.removeprefix("cid:")) for one in FULL.files
    ]


def test_a_file_that_only_the_manifest_names_is_told() -> None:
    read, said = document_and_warnings(
        GOOD.replace(b"<ContentId>cid:0002<", b"<ContentId>cid:0009<").replace(
            "<AttachmentName>Phụ lục I.xlsx<".encode(), b"<AttachmentName>khac.xlsx<"
        )
    )
    assert said == ["the message names a file that it does not have: «cid:0002»."]
    assert [one.name for one in read.files] == ["cv.pdf", "khac.xlsx"]


def test_a_document_whose_id_is_missing_has_the_id_of_its_parts() -> None:
    identity = f"<edXML:DocumentId>{FULL.document_id.text}</edXML:DocumentId>"
    assert document(_changed(identity, "")) == as_read(FULL)


@pytest.mark.parametrize("odd", ["2026-000123", "000.00.15.H26,2026/02/31,05/THPTVD-VP", "05/THPTVD-VP"])
def test_a_document_whose_id_has_another_form_has_the_id_of_its_parts_and_a_warning(odd: str) -> None:
    read, said = document_and_warnings(_changed(FULL.document_id.text, odd))
    assert read.document_id == FULL.document_id
    assert said == [f"the document's id «{odd}» has another form than is usual."]


def test_a_number_and_an_id_that_disagree_are_told() -> None:
    read, said = document_and_warnings(_changed("<edXML:CodeNumber>05<", "<edXML:CodeNumber>50<"))
    assert read.document_id == FULL.document_id
    assert said == ["the message says two numbers: «05/THPTVD-VP» and «50/THPTVD-VP»."]


def test_a_number_with_and_without_its_zero_is_one_number() -> None:
    assert document(_changed("<edXML:CodeNumber>05<", "<edXML:CodeNumber>5<")).document_id == FULL.document_id


def test_a_document_that_says_neither_id_nor_day_is_read_with_a_warning() -> None:
    text = written(SMALL).decode()
    text = text.replace(f"<edXML:DocumentId>{SMALL.document_id.text}</edXML:DocumentId>", "")
    text = text.replace("<edXML:PromulgationDate>2026/02/05</edXML:PromulgationDate>", "")
    read, said = document_and_warnings(text.encode())
    assert (read.document_id.day, read.document_id.code) == (date.min, "05/THPTVD-VP")
    assert said == ["the message does not say the day of the document."]


@pytest.mark.parametrize("written_as", ["2026/02/20", "2026/2/20", "2026-02-20", "20/02/2026", "2026-02-20T00:00:00"])
def test_days_of_other_forms_are_read(written_as: str) -> None:
    assert document(_changed("<edXML:DueDate>2026/02/20<", f"<edXML:DueDate>{written_as}<")).due == date(2026, 2, 20)


@pytest.mark.parametrize("odd", ["31/02/2026", "hôm nay", "20260220x"])
def test_a_day_that_is_none_is_left_out_and_told(odd: str) -> None:
    read, said = document_and_warnings(_changed("<edXML:DueDate>2026/02/20<", f"<edXML:DueDate>{odd}<"))
    assert (read.due, said) == (None, [f"«{odd}» is no day."])


@pytest.mark.parametrize(
    "written_as", ["2026/02/05 09:30:00", "2026-02-05T09:30:00", "2026-02-05 09:30:00.123", "05/02/2026 09:30:00"]
)
def test_times_of_other_forms_are_read(written_as: str) -> None:
    read = document(_changed("<edXML:Timestamp>2026/02/05 09:30:00<", f"<edXML:Timestamp>{written_as}<"))
    assert read.sent_at == datetime(2026, 2, 5, 9, 30)  # noqa: DTZ001 - messages say no zone


def test_a_message_without_its_time_was_sent_on_the_day_of_the_document() -> None:
    read = document(_changed("<edXML:Timestamp>2026/02/05 09:30:00</edXML:Timestamp>", ""))
    assert read.sent_at == datetime(2026, 2, 5)  # noqa: DTZ001 - messages say no zone


@pytest.mark.parametrize("code", EXCHANGE_STATUSES)
def test_known_statuses_are_read_with_and_without_their_zero(code: str) -> None:
    data = write_status(replace(STATUS, code=code))
    short = data.replace(f"<edXML:StatusCode>{code}<".encode(), f"<edXML:StatusCode>{int(code)}<".encode())
    for one in (data, short):
        assert read_message(one, "in.edxml") == (replace(STATUS, code=code), ())


@pytest.mark.parametrize("code", ["07", "99", "XONG"])
def test_an_unknown_status_is_read_as_it_stands_with_a_warning(code: str) -> None:
    data = write_status(STATUS).replace(b"<edXML:StatusCode>03<", f"<edXML:StatusCode>{code}<".encode())
    message, (finding,) = read_message(data, "in.edxml")
    assert isinstance(message, StatusMessage)
    assert (message.code, finding.code, finding.message) == (code, "EX007", f"the status «{code}» is not known.")


def test_a_status_of_no_document_is_refused() -> None:
    root = etree.fromstring(write_status(STATUS))
    for one in list(root.iter(f"{{{NOW}}}ResponseFor")):
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)
    assert unread(etree.tostring(root)) == "the status does not say of which document (ResponseFor)."


def _sign(root: etree._Element) -> None:
    header = root[0][0]
    signature = etree.SubElement(header, "{http://www.w3.org/2000/09/xmldsig#}Signature")
    etree.SubElement(signature, "{http://www.w3.org/2000/09/xmldsig#}Reference", URI="")


def _leave_room(root: etree._Element) -> None:
    etree.SubElement(root[0][0], f"{{{NOW}}}DigitalSignature")


@pytest.mark.parametrize(("change", "signed"), [(_sign, True), (_leave_room, False)])
def test_it_is_said_whether_a_message_bears_a_signature(
    change: Callable[[etree._Element], None],
    signed: bool,  # noqa: FBT001 - parametrize gives it
) -> None:
    root = deepcopy(etree.fromstring(GOOD))
    change(root)
    assert document(etree.tostring(root)).signed is signed


def test_what_a_message_asks_for_is_known_with_a_leading_zero() -> None:
    data = written(replace(SMALL, business="recall", reason="Nhầm", concerned=EARLIER))
    assert document(data.replace(b"DocType>1<", b"DocType>01<")).business == "recall"


@pytest.mark.parametrize("odd", ["7", "thu hồi", "-1"])
def test_what_a_message_asks_for_and_nobody_knows_is_told(odd: str) -> None:
    read, said = document_and_warnings(GOOD.replace(b"DocType>0<", f"DocType>{odd}<".encode()))
    assert read.business == "new"
    assert said == [f"what the message asks for is not known: BussinessDocType «{odd}»."]


@pytest.mark.parametrize("odd", ["2", "bỏ"])
def test_a_change_of_receivers_that_nobody_knows_is_told_and_not_guessed(odd: str) -> None:
    changes = (OrganChange("H29.15", "add"), OrganChange("G09.01", "drop"))
    data = written(replace(SMALL, business="update", reason="Bớt", concerned=EARLIER, changes=changes))
    read, said = document_and_warnings(data.replace(b"Type>1</edXML:Receiver", f"Type>{odd}</edXML:Receiver".encode()))
    assert read.changes == changes[1:]
    assert said == [f"it is not said whether «H29.15» is added or left out: ReceiverType «{odd}»."]
