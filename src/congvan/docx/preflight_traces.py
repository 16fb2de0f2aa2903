"""What an author leaves behind and would send to every recipient: comments, changes, hidden text, names."""

from itertools import islice

from lxml import etree

from congvan.docx.ooxml import q
from congvan.docx.preflight_report import Inspection
from congvan.errors import Severity
from congvan.language import _, n_
from congvan.opc import shown

__all__ = ["hidden_styles", "inspect_properties", "inspect_settings", "inspect_traces"]

# ECMA-376 part 1, 17.13.5: every element that records a revision.
_CHANGES = tuple(
    q(name)
    for name in [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "trPrChange",
        "tcPrChange",
        "tblGridChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
        "customXmlInsRangeStart",
        "customXmlDelRangeStart",
        "customXmlMoveFromRangeStart",
        "customXmlMoveToRangeStart",
    ]
)
_OFF = {"0", "false", "off"}
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_NAMES = ("{http://purl.org/dc/elements/1.1/}creator", _CORE + "lastModifiedBy", _APP + "Company", _APP + "Manager")
_LONG = 80
_MOST_PIECES = 100


def inspect_traces(inspection: Inspection, part: str, root: etree._Element, hidden: frozenset[str]) -> None:
    """Find comments, tracked changes and hidden text in one part.

    Args:
        inspection: the template, and where to note what is found.
        part: the part.
        root: its tree.
        hidden: the styles that hide their text.
    """
    _tell_comments(inspection, part, root)
    changes = list(root.iter(*_CHANGES))
    if changes:
        first = changes[0]
        inspection.add(
            "DX012",
            n_(
                "%(count)d tracked change, from %(who)s, would be delivered with every letter.",
                "%(count)d tracked changes, the first from %(who)s, would be delivered with every letter.",
                len(changes),
                who=shown(first.get(q("author"), "?")),
            ),
            _("In Word: Review, Accept All Changes and Stop Tracking, and save."),
            part=part,
            element=first,
        )
    _tell_hidden(inspection, part, root, hidden)


def hidden_styles(root: etree._Element) -> frozenset[str]:
    """Return the identifiers of the styles that hide their text, with those based on them.

    Args:
        root: the tree of the part of styles.
    """
    based: dict[str, str] = {}
    hidden: set[str] = set()
    for style in root.iter(q("style")):
        name = style.get(q("styleId"), "")
        parent = style.find(q("basedOn"))
        based[name] = "" if parent is None else parent.get(q("val"), "")
        if _is_on(style.find(f"{q('rPr')}/{q('vanish')}")):
            hidden.add(name)
    grown = True
    while grown and hidden:
        heirs = {name for name, parent in based.items() if parent in hidden} - hidden
        hidden |= heirs
        grown = bool(heirs)
    return frozenset(hidden)


def inspect_settings(inspection: Inspection, part: str, root: etree._Element) -> None:
    """Find Word's own mail merge, which would ask every recipient for the list of recipients."""
    for element in root.iter(q("mailMerge")):
        query = element.find(q("query"))
        source = "" if query is None else query.get(q("val"), "")
        told = _("The template is tied to a list of Word's own mail merge %(query)s.", query=shown(source))
        inspection.add(
            "DX015",
            told if source else _("The template is tied to a list of Word's own mail merge."),
            _("In Word: Mailings, Start Mail Merge, Normal Word Document, and save."),
            part=part,
            element=element,
        )


def inspect_properties(inspection: Inspection, part: str, root: etree._Element) -> None:
    """Name the people and offices that the properties tell of."""
    found = [(element.text or "").strip() for element in root.iter(*_NAMES)]
    names = dict.fromkeys(name for name in found if name and "{{" not in name)
    if names:
        inspection.add(
            "DX014",
            _("Every letter will carry these names: %(names)s.", names=" ".join(shown(name) for name in names)),
            _("To take them out, in Word: File, Info, Check for Issues, Inspect Document, Remove All."),
            part=part,
            severity=Severity.ADVICE,
        )


def _tell_comments(inspection: Inspection, part: str, root: etree._Element) -> None:
    """Note the comments of the part of comments; a mark without its comment is nothing to deliver."""
    comments = list(root.iter(q("comment")))
    if not comments:
        return
    first = comments[0]
    inspection.add(
        "DX011",
        n_(
            "%(count)d comment, from %(who)s, would be delivered with every letter: %(text)s.",
            "%(count)d comments would be delivered with every letter; the first is from %(who)s: %(text)s.",
            len(comments),
            who=shown(first.get(q("author"), "?")),
            text=shown(_text(first), _LONG),
        ),
        _("In Word: Review, Delete All Comments in Document, and save."),
        part=part,
    )


def _tell_hidden(inspection: Inspection, part: str, root: etree._Element, hidden: frozenset[str]) -> None:
    """Note text that nobody sees in Word, but everybody can find."""
    # Only a run hides text: on a paragraph's mark or in a style it says nothing of this text yet.
    marked = [_owner(mark) for mark in root.iter(q("vanish")) if _is_on(mark)]
    found = [owner for owner in marked if owner is not None and owner.tag == q("r")]
    if hidden:
        styled = [_owner(mark) for mark in root.iter(q("rStyle"), q("pStyle")) if mark.get(q("val")) in hidden]
        found += [owner for owner in styled if owner is not None]
    texts = {owner: text for owner in found if (text := _text(owner))}
    if texts:
        first = next(iter(texts))
        inspection.add(
            "DX013",
            n_(
                "A hidden text would be delivered with every letter: %(text)s.",
                "%(count)d hidden texts would be delivered with every letter; the first is %(text)s.",
                len(texts),
                text=shown(texts[first], _LONG),
            ),
            _("In Word: press Ctrl+Shift+8 to see it, delete it, or take away Hidden in the font settings."),
            part=part,
            element=first,
            severity=Severity.WARNING,
        )


def _owner(element: etree._Element) -> etree._Element | None:
    """Return the run or paragraph whose properties hold this element."""
    parent = element.getparent()
    return None if parent is None else parent.getparent()


def _text(element: etree._Element) -> str:
    """Return the beginning of the text in an element; enough to quote it, so that no nesting costs time."""
    pieces = islice(element.iter(q("t"), q("delText")), _MOST_PIECES)
    return "".join(piece.text or "" for piece in pieces).strip()


def _is_on(mark: etree._Element | None) -> bool:
    """Tell whether a property that is on by being there is on."""
    return mark is not None and mark.get(q("val"), "1") not in _OFF
