"""The example office says what the real directive says, and its list can be used as it stands."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from congvan.letter import Addressing, IssuedDate, Task
from congvan.source import read_letter, read_office, read_recipients
from congvan.source.shapes import LETTER as LETTER_SHAPE
from congvan.source.shapes import OFFICE as OFFICE_SHAPE
from congvan.source.shapes import RECIPIENTS as RECIPIENTS_SHAPE
from congvan.source.shapes import TASK, every_key

ROOT = Path(__file__).resolve().parents[2]
OFFICE = ROOT / "congvan.yaml"
RECIPIENTS = ROOT / "recipients.yaml"
LETTER = ROOT / "letters" / "trien-khai-nghi-quyet-20.yaml"
FILES = {OFFICE: "office", RECIPIENTS: "recipients", LETTER: "letter"}
GLOSSARY = ROOT / "docs" / "glossary.md"
DIRECTIVE = ROOT / "tests" / "golden" / "directive.txt"

KEY = re.compile(r"^\s*(?:- )?(?P<key>[a-z_]+):(?=\s|$)(?P<rest>.*)$")
"""A line that begins with an English key; ids and abbreviations have hyphens or capitals and are no keys."""


@cache
def loaded(path: Path) -> Any:
    # BaseLoader builds nothing but text, lists and mappings, and reads «2022» and «VT» as the clerk wrote them.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def golden() -> list[str]:
    return DIRECTIVE.read_text(encoding="utf-8").splitlines()


def units(group: str = "") -> list[dict[str, str]]:
    return [unit for unit in loaded(RECIPIENTS)["units"] if group in ("", unit["group"])]


def group_lines() -> dict[str, str]:
    return {group["id"]: group["line"] for group in loaded(RECIPIENTS)["groups"]}


def signers() -> list[str]:
    return [signer["id"] for signer in loaded(OFFICE)["signers"]]


def addressed(unit: dict[str, str]) -> str:
    titles = {group["id"]: group["title"] for group in loaded(RECIPIENTS)["groups"]}
    return f"{unit.get('title', titles[unit['group']])} {unit['name']}"


def dashed(lines: list[str]) -> list[str]:
    return [*(f"- {line};" for line in lines[:-1]), f"- {lines[-1]}."]


def body(letter: Any) -> Iterator[str]:
    """Give the letter's lines from Kính gửi to the last one before Nơi nhận."""
    yield "Kính gửi:"
    yield from dashed([group_lines()[group] for group in letter["addressees"]])
    yield letter["opening"]
    for number, task in enumerate(letter["tasks"], 1):
        yield f"{number}. {task['text']}"
        for item in task.get("items", []):
            yield f"{task['marks']} {item}"
    yield from letter["closing"]


def said(tasks: tuple[Task, ...], marks: str | None) -> Iterator[str]:
    for number, task in enumerate(tasks, 1):
        yield f"{f'{number}.' if marks == '1.' else marks} {task.text}"
        yield from said(task.items, task.marks)


def general_letter() -> list[str]:
    """Give the lines that the three files say together, as Mẫu 1.5 orders them."""
    file, letter = loaded(OFFICE), loaded(LETTER)
    office = file["office"]
    (signer,) = (signer for signer in file["signers"] if signer["id"] == letter["signer"])
    return [
        office["parent"].upper(),
        office["name"].upper(),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {letter['number']}/{letter['symbol']}",
        *f"V/v {letter['subject']}".splitlines(),
        f"{office['place']}, ngày tháng năm {letter['date']}",
        *body(letter),
        "Nơi nhận:",
        *dashed([*letter["copies_to"], f"Lưu: {letter['filing']}"]),
        signer["authority"],
        signer["position"],
        signer["name"],
    ]


def test_the_three_files_say_the_directive_line_by_line() -> None:
    assert general_letter() == golden()


def test_the_words_of_the_body_stand_in_the_order_of_the_directive() -> None:
    lines = golden()
    text = lines[lines.index("Kính gửi:") : lines.index("Nơi nhận:")]
    assert " ".join(body(loaded(LETTER))).split() == " ".join(text).split()


@pytest.mark.parametrize("slip", ["SGDDĐT-VP", "quận/ huyện", "thông báo đề các đơn vị", "kỉ luật, kỉ cương"])
def test_the_slips_of_the_directive_are_kept(slip: str) -> None:
    # An editor that mends the golden file and the letter together would go unseen by the test above.
    assert slip in "\n".join(general_letter())


def test_the_lines_of_kinh_gui_are_those_of_the_groups_in_order() -> None:
    assert loaded(LETTER)["addressees"] == list(group_lines())
    lines = golden()
    first = lines.index("Kính gửi:") + 1
    assert dashed(list(group_lines().values())) == lines[first : first + 5]


def test_the_second_task_alone_has_six_dash_items() -> None:
    first, second = loaded(LETTER)["tasks"]
    assert set(first) == {"text"}
    assert (second["marks"], len(second["items"])) == ("-", 6)


def test_there_is_a_phong_for_each_quan_and_huyen_of_2022() -> None:
    quan = ["Hồng Bàng", "Ngô Quyền", "Lê Chân", "Hải An", "Kiến An", "Đồ Sơn", "Dương Kinh"]
    huyen = ["An Dương", "An Lão", "Bạch Long Vĩ", "Cát Hải", "Kiến Thụy", "Thủy Nguyên", "Tiên Lãng", "Vĩnh Bảo"]
    assert [unit["name"] for unit in units("phong-gd")] == [
        *(f"Phòng Giáo dục và Đào tạo quận {name}" for name in quan),
        *(f"Phòng Giáo dục và Đào tạo huyện {name}" for name in huyen),
    ]


def test_there_are_at_least_55_schools_and_some_units_in_every_other_group() -> None:
    counts = Counter(unit["group"] for unit in units())
    assert counts["truong-thpt"] >= 55
    assert counts["gdnn-gdtx"] == 14, "every quận and huyện but the island of Bạch Long Vĩ"
    assert counts["ngoai-ngu-ky-nang"] >= 4
    assert counts["truc-thuoc"] >= 2


def test_every_id_and_every_name_stands_once() -> None:
    ids = [*group_lines(), *(unit["id"] for unit in units())]
    names = [unit["name"].casefold() for unit in units()]
    assert [text for text, count in Counter([*ids, *names]).items() if count > 1] == []


def test_every_id_is_safe_in_a_file_name() -> None:
    ids = [*group_lines(), *signers(), *(unit["id"] for unit in units())]
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []
    assert max(map(len, ids)) <= 40


def test_every_unit_belongs_to_a_group_that_exists_and_has_no_unknown_keys() -> None:
    assert {unit["group"] for unit in units()} == set(group_lines())
    assert {key for unit in units() for key in unit} == {"id", "name", "group", "email", "title"}


def test_every_email_is_the_units_own_and_ends_in_example() -> None:
    assert [unit["email"] for unit in units()] == [f"{unit['id']}@haiphong.example" for unit in units()]
    everything = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    hosts = re.findall(r"@([\w.-]+)", everything)
    assert hosts
    assert {host.rpartition(".")[2] for host in hosts} == {"example"}


@pytest.mark.parametrize(
    ("unit_id", "line"),
    [
        ("thpt-ngo-quyen", "Hiệu trưởng Trường THPT Ngô Quyền"),
        ("pgd-le-chan", "Trưởng Phòng Giáo dục và Đào tạo quận Lê Chân"),
        ("gdtx-hai-phong", "Giám đốc Trung tâm Giáo dục thường xuyên Hải Phòng"),
        ("truong-khiem-thinh", "Hiệu trưởng Trường Khiếm thính Hải Phòng"),
    ],
)
def test_the_line_to_one_unit_reads_as_a_clerk_would_write_it(unit_id: str, line: str) -> None:
    (unit,) = (unit for unit in units() if unit["id"] == unit_id)
    assert addressed(unit) == line


def test_no_line_to_a_unit_says_a_word_twice() -> None:
    twice = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
    # «Hiệu trưởng Trường» is right: trưởng and Trường are two words.
    assert [addressed(unit) for unit in units() if twice.search(addressed(unit))] == []


def test_the_office_names_a_signer_that_it_has_and_files_that_the_example_has() -> None:
    office = loaded(OFFICE)
    assert signers() == ["pham-quoc-hieu"], "the directive's signer, and no other real person"
    assert office["defaults"]["signer"] in signers()
    assert (ROOT / office["defaults"]["recipients"]).is_file()
    assert re.fullmatch(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}", office["office"]["organ_id"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_first_line_names_the_schema_for_the_editor(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    prefix, _, schema = first.partition("$schema=")
    assert prefix == "# yaml-language-server: "
    expected = ROOT / "src" / "congvan" / "source" / "schemas" / f"{FILES[path]}.schema.json"
    assert (path.parent / schema).resolve() == expected.resolve()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_key_has_its_vietnamese_term_beside_it_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    explained, seen = set(), set()
    for before, line in zip(["", *lines], lines, strict=False):
        if found := KEY.match(line):
            seen.add(found["key"])
            if " # " in found["rest"] or before.lstrip().startswith("# "):
                explained.add(found["key"])
    assert seen
    assert seen - explained == set()


@pytest.mark.parametrize("path", [*FILES, DIRECTIVE, GLOSSARY], ids=lambda path: path.name)
def test_the_text_is_composed_unicode_without_hidden_characters(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert {character for character in text if unicodedata.category(character) in ("Cc", "Cf", "Zs")} <= {"\n", " "}


def test_the_glossary_has_every_key_that_a_file_may_hold() -> None:
    shapes = (OFFICE_SHAPE, RECIPIENTS_SHAPE, LETTER_SHAPE, TASK)
    explained = set(re.findall(r"`([a-z_.]+)`", GLOSSARY.read_text(encoding="utf-8")))
    assert {key for shape in shapes for key in every_key(shape)} - {
        name.rpartition(".")[2] for name in explained
    } == set()


def test_the_program_reads_the_example_office_without_a_finding() -> None:
    office, of_office = read_office(OFFICE)
    recipients, of_recipients = read_recipients(RECIPIENTS)
    draft, of_letter = read_letter(LETTER, office=office)
    assert [str(finding) for finding in (*of_office, *of_recipients, *of_letter)] == []
    assert office is not None
    assert recipients is not None
    assert draft is not None


def test_the_program_reads_every_group_and_unit_in_the_order_of_the_file() -> None:
    recipients, _ = read_recipients(RECIPIENTS)
    assert recipients is not None
    assert [(group.id, group.line) for group in recipients.groups] == list(group_lines().items())
    titles = {group.id: group.title for group in recipients.groups}
    read = [(unit.id, f"{unit.title or titles[unit.group]} {unit.name}", unit.email) for unit in recipients.units]
    assert read == [(unit["id"], addressed(unit), unit["email"]) for unit in units()]


def test_the_program_reads_the_letter_as_the_directive_says_it() -> None:
    draft, _ = read_letter(LETTER)
    assert draft is not None
    lines = golden()
    text = lines[lines.index("Kính gửi:") + 6 : lines.index("Nơi nhận:")]
    assert [*draft.opening, *said(draft.tasks, draft.marks), *draft.closing] == text
    assert draft.subject.split("\n") == [line.removeprefix("V/v ") for line in lines[5:8]]
    assert (draft.number, draft.date) == ("", IssuedDate(2022))


def test_the_general_letter_and_one_for_each_unit_come_out_of_the_three_files() -> None:
    office, _ = read_office(OFFICE)
    recipients, _ = read_recipients(RECIPIENTS)
    draft, _ = read_letter(LETTER, office=office)
    assert office is not None
    assert recipients is not None
    assert draft is not None
    addressing = Addressing(draft, office, office.signers[0], recipients)
    general = addressing.general()
    assert ["Kính gửi:", *dashed(list(general.addressees)), *(line.text for line in general.body)] == list(
        body(loaded(LETTER))
    )
    letters = [addressing.letter_for(unit) for unit in addressing.units()]
    assert [letter.addressees for letter in letters] == [(addressed(unit),) for unit in units()]
    assert {letter.body for letter in letters} == {general.body}, "the directive asks the same of everybody"
