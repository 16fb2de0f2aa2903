"""The shipped JSON Schemas are those of the table of keys, and judge the examples as the readers do."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from congvan.source import read_letter, read_office, read_recipients
from congvan.source.schema import FILES, make_schema
from congvan.source.shapes import GROUP, LETTER, OFFICE, RECIPIENTS, UNIT

Write = Callable[[str, str | bytes], Path]
READ: dict[str, Callable[[Path], tuple[object | None, list[Any]]]] = {
    "office": read_office,
    "letter": read_letter,
    "recipients": read_recipients,
}


def shipped(name: str) -> dict[str, Any]:
    text = files("congvan.source").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@pytest.mark.parametrize("name", READ)
def test_schemas_are_valid_and_up_to_date(name: str) -> None:
    Draft202012Validator.check_schema(shipped(name))
    assert shipped(name) == make_schema(FILES[f"{name}.schema.json"]), "run scripts/make_schemas.py"


@pytest.mark.parametrize("name", READ)
def test_every_key_has_its_vietnamese_term_as_title(name: str) -> None:
    def keys(schema: Any) -> list[dict[str, Any]]:
        found = list(schema.get("properties", {}).values()) if isinstance(schema, dict) else []
        for below in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
            found += keys(below)
        return found

    assert len(keys(shipped(name))) >= 5
    assert all(key["title"] and key["description"] for key in keys(shipped(name)))


GOOD = {
    "office": ["office_text", "office: {name: a, place: b}\nsigners: [{id: a, name: b, position: c}]\n"],
    "letter": [
        "letter_text",
        (
            "subject: a\nsymbol: b\nsigner: c\naddressees: thpt\nnumber:\ndate: 2022\n"
            "filing: {registry: VT, copies: 2}\n"
            "tasks:\n  - title: a\n    marks: ''\n    items: [{text: b, except: [c]}]\nattachments:\nurgency: Hỏa tốc\n"
        ),
    ],
    "recipients": ["units_text"],
}
BAD = {
    "office": [
        "office: {name: a}\nsigners: [{id: a, name: b, position: c}]\n",
        "office: {name: a, place: b}\nsigners: []\n",
    ],
    "letter": [
        "symbol: b\nsigner: c\naddressees: thpt\n",
        "subjet: a\nsubject: a\nsymbol: b\nsigner: c\naddressees: thpt\n",
        "subject: [a]\nsymbol: b\nsigner: c\naddressees: thpt\n",
        "subject: ''\nsymbol: b\nsigner: c\naddressees: thpt\n",
        "subject: a\nsymbol: b\nsigner: c\naddressees: thpt\ntasks: [{marks: '1.'}]\n",
        "subject: a\nsymbol: b\nsigner: c\naddressees: thpt\nmarks: '#'\n",
    ],
    "recipients": [
        "units: [{id: a, name: b, group: c}]\n",
        "units: a\n",
        "unit: []\n",
        "groups: [{id: a}]\nunits: []\n",
    ],
}


@pytest.mark.parametrize("name", READ)
def test_schemas_and_readers_agree_on_good_and_bad(name: str, write: Write, request: pytest.FixtureRequest) -> None:
    judge = Draft202012Validator(shipped(name))
    for text in GOOD[name]:
        content = request.getfixturevalue(text) if text.endswith("_text") else text
        assert READ[name](write("x.yaml", content))[1] == []
        assert list(judge.iter_errors(yaml.safe_load(content))) == []
    for text in BAD[name]:
        assert READ[name](write("x.yaml", text))[1] != []
        assert list(judge.iter_errors(yaml.safe_load(text))) != [], text


def test_the_table_has_the_fields_of_the_values() -> None:
    assert [key.name for key in RECIPIENTS.keys] == ["groups", "units"]
    assert {key.name for key in UNIT.keys} >= {"id", "name", "group", "email", "fields"}
    assert {key.name for key in GROUP.keys} == {"id", "line", "title"}
    office = {"office", "signers", "defaults", "checks", "fonts", "register", "books", "permissions", "dispatch"}
    office |= {"signing", "archive"}
    assert {key.name for key in OFFICE.keys} == office
    assert {key.name for key in LETTER.keys} >= {"symbol", "subject", "addressees", "tasks", "signer"}
