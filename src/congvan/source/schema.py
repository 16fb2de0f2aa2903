"""Lược đồ JSON: the table of keys as JSON Schema 2020-12, for editors that complete and check what is typed."""

from typing import Any

from congvan.source.shapes import CASE_FILES, LETTER, OFFICE, RECIPIENTS, Key, Kind, Shape

__all__ = ["FILES", "make_schema"]

FILES = {
    "office.schema.json": OFFICE,
    "letter.schema.json": LETTER,
    "recipients.schema.json": RECIPIENTS,
    "case-files.schema.json": CASE_FILES,
}
"""The schemas that are shipped, by file name."""

# An editor shows 2022, 0123, yes and blanks as number, truth value and null; this program takes the text as written.
_SCALAR = {"type": ["string", "number", "boolean", "null"]}
_FILLED = {"anyOf": [{"type": "string", "pattern": "\\S"}, {"type": ["number", "boolean"]}]}
_TEXTS = {"type": "array", "items": {"$ref": "#/$defs/filled"}}
_SHORT_TEXT = "#/$defs/filled"


def make_schema(shape: Shape) -> dict[str, Any]:
    """Return the schema of one file."""
    definitions: dict[str, Any] = {"filled": _FILLED}
    root = _mapping(shape, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": shape.term,
        **{name: value for name, value in root.items() if name != "title"},
        "$defs": dict(sorted(definitions.items())),
    }


def _mapping(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": shape.term,
        "type": "object",
        "properties": {key.name: _key(key, shape, definitions) for key in shape.keys},
        "additionalProperties": False,
    }
    required = [key.name for key in shape.keys if key.required]
    if required:
        made["required"] = required
    if shape.one_of:
        made["anyOf"] = [{"required": [name]} for name in shape.one_of]
    return made


def _key(key: Key, parent: Shape, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: PLR0911 - one line a kind
    made = {"title": key.term, "description": key.about}
    if key.kind is Kind.MAPPING:
        return made | {"type": ["object", "null"], "additionalProperties": _SCALAR}
    if key.kind is Kind.CHOICE:
        return made | _choice(key)
    if key.kind in (Kind.LINES, Kind.PARTS):
        text = {"$ref": _SHORT_TEXT} if key.required else _SCALAR
        return made | {"anyOf": [text, _TEXTS | ({"minItems": 1} if key.required else {})]}
    if key.kind in (Kind.SHAPE, Kind.SHAPES, Kind.FILING):
        return made | _nested(key, parent, definitions)
    if key.kind is Kind.COUNT:
        return made | {"type": ["integer", "string", "null"], "minimum": 0, "pattern": "^[0-9]*$"}
    if key.kind is Kind.NUMBER:
        return made | {"type": ["integer", "string", "null"], "minimum": 1, "pattern": "^[0-9]*$"}
    if key.required and not key.may_be_blank:
        return made | {"$ref": _SHORT_TEXT}
    return made | _SCALAR


def _choice(key: Key) -> dict[str, Any]:
    """Offer the choices; both ways of placing a tone and small letters are read too, so the text is left free there."""
    if key.name == "urgency":
        return _SCALAR | {"examples": list(key.choices)}
    return {"enum": [*key.choices, None]}


def _nested(key: Key, parent: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    shape = key.shape or parent
    if shape.name not in definitions:
        definitions[shape.name] = {}  # taken before going down: tasks hold tasks
        definitions[shape.name] = _mapping(shape, definitions)
    there: dict[str, Any] = {"$ref": f"#/$defs/{shape.name}"}
    if key.kind is Kind.FILING:
        return {"anyOf": [_SCALAR, there]}
    if key.kind is Kind.SHAPE:
        return there if key.required else {"anyOf": [there, {"type": "null"}]}
    items = {"anyOf": [{"$ref": _SHORT_TEXT}, there]} if key.short else there
    made: dict[str, Any] = {"type": "array", "items": items}
    if key.required:
        return made | {"minItems": 1}
    return {"anyOf": [made, {"$ref": _SHORT_TEXT}, {"type": "null"}] if key.short else [made, {"type": "null"}]}
