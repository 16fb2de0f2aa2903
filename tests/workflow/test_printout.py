"""`congvan print`: one file for the printer, in the list's order, with a list to tick; and PDFs that are checked."""

import io
import subprocess
from pathlib import Path

import pytest

import docx
from congvan.pdf import look_at
from tests.workflow.small_office import IDS, LETTER_FILE, SmallOffice

NAMES = ("Trường THPT Ngô Quyền", "Trường THPT Lê Quý Đôn", "quận Lê Chân")


def pages(path: Path) -> list[str]:
    return ["\n".join(line.text for line in page.lines) for page in look_at(path.read_bytes()).pages]


def printed(office: SmallOffice, *words: str) -> list[str]:
    done = office.run("print", LETTER_FILE, "-o", "in.pdf", *words)
    assert done.code == 0, done.err
    return pages(office.root / "in.pdf")


def lengthen(office: SmallOffice) -> None:
    """Make the letters of schools two pages long."""
    office.change(LETTER_FILE, "text: Báo cáo về Sở.", f"text: {'Báo cáo về Sở kết quả thực hiện từng tháng. ' * 60}")


def test_the_letters_stand_in_the_lists_order_behind_a_list_to_tick(office: SmallOffice) -> None:
    found = printed(office)
    assert len(found) == 4
    assert "LETTERS TO PRINT" in found[0]
    assert "3 letters, 3 copies" in found[0]
    for number, name in enumerate(NAMES, start=1):
        assert name in found[0]
        assert name in found[number]
    assert not office.out.exists(), "nothing else is written"


def test_no_list_and_the_general_letter_too(office: SmallOffice) -> None:
    found = printed(office, "--no-list", "--for", "both")
    assert len(found) == 4
    assert "Hiệu trưởng trường THPT" in found[3]
    assert len(printed(office, "--no-list", "--unit", "le-quy-don", "--force")) == 1


def test_on_both_sides_each_letter_begins_on_a_front_page(office: SmallOffice) -> None:
    lengthen(office)
    found = printed(office, "--duplex")
    firsts = [place for place, text in enumerate(found, start=1) if "CỘNG HÒA XÃ HỘI" in text]
    assert len(firsts) == 3
    assert all(place % 2 == 1 for place in firsts), firsts
    assert found[1] == "", "the back of the list is empty"
    assert {str(place) for place in firsts} <= set(found[0].split("\n")), "the list says where letters begin"


def test_the_list_of_units_says_how_many_copies(office: SmallOffice) -> None:
    office.change(
        "recipients.yaml", "    email: lequydon@haiphong.example", "    email: lequydon@haiphong.example\n    copies: 3"
    )
    found = printed(office)
    assert [sum(name in page for page in found[1:]) for name in NAMES] == [1, 3, 1]
    assert "3 letters, 5 copies" in found[0]
    assert len(printed(office, "--copies", "2", "--no-list", "--force")) == 6


@pytest.mark.parametrize("word", ["0", "100", "hai", "-1"])
def test_copies_are_a_number_or_the_lists(word: str, office: SmallOffice) -> None:
    done = office.run("print", LETTER_FILE, "--copies", word)
    assert done.code == 2
    assert f"--copies «{word}»" in done.err


def test_a_letter_that_a_person_changed_is_printed_as_it_stands(office: SmallOffice) -> None:
    assert office.render().code == 0
    office.write("out/thu_le-quy-don.docx", _filled_by_hand(office))
    done = office.run("print", LETTER_FILE, "-o", "in.pdf", "--json")
    assert done.json["changed_by_hand"] == ["thu_le-quy-don"]
    found = pages(office.root / "in.pdf")
    assert "Chữ do văn thư sửa tay" in found[2]
    assert "Chữ do văn thư sửa tay" not in found[1]
    said = office.run("print", LETTER_FILE, "-o", "in.pdf", "--force")
    assert "1 letter was changed by hand since it was made, and is printed so: thu_le-quy-don." in said.out


def _filled_by_hand(office: SmallOffice) -> bytes:
    document = docx.Document(str(office.out / "thu_le-quy-don.docx"))
    document.paragraphs[-1].insert_paragraph_before("Chữ do văn thư sửa tay")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_an_older_letter_in_the_folder_is_not_printed(office: SmallOffice) -> None:
    assert office.render().code == 0
    office.change(LETTER_FILE, "Bám sát kế hoạch.", "Bám sát chương trình.")
    assert all("Bám sát chương trình." in page for page in printed(office, "--no-list"))


def test_a_file_that_is_there_is_replaced_only_when_asked(office: SmallOffice) -> None:
    office.write("in.pdf", b"mine")
    done = office.run("print", LETTER_FILE, "-o", "in.pdf")
    assert done.code == 1
    assert "in.pdf is there already" in done.err
    assert (office.root / "in.pdf").read_bytes() == b"mine"
    assert len(printed(office, "--force")) == 4


def test_what_is_wrong_with_the_letter_stops_the_print(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "[thpt, phong-gd]", "[thpt, phong]")
    done = office.run("print", LETTER_FILE, "--json")
    assert (done.code, done.codes) == (1, ["LT001"])
    assert not (office.root / "print.pdf").exists()


def test_sheets_are_counted(office: SmallOffice) -> None:
    lengthen(office)
    done = office.run("print", LETTER_FILE, "-o", "in.pdf", "--duplex", "--json")
    told = done.json
    assert told["pages"] == len(pages(office.root / "in.pdf"))
    assert told["sheets"] * 2 == told["pages"]
    assert (told["letters"], told["copies"]) == (len(IDS), len(IDS))


# ---- congvan check on PDFs ----


def test_a_pdf_is_checked_by_what_it_shows(office: SmallOffice) -> None:
    lengthen(office)
    assert office.render("--format", "pdf").code == 0
    done = office.run("check", "out/thu_ngo-quyen.pdf", "--format", "json", "--ignore", "PG006")
    assert done.code == 0, done.out
    done = office.run("check", "out/thu_ngo-quyen.pdf", "--select", "PG006", "--format", "json")
    codes = [finding["code"] for letter in done.json["letters"] for finding in letter["findings"]]
    assert set(codes) <= {"PG006"}


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [(b"no pdf", "PF101", "no PDF, or it is damaged"), (b"%PDF-1.7\n%%EOF", "PF101", "no PDF, or it is damaged")],
)
def test_what_is_no_pdf_is_said(data: bytes, code: str, says: str, office: SmallOffice) -> None:
    office.write("thu.pdf", data)
    done = office.run("check", "thu.pdf")
    assert done.code == 1
    assert code in done.err + done.out
    assert says in done.err + done.out


def test_a_pdf_with_a_password_is_said(office: SmallOffice, tmp_path: Path) -> None:
    assert office.render("--for", "general").code == 0
    options = (
        'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"mo"}}'
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", options, "--outdir", str(office.root)]
    subprocess.run([*command, str(office.out / "thu_chung.docx")], check=True, capture_output=True, timeout=120)
    done = office.run("check", "thu_chung.pdf")
    assert done.code == 1
    assert "PF102" in done.err + done.out


def test_a_pdf_that_is_no_letter_is_said_and_not_judged(office: SmallOffice) -> None:
    assert office.run("print", LETTER_FILE, "-o", "in.pdf").code == 0
    done = office.run("check", "in.pdf", "--format", "json")
    codes = [finding["code"] for letter in done.json["letters"] for finding in letter["findings"]]
    assert codes == ["CK004"]


def test_a_pdf_is_neither_mended_nor_annotated(office: SmallOffice) -> None:
    assert office.render("--format", "pdf", "--for", "general").code == 0
    before = (office.out / "thu_chung.pdf").read_bytes()
    done = office.run("check", "out/thu_chung.pdf", "--fix", "--format", "json")
    codes = [finding["code"] for letter in done.json["letters"] for finding in letter["findings"]]
    assert "CK008" in codes
    assert (office.out / "thu_chung.pdf").read_bytes() == before


# ---- congvan doctor ----


def test_doctor_names_the_faces_and_libreoffice(office: SmallOffice) -> None:
    done = office.run("doctor", "--json")
    assert done.code == 0
    told = done.json
    assert {(one["bold"], one["italic"]) for one in told["faces"]} == {
        (False, False), (True, False), (False, True), (True, True),
    }  # fmt: skip
    assert all(Path(one["path"]).is_file() for one in told["faces"])
    assert Path(told["libreoffice"]).exists()
    assert told["office"] == str(office.root / "congvan.yaml")
    assert "Letters can be made and printed." in office.run("doctor").out


def test_doctor_names_a_font_of_the_office_that_is_not_there(office: SmallOffice) -> None:
    office.change("congvan.yaml", "defaults:", "fonts: Phông Không Có\ndefaults:")
    done = office.run("doctor", "--json")
    assert (done.code, done.codes) == (1, ["LT009"])
