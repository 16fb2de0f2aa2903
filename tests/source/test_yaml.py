"""YAML as clerks write it: read as written, or refused with the line (threats 1 to 17)."""

import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from congvan.errors import CannotRead, Finding, Severity, Text
from congvan.source import read_letter, read_office, read_recipients, yaml_parser
from congvan.source.notes import Notes
from congvan.source.yaml_problems import note_problem

Write = Callable[[str, str | bytes], Path]


def letter_findings(write: Write, content: str | bytes) -> list[Finding]:
    return read_letter(write("thu.yaml", content), shown="thu.yaml")[1]


def lines_by_code(findings: list[Finding]) -> dict[str, int]:
    return {finding.code: finding.where.line for finding in findings}


def errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def test_a_good_letter_has_no_findings(write: Write, letter_text: str) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text))
    assert findings == []
    assert draft is not None
    assert draft.tasks[1].items[1].only == ("thpt",)


@pytest.mark.parametrize(
    ("broken", "code", "line", "word"),
    [
        ("subject: a\n\tsymbol: b\n", "YL001", 2, "tab"),
        ("subject: a\ntasks:\n\t- text: b\n", "YL001", 3, "tab"),
        ("tasks:\n\u00a0\u00a0- text: b\n", "YL002", 2, "U+00A0"),
        ("subject： a\n", "YL003", 1, "full-width"),
        ("subject: a\nsymbol: A-B\nsubject: b\n", "YL004", 3, "line 1"),
        ("fields:\n  h\u1ea1n: a\n  ha\u0323n: b\n", "YL004", 3, "line 2"),
        ("subject: &a b\n", "YL005", 1, "&a"),
        ("subject: a\nsymbol: *a\n", "YL005", 2, "*a"),
        ("subject: a\n<<: {symbol: b}\n", "YL005", 2, "<<"),
        ("subject: !!python/object/apply:os.system [id]\n", "YL006", 1, "python"),
        ("subject: !x b\n", "YL006", 1, "!x"),
        ("? [a, b]\n: c\n", "YL007", 1, "key"),
        ("opening: {{ unit.name }} biết\n", "YL012", 1, "{{"),
        ("opening: {% if a %}\n", "YL012", 1, "{%"),
        ("subject: a\n---\nsubject: b\n", "YL009", 2, "---"),
        ("", "YL010", 0, "nothing"),
        ("# chỉ có chú thích\n", "YL010", 0, "nothing"),
        ("- a\n- b\n", "YL010", 1, "list"),
        ("chỉ có chữ\n", "YL010", 1, "chỉ có chữ"),
        ('subject: "a\nsymbol: b\n', "YL013", 1, "quotation"),
        ('subject: "a”\nsymbol: b\n', "YL013", 1, "quotation"),
        ('subject: "C:\\Users"\n', "YL014", 1, "backslash"),
        ("subject: về: việc\n", "YL015", 1, "colon"),
        ("subject: @a\n", "YL016", 1, "@a"),
        ("subject: `a`\n", "YL016", 1, "`a`"),
        ("subject: *\n", "YL016", 1, "*"),
        ("opening: |chữ\n", "YL017", 1, "|chữ"),
        ("subject\nsymbol: a\n", "YL018", 1, "colon"),
        ("addressees: [thpt\nsubject: a\n", "YL019", 1, "["),
        ("addressees: - a\n", "YL020", 1, "item"),
        ("subject: a\n  b: c\n", "YL021", 2, "b: c"),
        ("tasks:\n    - a\n  - b\n", "YL021", 3, "- b"),
        ('subject: "a\\u0000b"\n', "YL011", 1, "U+0000"),
        ('subject: "a\\x1Bb"\n', "YL011", 1, "U+001B"),
        ('subject: "a\\uD800b"\n', "YL014", 1, "backslash"),
        ("subject: a\x0cb\n", "EN005", 1, "U+000C"),
        ("subject: a\x00b\n", "EN005", 1, "U+0000"),
        ("subject: a\nsymbol: b\x85c\n", "EN005", 2, "U+0085"),
        ("subject: a\ufffeb\n", "EN005", 1, "U+FFFE"),
        ("subject: a\ufffdb\n", "EN007", 1, "U+FFFD"),
    ],
)
def test_what_yaml_cannot_be_is_named_with_its_line(write: Write, broken: str, code: str, line: int, word: str) -> None:
    findings = letter_findings(write, broken)
    found = [finding for finding in findings if finding.code == code]
    assert found, findings
    assert found[0].where.line == line
    assert word in found[0].message
    assert found[0].severity is Severity.ERROR
    assert found[0].fix
    assert found[0].where.file == "thu.yaml"


def test_bombs_are_refused_quickly(write: Write) -> None:
    bomb = "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a,*a,*a,*a,*a,*a]\n" for n in range(20))
    began = time.monotonic()
    for content in (bomb, "a: &a [*a]\n", "a: " + "[" * 5000, "a: " + "{a: " * 5000, "- " * 5000 + "a"):
        assert errors(letter_findings(write, content))
    assert time.monotonic() - began < 5


def test_twenty_levels_are_the_end(write: Write) -> None:
    assert "YL008" in lines_by_code(letter_findings(write, "fields: " + "[" * 20 + "a" + "]" * 20))
    assert "YL008" not in lines_by_code(letter_findings(write, "fields: " + "[" * 19 + "a" + "]" * 19))


def test_byte_order_mark_and_windows_line_ends_are_accepted(write: Write, letter_text: str) -> None:
    plain = read_letter(write("thu.yaml", letter_text))
    assert read_letter(write("thu.yaml", "\ufeff" + letter_text.replace("\n", "\r\n"))) == plain


def test_utf_16_is_accepted_with_its_mark_and_named_without(write: Write, letter_text: str) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text.encode("utf-16")))
    assert draft is not None
    assert findings == []
    assert "EN002" in lines_by_code(letter_findings(write, "subject: a\nsymbol: b\n".encode("utf-16-le")))
    assert "EN002" in lines_by_code(letter_findings(write, letter_text.encode("utf-16")[:-1]))


def test_every_scalar_stays_as_written(write: Write, letter_text: str) -> None:
    values = ["NO", "on", "yes", "0123", "12:30", "1.10", "1_000", "0x1F", "~", "null", "=", "1e3", "9" * 5000]
    fields = "".join(f"  f{number}: {value}\n" for number, value in enumerate(values))
    draft, findings = read_letter(write("thu.yaml", letter_text + "fields:\n" + fields))
    assert findings == []
    assert draft is not None
    assert list(draft.fields.values()) == values


def test_decomposed_vietnamese_becomes_composed(write: Write, letter_text: str) -> None:
    decomposed = unicodedata.normalize("NFD", letter_text)
    assert decomposed != letter_text
    assert read_letter(write("thu.yaml", decomposed)) == read_letter(write("thu.yaml", letter_text))


def test_texts_know_their_place(write: Write, letter_text: str) -> None:
    draft, _ = read_letter(write("thu.yaml", letter_text))
    assert draft is not None
    assert isinstance(draft.subject, Text)
    assert (draft.subject.line, draft.subject.column) == (2, 10)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("subject: về phòng #5", True),
        ("subject: về phòng # 5", True),
        ("subject: trường (cơ sở # phụ)", True),
        ("subject: #5", True),
        ("subject: về phòng # chú thích", False),
        ("subject: về phòng  # chú thích", False),
        ("subject: 'về phòng #5'", False),
        ("subject: C#5", False),
    ],
)
def test_a_text_cut_by_a_comment_is_warned_of(write: Write, line: str, *, cut: bool) -> None:
    findings = letter_findings(write, line + "\nsymbol: A-B\n")
    found = [finding for finding in findings if finding.code == "YL023"]
    assert bool(found) is cut
    assert all(finding.severity is Severity.WARNING and finding.where.line == 1 for finding in found)


def test_typographic_quotes_around_a_value_are_warned_of(write: Write) -> None:
    findings = letter_findings(write, "subject: “triển khai”\nclosing: nêu “A” và “B”.\n")
    assert [(f.code, f.where.line, f.severity) for f in findings if f.code == "YL024"] == [
        ("YL024", 1, Severity.WARNING)
    ]


@pytest.mark.parametrize("text", ["mêi häp ban chØ ®¹o", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"])
def test_old_encodings_pasted_as_unicode_are_named(write: Write, letter_text: str, text: str) -> None:
    findings = letter_findings(write, letter_text + f"circulation: {text}\n")
    assert [(f.code, f.where.line, f.severity) for f in findings] == [("EN009", 15, Severity.WARNING)]
    assert "circulation" in findings[0].message


def test_hidden_characters_are_warned_of_and_kept(write: Write, letter_text: str) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text + "circulation: a\u202eb\n"))
    assert [(f.code, f.severity) for f in findings] == [("EN006", Severity.WARNING)]
    assert "U+202E" in findings[0].message
    assert draft is not None
    assert draft.circulation == "a\u202eb"


def test_hidden_characters_made_by_an_escape_are_warned_of(write: Write, letter_text: str) -> None:
    _, findings = read_letter(write("thu.yaml", letter_text + 'circulation: "a\\u202Eb"\n'))
    assert [(f.code, f.where.line) for f in findings] == [("EN006", 15)]


def test_line_separators_and_astral_characters_are_kept(write: Write, letter_text: str) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text + "circulation: a\u2028b \U0001f4c4\n"))
    assert findings == []
    assert draft is not None
    assert draft.circulation == "a\u2028b \U0001f4c4"


def test_a_line_separator_and_a_cut_text_may_stand_in_one_file(write: Write, letter_text: str) -> None:
    draft, findings = read_letter(write("thu.yaml", letter_text + "circulation: a\u2028b #5\n"))
    assert [finding.code for finding in findings] == ["YL023"]
    assert draft is not None
    assert draft.circulation == "a\u2028b"


def test_all_findings_come_in_one_run(write: Write) -> None:
    findings = letter_findings(write, "subjet: a\nnumber: x\ndate: 30/02/2022\nurgency: nhanh\naddressees: {a: b}\n")
    assert {"KE001", "KE002", "VL003", "VL002", "VL004", "KE005", "VL012", "VL013"} <= {f.code for f in findings}


def test_prechecks_report_although_the_syntax_is_broken(write: Write) -> None:
    assert {"EN005", "YL013"} <= {f.code for f in letter_findings(write, 'symbol: a\x01\nsubject: "b\n')}


def test_a_mistyped_key_gets_a_suggestion_in_english_and_vietnamese(write: Write) -> None:
    findings = letter_findings(write, "subjct: a\ntrích yếu: b\nSigner: c\n")
    said = {f.where.line: f.message for f in findings if f.code == "KE001"}
    assert "Did you mean «subject»?" in said[1]
    assert "Did you mean «subject»?" in said[2]
    assert "Did you mean «signer»?" in said[3]


def test_a_file_of_another_kind_is_named(write: Write) -> None:
    for content, word in [(b"PK\x03\x04..", "Word"), (b"%PDF-1.7", "PDF"), (b"<html>", "HTML"), (b"{\\rtf1", "RTF")]:
        findings = letter_findings(write, content)
        assert findings[0].code == "EN001"
        assert word in findings[0].message


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    for read in (read_letter, read_office, read_recipients):
        with pytest.raises(CannotRead, match="no such file"):
            read(tmp_path / "khong-co.yaml")
        with pytest.raises(CannotRead, match="folder"):
            read(tmp_path)


def test_libyamls_own_words_are_never_shown(write: Write) -> None:
    for broken in ("a: [", "a: }", "a: 'b", "\ta", "a: b: c", "%x", "a: !<", "&", "a:\n- b\n c", 'a: "\\q"'):
        for finding in letter_findings(write, broken):
            said = finding.message + finding.fix
            assert not any(word in said for word in ("while", "expected", "token", "found character", "scalar"))


def test_the_slower_parser_of_pyyaml_gives_the_same(
    write: Write, letter_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = read_letter(write("thu.yaml", letter_text))
    broken = [lines_by_code(letter_findings(write, text)) for text in ('subject: "a\n', "a: b: c\n", "a: [b\nc: d\n")]
    monkeypatch.setattr(yaml_parser, "_Parser", yaml_parser.PurePythonParser)
    assert read_letter(write("thu.yaml", letter_text)) == quick
    assert [
        lines_by_code(letter_findings(write, text)) for text in ('subject: "a\n', "a: b: c\n", "a: [b\nc: d\n")
    ] == broken


def test_a_problem_that_nobody_foresaw_still_gets_a_sentence_and_its_line() -> None:
    notes = Notes("thu.yaml")
    mark = yaml.Mark("", 0, 1, 2, None, 0)
    note_problem(yaml.MarkedYAMLError(problem="something new", problem_mark=mark), "a: b\nc: d\n", notes, set())
    assert [(f.code, f.where.line, f.where.column) for f in notes.found] == [("YL022", 2, 3)]
    assert "«c: d»" in notes.found[0].message
    assert "something new" not in notes.found[0].message


def test_files_made_to_be_slow_are_read_or_refused_in_seconds(write: Write) -> None:
    many = 20_000
    slow = [
        "\t- a\n" * many,
        "? [a]\n: b\n" * many,
        "".join(f"k{n}: a\n" for n in range(many)) * 2,
        "subject: a #5\n" * many,
        "subject： a\n" * many,
        "a: " + "x" * 1_000_000 + " #5\n",
    ]
    for content in slow:
        began = time.monotonic()
        assert errors(letter_findings(write, content))
        assert time.monotonic() - began < 15


def test_a_mark_without_quotes_is_named_once(write: Write) -> None:
    findings = letter_findings(write, "opening: {{ unit.name }} biết\n")
    assert [finding.code for finding in findings] == ["YL012"]
