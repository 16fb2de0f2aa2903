"""The frame of a message: names, order, namespaces, prefixes."""

from dataclasses import replace

from lxml import etree

from congvan.dispatch.exchange import OrganChange, Replacement, write_status
from tests.conftest import Golden
from tests.dispatch.exchange.samples import EARLIER, FULL, SMALL, STATUS, written

NOW = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
ORGAN = ["OrganId", "OrganizationInCharge", "OrganName", "OrganAdd", "Email", "Telephone", "Fax", "Website"]
HEAD = [
    *("DocumentId", "Code", "CodeNumber", "CodeNotation", "PromulgationInfo", "Place", "PromulgationDate"),
    *("DocumentType", "Type", "TypeDetail", "TypeName", "Subject", "Content"),
    *("SignerInfo", "Competence", "Position", "FullName", "DueDate"),
    *("OtherInfo", "Priority", "SphereOfPromulgation", "TyperNotation", "PromulgationAmount", "PageAmount"),
    *("Direction", "Appendixes", "Appendix", "Appendix"),
    *("ResponseFor", "OrganId", "Code", "DocumentId", "PromulgationDate", "ResponseFor", "OrganId", "Code"),
    *("DocumentId", "SteeringType", "ToPlaces", "Place", "Place"),
]
STAFF = ["StaffInfo", "Department", "Staff", "Email", "Mobile"]
TRACE = ["TraceHeader", "OrganId", "Timestamp"]
BODY = [
    *("edXMLBody", "edXMLManifest"),
    *("Reference", "ContentId", "ContentType", "Description", "AttachmentName") * 2,
    "AttachmentEncoded",
    *("Attachment", "ContentId", "AttachmentName", "Description", "ContentType", "ContentTransferEncoded") * 2,
]


def _names(data: bytes) -> list[str]:
    return [etree.QName(one).localname for one in etree.fromstring(data).iter(etree.Element)]


def test_a_full_message_has_every_element_in_the_order_of_the_exchange() -> None:
    receivers = ["To", "OrganId", "OrganName"] * 2 + ["To", "OrganId", "OrganName", "Email"]
    frame = ["edXML", "edXMLEnvelope", "edXMLHeader", "MessageHeader", "From", *ORGAN, *receivers, *HEAD]
    business = ["TraceHeaderList", "Bussiness", "BussinessDocType", "BussinessDocReason", "Paper", *STAFF, *TRACE]
    assert _names(written(FULL)) == [*frame, *business, *BODY]


def test_an_update_names_the_document_and_the_receivers_that_change() -> None:
    changes = (OrganChange("H29.15", "add"), OrganChange("G09.01", "drop"))
    data = written(replace(SMALL, business="update", reason="Bớt", concerned=EARLIER, changes=changes))
    (business,) = etree.fromstring(data).iter(f"{{{NOW}}}Bussiness")
    said = [(etree.QName(one).localname, (one.text or "").strip()) for one in business.iter(etree.Element)][1:]
    assert said == [
        ("BussinessDocType", "2"),
        ("BussinessDocReason", "Bớt"),
        ("BussinessDocumentInfo", ""),
        ("DocumentInfo", "0"),
        ("DocumentReceiver", "1"),
        ("ReceiverList", ""),
        ("Receiver", ""),
        ("ReceiverType", "1"),
        ("OrganId", "H29.15"),
        ("Receiver", ""),
        ("ReceiverType", "0"),
        ("OrganId", "G09.01"),
        ("DocumentId", EARLIER),
        ("Paper", "0"),
    ]


def test_a_replacement_lists_the_documents_and_who_has_them() -> None:
    replaced = (Replacement(EARLIER, ("H29.15", "G09.01")),)
    names = _names(written(replace(SMALL, business="replace", reason="Sai", replaced=replaced)))
    begin = names.index("Bussiness")
    assert names[begin : names.index("TraceHeader")] == [
        *("Bussiness", "BussinessDocType", "BussinessDocReason", "Paper", "ReplacementInfoList", "ReplacementInfo"),
        *("DocumentId", "OrganIdList", "OrganId", "OrganId"),
    ]


def test_the_envelope_has_the_prefix_and_the_attachments_have_none() -> None:
    data = written(FULL)
    assert data.startswith(f'<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="{NOW}">\n'.encode())
    root = etree.fromstring(data)
    assert {etree.QName(one).namespace for one in root.iter(etree.Element)} == {NOW}
    envelope, attached = root
    assert {one.prefix for one in envelope.iter(etree.Element)} == {"edXML"}
    unprefixed = {etree.QName(one).localname for one in attached.iter(etree.Element) if one.prefix is None}
    assert unprefixed == {
        "AttachmentEncoded",
        "Attachment",
        "ContentId",
        "AttachmentName",
        "Description",
        "ContentType",
    }


def test_a_status_has_its_elements_in_the_order_of_the_exchange() -> None:
    assert _names(write_status(STATUS)) == [
        *("edXML", "edXMLEnvelope", "edXMLHeader", "MessageHeader", "From", "OrganId", "OrganName"),
        *("ResponseFor", "OrganId", "Code", "DocumentId", "PromulgationDate", "StaffInfo", "Department", "Staff"),
        *("StatusCode", "Description", "Timestamp"),
    ]


def test_the_smallest_message_is_as_it_was(golden: Golden) -> None:
    golden("exchange/smallest.edxml", written(SMALL).decode())


def test_a_status_message_is_as_it_was(golden: Golden) -> None:
    golden("exchange/status.edxml", write_status(STATUS).decode())
