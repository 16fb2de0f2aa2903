"""`congvan dispatch exchange write | read | answer`: messages out, files and statuses in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from congvan.dispatch import DocumentMessage, ExchangeFile, StatusMessage, read_message, write_document
from tests.cli.sending import LETTER, Desk, issue_office
from tests.register.faults.harness import Commands

WRITE = ("dispatch", "exchange", "write", LETTER)
READ = ("dispatch", "exchange", "read")
ITEM = "thpt-c exchange H24.15.3"


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    running = Commands(tmp_path_factory.mktemp("commands"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def issued(commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return issue_office(commands, tmp_path_factory.mktemp("issued") / "office")


@pytest.fixture
def desk(commands: Commands, issued: Path, tmp_path: Path) -> Desk:
    return Desk(commands, issued, tmp_path / "office")


@pytest.fixture
def school(commands: Commands, tmp_path: Path) -> Desk:
    """The school that gets the letter, with an office and a register of its own."""
    made = issue_office(commands, tmp_path / "school-made")
    desk = Desk(commands, made, tmp_path / "school")
    desk.edit("congvan.yaml", "000.00.00.H24", "H24.15.3")
    desk.edit("congvan.yaml", "name: Sở Giáo dục và Đào tạo", "name: Trường THPT C")
    return desk


def document(path: Path) -> DocumentMessage:
    message, findings = read_message(path.read_bytes(), path.name)
    assert findings == ()
    assert isinstance(message, DocumentMessage)
    return message


def test_a_letter_is_written_once_and_holds_what_was_issued(desk: Desk) -> None:
    assert "run the command again with --yes 1" in desk.refused(*WRITE)
    said = desk.done(*WRITE, "--yes", "1")
    assert "Written: lien-thong/hop/0001_thpt-c.edxml" in said
    message = document(desk.office / "lien-thong/hop/0001_thpt-c.edxml")
    assert message.document_id.text.startswith("000.00.00.H24,")
    assert message.document_id.code == "01/SGDĐT-VP"
    assert [(one.organ_id, one.name) for one in message.receivers] == [("H24.15.3", "Trường THPT C")]
    assert (message.subject, message.document_type, message.pages) == ("mời họp giao ban hop", 18, 1)
    assert (message.competence, message.position) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert message.to_places == ("Như trên", "Lưu: VT, VP")
    [file] = message.files
    assert file.data == next((desk.office / "van-ban-di").rglob("0001_thpt-c.pdf")).read_bytes()
    assert desk.plan()[ITEM][0] == "written"
    assert "No letter goes through the exchange now." in desk.done(*WRITE, "--yes", "1")
    desk.done(*WRITE, "--yes", "1", "--force")


def test_one_message_to_all_has_the_general_letter(desk: Desk) -> None:
    desk.edit("recipients.yaml", "address: [Số 1", "ways: exchange, organ_id: H24.15.2, address: [Số 1")
    desk.done(*WRITE, "--together", "--yes", "2")
    message = document(desk.office / "lien-thong/hop/0001_chung.edxml")
    assert [one.organ_id for one in message.receivers] == ["H24.15.2", "H24.15.3"]
    general = next((desk.office / "van-ban-di").rglob("0001_chung.pdf"))
    assert message.files[0].data == general.read_bytes()


def test_a_recall_an_update_and_a_replacement_name_their_letter_and_why(desk: Desk) -> None:
    desk.done(*WRITE, "--yes", "1")
    number = document(desk.office / "lien-thong/hop/0001_thpt-c.edxml").document_id.text
    desk.done(*WRITE, "--recall", "Ban hành nhầm", "--yes", "1")
    recall = document(desk.office / "lien-thong/hop/0001_thpt-c-thu-hoi.edxml")
    assert (recall.business, recall.reason, recall.concerned, recall.files) == ("recall", "Ban hành nhầm", number, ())
    desk.done(*WRITE, "--update", "Sửa giờ họp", "--of", "01/SGDĐT-VP", "--yes", "1")
    assert document(desk.office / "lien-thong/hop/0001_thpt-c-cap-nhat.edxml").concerned == number
    desk.done(*WRITE, "--replace", "Thay văn bản cũ", "--of", number, "--yes", "1")
    replaced = document(desk.office / "lien-thong/hop/0001_thpt-c-thay-the.edxml")
    assert [one.document_id for one in replaced.replaced] == [number]
    assert desk.plan()[ITEM][0] == "written", "none of these says how the letter itself went"
    assert "EX003" in desk.refused(*WRITE, "--replace", "x", "--yes", "1", "--force")
    assert "«9/X» is no number" in desk.refused(*WRITE, "--update", "x", "--of", "9/X", "--yes", "1", "--force")
    assert "say one of them" in desk.refused(*WRITE, "--update", "x", "--recall", "y", code=2)


def test_what_no_agency_would_take_is_refused_and_nothing_is_written(desk: Desk) -> None:
    desk.edit("congvan.yaml", "  organ_id: 000.00.00.H24\n", "")
    assert "EX001" in desk.refused(*WRITE, "--yes", "1")
    assert not (desk.office / "lien-thong").exists()
    assert desk.plan()[ITEM][0] == "ready"


def test_the_schools_answer_enters_the_ledger_once(desk: Desk, school: Desk) -> None:
    desk.done(*WRITE, "--yes", "1")
    message = desk.office / "lien-thong/hop/0001_thpt-c.edxml"
    said = school.done(*READ, str(message))
    assert "No. 01/SGDĐT-VP" in said
    assert (message.parent / "0001_thpt-c-tep/0001_thpt-c.pdf").is_file()
    answer = school.office / "tra-loi.edxml"
    assert "03 Đã tiếp nhận" in school.done(
        "dispatch", "exchange", "answer", str(message), "--status", "3", "-o", str(answer)
    )
    status, _findings = read_message(answer.read_bytes(), "x")
    assert isinstance(status, StatusMessage)
    assert (status.code, status.sender.organ_id, status.response.code) == ("03", "H24.15.3", "01/SGDĐT-VP")
    [read] = desk.fields(*READ, str(answer))["messages"]
    assert (read["kind"], read["unit"], read["ledger"]) == ("status", "thpt-c", "delivered")
    assert desk.plan()[ITEM][0] == "done"
    head = desk.files()["so-van-ban/register.sqlite"]
    assert "Trường THPT C" in desk.done(*READ, str(answer))
    assert desk.files()["so-van-ban/register.sqlite"] == head, "the same status is entered once"
    strange = school.fields(*READ, str(answer))["messages"][0]
    assert (strange["number"], strange["ledger"]) == (None, None), "the school never sent such a letter"


def test_a_status_that_there_is_not_and_a_status_answered_are_refused(desk: Desk) -> None:
    desk.done(*WRITE, "--yes", "1")
    message = "lien-thong/hop/0001_thpt-c.edxml"
    assert "EX005" in desk.refused("dispatch", "exchange", "answer", message, "--status", "99")
    desk.done("dispatch", "exchange", "answer", message, "--status", "02", "--words", "Sai nơi nhận")
    answer = "lien-thong/hop/0001_thpt-c-trang-thai-02.edxml"
    assert "a document is answered" in desk.refused("dispatch", "exchange", "answer", answer, "--status", "01")


def test_strangers_files_stay_in_their_folder_and_nothing_is_done_if_one_is_wrong(desk: Desk, tmp_path: Path) -> None:
    desk.done(*WRITE, "--yes", "1")
    good = desk.office / "lien-thong/hop/0001_thpt-c.edxml"
    message = document(good)
    data, _findings = write_document(
        DocumentMessage(
            message.sender,
            message.receivers,
            message.document_id,
            message.place,
            message.subject,
            message.sent_at,
            full_name=message.full_name,
            files=(ExchangeFile("a.pdf", b"1"), ExchangeFile("b.pdf", b"2")),
        )
    )
    evil = desk.office / "la.edxml"
    evil.write_bytes(data.replace(b">a.pdf<", b">../../../a.pdf<").replace(b">b.pdf<", b">C:\\x\\A.pdf<"))
    broken = desk.office / "hong.edxml"
    broken.write_bytes(data[:500])
    before = desk.files()
    assert "EX006" in desk.refused(*READ, str(evil), str(broken))
    assert desk.files() == before
    desk.done(*READ, str(evil))
    assert {one.name: one.read_bytes() for one in (desk.office / "la-tep").iterdir()} == {
        "a.pdf": b"1",
        "A-2.pdf": b"2",
    }
    assert not (tmp_path / "a.pdf").exists()
    assert "is there already" in desk.refused(*READ, str(evil))
