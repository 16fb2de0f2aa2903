"""Packages from somebody who means harm: told and left alone, nothing is unpacked."""

import io
import os
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from congvan.archive.handing import check_package
from congvan.errors import CannotRead, Finding
from tests.archive.handing.breaking import parts_of
from tests.archive.handing.samples import made, packed, unpacked

_CODE = "H31.15.2026.01.VP"


def _told(path: Path, code: str = "GN011") -> list[Finding]:
    found = check_package(path)
    assert found
    assert {one.code for one in found} == {code}, [str(one) for one in found]
    assert all(one.fix for one in found)
    return list(found)


@pytest.mark.parametrize(
    "name",
    [
        "../evil.pdf",
        "f/../../evil.pdf",
        "/etc/evil.pdf",
        "C:/evil.pdf",
        "C:evil.pdf",
        "f\\..\\evil.pdf",
        "f/%2e%2e/evil.pdf",
        "f/./evil.pdf",
        "f//evil.pdf",
        "~/evil.pdf",
        "f/a:b.pdf",
        "f/\u202efdp.evil",
        "f/a\nb.pdf",
        f"f/{'x' * 600}.pdf",
    ],
)
def test_a_name_that_leads_elsewhere_is_told(tmp_path: Path, name: str) -> None:
    files = unpacked(made(tmp_path, "sip").path)
    path = packed(tmp_path / "evil.zip", {**files, name: b"x"})
    _told(path)
    assert not (tmp_path.parent / "evil.pdf").exists()


@pytest.mark.parametrize("twin", ["METS.XML", "mets.xml"])
def test_names_that_one_disk_takes_for_the_same_are_told(tmp_path: Path, twin: str) -> None:
    name, files = parts_of(tmp_path, "sip")
    whole = {f"{name}/{path}": data for path, data in files.items()}
    assert "capitals" in _told(packed(tmp_path / "1.zip", {**whole, f"{name}/{twin}": b"x"}))[0].message
    accents = {**whole, f"{name}/ế.pdf": b"x", f"{name}/e\u0302\u0301.pdf": b"y"}
    assert "accents" in _told(packed(tmp_path / "2.zip", accents))[0].message
    both = {**whole, f"{name}/METS.xml/x": b"x"}
    assert "folder" in _told(packed(tmp_path / "3.zip", both))[0].message


def test_a_file_that_is_there_twice_is_told(tmp_path: Path) -> None:
    path = made(tmp_path, "plain").path
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"{_CODE}/ho-so.xml", b"<File/>")
    assert "more than once" in _told(path)[0].message


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o010666])
def test_links_and_devices_are_told(tmp_path: Path, mode: int) -> None:
    path = made(tmp_path, "plain").path
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo(f"{_CODE}/x.pdf")
        info.create_system, info.external_attr = 3, mode << 16
        archive.writestr(info, b"/etc/passwd")
    assert "link" in _told(path)[0].message


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_told(tmp_path: Path, method: int) -> None:
    path = made(tmp_path, "plain").path
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"{_CODE}/x.pdf", b"x" * 100, compress_type=method)
    assert "packed" in _told(path)[0].message


def test_a_bomb_is_told_and_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("f/METS.xml", "w") as member:
        for _place in range(64):
            member.write(bytes(1 << 20))
    assert "64 MB" in _told(path)[0].message


def test_many_small_bombs_are_told(tmp_path: Path) -> None:
    path = tmp_path / "bombs.zip"
    four = io.BytesIO()
    with zipfile.ZipFile(four, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("f/a", bytes(4 << 20))
    raw = four.getvalue()
    local_end = raw.index(b"PK\x01\x02")
    entry, directory = raw[:local_end], bytearray(raw[local_end : raw.index(b"PK\x05\x06")])
    data, listed = b"", b""
    for place in range(300):
        name = f"f/{place:05d}"
        head = bytearray(entry[:30])
        head[26:28] = struct.pack("<H", len(name))
        struct.pack_into("<L", directory, 42, len(data))
        line = bytearray(directory[:46])
        line[28:30] = struct.pack("<H", len(name))
        listed += bytes(line) + name.encode()
        data += bytes(head) + name.encode() + entry[33:]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 300, 300, len(listed), len(data), 0)
    path.write_bytes(data + listed + end)
    assert "1200 MB" in _told(path)[0].message


def test_too_many_files_are_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "many.zip", {f"f/{place}": b"" for place in range(20_001)})
    assert "20000" in _told(path)[0].message


def _at(data: bytes, mark: bytes, offset: int, form: str, value: int) -> bytes:
    """Return the bytes with a number behind the first mark changed."""
    changed = bytearray(data)
    struct.pack_into(form, changed, data.index(mark) + offset, value)
    return bytes(changed)


_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def _renamed(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[30] ^= 1
    return bytes(changed)


def _shifted(data: bytes) -> bytes:
    """Return the ZIP with four loose bytes before its directory, which it knows of."""
    start = data.index(_CENTRAL)
    return _at(data[:start] + b"evil" + data[start:], _END, 16, "<L", start + 4)


def _overlapping(data: bytes) -> bytes:
    """Return the ZIP with its second entry at the place of the first."""
    second = data.index(_CENTRAL, data.index(_CENTRAL) + 4)
    return data[:second] + _at(data[second:], _CENTRAL, 42, "<L", 0)


@pytest.mark.parametrize(
    "breaks",
    [
        pytest.param(lambda data: _at(_at(data, _LOCAL, 6, "<H", 1), _CENTRAL, 8, "<H", 1), id="encrypted"),
        pytest.param(lambda data: b"MZ evil" + data, id="something before it"),
        pytest.param(lambda data: data + b"evil", id="something behind it"),
        pytest.param(lambda data: data + data, id="two of it"),
        pytest.param(_renamed, id="another name in the file's own header"),
        pytest.param(lambda data: _at(data, _LOCAL, 18, "<L", 3), id="another packed size there"),
        pytest.param(lambda data: _at(data, _LOCAL, 14, "<L", 3), id="another checksum there"),
        pytest.param(lambda data: _at(data, _LOCAL, 8, "<H", 8), id="another way of packing there"),
        pytest.param(_shifted, id="loose bytes before the directory"),
        pytest.param(_overlapping, id="one file over another"),
    ],
)
def test_what_two_programs_could_read_in_two_ways_is_told(tmp_path: Path, breaks: Callable[[bytes], bytes]) -> None:
    path = made(tmp_path, "sip").path
    path.write_bytes(breaks(path.read_bytes()))
    found = check_package(path)
    assert {one.code for one in found} <= {"GN010", "GN011"}
    assert found


@pytest.mark.parametrize("keep", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_package_that_was_cut_off_is_told(tmp_path: Path, keep: float) -> None:
    path = made(tmp_path, "aip").path
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    _told(path, "GN010")


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7\n", b"Rar!\x1a\x07", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_package_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    assert {one.code for one in check_package(path)} <= {"GN010", "GN012"}
    assert check_package(path)


@pytest.mark.parametrize("mark", [b"%PDF-1.", b"<simpledc"])
def test_a_flipped_bit_behind_which_the_checksum_is_wrong_is_told_with_its_file(tmp_path: Path, mark: bytes) -> None:
    path = made(tmp_path, "sip").path
    data = bytearray(path.read_bytes())
    data[data.index(mark)] ^= 1
    path.write_bytes(data)
    found = check_package(path)
    assert {one.code for one in found} <= {"GN014", "GN017"}
    with zipfile.ZipFile(path) as archive:
        assert {one.where.place for one in found} == {(archive.testzip() or "").partition("/")[2]}


class _Pipe(io.RawIOBase):
    """A stream that cannot go back, as a pipe."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.data += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_sizes_behind_the_files_and_wide_sizes_are_read(tmp_path: Path, method: int, wide: bool) -> None:  # noqa: FBT001
    files = unpacked(made(tmp_path, "aip").path)
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", method) as archive:
        for name, data in files.items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=wide) as member:
                member.write(data)
    path = tmp_path / "again.zip"
    path.write_bytes(pipe.data)
    assert check_package(path) == ()
    mark = pipe.data.index(b"PK\x07\x08")
    path.write_bytes(_at(pipe.data, b"PK\x07\x08", 4, "<L", 7))
    assert "contradicts" in _told(path)[0].message
    path.write_bytes(pipe.data[:mark] + b"PK\x07\x09" + pipe.data[mark + 4 :])
    assert "contradicts" in _told(path)[0].message


def _widened(data: bytes, directory: int = 0) -> bytes:
    """Return the ZIP with the long end record, and all ones in the short one."""
    end = data.index(_END)
    *_head, count, size, offset, _comment = struct.unpack("<4s4H2LH", data[end:])
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, directory or size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    short = struct.pack("<4s4H2LH", _END, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + wide + locator + short


def test_the_long_end_of_a_large_zip_is_read(tmp_path: Path) -> None:
    path = made(tmp_path, "sip").path
    data = path.read_bytes()
    path.write_bytes(_widened(data))
    assert check_package(path) == ()
    path.write_bytes(_widened(data, 1 << 40))
    assert "20000" in _told(path)[0].message
    end = data.index(_END)
    path.write_bytes(_at(data, _END, 16, "<L", 0xFFFFFFFF))
    _told(path, "GN010")
    path.write_bytes(data[:end] + _at(data[end:], _END, 12, "<L", 0xFFFFFFF0))
    assert "20000" in _told(path)[0].message


def test_a_size_that_is_a_lie_in_both_places_is_told(tmp_path: Path) -> None:
    path = made(tmp_path, "plain").path
    data = path.read_bytes()
    size = int.from_bytes(data[22:26], "little") - 1
    path.write_bytes(_at(_at(data, _LOCAL, 22, "<L", size), _CENTRAL, 24, "<L", size))
    assert check_package(path)


def test_findings_call_the_package_what_they_are_told_to(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"f/x": b"x"})
    assert {one.where.file for one in check_package(path, shown="Gói nộp.zip")} == {"Gói nộp.zip"}
    assert {one.where.file for one in check_package(path)} == {str(path)}


def test_every_flipped_byte_of_a_small_zip_is_told_or_harmless(tmp_path: Path) -> None:
    path = made(tmp_path, "plain").path
    data = path.read_bytes()
    broken = tmp_path / "broken.zip"
    for place in range(0, len(data), 37):
        changed = bytearray(data)
        changed[place] ^= 0x10
        broken.write_bytes(changed)
        check_package(broken)  # no traceback, whatever was hit


def test_several_folders_and_loose_files_are_told(tmp_path: Path) -> None:
    files = unpacked(made(tmp_path, "plain").path)
    _told(packed(tmp_path / "1.zip", {**files, "other/x.pdf": b"x"}), "GN012")
    _told(packed(tmp_path / "2.zip", {**files, "x.pdf": b"x"}), "GN012")
    _told(packed(tmp_path / "3.zip", {"x.pdf": b"x"}), "GN012")


@pytest.mark.parametrize(
    "evil",
    [
        b'<!DOCTYPE mets [<!ENTITY x SYSTEM "file:///etc/passwd">]><mets xmlns="http://www.loc.gov/METS/">&x;</mets>',
        b'<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><mets xmlns="http://www.loc.gov/METS/">&b;</mets>',
        b'<mets xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="x"/></mets>',
        b'<mets xmlns="http://www.loc.gov/METS/">',
        b"<mets/>",
        b"<x/>",
        b"\x00\x01",
        b"<a>" * 100_000,
    ],
)
def test_evil_or_broken_xml_is_told(tmp_path: Path, evil: bytes) -> None:
    name, files = parts_of(tmp_path, "sip")
    whole = {f"{name}/{path}": data for path, data in files.items()} | {f"{name}/METS.xml": evil}
    found = _told(packed(tmp_path / "evil.zip", whole), "GN017")
    assert [one.where.place for one in found] == ["METS.xml"]


def test_a_list_of_seventy_megabytes_is_not_read(tmp_path: Path) -> None:
    name, files = parts_of(tmp_path, "sip")
    files["METS.xml"] = b"<x>" + b" " * (70 << 20) + b"</x>"
    path = packed(tmp_path / "large.zip", {f"{name}/{inner}": data for inner, data in files.items()})
    assert "64 MB" in _told(path, "GN017")[0].message


def test_nothing_at_the_path_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        check_package(tmp_path / "none.zip")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a right there that few have")
def test_links_and_pipes_in_a_folder_are_told(tmp_path: Path) -> None:
    folder = made(tmp_path, "plain", zipped=False).path
    (folder / "link.pdf").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.pdf")
    found = _told(folder)
    assert sorted(one.where.place for one in found) == ["link.pdf", "pipe.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a right there that few have")
def test_a_linked_folder_is_told_and_not_entered(tmp_path: Path) -> None:
    folder = made(tmp_path, "plain", zipped=False).path
    (folder / "link").symlink_to(tmp_path, target_is_directory=True)
    assert [one.where.place for one in _told(folder)] == ["link"]
