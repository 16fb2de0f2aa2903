"""Fields of Word that fetch, run or change something: simple ones, and complex ones spread over runs and paragraphs."""

import re
from dataclasses import dataclass, field

from lxml import etree

from congvan.docx.ooxml import q
from congvan.docx.preflight_references import is_safe_link, tell_link
from congvan.docx.preflight_report import Inspection
from congvan.errors import Severity
from congvan.language import _
from congvan.opc import shown

__all__ = ["inspect_fields"]

# ECMA-376 part 1, 17.16.5, and what Word knows beyond it. Each reads a file, calls a program or runs a macro.
_FORBIDDEN = frozenset(
    [
        "INCLUDE",
        "INCLUDEPICTURE",
        "INCLUDETEXT",
        "IMPORT",
        "LINK",
        "EMBED",
        "DDE",
        "DDEAUTO",
        "DATABASE",
        "DATA",
        "RD",
        "MACRO",
        "MACROBUTTON",
        "PRINT",
        "CONTROL",
        "HTMLCONTROL",
        "OCX",
        "HTMLACTIVEX",
        "AUTOTEXT",
        "AUTOTEXTLIST",
        "GLOSSARY",
        "ASK",
        "FILLIN",
    ]
)
_MERGE = frozenset(["MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE"])
_MOVING_DATES = frozenset({"DATE", "TIME", "PRINTDATE"})
_NAME = re.compile(r"[\s\"“”]*([^\s\"“”\\]+)")
_NAMED = re.compile(r"\s*=|[\s\"“”]*[^\s\"“”\\]+[\s\"“”\\]")
_WORD = re.compile(r"\"([^\"]*)\"|“([^”]*)”|(\\\w)|(\S+)")


@dataclass(slots=True)
class _Field:
    """A complex field that is being read: its instruction so far, and its result once that begins."""

    start: etree._Element
    instruction: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    done: bool = False
    pieced: bool = False


def inspect_fields(inspection: Inspection, part: str, root: etree._Element) -> None:
    """Judge every field of one part.

    Args:
        inspection: the template, and where to note what is found.
        part: the part.
        root: its tree.
    """
    open_fields: list[_Field] = []
    tags = q("fldSimple"), q("fldChar"), q("instrText"), q("delInstrText"), q("t")
    for element in root.iter(*tags):
        tag = element.tag
        if tag == q("fldSimple"):
            _judge(inspection, part, element, element.get(q("instr"), ""))
        elif tag == q("fldChar"):
            _turn(inspection, part, open_fields, element)
        elif open_fields:
            current = open_fields[-1]
            if tag != q("t") and not current.done:
                current.instruction.append(element.text or "")
            elif tag == q("t") and current.done and len(open_fields) > 1:
                current.result.append(element.text or "")
    for left in reversed(open_fields):
        _judge_complex(inspection, part, left)


def _turn(inspection: Inspection, part: str, open_fields: list[_Field], mark: etree._Element) -> None:
    """Follow a field mark: begin, separate or end."""
    kind = mark.get(q("fldCharType"))
    if kind == "begin":
        if open_fields and not open_fields[-1].done:
            outer = open_fields[-1]
            # While the name is not complete, Word takes the rest of it from the inner field.
            outer.pieced = outer.pieced or not _NAMED.match("".join(outer.instruction))
        open_fields.append(_Field(mark))
    elif kind == "separate" and open_fields:
        open_fields[-1].done = True
    elif kind == "end" and open_fields:
        closed = open_fields.pop()
        _judge_complex(inspection, part, closed)
        if open_fields and not open_fields[-1].done:
            open_fields[-1].instruction.append("".join(closed.result))


def _judge_complex(inspection: Inspection, part: str, closed: _Field) -> None:
    """Judge a complex field once its instruction is whole."""
    if closed.pieced:
        inspection.add(
            "DX007",
            _("The name of a field is put together by another field, so what it does is hidden."),
            _("Delete the field in Word (Alt+F9 shows fields) and save."),
            part=part,
            element=closed.start,
        )
    else:
        _judge(inspection, part, closed.start, "".join(closed.instruction))


def _judge(inspection: Inspection, part: str, element: etree._Element, instruction: str) -> None:
    """Judge a field by the first word of its instruction."""
    found = _NAME.match(instruction)
    name = found[1].upper() if found else ""
    if name in _FORBIDDEN:
        inspection.add(
            "DX007",
            _(
                "The field %(field)s fetches or runs something: %(code)s.",
                field=name,
                code=shown(instruction.strip(), 120),
            ),
            _("Click on it in Word, press Ctrl+Shift+F9 (its result stays as text), and save."),
            part=part,
            element=element,
        )
    elif name == "HYPERLINK" and (target := _target(instruction[found.end() :] if found else "")):
        tell_link(inspection, part, target, element)
    elif name in _MERGE:
        inspection.add(
            "DX015",
            _(
                "The field %(field)s belongs to Word's own mail merge and would not be filled.",
                field=shown(instruction.strip()),
            ),
            _("Put a mark such as {{ unit.name }} in its place."),
            part=part,
            element=element,
            severity=Severity.WARNING,
        )
    elif name in _MOVING_DATES:
        inspection.add(
            "DX016",
            _(
                "The field %(field)s shows the day on which the letter is opened, not the day of the letter.",
                field=name,
            ),
            _("Put a mark for the date in its place, or press Ctrl+Shift+F9 on it to keep the text."),
            part=part,
            element=element,
            severity=Severity.WARNING,
        )


def _target(arguments: str) -> str:
    r"""Return the address of a HYPERLINK field if it must not be delivered, otherwise an empty text.

    Args:
        arguments: what follows the name. `\l` names a bookmark, `\t \o` a frame and a tip: they take one word each.
    """
    words = iter(_WORD.findall(arguments))
    for quoted, curly, switch, plain in words:
        if switch:
            if switch.lower() in {r"\l", r"\t", r"\o"}:
                next(words, None)
            continue
        target = quoted or curly or plain
        return "" if is_safe_link(target) else str(target)
    return ""
