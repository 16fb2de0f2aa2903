"""Letters that an office typed in Word without a template, laid out as each saw fit."""

from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.checks.make_word.typed import Letter, made
from tests.pdf.fidelity.prose import Prose
from tests.pdf.fidelity.worked import add_table, emphasise

__all__ = ["typed_letter"]

_SPACINGS: tuple[Callable[[Any], None], ...] = (
    lambda form: setattr(form, "line_spacing", 1.0),
    lambda form: setattr(form, "line_spacing", 1.15),
    lambda form: setattr(form, "line_spacing", 1.5),
    lambda form: _exactly(form, WD_LINE_SPACING.EXACTLY, 18),
    lambda form: _exactly(form, WD_LINE_SPACING.AT_LEAST, 17),
)
_MARGINS = ((20, 20, 30, 20), (20, 20, 30, 15), (25, 20, 35, 20), (20, 25, 30, 20))


def _exactly(form: Any, rule: Any, points: float) -> None:
    form.line_spacing_rule = rule
    form.line_spacing = Pt(points)


def typed_letter(seed: int, *, paragraphs: int, tokens: float = 0) -> bytes:
    """Return a letter of about so many paragraphs, its layout and its words varied by its seed."""
    prose = Prose(seed, tokens)
    chance = prose.chance

    def words(letter: Letter) -> None:
        bodies = [prose.paragraph() for _ in range(paragraphs)]
        numbered = [f"{number}. {text}" for number, text in enumerate(bodies[1:-1], start=1)]
        letter.words["body"] = [bodies[0], *numbered, bodies[-1].removesuffix(".") + "./."]
        letter.words["authority"] = chance.choice((["GIÁM ĐỐC"], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]))
        letter.words["copies"][1:1] = [f"- {prose.phrase()};" for _ in range(chance.randint(0, 6))]

    def layout(document: Document) -> None:
        top, bottom, left, right = chance.choice(_MARGINS)
        section = document.sections[0]
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        spacing = chance.choice(_SPACINGS)
        align = chance.choice((WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT))
        size, indent, before, after = (
            chance.choice(some) for some in ((13, 14, 13.5), (12.7, 10, 0), (6, 3, 0), (0, 6, 3))
        )
        for paragraph in document.paragraphs:
            if len(paragraph.text) < 60:
                continue
            form = paragraph.paragraph_format
            paragraph.alignment = align
            form.first_line_indent = Mm(indent)
            form.space_before, form.space_after = Pt(before), Pt(after)
            spacing(form)
            for run in paragraph.runs:
                run.font.size = Pt(size)
        if chance.random() < 0.5:
            emphasise(document, chance)
        if chance.random() < 0.3:
            add_table(document, prose, chance.randint(3, 8))
        if chance.random() < 0.4:
            _hang(document, prose)
        _number_pages(document, foot=chance.random() < 0.5)

    return made(words, layout)


def _hang(document: Document, prose: Prose) -> None:
    """Add lines with tabs: a hanging indent, and dots up to a stop at the right."""
    model = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("2."))
    for number in range(3):
        hanging = model.insert_paragraph_before(f"{'abc'[number]})\t{prose.sentence(2)}")
        hanging.paragraph_format.left_indent, hanging.paragraph_format.first_line_indent = Mm(20), Mm(-7.3)
        dotted = model.insert_paragraph_before(f"{prose.phrase(plain=True)}\t{number + 1}")
        dotted.paragraph_format.tab_stops.add_tab_stop(Mm(150), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _number_pages(document: Document, *, foot: bool) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = (section.footer if foot else section.header).paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = "PAGE"
        run._r.append(mark)
        run.font.size = Pt(13)
