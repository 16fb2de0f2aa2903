"""Whatever stands in a Word file, it is read or refused; files of other programs are read as they were made."""

import io
import random
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm as DocxMm
from docx.shared import Pt as DocxPt
from lxml import etree

import docx
from congvan.decree import Pt
from congvan.docx import builtin_template, read
from congvan.errors import Refused
from congvan.page import Page, Paragraph, Table
from tests.docx.made import p, package

SEEDS = range(60)


def changed(data: bytes, seed: int) -> bytes:
    """Return a Word file with a few elements and attributes of its parts taken out, doubled or filled with nonsense."""
    chance = random.Random(seed)  # noqa: S311 - the same files each time
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("word/") and name.endswith(".xml") and chance.random() < 0.7:
                content = _shaken(content, chance)
            new.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _shaken(content: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(content)
    elements = [one for one in root.iter() if isinstance(one.tag, str) and one is not root]
    for one in chance.sample(elements, min(6, len(elements))):
        way = chance.randrange(4)
        parent = one.getparent()
        if way == 0 and parent is not None:
            parent.remove(one)
        elif way == 1 and one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(["", "-1", "x", "99999999999", "0.5", "ký"]))
        elif way == 2 and one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        elif parent is not None:
            parent.append(etree.fromstring(etree.tostring(one)))
    return etree.tostring(root)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_shaken_file_is_read_or_refused(seed: int) -> None:
    data = changed(builtin_template(), seed)
    found: Page | Refused
    try:
        found = read(data, "x.docx")
    except Refused as refused:
        found = refused
    assert found.findings if isinstance(found, Refused) else found.sections


def test_a_file_of_python_docx_is_read_as_it_was_made(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = DocxMm(210), DocxMm(297), DocxMm(30)
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = DocxPt(6)
    run = paragraph.add_run("Độc lập - Tự do - Hạnh phúc")
    run.bold, run.font.name, run.font.size = True, "Times New Roman", DocxPt(14)
    made_table = document.add_table(1, 2)
    made_table.cell(0, 1).text = "ô"
    file = tmp_path / "x.docx"
    document.save(str(file))
    made = read(file.read_bytes(), "x.docx")
    first, grid = made.sections[0].blocks
    assert isinstance(first, Paragraph)
    assert isinstance(grid, Table)
    look = next(first.runs).look
    # the text has letters outside ASCII, which python-docx's font.name sets too (hAnsi)
    assert (first.align, first.before, look.bold, look.size, {one.look.font for one in first.runs}) == (
        "center",
        Pt(6),
        True,
        Pt(14),
        {"Times New Roman"},
    )
    assert round(made.sections[0].margins.left) == 30
    assert [len(row.cells) for row in grid.rows] == [2]


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
 <office:automatic-styles>
  <style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
   fo:text-indent="1cm" fo:margin-top="6pt" fo:line-height="130%"/><style:text-properties fo:font-size="14pt"
   fo:font-style="italic" fo:font-family="'Times New Roman'" fo:color="#ff0000"/></style:style>
  <style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
   fo:margin-left="3cm" fo:margin-right="2cm" fo:margin-top="2cm" fo:margin-bottom="2cm"/></style:page-layout>
 </office:automatic-styles>
 <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>
 <office:body><office:text><text:p text:style-name="P1">Nội dung</text:p></office:text></office:body>
</office:document>
"""


def test_a_file_of_libreoffice_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "x.fodt").write_text(FODT, encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "x.fodt"),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    made = read((tmp_path / "x.docx").read_bytes(), "x.docx")
    first = made.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    look = next(first.runs).look
    assert (first.text, first.align, round(first.first_line), first.before) == ("Nội dung", "both", 10, Pt(6))
    assert (first.line.rule, round(first.line.lines, 2)) == ("multiple", 1.3)
    assert (look.font, look.size, look.italic, look.colour) == ("Times New Roman", Pt(14), True, "FF0000")
    assert [round(edge) for edge in (made.sections[0].margins.left, made.sections[0].margins.right)] == [30, 20]


def test_more_text_than_any_letter_has_is_refused() -> None:
    with pytest.raises(Refused) as one:
        read(package(p("Kính gửi") + p("a" * 20_001)), "x.docx")
    (finding,) = one.value.findings
    assert (finding.code, finding.where.number, finding.where.place) == ("RD004", 2, "paragraph 2")
    assert "20001" in finding.message
    with pytest.raises(Refused) as one:
        read(package(p("a" * 20_000) * 21), "x.docx")
    assert [(finding.code, finding.where.number) for finding in one.value.findings] == [("RD004", 21)]
    assert len(read(package(p("a" * 20_000) * 20), "x.docx").sections[0].blocks) == 20
