"""What a template must not bring into every letter: each kind is found, named in a clerk's words, and can be mended."""

import io
import re
import subprocess
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import congvan.docx.preflight as room
import docx
from congvan.docx.preflight import CODES, preflight
from congvan.errors import Severity
from congvan.opc import read_package
from tests.docx.hostile import (
    MAIN,
    MICROSOFT,
    WORDML,
    complex_field,
    grave,
    inspected,
    part,
    relation,
    run,
    template,
    text,
)  # fmt: skip
from tests.opc.zips import Item, build, good_docx, parts_of

EVIL = "http://evil.example/x"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
HEADER = "word/header1.xml"


def test_an_ordinary_template_has_nothing_to_mend() -> None:
    assert inspected(good_docx()) == []
    assert inspected(template(text("Kính gửi: {{ unit.name }}"))) == []


def test_a_document_of_libreoffice_has_nothing_to_mend(tmp_path: Path) -> None:
    source = tmp_path / "thu.html"
    source.write_text(
        "<html><body><h1>Công văn</h1><table><tr><td>Số</td></tr></table></body></html>", encoding="utf-8"
    )
    profile = (tmp_path / "profile").as_uri()
    options = [f"-env:UserInstallation={profile}", "--headless", "--writer"]
    command = ["soffice", *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert grave((tmp_path / "thu.docx").read_bytes()) == []


# --- DTDs and broken parts (threats 59) ---------------------------------------------------------------------------

DTD = b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("name", [MAIN, HEADER, "word/styles.xml", "word/settings.xml", "docProps/core.xml"])
def test_a_document_type_in_any_part_is_refused(name: str) -> None:
    content = parts_of(good_docx())[name]
    head, mark, tail = content.partition(b"?>")
    (found,) = grave(template(parts={name: head + mark + DTD + tail}))
    assert found[0] == "DX001"


def test_a_document_type_in_a_part_with_an_innocent_name_is_refused() -> None:
    odd = DTD + part("hdr", "")
    types = {"word/logo.bin": WORDML + "header+xml"}
    assert [code for code, _place in grave(template(parts={"word/logo.bin": odd}, types=types))] == ["DX001"]
    assert [code for code, _place in grave(template(parts={"customXml/item1.xml": DTD + b"<a/>"}))] == ["DX001"]


def test_an_inclusion_is_refused() -> None:
    body = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    assert grave(template(f"<w:p><w:r><w:t>{body}</w:t></w:r></w:p>")) == [("DX001", "the body")]


def test_a_part_that_is_broken_is_named() -> None:
    assert grave(template(parts={"word/settings.xml": b"<w:settings"})) == [("DX002", "the settings")]


def test_a_main_part_without_word_text_is_named() -> None:
    assert grave(template(parts={MAIN: part("hdr", "")})) == [("DX002", "the body")]


def test_a_strict_document_is_named() -> None:
    strict = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'
    assert grave(template(parts={MAIN: strict})) == [("DX003", "the body")]


# --- What is fetched from elsewhere (threats 60, 62) --------------------------------------------------------------


@pytest.mark.parametrize(
    "target", [EVIL, "\\\\evil.example\\share\\a.dotm", "file:///C:/a.dotm", "//evil.example/a", "D:\\a.dotm", "a.dotm"]
)
def test_a_remote_template_is_refused_wherever_it_lies(target: str) -> None:
    data = template(relations={"word/settings.xml": relation("rT", "attachedTemplate", target, external=True)})
    (found,) = inspected(data)
    assert (found.code, found.where.place, found.severity) == ("DX004", "the settings", Severity.ERROR)
    assert f"«{target}»" in found.message
    assert "Add-ins" in found.fix


@pytest.mark.parametrize(
    "kind", ["image", "frame", "subDocument", "oleObject", "package", "aFChunk", "video", "externalLink", "odd/kind"]
)
@pytest.mark.parametrize("owner", [MAIN, HEADER, "word/webSettings.xml", "word/fontTable.xml", ""])
def test_anything_external_but_a_link_is_refused_in_any_part(kind: str, owner: str) -> None:
    data = template(relations={owner: relation("rX", kind, EVIL, external=True)})
    assert [code for code, _place in grave(data)] == ["DX004"]


@pytest.mark.parametrize(
    "name", ["word/_rels/Header1.XML.rels", "WORD/_RELS/HEADER1.XML.RELS", "word/_rels/no.xml.rels"]
)
def test_relationships_under_another_spelling_or_of_no_part_are_judged(name: str) -> None:
    rels = template(relations={"x": relation("rX", "image", EVIL, external=True)})
    data = template(parts={name: parts_of(rels)["_rels/x.rels"]})
    assert [code for code, _place in grave(data)] == ["DX004"]


def test_an_address_without_the_mark_of_being_external_is_refused() -> None:
    data = template(relations={HEADER: relation("rX", "image", EVIL)})
    assert [code for code, _place in grave(data)] == ["DX004"]


def test_a_linked_picture_is_named_by_its_paragraph() -> None:
    blip = '<w:drawing><a:blip xmlns:a="x" r:link="rX"/></w:drawing>'
    data = template(text("Hình vẽ") + run(blip), relations={MAIN: relation("rX", "image", EVIL, external=True)})
    assert grave(data) == [("DX004", "paragraph 2, «Hình vẽ»")]


@pytest.mark.parametrize("mark", ['<v:imagedata src="http://evil.example/a.png"/>', '<v:fill src="file:///c:/a.png"/>'])
def test_a_picture_of_the_old_drawing_language_is_refused(mark: str) -> None:
    assert [code for code, _place in grave(template(run(f"<w:pict><v:shape>{mark}</v:shape></w:pict>")))] == ["DX004"]


def test_a_link_on_a_drawing_of_the_old_language_is_judged() -> None:
    bad = template(run('<w:pict><v:shape href="file:///c:/x.exe"/></w:pict>'))
    good = template(run('<w:pict><v:shape href="https://so.example/" o:href="https://so.example/"/></w:pict>'))
    assert [code for code, _place in grave(bad)] == ["DX005"]
    assert grave(good) == []


def linked(target: str) -> bytes:
    """Return a template with a link in its body."""
    return template(
        f'<w:hyperlink r:id="rL">{text("Xem tại đây")}</w:hyperlink>',
        relations={MAIN: relation("rL", "hyperlink", target, external=True)},
    )


@pytest.mark.parametrize("target", ["https://so.example/a?b=1", "HTTP://so.example", "mailto:so@so.example", "#muc1"])
def test_a_link_to_the_web_or_to_mail_is_let_pass(target: str) -> None:
    assert inspected(linked(target)) == []


@pytest.mark.parametrize(
    "target",
    ["file:///C:/a.docx", "\\\\server\\chung\\a.docx", "javascript:alert(1)", "ms-msdt:/id", "ms-word:ofe|u|http://x",
     "ftp://x.example", "a.docx", "../a.docx", "data:text/html,x", "search-ms:query", "https:\\\\evil", "C:\\a.docx"],
)  # fmt: skip
def test_any_other_link_is_refused_with_its_paragraph_and_address(target: str) -> None:
    (found,) = inspected(linked(target))
    assert (found.code, found.where.place) == ("DX005", "paragraph 2, «Xem tại đây»")
    assert target in found.message


def test_an_address_that_would_act_on_the_terminal_is_shown_harmless() -> None:
    (found,) = inspected(linked("javascript:\u202e\u200b" + "x" * 500))
    assert "[U+202E][U+200B]" in found.message
    assert len(found.message) < 300


def test_a_part_that_is_missing_is_named() -> None:
    data = template(relations={HEADER: relation("rI", "image", "media/logo.png")})
    (found,) = inspected(data)
    assert (found.code, found.where.place) == ("DX006", "the header")
    assert "«word/media/logo.png»" in found.message


# --- Fields (threats 61) ------------------------------------------------------------------------------------------

FIELDS = [
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "INCLUDE",
    "DDE",
    "DDEAUTO",
    "LINK",
    "IMPORT",
    "DATABASE",
    "MACROBUTTON",
    "RD",
    "EMBED",
    "AUTOTEXT",
    "FILLIN",
    "ASK",
    "PRINT",
]


@pytest.mark.parametrize("name", [*FIELDS, "includepicture", "DdeAuto"])
def test_a_simple_field_that_fetches_or_runs_is_refused(name: str) -> None:
    field = f'<w:fldSimple w:instr=" {name} &quot;{EVIL}&quot; \\d">{text("Ảnh")}</w:fldSimple>'
    (found,) = inspected(template(field))
    assert (found.code, found.where.place) == ("DX007", "paragraph 2, «Ảnh»")
    assert name.upper() in found.message
    assert EVIL in found.message


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("size", [1, 2, 100])
def test_a_complex_field_is_refused_however_it_is_split_over_runs(name: str, size: int) -> None:
    instruction = f" {name} c:/x "
    pieces = [instruction[start : start + size] for start in range(0, len(instruction), size)]
    assert grave(template(complex_field(*pieces, result="Ảnh"))) == [("DX007", "paragraph 2, «Ảnh»")]


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        (HEADER, "hdr", "the header"),
        ("word/footer9.xml", "ftr", "the footer"),
        ("word/footnotes.xml", "footnotes", "the footnotes"),
        ("word/endnotes.xml", "endnotes", "the endnotes"),
        ("word/glossary/document.xml", "glossaryDocument", "the building blocks"),
    ],
)
def test_a_field_is_found_in_every_part_that_has_text(name: str, kind: str, words: str) -> None:
    kinds = {"hdr": "header", "ftr": "footer", "glossaryDocument": "document.glossary"}
    types = {name: f"{WORDML}{kinds.get(kind, kind)}+xml"}
    content = part(kind, "<w:p>" + complex_field(" DDE", "AUTO excel") + "</w:p>")
    ((code, place),) = grave(template(parts={name: content}, types={} if name == HEADER else types))
    assert code == "DX007"
    assert place.startswith(words)


def test_a_field_inside_a_field_is_found() -> None:
    inner = complex_field(" INCLUDETEXT c:/x ")
    assert [code for code, _place in grave(template(complex_field(" IF 1 = 1 ", inner, " 2 ")))] == ["DX007"]


def test_a_field_whose_name_comes_out_of_another_field_is_refused() -> None:
    data = template(complex_field(" INCLUDE", complex_field(" QUOTE x ", result="PICTURE"), f" {EVIL} "))
    assert [code for code, _place in grave(data)] == ["DX007"]
    whole = template(complex_field(complex_field(" QUOTE x ", result="DDE"), " excel "))
    assert [code for code, _place in grave(whole)] == ["DX007"]


@pytest.mark.parametrize("start", ["", " ", " INCLUDE", ' "INC'])
def test_a_field_whose_name_cannot_be_known_is_refused(start: str) -> None:
    inner = complex_field(" DOCVARIABLE x ", result="")
    data = template(complex_field(*([start] if start else []), inner, f" {EVIL} "))
    assert [code for code, _place in grave(data)] == ["DX007"]


def test_a_field_deep_inside_others_is_found() -> None:
    field = complex_field(" DDE x ")
    for _level in range(70):
        field = complex_field(" IF 1 = 1 ", field)
    assert [code for code, _place in grave(template(field))] == ["DX007"]


@pytest.mark.parametrize("mark", ["separate", "end", "odd"])
def test_a_mark_of_a_field_that_never_began_is_let_pass(mark: str) -> None:
    assert inspected(template(run(f'<w:fldChar w:fldCharType="{mark}"/>'))) == []


def test_a_sum_with_a_field_in_it_is_let_pass() -> None:
    assert inspected(template(complex_field("=", complex_field(" PAGE "), "+1"))) == []


def test_a_field_that_is_never_closed_is_judged() -> None:
    begin = run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText>DDE excel</w:instrText>")
    assert [code for code, _place in grave(template(begin))] == ["DX007"]


def test_a_field_that_spreads_over_paragraphs_is_judged() -> None:
    begin = run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText>INCLUDE</w:instrText>")
    end = run("<w:instrText>TEXT c:/x</w:instrText>") + run('<w:fldChar w:fldCharType="end"/>')
    assert [code for code, _place in grave(template(f"<w:p>{begin}</w:p><w:p>{end}</w:p>".replace("</w:p><w:p>", "")))]
    spread = part("hdr", f"<w:p>{begin}</w:p><w:p>{end}</w:p>")
    assert [code for code, _place in grave(template(parts={HEADER: spread}))] == ["DX007"]


@pytest.mark.parametrize(
    "instruction",
    [" PAGE ", " NUMPAGES \\* MERGEFORMAT ", " ={ 1 } ", ' HYPERLINK "https://so.example" ', ' HYPERLINK \\l "muc1" ',
     " REF link ", " TITLE ", ' QUOTE "DDE LINK" ', ' HYPERLINK \\o "file:///x" "https://so.example" '],
)  # fmt: skip
def test_an_ordinary_field_is_let_pass(instruction: str) -> None:
    assert inspected(template(complex_field(instruction))) == []


@pytest.mark.parametrize(
    "address", ['"file:///c:/x"', "\\\\\\\\server\\\\x", '\\t "_blank" "ms-msdt:x"', '"javascript:x"']
)
def test_a_link_written_as_a_field_is_judged_like_any_link(address: str) -> None:
    assert [code for code, _place in grave(template(complex_field(f" HYPERLINK {address} ")))] == ["DX005"]


@pytest.mark.parametrize(("name", "code"), [("DATE", "DX016"), ("TIME", "DX016"), ("MERGEFIELD Ten", "DX015")])
def test_a_field_that_would_print_something_else_is_warned_of(name: str, code: str) -> None:
    (found,) = inspected(template(complex_field(f' {name} \\@ "dd/MM/yyyy" ')))
    assert (found.code, found.severity) == (code, Severity.WARNING)


# --- Other documents, objects, macros (threats 61, 63) ------------------------------------------------------------


def test_an_inserted_document_is_refused() -> None:
    relations = {MAIN: relation("rA", "aFChunk", "chunk.htm")}
    data = template('<w:altChunk r:id="rA"/>', relations=relations, parts={"word/chunk.htm": b"<html>"})
    assert grave(data) == [("DX008", "the body")]
    assert grave(template('<w:altChunk r:id="rNone"/>')) == [("DX008", "the body")]
    assert [code for code, _place in grave(template('<w:subDoc r:id="rNone"/>'))] == ["DX008"]


@pytest.mark.parametrize("kind", ["oleObject", "package"])
def test_an_embedded_object_is_refused_with_its_paragraph(kind: str) -> None:
    shape = '<w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="rO"/></w:object>'
    relations = {MAIN: relation("rO", kind, "embeddings/a.bin")}
    data = template(text("Kèm theo") + run(shape), relations=relations, parts={"word/embeddings/a.bin": OLE})
    assert grave(data) == [("DX009", "paragraph 2, «Kèm theo»")]


def test_an_object_that_nothing_refers_to_is_refused_whatever_its_name() -> None:
    assert grave(template(parts={"word/media/logo.bin": OLE})) == [("DX009", "«word/media/logo.bin»")]


def test_the_table_behind_a_chart_is_only_warned_of() -> None:
    chart = "word/charts/chart1.xml"
    data = template(
        parts={chart: b"<c/>", "word/embeddings/a.bin": b"PK"},
        types={chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"},
        relations={chart: relation("rP", "package", "../embeddings/a.bin")},
    )
    assert [(found.code, found.severity) for found in inspected(data)] == [("DX017", Severity.WARNING)]


@pytest.mark.parametrize(
    ("name", "kind", "relationship"),
    [
        ("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", MICROSOFT + "vbaProject"),
        ("word/vbaProject.bin", "application/octet-stream", ""),
        ("word/innocent.bin", "application/vnd.ms-office.vbaProject", ""),
        ("word/innocent.bin", "application/octet-stream", MICROSOFT + "vbaProject"),
        ("word/vbaData.xml", "application/vnd.ms-word.vbaData+xml", ""),
        ("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", "control"),
        ("word/activeX/activeX1.bin", "application/vnd.ms-office.activeX", ""),
        ("customUI/customUI.xml", "application/xml", MICROSOFT + "ui/extensibility"),
        ("word/webextensions/a.xml", "application/vnd.ms-office.webextension+xml", ""),
    ],
)
def test_anything_that_runs_is_refused_by_type_name_or_relationship(name: str, kind: str, relationship: str) -> None:
    content = b"<a/>" if name.endswith(".xml") else OLE
    relations = {MAIN: relation("rV", relationship, "/" + name)} if relationship else {}
    found = grave(template(parts={name: content}, types={name: kind}, relations=relations))
    assert [code for code, _place in found] == ["DX010"]


def test_a_control_in_the_text_is_refused_with_its_paragraph() -> None:
    data = template(text("Chọn") + run('<w:object><w:control r:id="rC" w:name="Nut"/></w:object>'))
    assert grave(data) == [("DX010", "paragraph 2, «Chọn»")]


def test_data_bound_to_the_text_is_let_pass() -> None:
    binding = '<w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="x"/></w:sdtPr>'
    control = f"<w:sdt>{binding}<w:sdtContent>{text('a')}</w:sdtContent></w:sdt>"
    relations = {MAIN: relation("rC", "customXml", "../customXml/item1.xml")}
    assert inspected(template(control, parts={"customXml/item1.xml": b"<a/>"}, relations=relations)) == []


# --- What an author leaves behind (threats 66) --------------------------------------------------------------------


def test_comments_are_refused_and_the_first_is_quoted() -> None:
    inner = "".join(
        f'<w:comment w:id="{n}" w:author="Văn thư"><w:p>{text(f"Sửa lại {n}")}</w:p></w:comment>' for n in (1, 2)
    )
    types = {"word/comments.xml": WORDML + "comments+xml"}
    (found,) = inspected(template(parts={"word/comments.xml": part("comments", inner)}, types=types))
    assert (found.code, found.severity, found.where.place) == ("DX011", Severity.ERROR, "the comments")
    assert "2 comments" in found.message
    assert "«Sửa lại 1»" in found.message
    assert "«Văn thư»" in found.message
    assert inspected(template(parts={"word/comments.xml": part("comments", "")}, types=types)) == []


@pytest.mark.parametrize(
    "change",
    [
        f'<w:ins w:id="1" w:author="A">{text("thêm")}</w:ins>',
        '<w:del w:id="1" w:author="A"><w:r><w:delText>bớt</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="1" w:author="A">{text("từ")}</w:moveFrom>',
        f'<w:moveTo w:id="1" w:author="A">{text("đến")}</w:moveTo>',
        '<w:r><w:rPr><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>đậm</w:t></w:r>',
        '<w:pPr><w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange></w:pPr>',
        '<w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr>',
    ],
)
def test_a_tracked_change_is_refused_with_its_paragraph(change: str) -> None:
    (found,) = inspected(template(change))
    assert (found.code, found.severity) == ("DX012", Severity.ERROR)
    assert found.where.place.startswith("paragraph 2")
    assert "«A»" in found.message


def test_tracked_changes_of_one_part_are_counted_not_repeated() -> None:
    changes = f'<w:ins w:author="A">{text("a")}</w:ins>' * 7
    (found,) = inspected(template(changes))
    assert "7 tracked changes" in found.message


def test_hidden_text_is_warned_of() -> None:
    (found,) = inspected(template("<w:r><w:rPr><w:vanish/></w:rPr><w:t>mật</w:t></w:r>"))
    assert (found.code, found.severity) == ("DX013", Severity.WARNING)
    assert "«mật»" in found.message


def test_text_hidden_by_its_style_is_warned_of() -> None:
    styles = parts_of(good_docx())["word/styles.xml"].replace(
        b"</w:styles>",
        b'<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        b'<w:style w:type="character" w:styleId="An2"><w:basedOn w:val="An"/></w:style></w:styles>',
    )
    body = '<w:r><w:rPr><w:rStyle w:val="An2"/></w:rPr><w:t>mật</w:t></w:r>'
    assert [found.code for found in inspected(template(body, parts={"word/styles.xml": styles}))] == ["DX013"]


@pytest.mark.parametrize(
    "body",
    [
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:tab/></w:r>",
        f"<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{text('hiện')}",
    ],
)
def test_what_hides_no_text_is_let_pass(body: str) -> None:
    assert inspected(template(body)) == []


def test_names_in_the_properties_are_told_as_advice() -> None:
    def sign(document: docx.document.Document) -> None:
        document.core_properties.author = "Văn thư Sở"
        document.core_properties.last_modified_by = "Phòng máy 2"

    (found,) = inspected(good_docx(change=sign))
    assert (found.code, found.severity, found.where.place) == ("DX014", Severity.ADVICE, "the document properties")
    assert "«Văn thư Sở» «Phòng máy 2»" in found.message


def test_a_mark_in_the_properties_is_no_name() -> None:
    def sign(document: docx.document.Document) -> None:
        document.core_properties.author = "{{ office.name }}"

    assert inspected(good_docx(change=sign)) == []


def test_a_template_tied_to_words_own_mail_merge_is_refused_once() -> None:
    merge = '<w:mailMerge><w:query w:val="SELECT * FROM `Sheet1$`"/><w:dataSource r:id="rM"/></w:mailMerge>'
    data = template(
        parts={"word/settings.xml": part("settings", merge)},
        relations={"word/settings.xml": relation("rM", "mailMergeSource", "file:///C:/ds.xlsx", external=True)},
    )
    assert grave(data) == [("DX015", "the settings")]
    assert "Sheet1$" in inspected(data)[0].message


# --- All at once, fast, and never a fall --------------------------------------------------------------------------


def test_everything_wrong_is_told_in_one_run() -> None:
    body = complex_field(" DDE x ") + f'<w:ins w:author="A">{text("a")}</w:ins>' + run('<w:control r:id="no"/>')
    relations = {MAIN: relation("rX", "image", EVIL, external=True), HEADER: relation("rI", "image", "no.png")}
    parts = {"word/settings.xml": DTD + b"<a/>", "word/media/a.bin": OLE}
    found = {code for code, _place in grave(template(body, relations=relations, parts=parts))}
    assert found == {"DX001", "DX004", "DX006", "DX007", "DX009", "DX010", "DX012"}


def test_the_codes_used_are_the_codes_listed_and_tested() -> None:
    folder = Path(room.__file__).parent
    used = {
        code
        for path in folder.glob("*.py")
        for code in re.findall(r'^(?! {4}"DX).*"(DX\d{3})"', source(path), re.MULTILINE)
    }
    assert used == set(CODES)
    assert {code for code in CODES if code in source(Path(__file__))} == set(CODES)


def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_an_ordinary_template_is_inspected_fast() -> None:
    data = good_docx()
    inspected(data)
    begun = time.perf_counter()
    for _round in range(5):
        inspected(data)
    assert (time.perf_counter() - begun) / 5 < 0.1  # 20 ms on an idle machine


HUGE = {
    "fields": "<w:p>" + complex_field(" DDE x ") * 30_000 + "</w:p>",
    "nested": "<w:p>" + run('<w:fldChar w:fldCharType="begin"/>') * 150_000 + "</w:p>",
    "rows": "<w:tbl>" + f"<w:tr><w:tc><w:p>{complex_field(' DDE x ')}</w:p></w:tc></w:tr>" * 20_000 + "</w:tbl>",
    "changes": "<w:p>" + '<w:ins w:author="a"/>' * 400_000 + "</w:p>",
    "tags": "<w:p>" + "<w:r/>" * 1_600_000 + "</w:p>",
    "hidden": "<w:p>" + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>" * 100_000 + "</w:p>",
}


@pytest.mark.parametrize("body", HUGE.values(), ids=HUGE)
def test_a_template_made_to_exhaust_the_machine_is_refused_fast_and_small(body: str) -> None:
    parts = {HEADER: part("hdr", body)}
    package, findings = read_package(template(parts=parts, method=0), "mau.docx", kind="docx")
    assert package is not None, findings
    tracemalloc.start()
    begun = time.perf_counter()
    found = preflight(package, "mau.docx")
    seconds, (_now, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found
    assert len(found) <= 301
    assert seconds < 10  # half of it is tracemalloc's
    assert peak < 300 * 2**20


def test_what_is_too_much_to_show_is_said_to_be_there() -> None:
    found = inspected(template("<w:p>" + complex_field(" DDE x ") * 500 + "</w:p>"))
    assert len(found) == 301
    assert found[-1].code == "DX019"


def test_a_template_of_too_many_tags_is_refused() -> None:
    assert [code for code, _place in grave(template(parts={HEADER: part("hdr", HUGE["tags"])}, method=0))] == ["DX018"]


def test_many_relationships_to_many_parts_are_judged_fast() -> None:
    relations = {HEADER: "".join(relation(f"r{n}", "image", f"{EVIL}{n}", external=True) for n in range(20_000))}
    begun = time.perf_counter()
    assert len(inspected(template(relations=relations))) == 301
    assert time.perf_counter() - begun < 5


SOURCE = parts_of(template(complex_field(" PAGE ") + text("Kính gửi {{ unit.name }}")))


@settings(max_examples=150, deadline=3_000)
@given(
    st.sampled_from(sorted(name for name in SOURCE if name.endswith((".xml", ".rels")))),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4),
)
def test_a_template_with_any_damaged_part_is_told_of_in_words(name: str, cuts: list[tuple[float, int, bytes]]) -> None:
    content = SOURCE[name]
    for share, length, piece in cuts:
        place = int(share * len(content))
        content = content[:place] + piece + content[place + length :]
    data = build([Item(part, content if part == name else whole) for part, whole in SOURCE.items()])
    package, findings = read_package(data, "mau.docx", kind="docx")
    found = findings + (preflight(package, "mau.docx") if package else [])
    assert package is not None or found
    assert all(str(finding).startswith("mau.docx") for finding in found)


def test_the_packages_made_here_are_honest_zip_files() -> None:
    with zipfile.ZipFile(io.BytesIO(template(text("a")))) as archive:
        assert archive.testzip() is None
