"""The package of a filled letter: whole, the same each time, and what did not change lies in it as it lay before."""

import io
import struct
import zipfile

import docx
from tests.docx.word import fill, letter, look, members, p, word
from tests.opc.zips import Item, build

CHANGED = {"word/document.xml", "word/header1.xml"}
IMAGE = bytes(range(256)) * 40
TYPES = '<Default Extension="png" ContentType="image/png"/><Default Extension="txt" ContentType="text/plain"/>'


def template() -> bytes:
    """Return a template with packed, stored and empty members, one of them with accents in its name."""
    extra = {"word/media/ảnh.png": IMAGE, "word/media/stored.png": IMAGE, "word/media/empty.txt": b""}
    parts = members(word(p("{{ fields.x }}"), header=p("{{ unit.name }}"), extra=extra, types=TYPES))
    stored = ("word/media/stored.png", "word/media/empty.txt", "_rels/.rels")
    flags = {name: 0 if name.isascii() else 0x800 for name in parts}
    return build([Item(name, data, 0 if name in stored else 8, flags[name]) for name, data in parts.items()])


def packed(data: bytes) -> dict[str, tuple[int, int, int, bytes]]:
    """Return method, CRC, size and the packed bytes of each member."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for one in package.infolist():
            name, more = struct.unpack_from("<2H", data, one.header_offset + 26)
            start = one.header_offset + 30 + name + more
            found[one.filename] = (one.compress_type, one.CRC, one.file_size, data[start : start + one.compress_size])
    return found


def test_the_members_are_whole_and_all_there() -> None:
    before, after = members(template()), members(fill(template()))
    assert sorted(before) == sorted(after)
    assert {name for name in before if before[name] != after[name]} == CHANGED


def test_what_has_no_tags_is_copied_as_it_lay_packed() -> None:
    before, after = packed(template()), packed(fill(template()))
    kept = set(before) - CHANGED
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert {"word/media/ảnh.png", "word/media/stored.png", "word/media/empty.txt"} <= kept


def test_names_and_times_are_the_same_for_every_reader() -> None:
    with zipfile.ZipFile(io.BytesIO(fill(template()))) as package:
        entries = package.infolist()
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.filename: one.flag_bits for one in entries}["word/media/ảnh.png"] == 0x800
    assert {one.flag_bits for one in entries if one.filename.isascii()} == {0}
    assert len({one.filename for one in entries}) == len(entries)


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert fill(template()) == fill(template())
    assert fill(template()) != fill(template(), letter({"x": "khác"}))


def test_python_docx_opens_and_saves_what_was_filled() -> None:
    document = docx.Document(io.BytesIO(fill(template())))
    assert [paragraph.text for paragraph in document.paragraphs][1] == "một"
    file = io.BytesIO()
    document.save(file)
    assert look(file.getvalue())[1] == "một"
