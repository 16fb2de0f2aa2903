"""A unit's letter as an e-mail message: it comes out as it went in, whatever names there are, and hurts no server."""

import hashlib
import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.dispatch import MailText, Message, Words, message_id, message_of, sender_of
from congvan.errors import Refused
from congvan.letter import Attached, MailAccount, Parcel

ACCOUNT = MailAccount("smtp.so.example", "Văn thư Sở Giáo dục và Đào tạo <vanthu@so.example>")
AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PDF = b"%PDF-1.7\n.\n..\r\n" + bytes(range(256)) * 400
WORDS = Words("Sở GD&ĐT: Công văn số 45/SGDĐT-VP mời họp", "Kính gửi: Trường THPT Ngô Quyền\n.\nFrom here\n")
NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80)


def attached(name: str, data: bytes = PDF) -> Attached:
    return Attached(name, data, hashlib.sha256(data).hexdigest())


def made(
    *files: Attached, address: str = "a@truong.example", name: str = "Trường THPT Ngô Quyền", words: Words = WORDS
) -> Message:
    return message_of(Parcel("khóa", address, name, files), words, ACCOUNT, AT)


def read(message: Message) -> EmailMessage:
    found = message_from_bytes(message.data, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def test_everything_comes_out_as_it_went_in() -> None:
    words = Words(WORDS.subject, WORDS.plain, "<p>Kính gửi <b>Trường</b></p>")
    message = read(made(attached("Công văn 45 – THPT.pdf"), attached("biểu mẫu.xlsx", b"bang"), words=words))
    assert message["Subject"] == WORDS.subject
    assert message["From"] == "Văn thư Sở Giáo dục và Đào tạo <vanthu@so.example>"
    assert message["To"] == "Trường THPT Ngô Quyền <a@truong.example>"
    assert message["Date"].datetime == AT
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r\n", "\n") == WORDS.plain
    assert html.get_content().strip() == words.html
    files = list(message.iter_attachments())
    assert [(one.get_filename(), one.get_content()) for one in files] == [
        *(("Công văn 45 – THPT.pdf", PDF), ("biểu mẫu.xlsx", b"bang"))
    ]
    assert files[0].get_content_type() == "application/pdf"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] is None


def test_no_line_hurts_a_server() -> None:
    data = made(attached("a" * 300 + ".pdf")).data
    assert data.isascii()
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", data) is None
    assert not any(line.startswith(b".") for line in data.split(b"\r\n"))
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert data.endswith(b"\r\n")


def test_the_message_id_is_the_same_at_every_try_and_of_no_other_letter() -> None:
    one = message_id("sở\n45\nthpt-a\na@truong.example", ACCOUNT)
    assert one == message_id("sở\n45\nthpt-a\na@truong.example", ACCOUNT)
    assert one != message_id("sở\n45\nthpt-a\nb@truong.example", ACCOUNT)
    assert re.fullmatch(r"<[0-9a-f]{40}@so\.example>", one)
    assert made().id == message_id("khóa", ACCOUNT)
    assert made().data == made().data, "and so is every byte, for the same time"


@given(name=NAMES, subject=NAMES, file=NAMES)
def test_names_of_every_script_come_through(name: str, subject: str, file: str) -> None:
    words = Words(" ".join(subject.split()) or "x", "y")
    message = read(made(attached(file + ".pdf", b"x"), name=" ".join(name.split()) or "x", words=words))
    assert len(message["To"].addresses) == 1
    assert message["To"].addresses[0].addr_spec == "a@truong.example"
    assert " ".join(str(message["Subject"]).split()) == words.subject
    [one] = message.iter_attachments()
    assert one.get_content() == b"x"


@pytest.mark.parametrize(
    "address",
    [
        "a.b+c@truong.example",
        "'a'@x.example",
        '"a b"@truong.example',
        "x@xn--trng-pna.example",
        "a" * 64 + "@t.example",
    ],
)
def test_odd_but_right_addresses_stay_as_they_are(address: str) -> None:
    message = made(address=address)
    assert message.receiver == address
    assert address in str(read(message)["To"])


@pytest.mark.parametrize("evil", ["a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\0b"])
def test_a_line_break_in_a_name_or_an_address_begins_no_header(evil: str) -> None:
    with pytest.raises(ValueError, match="a"):
        made(name=evil)
    with pytest.raises(ValueError, match="a"):
        made(address=evil + "@truong.example")
    message = read(made(attached(evil + ".pdf", b"x")))
    assert message["Bcc"] is None
    [one] = message.iter_attachments()
    assert one["Bcc"] is None


def test_who_sends_is_read_with_and_without_a_name() -> None:
    assert sender_of(ACCOUNT) == ("Văn thư Sở Giáo dục và Đào tạo", "vanthu@so.example")
    assert sender_of(MailAccount("s", "vanthu@so.example")) == ("", "vanthu@so.example")


VALUES = {
    "office": {"name": "Sở <A & B>", "address": ("Số 1",)},
    "letter": {"number": "45/SGDĐT-VP", "subject": "mời họp", "date": "23/11/2026"},
    "unit": {"name": "Trường\r\nBcc: x@y.example", "addressee": "Hiệu trưởng"},
    "files": ["a.pdf"],
}


class TestTexts:
    """The words around the letter."""

    def test_values_stand_in_the_text_as_they_are_and_escaped_in_html(self) -> None:
        words = MailText("Subject: {{ office.name }}\n\nxin\n", "<p>{{ office.name }}</p>").fill(VALUES)
        assert words == Words("Sở <A & B>", "xin\n", "<p>Sở &lt;A &amp; B&gt;</p>")

    def test_no_value_breaks_the_subject_into_two_headers(self) -> None:
        words = MailText("Subject: {{ unit.name }}\n\nxin").fill(VALUES)
        assert words.subject == "Trường Bcc: x@y.example"

    def test_line_ends_and_marks_of_windows_do_no_harm(self) -> None:
        words = MailText("\ufeffSubject: a\r\n\r\nmột\r\nhai\r\n").fill(VALUES)
        assert words == Words("a", "một\nhai\n")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Kính gửi",
            "Subject:\n\nx",
            "Subject: a\n\n{{ unit.x }}",
            "Subject: a\n\n{{ gone }}",
            "Subject: a\n\n{% for x in %}",
            "Subject: a\n\n{{ unit.__class__ }}",
            "Subject: a\n\n{{ ''.__class__.__mro__ }}",
            "Subject: a\n\n{% for x in range(9) %}{{ x }}{% endfor %}",
            "Subject: a\n\n{% include 'x' %}",
            "Subject: a\n\n{% for a in files[0] * 9999 %}{{ office.name * 99 }}{% endfor %}",
            "Subject: {{ 1 / 0 }}\n\nx",
        ],
    )
    def test_a_template_that_cannot_be_used_is_refused_by_name(self, text: str) -> None:
        with pytest.raises(Refused) as refused:
            MailText(text, name="templates/thu.txt").fill(VALUES)
        [finding] = refused.value.findings
        assert (finding.code, finding.where.file) == ("EM001", "templates/thu.txt")

    def test_a_subject_that_is_too_long_is_cut(self) -> None:
        assert len(MailText("Subject: {{ 'mời họp ' * 90 }}\n\nx").fill(VALUES).subject) == 250
