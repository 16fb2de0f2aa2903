"""The desk of these tests: a small office in a folder of its own."""

from pathlib import Path

import pytest

from tests.workflow.small_office import SmallOffice


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    return SmallOffice(tmp_path / "co-quan")
