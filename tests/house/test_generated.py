"""What is made from tables is what the tables make; and the package is whole outside the checkout."""

import json
import os
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from congvan import __version__
from congvan.docx import builtin_template

ROOT = Path(__file__).parents[2]


def script(name: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / name))


@pytest.mark.parametrize("path", ["src/congvan/docx/data/cong-van.docx", "templates/cong-van.docx"])
def test_the_template_is_what_the_decrees_tables_make(path: str) -> None:
    assert (ROOT / path).read_bytes() == builtin_template()


@pytest.mark.parametrize("page", ["names", "findings", "rules"])
def test_the_reference_pages_are_what_the_code_says(page: str) -> None:
    assert (ROOT / f"docs/reference/{page}.md").read_text(encoding="utf-8") == script("make_reference.py")[page]()


def test_the_widths_are_those_of_the_installed_font() -> None:
    made = script("make_advances.py")
    folder = next(folder for folder in made["FOLDERS"] if folder.is_dir())
    kept = json.loads((ROOT / "src/congvan/page/advances.json").read_text(encoding="utf-8"))
    assert kept == made["advances"](folder)


def test_the_version_is_said_once_and_everywhere_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_every_code_has_one_meaning() -> None:
    codes = re.findall(r"^\| ([A-Z]{2}\d{3}) \|", script("make_reference.py")["findings"](), re.MULTILINE)
    assert len(codes) > 100
    assert sorted(set(codes)) == sorted(codes)


def test_the_lock_names_hashes_and_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert not re.search(r"https?://|--index|--find-links", lock)


def test_the_wheel_works_outside_the_checkout(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels, site = tmp_path / "wheels", tmp_path / "site"
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = wheels.glob("congvan-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(site), str(wheel)], check=True, capture_output=True)
    office = tmp_path / "office"
    office.mkdir()
    for name in ("congvan.yaml", "recipients.yaml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        # without a template of its own the office uses the one in the package
        (office / name).write_text(re.sub(r"  template:.*\n", "", text), encoding="utf-8")
    (office / "letters").mkdir()
    letter = "letters/trien-khai-nghi-quyet-20.yaml"
    (office / letter).write_text((ROOT / letter).read_text(encoding="utf-8"), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site), "CONGVAN_LANG": "vi"}
    where = [sys.executable, "-c", "import congvan; print(congvan.__file__)"]
    told = subprocess.run(where, cwd=office, env=environment, capture_output=True, text=True, check=True)
    assert Path(told.stdout.strip()).is_relative_to(site)
    done = subprocess.run(
        [sys.executable, "-m", "congvan", "render", letter],
        cwd=office,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "công văn" in done.stdout
    assert len(list((office / "out").glob("*.docx"))) == 95
