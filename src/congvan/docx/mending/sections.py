"""Phần (section): paper and margins, and the page numbers in its headers."""

import re

from lxml import etree

from congvan.docx.mending.characters import read_line
from congvan.docx.mending.markup import clone, off_attributes, put, set_flag
from congvan.docx.mending.workbench import Workbench
from congvan.docx.ooxml import NAMESPACES, q
from congvan.page import NumberPages, Resize

__all__ = ["number_pages", "resize", "sections_of"]

_ID = f"{{{NAMESPACES['r']}}}id"
_NUMBER_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_DECORATION = re.compile(r"(?:[\s\d\-–—―~/|.,:()\[\]_*]|trang|số|page|of|tr\.)*", re.IGNORECASE)
_FONT = "Times New Roman"


def sections_of(root: etree._Element) -> list[etree._Element]:
    """Return the sections of the body in order; a body that names none has one."""
    found = [one for one in root.iter(q("sectPr")) if one.getparent() is not None and _counts(one)]
    body = root.find(q("body"))
    if not found and body is not None:
        found = [etree.SubElement(body, q("sectPr"))]
    return found


def _counts(section: etree._Element) -> bool:
    around = section.getparent()
    return around is not None and around.tag in (q("body"), q("pPr"))


def resize(section: etree._Element, order: Resize) -> bool:
    """Change paper and margins."""
    if order.width is not None or order.height is not None:
        paper = put(section, "pgSz")
        for name, value in (("w", order.width), ("h", order.height)):
            if value is not None:
                paper.set(q(name), str(value.twips))
        off_attributes(paper, "code", "orient")
        wide = int(paper.get(q("w"), "0")) > int(paper.get(q("h"), "0"))
        if wide:
            paper.set(q("orient"), "landscape")
    edges = {"top": order.top, "right": order.right, "bottom": order.bottom, "left": order.left}
    if any(value is not None for value in edges.values()):
        margins = put(section, "pgMar")
        for name, value in edges.items():
            if value is not None:
                margins.set(q(name), str(value.twips))
        # the schema asks for all of them; what is missing is as Word takes it
        for name, usual in (*((edge, "1440") for edge in edges), ("header", "720"), ("footer", "720"), ("gutter", "0")):
            if margins.get(q(name)) is None:
                margins.set(q(name), usual)
    return True


class _Margins:
    """The headers and footers of one section, its own or those it takes from the sections before."""

    def __init__(self, bench: Workbench, sections: list[etree._Element], number: int) -> None:
        self.bench = bench
        self.sections = sections
        self.at = number - 1
        self.section = sections[self.at]

    def reference(self, kind: str, page: str, at: int) -> etree._Element | None:
        """Return the reference that counts for a section."""
        for section in reversed(self.sections[: at + 1]):
            for one in section.findall(q(f"{kind}Reference")):
                if one.get(q("type"), "default") == page:
                    return one
        return None

    def contents(self, kind: str, page: str) -> etree._Element | None:
        """Return a copy of what stands there, without page numbers; None if nothing does."""
        found = self.reference(kind, page, self.at)
        part = "" if found is None else self.bench.target(str(found.get(_ID)))
        root = self.bench.tree(part) if part else None
        if root is None:
            return None
        copied = clone(root)
        drop_page_numbers(copied)
        return copied

    def put(self, kind: str, page: str, root: etree._Element, like: str) -> None:
        """Give the section a header or footer of its own; sections behind it keep what they had."""
        behind = self.reference(kind, page, self.at)
        if behind is not None and self.at + 1 < len(self.sections):
            after = self.sections[self.at + 1]
            if not any(one.get(q("type"), "default") == page for one in after.findall(q(f"{kind}Reference"))):
                after.insert(0, clone(behind))
        for one in self.section.findall(q(f"{kind}Reference")):
            if one.get(q("type"), "default") == page:
                self.section.remove(one)
        reference = etree.Element(q(f"{kind}Reference"))
        reference.set(q("type"), page)
        reference.set(_ID, self.bench.add(kind, root, like))
        self.section.insert(0, reference)

    def part(self, kind: str, page: str) -> str:
        """Return the part that stands there; empty if none does."""
        found = self.reference(kind, page, self.at)
        return "" if found is None else self.bench.target(str(found.get(_ID)))


def number_pages(bench: Workbench, sections: list[etree._Element], order: NumberPages) -> bool:
    """Number the pages of a section: bare, centred in the top margin, none on its first page."""
    margins = _Margins(bench, sections, order.section)
    section = margins.section
    first_differed = _is_on(section.find(q("titlePg")))
    for kind in ("header", "footer"):
        first = margins.contents(kind, "first" if first_differed else "default")
        if first is not None or kind == "header":
            like = margins.part(kind, "first" if first_differed else "default")
            margins.put(kind, "first", _filled(first, kind), like)
    even = _even_pages_differ(bench)
    for page in ("default", "even") if even else ("default",):
        header = _filled(margins.contents("header", page), "header")
        header.insert(0, _page_number(order))
        empty = header[-1]
        if len(header) > 1 and empty.tag == q("p") and len(header) == 2 and not _shows(empty):  # noqa: PLR2004
            header.remove(empty)
        margins.put("header", page, header, margins.part("header", page))
        footer = margins.contents("footer", page)
        if footer is not None:
            margins.put("footer", page, _filled(footer, "footer"), margins.part("footer", page))
    set_flag(section, "titlePg", on=True)
    counting = section.find(q("pgNumType"))
    if counting is not None:
        off_attributes(counting, "fmt")
    if order.restart:
        put(section, "pgNumType").set(q("start"), "1")
    return True


def _is_on(flag: etree._Element | None) -> bool:
    return flag is not None and flag.get(q("val"), "1") not in ("0", "false", "off")


def _even_pages_differ(bench: Workbench) -> bool:
    settings = bench.tree(bench.related("settings"))
    return settings is not None and _is_on(settings.find(q("evenAndOddHeaders")))


def _shows(paragraph: etree._Element) -> bool:
    return bool(read_line(paragraph).text.strip()) or next(paragraph.iter(q("drawing"), q("pict")), None) is not None


def _filled(root: etree._Element | None, kind: str) -> etree._Element:
    """Return a header or footer that has a paragraph, as each must."""
    if root is None:
        root = etree.Element(
            q("hdr" if kind == "header" else "ftr"), nsmap={"w": NAMESPACES["w"], "r": NAMESPACES["r"]}
        )
    if len(root) == 0 or root[-1].tag == q("tbl"):
        etree.SubElement(root, q("p"))
    return root


def _page_number(order: NumberPages) -> etree._Element:
    look = (
        f'<w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/><w:b w:val="0"/>'
        '<w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="000000"/>'
        f'<w:sz w:val="{order.size.half_points}"/><w:szCs w:val="{order.size.half_points}"/><w:u w:val="none"/></w:rPr>'
    )
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(f"<w:r>{look}{piece}</w:r>" for piece in pieces)
    return etree.fromstring(
        f'<w:p xmlns:w="{NAMESPACES["w"]}"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        f"{runs}</w:p>"
    )


def drop_page_numbers(root: etree._Element) -> None:
    """Take page numbers out of a header or footer; what else stands there stays."""
    for paragraph in list(root.iter(q("p"))):
        fields = list(_number_fields(paragraph))
        if not fields:
            continue
        kept = [piece.text for piece in read_line(paragraph).pieces if not piece.field]
        around = paragraph.getparent()
        if around is not None and _DECORATION.fullmatch("".join(kept)) and not _pictured(paragraph):
            _remove(paragraph, around)
            continue
        for field in fields:
            for one in field:
                parent = one.getparent()
                if parent is not None:
                    parent.remove(one)


def _pictured(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(q("drawing"), q("pict"), q("object")), None) is not None


def _remove(paragraph: etree._Element, around: etree._Element) -> None:
    """Take a paragraph out, and what held nothing else: a building block, a text box."""
    around.remove(paragraph)
    if around.tag == q("sdtContent") and len(around) == 0:
        block = around.getparent()
        outer = None if block is None else block.getparent()
        if block is not None and outer is not None:
            outer.remove(block)
    elif around.tag == q("txbxContent") and len(around) == 0:
        run = next(around.iterancestors(q("r")), None)
        outer = None if run is None else run.getparent()
        if run is not None and outer is not None:
            outer.remove(run)
    elif around.tag == q("tc") and (len(around) == 0 or around[-1].tag != q("p")):
        etree.SubElement(around, q("p"))


def _number_fields(paragraph: etree._Element) -> list[list[etree._Element]]:
    """Return the elements of each page-number field of a paragraph."""
    found: list[list[etree._Element]] = []
    found += [[one] for one in paragraph.iter(q("fldSimple")) if _NUMBER_FIELD.match(str(one.get(q("instr"), "")))]
    found += [[one] for one in paragraph.iter(q("pgNum"))]
    open_runs: list[etree._Element] = []
    instruction, depth = "", 0
    for run in paragraph.iter(q("r")):
        if next(run.iterancestors(q("p")), None) is not paragraph:
            continue
        kinds = [str(one.get(q("fldCharType"))) for one in run.iter(q("fldChar"))]
        depth += kinds.count("begin")
        if depth:
            open_runs.append(run)
            instruction += "".join(one.text or "" for one in run.iter(q("instrText")))
        depth -= kinds.count("end")
        if depth <= 0 and open_runs:
            if _NUMBER_FIELD.match(instruction):
                found.append(open_runs)
            open_runs, instruction, depth = [], "", 0
    return found
