"""`congvan issue`: the number, the day, the letters and the register, as one piece of work."""

import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from congvan.errors import CannotWrite, CongvanError, ExitCode, Refused
from congvan.register import NoRegister, NumberRefused
from congvan.workflow import (
    IssueReport,
    Plan,
    Search,
    letter_status,
    register_letters,
    register_list,
    register_open,
    register_show,
    register_verify,
    register_void,
)
from congvan.workflow.issuing import Unfinished
from docx import Document
from tests.register.faults.harness import make_office, state_of
from tests.workflow.issuing import NOW, TODAY, IssuingOffice, make

UNITS = ["thpt-a", "thpt-b", "thpt-c"]


@pytest.fixture
def office(tmp_path: Path) -> IssuingOffice:
    return make(tmp_path / "office")


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.code for one in refusal.value.findings if one.severity.value == "error"]


def numbers(office: IssuingOffice) -> list[tuple[int, str]]:
    """Return every number with its status, from the first."""
    entries = register_list(office.desk, Search(), limit=100).entries
    return sorted((one.number.number, one.status) for one in entries)


def text_of(path: Path) -> str:
    """Return the text of a letter, as Word or a PDF has it."""
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(one.text for one in document.paragraphs)])


def test_every_letter_bears_the_number_the_day_and_its_unit(office: IssuingOffice) -> None:
    report = office.issue(formats=("docx", "pdf"))
    assert (report.status, report.expected, report.final) == ("issued", "01/SGDĐT-VP", "01/SGDĐT-VP")
    assert [one.unit for one in report.letters] == [*UNITS, ""]
    for one in report.letters:
        for file in one.files:
            words = " ".join(text_of(office.root / file.path).split())
            assert "01/SGDĐT-VP" in words
            assert "ngày 23 tháng 11 năm 2026" in words
            assert (f"Trường THPT {one.unit[-1:].upper()}" in words) == bool(one.unit)
    assert office.files()[:2] == ["2026/hop/0001_chung.docx", "2026/hop/0001_thpt-a.docx"]


def test_what_is_entered_is_what_lies_there(office: IssuingOffice) -> None:
    office.issue(formats=("docx", "pdf"))
    letters = list(register_letters(office.desk, Search()))
    assert [one.unit for one in letters] == [*UNITS, ""]
    assert [file.format for one in letters for file in one.files] == ["docx", "pdf"] * 4
    assert register_verify(office.desk).findings == ()
    entry, _letters, events = register_show(office.desk, "1")
    assert (entry.kind, entry.subject, entry.signer, entry.holder, entry.copies) == (
        *("Công văn", "mời họp giao ban hop", "Phạm Quốc Hiệu", "VT, VP", 3),
    )
    assert entry.copies_to == "Hiệu trưởng các trường THPT"
    assert [one.status for one in events] == ["made", "numbered"] * 4


def test_a_number_each_stands_on_each_letter(office: IssuingOffice) -> None:
    report = office.issue(numbering="each")
    assert report.final == "01–03/SGDĐT-VP"
    assert [(one.unit, one.number) for one in report.letters] == [
        ("thpt-a", "01/SGDĐT-VP"),
        ("thpt-b", "02/SGDĐT-VP"),
        ("thpt-c", "03/SGDĐT-VP"),
    ]
    for one in report.letters:
        assert one.number in text_of(office.root / one.files[0].path)
    assert office.files() == [f"2026/hop/000{place}_{unit}.docx" for place, unit in enumerate(UNITS, 1)]
    entries = register_list(office.desk, Search(), limit=9).entries
    assert [one.copies_to for one in entries] == [f"Hiệu trưởng Trường THPT {one}" for one in "CBA"]


@pytest.mark.parametrize(
    ("office_lines", "letter_lines", "asked", "count"),
    [
        ("", "", "", 1),
        ("numbering: each", "", "", 3),
        ("numbering: each", "numbering: shared\n", "", 1),
        ("", "numbering: each\n", "", 3),
        ("", "numbering: each\n", "shared", 1),
    ],
)
def test_how_letters_are_numbered_the_command_says_then_the_letter_then_the_office(
    office: IssuingOffice, office_lines: str, letter_lines: str, asked: str, count: int
) -> None:
    if office_lines:
        office.change("signer: gd,", f"signer: gd, {office_lines},", "congvan.yaml")
    office.add(letter_lines)
    office.issue(numbering=asked)
    assert len(numbers(office)) == count


def test_the_plan_says_what_is_about_to_be_done_and_no_means_no(office: IssuingOffice) -> None:
    def refuse(_plan: Plan) -> None:
        sentence = "nothing"
        raise CongvanError(sentence)

    with pytest.raises(CongvanError, match="nothing"):
        office.issue(confirm=refuse, formats=("docx", "pdf"))
    [plan] = office.plans
    assert (plan.count, plan.general, plan.numbers, plan.day, plan.today) == (3, True, "01/SGDĐT-VP", TODAY, True)
    assert (plan.letter, plan.subject) == ("letters/hop.yaml", "mời họp giao ban hop")
    assert plan.addressees == ("Hiệu trưởng các trường THPT",)
    assert plan.signer == "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Phạm Quốc Hiệu"
    assert (plan.out, plan.formats) == ("van-ban-di/2026/hop", ("docx", "pdf"))
    assert not (office.root / "van-ban-di").exists()
    assert numbers(office) == []


def test_a_dry_run_takes_no_number_and_makes_no_folder(office: IssuingOffice) -> None:
    before = state_of(office.root)
    report = office.issue(dry_run=True)
    assert (report.status, report.expected, report.final) == ("planned", "01/SGDĐT-VP", "")
    assert state_of(office.root) == before
    assert office.plans == []


def test_another_letter_may_take_the_number_while_the_clerk_reads(office: IssuingOffice) -> None:
    def meanwhile(_plan: Plan) -> None:
        if len(office.plans) == 1:
            office.issue("khac")

    report = office.issue(confirm=meanwhile)
    assert (report.expected, report.final) == ("01/SGDĐT-VP", "02/SGDĐT-VP")
    assert {one.number for one in report.letters} == {"02/SGDĐT-VP"}
    assert all("02/SGDĐT-VP" in text_of(office.root / one.files[0].path) for one in report.letters)
    assert "2026/hop/0002_thpt-a.docx" in office.files()
    assert not [name for name in office.files() if name.startswith("2026/hop/0001")]


def test_the_same_letter_may_be_issued_while_the_clerk_reads(office: IssuingOffice) -> None:
    def meanwhile(_plan: Plan) -> None:
        if len(office.plans) == 1:
            office.issue()

    report = office.issue(confirm=meanwhile)
    assert (report.status, report.final) == ("already", "01/SGDĐT-VP")
    assert numbers(office) == [(1, "entered")]


def test_the_same_command_again_changes_nothing(office: IssuingOffice) -> None:
    office.issue()
    before = state_of(office.root)
    report = office.issue(now=NOW + timedelta(days=40))
    assert (report.status, report.final, len(report.letters)) == ("already", "01/SGDĐT-VP", 4)
    assert state_of(office.root) == before
    assert len(office.plans) == 1, "nothing was asked"


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_an_issued_letter_that_was_changed_or_is_gone_is_told(office: IssuingOffice, how: str) -> None:
    office.issue()
    path = office.root / "van-ban-di/2026/hop/0001_thpt-b.docx"
    path.write_bytes(b"x") if how == "changed" else path.unlink()
    with pytest.raises(Refused) as refusal:
        office.issue()
    assert codes(refusal) == ["SD010"]
    assert "0001_thpt-b.docx" in str(refusal.value.findings[0])
    assert [one.code for one in register_verify(office.desk).findings] == ["SD010"]


def broken_off(office: IssuingOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Issue a letter, and let the disk fail when the letters are to take their places."""

    def full(*_words: object) -> None:
        folder = "van-ban-di"
        raise CannotWrite(folder, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("congvan.workflow.folder.OutFolder.publish", full)
        with pytest.raises(Unfinished, match="01/SGDĐT-VP stays reserved") as refusal:
            office.issue()
    assert refusal.value.exit_code is ExitCode.PARTIAL
    assert "No space left" in str(refusal.value)


def test_what_was_broken_off_is_finished_with_its_number_and_day(
    office: IssuingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(office, monkeypatch)
    [waiting] = register_open(office.desk)
    assert (waiting.letter, waiting.path, waiting.numbers) == ("letters/hop.yaml", "letters/hop.yaml", ("01/SGDĐT-VP",))
    assert office.issue("khac").final == "02/SGDĐT-VP", "another letter does not wait for it"
    report = office.issue(now=NOW + timedelta(hours=20))
    assert (report.status, report.final, report.plan.day, report.plan.resumed) == ("issued", "01/SGDĐT-VP", TODAY, True)
    assert register_open(office.desk) == ()
    assert register_verify(office.desk).findings == ()


def test_a_letter_that_was_changed_after_it_was_broken_off_is_not_finished(
    office: IssuingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(office, monkeypatch)
    office.change("Dự họp", "Tham dự")
    with pytest.raises(Refused) as refusal:
        office.issue()
    assert codes(refusal) == ["SD012"]
    assert "register void 01" in str(refusal.value.findings[0])
    register_void(office.desk, ("1",), reason="viết lại", year=None, book="")
    assert office.issue().final == "02/SGDĐT-VP"
    assert numbers(office) == [(1, "void"), (2, "entered")]


@pytest.mark.parametrize("parts", [{"day": TODAY - timedelta(days=1)}, {"number": 7, "day": TODAY}])
def test_what_was_broken_off_keeps_its_number_and_day(
    office: IssuingOffice, monkeypatch: pytest.MonkeyPatch, parts: dict[str, Any]
) -> None:
    broken_off(office, monkeypatch)
    with pytest.raises(Refused) as refusal:
        office.issue(**parts)
    assert codes(refusal) == ["SD012"]


def test_a_file_that_is_issued_with_other_words_gets_a_new_number_and_the_old_letters_stay(
    office: IssuingOffice,
) -> None:
    first = office.issue()
    before = {one: (office.root / one.files[0].path).read_bytes() for one in first.letters}
    office.change("Dự họp", "Tham dự")
    report = office.issue()
    assert report.final == "02/SGDĐT-VP"
    assert report.plan.before == ("01/SGDĐT-VP",)
    assert {one: (office.root / one.files[0].path).read_bytes() for one in first.letters} == before
    assert register_verify(office.desk).findings == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda office: office.change("name: Trường THPT A", "name: Trường THPT A1", "recipients.yaml"),
        lambda office: office.change("title: Hiệu trưởng", "title: Quyền Hiệu trưởng", "recipients.yaml"),
        lambda office: office.change("Phạm Quốc Hiệu", "Nguyễn Văn Nam", "congvan.yaml"),
    ],
    ids=["unit", "group", "signer"],
)
def test_units_groups_and_signer_are_part_of_the_letter(
    office: IssuingOffice, change: Callable[[IssuingOffice], None]
) -> None:
    office.issue()
    change(office)
    assert office.issue().final == "02/SGDĐT-VP"


def test_what_the_letters_do_not_say_makes_no_other_letter(office: IssuingOffice) -> None:
    office.issue()
    office.add("checks: {ignore: [ND011]}\nfonts: []\n", "congvan.yaml")
    office.add("numbering: each\n")
    office.change("group: thpt, email: thpt-a@", "group: thpt, copies: 4, email: thpt-a@", "recipients.yaml")
    assert office.issue(formats=("docx", "pdf")).status == "already"


def test_void_letters_of_a_number_each_are_issued_anew_and_no_others(office: IssuingOffice) -> None:
    office.issue(numbering="each")
    before = state_of(office.root / "van-ban-di")
    register_void(office.desk, ("2",), reason="in hỏng", year=None, book="")
    report = office.issue(numbering="each")
    assert (report.plan.count, report.final) == (1, "04/SGDĐT-VP")
    assert {one.unit: one.number for one in report.letters} == {
        "thpt-a": "01/SGDĐT-VP",
        "thpt-c": "03/SGDĐT-VP",
        "thpt-b": "04/SGDĐT-VP",
    }
    after = state_of(office.root / "van-ban-di")
    assert {name: after[name] for name in before if not name.endswith(".json")}.items() <= before.items()


class TestRefusals:
    """Nothing is written and no number is taken."""

    def refused(self, office: IssuingOffice, **parts: Any) -> list[str]:
        with pytest.raises(Refused) as refusal:
            office.issue(**parts)
        assert numbers(office) == []
        assert not (office.root / "van-ban-di").exists()
        return codes(refusal)

    def test_a_letter_that_breaks_a_rule(self, office: IssuingOffice) -> None:
        office.add("symbol: SGDDT-VP\n")
        assert "SO007" in self.refused(office)

    @pytest.mark.parametrize(
        ("date_line", "asked", "code"),
        [
            ("date: 2025\n", None, "SD016"),
            ("date: 10/2026\n", None, "SD016"),
            ("date: 20/11/2026\n", TODAY, "SD016"),
            ("", TODAY + timedelta(days=1), "SD017"),
            ("date: 24/11/2026\n", None, "SD017"),
        ],
    )
    def test_a_day_that_cannot_be(self, office: IssuingOffice, date_line: str, asked: date | None, code: str) -> None:
        office.add(date_line)
        assert self.refused(office, day=asked) == [code]

    def test_a_letter_that_has_a_number(self, office: IssuingOffice) -> None:
        office.add("number: 45\n")
        assert self.refused(office) == ["SD006"]
        assert self.refused(office, number=1, day=TODAY) == ["SD006"]

    def test_a_ky_hieu_that_no_book_takes(self, office: IssuingOffice) -> None:
        office.add("books:\n  - {id: qd, name: Sổ quyết định, kinds: QĐ}\n", "congvan.yaml")
        assert self.refused(office) == ["SD011"]

    def test_a_mark_without_a_value(self, office: IssuingOffice) -> None:
        office.change("Trân trọng", "Kính chào {{ fields.ai }}. Trân trọng")
        assert set(self.refused(office)) == {"LT005"}

    def test_a_gap_before_a_number_on_paper(self, office: IssuingOffice) -> None:
        with pytest.raises(NumberRefused, match="03 is not the next"):
            office.issue(number=3, day=TODAY)
        assert office.plans == [], "it is refused before the question"

    def test_an_office_without_a_register(self, tmp_path: Path) -> None:
        bare = IssuingOffice(make_office(tmp_path / "bare"))
        with pytest.raises(NoRegister, match=r"so-van-ban/register\.sqlite"):
            bare.issue()
        assert not (bare.root / "so-van-ban").exists()


class TestDays:
    """Which day a letter bears (Điều 15.2)."""

    @pytest.mark.parametrize(
        ("line", "asked", "expected"),
        [
            ("", None, TODAY),
            ("date: 2026\n", None, TODAY),
            ("date: 11/2026\n", None, TODAY),
            ("date: 20/11/2026\n", None, date(2026, 11, 20)),
            ("date: 20/11/2026\n", date(2026, 11, 20), date(2026, 11, 20)),
            ("", date(2026, 11, 20), date(2026, 11, 20)),
        ],
    )
    def test_the_command_says_it_then_the_letter_then_the_clock(
        self, office: IssuingOffice, line: str, asked: date | None, expected: date
    ) -> None:
        office.add(line)
        assert office.issue(day=asked).plan.day == expected


class TestNumbersOnPaper:
    """The number was given after the signature, on paper."""

    def test_it_is_entered_and_the_files_bear_it(self, office: IssuingOffice) -> None:
        office.issue("khac")
        report = office.issue(number=2, day=TODAY)
        assert (report.final, report.plan.on_paper) == ("02/SGDĐT-VP", True)
        assert register_show(office.desk, "2")[0].origin == "paper"

    def test_the_letter_may_say_it_too(self, office: IssuingOffice) -> None:
        office.add("number: 1\ndate: 23/11/2026\n")
        assert office.issue(number=1, day=TODAY).final == "01/SGDĐT-VP"


class TestBooks:
    """The series of numbers that the head of the office has set (Điều 15.1.c)."""

    BOOKS = (
        "books:\n"
        "  - {id: hd, name: Sổ của Hội đồng, symbols: '*-HĐTS'}\n"
        "  - {id: qd, name: Sổ quyết định, kinds: [QĐ, Chỉ thị]}\n"
        "  - {id: cv, name: Sổ công văn, kinds: công văn}\n"
        "  - {id: khac, name: Sổ chung}\n"
    )

    @pytest.mark.parametrize(
        ("symbol", "named", "book"),
        [
            ("SGDĐT-VP", "", "cv"),
            ("SGDĐT-HĐTS", "", "hd"),
            ("QĐ-SGDĐT", "", "qd"),
            ("CT-SGDĐT", "", "qd"),
            ("TB-SGDĐT", "", "khac"),
            ("SGDĐT-VP", "khac", "khac"),
        ],
    )
    def test_the_first_that_takes_kind_and_symbol_numbers_the_letter(
        self, office: IssuingOffice, symbol: str, named: str, book: str
    ) -> None:
        office.add(self.BOOKS + "checks: {ignore: [SO]}\n", "congvan.yaml")
        office.add(f"symbol: {symbol}\n" + (f"book: {named}\n" if named else ""))
        office.issue()
        [entry] = register_list(office.desk, Search(), limit=9).entries
        assert entry.number.book == book

    def test_each_counts_for_itself(self, office: IssuingOffice) -> None:
        office.add(self.BOOKS, "congvan.yaml")
        office.add("symbol: SGDĐT-HĐTS\n")
        assert office.issue("khac").final == "01/SGDĐT-VP"
        assert office.issue().final == "01/SGDĐT-HĐTS"
        assert numbers(office) == [(1, "entered"), (1, "entered")]

    def test_two_books_cannot_number_one_symbol(self, office: IssuingOffice) -> None:
        office.add(self.BOOKS, "congvan.yaml")
        office.add("book: khac\n")
        office.issue("khac")
        with pytest.raises(NumberRefused, match=r"01/SGDĐT-VP of 2026 stands in the book «cv» already"):
            office.issue()
        assert numbers(office) == [(1, "entered")]


def test_names_of_files_bear_the_number_whatever_the_office_calls_them(office: IssuingOffice) -> None:
    office.change("signer: gd,", 'signer: gd, name_pattern: "{name}-{id}",', "congvan.yaml")
    office.issue()
    assert "2026/hop/0001_Trường THPT A-thpt-a.docx" in [
        name.replace("Trường-THPT-A", "Trường THPT A") for name in office.files()
    ]


def test_another_folder_may_be_named_also_outside_the_office(office: IssuingOffice, tmp_path: Path) -> None:
    report = office.issue(out=tmp_path / "noi-khac")
    assert len(list((tmp_path / "noi-khac/2026/hop").glob("*.docx"))) == 4
    assert Path(report.letters[0].files[0].path).is_absolute()
    assert register_verify(office.desk).findings == ()


def test_a_template_of_the_offices_own_is_filled_by_a_crew(office: IssuingOffice, tmp_path: Path) -> None:
    from congvan.docx import packaged_template  # noqa: PLC0415

    own = tmp_path / "mau.docx"
    with zipfile.ZipFile(own, "w") as package:
        (tmp_path / "x.docx").write_bytes(packaged_template())
        with zipfile.ZipFile(tmp_path / "x.docx") as source:
            for one in source.namelist():
                package.writestr(one, source.read(one))
    report = office.issue(template=own, jobs=2, numbering="each")
    assert [one.number for one in report.letters] == ["01/SGDĐT-VP", "02/SGDĐT-VP", "03/SGDĐT-VP"]
    assert all(one.number in text_of(office.root / one.files[0].path) for one in report.letters)


def test_a_letter_that_speaks_to_one_unit_is_issued_without_a_general_one(office: IssuingOffice) -> None:
    office.change("mời các trường dự họp", "mời {{ unit.name }} dự họp")
    report: IssueReport = office.issue()
    assert (report.plan.general, report.plan.no_general) == (False, True)
    assert [one.unit for one in report.letters] == UNITS
    assert "mời Trường THPT B dự họp" in text_of(office.root / report.letters[1].files[0].path)


def test_the_number_may_stand_in_the_text(office: IssuingOffice) -> None:
    office.change("Trân trọng", "Khi trả lời ghi số {{ letter.number }}. Trân trọng")
    report = office.issue(numbering="each")
    assert "ghi số 02." in text_of(office.root / report.letters[1].files[0].path)


def test_what_became_of_every_letter_is_told(office: IssuingOffice) -> None:
    assert letter_status(office.letter(), office.desk).letters == ()
    office.issue()
    report = letter_status(office.letter(), office.desk)
    assert [(one.letter.unit, one.status) for one in report.letters] == [(one, "numbered") for one in [*UNITS, ""]]
    assert report.counts == {"numbered": 4}
    register_void(office.desk, ("1",), reason="in hỏng", year=None, book="")
    assert letter_status(office.letter(), office.desk).counts == {"void": 4}


def test_what_a_broken_off_run_left_is_cleared_away_also_when_all_is_done(office: IssuingOffice) -> None:
    office.issue()
    left = office.root / "van-ban-di/2026/hop/.congvan/hop-12345678.part"
    left.mkdir()
    (left / "0001_thpt-a.docx").write_bytes(b"half")
    assert office.issue().status == "already"
    assert not left.exists()
