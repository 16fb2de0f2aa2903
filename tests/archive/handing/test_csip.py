"""SIP_hoso and AIP_hoso: the tree, METS, descriptions, schemas, PREMIS."""

import hashlib
import posixpath
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from congvan.archive.handing import HandOverForm, check_package, hand_over
from congvan.decree import AIP_FILE_FIELDS, AIP_LETTER_FIELDS, SIP_FILE_FIELDS, SIP_LETTER_FIELDS
from tests.archive.handing.samples import CASE_FILE, NOW, letter, letters, made, order, unpacked

_M = "{http://www.loc.gov/METS/}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_CSIP = "{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}"
_PREMIS = {"p": "http://www.loc.gov/premis/v3"}
_UUID = r"[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}"
_CODE = "H31.15.2026.01.VP"
_FORMS = pytest.mark.parametrize("form", ["sip", "aip"])


def _inner(folder: Path, form: HandOverForm) -> dict[str, bytes]:
    """Return the files of a package by their paths in its folder."""
    result = made(folder, form)
    return {name.removeprefix(f"{result.name}/"): data for name, data in unpacked(result.path).items()}


def _tree(files: dict[str, bytes], path: str) -> "etree._Element":
    return etree.fromstring(files[path])


def test_a_sip_has_the_tree_of_the_circular(tmp_path: Path) -> None:
    assert sorted(_inner(tmp_path, "sip")) == [
        "METS.xml",
        "documentation/muc-luc.pdf",
        "metadata/descriptive/EAD.xml",
        "representations/rep1/METS.xml",
        *(f"representations/rep1/data/{_CODE}.{number}.pdf" for number in (1, 2, 3)),
        *(f"representations/rep1/metadata/descriptive/EAD_doc_{_CODE}.{number}.xml" for number in (1, 2, 3)),
        "schemas/METS.xsd",
        "schemas/ead.xsd",
        "schemas/ead_doc.xsd",
    ]


def test_an_aip_has_premis_besides(tmp_path: Path) -> None:
    sip, aip = set(_inner(tmp_path, "sip")), set(_inner(tmp_path, "aip"))
    assert aip - sip == {
        "metadata/preservation/PREMIS.xml",
        "representations/rep1/metadata/preservation/PREMIS_rep1.xml",
    }
    assert not sip - aip


def test_the_folder_bears_the_object_id(tmp_path: Path) -> None:
    sip, aip = made(tmp_path, "sip"), made(tmp_path, "aip")
    assert re.fullmatch(f"uuid-{_UUID}", sip.object_id)
    assert sip.name == sip.object_id
    assert re.fullmatch(f"urn:P623:uuid:{_UUID}", aip.object_id)
    assert aip.name == aip.object_id.replace(":", "_")
    for result in (sip, aip):
        assert {name.partition("/")[0] for name in unpacked(result.path)} == {result.name}


@_FORMS
def test_a_sound_package_has_no_finding_zipped_or_not(tmp_path: Path, form: HandOverForm) -> None:
    assert check_package(made(tmp_path, form).path) == ()
    assert check_package(made(tmp_path / "folder", form, zipped=False).path) == ()


@_FORMS
def test_the_same_input_gives_the_same_bytes_and_other_letters_another_id(tmp_path: Path, form: HandOverForm) -> None:
    one = hand_over(order(), letters(), tmp_path / "1.zip", form=form, now=NOW)
    other = hand_over(order(), letters()[::-1], tmp_path / "2.zip", form=form, now=NOW)
    assert one.path.read_bytes() == other.path.read_bytes()
    fewer = hand_over(order(), letters()[1:], tmp_path / "3.zip", form=form, now=NOW)
    assert fewer.object_id != one.object_id


@_FORMS
def test_every_reference_of_both_mets_leads_to_its_file_with_sum_and_size(tmp_path: Path, form: HandOverForm) -> None:
    files = _inner(tmp_path, form)
    reached = {"METS.xml"}
    for path in ("METS.xml", "representations/rep1/METS.xml"):
        base = posixpath.dirname(path)
        for element in _tree(files, path).iter(f"{_M}mdRef", f"{_M}FLocat", f"{_M}mptr"):
            target = posixpath.join(base, element.get(_HREF, ""))
            assert target in files
            reached.add(target)
            told = element.getparent() if element.tag == f"{_M}FLocat" else element
            assert told is not None
            if element.tag != f"{_M}mptr":
                assert told.get("CHECKSUM") == hashlib.sha256(files[target]).hexdigest().upper()
                assert told.get("CHECKSUMTYPE") == "SHA-256"
                assert told.get("SIZE") == str(len(files[target]))
                assert told.get("CREATED") == "2027-03-01T08:30:15.250+07:00"
    assert reached == set(files), "nothing lies there that no METS names"


@_FORMS
def test_ids_are_unique_and_every_use_of_one_finds_it(tmp_path: Path, form: HandOverForm) -> None:
    files = _inner(tmp_path, form)
    for path in ("METS.xml", "representations/rep1/METS.xml"):
        root = _tree(files, path)
        ids = [element.get("ID") for element in root.iter() if element.get("ID")]
        assert len(set(ids)) == len(ids)
        for ident in ids:
            assert re.fullmatch(f"(uuid|ID)-{_UUID}", ident or "")
        used = {
            ident
            for element in root.iter()
            for name in ("DMDID", "ADMID", "FILEID")
            for ident in (element.get(name) or "").split()
        }
        assert used <= set(ids)
        assert {one.get("ID") for one in root.iter(f"{_M}dmdSec", f"{_M}digiprovMD")} <= used


@_FORMS
def test_each_document_is_joined_to_its_own_description(tmp_path: Path, form: HandOverForm) -> None:
    root = _tree(_inner(tmp_path, form), "representations/rep1/METS.xml")
    by_id = {
        element.get("ID"): found.get(_HREF)
        for element in root.iter(f"{_M}dmdSec", f"{_M}file")
        for found in element.iter(f"{_M}mdRef", f"{_M}FLocat")
    }
    orders = [div.get("ORDER") for div in root.iter(f"{_M}div") if div.get("ORDER")]
    assert orders == ["1", "2", "3"]
    joined = [
        (by_id[div.get("DMDID")], by_id[pointer.get("FILEID")])
        for div in root.iter(f"{_M}div")
        if div.get("LABEL") == "MetadataLink/File"
        for pointer in div
    ]
    assert joined == [
        (f"metadata/descriptive/EAD_doc_{_CODE}.{number}.xml", f"data/{_CODE}.{number}.pdf") for number in (1, 2, 3)
    ]


@_FORMS
def test_the_head_of_mets_is_what_profile_and_circular_ask_for(tmp_path: Path, form: HandOverForm) -> None:
    files = _inner(tmp_path, form)
    root = _tree(files, "METS.xml")
    assert root.get("PROFILE") == "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"
    assert (root.get("TYPE"), root.get(f"{_CSIP}CONTENTINFORMATIONTYPE")) == ("Mixed", "MIXED")
    assert root.get("LABEL") == CASE_FILE.title
    header = root.find(f"{_M}metsHdr")
    assert header is not None
    assert header.get(f"{_CSIP}OAISPACKAGETYPE") == form.upper()
    agents = [
        (one.get("ROLE"), one.get("TYPE"), one.findtext(f"{_M}name"), one.findtext(f"{_M}note")) for one in header
    ]
    assert agents[:2] == [
        ("CREATOR", "OTHER", "congvan", "1.2"),
        ("ARCHIVIST", "ORGANIZATION", "Sở Giáo dục và Đào tạo", "P623"),
    ]
    agreement = header.find(f"{_M}altRecordID")
    assert (agreement is not None) == (form == "sip")
    assert agreement is None or (agreement.get("TYPE"), agreement.text) == ("SUBMISSIONAGREEMENT", _CODE)
    assert _tree(files, "representations/rep1/METS.xml").get("OBJID") == "rep1"


@_FORMS
def test_the_schemas_in_the_package_take_its_lists_and_no_others(tmp_path: Path, form: HandOverForm) -> None:
    files = _inner(tmp_path, form)
    pairs = {"schemas/METS.xsd": ["METS.xml", "representations/rep1/METS.xml"]}
    pairs["schemas/ead.xsd"] = ["metadata/descriptive/EAD.xml"]
    pairs["schemas/ead_doc.xsd"] = [path for path in files if "EAD_doc_" in path]
    for schema, lists in pairs.items():
        judge = etree.XMLSchema(_tree(files, schema))
        for path in lists:
            root = _tree(files, path)
            judge.assertValid(root)
            root.append(etree.fromstring("<stranger/>"))
            assert not judge.validate(root), path


@pytest.mark.parametrize(
    ("form", "schema", "fields"),
    [
        ("sip", "ead.xsd", SIP_FILE_FIELDS),
        ("sip", "ead_doc.xsd", SIP_LETTER_FIELDS),
        ("aip", "ead.xsd", AIP_FILE_FIELDS),
        ("aip", "ead_doc.xsd", AIP_LETTER_FIELDS),
    ],
)
def test_the_schema_of_a_description_knows_every_length(
    tmp_path: Path, form: HandOverForm, schema: str, fields: tuple[object, ...]
) -> None:
    files = _inner(tmp_path, form)
    judge = etree.XMLSchema(_tree(files, f"schemas/{schema}"))
    path = "metadata/descriptive/EAD.xml" if schema == "ead.xsd" else ""
    path = path or next(one for one in sorted(files) if "EAD_doc_" in one)
    for field in SIP_FILE_FIELDS + SIP_LETTER_FIELDS + AIP_FILE_FIELDS + AIP_LETTER_FIELDS:
        if field not in fields or field.codes is not None or field.kind not in {"text", "number"}:
            continue
        root = _tree(files, path)
        element = root.find(field.name)
        assert element is not None
        element.text = "7" * field.longest
        assert judge.validate(root), field.name
        element.text += "7"
        assert not judge.validate(root), field.name


def test_the_description_of_a_file_has_eighteen_fields(tmp_path: Path) -> None:
    root = _tree(_inner(tmp_path, "sip"), "metadata/descriptive/EAD.xml")
    assert root.tag == "simpledc"
    assert {one.tag: one.text or "" for one in root} == {
        "fileCode": _CODE,
        "title": CASE_FILE.title,
        "maintenance": "05",
        "mode": "01",
        "language": "01",
        "startDate": "01/02/2026",
        "endDate": "31/12/2026",
        "keyword": "",
        "totalDoc": "3",
        "numberOfPaper": "0",
        "numberOfPage": "6",
        "format": "",
        "inforSign": "",
        "confidenceLevel": "01",
        "paperFileCode": "",
        "riskRecovery": "0",
        "riskRecoveryStatus": "",
        "description": "Người lập hồ sơ: Văn thư",
    }


def test_the_description_of_a_document_has_twenty_one_fields(tmp_path: Path) -> None:
    path = f"representations/rep1/metadata/descriptive/EAD_doc_{_CODE}.3.xml"
    assert {one.tag: one.text or "" for one in _tree(_inner(tmp_path, "sip"), path)} == {
        "docId": f"{_CODE}.3",
        "docCode": f"{_CODE}.0000003",
        "maintenance": "05",
        "typeName": "22",
        "codeNumber": "03",
        "codeNotation": "SGDĐT-VP",
        "issuedDate": "03/02/2026",
        "organName": "Sở Giáo dục và Đào tạo",
        "subject": "Về việc kiểm tra hồ sơ",
        "language": "01",
        "numberOfPage": "2",
        "inforSign": "",
        "keyword": "",
        "mode": "01",
        "confidenceLevel": "01",
        "autograph": "",
        "format": "",
        "riskRecovery": "0",
        "riskRecoveryStatus": "",
        "process": "0",
        "description": "",
    }


def test_an_aip_names_the_archive_before_the_file(tmp_path: Path) -> None:
    files = _inner(tmp_path, "aip")
    assert _tree(files, "metadata/descriptive/EAD.xml").findtext("arcFileCode") == f"H31.LT.{_CODE}"
    document = _tree(files, f"representations/rep1/metadata/descriptive/EAD_doc_{_CODE}.2.xml")
    assert [one.tag for one in document] == [field.name for field in AIP_LETTER_FIELDS]
    assert document.findtext("arcFileCode") == f"H31.LT.{_CODE}"
    assert (document.findtext("docOrdinal"), document.findtext("docCode")) == ("2", f"{_CODE}.0000002")


def test_premis_tells_the_sums_the_events_and_who_did_them(tmp_path: Path) -> None:
    files = _inner(tmp_path, "aip")
    root = _tree(files, "representations/rep1/metadata/preservation/PREMIS_rep1.xml")
    sums = {
        one.findtext(".//p:contentLocationValue", "", _PREMIS): one.findtext(".//p:messageDigest", "", _PREMIS)
        for one in root.findall("p:object", _PREMIS)[1:]
    }
    assert sums == {path: hashlib.sha256(data).hexdigest().upper() for path, data in files.items() if "/data/" in path}
    events = [one.findtext("p:eventType", "", _PREMIS) for one in root.findall("p:event", _PREMIS)]
    assert sorted(events) == [
        *["digital signature validation"] * 3,
        *["ingestion"] * 3,
        "message digest calculation",
    ]
    at = {one.findtext("p:eventDateTime", "", _PREMIS) for one in root.findall("p:event", _PREMIS)}
    assert at == {"2026-02-28T16:00:00.000+07:00", "2027-03-01T08:30:15.250+07:00"}
    whole = _tree(files, "metadata/preservation/PREMIS.xml")
    assert "information package creation" in [one.text for one in whole.iterfind(".//p:eventType", _PREMIS)]
    assert made(tmp_path / "x", "aip").object_id in [
        one.text for one in whole.iterfind(".//p:objectIdentifierValue", _PREMIS)
    ]


def test_a_scan_has_no_validated_signature_and_is_called_digitised(tmp_path: Path) -> None:
    scan = letter(4, form="paper")
    result = hand_over(order(), [*letters(), scan], tmp_path / "1.zip", form="aip", now=NOW)
    files = {name.partition("/")[2]: data for name, data in unpacked(result.path).items()}
    root = _tree(files, "representations/rep1/metadata/preservation/PREMIS_rep1.xml")
    events = [one.text for one in root.iterfind(".//p:eventType", _PREMIS)]
    assert events.count("digital signature validation") == 3
    assert events.count("ingestion") == 4
    assert _tree(files, "metadata/descriptive/EAD.xml").findtext("confidenceLevel") == "03"
    document = _tree(files, f"representations/rep1/metadata/descriptive/EAD_doc_{_CODE}.4.xml")
    assert (document.findtext("confidenceLevel"), document.findtext("process") or "") == ("02", "")


@pytest.mark.parametrize(
    ("kind", "code"), [("Công văn", "22"), ("Quyết định", "02"), ("Công điện", "23"), ("Bản sao y", "32")]
)
def test_kinds_have_the_numbers_of_the_circular_not_those_of_the_exchange(tmp_path: Path, kind: str, code: str) -> None:
    result = hand_over(order(), [letter(kind=kind)], tmp_path / "1.zip", form="sip", now=NOW)
    files = {name.partition("/")[2]: data for name, data in unpacked(result.path).items()}
    path = f"representations/rep1/metadata/descriptive/EAD_doc_{_CODE}.1.xml"
    assert _tree(files, path).findtext("typeName") == code
    assert [one.where.place for one in result.findings] == (["typeName"] if code == "32" else [])


@pytest.mark.parametrize(
    ("term", "code"), [("Vĩnh viễn", "01"), ("70 năm", "02"), ("10 năm", "06"), ("5 năm", "07"), ("vĩnh viễn", "01")]
)
def test_terms_have_their_codes(tmp_path: Path, term: str, code: str) -> None:
    case_file = replace(CASE_FILE, maintenance=term)
    result = hand_over(order(case_file), letters(), tmp_path / "1.zip", form="sip", now=NOW)
    files = {name.partition("/")[2]: data for name, data in unpacked(result.path).items()}
    assert _tree(files, "metadata/descriptive/EAD.xml").findtext("maintenance") == code
    assert [one.where.place for one in result.findings] == (["maintenance"] if code == "07" else [])


def test_a_second_copy_is_said(tmp_path: Path) -> None:
    result = hand_over(order(backed_up=True), letters(), tmp_path / "1.zip", form="sip", now=NOW)
    files = {name.partition("/")[2]: data for name, data in unpacked(result.path).items()}
    root = _tree(files, "metadata/descriptive/EAD.xml")
    assert (root.findtext("riskRecovery"), root.findtext("riskRecoveryStatus")) == ("1", "01")


def test_marks_and_slashes_in_a_notation_make_names_that_every_disk_takes(tmp_path: Path) -> None:
    case_file = replace(CASE_FILE, notation="01/ĐT")
    result = hand_over(order(case_file), letters(), tmp_path / "1.zip", form="sip", now=NOW)
    files = {name.partition("/")[2]: data for name, data in unpacked(result.path).items()}
    assert "representations/rep1/data/H31.15.2026.01-ĐT.1.pdf" in files
    document = _tree(files, "representations/rep1/metadata/descriptive/EAD_doc_H31.15.2026.01-ĐT.1.xml")
    assert document.findtext("docId") == "H31.15.2026.01/ĐT.1", "the metadata say it as it is"
    assert check_package(result.path) == ()
