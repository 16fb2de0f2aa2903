"""`congvan check`: which letters are looked at, how findings are told, mended, annotated and excused."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import docx
from congvan.docx import packaged_template
from tests.workflow.small_office import LETTER_FILE, SmallOffice, W, said


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    return SmallOffice(tmp_path / "co-quan")


def codes(office: SmallOffice, *words: str) -> list[str]:
    """Return the codes of `congvan check`, file by file."""
    done = office.run("check", *words, "--format", "json")
    return [finding["code"] for letter in done.json["letters"] for finding in letter["findings"]]


def a_wrong_symbol(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "symbol: SGDĐT-VP", "symbol: CV-SGDĐT")


def test_a_finding_names_file_line_column_rule_clause_and_what_to_do(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    done = office.run("check", LETTER_FILE, "--select", "SO004")
    assert done.code == 1
    assert "letters/thu.yaml:1:9: error SO004: " in done.err
    assert "«CV»" in done.err
    assert "    → " in done.err
    assert "Phụ lục I, Phần I, II.3.b: “" in done.err
    assert "1 letter checked: 1 error, 0 warnings, 0 pieces of advice." in done.out
    assert "congvan rules show SO004" in done.out


def test_a_letter_without_errors_is_let_through(office: SmallOffice) -> None:
    done = office.run("check", LETTER_FILE, "--select", "SO004")
    assert (done.code, done.err) == (0, "")
    assert f"Next: congvan render {LETTER_FILE}" in done.out


def test_a_fault_that_is_no_rule_is_told_without_a_rule_to_read(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "closing:", "closng:")
    done = office.run("check", LETTER_FILE)
    assert done.code == 1
    assert "KE001" in done.err
    assert "rules show" not in done.out
    assert "Next:" not in done.out


def test_warnings_refuse_only_when_strict(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "subject: triển khai thực hiện nghị quyết", "subject: triển khai thực hiện nghị quyết.")
    assert office.run("check", LETTER_FILE, "--select", "TY003").code == 0
    assert office.run("check", LETTER_FILE, "--select", "TY003", "--strict").code == 1


def test_a_folder_means_its_letters_and_an_offices_folder_those_in_letters(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    office.write("out/thu_x.docx", b"not looked at")
    done = office.run("check", ".", "--select", "SO004", "--format", "json")
    assert [letter["file"] for letter in done.json["letters"]] == ["letters/thu.yaml"]
    assert codes(office, "--select", "SO004") == ["SO004"]


def test_word_files_of_a_folder_are_looked_at_but_not_words_own_lock_files(office: SmallOffice) -> None:
    assert office.render("--for", "general").code == 0
    office.write("out/~$thu.docx", b"Word writes these while a file is open")
    done = office.run("check", "out", "--select", "SO", "--format", "json")
    assert [letter["file"] for letter in done.json["letters"]] == [f"out/{next(iter(office.letters()))}"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("khong-co.docx", "no such file"),
        ("cu.doc", "save it as .docx"),
        ("anh.png", "a letter is a .yaml, a .docx or a .pdf file"),
        ("rong", "there is no letter"),
    ],
)
def test_what_is_no_letter_is_said(name: str, words: str, office: SmallOffice) -> None:
    if name == "rong":
        (office.root / name).mkdir()
    elif not name.startswith("khong"):
        office.write(name, b"x")
    done = office.run("check", name)
    assert done.code == 1
    assert words in done.err


def test_a_broken_word_file_is_a_finding_and_the_others_are_still_looked_at(office: SmallOffice) -> None:
    office.write("a.docx", b"PK\x03\x04 broken")
    assert office.render("--for", "general").code == 0
    done = office.run("check", "a.docx", "out", "--format", "json")
    first, second = done.json["letters"]
    assert done.code == 1
    assert first["findings"][0]["code"].startswith("PK")
    assert not [one for one in second["findings"] if one["code"].startswith("PK")]


def test_a_comment_excuses_a_line(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    office.change(LETTER_FILE, "symbol: CV-SGDĐT", "symbol: CV-SGDĐT # noqa: SO004, TY003")
    assert codes(office, LETTER_FILE, "--select", "SO004") == []
    office.change(LETTER_FILE, "# noqa: SO004, TY003", "# noqa: SO005")
    assert codes(office, LETTER_FILE, "--select", "SO004") == ["SO004"]
    office.change(LETTER_FILE, "# noqa: SO005", "# noqa")
    assert codes(office, LETTER_FILE, "--select", "SO004") == []


def test_a_comment_on_the_keys_line_excuses_a_text_below_it_and_words_in_the_text_do_not(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "subject: triển", "subject: >- # noqa: TY003\n  triển")
    office.change(LETTER_FILE, "nghị quyết\n", "nghị quyết.\n")
    assert codes(office, LETTER_FILE, "--select", "TY003") == []
    office.change(LETTER_FILE, ">- # noqa: TY003\n  triển", ">-\n  triển")
    assert codes(office, LETTER_FILE, "--select", "TY003") == ["TY003"]


def test_the_office_chooses_rules_and_weights(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    office.write(
        "congvan.yaml", (office.root / "congvan.yaml").read_text() + "checks:\n  severities: {SO004: advice}\n"
    )
    done = office.run("check", LETTER_FILE, "--select", "SO004", "--format", "json")
    assert [one["severity"] for one in done.json["letters"][0]["findings"]] == ["advice"]
    office.change("congvan.yaml", "{SO004: advice}", "{SO004: off}")
    assert "SO004" not in codes(office, LETTER_FILE)
    office.change("congvan.yaml", "severities: {SO004: off}", "ignore: [SO]")
    assert "SO004" not in codes(office, LETTER_FILE)


def test_a_setting_that_means_nothing_is_said(office: SmallOffice) -> None:
    office.write(
        "congvan.yaml",
        (office.root / "congvan.yaml").read_text()
        + "checks:\n  ignore: [XX1]\n  severities: {SO999: off, SO004: grave}\n",
    )
    assert sorted(one for one in codes(office, LETTER_FILE) if one.startswith("CK")) == ["CK005", "CK005", "CK006"]


def test_an_unknown_rule_in_the_command_is_wrong_usage(office: SmallOffice) -> None:
    done = office.run("check", LETTER_FILE, "--select", "XX")
    assert done.code == 2
    assert "There is no rule «XX»." in done.err
    assert office.run("check", LETTER_FILE, "--format", "jsn").code == 2


def test_sarif_names_the_rule_the_place_and_the_level(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    done = office.run("check", LETTER_FILE, "--select", "SO004", "--format", "sarif")
    (run,) = json.loads(done.out)["runs"]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("SO004", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "letters/thu.yaml"}, "region": {"startLine": 1, "startColumn": 9}}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["SO004"]


def test_github_shows_the_finding_beside_its_line(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    done = office.run("check", LETTER_FILE, "--select", "SO004", "--format", "github")
    (line,) = [line for line in done.out.splitlines() if line.startswith("::")]
    assert line.startswith("::error file=letters/thu.yaml,line=1,col=9,title=SO004::")


def test_a_fault_of_the_template_is_found_in_what_it_prints_though_the_words_are_right(office: SmallOffice) -> None:

    office.write("templates/rieng.docx", _with(packaged_template(), b'w:left="1701"', b'w:left="1000"'))
    done = office.run(
        "check", LETTER_FILE, "--template", "templates/rieng.docx", "--select", "PG004", "--format", "json"
    )
    (finding,) = done.json["letters"][0]["findings"]
    assert (finding["code"], finding["file"]) == ("PG004", "templates/rieng.docx")


def _with(package: bytes, old: bytes, new: bytes) -> bytes:

    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "word/document.xml":
                assert old in data
                data = data.replace(old, new)
            after.writestr(zipfile.ZipInfo(name), data)
    return written.getvalue()


def test_fix_mends_the_yaml_in_its_place_and_says_what(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "nghị quyết\n", "nghị quyết. # giữ chú thích này\n")
    done = office.run("check", LETTER_FILE, "--select", "TY003", "--fix")
    assert done.code == 0
    assert "mended TY003" in done.err
    assert "nghị quyết # giữ chú thích này\n" in (office.root / LETTER_FILE).read_text()


def test_fix_writes_a_new_word_file_and_leaves_the_original(office: SmallOffice) -> None:
    assert office.render("--for", "general").code == 0
    (name,) = office.letters()
    wrong = _with(office.letters()[name], b'w:left="1701"', b'w:left="1000"')
    office.write("thu.docx", wrong)
    done = office.run("check", "thu.docx", "--select", "PG004", "--fix")
    assert done.code == 0
    assert "mended PG004" in done.err
    assert "thu-da-sua.docx" in done.out
    assert (office.root / "thu.docx").read_bytes() == wrong
    assert codes(office, "thu-da-sua.docx", "--select", "PG004") == []
    again = office.run("check", "thu.docx", "--select", "PG004", "--fix")
    assert again.code == 1
    assert "is there already" in again.err
    assert office.run("check", "thu.docx", "--select", "PG004", "--fix", "--force").code == 0


def test_annotate_hangs_each_finding_on_its_place_in_a_copy(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    done = office.run("check", LETTER_FILE, "--select", "SO004", "--annotate", "gop-y")
    assert "Copy with comments: " in done.out
    copy = (office.root / "gop-y/thu-gop-y.docx").read_bytes()
    comments = _part(copy, "word/comments.xml")
    assert ["SO004" in "".join(map(str, comment.itertext())) for comment in comments.iter(f"{W}comment")] == [True]
    (start,) = _part(copy, "word/document.xml").iter(f"{W}commentRangeStart")
    paragraph = next(start.iterancestors(f"{W}p"))
    assert "CV-SGDĐT" in "".join(map(str, paragraph.itertext()))
    assert said(copy)


def _part(package: bytes, name: str) -> etree._Element:

    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return etree.fromstring(archive.read(name))


def test_render_tells_what_the_check_finds_and_strict_refuses(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    done = office.render()
    assert done.code == 0
    assert "Check: 1 error" in done.out
    assert "congvan check letters/thu.yaml" in done.out
    assert "--no-check" in office.render("--no-check").out
    before = office.letters()
    office.change(LETTER_FILE, "Bám sát", "Bám thật sát")
    refused = office.render("--strict")
    assert refused.code == 1
    assert "SO004" in refused.err
    assert office.letters() == before


def test_render_in_json_lists_what_the_check_found(office: SmallOffice) -> None:
    a_wrong_symbol(office)
    assert "SO004" in [one["code"] for one in office.render("--json").json["checked"]]
    assert office.render("--json", "--no-check").json["checked"] is None
    assert "SO004" in [one["code"] for one in office.render("--json", "--dry-run").json["checked"]]


def test_the_rules_can_be_listed_and_shown(office: SmallOffice) -> None:
    listed = office.run("rules", "list")
    assert "SO004  error  " in listed.out
    shown = office.run("rules", "show", "so004")
    assert "Số: 45/CV-SGDĐT" in shown.out
    assert "Phụ lục I, Phần I, II.3.b" in shown.out
    assert office.run("rules", "show", "SO04").code == 2
    assert {"code", "title", "asks", "clause", "why", "wrong", "right"} <= set(
        office.run("rules", "list", "--json").json["rules"][0]
    )


def word_file(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_letter_of_the_party_is_not_judged(office: SmallOffice) -> None:
    office.write("dang.docx", word_file("ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-CV/TU", "Kính gửi: Các chi bộ", "Nội dung."))
    assert codes(office, "dang.docx") == ["CK001"]


def test_a_document_of_another_kind_is_judged_by_what_all_kinds_have(office: SmallOffice) -> None:
    lines = (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/QĐ-SGDĐT\tHải Phòng, ngày 12 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        "Về việc thành lập Hội đồng",
        "Điều 1. Thành lập Hội đồng.",
    )
    office.write("qd.docx", word_file(*lines))
    found = set(codes(office, "qd.docx"))
    assert {"CK001", "PG001", "QH002"} <= found
    assert not [code for code in found if code.startswith(("ND", "TY", "KG")) or code == "SO004"]


def test_a_word_file_that_is_no_letter_is_said_to_be_none(office: SmallOffice) -> None:
    office.write("trong.docx", word_file("Đây là một tờ giấy bất kỳ."))
    assert codes(office, "trong.docx") == ["CK004"]


def test_what_waits_in_a_word_file_is_told_before_it_leaves(office: SmallOffice) -> None:
    assert office.render("--for", "general").code == 0
    (name,) = office.letters()
    inserted = b'<w:ins w:id="9" w:author="LD"><w:r><w:t>th\xc3\xaam</w:t></w:r></w:ins></w:p><w:sectPr'
    data = office.letters()[name]
    office.write("cho.docx", _with(data, b"</w:p><w:sectPr", inserted))
    assert "CK002" in codes(office, "cho.docx")


def test_a_letter_older_than_the_decree_is_judged_by_practice_alone(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "subject:", "date: 2019-05-06\nnumber: '7'\nsubject:")
    a_wrong_symbol(office)
    found = codes(office, LETTER_FILE)
    assert "CK003" in found
    assert "SO004" not in found
