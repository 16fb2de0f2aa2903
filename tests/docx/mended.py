"""What the tests of mending share: orders carried out, and a look at the XML that came of them."""

import io
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

from congvan.docx import mend
from congvan.docx.mending.markup import _PLACES
from congvan.page import PageMend, Spot
from tests.docx.word import MAIN, W, members, tree, word, words

FILE = "letters/x.docx"


_RELATION = (
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    'Target="%s"/>'
)


def spot(number: int, part: str = MAIN) -> Spot:
    """Return the place of a paragraph."""
    return Spot(part, number)


def carry_out(data: bytes, *orders: PageMend) -> bytes:
    """Return the mended file; every order must have been carried out, and the schema's order must be kept."""
    new, done = mend(data, orders, FILE)
    assert done == orders
    for name in members(new):
        if name.endswith(".xml"):
            assert_in_order(tree(new, name))
    return new


def mended(*body: str, orders: tuple[PageMend, ...]) -> list[etree._Element]:
    """Return the paragraphs of a body after its orders were carried out."""
    return paragraphs(carry_out(word(*body, addressed=False), *orders))


def paragraphs(data: bytes, part: str = MAIN) -> list[etree._Element]:
    """Return the paragraphs of a part."""
    return list(tree(data, part).iter(f"{W}p"))


def texts(found: list[etree._Element]) -> list[str]:
    """Return the texts of paragraphs."""
    return [words(paragraph) for paragraph in found]


def xml(element: etree._Element | None) -> str:
    """Return an element as XML, its namespace prefixes left out where they are not used."""
    assert element is not None
    copied = etree.fromstring(etree.tostring(element, with_tail=False))
    etree.cleanup_namespaces(copied)
    return etree.tostring(copied, encoding="unicode").replace(
        ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', ""
    )


def assert_in_order(root: etree._Element) -> None:
    """See that all properties stand in the order that the schema asks for."""
    for parent, places in _PLACES.items():
        for element in root.iter(parent):
            order = [places[child.tag] for child in element if child.tag in places]
            if parent == f"{W}sectPr":
                order = [max(one, 1) for one in order]  # references to headers and footers may be mixed
            assert order == sorted(order), xml(element)


def printed(data: bytes, folder: Path) -> str:
    """Return the text of the file as LibreOffice prints it, pages divided by form feeds."""
    source = folder / "x.docx"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    convert = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*convert, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    found = subprocess.run(
        ["pdftotext", "-layout", str(folder / "x.pdf"), "-"], check=True, capture_output=True, timeout=60
    )
    return found.stdout.decode()


def with_part(data: bytes, kind: str, content: str) -> bytes:
    """Return the file with styles, settings or a theme of this content."""
    name = f"{kind}.xml"
    target = _RELATION % (kind, name)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for part, old in members(data).items():
            new = old
            if part.endswith("document.xml.rels"):
                new = old.replace(b"</Relationships>", f"{target}</Relationships>".encode())
            package.writestr(part, new)
        package.writestr(f"word/{name}", content)
    return stream.getvalue()
