"""What is written is read back as it was."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan.decree import EXCHANGE_STATUSES
from congvan.dispatch.exchange import (
    DocumentId,
    DocumentMessage,
    Organ,
    OrganChange,
    Replacement,
    ResponseFor,
    StatusMessage,
    read_message,
    write_status,
)
from tests.dispatch.exchange.samples import (
    DEPARTMENT,
    EARLIER,
    FULL,
    MINISTRY,
    SCHOOL,
    SMALL,
    STATUS,
    as_read,
    document,
    written,
)

RECALL = replace(SMALL, business="recall", reason="Ban hành nhầm", concerned=EARLIER, files=())
UPDATE = replace(
    SMALL,
    business="update",
    reason="Thêm và bớt nơi nhận",
    concerned=EARLIER,
    changes=(OrganChange("H29.15", "add"), OrganChange("G09.01", "drop")),
    files=(),
)
REPLACE = replace(
    SMALL,
    business="replace",
    reason="Sai trích yếu",
    replaced=(
        Replacement(EARLIER, ("000.00.00.G03", "H29.15")),
        Replacement("000.00.15.H26,2026/01/16,04/THPTVD-VP"),
    ),
)


@pytest.mark.parametrize(
    "message",
    [SMALL, FULL, RECALL, UPDATE, REPLACE, replace(FULL, business="recall", reason="Nhầm", concerned=EARLIER)],
    ids=["smallest", "fullest", "recall", "update", "replace", "full recall"],
)
def test_a_document_is_read_back_as_it_was_written(message: DocumentMessage) -> None:
    assert document(written(message)) == as_read(message)


def test_many_receivers_keep_their_order() -> None:
    receivers = tuple(Organ(f"H29.{number}", f"Trường {number}") for number in range(1, 301))
    assert document(written(replace(SMALL, receivers=receivers))).receivers == receivers


@pytest.mark.parametrize("code", EXCHANGE_STATUSES)
def test_a_status_is_read_back_as_it_was_written(code: str) -> None:
    status = replace(STATUS, code=code, description=EXCHANGE_STATUSES[code])
    assert read_message(write_status(status), "in.edxml") == (status, ())


def test_a_status_that_says_only_what_it_must_is_read_back() -> None:
    status = StatusMessage(SCHOOL, ResponseFor("", "", EARLIER), "01")
    assert read_message(write_status(status), "in.edxml") == (status, ())


letters = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
texts = st.text(st.sampled_from("aăâđêôơưẾộỹ0 \t&<>\"';]–\u0301") | letters, max_size=60).map(str.strip)
said = texts.filter(lambda text: bool(text.strip()))


def _folded(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=150, deadline=None)
@given(st.tuples(said, said, texts, texts, texts, texts))
def test_any_text_is_read_back_with_its_white_space_folded(some: tuple[str, ...]) -> None:
    subject, name, content, address, place, reason = some
    message = replace(
        SMALL,
        subject=subject,
        content=content,
        sender=replace(SCHOOL, address=address),
        receivers=(replace(DEPARTMENT, name=name), MINISTRY),
        place=place,
        reason=reason,
        to_places=(subject, name),
    )
    read = document(written(message))
    expected = replace(
        message,
        subject=_folded(subject),
        content=_folded(content),
        sender=replace(SCHOOL, address=_folded(address)),
        receivers=(replace(DEPARTMENT, name=_folded(name)), MINISTRY),
        place=_folded(place),
        reason=_folded(reason),
        to_places=(_folded(subject), _folded(name)),
    )
    assert read == as_read(expected)


@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=300), suffix=st.sampled_from([".pdf", ".docx", ".xlsx", ".jpg", ""]))
def test_any_file_is_read_back_byte_for_byte(data: bytes, suffix: str) -> None:
    file = replace(SMALL.files[0], name=f"Phụ lục & «1»{suffix}", data=data)
    assert document(written(replace(SMALL, files=(file,)))).files == (file,)


@settings(max_examples=50, deadline=None)
@given(
    day=st.dates(date(1945, 9, 2), date(2999, 12, 31)),
    number=st.from_regex(r"[0-9]{1,5}[a-z]?", fullmatch=True),
    notation=st.from_regex(r"[A-ZĐ]{2,8}-[A-ZĐ]{2,8}(/[A-Z]{2})?", fullmatch=True),
)
def test_the_id_of_a_document_is_parsed_back(day: date, number: str, notation: str) -> None:
    identity = DocumentId("000.00.15.H26", day, number, notation)
    assert DocumentId.parse(identity.text) == identity
