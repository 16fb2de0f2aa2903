"""Letters as PDF: beside the Word files, the same bytes each time, and never another letter than the Word file's."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from congvan.cli import options
from congvan.docx import packaged_template
from congvan.pdf import STANDARDS, look_at
from congvan.workflow import printing
from congvan.workflow.filling import FORMATS
from congvan.workflow.scope import SCOPES
from tests.workflow.small_office import IDS, LETTER_FILE, SmallOffice, said, surroundings

PDFS = [f"thu_{one}.pdf" for one in (*IDS, "chung")]


def pdfs(office: SmallOffice) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(office.out.glob("*.pdf"))}


def words(data: bytes) -> str:
    return "\n".join(line.text for page in look_at(data).pages for line in page.lines)


def template_with(part: str, old: str, new: str) -> bytes:
    """Return the built-in template with one change in a part's XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packaged_template())) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            text = given.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            made.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


COLUMNS = ("word/document.xml", "</w:sectPr>", '<w:cols w:num="2"/></w:sectPr>')


def test_the_words_of_the_options_are_those_of_the_work() -> None:
    assert options.STANDARDS == STANDARDS
    assert options.ENGINES == printing.ENGINES
    assert options.FORMATS == FORMATS
    assert options.SCOPES == SCOPES


def test_each_letter_is_made_as_word_file_and_as_pdf(office: SmallOffice) -> None:
    done = office.render("--format", "docx,pdf")
    assert (done.code, done.err) == (0, "")
    assert "3 letters for units and the general letter, each as docx, pdf" in done.out
    assert sorted(pdfs(office)) == sorted(PDFS)
    assert sorted(office.letters()) == sorted(one.replace(".pdf", ".docx") for one in PDFS)
    school = words(pdfs(office)["thu_ngo-quyen.pdf"])
    assert "Kính gửi: Hiệu trưởng Trường THPT Ngô Quyền" in school
    assert "Báo cáo về Sở." in school
    assert "Báo cáo về Sở." not in words(pdfs(office)["thu_pgd-le-chan.pdf"])


def test_only_pdfs_when_only_they_are_asked_for(office: SmallOffice) -> None:
    assert office.render("--format", "pdf").code == 0
    assert sorted(pdfs(office)) == sorted(PDFS)
    assert office.letters() == {}


def test_the_office_says_which_files_are_usual(office: SmallOffice) -> None:
    office.change("congvan.yaml", "  signer: pgd", "  signer: pgd\n  formats: [docx, PDF]")
    assert office.render().code == 0
    assert sorted(pdfs(office)) == sorted(PDFS)
    office.change("congvan.yaml", "[docx, PDF]", "[docx, pfd]")
    done = office.render("--json")
    assert done.codes == ["LT008"]
    assert "Did you mean «pdf»?" in done.json["findings"][0]["message"]


@pytest.mark.parametrize(
    ("option", "word", "near"),
    [
        ("--format", "docx,pfd", "pdf"),
        ("--pdf-engine", "libreofice", "libreoffice"),
        ("--pdf-standard", "a2b", "a-2b"),
        ("--for", "unit", "units"),
    ],
)
def test_a_word_that_an_option_does_not_know_is_wrong_usage(
    option: str, word: str, near: str, office: SmallOffice
) -> None:
    done = office.render(option, word)
    assert done.code == 2
    assert f"{option} «{word.rpartition(',')[2]}»" in done.err
    assert f"Did you mean «{near}»?" in done.err
    assert not office.out.exists()


def test_the_same_letter_gives_the_same_bytes_whoever_makes_it_and_when(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "symbol: SGDĐT-VP", "symbol: SGDĐT-VP\nnumber: '05'\ndate: 2026-03-05")
    assert office.render("--format", "docx,pdf").code == 0
    first = pdfs(office)
    again = office.render("--format", "docx,pdf", "--json")
    assert again.json["counts"] == {"written": 0, "same": 8, "planned": 0}
    other = office.render("--format", "pdf", "--jobs", "2", "--out", "khac")
    assert other.code == 0
    assert {path.name: path.read_bytes() for path in (office.root / "khac").glob("*.pdf")} == first


def test_a_pdf_says_what_it_is(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "symbol: SGDĐT-VP", "symbol: SGDĐT-VP\nnumber: '05'\ndate: 2026-03-05")
    assert office.render("--format", "pdf", "--for", "general").code == 0
    (data,) = pdfs(office).values()
    with pdfium.PdfDocument(data) as document:
        told = document.get_metadata_dict()
    assert told["Title"] == "triển khai thực hiện nghị quyết"
    assert told["Author"] == "UBND thành phố Hải Phòng - Sở Giáo dục và Đào tạo"
    assert told["Subject"] == "05/SGDĐT-VP"
    assert told["CreationDate"].startswith("D:20260305")
    assert b"/Lang(vi)" in data.replace(b" ", b"")
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in data


@pytest.mark.parametrize(
    ("standard", "mark"),
    [
        ("a-2b", rb"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B"),
        ("a-2a", rb"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A"),
        ("a-3b", rb"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B"),
        ("ua-1", rb"<pdfuaid:part>1</pdfuaid:part>"),
    ],
)
def test_the_standard_that_is_asked_for_is_kept(standard: str, mark: bytes, office: SmallOffice) -> None:
    assert office.render("--format", "pdf", "--for", "general", "--pdf-standard", standard).code == 0
    (data,) = pdfs(office).values()
    assert mark in re.sub(rb"\s+", b"", data)
    judge = shutil.which("verapdf")  # not in Debian; typst itself refuses to write what breaks the standard
    if judge:
        flavour = standard.replace("a-", "").replace("ua-", "ua")
        command = [judge, "--flavour", flavour, "--format", "text", str(office.out / "thu_chung.pdf")]
        assert subprocess.run(command, capture_output=True, text=True, check=False).stdout.startswith("PASS")


def test_poppler_finds_the_same_words_and_every_font_in_the_file(office: SmallOffice) -> None:
    assert office.render("--format", "docx,pdf").code == 0
    for name, letter in office.letters().items():
        path = str(office.out / name.replace(".docx", ".pdf"))
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        told = Counter("".join(said(letter)).replace(" ", "").replace("\u00a0", ""))
        assert Counter("".join(text.split())) == told
        listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        assert len(listed) >= 3
        assert all(re.search(r"\byes +yes +yes\b", line) for line in listed), listed


def test_a_libreoffice_that_never_ends_is_stopped(
    office: SmallOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "programs" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 300\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("congvan.pdf.libreoffice._START", 0.2)
    monkeypatch.setattr("congvan.pdf.libreoffice._EACH", 0.1)
    done = office.render("--format", "pdf", "--pdf-engine", "libreoffice")
    assert done.code == 1
    assert "LibreOffice did not finish 4 letters in 1 seconds, and was stopped" in done.err
    assert pdfs(office) == {}


def test_a_pdf_that_somebody_changed_is_not_replaced(office: SmallOffice) -> None:
    assert office.render("--format", "docx,pdf").code == 0
    office.write("out/thu_chung.pdf", b"signed")
    done = office.render("--format", "docx,pdf", "--json")
    assert done.codes == ["OU001"]
    assert done.json["findings"][0]["file"].endswith("thu_chung.pdf")
    assert office.render("--format", "docx,pdf", "--force").code == 0


def test_a_signature_alone_on_its_page_is_told(office: SmallOffice) -> None:
    """The template keeps the last paragraph with the signature; one longer than a page cannot be kept."""
    sentence = "Sở đề nghị các đơn vị báo cáo kết quả thực hiện từng tháng. "
    for times in range(40, 90):
        office.change(LETTER_FILE, "closing: Trân trọng./.", f"closing: {sentence * times}./.")
        done = office.render("--format", "pdf", "--for", "general", "--force", "--json")
        told = [finding for finding in done.json["checked"] if finding["code"] == "PG013"]
        if told:
            break
        office.change(LETTER_FILE, f"closing: {sentence * times}./.", "closing: Trân trọng./.")
    else:
        pytest.fail("no length of the last paragraph leaves the signature alone on its page")
    assert "alone on their page" in told[0]["message"]
    assert told[0]["place"].startswith("page 3")


def test_nothing_is_written_on_trial(office: SmallOffice) -> None:
    done = office.render("--format", "docx,pdf", "--dry-run", "--json")
    assert done.json["counts"] == {"written": 0, "same": 0, "planned": 8}
    assert not office.out.exists()


def test_what_cannot_be_printed_exactly_goes_to_libreoffice_and_is_said(office: SmallOffice) -> None:
    office.write("templates/cot.docx", template_with(*COLUMNS))
    done = office.render("--template", "templates/cot.docx", "--format", "docx,pdf")
    assert done.code == 0, done.err
    assert "4 letters were printed by LibreOffice: " in done.out
    assert "2 columns" in done.out
    assert "Ngô Quyền" in words(pdfs(office)["thu_ngo-quyen.pdf"])
    assert "Ngô Quyền" not in words(pdfs(office)["thu_le-quy-don.pdf"])
    assert b"pdfaid:part" in pdfs(office)["thu_chung.pdf"]


def test_libreoffice_prints_everything_when_it_is_asked_to(office: SmallOffice) -> None:
    done = office.render("--pdf-engine", "libreoffice", "--format", "pdf", "--json")
    assert done.code == 0, done.err
    assert [one["pages"] for one in done.json["letters"]] == [1, 1, 1, 1]
    assert "Trường THPT Lê Quý Đôn" in words(pdfs(office)["thu_le-quy-don.pdf"])


def test_it_is_named_once_what_cannot_be_printed_when_nothing_else_may_print(office: SmallOffice) -> None:
    office.write("templates/cot.docx", template_with(*COLUMNS))
    done = office.render("--template", "templates/cot.docx", "--format", "pdf", "--pdf-engine", "typst", "--json")
    assert done.code == 1
    assert done.codes == ["PF007"]
    (finding,) = done.json["findings"]
    assert "2 columns" in finding["message"]
    assert "3 more letters have it" in finding["message"]
    assert "--pdf-engine typst" in finding["fix"]
    assert pdfs(office) == office.letters() == {}


def test_without_libreoffice_the_message_says_what_to_install(office: SmallOffice, tmp_path: Path) -> None:
    office.write("templates/cot.docx", template_with(*COLUMNS))
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    rendered = ("render", LETTER_FILE, "--template", "templates/cot.docx", "--format", "pdf")
    done = office.call(*rendered, environment={"PATH": str(nowhere)})
    assert done.code == 1
    assert "PF007" in done.err
    assert "install LibreOffice" in done.err
    asked = office.call(*rendered, "--pdf-engine", "libreoffice", environment={"PATH": str(nowhere)})
    assert asked.code == 2
    assert "LibreOffice is not installed" in asked.err


def test_a_libreoffice_that_leaves_letters_out_is_found_out(office: SmallOffice, tmp_path: Path) -> None:
    program = tmp_path / "programs" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    rendered = ("render", LETTER_FILE, "--format", "pdf", "--pdf-engine", "libreoffice")
    done = office.call(*rendered, environment={"PATH": f"{program.parent}{os.pathsep}{surroundings()['PATH']}"})
    assert done.code == 1
    assert "LibreOffice left a letter out" in done.err
    assert pdfs(office) == office.letters() == {}


def test_a_font_that_is_not_installed_is_never_replaced_by_another(office: SmallOffice) -> None:
    office.write("templates/phong.docx", template_with("word/styles.xml", "Times New Roman", "Phông Không Có"))
    done = office.render("--template", "templates/phong.docx", "--format", "pdf", "--json")
    assert "PF001" in done.codes
    assert any("Phông Không Có" in finding["message"] for finding in done.json["findings"])
    assert pdfs(office) == office.letters() == {}


@pytest.mark.parametrize(
    ("fonts", "says"), [("Phông Không Có", "is not installed"), ("phong/x.ttf", "no file or folder")]
)
def test_a_font_of_the_office_that_is_not_there_is_named_with_its_line(
    fonts: str, says: str, office: SmallOffice
) -> None:
    office.change("congvan.yaml", "defaults:", f"fonts: [{fonts}]\ndefaults:")
    done = office.render("--format", "pdf", "--json")
    assert done.codes == ["LT009"]
    (finding,) = done.json["findings"]
    assert (finding["file"], finding["line"]) == ("congvan.yaml", 11)
    assert says in finding["message"]


def test_the_office_may_bring_its_own_fonts(office: SmallOffice) -> None:
    folder = next(one for one in Path("/usr/share/fonts").rglob("LiberationSerif-Regular.ttf")).parent
    for path in folder.glob("LiberationSerif-*.ttf"):
        office.write(f"phong/{path.name}", path.read_bytes())
    office.change("congvan.yaml", "defaults:", "fonts: phong\ndefaults:")
    assert office.render("--format", "pdf", "--for", "general").code == 0
    (data,) = pdfs(office).values()
    assert {font.name.partition("-")[0] for font in look_at(data).fonts} == {"LiberationSerif"}
