"""What is not written: every fault of a message, all of them at once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from congvan.dispatch.exchange import (
    DocumentMessage,
    ExchangeFile,
    Organ,
    OrganChange,
    Replacement,
    ResponseFor,
    Staff,
    write_document,
    write_status,
)
from congvan.errors import Severity
from tests.dispatch.exchange.samples import (
    EARLIER,
    FULL,
    MINISTRY,
    PDF,
    SCHOOL,
    SMALL,
    STATUS,
    document,
    refused,
    written,
)


def _why(message: DocumentMessage) -> list[tuple[str, str]]:
    findings = refused(lambda: write_document(message))
    assert all(one.fix for one in findings)
    return [(one.code, one.message) for one in findings if one.severity is Severity.ERROR]


def test_a_sender_and_a_receiver_without_agency_code_are_refused() -> None:
    message = replace(SMALL, sender=replace(SCHOOL, organ_id=""), receivers=(replace(MINISTRY, organ_id=""),))
    assert _why(message) == [
        ("EX001", "the sender (From) has no agency code (mã định danh)."),
        ("EX001", "Bộ Giáo dục và Đào tạo has no agency code (mã định danh)."),
    ]


def test_a_message_to_nobody_is_refused() -> None:
    assert _why(replace(SMALL, receivers=())) == [("EX001", "the message goes to nobody (To).")]


def test_one_receiver_twice_is_refused() -> None:
    message = replace(SMALL, receivers=(MINISTRY, MINISTRY))
    assert _why(message) == [("EX001", "«000.00.00.G03» stands twice among the receivers (To).")]


@pytest.mark.parametrize("empty", ["", "  \t"])
def test_what_every_document_has_must_not_be_empty(empty: str) -> None:
    identity = replace(SMALL.document_id, number=empty, notation=empty)
    message = replace(SMALL, document_id=identity, subject=empty, full_name=empty)
    names = ("CodeNumber", "CodeNotation", "Subject", "FullName")
    assert _why(message) == [("EX002", f"«{name}» is empty.") for name in names]


@pytest.mark.parametrize("changes", [{"number": "5/6"}, {"number": "5,6"}, {"organ_id": "H26,15"}])
def test_an_id_that_could_not_be_read_back_is_refused(changes: dict[str, str]) -> None:
    identity = replace(SMALL.document_id, **changes)  # type: ignore[arg-type]  # all three are text
    said = f"the document's id «{identity.text}» cannot be taken apart again."
    assert _why(replace(SMALL, document_id=identity)) == [("EX002", said)]


def test_a_document_without_its_day_is_refused() -> None:
    message = replace(SMALL, document_id=replace(SMALL.document_id, day=date.min))
    assert _why(message) == [("EX002", "«PromulgationDate» is empty.")]


@pytest.mark.parametrize("priority", [-1, 5])
def test_a_priority_beyond_the_five_is_refused(priority: int) -> None:
    assert _why(replace(SMALL, priority=priority)) == [("EX002", "the priority is none from 0 to 4.")]


def _with(name: str, text: str) -> DocumentMessage:
    identity = SMALL.document_id
    messages = {
        "Subject": replace(SMALL, subject=text),
        "Content": replace(SMALL, content=text),
        "CodeNumber": replace(SMALL, document_id=replace(identity, number=text)),
        "CodeNotation": replace(SMALL, document_id=replace(identity, notation=text)),
        "OrganName": replace(SMALL, receivers=(replace(MINISTRY, name=text),)),
        "Position": replace(SMALL, position=text),
        "FullName": replace(SMALL, full_name=text),
        "Place": replace(SMALL, to_places=("Như trên", text)),
        "AttachmentName": replace(SMALL, files=(replace(PDF, name=text),)),
        "Appendix": replace(SMALL, appendixes=("Phụ lục", text)),
    }
    return messages[name]


LONGEST = {
    "Subject": 500,
    "Content": 500,
    "CodeNumber": 11,
    "CodeNotation": 30,
    "OrganName": 200,
    "Position": 100,
    "FullName": 50,
    "Place": 150,
    "AttachmentName": 200,
    "Appendix": 250,
}


@pytest.mark.parametrize(("name", "most"), LONGEST.items())
def test_the_longest_text_is_written_and_one_letter_more_is_refused(name: str, most: int) -> None:
    assert ("ộ" * most) in written(_with(name, "ộ" * most)).decode()
    ((code, said),) = _why(_with(name, "ộ" * (most + 1)))
    assert code == "EX002"
    assert said.startswith(f"«{name}» has {most + 1} characters, and {most} at most are taken: «ộộ")
    assert len(said) < 150


def test_the_place_of_issue_has_its_limit_too() -> None:
    document(written(replace(SMALL, place="ộ" * 150)))
    assert [code for code, _said in _why(replace(SMALL, place="ộ" * 151))] == ["EX002"]


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\x0b", "\x1f", "\x7f", "\ud800", "\ufffe"])
@pytest.mark.parametrize("name", LONGEST)
def test_a_character_that_no_message_holds_is_refused(name: str, odd: str) -> None:
    assert _why(_with(name, f"a{odd}b")) == [("EX002", f"«{name}» holds the character U+{ord(odd):04X}.")]


ODD = "a\x00b"
ANYWHERE: dict[str, dict[str, Any]] = {
    "OrganId": {"receivers": (replace(MINISTRY, organ_id=ODD),)},
    "OrganizationInCharge": {"sender": replace(SCHOOL, in_charge=ODD)},
    "OrganAdd": {"sender": replace(SCHOOL, address=ODD)},
    "Email": {"sender": replace(SCHOOL, email=ODD)},
    "Telephone": {"sender": replace(SCHOOL, telephone=ODD)},
    "Fax": {"receivers": (replace(MINISTRY, fax=ODD),)},
    "Website": {"receivers": (replace(MINISTRY, website=ODD),)},
    "DocumentId": {"document_id": replace(SMALL.document_id, organ_id=ODD)},
    "TypeName": {"type_name": ODD},
    "Competence": {"competence": ODD},
    "SphereOfPromulgation": {"circulation": ODD},
    "TyperNotation": {"typer": ODD},
    "BussinessDocReason": {"reason": ODD},
    "DocumentId of the business": {"business": "recall", "reason": "Nhầm", "concerned": ODD},
    "Staff": {"staff": Staff(staff=ODD)},
    "ResponseFor": {"responses": (ResponseFor("H26", ODD, EARLIER),)},
    "ReceiverList": {"business": "update", "reason": "Bớt", "concerned": "x", "changes": (OrganChange(ODD, "add"),)},
    "ReplacementInfo": {"business": "replace", "reason": "Sai", "replaced": (Replacement(EARLIER, (ODD,)),)},
    "Description": {"files": (replace(PDF, description=ODD),)},
    "ContentId": {"files": (replace(PDF, content_id=ODD),)},
}


@pytest.mark.parametrize("changes", ANYWHERE.values(), ids=ANYWHERE)
def test_a_control_character_is_refused_wherever_it_stands(changes: dict[str, Any]) -> None:
    ((code, said),) = _why(replace(SMALL, **changes))
    assert code == "EX002"
    assert said.endswith("holds the character U+0000.")


@pytest.mark.parametrize("kind", ["recall", "update"])
def test_a_recall_and_an_update_say_why_and_which_document(kind: Any) -> None:
    assert _why(replace(SMALL, business=kind, reason=" ", files=())) == [
        ("EX003", "a recall, update or replacement needs its reason."),
        ("EX003", "it is not said which document is meant."),
    ]


def test_a_replacement_says_why_and_which_document() -> None:
    assert _why(replace(SMALL, business="replace")) == [
        ("EX003", "a recall, update or replacement needs its reason."),
        ("EX003", "it is not said which document is replaced."),
    ]


def test_a_new_document_without_file_is_refused() -> None:
    assert _why(replace(SMALL, files=())) == [("EX004", "the message has no file.")]


def test_two_files_with_one_name_are_refused_also_when_only_capitals_differ() -> None:
    files = (PDF, ExchangeFile("CV.pdf", b"2"))
    assert _why(replace(SMALL, files=files)) == [("EX004", "two files have the name «CV.pdf».")]


@pytest.mark.parametrize("name", ["../cv.pdf", "ket qua/cv.pdf", "C:\\cv.pdf", "..\\cv.pdf", "/cv.pdf"])
def test_a_file_name_with_a_folder_is_refused(name: str) -> None:
    assert _why(replace(SMALL, files=(replace(PDF, name=name),))) == [("EX004", f"«{name}» is no file name.")]


@pytest.mark.parametrize("name", ["", " ", "a\nb.pdf", "a\tb.pdf", ".", ".."])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    ((code, said),) = _why(replace(SMALL, files=(replace(PDF, name=name),)))
    assert (code, said[-18:]) == ("EX004", "» is no file name.")
    assert "\n" not in said


def test_a_status_that_is_none_and_of_no_document_is_refused() -> None:
    status = replace(STATUS, sender=Organ("", ""), code="07", response=ResponseFor("", "", ""))
    findings = refused(lambda: write_status(status))
    assert [one.code for one in findings] == ["EX001", "EX003", "EX005"]
    assert findings[2].message == "«07» is no status."
    assert findings[2].fix == "Write one of: 01, 02, 03, 04, 05, 06, 13, 15, 16."


@pytest.mark.parametrize(
    "status",
    [
        replace(STATUS, description=ODD),
        replace(STATUS, staff=Staff(mobile=ODD)),
        replace(STATUS, response=ResponseFor("", "", ODD)),
    ],
    ids=["Description", "StaffInfo", "ResponseFor"],
)
def test_a_control_character_in_a_status_is_refused(status: Any) -> None:
    (finding,) = refused(lambda: write_status(status))
    assert (finding.code, finding.message[-27:]) == ("EX002", "holds the character U+0000.")


def test_all_faults_are_told_at_once() -> None:
    message = replace(
        FULL,
        sender=replace(SCHOOL, organ_id=""),
        receivers=(),
        subject="",
        content="x" * 501,
        priority=9,
        business="recall",
        files=(replace(PDF, name="a/b"), replace(PDF, name="a/b")),
    )
    codes = [code for code, _said in _why(message)]
    assert codes == ["EX001", "EX001", "EX002", "EX002", "EX002", "EX003", "EX003", "EX004", "EX004", "EX004"]


@pytest.mark.parametrize("code", ["H26", "H26.15", "H37.DN.001", "000.00.15.H26", "000.00.00.G03", "G09.01.ABC123"])
def test_agency_codes_of_both_forms_are_taken(code: str) -> None:
    assert write_document(replace(SMALL, receivers=(replace(MINISTRY, organ_id=code),)))[1] == ()


@pytest.mark.parametrize(
    "code", ["H2", "h26.15", "00.00.15.H26", "H26..1", "H26.ABCDEFG", "Sở", "H26.1" + ".A12345" * 5]
)
def test_an_unusual_agency_code_is_written_with_a_warning(code: str) -> None:
    data, findings = write_document(replace(SMALL, receivers=(replace(MINISTRY, organ_id=code),)))
    assert [(one.code, one.severity) for one in findings] == [("EX001", Severity.WARNING)]
    assert f"«{code}» of Bộ Giáo dục và Đào tạo" in findings[0].message
    assert document(data).receivers[0].organ_id == code
