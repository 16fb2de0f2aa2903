"""Templates that would fetch, run or betray something: an ordinary Word document with one thing put into it."""

from collections.abc import Mapping

from congvan.docx.preflight import preflight
from congvan.errors import Finding, Severity
from congvan.opc import read_package
from tests.opc.zips import Item, build, good_docx, parts_of

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/"
MAIN = "word/document.xml"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_GOOD = parts_of(good_docx())
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def part(kind: str, inner: str) -> bytes:
    """Return a whole part of WordprocessingML: its root element `w:kind` with something in it."""
    return f"<w:{kind} {_SPACES}>{inner}</w:{kind}>".encode()


def relation(identifier: str, kind: str, target: str, *, external: bool = False) -> str:
    """Return one relationship; a short kind is one of the standard's."""
    uri = kind if "/" in kind else RELATIONS + kind
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{identifier}" Type="{uri}" Target="{target}"{mode}/>'


def template(
    body: str = "",
    *,
    relations: Mapping[str, str] | None = None,
    parts: Mapping[str, bytes] | None = None,
    types: Mapping[str, str] | None = None,
    method: int = 8,
) -> bytes:
    """Return the document with something put in.

    Args:
        body: XML put at the end of the body, in a paragraph of its own unless it brings one.
        relations: relationships by the part that has them.
        parts: parts put in or replaced.
        types: content types of parts.
        method: 0 stores the parts unpacked, so that none is refused for packing too well.
    """
    all_parts = dict(_GOOD)
    inner = body if body.startswith(("<w:p>", "<w:altChunk", "<w:tbl>", "<w:subDoc")) else f"<w:p>{body}</w:p>"
    if body:
        all_parts[MAIN] = _before(all_parts[MAIN], b"<w:sectPr", spaced(inner))
    all_parts |= parts or {}
    for owner, lines in (relations or {}).items():
        folder, _slash, last = owner.rpartition("/")
        name = f"{folder}/_rels/{last}.rels".lstrip("/")
        all_parts[name] = _before(all_parts.get(name, _RELS.encode()), b"</Relationships>", lines.encode())
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in (types or {}).items())
    contents = _before(all_parts["[Content_Types].xml"], b"</Types>", overrides.encode())
    all_parts["[Content_Types].xml"] = _before(
        contents, b"</Types>", b'<Default Extension="bin" ContentType="application/octet-stream"/>'
    )
    return build([Item(name, content, method) for name, content in all_parts.items()])


def spaced(xml: str) -> bytes:
    """Declare every prefix on the first element of a piece of XML."""
    end = min(place for place in (xml.find(">"), xml.find("/>"), xml.find(" ")) if place > 0)
    return f"{xml[:end]} {_SPACES}{xml[end:]}".encode()


def run(inner: str) -> str:
    """Return a run."""
    return f"<w:r>{inner}</w:r>"


def text(words: str) -> str:
    """Return a run of text."""
    return run(f"<w:t>{words}</w:t>")


def complex_field(*pieces: str, result: str = "x") -> str:
    """Return a complex field whose instruction is split over runs as given; a piece may be a field itself."""
    middle = "".join(
        piece if piece.startswith("<") else run(f'<w:instrText xml:space="preserve">{piece}</w:instrText>')
        for piece in pieces
    )
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    return marks[0] + middle + marks[1] + text(result) + marks[2]


def inspected(data: bytes) -> list[Finding]:
    """Return what the preflight finds; the file must be sound as a package."""
    package, findings = read_package(data, "mau.docx", kind="docx")
    assert package is not None, findings
    found = preflight(package, "mau.docx")
    assert all(finding.message.endswith(".") and finding.fix.endswith(".") for finding in found), found
    return found


def grave(data: bytes) -> list[tuple[str, str]]:
    """Return code and place of the errors."""
    return [(one.code, one.where.place) for one in inspected(data) if one.severity is Severity.ERROR]


def _before(data: bytes, mark: bytes, piece: bytes) -> bytes:
    """Put a piece before the last place of a mark."""
    head, _mark, tail = data.rpartition(mark)
    return (head + piece + mark + tail) if _mark else data.replace(b"/>", b">" + piece + b"</Relationships>", 1)
