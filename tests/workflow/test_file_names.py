"""File names: what the pattern says, safe on every system, different on every system."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congvan.errors import WrongUsage
from congvan.letter import Addressing, Draft, Group, Office, Recipients, Signer, Unit
from congvan.workflow.filenames import file_names
from tests.workflow.small_office import IDS, LETTER_FILE, SmallOffice, picture, said

DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?")
NASTY = [
    'a/b\\c:d*e?f"g<h>i|j',
    "../../../etc/passwd",
    "C:\\Windows\\System32",
    "\\\\may-chu\\chung",
    "Trường.",
    "Trường . . ",
    "CON",
    "nul.txt",
    "LPT¹",
    "CONIN$",
    "-rf",
    "a:ads",
    "\u202etcod.exe",
    "Trư\u200bờng\ufeff",
    "một\u2028hai",
    "Trường " + "dài " * 100,
    "ấ" * 400,
    "%2f..%2f",
    "／⁄∕",
    "~",
    "...",
]
PLACES = ["letter", "id", "name", "group", "number", "symbol"]


def is_safe(name: str) -> bool:
    stem = name.removesuffix(".docx")
    return (
        name.endswith(".docx")
        and stem.strip(". ") == stem != ""
        and not stem.startswith("-")
        and not re.search(r'[\x00-\x1f/\\:*?"<>|]', stem)
        and not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for char in stem)
        and DEVICES.fullmatch(stem) is None
        and len(name.encode()) <= 200
        and unicodedata.is_normalized("NFC", name)
    )


def same(name: str) -> str:
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def names(units: list[Unit], pattern: str, letter: str = "thu") -> list[str]:
    signer = Signer("s", "Người Ký Mẫu", "PHÓ GIÁM ĐỐC")
    office = Office(name="Sở", place="Hải Phòng", signers=(signer,))
    groups = tuple(Group(one, one) for one in dict.fromkeys(unit.group for unit in units))
    draft = Draft(letter, "SGDĐT-VP", "việc", tuple(group.id for group in groups), "s")
    addressing = Addressing(draft, office, signer, Recipients(groups, tuple(units)))
    return list(file_names(addressing, [*units, None], pattern))


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{letter}_{id}", "thu_ngo-quyen"),
        ("{id}.docx", "ngo-quyen"),
        ("{id} {name}", "ngo-quyen-Trường-THPT-Ngô-Quyền"),
        ("{group}_{id}", "thpt_ngo-quyen"),
        ("{number}_{id}", "du-thao_ngo-quyen"),
        ("{symbol}_{id}", "SGDĐT-VP_ngo-quyen"),
        ("CV số {number}, {id}", "CV-số-du-thao,-ngo-quyen"),
    ],
)
def test_each_place_of_the_pattern_is_filled(pattern: str, name: str, office: SmallOffice) -> None:
    assert office.render("--name-pattern", pattern).code == 0
    assert f"{name}.docx" in office.letters()


def test_the_number_of_a_letter_stands_in_its_name(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "symbol: SGDĐT-VP\n", "symbol: SGDĐT-VP\nnumber: 1234\ndate: 11/8/2022\n")
    assert office.render("--name-pattern", "{number}-{symbol}_{id}").code == 0
    assert "1234-SGDĐT-VP_chung.docx" in office.letters()


def test_the_office_may_have_a_pattern_of_its_own_and_the_command_another(office: SmallOffice) -> None:
    office.change("congvan.yaml", "defaults:\n", "defaults:\n  name_pattern: 'CV_{id}'\n")
    office.render("--unit", "ngo-quyen", "--for", "units")
    office.render("--unit", "ngo-quyen", "--for", "units", "--name-pattern", "X_{id}")
    assert sorted(office.letters()) == ["CV_ngo-quyen.docx", "X_ngo-quyen.docx"]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{nam}_{id}", "Did you mean «name»?"),
        ("{ id }", "there is no «{ id }»"),
        ("{}_{id}", "there is no «{}»"),
        ("{tên trường}_{id}", "there is no «{tên trường}»"),
        ("{id.__class__}_{id}", "there is no «{id.__class__}»"),
        ("{name}", "has no {id}"),
        ("{{id}", "a brace { or } stands alone"),
        ("{id}_{name", "a brace { or } stands alone"),
        ("x" * 400 + "{id}", "longer than 200 bytes"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_told_and_nothing_is_written(
    pattern: str, told: str, office: SmallOffice
) -> None:
    done = office.render("--name-pattern", pattern)
    assert done.code == 2
    assert told in done.err
    assert not office.out.exists()


def test_two_letters_never_get_one_name() -> None:
    units = [Unit("bc", "Một", "a"), Unit("c", "Hai", "ab")]
    with pytest.raises(WrongUsage, match="«bc» and «c» the same file name"):
        names(units, "{group}{id}")
    assert len(set(names(units, "{group}_{id}"))) == 3


@pytest.mark.parametrize("nasty", NASTY)
def test_a_nasty_name_makes_a_safe_file_and_stays_itself_in_the_letter(nasty: str, office: SmallOffice) -> None:
    quoted = nasty.replace("\\", "\\\\").replace('"', '\\"')
    office.units([f'{{id: a, name: "{quoted}", group: thpt, email: a@haiphong.example}}'])
    office.change(LETTER_FILE, "[thpt, phong-gd]", "[thpt]")
    before = {path for path in office.root.parent.rglob("*") if office.out not in path.parents}
    done = office.render("--name-pattern", "{name}_{id}")
    if done.code == 1:  # what no letter may hold is refused, not cleaned
        assert "recipients.yaml" in done.err
        assert picture(office.out) == {}
        return
    assert done.code == 0, done.err
    written = [path for path in office.out.iterdir() if path.suffix == ".docx"]
    assert len(written) == 2
    assert all(is_safe(path.name) for path in written), [path.name for path in written]
    after = {path for path in office.root.parent.rglob("*") if office.out not in path.parents}
    assert after - before == {office.out}
    (one,) = (path for path in written if path.name.endswith("_a.docx"))
    seen = "Hiệu trưởng " + " ".join(nasty.split()).rstrip("\ufeff")
    assert seen in [" ".join(line.removeprefix("Kính gửi: ").split()) for line in said(one.read_bytes())]


@pytest.mark.parametrize("nasty", ["CON", "aux", "a b.", "...thu", "-thu", "Công văn số 1/2", "ấ" * 80])
def test_a_letter_file_with_a_nasty_name_makes_safe_files(nasty: str, office: SmallOffice) -> None:
    file = nasty.replace("/", "⁄") + ".yaml"
    office.write(f"letters/{file}", (office.root / LETTER_FILE).read_bytes())
    done = office.run("render", f"letters/{file}", "--name-pattern", "{letter}{id}")
    assert done.code == 0, done.err
    assert len(office.letters()) == 4
    assert all(is_safe(name) for name in office.letters()), list(office.letters())


def test_a_device_of_windows_made_by_the_pattern_itself_is_avoided() -> None:
    assert all(is_safe(name) for name in names([Unit("n", "N", "g"), Unit("1", "M", "g")], "CO{id}"))
    assert all(is_safe(name) for name in names([Unit("n", "N", "g"), Unit("1", "M", "g")], "com{id}"))
    assert all(is_safe(name) for name in names([Unit("in$", "N", "g")], "CON{id}"))


def test_long_names_that_begin_alike_stay_apart() -> None:
    long = "Trường Trung học phổ thông ở một nơi có tên rất dài " * 5
    made = names([Unit("a" * 59 + str(n), long, "g" * 60) for n in range(9)], "{letter}_{name}_{group}_{name}_{id}")
    assert len({same(name) for name in made}) == 10
    assert all(is_safe(name) for name in made)
    assert all("a" * 59 in name for name in made[:-1])


_ids = st.text("aAbBđĐấẤ-_.1ß", min_size=1, max_size=12).filter(
    lambda text: text[0] not in ".-" and text[-1] != "." and text.casefold() not in ("general", "chung")
)
_units = st.lists(
    st.builds(Unit, _ids, st.text(max_size=30) | st.sampled_from(NASTY), st.sampled_from(["g", "nhóm", "CON"])),
    min_size=1,
    max_size=6,
    unique_by=lambda unit: unicodedata.normalize("NFC", unit.id).casefold(),
)
_patterns = st.lists(st.sampled_from([f"{{{one}}}" for one in PLACES] + ["_", "-", " ", ".", "/", "CO", "x" * 90]))


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_units, _patterns, st.sampled_from(["thu", "CON", "..", "Thư mời", "a" * 120]))
def test_every_name_is_safe_and_none_is_given_twice(units: list[Unit], pattern: list[str], letter: str) -> None:
    try:
        made = names(units, "".join(pattern), letter)
    except WrongUsage:
        return
    assert len({same(name) for name in made}) == len(units) + 1
    assert [name for name in made if not is_safe(name)] == []


def test_the_usual_pattern_never_stands_in_the_way() -> None:
    ids = ["a", "a-", "a_", "a.b", "đ", "d", "x" * 60, "x" * 59 + "-"]
    made = names([Unit(one, one, "g") for one in ids], "", "thu" * 30)
    assert len({same(name) for name in made}) == len(ids) + 1
    assert all(is_safe(name) for name in made)


def test_names_are_the_same_whoever_else_is_rendered(office: SmallOffice, tmp_path: Path) -> None:
    office.render("--name-pattern", "{name}_{id}")
    whole = set(office.letters())
    office.render("--name-pattern", "{name}_{id}", "--unit", IDS[1], "--for", "units", "--out", str(tmp_path / "mot"))
    assert {path.name for path in (tmp_path / "mot").glob("*.docx")} <= whole


def test_where_each_letter_has_a_number_its_name_bears_it() -> None:
    units = [Unit("a1", "Trường A", "g"), Unit("b2", "Trường B", "g")]
    group = Group("g", "Hiệu trưởng", "Hiệu trưởng")
    draft = Draft("thu", "S-VP", "về việc", ("g",), "s", number="9")
    addressing = Addressing(draft, Office("S", "H"), Signer("s", "N", "P"), Recipients((group,), tuple(units)))
    assert list(file_names(addressing, units, "{number}_{id}", ("0009", "0010"))) == ["0009_a1.docx", "0010_b2.docx"]
    assert list(file_names(addressing, units, "{number}_{id}")) == ["9_a1.docx", "9_b2.docx"]
