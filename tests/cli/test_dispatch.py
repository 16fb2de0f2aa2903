"""`congvan dispatch plan | print-pack | posted | report | email`: what a clerk types, reads and finds on the disk."""

import json
import secrets
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.cli.sending import LETTER, Desk, issue_office
from tests.cli.terminal import on_terminal
from tests.dispatch.mail.script import Script
from tests.dispatch.mail.serving import mail_server
from tests.register.faults.crowding import run_program
from tests.register.faults.harness import Commands

PLAN = ("dispatch", "plan", LETTER)
PACK = ("dispatch", "print-pack", LETTER)
MAIL = "server: localhost, sender: Văn thư <vanthu@sgddt.haiphong.example>"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGVAN_LANG", "en")


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


def texts(pdf: Path) -> list[str]:
    """Return the text of each page."""
    with pdfium.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


class TestPlan:
    """Who gets what by which way; nothing leaves."""

    def test_it_names_every_way_to_every_unit_and_what_is_missing(self, desk: Desk) -> None:
        server = "congvan.yaml does not name a mail server (dispatch: mail:)"
        assert desk.plan() == {
            "thpt-a email a@thpt.example": ("missing", server),
            "thpt-a email hai@thpt.example": ("missing", server),
            "thpt-b paper": ("ready", ""),
            "thpt-c paper": ("ready", ""),
            "thpt-c exchange H24.15.3": ("ready", ""),
        }
        said = desk.done(*PLAN)
        assert "Letter No. 01/SGDĐT-VP: mời họp giao ban hop" in said
        assert "ready: 3" in said
        assert "missing: 2" in said

    def test_nothing_is_written_and_nothing_leaves(self, desk: Desk) -> None:
        before = desk.files()
        desk.done(*PLAN)
        assert desk.files() == before

    def test_a_letter_without_a_number_is_sent_nowhere(self, desk: Desk) -> None:
        items = desk.fields("dispatch", "plan", "letters/khac.yaml")["items"]
        assert {(one["state"], one["why"]) for one in items} == {("missing", "not issued: it has no number yet")}

    def test_units_groups_and_ways_can_be_chosen(self, desk: Desk) -> None:
        assert len(desk.fields(*PLAN, "--way", "paper")["items"]) == 2
        assert len(desk.fields(*PLAN, "--unit", "thpt-a")["items"]) == 2
        assert len(desk.fields(*PLAN, "--group", "thpt")["items"]) == 5
        assert "Did you mean «thpt-a»?" in desk.refused(*PLAN, "--unit", "thpt-aa", code=2)
        assert "--group «thp»" in desk.refused(*PLAN, "--group", "thp", code=2)
        assert "paper" in desk.refused(*PLAN, "--way", "papier", code=2)

    @pytest.mark.parametrize(
        ("old", "new", "unit", "why"),
        [
            ("copies: 2", "copies: 0", "thpt-b paper", "it gets 0 paper copies by the list"),
            (", organ_id: H24.15.3", "", "thpt-c exchange", "it has no agency code (mã định danh) in the list"),
            ('email: ""', 'email: "", ways: email', "thpt-b email", "it has no e-mail (thư điện tử) in the list"),
        ],
    )
    def test_what_a_units_entry_lacks_is_named(self, old: str, new: str, unit: str, why: str, desk: Desk) -> None:
        desk.add(f"dispatch: {{mail: {{{MAIL}}}}}\n")
        desk.edit("recipients.yaml", old, new)
        assert desk.plan()[unit] == ("missing", why)

    def test_a_letter_that_was_changed_after_it_was_issued_is_not_sent(self, desk: Desk) -> None:
        path = next((desk.office / "van-ban-di").rglob("0001_thpt-b.pdf"))
        path.write_bytes(path.read_bytes() + b"%")
        state, why = desk.plan()["thpt-b paper"]
        assert (state, "0001_thpt-b.pdf" in why, "was changed after it was entered" in why) == ("missing", True, True)

    def test_a_unit_that_left_the_list_is_told(self, desk: Desk) -> None:
        path = desk.office / "recipients.yaml"
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "thpt-b" not in line]
        path.write_text("\n".join(lines), encoding="utf-8")
        state, why = desk.plan()["thpt-b paper"]
        assert (state, "not among the addressees any more" in why) == ("missing", True)

    def test_the_offices_own_ways_count_where_a_unit_names_none(self, desk: Desk) -> None:
        desk.add("dispatch: {ways: [bưu điện]}\n")
        assert [name for name in desk.plan() if name.startswith("thpt-a")] == ["thpt-a paper"]


class TestPrintPack:
    """Letters, envelopes, labels and rows go together."""

    def test_everything_is_there_one_for_one_in_the_order_of_the_list(self, desk: Desk) -> None:
        said = desk.done(*PACK)
        assert "2 letters, 3 copies, 3 sheets of paper." in said
        assert "2 letters = 2 envelopes = 2 rows for the post office: they go together." in said
        folder = desk.office / "goi-in/hop"
        assert {one.name for one in folder.iterdir()} == {
            *("letters.pdf", "envelopes.pdf", "labels.pdf", "danh-sach.pdf", "so-buu-dien.pdf", "so-buu-dien.docx")
        }
        order = ["Trường THPT B", "Trường THPT B", "Trường THPT C"]
        assert all(name in page for name, page in zip(order, texts(folder / "letters.pdf"), strict=True))
        envelopes = texts(folder / "envelopes.pdf")
        assert ["THPT B" in envelopes[0], "THPT C" in envelopes[1], len(envelopes)] == [True, True, 2]
        assert "Số 1 đường Lê Lợi" in envelopes[0]
        assert all("01/SGDĐT-VP" in one for one in envelopes)
        [labels] = texts(folder / "labels.pdf")
        assert ("Trường THPT B" in labels, "Trường THPT A" in labels) == (True, False)
        rows = texts(folder / "so-buu-dien.pdf")[-1]
        assert ("Trường THPT B" in rows, "Trường THPT C" in rows) == (True, True)
        assert "printed" in desk.done("status", LETTER)

    def test_both_sides_of_the_paper(self, desk: Desk) -> None:
        said = desk.done(*PACK, "--duplex")
        assert "3 sheets of paper" in said
        assert len(texts(desk.office / "goi-in/hop/letters.pdf")) == 6, "every letter of one page has an empty back"

    def test_envelopes_and_labels_may_be_left_out_or_of_another_size(self, desk: Desk) -> None:
        desk.done(*PACK, "--envelope", "none", "--labels", "none", "--out", "ra")
        assert not (desk.office / "ra/envelopes.pdf").exists()
        assert not (desk.office / "ra/labels.pdf").exists()
        desk.done(*PACK, "--envelope", "C4", "--labels", "2x7", "--first-label", "3", "--out", "rb")
        with pdfium.PdfDocument(desk.office / "rb/envelopes.pdf") as document:
            width, height = document[0].get_size()
        assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (324, 229)
        assert "dl" in desk.refused(*PACK, "--envelope", "d1", "--out", "rc", code=2)
        assert "3x8" in desk.refused(*PACK, "--labels", "3x9", "--out", "rc", code=2)
        assert not (desk.office / "rc").exists()

    def test_the_logo_stands_on_the_envelopes(self, desk: Desk) -> None:
        out = BytesIO()
        Image.new("RGB", (200, 200), "red").save(out, "PNG")
        (desk.office / "logo.png").write_bytes(out.getvalue())
        desk.edit("congvan.yaml", "  website:", "  logo: logo.png\n  website:")
        desk.done(*PACK)
        with pdfium.PdfDocument(desk.office / "goi-in/hop/envelopes.pdf") as document:
            kinds = [one.type for one in document[0].get_objects()]
        assert pdfium.raw.FPDF_PAGEOBJ_IMAGE in kinds
        (desk.office / "logo.png").unlink()
        assert "logo.png" in desk.refused(*PACK, "--out", "khac")

    def test_an_address_that_does_not_fit_is_named_and_nothing_is_written(self, desk: Desk) -> None:
        desk.edit("recipients.yaml", "name: Trường THPT C", "name: Trường " + "THPT rất dài " * 60)
        said = desk.refused(*PACK)
        assert "PF019" in said
        assert not (desk.office / "goi-in").exists()
        assert "printed" not in desk.done("status", LETTER)

    def test_files_that_are_there_are_not_replaced_unasked(self, desk: Desk) -> None:
        desk.done(*PACK)
        before = desk.files()
        assert "letters.pdf is there already" in desk.refused(*PACK)
        assert desk.files() == before
        desk.done(*PACK, "--force")

    def test_letters_that_were_issued_in_word_alone_are_printed_on_the_way(
        self, commands: Commands, tmp_path: Path
    ) -> None:
        made = issue_office(commands, tmp_path / "issued", "docx")
        desk = Desk(commands, made, tmp_path / "office")
        assert "2 letters, 3 copies" in desk.done(*PACK)
        assert "Trường THPT C" in texts(desk.office / "goi-in/hop/letters.pdf")[2]

    def test_json(self, desk: Desk) -> None:
        fields = desk.fields(*PACK)
        names = ("letters", "copies", "sheets", "envelopes", "labels", "rows")
        assert [fields[name] for name in names] == [2, 3, 3, 2, 2, 2]
        assert len(fields["files"]) == 6


class TestPosted:
    """What was handed to the post office stands in the ledger, in the book and in the post's book."""

    def test_it_is_entered_once(self, desk: Desk) -> None:
        posted = ("dispatch", "posted", LETTER, "--note", "BĐ 0123")
        assert "run the command again with --yes 2" in desk.refused(*posted)
        assert "--yes 3: it is 2 letters. Nothing was entered." in desk.refused(*posted, "--yes", "3")
        assert "2 letters entered as posted." in desk.done(*posted, "--yes", "2")
        assert desk.plan()["thpt-b paper"] == ("done", "BĐ 0123")
        assert "No letter goes by paper now." in desk.done(*posted, "--yes", "2")
        [entry] = [desk.fields("register", "show", "1")["entry"]]
        assert entry["sent_date"]
        assert "2 entries" in desk.done("register", "print", "--post")

    def test_one_unit_and_another_day(self, desk: Desk) -> None:
        desk.done("dispatch", "posted", LETTER, "--unit", "thpt-b", "--date", "1/12/2026", "--yes", "1")
        assert (desk.plan()["thpt-b paper"][0], desk.plan()["thpt-c paper"][0]) == ("done", "ready")
        assert desk.fields("register", "show", "1")["entry"]["sent_date"] == "2026-12-01"


class TestReport:
    """The table of what became of all."""

    def test_it_is_a_workbook_in_which_nothing_runs(self, desk: Desk) -> None:
        desk.edit("recipients.yaml", "name: Trường THPT C", 'name: "=1+1"')
        said = desk.done("dispatch", "report", LETTER, "-o", "bc.xlsx")
        assert "Written: bc.xlsx" in said
        sheet = load_workbook(desk.office / "bc.xlsx").active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[0][:2] == ("Đơn vị", "Mã đơn vị")
        assert len(rows) == 6
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
        assert "=1+1" in {row[0] for row in rows}
        assert "is there already" in desk.refused("dispatch", "report", LETTER, "-o", "bc.xlsx")
        assert ".xlsx" in desk.refused("dispatch", "report", LETTER, "-o", "bc.csv", code=2)

    def test_json(self, desk: Desk) -> None:
        assert len(desk.fields("dispatch", "report", LETTER)["items"]) == 5


class TestEmail:
    """Asked before, and told after."""

    def test_the_count_must_be_right(self, desk: Desk) -> None:
        desk.add(f"dispatch: {{mail: {{{MAIL}, port: 1}}}}\n")
        email = ("dispatch", "email", LETTER)
        assert "run the command again with --yes 2" in desk.refused(*email)
        assert "--yes 3: it is 2 letters. Nothing was sent." in desk.refused(*email, "--yes", "3")
        assert "--yes" in desk.refused(*email, "--yes", "all", code=2)
        assert desk.plan()["thpt-a email a@thpt.example"] == ("ready", "")

    @pytest.mark.parametrize(
        ("typed", "code", "words"), [(b"y\n", 0, "sent: 2"), (b"\n", 1, "Nothing was sent."), (None, 3, "Stopped.")]
    )
    def test_on_a_terminal_it_asks(
        self, typed: bytes | None, code: int, words: str, desk: Desk, tmp_path: Path
    ) -> None:
        with mail_server(tmp_path / "server") as server:
            where = f"port: {server.port}, authority_file: {server.ca_file}"
            desk.add(f"dispatch: {{mail: {{{MAIL}, {where}}}}}\n")
            ended = on_terminal(desk.office, ("dispatch", "email", LETTER), typed)
            assert (ended.code, words in ended.said, "Send 2 letters?" in ended.said) == (code, True, True), ended.said
            assert len(server.accepted()) == 2 * (code == 0)

    def test_a_password_in_the_file_is_refused_and_not_repeated(self, desk: Desk) -> None:
        desk.add(f"dispatch: {{mail: {{{MAIL}, user: a, password: bi-mat-lam}}}}\n")
        said = desk.refused("dispatch", "email", LETTER, "--yes", "2")
        assert ("password" in said, "bi-mat-lam" in said) == (True, False)

    def test_a_password_that_nobody_knows_stops_it(self, desk: Desk) -> None:
        desk.add(f"dispatch: {{mail: {{{MAIL}, user: vanthu, port: 1}}}}\n")
        said = desk.refused("dispatch", "email", LETTER, "--yes", "2")
        assert "The password of «vanthu» is not known" in said
        assert "nobody is here to ask" in desk.refused("dispatch", "password")

    def test_a_password_that_is_kept_in_the_keyring_is_asked_for_once(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        password = secrets.token_urlsafe(9)
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.cli.a_keyring.FileKeyring")
        monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
        monkeypatch.setenv("TEST_KEYRING", str(tmp_path / "keys.json"))
        monkeypatch.delenv("CONGVAN_MAIL_PASSWORD", raising=False)
        with mail_server(tmp_path / "server", Script(login={"vanthu": password})) as server:
            where = f"port: {server.port}, authority_file: {server.ca_file}, user: vanthu"
            desk.add(f"dispatch: {{mail: {{{MAIL}, {where}}}}}\n")
            typed = f"{password}\n".encode()
            kept = on_terminal(desk.office, ("dispatch", "password"), typed, b"at localhost: ")
            assert (kept.code, "Kept in the keyring for vanthu." in kept.said) == (0, True), kept.said
            sent = run_program(desk.office, "dispatch", "email", LETTER, "--yes", "2")
            assert (sent.code, "sent: 2" in sent.said) == (0, True), sent.said
            assert {one.login for one in server.accepted()} == {"vanthu"}
        assert password not in kept.said + sent.said

    def test_the_offices_words_and_the_letters_attachments_go_with_it(self, desk: Desk, tmp_path: Path) -> None:
        (desk.office / "loi.txt").write_text(
            "Subject: {{ letter.number }} cho {{ unit.name }}\n\nXin gửi {{ files }}", "utf-8"
        )
        (desk.office / "loi.html").write_text("<p>{{ unit.name }} &amp; {{ letter.subject }}</p>", "utf-8")
        (desk.office / "letters/bieu-mẫu.xlsx").write_bytes(b"bang")
        path = desk.office / LETTER
        path.write_text(path.read_text(encoding="utf-8") + "attachments: bieu-mẫu.xlsx\n", encoding="utf-8")
        with mail_server(tmp_path / "server") as server:
            where = f"port: {server.port}, authority_file: {server.ca_file}, text: loi.txt, html: loi.html"
            desk.add(f"dispatch: {{mail: {{{MAIL}, {where}}}}}\n")
            desk.done("dispatch", "email", LETTER, "--yes", "2")
            mail = server.accepted()[0]
        assert mail.subject == "01/SGDĐT-VP cho Trường THPT A"
        assert set(mail.attachments) == {"0001_thpt-a.pdf", "bieu-mẫu.xlsx"}
        html = mail.message.get_body(("html",))
        assert html is not None
        assert html.get_content().strip() == "<p>Trường THPT A &amp; mời họp giao ban hop</p>"

    def test_a_wrong_template_is_refused_before_anything_is_sent(self, desk: Desk) -> None:
        for text, told in (
            ("Xin chào", "does not begin with its subject"),
            ("Subject: a\n\n{{ unit.nam }}", "EM001"),
            ("Subject: a\n\n{% if %}", "EM001"),
            ("Subject: a\n\n{{ unit.__class__ }}", "EM001"),
        ):
            (desk.office / "loi.txt").write_text(text, encoding="utf-8")
            path = desk.office / "congvan.yaml"
            path.write_text(path.read_text("utf-8").partition("dispatch:")[0], "utf-8")
            desk.add(f"dispatch: {{mail: {{{MAIL}, port: 1, text: loi.txt}}}}\n")
            assert told in desk.refused("dispatch", "email", LETTER, "--yes", "2"), text
        assert desk.plan()["thpt-a email a@thpt.example"] == ("ready", "")

    def test_letters_that_are_too_large_are_not_sent(self, desk: Desk) -> None:
        desk.add(f"dispatch: {{mail: {{{MAIL}, port: 1, largest: 0}}}}\n")
        said = desk.refused("dispatch", "email", LETTER, "--yes", "2")
        assert "larger than 0 MB" in said

    def test_json(self, desk: Desk, tmp_path: Path) -> None:
        with mail_server(tmp_path / "server") as server:
            where = f"port: {server.port}, authority_file: {server.ca_file}"
            desk.add(f"dispatch: {{mail: {{{MAIL}, {where}}}}}\n")
            fields = desk.fields("dispatch", "email", LETTER, "--yes", "2")
        assert (fields["counts"], fields["left"], len(fields["results"])) == ({"sent": 2}, [], 2)
        refused = desk.run("dispatch", "email", "letters/gone.yaml", "--yes", "2", "--json")
        assert (refused.code, json.loads(refused.said)["status"]) == (1, "refused")


@pytest.mark.parametrize("name", ["plan", "email", "bounces", "password", "print-pack", "posted", "report"])
def test_help_is_given(name: str, desk: Desk) -> None:
    assert "--office" in desk.done("dispatch", name, "--help")
