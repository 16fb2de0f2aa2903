"""`congvan render`: one right letter for each unit, from whatever form the list has, whoever asks for which."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from congvan.docx import packaged_template
from tests.workflow.small_office import IDS, LETTER_FILE, SmallOffice, picture, said, template

EVERY = [f"thu_{one}.docx" for one in (*IDS, "chung")]
ROWS = [
    ("mã", "tên đơn vị", "nhóm", "thư điện tử"),
    ("ngo-quyen", "Trường THPT Ngô Quyền", "thpt", "ngoquyen@haiphong.example"),
    ("le-quy-don", "Trường THPT Lê Quý Đôn", "thpt", "lequydon@haiphong.example"),
    ("pgd-le-chan", "Phòng Giáo dục và Đào tạo quận Lê Chân", "phong-gd", "pgdlechan@haiphong.example"),
]


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def table() -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(ROWS)
    return text.getvalue()


def test_every_unit_gets_a_letter_of_its_own_and_there_is_the_general_one(office: SmallOffice) -> None:
    done = office.render()
    assert (done.code, done.err) == (0, "")
    letters = office.letters()
    assert sorted(letters) == sorted(EVERY)
    school = "\n".join(said(letters["thu_ngo-quyen.docx"]))
    assert "Hiệu trưởng Trường THPT Ngô Quyền" in school
    assert "Lê Quý Đôn" not in school
    assert "Báo cáo về Sở." in school
    assert "Báo cáo về Sở." not in "\n".join(said(letters["thu_pgd-le-chan.docx"]))
    general = "\n".join(said(letters["thu_chung.docx"]))
    assert "Hiệu trưởng trường THPT" in general
    assert "Trưởng phòng GD&ĐT" in general
    assert "Báo cáo về Sở." in general


@pytest.mark.parametrize(("scope", "names"), [("units", EVERY[:-1]), ("general", EVERY[-1:]), ("both", EVERY)])
def test_for_says_whether_units_or_the_general_letter_or_both(
    scope: str, names: list[str], office: SmallOffice
) -> None:
    assert office.render("--for", scope).code == 0
    assert sorted(office.letters()) == sorted(names)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--group", "thpt"], IDS[:2]),
        (["--group", "thpt", "--group", "phong-gd"], IDS),
        (["--unit", "le-quy-don"], IDS[1:2]),
        (["--unit", "ngo-quyen", "--unit", "pgd-le-chan"], (IDS[0], IDS[2])),
        (["--group", "phong-gd", "--unit", "ngo-quyen"], (IDS[0], IDS[2])),
    ],
)
def test_group_and_unit_narrow_the_batch(words: list[str], ids: tuple[str, ...], office: SmallOffice) -> None:
    assert office.render("--for", "units", *words).code == 0
    assert sorted(office.letters()) == sorted(f"thu_{one}.docx" for one in ids)


@pytest.mark.parametrize("scope", ["units", "general", "both"])
@pytest.mark.parametrize(
    ("option", "wrong", "near"), [("--unit", "ngo-quyn", "ngo-quyen"), ("--group", "phong-dg", "phong-gd")]
)
def test_a_unit_or_group_that_is_not_addressed_is_wrong_usage(
    option: str, wrong: str, near: str, scope: str, office: SmallOffice
) -> None:
    done = office.render(option, wrong, "--for", scope)
    assert done.code == 2
    assert f"«{wrong}»" in done.err
    assert f"Did you mean «{near}»?" in done.err
    assert not office.out.exists()


def test_a_letter_of_one_unit_is_the_one_of_the_whole_batch(office: SmallOffice) -> None:
    office.render()
    whole = office.letters()["thu_le-quy-don.docx"]
    office.render("--unit", "le-quy-don", "--for", "units", "--out", "mot")
    assert (office.root / "mot/thu_le-quy-don.docx").read_bytes() == whole


def test_out_is_a_folder_that_is_made_with_its_parents(office: SmallOffice) -> None:
    done = office.render("--out", "ban/hanh/2022")
    assert done.code == 0
    assert len(list((office.root / "ban/hanh/2022").glob("*.docx"))) == 4
    assert not office.out.exists()


def test_letters_are_for_their_owner_alone_to_read(office: SmallOffice) -> None:
    office.render()
    modes = {path.stat().st_mode & 0o777 for path in office.out.glob("*.docx")}
    assert modes == {0o600}
    assert office.out.stat().st_mode & 0o777 == 0o700


def test_the_office_is_the_nearest_above_the_letter_unless_it_is_named(office: SmallOffice) -> None:
    text = (office.root / "congvan.yaml").read_text(encoding="utf-8")
    office.write("khac/co-quan-khac.yaml", text.replace("Hải Phòng\nsigners", "Nam Định\nsigners"))
    office.write("khac/recipients.yaml", (office.root / "recipients.yaml").read_bytes())
    office.render()
    assert office.render("--office", "khac/co-quan-khac.yaml").code == 0
    ours = "\n".join(said(office.letters()["thu_chung.docx"]))
    theirs = "\n".join(said((office.root / "khac/out/thu_chung.docx").read_bytes()))
    assert "Nam Định" not in ours
    assert "Nam Định" in theirs


def test_the_same_list_as_yaml_csv_or_xlsx_makes_the_same_bytes(office: SmallOffice) -> None:
    office.render()
    wanted = office.letters()
    office.write("danh-sach.csv", table())
    office.write("danh-sach.xlsx", workbook())
    office.write("danh-sach.yaml", (office.root / "recipients.yaml").read_bytes())
    for kind in ("csv", "xlsx", "yaml"):
        done = office.render("--recipients", f"danh-sach.{kind}", "--out", kind)
        assert (done.code, done.err) == (0, "")
        made = {path.name: path.read_bytes() for path in (office.root / kind).glob("*.docx")}
        assert made == wanted, kind


def test_a_list_of_the_office_may_be_a_workbook_with_its_own_groups(office: SmallOffice) -> None:
    office.render()
    wanted = office.letters()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "units"
    for row in ROWS:
        sheet.append(row)
    groups = book.create_sheet("groups")
    for group in (
        ("id", "line", "title"),
        ("thpt", "Hiệu trưởng trường THPT", "Hiệu trưởng"),
        ("phong-gd", "Trưởng phòng GD&ĐT", "Trưởng"),
    ):
        groups.append(group)
    book.save(office.root / "ds.xlsx")
    office.change("congvan.yaml", "defaults:\n", "defaults:\n  recipients: ds.xlsx\n")
    (office.root / "recipients.yaml").unlink()
    done = office.render("--out", "khac")
    assert (done.code, done.err) == (0, "")
    assert {path.name: path.read_bytes() for path in (office.root / "khac").glob("*.docx")} == wanted


def test_the_offices_own_template_is_used_and_filled_for_each_unit(office: SmallOffice) -> None:
    name = office.template("Bản gửi {{ unit.name if unit else 'tất cả' }}.")
    assert office.render("--template", name).code == 0
    letters = office.letters()
    assert said(letters["thu_ngo-quyen.docx"])[-1] == "Bản gửi Trường THPT Ngô Quyền."
    assert said(letters["thu_chung.docx"])[-1] == "Bản gửi tất cả."


def test_a_copy_of_the_built_in_template_makes_the_same_letters(office: SmallOffice) -> None:
    office.render()
    wanted = office.letters()
    office.write("templates/sao.docx", packaged_template())
    office.change("congvan.yaml", "defaults:\n", "defaults:\n  template: templates/sao.docx\n  out: hai\n")
    assert office.render().code == 0
    assert {path.name: path.read_bytes() for path in (office.root / "hai").glob("*.docx")} == wanted


@pytest.mark.parametrize("own", [False, True])
def test_several_processes_write_the_bytes_that_one_writes(own: bool, office: SmallOffice) -> None:  # noqa: FBT001
    office.many(41)
    office.change(LETTER_FILE, "Trân trọng./.", "Trân trọng cảm ơn {{ fields.ai }}./.\nfields: {ai: các đơn vị}")
    more = ["--template", office.template("{{ letter.subject_line }}")] if own else []
    assert office.render("--jobs", "1", *more).code == 0
    wanted = office.letters()
    assert len(wanted) == 42
    for jobs in ("2", "3"):
        done = office.call("render", LETTER_FILE, "--jobs", jobs, "--out", f"out{jobs}", "--json", *more)
        assert done.code == 0, done.err
        assert {path.name: path.read_bytes() for path in (office.root / f"out{jobs}").glob("*.docx")} == wanted
        assert [one["unit"] for one in done.json["letters"]] == [*(f"truong-{n:04}" for n in range(41)), None]


def test_a_dry_run_writes_nothing_at_all(office: SmallOffice) -> None:
    before = picture(office.root)
    done = office.render("--dry-run")
    assert (done.code, done.err) == (0, "")
    assert "nothing was written" in done.out
    assert picture(office.root) == before
    assert not office.out.exists()


def test_a_dry_run_finds_what_the_run_would_find(office: SmallOffice) -> None:
    office.write("t.docx", template("{{ unit.nam }}"))
    before = picture(office.root)
    done = office.render("--dry-run", "--template", "t.docx")
    assert done.code == 1
    assert "TP008" in done.err
    assert picture(office.root) == before


def test_a_dry_run_over_own_earlier_letters_is_all_right_as_the_run_is(office: SmallOffice) -> None:
    office.render()
    office.change(LETTER_FILE, "Trân trọng./.", "Kính đề nghị./.")
    before = picture(office.root)
    assert office.render("--dry-run").code == 0
    assert picture(office.root) == before
    (office.out / "thu_ngo-quyen.docx").write_bytes(b"changed")
    done = office.render("--dry-run", "--json")
    assert (done.code, done.codes) == (1, ["OU001"])


def test_json_names_every_letter_with_its_path_and_its_true_digest(office: SmallOffice) -> None:
    done = office.call("render", LETTER_FILE, "--json")
    assert (done.code, done.err) == (0, "")
    told = done.json
    assert (told["schema"], told["status"], told["exit_code"]) == ("congvan.render/1", "done", 0)
    assert told["counts"] == {"written": 4, "same": 0, "planned": 0}
    assert told["draft"] is True
    assert [letter["unit"] for letter in told["letters"]] == [*IDS, None]
    for letter in told["letters"]:
        assert hashlib.sha256((office.root / letter["path"]).read_bytes()).hexdigest() == letter["sha256"]
    again = office.render("--json").json
    assert again["counts"] == {"written": 0, "same": 4, "planned": 0}
    assert [one["sha256"] for one in again["letters"]] == [one["sha256"] for one in told["letters"]]


def test_a_dry_run_tells_the_digests_that_the_run_will_write(office: SmallOffice) -> None:
    planned = office.render("--dry-run", "--json").json
    assert (planned["status"], planned["counts"]["planned"]) == ("checked", 4)
    done = office.render("--json").json
    assert [one["sha256"] for one in planned["letters"]] == [one["sha256"] for one in done["letters"]]


def test_a_letter_with_number_and_day_is_no_draft(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "symbol: SGDĐT-VP\n", "symbol: SGDĐT-VP\nnumber: 5\ndate: 11/8/2022\n")
    done = office.render("--json")
    assert (done.code, done.json["draft"]) == (0, False)
    assert "Số: 05/SGDĐT-VP" in said(office.letters()["thu_chung.docx"])
    assert "draft" not in office.render().out


@pytest.mark.parametrize(
    ("words", "code", "schema"),
    [
        (["--unit", "khong-co"], 2, "congvan.render/1"),
        (["--for", "untis"], 2, "congvan.render/1"),
        (["--jobs", "0"], 2, "congvan.render/1"),
        (["--recipients", "khong-co.csv"], 1, "congvan.render/1"),
        (["--template", "khong-co.docx"], 1, "congvan.render/1"),
        (["--office", "khong-co.yaml"], 1, "congvan.render/1"),
        (["--name-pattern", "{name}"], 2, "congvan.render/1"),
    ],
)
def test_json_is_whole_and_alone_on_a_refusal_too(
    words: list[str], code: int, schema: str, office: SmallOffice
) -> None:
    done = office.render("--json", *words)
    assert (done.code, done.err) == (code, "")
    assert (done.json["schema"], done.json["status"], done.json["exit_code"]) == (schema, "refused", code)
    assert done.json["message"]


def test_json_holds_every_finding_with_its_place(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "opening:", "openin:")
    done = office.render("--json")
    assert done.code == 1
    (finding,) = [one for one in done.json["findings"] if one["severity"] == "error"]
    assert (finding["file"], finding["line"]) == (LETTER_FILE, 4)
    assert finding["message"]
    assert finding["fix"]


def test_json_escapes_what_could_move_the_cursor(office: SmallOffice) -> None:
    office.write("la\x1b[2J\u202e\x9b.yaml", "symbol: x\n")
    done = office.run("render", "la\x1b[2J\u202e\x9b.yaml", "--json")
    assert done.out.replace("\n", "").isprintable()
    assert any("\x1b" in finding["file"] and "\u202e" in finding["file"] for finding in done.json["findings"])


def test_a_batch_in_json_is_the_same_document_each_time(office: SmallOffice) -> None:
    def told() -> str:
        fields = office.render("--dry-run", "--json").json
        fields.pop("seconds")
        return json.dumps(fields)

    assert told() == told()


def test_paths_may_be_given_from_anywhere(office: SmallOffice, tmp_path: Path) -> None:
    far = tmp_path / "xa"
    far.mkdir()
    done = office.call("render", str(office.root / LETTER_FILE), cwd=far)
    assert done.code == 0, done.err
    assert len(office.letters()) == 4
    assert list(far.iterdir()) == []
