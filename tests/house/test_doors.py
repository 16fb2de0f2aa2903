"""The house's doors: each room says what it gives, others come in by the door, imports point down only."""

import ast
import importlib
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "congvan"
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
_RUN = ("__main__.py", "env.py")
"""What is run, and never imported: the program itself, and what Alembic runs."""
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if path.name not in _RUN]
FLOORS = ("congvan.errors", "congvan.language")


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path) -> Iterator[tuple[str, str, int]]:
    """Give what a module imports from congvan: module, name (empty = the module itself), line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            if (node.module or "").split(".")[0] == "congvan":
                for alias in node.names:
                    yield str(node.module), alias.name, node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "congvan":
                    yield alias.name, "", node.lineno


def test_there_are_rooms_to_look_at() -> None:
    assert {"decree", "letter", "source", "docx", "opc", "page", "workflow", "cli"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_gives_what_it_names_sorted_and_once(room: str) -> None:
    door = importlib.import_module(f"congvan.{room}")
    names = door.__all__
    assert [name for name in names if not hasattr(door, name)] == []
    assert len(set(names)) == len(names)
    # as ruff sorts them: CONSTANTS, Classes, functions
    assert names == sorted(names, key=lambda name: (0 if name.isupper() else 1 if name[0].isupper() else 2, name))
    assert not any(name.startswith("_") for name in names)


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_says_its_purpose_in_a_line(room: str) -> None:
    door = importlib.import_module(f"congvan.{room}")
    first = inspect.getdoc(door)
    assert first is not None
    assert len(first.splitlines()[0]) > 30


def public(module: ModuleType) -> Iterator[tuple[str, object]]:
    for name in getattr(module, "__all__", [name for name in vars(module) if not name.startswith("_")]):
        one = getattr(module, name)
        if (inspect.isclass(one) or inspect.isfunction(one)) and one.__module__ == module.__name__:
            yield f"{module.__name__}.{name}", one
            if inspect.isclass(one):
                for inner, method in vars(one).items():
                    if inspect.isfunction(method) and not inner.startswith("_"):
                        yield f"{module.__name__}.{name}.{inner}", method


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_everything_public_says_its_purpose(path: Path) -> None:
    module = importlib.import_module(name_of(path))
    assert inspect.getdoc(module), "the module itself"
    # a dataclass without words of its own has its signature as its docstring
    silent = [
        name
        for name, one in public(module)
        if not (said := vars(one).get("__doc__") or getattr(one, "__doc__", ""))
        or said.startswith(f"{name.split('.')[-1]}(")
    ]
    assert silent == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_other_rooms_are_entered_by_their_doors(path: Path) -> None:
    own = room_of(name_of(path))
    inside = [
        f"line {line}: from {module} import {name}"
        for module, name, line in imports(path)
        if (room := room_of(module)) in ROOMS and room != own and module != f"congvan.{room}"
    ]
    assert inside == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_is_taken_from_a_door_stands_on_it(path: Path) -> None:
    own = room_of(name_of(path))
    taken = [
        f"line {line}: {module}.{name}"
        for module, name, line in imports(path)
        if (room := room_of(module)) in ROOMS and room != own and name and module == f"congvan.{room}"
        if name not in importlib.import_module(module).__all__
    ]
    assert taken == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_has_what_it_names(path: Path) -> None:
    module = importlib.import_module(name_of(path))
    assert [name for name in getattr(module, "__all__", ()) if not hasattr(module, name)] == []


@pytest.mark.parametrize("name", FLOORS)
def test_the_lowest_floors_know_no_room(name: str) -> None:
    path = SOURCE / f"{name.split('.')[1]}.py"
    assert [module for module, _name, _line in imports(path) if room_of(module) in ROOMS] == []


@pytest.mark.parametrize("path", [path for path in MODULES if "cli" not in path.parts], ids=name_of)
def test_only_the_front_desk_prints_and_reads_clock_environment_and_working_folder(path: Path) -> None:
    forbidden = {
        *("print", "input", "exit", "sys.exit", "sys.stdout", "sys.stderr", "os.environ", "os.getenv", "os.getcwd"),
        *("Path.cwd", "Path.home", "datetime.now", "datetime.today", "date.today", "time.time"),
    }
    used = {
        f"line {node.lineno}: {said}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute) and (said := ast.unparse(node)) in forbidden
    }
    assert used == set()


def test_imports_point_down_only() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout
