"""How a draft becomes the letter of each unit, and the general letter."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.letter import Addressing, Draft, Group, IssuedDate, Office, Recipients, Signer, Task, Unit

OFFICE = Office(name="Sở Giáo dục và Đào tạo", place="Hải Phòng", parent="UBND thành phố Hải Phòng")
SIGNER = Signer("s", "Người Ký", "PHÓ GIÁM ĐỐC", ("KT. GIÁM ĐỐC",))
GROUPS = (Group("thpt", "Hiệu trưởng trường THPT", "Hiệu trưởng"), Group("pgd", "Trưởng phòng GD&ĐT", "Trưởng"))
UNITS = (
    Unit("thpt-a", "Trường THPT A", "thpt", fields={"quota": "3"}),
    Unit("pgd-b", "Phòng GD&ĐT quận B", "pgd"),
    Unit("thpt-c", "Trường THPT C", "thpt", title="Phó Hiệu trưởng phụ trách", fields={"quota": "7", "han": "mai"}),
)
LIST = Recipients(GROUPS, UNITS)


def addressing(**parts: object) -> Addressing:
    draft = Draft(
        **{"id": "x", "symbol": "S-VP", "subject": "về việc", "addressees": ("thpt", "pgd"), "signer": "s"} | parts  # type: ignore[arg-type]
    )
    return Addressing(draft, OFFICE, SIGNER, LIST)


def texts(letter_lines: object) -> list[str]:
    return [line.text for line in letter_lines]  # type: ignore[attr-defined]


def test_one_unit_is_addressed_by_its_title_and_name_in_one_line() -> None:
    assert addressing().letter_for(UNITS[0]).addressees == ("Hiệu trưởng Trường THPT A",)


def test_a_units_own_title_comes_before_its_groups() -> None:
    assert addressing().letter_for(UNITS[2]).addressees == ("Phó Hiệu trưởng phụ trách Trường THPT C",)


def test_the_general_letter_names_the_groups_in_the_drafts_order() -> None:
    general = addressing(addressees=("pgd", "thpt")).general()
    assert general.addressees == ("Trưởng phòng GD&ĐT", "Hiệu trưởng trường THPT")
    assert general.unit is None


def test_the_general_letter_names_a_single_unit_as_its_own_letter_does() -> None:
    assert addressing(addressees=("thpt-a", "pgd")).general().addressees == (
        "Hiệu trưởng Trường THPT A",
        "Trưởng phòng GD&ĐT",
    )


def test_units_come_in_the_lists_order_whether_named_by_group_or_alone() -> None:
    assert [unit.id for unit in addressing(addressees=("thpt-c", "pgd")).units()] == ["pgd-b", "thpt-c"]


def test_only_and_except_choose_by_group_and_by_unit_and_the_rest_is_renumbered() -> None:
    tasks = (
        Task("Chung."),
        Task("Cho THPT.", only=("thpt",)),
        Task("Trừ C.", not_for=("thpt-c",)),
        Task("Sau cùng."),
    )
    made = addressing(tasks=tasks)
    assert texts(made.letter_for(UNITS[0]).tasks) == ["1. Chung.", "2. Cho THPT.", "3. Trừ C.", "4. Sau cùng./."]
    assert texts(made.letter_for(UNITS[1]).tasks) == ["1. Chung.", "2. Trừ C.", "3. Sau cùng./."]
    assert texts(made.letter_for(UNITS[2]).tasks) == ["1. Chung.", "2. Cho THPT.", "3. Sau cùng./."]
    assert texts(made.general().tasks) == ["1. Chung.", "2. Cho THPT.", "3. Trừ C.", "4. Sau cùng./."]


def test_items_under_a_task_are_numbered_by_depth_or_as_the_task_says() -> None:
    usual = Task("Một:", items=(Task("điểm:", items=(Task("gạch:", items=(Task("cộng"),)),)),))
    dashes = Task("Hai:", marks="-", items=(Task("gạch 1"), Task("gạch 2")))
    lines = addressing(tasks=(usual, dashes)).general().tasks
    assert texts(lines) == ["1. Một:", "a) điểm:", "- gạch:", "+ cộng", "2. Hai:", "- gạch 1", "- gạch 2./."]
    assert [line.level for line in lines] == [1, 2, 3, 4, 1, 2, 2]


def test_tasks_may_be_parts_in_roman_numerals() -> None:
    tasks = (Task("", title="CHUẨN BỊ", items=(Task("a"),)), Task("", title="THỰC HIỆN"))
    lines = addressing(tasks=tasks, marks="I.").general().tasks
    assert texts(lines) == ["I. CHUẨN BỊ", "1. a", "II. THỰC HIỆN./."]


def test_a_titled_task_has_its_title_on_a_line_of_its_own() -> None:
    lines = addressing(tasks=(Task("Nội dung.", title="Tiêu đề"),), closing=("Hết.",)).general().tasks
    assert [(line.text, line.title) for line in lines] == [("1. Tiêu đề", True), ("Nội dung.", False)]


def test_the_last_paragraph_carries_the_end_mark_and_stays_with_the_signature() -> None:
    letter = addressing(opening=("Mở đầu.",), tasks=(Task("Việc."),), closing=("Trân trọng.",)).general()
    assert texts(letter.body) == ["Mở đầu.", "1. Việc.", "Trân trọng./."]
    assert [line.last for line in letter.body] == [False, False, True]
    assert [line.keep for line in letter.body] == [False, True, True]


def test_a_long_last_paragraph_is_kept_alone() -> None:
    letter = addressing(opening=("Mở đầu.",), closing=("Đề nghị các đơn vị nghiêm túc thực hiện. " * 4,)).general()
    assert [line.keep for line in letter.body] == [False, True]


def test_marks_are_filled_from_the_unit_its_fields_and_the_letters_fields() -> None:
    made = addressing(
        opening=("{{ unit.name }}: {{ fields.quota }}, {{ fields.han }}",), fields={"quota": "0", "han": "thứ Sáu"}
    )
    assert texts(made.letter_for(UNITS[0]).opening) == ["Trường THPT A: 3, thứ Sáu./."]
    assert texts(made.letter_for(UNITS[1]).opening) == ["Phòng GD&ĐT quận B: 0, thứ Sáu./."]
    assert texts(made.letter_for(UNITS[2]).opening) == ["Trường THPT C: 7, mai./."]


def test_a_mark_without_a_value_is_a_hole_told_before_any_letter_is_made() -> None:
    made = addressing(opening=("{{ unit.fields.quota }}",), subject="{{ unit.email }}")
    assert [(hole.name, hole.blank) for hole in made.holes(UNITS[1])] == [
        ("unit.email", True),
        ("unit.fields.quota", False),
    ]
    assert [(hole.name, hole.blank) for hole in made.holes(UNITS[0])] == [("unit.email", True)]


def test_a_mark_in_a_task_for_others_is_no_hole() -> None:
    made = addressing(tasks=(Task("Nộp {{ unit.fields.quota }} bài", only=("thpt",)), Task("Khác")))
    assert list(made.holes(UNITS[1])) == []
    assert [hole.name for hole in made.holes(None)] == ["unit.fields.quota"]


def test_the_unit_is_no_value_of_the_general_letter() -> None:
    assert [hole.name for hole in addressing(opening=("{{ unit.name }}",)).holes(None)] == ["unit.name"]


def test_a_letter_is_a_draft_until_number_and_whole_day_are_known() -> None:
    assert addressing(date=IssuedDate(2022)).general().is_draft
    assert addressing(number="5", date=IssuedDate(2022, 8)).general().is_draft
    letter = addressing(number="5", date=IssuedDate(2022, 8, 3)).general()
    assert not letter.is_draft
    assert (letter.number, letter.day, letter.month, letter.year) == ("05", "03", "8", "2022")


def test_the_subject_keeps_its_lines_and_has_one_for_registers() -> None:
    letter = addressing(subject="triển khai\nNghị quyết").general()
    assert (letter.subject, letter.subject_line) == ("triển khai\nNghị quyết", "triển khai Nghị quyết")


def test_what_no_unit_changes_is_worked_out_once() -> None:
    made = addressing(tasks=(Task("Việc."),))
    assert made.letter_for(UNITS[0]).tasks is made.letter_for(UNITS[1]).tasks


@given(st.lists(st.sampled_from(UNITS), min_size=1))
def test_no_letter_depends_on_the_letters_made_before_it(order: list[Unit]) -> None:
    tasks = (Task("{{ unit.name }}", only=("thpt",)), Task("{{ unit.id }}", not_for=("thpt-a",)), Task("Chung"))
    made = addressing(tasks=tasks)
    assert [made.letter_for(unit) for unit in order] == [addressing(tasks=tasks).letter_for(unit) for unit in order]


def test_a_letter_and_all_that_makes_it_can_be_sent_to_another_process() -> None:
    made = addressing(tasks=(Task("Việc."),))
    parts = (made.draft, OFFICE, SIGNER, LIST)
    assert Addressing(*pickle.loads(pickle.dumps(parts))).general() == made.general()  # noqa: S301 - pickled a line above


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_gets_its_own_letter(unit: Unit) -> None:
    letter = addressing().letter_for(unit)
    assert letter.unit is unit
    assert unit.name in letter.addressees[0]


def test_a_letter_may_bear_a_number_of_its_own_also_in_its_text() -> None:
    numbered = addressing(
        opening=("Văn bản này mang số {{ letter.number }}.",), closing=("Trân trọng./.",), number="45"
    )
    first, second = list(numbered.recipients.units)[:2]
    assert numbered.letter_for(first).number == "45"
    letter = numbered.letter_for(second, "7")
    assert (letter.number, letter.opening[0].text) == ("07", "Văn bản này mang số 07.")
    assert numbered.letter_for(first).opening[0].text == "Văn bản này mang số 45."


def test_a_text_that_speaks_to_one_unit_has_no_general_letter() -> None:
    assert addressing(opening=("Đề nghị các trường báo cáo.",)).has_general
    assert not addressing(opening=("Đề nghị {{ unit.name }} báo cáo.",)).has_general
    assert addressing(opening=("Công văn số {{ letter.number }}.",)).has_general, "that has a value by and by"


def test_the_subject_in_a_register_is_one_line_and_leaves_dots_where_it_speaks_to_one_unit() -> None:
    speaking = addressing(subject="giao {{ unit.fields.quota }} chỉ tiêu\ncho {{ unit.name }}")
    assert speaking.subject_for(None) == "giao … chỉ tiêu cho …"
    assert speaking.subject_for(UNITS[0]) == "giao 3 chỉ tiêu cho Trường THPT A"
    assert addressing(subject="mời họp\nsố {{ letter.symbol }}").subject_for(None) == "mời họp số S-VP"
