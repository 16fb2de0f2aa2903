"""The desk of the tests: files as a user would have written them."""

from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[[str, str | bytes], Path]

OFFICE = """\
office:
  parent: UBND thành phố Hải Phòng
  name: Sở Giáo dục và Đào tạo
  symbol: SGDĐT
  place: Hải Phòng
  drafting_units:
    VP: Văn phòng
    GDTrH: Phòng Giáo dục Trung học
signers:
  - id: pgd
    name: Người Ký Mẫu
    position: PHÓ GIÁM ĐỐC
    authority: KT. GIÁM ĐỐC
defaults:
  signer: pgd
  filing: VT, VP
"""

LETTER = """\
symbol: SGDĐT-VP
subject: triển khai thực hiện nghị quyết
addressees: [thpt]
opening: Thực hiện ý kiến chỉ đạo, Sở đề nghị các đơn vị như sau.
tasks:
  - Bám sát kế hoạch.
  - text: Tiếp tục thực hiện.
    marks: "-"
    items:
      - Chủ động.
      - text: Báo cáo.
        only: thpt
closing: Trân trọng./.
signer: pgd
"""

UNITS = """\
groups:
  - id: thpt
    line: Hiệu trưởng trường THPT
    title: Hiệu trưởng
units:
  - id: ngo-quyen
    name: Trường THPT Ngô Quyền
    group: thpt
    email: ngoquyen@haiphong.example
  - id: le-quy-don
    name: Trường THPT Lê Quý Đôn
    group: thpt
    email: lequydon@haiphong.example
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file into the test's own folder: text as UTF-8 with its line ends kept, or bytes."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


@pytest.fixture
def office_text() -> str:
    return OFFICE


@pytest.fixture
def letter_text() -> str:
    return LETTER


@pytest.fixture
def units_text() -> str:
    return UNITS
