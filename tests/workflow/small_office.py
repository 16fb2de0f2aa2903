"""A small office as a clerk would have written it, and a clerk who runs `congvan` in it."""

import contextlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from congvan import language
from congvan.cli import desk
from congvan.docx import packaged_template

CONGVAN = (sys.executable, "-m", "congvan")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"

OFFICE = """\
office:
  parent: UBND thành phố Hải Phòng
  name: Sở Giáo dục và Đào tạo
  symbol: SGDĐT
  place: Hải Phòng
signers:
  - id: pgd
    name: Người Ký Mẫu
    position: PHÓ GIÁM ĐỐC
    authority: KT. GIÁM ĐỐC
defaults:
  signer: pgd
"""
LETTER = """\
symbol: SGDĐT-VP
subject: triển khai thực hiện nghị quyết
addressees: [thpt, phong-gd]
opening: Sở đề nghị các đơn vị thực hiện như sau.
tasks:
  - Bám sát kế hoạch.
  - text: Báo cáo về Sở.
    only: thpt
closing: Trân trọng./.
"""
GROUPS = """\
groups:
  - id: thpt
    line: Hiệu trưởng trường THPT
    title: Hiệu trưởng
  - id: phong-gd
    line: Trưởng phòng GD&ĐT
    title: Trưởng
"""
UNITS = (
    GROUPS
    + """\
units:
  - id: ngo-quyen
    name: Trường THPT Ngô Quyền
    group: thpt
    email: ngoquyen@haiphong.example
  - id: le-quy-don
    name: Trường THPT Lê Quý Đôn
    group: thpt
    email: lequydon@haiphong.example
  - id: pgd-le-chan
    name: Phòng Giáo dục và Đào tạo quận Lê Chân
    group: phong-gd
    email: pgdlechan@haiphong.example
"""
)
IDS = ("ngo-quyen", "le-quy-don", "pgd-le-chan")
LETTER_FILE = "letters/thu.yaml"


@dataclass(frozen=True)
class Done:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        return [finding["code"] for finding in self.json["findings"]]


class SmallOffice:
    """A folder with the three files, and the ways to run the command in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root / "out"
        self.write("congvan.yaml", OFFICE)
        self.write("recipients.yaml", UNITS)
        self.write(LETTER_FILE, LETTER)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} has «{old}» {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def units(self, lines: Iterable[str]) -> None:
        """Write a list whose units are YAML flow mappings, one a line."""
        self.write("recipients.yaml", GROUPS + "units:\n" + "".join(f"  - {line}\n" for line in lines))

    def many(self, count: int) -> None:
        self.units(
            f"{{id: truong-{number:04}, name: Trường số {number}, group: thpt, email: t{number}@haiphong.example}}"
            for number in range(count)
        )
        self.change(LETTER_FILE, "[thpt, phong-gd]", "[thpt]")

    def run(self, *words: str) -> Done:
        """Run the command in this process, as `main` does after it has chosen language and encoding."""
        out, err = io.StringIO(), io.StringIO()
        language.speak("en")
        with contextlib.chdir(self.root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = desk._run(words)
        return Done(int(code), out.getvalue(), err.getvalue())

    def render(self, *words: str) -> Done:
        return self.run("render", LETTER_FILE, *words)

    def call(self, *words: str, cwd: Path | None = None, environment: Mapping[str, str] | None = None) -> Done:
        """Run the command as a process of its own."""
        done = subprocess.run(
            [*CONGVAN, *words],
            cwd=cwd or self.root,
            env=surroundings(**environment or {}),
            capture_output=True,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def python(self, *words: str, **environment: str) -> Done:
        """Run Python as a process of its own."""
        done = subprocess.run(
            [sys.executable, *words], cwd=self.root, env=surroundings(**environment), capture_output=True, check=False
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *words: str, before: Callable[[], object] | None = None) -> "subprocess.Popen[bytes]":
        """Start the command in a process group of its own."""
        return subprocess.Popen(
            [*CONGVAN, *words],
            cwd=self.root,
            env=surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=before,  # noqa: PLW1509 - a limit of the child's own; the tests start no threads
        )

    def letters(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.out.glob("*.docx"))}

    def template(self, *tags: str) -> str:
        """Write a template of the office's own: the built-in one and a paragraph for each tag; return its name."""
        self.write("templates/rieng.docx", template(*tags))
        return "templates/rieng.docx"


def surroundings(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return {**kept, "CONGVAN_LANG": "en", **changes}


def template(*tags: str) -> bytes:
    """Return the built-in template with a paragraph for each tag before its end."""
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(tag)}</w:t></w:r></w:p>' for tag in tags)
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packaged_template())) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == MAIN:
                head, mark, tail = data.rpartition(b"<w:sectPr")
                data = head + paragraphs.encode() + mark + tail
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def said(letter: bytes) -> list[str]:
    """Return the paragraphs of a letter as a reader sees them."""
    with zipfile.ZipFile(io.BytesIO(letter)) as package:
        assert package.testzip() is None
        root = etree.fromstring(package.read(MAIN))
    return ["".join(str(text) for text in p.itertext(f"{W}t")) for p in root.iter(f"{W}p")]


def picture(folder: Path) -> dict[str, bytes | str | None]:
    """Return everything in a folder but the lock: bytes of files, targets of links, None for folders."""
    found: dict[str, bytes | str | None] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_dir():
            found[name] = None
        elif name != ".congvan/lock":
            found[name] = path.read_bytes()
    found.pop(".congvan", None)
    return found
