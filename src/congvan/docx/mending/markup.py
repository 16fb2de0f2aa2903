"""Thứ tự thẻ: puts properties where the schema asks for them; Word refuses a file whose properties stand elsewhere.

Source: ECMA-376 Part 1, 17.3.1.26 (CT_PPr), 17.3.2.28 (CT_RPr), 17.6.17 (CT_SectPr).
"""

import copy
import re

from lxml import etree

from congvan.docx.ooxml import SPACE, WML, q

__all__ = [
    "alike",
    "clone",
    "made",
    "off",
    "off_attributes",
    "paragraph_properties",
    "put",
    "run_properties",
    "set_flag",
    "text_elements",
    "writable",
]

_ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
        "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "pBdr": "top left bottom right between bar",
}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PLACES = {q(parent): {q(name): n for n, name in enumerate(names.split())} for parent, names in _ORDER.items()}


def put(parent: etree._Element, name: str) -> etree._Element:
    """Return the property of this name, made in its right place if it is missing."""
    found = parent.find(q(name))
    if found is not None:
        return found
    places = _PLACES[parent.tag]
    own = places[q(name)]
    made = etree.Element(q(name))
    behind = [child for child in parent if isinstance(child.tag, str) and places.get(child.tag, len(places)) <= own]
    parent.insert(parent.index(behind[-1]) + 1 if behind else 0, made)
    return made


def set_flag(parent: etree._Element, name: str, *, on: bool) -> None:
    """Switch a property on or off, whatever the styles say."""
    flag = put(parent, name)
    flag.attrib.clear()
    if not on:
        flag.set(q("val"), "0")


def off(parent: etree._Element, *names: str) -> None:
    """Take properties out."""
    for name in names:
        for found in parent.findall(q(name)):
            parent.remove(found)


def paragraph_properties(paragraph: etree._Element) -> etree._Element:
    """Return the paragraph's `w:pPr`, made if it is missing."""
    found = paragraph.find(q("pPr"))
    if found is None:
        found = etree.Element(q("pPr"))
        paragraph.insert(0, found)
    return found


def run_properties(run: etree._Element) -> etree._Element:
    """Return the run's `w:rPr`, made if it is missing."""
    found = run.find(q("rPr"))
    if found is None:
        found = etree.Element(q("rPr"))
        run.insert(0, found)
    return found


def clone(element: etree._Element) -> etree._Element:
    """Return a copy without what follows the element."""
    copied = copy.deepcopy(element)
    copied.tail = None
    return copied


def made(name: str) -> etree._Element:
    """Return a new element of WordprocessingML."""
    return etree.Element(q(name), nsmap={"w": WML})


def alike(element: etree._Element) -> etree._Element:
    """Return a new element with the name and the attributes of this one, and nothing in it."""
    copied = etree.Element(element.tag, nsmap={"w": WML})
    for name, value in element.attrib.items():
        copied.set(name, value)
    return copied


def off_attributes(element: etree._Element, *names: str) -> None:
    """Take attributes out."""
    for name in names:
        if q(name) in element.attrib:
            del element.attrib[q(name)]


def writable(text: str) -> str:
    """Return the text with a space in the place of each character that XML cannot hold."""
    return _UNWRITABLE.sub(" ", text)


def text_elements(text: str) -> list[etree._Element]:
    r"""Return what stands in a run for this text: `w:t`, and for «\t» and «\n» their own elements."""
    pieces: list[etree._Element] = []
    word = ""
    for char in [*text, ""]:
        if char not in ("\t", "\n", ""):
            word += char
            continue
        if word:
            element = etree.Element(q("t"))
            element.text = word
            element.set(SPACE, "preserve")
            pieces.append(element)
            word = ""
        if char:
            pieces.append(etree.Element(q("tab" if char == "\t" else "br")))
    return pieces
