"""Mending words in a Word file: texts, looks of stretches, paragraphs parted, joined, put in and taken out."""

import io
import random
from collections.abc import Iterator

import pytest

import docx as python_docx
from congvan.decree import Pt
from congvan.docx import mend, read
from congvan.docx.mending.characters import read_line
from congvan.docx.paragraphs import paragraphs_of
from congvan.errors import Refused
from congvan.page import Drop, Insert, Join, Page, Paragraph, Restyle, Reword, Split
from tests.docx.mended import FILE, carry_out, mended, paragraphs, spot, texts, xml
from tests.docx.word import W, box, cell, members, p, row, run, table, tree, word

BOLD = "<w:b/>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>hôm nay</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
DELETED = '<w:del w:id="9" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'


def test_new_words_look_like_the_first_ones_that_they_replace() -> None:
    found = mended(p(run("Xin "), run("chào", BOLD), run(" bạn")), orders=(Reword(spot(1), 2, 7, "m mời"),))
    assert texts(found) == ["Xim mờio bạn"]
    assert [xml(one) for one in found[0].iter(f"{W}r")][1].startswith("<w:r><w:rPr><w:b/></w:rPr>")


def test_several_orders_on_one_paragraph_mean_the_text_as_it_was_read() -> None:
    orders = (Reword(spot(1), 0, 3, "Kính"), Reword(spot(1), 9, 12, "anh"), Reword(spot(1), 4, 8, ""))
    assert texts(mended(p("Xin chào bạn"), orders=orders)) == ["Kính  anh"]


def test_of_two_orders_on_the_same_characters_one_is_left_out() -> None:
    orders = (Reword(spot(1), 0, 5, "A"), Reword(spot(1), 3, 8, "B"))
    _new, done = mend(word(p("Xin chào bạn"), addressed=False), orders, FILE)
    assert len(done) == 1


def test_tabs_breaks_signs_and_hyphens_count_as_one_character_each() -> None:
    signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:t>c</w:t><w:cr/><w:softHyphen/></w:r>"
    rest = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>đích</w:t></w:r>'
    found = mended(f"<w:p>{signs}{rest}</w:p>", orders=(Reword(spot(1), 9, 13, "ĐÍCH"), Reword(spot(1), 1, 2, " ")))
    assert texts(found) == ["a b\ncĐÍCH"]


def test_new_words_may_have_tabs_and_line_breaks() -> None:
    assert texts(mended(p("một hai"), orders=(Reword(spot(1), 3, 4, "\n\tvà\n"),))) == ["một\n\tvà\nhai"]


def test_words_are_put_in_where_nothing_is_replaced() -> None:
    orders = (Reword(spot(1), 0, 0, ">"), Reword(spot(1), 3, 3, "-"), Reword(spot(1), 7, 7, "<"))
    assert texts(mended(p(run("một", BOLD), run(" hai")), orders=orders)) == [">một- hai<"]


def test_words_are_put_into_an_empty_paragraph_in_the_look_of_its_mark() -> None:
    found = mended("<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>", orders=(Reword(spot(1), 0, 0, "mới"),))
    assert xml(found[0].find(f"{W}r")).startswith("<w:r><w:rPr><w:b/></w:rPr><w:t")


def test_words_in_links_and_insertions_are_changed_in_their_places() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("một")}</w:hyperlink>'
    found = mended(p(link, f'<w:ins w:id="1" w:author="a">{run("hai")}</w:ins>'), orders=(Reword(spot(1), 1, 4, "O"),))
    assert texts(found) == ["mOai"]
    assert len(found[0].findall(f"{W}hyperlink/{W}r")) == 1


@pytest.mark.parametrize(
    ("paragraph", "order"),
    [
        (p("Ngày ", FIELD, "."), Reword(spot(1), 6, 8, "x")),
        (p("Ngày ", FIELD, "."), Reword(spot(1), 3, 7, "x")),
        (f'<w:p><w:fldSimple w:instr="DATE">{run("nay")}</w:fldSimple></w:p>', Reword(spot(1), 0, 3, "x")),
        (p("một ", DELETED, "hai"), Reword(spot(1), 2, 6, "x")),
        (p("một"), Reword(spot(1), 0, 9, "x")),
        (p("một"), Reword(spot(7), 0, 1, "x")),
        (p("một"), Reword(spot(1, "word/header9.xml"), 0, 1, "x")),
        (p("một"), Split(spot(1), 0)),
        (p("một"), Split(spot(1), 3)),
        (p("Ngày ", FIELD, "."), Split(spot(1), 8)),
        (p("một"), Join(spot(1))),
        (p("một"), Reword(spot(1), 0, 1, "\x00")),
    ],
)
def test_what_cannot_be_done_is_left_out_and_nothing_changes(paragraph: str, order: Reword | Split | Join) -> None:
    data = word(paragraph, addressed=False)
    assert mend(data, [order], FILE) == (data, ())


def test_words_beside_a_field_or_a_deletion_can_be_changed() -> None:
    found = mended(
        p("Ngày ", FIELD, "x", DELETED, "."), orders=(Reword(spot(1), 0, 4, "Nay"), Reword(spot(1), 12, 13, ";"))
    )
    assert texts(found)[0].startswith("Nay hôm nay;")
    assert found[0].find(f"{W}del") is not None


def test_paragraphs_of_tables_boxes_and_headers_are_counted_in_their_order() -> None:
    data = word("một", table(row("hai", "ba")), p(box(p("bốn"))), "năm", addressed=False, header=p("đầu"))
    orders = (
        Reword(spot(3), 0, 2, "3"),
        Reword(spot(5), 0, 3, "4"),
        Reword(spot(6), 0, 3, "5"),
        Reword(spot(1, "word/header1.xml"), 0, 3, "H"),
    )
    new = carry_out(data, *orders)
    assert [one for one in texts(paragraphs(new)) if one] == ["một", "hai", "3", "4", "bốn", "5"]
    assert texts(paragraphs(new, "word/header1.xml")) == ["H"]


def test_parts_that_are_not_changed_are_copied_byte_for_byte() -> None:
    data = word("một", addressed=False, header=p("đầu"), footer=p("chân"))
    new = carry_out(data, Reword(spot(1), 0, 3, "1"))
    before, after = members(data), members(new)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert list(before) == list(after)
    assert new == carry_out(data, Reword(spot(1), 0, 3, "1"))


def test_a_look_is_given_to_these_characters_alone() -> None:
    order = Restyle(
        spot(1), 4, 8, size=Pt(14), bold=True, italic=False, colour="", font="Times New Roman", underline=True
    )
    found = mended(p(run("Xin chào bạn", "<w:lang/>")), orders=(order,))
    runs = list(found[0].iter(f"{W}r"))
    assert [one.findtext(f"{W}t") for one in runs] == ["Xin ", "chào", " bạn"]
    assert xml(runs[1].find(f"{W}rPr")) == (
        '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" '
        'w:cs="Times New Roman"/><w:b/><w:bCs/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="auto"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:u w:val="single"/><w:lang/></w:rPr>'
    )
    assert xml(runs[0].find(f"{W}rPr")) == xml(runs[2].find(f"{W}rPr")) == "<w:rPr><w:lang/></w:rPr>"
    assert found[0].find(f"{W}pPr") is None


def test_the_look_of_a_whole_paragraph_is_that_of_its_mark_too() -> None:
    found = mended(
        p(run("một", '<w:smallCaps/><w:color w:val="FF0000" w:themeColor="accent1"/>'), " hai "),
        orders=(Restyle(spot(1), 0, 7, caps=False, colour="000000", underline=False),),
    )
    wanted = '<w:rPr><w:caps w:val="0"/>%s<w:color w:val="000000"/><w:u w:val="none"/></w:rPr>'
    assert xml(found[0].find(f"{W}pPr/{W}rPr")) == wanted % ""
    assert xml(found[0].find(f"{W}r/{W}rPr")) == wanted % '<w:smallCaps w:val="0"/>'


def test_a_restyled_stretch_can_be_reworded_in_the_same_go() -> None:
    found = mended(p("Xin chào bạn"), orders=(Restyle(spot(1), 4, 8, bold=True), Reword(spot(1), 3, 9, "-mời-")))
    assert texts(found) == ["Xin-mời-bạn"]


def test_a_paragraph_is_parted_and_the_spaces_at_the_break_go() -> None:
    body = p(run("một "), run("hai ", BOLD), run("ba"), style="center")
    found = mended(body, orders=(Split(spot(1), 8), Split(spot(1), 3)))
    assert texts(found) == ["một", "hai", "ba"]
    assert {xml(one.find(f"{W}pPr")) for one in found} == {'<w:pPr><w:jc w:val="center"/></w:pPr>'}
    assert found[1].find(f"{W}r/{W}rPr/{W}b") is not None


def test_a_paragraph_is_parted_at_a_line_break_and_within_a_link() -> None:
    body = (
        f'<w:p><w:hyperlink w:anchor="x"><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:hyperlink>{run(" ba")}</w:p>'
    )
    found = mended(body, orders=(Split(spot(1), 4),))
    assert texts(found) == ["một", "hai ba"]
    assert [one.find(f"{W}hyperlink").get(f"{W}anchor") for one in found] == ["x", "x"]  # type: ignore[union-attr] # both have one


def test_the_section_that_ends_with_a_paragraph_ends_with_its_second_half() -> None:
    body = "<w:p><w:pPr><w:pageBreakBefore/><w:sectPr/></w:pPr><w:r><w:t>một hai</w:t></w:r></w:p>"
    found = mended(body, "ba", orders=(Split(spot(1), 3),))
    assert xml(found[0].find(f"{W}pPr")) == "<w:pPr><w:pageBreakBefore/></w:pPr>"
    assert xml(found[1].find(f"{W}pPr")) == "<w:pPr><w:sectPr/></w:pPr>"


def test_paragraphs_are_joined_and_words_in_them_changed_in_the_same_go() -> None:
    orders = (Join(spot(1)), Join(spot(2), ""), Reword(spot(2), 0, 3, "HAI"), Drop(spot(4)))
    assert texts(mended("một", p(run("hai", BOLD)), "ba", "bốn", "năm", orders=orders)) == ["một HAIba", "năm"]


def test_the_section_of_a_joined_paragraph_stays() -> None:
    ending = f'<w:p><w:pPr><w:jc w:val="right"/><w:sectPr/></w:pPr>{run("hai")}</w:p>'
    found = mended(p("một", style="center"), ending, "ba", orders=(Join(spot(1)),))
    assert xml(found[0].find(f"{W}pPr")) == '<w:pPr><w:jc w:val="center"/><w:sectPr/></w:pPr>'
    data = word(ending, "ba", addressed=False)
    assert mend(data, [Join(spot(1))], FILE) == (data, ())


def test_paragraphs_are_not_joined_over_a_table() -> None:
    data = word("một", table(row("hai")), addressed=False)
    assert mend(data, [Join(spot(1))], FILE)[1] == ()


def test_a_new_paragraph_looks_like_its_neighbour() -> None:
    orders = (
        Insert(spot(1), "một"),
        Insert(spot(1), "hai"),
        Insert(spot(1), "a", before=True),
        Insert(spot(1), "b", before=True),
    )
    found = mended(p(run("gốc", BOLD), style="right"), orders=orders)
    assert texts(found) == ["a", "b", "gốc", "một", "hai"]
    assert len({xml(one.find(f"{W}pPr")) for one in found}) == 1
    assert all(one.find(f"{W}r/{W}rPr/{W}b") is not None for one in found)


def test_a_paragraph_is_taken_out_but_the_last_of_a_cell_is_emptied() -> None:
    data = word("một", table(row(cell("hai"), cell("ba", "bốn"))), addressed=False)
    new = carry_out(data, Drop(spot(1)), Drop(spot(2)), Drop(spot(4)))
    assert texts(paragraphs(new)) == ["", "ba"]


def test_what_a_paragraph_marks_for_others_stays_when_it_goes() -> None:
    found = carry_out(
        word(
            p('<w:bookmarkStart w:id="1" w:name="x"/>', "một"), p("hai", '<w:bookmarkEnd w:id="1"/>'), addressed=False
        ),
        Drop(spot(1)),
    )
    assert b"bookmarkStart" in members(found)["word/document.xml"]


def test_half_a_field_is_never_taken_out() -> None:
    half = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    data = word(p(half, "một"), p("hai"), addressed=False)
    assert mend(data, [Drop(spot(1))], FILE) == (data, ())


def test_a_signed_file_is_refused() -> None:
    data = word("một", addressed=False, extra={"_xmlsignatures/sig1.xml": b"<x/>"})
    with pytest.raises(Refused) as refusal:
        mend(data, [Reword(spot(1), 0, 1, "x")], FILE)
    assert [finding.code for finding in refusal.value.findings] == ["WM001"]


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(Refused):
        mend(b"PK\x03\x04", [], FILE)


def _every_paragraph(page: Page) -> Iterator[Paragraph]:
    blocks = [block for section in page.sections for block in section.blocks]
    while blocks:
        block = blocks.pop()
        if isinstance(block, Paragraph):
            yield block
            blocks += [inner for shape in block.shapes for inner in shape.blocks]
        else:
            blocks += [inner for line in block.rows for one in line.cells for inner in one.blocks]


def test_characters_are_counted_as_the_reading_counts_them() -> None:
    unfinished = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>%s</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    )
    other = f'<mc:Choice Requires="zz">{run("lạ")}</mc:Choice><mc:Fallback>{run("cũ")}</mc:Fallback>'
    inline = [
        run(" a  "),
        '<w:r><w:tab/><w:t>b</w:t><w:br/><w:cr/><w:br w:type="page"/><w:noBreakHyphen/><w:softHyphen/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="x" w:char="zz"/><w:ptab/><w:pgNum/></w:r>',
        FIELD,
        unfinished % " PAGE ",
        unfinished % " DATE ",
        DELETED,
        f'<w:ins w:id="1" w:author="a">{run("thêm")}</w:ins>',
        f'<w:hyperlink w:anchor="x">{run("nối")}</w:hyperlink><w:smartTag>{run("thẻ")}</w:smartTag>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ô')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="PAGE">{run("9")}</w:fldSimple>',
        f"<w:r><w:ruby><w:rt>{run('trên')}</w:rt><w:rubyBase>{run('dưới')}</w:rubyBase></w:ruby></w:r>",
        f"<mc:AlternateContent>{other}</mc:AlternateContent>",
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('hộp')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
        '<w:r><w:footnoteReference w:id="2"/><w:t>sau</w:t></w:r>',
    ]
    data = word(p(*inline), table(row("ô một", cell("ô hai", p(FIELD)))), *(p(one) for one in inline), addressed=False)
    read_texts = {one.spot.number: one.text for one in _every_paragraph(read(data, FILE))}
    lines = {number: read_line(one).text for number, one in enumerate(paragraphs_of(tree(data)), 1)}
    assert len(lines) > len(inline)
    assert {number: text.replace("\uf0fc", "\ufffc") for number, text in read_texts.items()} == lines


@pytest.mark.parametrize("seed", range(40))
def test_any_row_of_rewordings_gives_the_text_that_they_ask_for(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a seed to come back to
    pieces = [dice.choice(["một ", "hai", "\t", "\n", "ba bốn", " "]) for _number in range(dice.randint(1, 9))]
    document = python_docx.Document()
    paragraph = document.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece).bold = dice.random() < 0.5
    text = "".join(pieces)
    stream = io.BytesIO()
    document.save(stream)
    orders: list[Reword | Restyle] = []
    at, wanted = 0, ""
    while at < len(text):
        start = dice.randint(at, len(text))
        end = dice.randint(start, len(text))
        if start == end:
            break
        new = dice.choice(["", "X", "xin chào", "a\nb"])
        orders.append(Reword(spot(1), start, end, new))
        wanted += text[at:start] + new
        at = end
    dice.shuffle(orders)
    orders.append(Restyle(spot(1), 0, dice.randint(1, len(text)), italic=True))
    new_file = carry_out(stream.getvalue(), *orders)
    assert python_docx.Document(io.BytesIO(new_file)).paragraphs[0].text == wanted + text[at:]
