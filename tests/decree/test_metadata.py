"""Fields, lengths and codes of metadata, read again from the decree's tables and from the digests of the circular."""

import pytest

from congvan.decree import (
    AIP_FILE_FIELDS,
    AIP_LETTER_FIELDS,
    CASE_FILE_FIELDS,
    CONFIDENCE_CODES,
    KINDS,
    LANGUAGE_CODES,
    LETTER_FIELDS,
    MAINTENANCE_CODES,
    MODE_CODES,
    OTHER_LANGUAGE,
    OTHER_MAINTENANCE,
    OTHER_TYPE,
    SIP_FILE_FIELDS,
    SIP_LETTER_FIELDS,
    TYPE_CODES,
    MetadataField,
)

_TABLES = (
    LETTER_FIELDS,
    CASE_FILE_FIELDS,
    SIP_FILE_FIELDS,
    SIP_LETTER_FIELDS,
    AIP_FILE_FIELDS,
    AIP_LETTER_FIELDS,
)


def _rows(fields: tuple[MetadataField, ...]) -> str:
    return " ".join(f"{field.path}:{field.kind[0]}{field.longest}" for field in fields)


def test_muc_i_of_phu_luc_vi() -> None:
    assert _rows(LETTER_FIELDS) == (
        "FileCode/OrganId:t13 FileCode/FileCatalog:n4 FileCode/FileNotation:t20 DocOrdinal:n3 TypeName:t100 "
        "CodeNumber:t11 CodeNotation:t30 IssuedDate:d10 OrganName:t200 Subject:t500 Language:t30 PageAmount:n3 "
        "Description:t500 SignerInfo/Position:t100 SignerInfo/FullName:t50 To/OrganId:t13 To/OrganName:t200 "
        "Priority:n1 IssuedAmount:n3 DueDate:d10"
    )


def test_muc_iii_of_phu_luc_vi() -> None:
    assert _rows(CASE_FILE_FIELDS) == (
        "FileCode/OrganId:t13 FileCode/FileCatalog:n4 FileCode/FileNotation:t20 Title:t500 Maintenance:t30 Rights:t30 "
        "Creator:t30 Language:t50 StartDate:d10 EndDate:d10 DocTotal:n4 PageTotal:n4 Description:t500"
    )


def test_the_eighteen_fields_of_a_file_in_a_sip() -> None:
    assert _rows(SIP_FILE_FIELDS) == (
        "fileCode:t100 title:t1000 maintenance:t100 mode:t30 language:t100 startDate:d10 endDate:d10 keyword:t100 "
        "totalDoc:n10 numberOfPaper:n10 numberOfPage:n10 format:t50 inforSign:t30 confidenceLevel:t40 "
        "paperFileCode:t100 riskRecovery:f1 riskRecoveryStatus:t2 description:t2000"
    )
    assert len(SIP_FILE_FIELDS) == 18


def test_the_twenty_one_fields_of_a_document_in_a_sip() -> None:
    assert _rows(SIP_LETTER_FIELDS) == (
        "docId:t25 docCode:t100 maintenance:t100 typeName:t10 codeNumber:t11 codeNotation:t30 issuedDate:d10 "
        "organName:t200 subject:t500 language:t100 numberOfPage:n4 inforSign:t30 keyword:t100 mode:t20 "
        "confidenceLevel:t30 autograph:t2000 format:t50 riskRecovery:f1 riskRecoveryStatus:t2 process:f1 "
        "description:t500"
    )
    assert len(SIP_LETTER_FIELDS) == 21


def test_an_aip_has_the_archives_code_and_the_number_in_the_file_instead() -> None:
    assert [one.name for one in AIP_FILE_FIELDS[1:]] == [one.name for one in SIP_FILE_FIELDS[1:]]
    assert AIP_FILE_FIELDS[0].name == "arcFileCode"
    sip, aip = {one.name for one in SIP_LETTER_FIELDS}, {one.name for one in AIP_LETTER_FIELDS}
    assert sip - aip == {"docId", "maintenance", "riskRecovery", "riskRecoveryStatus"}
    assert aip - sip == {"arcFileCode", "docOrdinal"}
    assert len(AIP_LETTER_FIELDS) == 19


@pytest.mark.parametrize("fields", _TABLES)
def test_no_field_stands_twice_and_each_has_its_vietnamese_name(fields: tuple[MetadataField, ...]) -> None:
    assert len({one.path for one in fields}) == len(fields)
    assert all(one.text and one.longest > 0 for one in fields)


@pytest.mark.parametrize(
    ("code", "name"),
    [("01", "Nghị quyết"), ("14", "Báo cáo"), ("15", "Tờ trình"), ("22", "Công văn"), ("29", "Thư công")],
)
def test_kinds_have_the_circulars_codes(code: str, name: str) -> None:
    assert TYPE_CODES[code] == name


def test_every_kind_of_the_decree_has_a_code() -> None:
    assert {kind.name for kind in KINDS} <= set(TYPE_CODES.values())
    assert len(TYPE_CODES) == 32


def test_the_other_codes() -> None:
    assert dict(MAINTENANCE_CODES) == {
        "01": "Vĩnh viễn",
        "02": "70 năm",
        "03": "50 năm",
        "04": "30 năm",
        "05": "20 năm",
        "06": "10 năm",
        "07": "Khác",
    }
    assert list(MODE_CODES.values()) == ["Công khai", "Sử dụng có điều kiện", "Mật"]
    assert list(CONFIDENCE_CODES.values()) == ["Gốc điện tử", "Số hóa", "Hỗn hợp"]
    assert (LANGUAGE_CODES["01"], len(LANGUAGE_CODES)) == ("Tiếng Việt", 11)
    others = (TYPE_CODES[OTHER_TYPE], MAINTENANCE_CODES[OTHER_MAINTENANCE], LANGUAGE_CODES[OTHER_LANGUAGE])
    assert others == ("Khác", "Khác", "Khác")
