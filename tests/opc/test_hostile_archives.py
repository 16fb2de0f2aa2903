"""Archives that lie: each is refused with its own code."""

import io
import struct
import time
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Callable

import pytest

from congvan.opc import read_package
from tests.opc.zips import Item, build, codes, errors, good_docx, items_of

GOOD = good_docx()
MEGABYTE = 2**20


def lie(**changes: object) -> bytes:
    """Return the good document with changes to the entry of its main part."""
    items = items_of(GOOD)
    for item in items:
        if item.name == "word/document.xml":
            for name, value in changes.items():
                setattr(item, name, value)
    return build(items)


def with_item(*extra: Item) -> bytes:
    """Return the good document with more entries behind its own."""
    return build([*items_of(GOOD), *extra])


def test_the_archive_that_the_lies_start_from_is_sound() -> None:
    assert codes(build(items_of(GOOD))) == set()


def test_an_archive_with_data_descriptors_is_sound() -> None:
    items = items_of(GOOD)
    for item in items:
        item.flags = 8
    assert codes(build(items)) == set()


def test_an_archive_with_zip64_fields_is_sound() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in items_of(GOOD):
            with archive.open(item.name, "w", force_zip64=True) as part:
                part.write(item.content)
    assert codes(stream.getvalue()) == set()


def with_zip64_end(*, named: int = 0, counted: int = 0xFFFF, offset: int = 0xFFFFFFFF) -> bytes:
    """Return the good document with a ZIP64 end; `named` moves the place that its locator names."""
    start, count, size = int.from_bytes(GOOD[-6:-2], "little"), len(items_of(GOOD)), len(GOOD) - 22
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size - start, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, size + named, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, counted, counted, 0xFFFFFFFF, offset, 0)
    return GOOD[:-22] + end64 + locator + end


def test_an_archive_with_a_zip64_end_is_sound() -> None:
    assert codes(with_zip64_end()) == set()
    assert codes(with_zip64_end(counted=len(items_of(GOOD)))) == set()


def test_a_zip64_end_that_contradicts_the_other_end_is_damage() -> None:
    assert codes(with_zip64_end(named=-1)) == {"PK003"}
    assert codes(with_zip64_end(counted=3)) == {"PK003"}
    assert codes(with_zip64_end(offset=10)) == {"PK003"}


def test_half_a_header_before_the_directory_is_damage() -> None:
    items = items_of(GOOD)
    items[-1].gap = b"PK\x03\x04"
    items[0].offset = int.from_bytes(build(items)[-6:-2], "little") - 4
    assert "PK003" in codes(build(items))


def test_an_archive_written_as_a_stream_is_sound() -> None:
    class Pipe(io.RawIOBase):
        """A place to write to that cannot seek, so that zipfile must write descriptors."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, piece: object) -> int:
            self.data += bytes(piece)  # type: ignore[call-overload]
            return len(bytes(piece))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in items_of(GOOD):
            archive.writestr(item.name, item.content)
    assert codes(bytes(pipe.data)) == set()


def test_entries_that_only_name_folders_are_let_pass() -> None:
    package, findings = read_package(build([Item("word/", method=0), *items_of(GOOD)]), "a.docx", kind="docx")
    assert package is not None
    assert findings == []
    assert "word/" not in package.parts


@pytest.mark.parametrize(
    ("prefix", "what"),
    [(b"%PDF-1.7\n%%EOF\n", "PDF"), (b"<html><body>", "HTML"), (b"x" * 70_000, "text"), (GOOD, "another package")],
)
def test_matter_in_front_is_named(prefix: bytes, what: str) -> None:
    found = errors(prefix + GOOD)
    assert "PK005" in {finding.code for finding in found}
    assert any(what in finding.message for finding in found)


def test_matter_in_front_is_named_even_when_every_offset_counts_it() -> None:
    stream = io.BytesIO(b"%PDF-1.7\n")
    with zipfile.ZipFile(stream, "a") as archive:
        for item in items_of(GOOD):
            archive.writestr(item.name, item.content)
    assert stream.getvalue().startswith(b"%PDF")
    assert codes(stream.getvalue()) == {"PK005"}


@pytest.mark.parametrize("tail", [b"\0", b"<script>", b"x" * 100_000])
def test_matter_behind_is_named(tail: bytes) -> None:
    assert codes(GOOD + tail) == {"PK006"}


def test_a_comment_of_the_archive_is_no_matter_behind() -> None:
    assert codes(build(items_of(GOOD), comment=b"made at the office")) == set()


def test_a_second_archive_behind_the_first_is_named() -> None:
    assert codes(GOOD + build([Item("word/document.xml", b"<other/>")])) >= {"PK005", "PK007"}


def test_a_second_end_in_the_comment_is_named() -> None:
    end = GOOD[GOOD.rfind(b"PK\x05\x06") :]
    assert "PK007" in codes(build(items_of(GOOD), comment=b"x" + end + b"y"))


def test_a_second_directory_behind_the_first_is_named() -> None:
    start, count = int.from_bytes(GOOD[-6:-2], "little"), len(items_of(GOOD))
    directory = GOOD[start:-22]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(GOOD), 0)
    assert codes(GOOD + directory + end) == {"PK007", "PK013"}


def test_a_part_that_is_there_twice_is_named() -> None:
    found = errors(with_item(Item("word/document.xml", b"<w/>")))
    assert {"PK008"} == {finding.code for finding in found}
    assert "word/document.xml" in found[0].where.place


@pytest.mark.parametrize(
    "twin", ["word/Document.xml", "WORD/DOCUMENT.XML", unicodedata.normalize("NFD", "word/ảnh.png")]
)
def test_names_that_look_the_same_are_named(twin: str) -> None:
    assert codes(with_item(Item("word/ảnh.png", b"a"), Item(twin, b"b"))) == {"PK009"}


@pytest.mark.parametrize(
    "name",
    [
        "../evil.xml", "word/../../evil.xml", "/etc/passwd", "C:/x.xml", "c:x.xml", "word\\evil.xml", "//host/share",
        "word/%2e%2e/evil.xml", "word%2fevil.xml", "word/a%5cb.xml", "word//x.xml", "word/./x.xml", "word/a\nb.xml",
        "word/\u202egpj.xml", "word/\0.xml", "word/a.xml:ads", "", "x" * 600, "../", "/",
    ],
)  # fmt: skip
def test_names_that_are_not_safe_are_named(name: str) -> None:
    assert "PK010" in codes(with_item(Item(name, b"" if name.endswith("/") else b"x")))


@pytest.mark.parametrize(
    "changes",
    [
        {"local_name": "word/documens.xml"},
        {"local": {"method": 0}},
        {"local": {"crc": 1}},
        {"local": {"size": 1}},
        {"local": {"flags": 1}},
        {"flags": 8, "descriptor": b"PK\x07\x08" + b"\0" * 12},
        {"flags": 8, "descriptor": b""},
        {"flags": 8, "local": {"crc": 7}},
        {"extra": struct.pack("<HHBL", 0x7075, 5 + 6, 1, 0) + b"other!"},
        {"local_extra": struct.pack("<HHBL", 0x7075, 5 + 6, 1, 0) + b"other!"},
    ],
)
def test_a_header_that_contradicts_the_directory_is_named(changes: dict[str, object]) -> None:
    assert "PK011" in codes(lie(**changes))


@pytest.mark.parametrize("offset", [3, 10**6, 0xFFFFFFFE])
def test_an_entry_that_is_not_where_the_directory_says_is_named(offset: int) -> None:
    found = errors(lie(offset=offset))
    assert found[0].code == "PK003"
    assert "word/document.xml" in found[0].where.place


def test_an_entry_that_reaches_into_the_directory_is_named() -> None:
    items = items_of(GOOD)
    data = bytearray(build(items))
    last = data.rfind(b"PK\x01\x02")
    data[last + 20 : last + 24] = (len(items[-1].raw()) + 40).to_bytes(4, "little")
    assert "PK003" in codes(bytes(data))


def test_a_count_of_parts_that_lies_is_named() -> None:
    end = GOOD.rfind(b"PK\x05\x06")
    assert codes(GOOD[: end + 10] + b"\x03\0" + GOOD[end + 12 :]) == {"PK011"}


def test_entries_over_each_other_are_named() -> None:
    assert "PK012" in codes(with_item(Item("word/twice.xml", b"x", offset=0)))


def test_a_quine_of_overlapping_entries_is_refused_fast_and_small() -> None:
    kernel = Item("word/0.bin", b"\0" * 20 * MEGABYTE)
    items = [kernel, *(Item(f"word/{n}.bin", b"", packed=b"", offset=0) for n in range(1, 1500))]
    data = bytearray(build(items))
    # Every line of the directory claims the bytes of the first.
    place = data.find(b"PK\x01\x02")
    first = bytes(data[place + 16 : place + 28])
    while place >= 0:
        data[place + 16 : place + 28] = first
        place = data.find(b"PK\x01\x02", place + 4)
    begun = time.perf_counter()
    assert "PK012" in codes(bytes(data))
    assert time.perf_counter() - begun < 5


def test_bytes_hidden_between_the_parts_are_named() -> None:
    assert codes(lie(gap=b"hidden")) == {"PK013"}
    items = items_of(GOOD)
    items[-1].gap = b"hidden before the directory"
    assert codes(build(items)) == {"PK013"}


@pytest.mark.parametrize("flag", [1, 1 << 6 | 1, 1 << 13])
def test_an_encrypted_part_is_named(flag: int) -> None:
    assert codes(lie(flags=flag)) == {"PK014"}


@pytest.mark.parametrize("method", [1, 9, 12, 14, 93, 98, 99])
def test_an_unusual_way_of_packing_is_named(method: int) -> None:
    found = errors(lie(method=method))
    assert {finding.code for finding in found} == {"PK015"}
    assert str(method) in found[0].message


@pytest.mark.parametrize("mode", [0o120777, 0o060644, 0o010644, 0o140644])
def test_a_link_or_device_is_named(mode: int) -> None:
    (found,) = errors(lie(mode=mode))
    assert found.code == "PK016"
    assert "do not open it" in found.fix


def test_an_ordinary_file_mode_is_let_pass() -> None:
    assert codes(lie(mode=0o100644)) == set()


def test_a_wrong_checksum_is_named() -> None:
    assert codes(lie(crc=12345)) == {"PK017"}


def test_bytes_that_cannot_be_unpacked_are_named() -> None:
    assert codes(lie(packed=b"\xff\xff\xff\xff")) == {"PK017"}


@pytest.mark.parametrize("size", [0, 1, 5_000_000])
def test_a_size_that_lies_is_named(size: int) -> None:
    assert codes(lie(size=size)) <= {"PK018", "PK019"}
    assert codes(lie(size=size))


def test_a_stream_that_ends_before_its_entry_is_named() -> None:
    assert codes(lie(packed=Item("", b"<a/>").raw() + b"more", content=b"<a/>")) == {"PK018"}


def test_a_folder_with_contents_is_named() -> None:
    assert codes(with_item(Item("word/folder/", b"contents", method=0))) == {"PK018"}


@pytest.mark.parametrize(
    "bomb",
    [
        lambda: with_item(Item("word/bomb.xml", b" " * 60 * MEGABYTE)),
        lambda: with_item(*(Item(f"word/{n}.xml", b"\0\1\2\3" * (3 * MEGABYTE // 4)) for n in range(30))),
        lambda: with_item(*(Item(f"word/{n}.xml", b"") for n in range(3_000))),
        lambda: with_item(Item("word/liar.xml", b" " * 60 * MEGABYTE, size=10)),
        lambda: GOOD + b"\0" * 65 * MEGABYTE,
    ],
    ids=["ratio", "many", "entries", "liar", "file"],
)
def test_a_bomb_is_refused_fast_and_small(bomb: Callable[[], bytes]) -> None:
    data = bomb()
    tracemalloc.start()
    begun = time.perf_counter()
    found = codes(data)
    seconds, (_now, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found & {"PK018", "PK019"}
    assert seconds < 5
    assert peak < 200 * MEGABYTE


def test_everything_wrong_is_told_in_one_run() -> None:
    items = items_of(GOOD)
    items[1].crc = 1
    items[2].flags = 1
    data = b"%PDF-" + build([*items, Item("../x", b"x"), Item("word/Document.xml", b"x")]) + b"tail"
    assert codes(data) >= {"PK005", "PK006", "PK009", "PK010", "PK014", "PK017"}
