"""`congvan recipients`: a table becomes the list, a list is checked and shown."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from congvan.source import read_recipients
from tests.workflow.small_office import SmallOffice, picture

ROWS = [
    ("Mã", "Tên đơn vị", "Nhóm", "Thư điện tử", "chỉ tiêu"),
    ("ngo-quyen", "Trường THPT Ngô Quyền", "thpt", "ngoquyen@haiphong.example", "45"),
    ("le-quy-don", "Trường THPT Lê Quý Đôn", "thpt", "lequydon@haiphong.example", "0050"),
]
Rows = Sequence[tuple[str, ...]]


def as_csv(rows: Rows, path: Path) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    path.write_text("\ufeff" + text.getvalue(), encoding="utf-8")


def as_xlsx(rows: Rows, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)


WRITE = {"csv": as_csv, "xlsx": as_xlsx}


@pytest.fixture(params=["csv", "xlsx"])
def table(request: pytest.FixtureRequest, office: SmallOffice) -> str:
    name = f"ds.{request.param}"
    WRITE[request.param](ROWS, office.root / name)
    return name


def test_an_imported_table_is_the_list_it_was(table: str, office: SmallOffice) -> None:
    done = office.run("recipients", "import", table, "--to", "moi.yaml")
    assert (done.code, done.err) == (0, "")
    assert done.out == "2 units in moi.yaml.\nNext: congvan recipients check moi.yaml\n"
    recipients, findings = read_recipients(office.root / "moi.yaml")
    assert findings == []
    assert recipients is not None
    assert [unit.id for unit in recipients.units] == ["ngo-quyen", "le-quy-don"]
    assert [dict(unit.fields) for unit in recipients.units] == [{"chi_tieu": "45"}, {"chi_tieu": "0050"}]
    assert [group.line for group in recipients.groups] == ["Hiệu trưởng trường THPT", "Trưởng phòng GD&ĐT"]
    assert office.run("recipients", "check", "moi.yaml").out == "2 units, all right.\n"


def test_a_list_that_is_there_is_replaced_only_with_force(table: str, office: SmallOffice) -> None:
    before = picture(office.root)
    done = office.run("recipients", "import", table)
    assert (done.code, done.out) == (1, "")
    assert "recipients.yaml exists already" in done.err
    assert "--force" in done.err
    assert picture(office.root) == before
    assert office.run("recipients", "import", table, "--force").code == 0
    recipients, _findings = read_recipients(office.root / "recipients.yaml")
    assert recipients is not None
    assert len(recipients.units) == 2
    assert len(recipients.groups) == 2, "the groups of the list that was there are kept"


def test_an_import_through_a_link_that_leads_nowhere_is_refused(table: str, office: SmallOffice) -> None:
    (office.root / "moi.yaml").symlink_to(office.root / "khong-co.yaml")
    assert office.run("recipients", "import", table, "--to", "moi.yaml").code == 1
    assert not (office.root / "khong-co.yaml").exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_with_errors_is_not_imported_and_each_row_is_named(kind: str, office: SmallOffice) -> None:
    rows = [*ROWS, ("", "", "thpt", "c@haiphong.example"), ("d", "Trường D", "thpt", "d haiphong")]
    WRITE[kind](rows, office.root / f"ds.{kind}")
    before = picture(office.root)
    done = office.run("recipients", "import", f"ds.{kind}", "--to", "moi.yaml")
    assert done.code == 1
    assert f"ds.{kind}:4" in done.err
    assert f"ds.{kind}:5" in done.err
    assert "Nothing was written" in done.err
    assert picture(office.root) == before


def test_an_old_encoding_is_converted_on_request_only(office: SmallOffice) -> None:
    office.write("cu.csv", b"id;name;group;email\nanh;Tr\xad\xeang THPT Anh;thpt;a@haiphong.example\n")
    refused = office.run("recipients", "import", "cu.csv", "--to", "moi.yaml")
    assert refused.code == 1
    assert "--encoding tcvn3" in refused.err
    assert not (office.root / "moi.yaml").exists()
    assert office.run("recipients", "import", "cu.csv", "--to", "moi.yaml", "--encoding", "tcvn3").code == 0
    assert "name: Trường THPT Anh\n" in (office.root / "moi.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("to", ["tep/x.yaml", "khong-co/x.yaml", "x" * 300, "letters"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(
    to: str, force: list[str], table: str, office: SmallOffice
) -> None:
    office.write("tep", b"a file")
    before = picture(office.root)
    done = office.run("recipients", "import", table, "--to", to, *force)
    assert (done.code, done.out) == (1, "")
    assert to in done.err
    assert "Traceback" not in done.err
    assert picture(office.root) == before


def test_check_names_every_fault_and_ends_with_1(office: SmallOffice) -> None:
    office.change("recipients.yaml", "id: le-quy-don", "id: ngo-quyen")
    office.change("recipients.yaml", "ngoquyen@haiphong.example", "ngoquyen")
    done = office.run("recipients", "check", "recipients.yaml")
    assert (done.code, done.out) == (1, "")
    assert "recipients.yaml:12" in done.err
    assert "recipients.yaml:13" in done.err
    told = office.run("recipients", "check", "recipients.yaml", "--json")
    assert told.code == 1
    assert (told.json["schema"], told.json["status"]) == ("congvan.recipients-check/1", "refused")
    assert [finding["line"] for finding in told.json["findings"]] == [12, 13]


def test_check_in_json_of_a_good_list(office: SmallOffice) -> None:
    done = office.call("recipients", "check", "recipients.yaml", "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "schema": "congvan.recipients-check/1",
        "status": "done",
        "exit_code": 0,
        "units": 3,
        "findings": [],
    }


@pytest.mark.parametrize("command", ["check", "list"])
def test_json_is_whole_when_the_file_is_not_there(command: str, office: SmallOffice) -> None:
    done = office.run("recipients", command, "khong-co.yaml", "--json")
    assert (done.code, done.err) == (1, "")
    assert (done.json["status"], done.json["exit_code"]) == ("refused", 1)
    assert "khong-co.yaml" in done.json["message"]


def test_list_shows_the_units_of_the_groups_that_were_asked_for(office: SmallOffice) -> None:
    done = office.call("recipients", "list", "recipients.yaml", environment={"COLUMNS": "150"})
    assert (done.code, done.err) == (0, "")
    rows = [line.split() for line in done.out.splitlines()]
    assert [row[0] for row in rows] == ["Id", "ngo-quyen", "le-quy-don", "pgd-le-chan", "3"]
    only = office.call("recipients", "list", "recipients.yaml", "--group", "phong-gd", environment={"COLUMNS": "150"})
    assert "pgd-le-chan" in only.out
    assert "ngo-quyen" not in only.out
    assert "1 unit\n" in only.out


def test_list_in_json_has_every_unit(office: SmallOffice) -> None:
    done = office.run("recipients", "list", "recipients.yaml", "--group", "thpt", "--json")
    assert done.json["schema"] == "congvan.recipients-list/1"
    assert done.json["units"][0] == {
        "id": "ngo-quyen",
        "name": "Trường THPT Ngô Quyền",
        "group": "thpt",
        "email": "ngoquyen@haiphong.example",
        "copies": 1,
    }
    assert [unit["id"] for unit in done.json["units"]] == ["ngo-quyen", "le-quy-don"]


def test_list_of_a_list_with_errors_is_refused(office: SmallOffice) -> None:
    office.change("recipients.yaml", "id: le-quy-don", "id: ngo-quyen")
    done = office.run("recipients", "list", "recipients.yaml")
    assert (done.code, done.out) == (1, "")
    told = office.run("recipients", "list", "recipients.yaml", "--json")
    assert (told.code, told.err) == (1, "")
    assert len(told.json["findings"]) == 1
