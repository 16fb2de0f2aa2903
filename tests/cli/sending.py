"""An issued office for the tests of `congvan dispatch`, made once a module and copied for each test."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.register.faults.harness import Commands, Ended, make_office

__all__ = ["LETTER", "Desk", "issue_office"]

LETTER = "letters/hop.yaml"
_HEAD = """\
office:
  parent: UBND thành phố Hải Phòng
  name: Sở Giáo dục và Đào tạo
  symbol: SGDĐT
  place: Hải Phòng
  organ_id: 000.00.00.H24
  address: ["Địa chỉ: số 19 Minh Khai, quận Hồng Bàng", "Thư điện tử: vanthu@sgddt.haiphong.example"]
  email: vanthu@sgddt.haiphong.example
  website: sgddt.haiphong.example
signers:
  - {id: gd, name: Phạm Quốc Hiệu, authority: KT. GIÁM ĐỐC, position: PHÓ GIÁM ĐỐC}
defaults: {signer: gd, filing: "VT, VP"}
"""
_UNITS = """\
groups:
  - {id: thpt, line: Hiệu trưởng các trường THPT, title: Hiệu trưởng}
units:
  - {id: thpt-a, name: Trường THPT A, group: thpt, email: "a@thpt.example, hai@thpt.example"}
  - {id: thpt-b, name: Trường THPT B, group: thpt, email: "", address: [Số 1 đường Lê Lợi, quận Ngô Quyền], copies: 2}
  - {id: thpt-c, name: Trường THPT C, group: thpt, email: c@thpt.example, ways: "giấy, trục", organ_id: H24.15.3}
"""


def issue_office(commands: Commands, folder: Path, formats: str = "docx,pdf", numbering: str = "") -> Path:
    """Make an office with a letter to three schools, and issue it."""
    office = make_office(folder, ("hop", "khac"))
    (office / "congvan.yaml").write_text(_HEAD, encoding="utf-8")
    (office / "recipients.yaml").write_text(_UNITS, encoding="utf-8")
    more = ("--numbering", numbering) if numbering else ()
    for words in (("register", "init"), ("issue", LETTER, "--yes", "3", "--format", formats, *more)):
        ended = commands.run(office, *words)
        assert ended.code == 0, ended.said
    return office


class Desk:
    """A clerk in a copy of the issued office."""

    def __init__(self, commands: Commands, issued: Path, office: Path) -> None:
        shutil.copytree(issued, office)
        self.commands, self.office = commands, office

    def run(self, *words: str) -> Ended:
        """Run a command, and look that it never ends in a traceback."""
        ended = self.commands.run(self.office, *words)
        assert "Traceback" not in ended.said, ended.said
        return ended

    def done(self, *words: str) -> str:
        """Run a command that must go well, and return what it says."""
        ended = self.run(*words)
        assert ended.code == 0, ended.said
        return ended.said

    def refused(self, *words: str, code: int = 1) -> str:
        """Run a command that must be refused, and return what it says."""
        ended = self.run(*words)
        assert ended.code == code, ended.said
        return ended.said

    def fields(self, *words: str) -> dict[str, Any]:
        """Return the JSON document of a command."""
        found: dict[str, Any] = json.loads(self.done(*words, "--json"))
        return found

    def plan(self) -> dict[str, tuple[str, str]]:
        """Return state and reason of each item: «thpt-a email a@thpt.example»."""
        items = self.fields("dispatch", "plan", LETTER)["items"]
        return {
            " ".join(filter(None, (one["unit"], one["way"], one["to"]))): (one["state"], one["why"]) for one in items
        }

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file as the clerk would."""
        path = self.office / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, text: str) -> None:
        """Write more into congvan.yaml."""
        path = self.office / "congvan.yaml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return every file of the office, but what locks leave."""
        return {
            path.relative_to(self.office).as_posix(): path.read_bytes()
            for path in self.office.rglob("*")
            if path.is_file() and path.suffix != ".lock"
        }


Opener = Callable[[], Desk]
