"""What is written is what is read back, and pleasant to edit."""

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from congvan.letter import Group, Recipients, Unit
from congvan.source import read_recipients, write_recipients

EXPECTED = """\
# yaml-language-server: $schema=recipients.schema.json

groups: # các nhóm của phần Kính gửi
  - id: thpt
    line: Hiệu trưởng trường THPT, PT nhiều cấp
    title: Hiệu trưởng

units: # các đơn vị nhận
  - id: ngo-quyen
    name: Trường THPT Ngô Quyền
    group: thpt
    email: a@b.example, c@d.example
    address:
      - Số 1
      - "Quận: B"
    copies: 2
    fields:
      hạn: "0123 # 4"
  - id: hai
    name: "'Hai'"
    group: thpt
    email:
"""


def test_a_list_is_written_to_be_edited() -> None:
    groups = (Group("thpt", "Hiệu trưởng trường THPT, PT nhiều cấp", "Hiệu trưởng"),)
    first = Unit(
        "ngo-quyen", "Trường THPT Ngô Quyền", "thpt", "a@b.example, c@d.example", address=("Số 1", "Quận: B"), copies=2,
        fields={"hạn": "0123 # 4"},
    )  # fmt: skip
    units = (first, Unit("hai", "'Hai'", "thpt"))
    assert write_recipients(Recipients(groups, units), schema="recipients.schema.json") == EXPECTED


TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=20)
    | st.sampled_from(["- a", "a: b", "a #b", "no", "~", "{{ x }}", "'", '"', "\\", "a\nb", "“a”", "*x", "&", "a:"])
).map(str.strip).filter(bool)  # fmt: skip


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, st.integers(0, 9)), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_list_is_read_back_as_it_was(drawn: list[tuple[str, str, str, int]]) -> None:
    def nfc(text: str) -> str:
        # the reader takes away what cannot be seen, at the ends of cells
        seen = "".join(char for char in text if char not in "\u200b\u200c\u200d\u2060\ufeff\ufffd")
        return unicodedata.normalize("NFC", seen).strip()

    def in_one_line(text: str) -> str:
        return text if text.isprintable() else " ".join(text.split())

    units = tuple(
        Unit(
            f"u{n}",
            in_one_line(nfc(name)) or "a",
            "g",
            title=in_one_line(nfc(title)),
            copies=copies,
            fields={"x": nfc(field) or "a"},
            address=("b", nfc(title) or "c"),
        )
        for n, (name, title, field, copies) in enumerate(drawn)
    )
    recipients = Recipients((Group("g", nfc(drawn[0][0]) or "a"),), units)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ds.yaml"
        path.write_text(write_recipients(recipients), encoding="utf-8", newline="\n")
        found, _ = read_recipients(path)
    assert found == recipients
