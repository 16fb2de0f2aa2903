"""What every engine is given: the directive, a list of n units, and templates that print the same text."""

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree
from openpyxl import Workbook

from congvan.docx import builtin_template, compile_template
from congvan.letter import Addressing, Recipients, Unit
from congvan.source import read_letter, read_office, read_recipients

ROOT = Path(__file__).parent.parent
LETTER = ROOT / "letters/trien-khai-nghi-quyet-20.yaml"
TEMPLATE = ROOT / "templates/cong-van.docx"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PRINTED = re.compile(r"word/(document|header\d+|footer\d+)\.xml")
COLUMNS = ("id", "name", "group", "email", "copies", "so_lop", "han_nop")


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Give units of 7 fields each."""
    for number in range(1, count + 1):
        key = f"thpt-{number:05}"
        yield (key, f"Trường THPT số {number}", "truong-thpt", f"{key}@haiphong.example", "1", str(number % 45), "05/9")


def write_lists(folder: Path, count: int) -> None:
    """Write the same list as YAML, XLSX, CSV and JSON (for the peers), and the directive addressed to its group."""
    text = (ROOT / "recipients.yaml").read_text(encoding="utf-8")
    with (folder / f"{count}.yaml").open("w", encoding="utf-8") as file:
        file.write(text[: text.index("\nunits:")] + "\nunits:\n")
        for key, name, group, email, copies, classes, due in rows(count):
            file.write(
                f"  - id: {key}\n    name: {name}\n    group: {group}\n    email: {email}\n    copies: {copies}\n"
            )
            file.write(f"    fields:\n      so_lop: {classes}\n      han_nop: {due}\n")
    with (folder / f"{count}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows(count)])
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    for row in (COLUMNS, *rows(count)):
        sheet.append(row)
    book.save(folder / f"{count}.xlsx")
    people = [{"id": row[0], "addressee": f"Hiệu trưởng {row[1]}"} for row in rows(count)]
    (folder / f"{count}.json").write_text(json.dumps(people, ensure_ascii=False), encoding="utf-8")
    directive = re.sub(
        r"addressees:.*?\n\n", "addressees: [truong-thpt]\n\n", LETTER.read_text("utf-8"), flags=re.DOTALL
    )
    (folder / "letter.yaml").write_text(directive, encoding="utf-8")
    named = directive.replace("các đơn vị giáo dục", "{{ unit.name }} ({{ unit.fields.so_lop }} lớp)")
    _must(named != directive, "the words to replace by marks were not found")
    (folder / "marked.yaml").write_text(named, encoding="utf-8")


def addressing(folder: Path, count: int) -> Addressing:
    """Return the directive prepared for the list of that many units."""
    office, _findings = read_office(ROOT / "congvan.yaml")
    draft, _findings = read_letter(folder / "letter.yaml", office=office)
    recipients, _findings = read_recipients(folder / f"{count}.yaml")
    if office is None or draft is None or recipients is None:
        message = "the example office cannot be read"
        raise RuntimeError(message)
    return Addressing(draft, office, office.signers[0], recipients)


def one_tag_letter(folder: Path, mark: str) -> bytes:
    """Return the directive filled for nobody, with one mark where the addressee stands.

    The peers other than docxtpl need only fill this one mark: all loops, conditions and constants are done for them.
    """
    made = addressing(folder, 10)
    nobody = Unit("mark", mark, "truong-thpt")
    template, findings = compile_template(builtin_template(), "cong-van.docx", made.office)
    if template is None:
        raise RuntimeError(*findings)
    alone = Addressing(made.draft, made.office, made.signer, Recipients((), (nobody,)))
    return template.fill(alone.letter_for(nobody))


def write_peer_templates(folder: Path) -> None:
    """Write the templates of the peers that do not read congvan's: `{addressee}` and a MERGEFIELD."""
    (folder / "braces.docx").write_bytes(one_tag_letter(folder, "{addressee}"))
    package = zipfile.ZipFile(BytesIO(one_tag_letter(folder, "MARK")))
    run = re.compile(r'<w:r><w:t xml:space="preserve">Kính gửi: MARK</w:t></w:r>')
    field = (
        '<w:r><w:t xml:space="preserve">Kính gửi: </w:t></w:r><w:fldSimple w:instr=" MERGEFIELD addressee ">'
        "<w:r><w:t>«addressee»</w:t></w:r></w:fldSimple>"
    )
    with zipfile.ZipFile(folder / "mergefield.docx", "w", zipfile.ZIP_DEFLATED) as written:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                text, count = run.subn(field, data.decode())
                _must(count == 1, "the addressee's run was not found")
                data = text.encode()
            written.writestr(name, data)


def write_outside_template(folder: Path) -> None:
    """Write the built-in template with one word changed: it is an office's own, and filled in a child process."""
    with zipfile.ZipFile(TEMPLATE) as own, zipfile.ZipFile(folder / "own.docx", "w", zipfile.ZIP_DEFLATED) as written:
        for name in own.namelist():
            data = own.read(name)
            if name == "word/document.xml":
                changed = data.replace("Nơi nhận:".encode(), "Nơi gửi:".encode())
                _must(changed != data, "the word to change in the template was not found")
                data = changed
            written.writestr(name, data)


def text_of(path: Path) -> dict[str, list[str]]:
    """Return the visible text of a letter's body, headers and footers, by paragraphs, empty ones left out."""
    texts = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if _PRINTED.fullmatch(name):
                root = etree.fromstring(package.read(name))
                lines = ["".join(_words(paragraph)) for paragraph in root.iter(f"{_W}p")]
                texts[name] = [line for line in lines if line.strip()]
    return texts


def _words(paragraph: etree._Element) -> Iterator[str]:
    # only what stands in a run is text: a tab among the paragraph's properties is a stop
    for element in (child for run in paragraph.iter(f"{_W}r") for child in run):
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in (f"{_W}br", f"{_W}tab"):
            yield "\n" if element.tag == f"{_W}br" else "\t"


def _must(condition: bool, message: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not condition:
        raise RuntimeError(message)
