"""Each code that the work and the register give stands in their tables, and each in the tables is given."""

import re
from pathlib import Path

import pytest

import congvan.register
import congvan.workflow


@pytest.mark.parametrize("room", [congvan.register, congvan.workflow], ids=lambda room: room.__name__)
def test_codes_in_the_table_are_those_in_use(room: object) -> None:
    folder = Path(str(room.__file__)).parent  # type: ignore[attr-defined]
    used: set[str] = set()
    for file in folder.glob("*.py"):
        if file.name != "codes.py":
            used |= set(re.findall(r'Finding\(\s*"([A-Z]{2}[0-9]{3})"', file.read_text(encoding="utf-8")))
    # codes of other rooms: the crews say TP017 of a template and SG002 of a file that never ends, and BL001 is told of
    # a file before the archive itself would
    assert used - {"TP017", "SG002", "BL001"} == set(room.CODES)  # type: ignore[attr-defined]


def test_no_code_means_two_things() -> None:
    assert not set(congvan.register.CODES) & set(congvan.workflow.CODES)
