"""Tags that take the place of their paragraph, row, cell or run, and tags that join paragraphs."""

from copy import deepcopy

from lxml import etree

from congvan.docx.ooxml import SPACE, q
from congvan.docx.tag import TOKEN, Source, spans, texts
from congvan.language import _

__all__ = ["join_paragraphs", "replace_holders"]

_NO_TEXT = [
    q(name)
    for name in (
        "drawing",
        "pict",
        "object",
        "footnoteReference",
        "endnoteReference",
        "instrText",
        "fldSimple",
        "sectPr",
    )
]
"""What a paragraph holds besides text, and would lose without a word."""


def join_paragraphs(root: etree._Element) -> None:
    """Carry out `{%-` (join to the paragraph before) and `-%}` (join the paragraph after)."""
    for paragraph in list(root.iter(q("p"))):
        if paragraph.getparent() is None:
            continue  # joined to another one
        before = paragraph.getprevious()
        if _text(paragraph).startswith("{%-") and before is not None and before.tag == q("p"):
            _move(paragraph, before)
            paragraph = before  # noqa: PLW2901 - what was this paragraph is now the end of the one before
        after = paragraph.getnext()
        while _text(paragraph).endswith("-%}") and after is not None and after.tag == q("p"):
            _move(after, paragraph)
            after = paragraph.getnext()


def _text(paragraph: etree._Element) -> str:
    return "".join(span.text for span in spans(paragraph)).strip()


def _move(paragraph: etree._Element, into: etree._Element) -> None:
    for child in list(paragraph):
        if child.tag != q("pPr"):
            into.append(child)
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)


def replace_holders(root: etree._Element, source: Source) -> None:
    """Put the tags with `p`, `tr`, `tc`, `r` in the place of what holds them, and note where every tag stands."""
    for paragraph in list(root.iter(q("p"))):
        numbers = [int(n) for t in texts(paragraph) for n in TOKEN.findall(t.text or "")]
        if not numbers or root not in paragraph.iterancestors():
            continue  # without tags, or gone with the row that another tag took the place of
        for text in [t for t in texts(paragraph) if TOKEN.search(t.text or "")]:
            if any(source.tags[int(n)].holder == "r" for n in TOKEN.findall(text.text or "")):
                _split_run(text, source)
        _replace_holder(paragraph, [n for n in numbers if source.tags[n].holder in ("p", "tr", "tc")], source)
    for element in root.iter():
        _note_chain(element, element.text, source)
        _note_chain(element.getparent(), element.tail, source)


def _note_chain(around: etree._Element | None, text: str | None, source: Source) -> None:
    if around is not None and text and "\ufdd0" in text:
        chain = tuple(str(one.tag) for one in reversed([around, *around.iterancestors()]))
        for number in TOKEN.findall(text):
            source.tags[int(number)].chain = chain


def _split_run(text: etree._Element, source: Source) -> None:
    """Cut a run at its `{%r %}` tags; the tags stand between the runs."""
    run = text.getparent()
    if run is None:
        return
    pieces = TOKEN.split(text.text or "")
    before = [child for child in run if child.tag != q("rPr")]
    at = before.index(text)
    current, words = run, pieces[0]
    trailing = before[at + 1 :]
    for number, literal in zip(pieces[1::2], pieces[2::2], strict=True):
        if source.tags[int(number)].holder != "r":
            words += f"\ufdd0{number}\ufdd1{literal}"
            continue
        text.text = words
        fresh = etree.Element(q("r"))
        properties = run.find(q("rPr"))
        if properties is not None:
            fresh.append(deepcopy(properties))
        following = etree.SubElement(fresh, q("t"))
        following.set(SPACE, "preserve")
        tail = current.tail
        current.addnext(fresh)
        # addnext leaves the old tail behind the new run; put both where they belong
        current.tail, fresh.tail = f"\ufdd0{number}\ufdd1", tail
        current, text, words = fresh, following, literal
    text.text = words
    for element in trailing:
        current.append(element)
    for candidate in (run, current):
        if all(child.tag == q("rPr") or (child.tag == q("t") and not child.text) for child in candidate):
            _remove_keeping_tail(candidate)


def _replace_holder(paragraph: etree._Element, numbers: list[int], source: Source) -> None:
    if not numbers:
        return
    place = source.tags[numbers[0]].place
    holders = {source.tags[n].holder for n in numbers}
    name = next(holder for holder in ("tr", "tc", "p") if holder in holders)
    holder = paragraph if name == "p" else next(paragraph.iterancestors(q(name)), None)
    if holder is None:
        source.strays.append((place, source.tags[numbers[0]].raw))
        return
    kept = [int(n) for t in holder.iter(q("t")) for n in TOKEN.findall(t.text or "")]
    rest = "".join(TOKEN.sub("", t.text or "") for t in holder.iter(q("t"))).strip()
    beside = [n for n in kept if source.tags[n].holder != name and source.tags[n].kind != "{#"]
    if rest or beside:
        source.lost.append((place, rest or source.tags[beside[0]].raw))
    elif next(holder.iter(*_NO_TEXT), None) is not None:
        source.lost.append((place, _("a picture, note, field or section break")))
    tokens = "".join(f"\ufdd0{n}\ufdd1" for n in kept if source.tags[n].holder == name)
    holder.tail = tokens + (holder.tail or "")
    _remove_keeping_tail(holder)


def _remove_keeping_tail(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
