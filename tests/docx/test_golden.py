"""The example office's letters, part by part, as golden files; and the general letter word for word."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from lxml import etree

from congvan.docx import compile_template
from congvan.letter import Addressing, Letter
from congvan.source import read_letter, read_office, read_recipients
from tests.conftest import Golden
from tests.docx.word import MAIN, W, members, seen, tree

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "templates" / "cong-van.docx"
UNITS = ("thpt-ngo-quyen", "pgd-hong-bang", "gdnn-gdtx-hong-bang")
CHANGED = (MAIN, "word/header2.xml", "word/footer2.xml", "docProps/core.xml")


@cache
def addressing() -> Addressing:
    office, wrong = read_office(ROOT / "congvan.yaml")
    assert office is not None, wrong
    draft, wrong = read_letter(ROOT / "letters" / "trien-khai-nghi-quyet-20.yaml", office=office)
    assert draft is not None, wrong
    recipients, wrong = read_recipients(ROOT / "recipients.yaml")
    assert recipients is not None, wrong
    (signer,) = (one for one in office.signers if one.id == draft.signer)
    return Addressing(draft, office, signer, recipients)


def example(name: str) -> Letter:
    if name == "general":
        return addressing().general()
    (unit,) = (one for one in addressing().units() if one.id == name)
    return addressing().letter_for(unit)


@cache
def filled(name: str) -> bytes:
    template, found = compile_template(TEMPLATE.read_bytes(), "templates/cong-van.docx", addressing().office)
    assert template is not None, found
    return template.fill(example(name))


def indented(element: etree._Element, depth: int = 0) -> Iterator[str]:
    """Give an element as lines: one tag a line, attributes in order, short names, text as it is."""
    names = {uri: prefix for prefix, uri in element.nsmap.items()}

    def short(name: str) -> str:
        qualified = etree.QName(name)
        prefix = "xml" if "XML/1998" in (qualified.namespace or "") else names.get(qualified.namespace)
        return f"{prefix}:{qualified.localname}" if prefix else qualified.localname

    attributes = "".join(f" {short(str(key))}={quoteattr(str(value))}" for key, value in sorted(element.attrib.items()))
    begin = f"{'  ' * depth}<{short(str(element.tag))}{attributes}"
    children = list(element)
    if not children:
        yield f"{begin}>{escape(element.text)}</{short(str(element.tag))}>" if element.text else f"{begin}/>"
        return
    yield f"{begin}>"
    for child in children:
        yield from indented(child, depth + 1)
    yield f"{'  ' * depth}</{short(str(element.tag))}>"


@pytest.mark.parametrize("part", CHANGED)
@pytest.mark.parametrize("name", ["general", *UNITS])
def test_the_parts_of_the_examples_are_as_they_were(name: str, part: str, golden: Golden) -> None:
    xml = "\n".join(indented(tree(filled(name), part)))
    golden(f"{name}/{Path(part).stem}.xml", xml + "\n")


@pytest.mark.parametrize("name", ["general", *UNITS])
def test_no_other_part_is_changed(name: str) -> None:
    before, after = members(TEMPLATE.read_bytes()), members(filled(name))
    assert {part for part in before if after[part] != before[part]} == set(CHANGED)
    assert sorted(before) == sorted(after)


def lines(data: bytes) -> list[str]:
    """Return the letter as it is read: a line break is a new line, empty paragraphs are left out."""
    found: list[str] = []
    for paragraph in tree(data).iter(f"{W}p"):
        text = next(iter(seen_text(paragraph)), "")
        found += [re.sub(" +", " ", line).strip() for line in text.split("\n") if line.strip()]
    return found


def seen_text(paragraph: etree._Element) -> Iterator[str]:
    holder = etree.Element("x")
    copy = etree.fromstring(etree.tostring(paragraph, with_tail=False))
    holder.append(copy)
    yield from (one for one in seen(holder) if isinstance(one, str))


def test_the_general_letter_is_the_directive_word_for_word() -> None:
    directive = (ROOT / "tests" / "golden" / "directive.txt").read_text(encoding="utf-8").splitlines()
    assert lines(filled("general")) == directive


@pytest.mark.parametrize("name", UNITS)
def test_a_units_letter_differs_from_the_directive_in_its_addressee_only(name: str) -> None:
    directive, own = lines(filled("general")), lines(filled(name))
    first = directive.index("Kính gửi:")
    assert own[:first] == directive[:first]
    assert own[first] == f"Kính gửi: {example(name).addressees[0]}"
    assert own[first + 1 :] == directive[first + 6 :]


def test_every_unit_of_the_example_gets_a_letter_of_its_own() -> None:
    template, _found = compile_template(TEMPLATE.read_bytes(), "templates/cong-van.docx", addressing().office)
    assert template is not None
    letters = [addressing().letter_for(unit) for unit in addressing().units()]
    assert len({template.fill(one) for one in letters}) == len(letters) > 90
