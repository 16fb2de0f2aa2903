"""After a refusal the output folder is what it was; and one run tells everything that is wrong."""

from collections.abc import Callable

import pytest

from tests.workflow.small_office import IDS, LETTER_FILE, SmallOffice, picture, template

Break = Callable[[SmallOffice], None]


def change(name: str, old: str, new: str) -> Break:
    return lambda office: office.change(name, old, new)


def last_unit_cannot_be_filled(office: SmallOffice) -> None:
    office.change("congvan.yaml", "defaults:\n", "defaults:\n  template: templates/rieng.docx\n")
    office.template("{% if unit and unit.id == 'pgd-le-chan' %}{{ unit.address[0] }}{% endif %}")


def last_unit_has_a_hole(office: SmallOffice) -> None:
    office.change(LETTER_FILE, "Trân trọng./.", "Trước ngày {{ fields.han }}./.")
    text = (office.root / "recipients.yaml").read_text(encoding="utf-8")
    head, _, tail = text.rpartition("  - id: pgd-le-chan")
    filled = head.replace("@haiphong.example\n", "@haiphong.example\n    fields: {han: 01/9}\n")
    office.write("recipients.yaml", f"{filled}  - id: pgd-le-chan{tail}")


def template_fault(office: SmallOffice) -> None:
    office.change("congvan.yaml", "defaults:\n", "defaults:\n  template: templates/rieng.docx\n")
    office.template("{{ unit.nam }}")


def hand_changed(office: SmallOffice) -> None:
    path = office.out / "thu_le-quy-don.docx"
    path.write_bytes(path.read_bytes()[:-1] + b"!")


def somebody_elses(office: SmallOffice) -> None:
    (office.out / "thu_moi.docx").write_bytes(b"of another letter")
    office.units(["{id: moi, name: Trường Mới, group: thpt, email: moi@haiphong.example}"])
    office.change(LETTER_FILE, "[thpt, phong-gd]", "[thpt]")


def a_link(office: SmallOffice) -> None:
    target = office.write("ngoai.docx", b"outside")
    (office.out / "thu_le-quy-don.docx").unlink()
    (office.out / "thu_le-quy-don.docx").symlink_to(target)


def a_dangling_link(office: SmallOffice) -> None:
    (office.out / "thu_le-quy-don.docx").unlink()
    (office.out / "thu_le-quy-don.docx").symlink_to(office.root / "ngoai.docx")


def a_folder(office: SmallOffice) -> None:
    (office.out / "thu_le-quy-don.docx").unlink()
    (office.out / "thu_le-quy-don.docx").mkdir()


def no_office(office: SmallOffice) -> None:
    (office.root / "congvan.yaml").unlink()


KINDS: dict[str, tuple[Break, str]] = {
    "office: unknown key": (change("congvan.yaml", "  place:", "  plac:"), "congvan.yaml:5"),
    "office: broken YAML": (change("congvan.yaml", "office:\n", "office: [\n"), "congvan.yaml"),
    "office: unknown signer": (change("congvan.yaml", "  signer: pgd\n", "  signer: gd\n"), "congvan.yaml:12"),
    "letter: broken YAML": (change(LETTER_FILE, "subject: ", "subject: 'a"), "letters/thu.yaml"),
    "letter: control character": (change(LETTER_FILE, "Bám sát", "Bám\x07sát"), "U+0007"),
    "list: broken YAML": (change("recipients.yaml", "units:\n", "units: {\n"), "recipients.yaml"),
    "list: twin ids": (change("recipients.yaml", "id: le-quy-don", "id: ngo-quyen"), "recipients.yaml"),
    "no office": (no_office, "congvan.yaml"),
    "unknown addressee": (change(LETTER_FILE, "[thpt, phong-gd]", "[thpt, phong-dg]"), "LT001"),
    "unknown only": (change(LETTER_FILE, "only: thpt", "only: thtp"), "LT006"),
    "malformed mark": (change(LETTER_FILE, "Trân trọng./.", "Gửi {{ unit.name | upper }}./."), "LT003"),
    "unknown mark": (change(LETTER_FILE, "Trân trọng./.", "Gửi {{ unit.nam }}./."), "LT004"),
    "hole in one unit": (last_unit_has_a_hole, "LT005"),
    "template fault": (template_fault, "TP008"),
    "last unit cannot be filled": (last_unit_cannot_be_filled, "TP013"),
    "hand-changed letter": (hand_changed, "OU001"),
    "another's file": (somebody_elses, "OU001"),
    "link": (a_link, "OU002"),
    "dangling link": (a_dangling_link, "OU002"),
    "folder": (a_folder, "OU002"),
}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_written_after_a_refusal(kind: str, jobs: str, office: SmallOffice) -> None:
    assert office.render().code == 0
    spoil, told = KINDS[kind]
    spoil(office)
    if kind not in ("hand-changed letter", "link", "dangling link", "folder"):
        # every letter would be another one now, if the run went on
        with (office.root / LETTER_FILE).open("a", encoding="utf-8") as letter:
            letter.write("drafter_mark: PL.(9)\n")
    before = picture(office.out)
    done = office.render("--jobs", jobs)
    assert done.code == 1, done.err
    assert told in done.err
    assert "Traceback" not in done.err
    assert picture(office.out) == before
    assert not (office.root / "ngoai.docx").exists() or (office.root / "ngoai.docx").read_bytes() == b"outside"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not KINDS[kind][1].startswith("OU")])
def test_a_refused_first_run_leaves_no_letter(kind: str, office: SmallOffice) -> None:
    KINDS[kind][0](office)
    assert office.render().code == 1
    assert picture(office.out) == {}


def test_the_finding_on_a_hole_names_the_unit_that_has_it(office: SmallOffice) -> None:
    last_unit_has_a_hole(office)
    done = office.render("--for", "units", "--json")
    (finding,) = done.json["findings"]
    assert "for 1 unit: pgd-le-chan" in finding["message"]
    assert finding["line"] == 9


def test_a_hole_of_every_unit_is_told_once(office: SmallOffice) -> None:
    office.many(50)
    office.change(LETTER_FILE, "Trân trọng./.", "Trước ngày {{ fields.han }}./.")
    done = office.render("--for", "units", "--json")
    (finding,) = done.json["findings"]
    assert "for 50 units: truong-0000, truong-0001, truong-0002…" in finding["message"]


def test_one_run_tells_all_that_is_wrong_in_all_three_files(office: SmallOffice) -> None:
    office.change("congvan.yaml", "  symbol:", "  symbl:")
    office.change("congvan.yaml", "    authority:", "    authoriti:")
    office.change("recipients.yaml", "lequydon@haiphong.example", "lequydon haiphong.example")
    office.change("recipients.yaml", "id: ngo-quyen", "id: ngo quyen")
    office.change(LETTER_FILE, "opening:", "openning:")
    office.change(LETTER_FILE, "only: thpt", "only: thtp")
    done = office.render("--json")
    assert done.code == 1
    errors = [(one["file"], one["line"]) for one in done.json["findings"] if one["severity"] == "error"]
    assert errors == [
        ("congvan.yaml", 4),
        ("congvan.yaml", 10),
        (LETTER_FILE, 4),
        (LETTER_FILE, 8),
        ("recipients.yaml", 9),
        ("recipients.yaml", 16),
    ]


def test_every_finding_says_what_to_do_and_the_run_says_that_nothing_was_written(office: SmallOffice) -> None:
    office.change("congvan.yaml", "  symbol:", "  symbl:")
    office.change(LETTER_FILE, "only: thpt", "only: thtp")
    done = office.render()
    assert "congvan.yaml:4:3: error" in done.err
    assert f"{LETTER_FILE}:8:11: error LT006: only/except names «thtp»" in done.err
    assert "Did you mean «thpt»?" in done.err
    assert done.err.count("    → ") == 2
    assert "2 errors, 0 warnings." in done.err
    assert "Nothing was written" in done.err


def test_a_fault_in_the_template_is_told_once_however_many_units_there_are(office: SmallOffice) -> None:
    office.many(30)
    office.write("t.docx", template("{{ 1 // (letter.number | int) }}"))
    for jobs in ("1", "2"):
        done = office.render("--template", "t.docx", "--json", "--jobs", jobs)
        assert (done.code, done.codes) == (1, ["TP013"])


def test_several_files_in_the_way_are_all_named(office: SmallOffice) -> None:
    office.render()
    for one in IDS:
        (office.out / f"thu_{one}.docx").write_bytes(b"mine")
    done = office.render("--json")
    assert done.codes == ["OU001"] * 3
    assert {one["file"] for one in done.json["findings"]} == {str(office.out / f"thu_{one}.docx") for one in IDS}
