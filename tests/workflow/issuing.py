"""An office with a register, and letters issued in it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from congvan.workflow import Desk, IssueReport, IssueRequest, Paths, Plan, issue, register_init
from tests.register.faults.harness import make_office

__all__ = ["NOW", "TODAY", "IssuingOffice", "agree", "make"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def agree(_plan: Plan) -> None:
    """Say yes."""


@dataclass
class IssuingOffice:
    """An office of three units whose letters break no rule, and its register."""

    root: Path
    plans: list[Plan] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        """Who is at the computer."""
        return Desk(NOW, "văn thư", self.root, self.root / "congvan.yaml")

    def letter(self, name: str = "hop") -> Path:
        """Return a letter's file."""
        return self.root / "letters" / f"{name}.yaml"

    def change(self, old: str, new: str, file: str = "letters/hop.yaml") -> None:
        """Write something else into a file."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, lines: str, file: str = "letters/hop.yaml") -> None:
        """Write lines at the end of a file."""
        path = self.root / file
        path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")

    def issue(self, name: str = "hop", confirm: Callable[[Plan], None] = agree, **parts: Any) -> IssueReport:
        """Issue a letter."""
        desk = replace(self.desk, now=parts.pop("now", NOW))
        paths = Paths(
            self.letter(name), self.root, **{one: parts.pop(one) for one in ("out", "template") if one in parts}
        )

        def look(plan: Plan) -> None:
            self.plans.append(plan)
            confirm(plan)

        return issue(IssueRequest(paths, desk, **parts), look)

    def files(self) -> list[str]:
        """Return the issued files."""
        folder = self.root / "van-ban-di"
        return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*.*x") if ".congvan" not in one.parts)


def make(root: Path, letters: tuple[str, ...] = ("hop", "khac"), **keys: str) -> IssuingOffice:
    """Return an office with its register."""
    office = IssuingOffice(make_office(root, letters, **keys))
    register_init(office.desk, year=2026)
    return office
