"""Messages of the generation before: a SOAP envelope, «http://www.e-doc.vn/Schema/», links of the manifest."""

from base64 import b64encode
from datetime import date

import pytest

from congvan.dispatch.exchange import Organ, StatusMessage, read_message
from tests.dispatch.exchange.samples import document, document_and_warnings

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
OLD = "http://www.e-doc.vn/Schema/"
PDF = b"%PDF-1.4\nold\n"
_LETTER = """<?xml version="1.0" encoding="utf-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="{soap}" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:edXML="{old}">
  <SOAP-ENV:Header>
    <edXML:MessageHeader SOAP-ENV:mustUnderstand="1" edXML:version="1.0">
      <edXML:From><edXML:OrganId>000.00.15.H26</edXML:OrganId>
        <edXML:OrganName>Trường THPT
          Ví Dụ</edXML:OrganName></edXML:From>
      <edXML:To><edXML:OrganId>000.00.00.G03</edXML:OrganId><edXML:OrganName>Bộ</edXML:OrganName></edXML:To>
      <edXML:Code><edXML:CodeNumber>05</edXML:CodeNumber><edXML:CodeNotation>THPTVD-VP</edXML:CodeNotation></edXML:Code>
      <edXML:PromulgationInfo><edXML:Place>Hà Nội</edXML:Place>
        <edXML:PromulgationDate>05/02/2016</edXML:PromulgationDate></edXML:PromulgationInfo>
      <edXML:Subject>Đăng ký dự thi</edXML:Subject>
      <edXML:ToPlaces><edXML:Place>Như trên</edXML:Place></edXML:ToPlaces>
      <edXML:OtherInfo><edXML:Priority>2</edXML:Priority></edXML:OtherInfo>
    </edXML:MessageHeader>
    <edXML:TraceHeaderList>
      <edXML:TraceHeader><edXML:OrganId>000.00.15.H26</edXML:OrganId>
        <edXML:Timestamp>2016-02-05T09:30:00</edXML:Timestamp></edXML:TraceHeader>
    </edXML:TraceHeaderList>
  </SOAP-ENV:Header>
  <SOAP-ENV:Body>
    <edXML:Manifest edXML:version="1.0">
      <edXML:Reference xlink:type="simple" xlink:role="XLinkRole" xlink:href="{href}">
        <edXML:AttachmentName>{named}</edXML:AttachmentName></edXML:Reference>
    </edXML:Manifest>
  </SOAP-ENV:Body>
  <edXML:AttachmentEncoded><edXML:Attachment>
    <edXML:ContentId>{content_id}</edXML:ContentId><edXML:AttachmentName>cv.pdf</edXML:AttachmentName>
    <edXML:ContentType>application/pdf</edXML:ContentType>
    <edXML:ContentTransferEncoded>{data}</edXML:ContentTransferEncoded>
  </edXML:Attachment></edXML:AttachmentEncoded>
</SOAP-ENV:Envelope>"""
_STATUS = """<S:Envelope xmlns:S="{soap}" xmlns:edXML="{old}"><S:Header><edXML:MessageHeader>
  <edXML:From><edXML:OrganId>000.00.00.G03</edXML:OrganId><edXML:OrganName>Bộ</edXML:OrganName></edXML:From>
  <edXML:ResponseFor><edXML:OrganId>000.00.15.H26</edXML:OrganId><edXML:Code>05/THPTVD-VP</edXML:Code>
    <edXML:PromulgationDate>05/02/2016</edXML:PromulgationDate></edXML:ResponseFor>
  <edXML:StatusCode>03</edXML:StatusCode></edXML:MessageHeader></S:Header></S:Envelope>"""


def _letter(href: str, content_id: str, *, named: str = "") -> bytes:
    encoded = b64encode(PDF).decode()
    folded = "\n      ".join(encoded[begin : begin + 8] for begin in range(0, len(encoded), 8))
    return _LETTER.format(soap=SOAP, old=OLD, href=href, content_id=content_id, named=named, data=folded).encode()


@pytest.mark.parametrize("href", ["cid:att-1", "att-1"])
@pytest.mark.parametrize("content_id", ["cid:att-1", "att-1"])
def test_a_letter_of_the_old_generation_is_read_with_its_file(href: str, content_id: str) -> None:
    read = document(_letter(href, content_id))
    assert read.sender == Organ("000.00.15.H26", "Trường THPT Ví Dụ")
    assert read.receivers == (Organ("000.00.00.G03", "Bộ"),)
    assert read.document_id.text == "000.00.15.H26,2016/02/05,05/THPTVD-VP"
    assert (read.place, read.subject, read.priority, read.to_places) == ("Hà Nội", "Đăng ký dự thi", 2, ("Như trên",))
    assert read.sent_at.isoformat() == "2016-02-05T09:30:00"
    assert [(one.name, one.data, one.content_id) for one in read.files] == [("cv.pdf", PDF, content_id)]


def test_a_link_to_a_file_that_is_not_there_is_told() -> None:
    read, said = document_and_warnings(_letter("cid:att-2", "att-1"))
    assert said == ["the message names a file that it does not have: «cid:att-2»."]
    assert len(read.files) == 1


def test_a_status_of_the_old_generation_is_read() -> None:
    message, findings = read_message(_STATUS.format(soap=SOAP, old=OLD).encode(), "in.edxml")
    assert isinstance(message, StatusMessage)
    assert findings == ()
    assert (message.code, message.response.code, message.response.day) == ("03", "05/THPTVD-VP", date(2016, 2, 5))
