"""Whatever happens to a package is found, and the file it happened to is named."""

import hashlib
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from congvan.archive.handing import HandOverForm, check_package
from congvan.errors import Finding
from tests.archive.handing.breaking import REP, Files, Root, broken, edited, parts_of
from tests.archive.handing.samples import made, packed

_FORMS: tuple[HandOverForm, ...] = ("plain", "sip", "aip")
_ALL = pytest.mark.parametrize("form", _FORMS)
_CSIP = pytest.mark.parametrize("form", ["sip", "aip"])
_CODE = "H31.15.2026.01.VP"
_DATA = "representations/rep1/data"
_DOC = f"representations/rep1/metadata/descriptive/EAD_doc_{_CODE}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_M = "{http://www.loc.gov/METS/}"
_UNLISTED = {"METS.xml", "manifest-sha256.txt"}


def _codes(findings: tuple[Finding, ...]) -> set[str]:
    return {one.code for one in findings}


def _places(findings: tuple[Finding, ...]) -> set[str]:
    return {one.where.place for one in findings}


@_ALL
def test_each_missing_file_is_found(tmp_path: Path, form: HandOverForm) -> None:
    name, files = parts_of(tmp_path, form)
    for gone in files:
        left = {f"{name}/{path}": data for path, data in files.items() if path != gone}
        found = check_package(packed(tmp_path / "broken.zip", left))
        assert found, gone
        if gone not in _UNLISTED:
            assert any(gone.rpartition("/")[2] in str(one) for one in found), gone


@_ALL
def test_each_flipped_bit_of_a_listed_file_is_found_and_the_file_named(tmp_path: Path, form: HandOverForm) -> None:
    name, files = parts_of(tmp_path, form)
    dice = random.Random(7)  # noqa: S311 - the same damages every time
    for path in files:
        for _again in range(4):
            data = bytearray(files[path])
            place = dice.randrange(len(data))
            data[place] ^= 1 << dice.randrange(8)
            whole = {f"{name}/{inner}": one for inner, one in files.items()} | {f"{name}/{path}": bytes(data)}
            found = check_package(packed(tmp_path / "broken.zip", whole))
            if path not in _UNLISTED:
                assert path in {one.where.place for one in found if one.code == "GN014"}, (path, place)
            elif path == "manifest-sha256.txt":
                assert found, place


@_ALL
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 another"])
def test_each_emptied_or_replaced_file_is_found(tmp_path: Path, form: HandOverForm, data: bytes) -> None:
    name, files = parts_of(tmp_path, form)
    for path in files:
        whole = {f"{name}/{inner}": one for inner, one in files.items()} | {f"{name}/{path}": data}
        found = check_package(packed(tmp_path / "broken.zip", whole))
        assert path in _places(found), path


@_ALL
def test_a_file_that_was_put_in_is_found(tmp_path: Path, form: HandOverForm) -> None:
    name, files = parts_of(tmp_path, form)
    folders = {path.rpartition("/")[0] for path in files}
    for folder in folders:
        extra = f"{folder}/Thumbs.db".lstrip("/")
        whole = {f"{name}/{inner}": one for inner, one in files.items()} | {f"{name}/{extra}": b"x"}
        found = check_package(packed(tmp_path / "broken.zip", whole))
        assert ("GN013", extra) in {(one.code, one.where.place) for one in found}


@_ALL
def test_two_exchanged_documents_are_both_named(tmp_path: Path, form: HandOverForm) -> None:
    base = "" if form == "plain" else f"{_DATA}/"
    one, other = f"{base}{_CODE}.1.pdf", f"{base}{_CODE}.2.pdf"

    def exchange(files: Files) -> None:
        files[one], files[other] = files[other], files[one]

    assert {one, other} <= _places(broken(tmp_path, form, exchange))


@_ALL
def test_a_folder_with_another_name_is_found(tmp_path: Path, form: HandOverForm) -> None:
    name, files = parts_of(tmp_path, form)
    other = name[:-1] + ("0" if name[-1] != "0" else "1")
    path = packed(tmp_path / "broken.zip", {f"{other}/{inner}": data for inner, data in files.items()})
    assert _codes(check_package(path)) == {"GN015"} if form != "plain" else check_package(path)


@_ALL
def test_damage_in_a_folder_is_found_as_in_a_zip(tmp_path: Path, form: HandOverForm) -> None:
    folder = made(tmp_path, form, zipped=False).path
    victim = next(one for one in sorted(folder.rglob("*.pdf")) if one.name.startswith(_CODE))
    victim.write_bytes(victim.read_bytes() + b"\n")
    assert victim.relative_to(folder).as_posix() in _places(check_package(folder))


@_CSIP
@pytest.mark.parametrize(
    "href",
    [
        "../../../../etc/passwd",
        "data/../../../../../x.pdf",
        "/etc/passwd",
        "C:/x.pdf",
        "file:///etc/passwd",
        "http://nowhere.example/x.pdf",
        "\\\\server\\x.pdf",
        "~/x.pdf",
        "%2e%2e/%2e%2e/%2e%2e/x.pdf",
        "data/none.pdf",
        f"data/{_CODE}.1.pdf?x",
        f"data/{_CODE}.1.pdf#x",
        "",
    ],
)
def test_a_link_that_climbs_or_leads_nowhere_is_found(tmp_path: Path, form: HandOverForm, href: str) -> None:
    def change(root: Root) -> None:
        next(iter(root.iter(f"{_M}FLocat"))).set(_HREF, href)

    found = broken(tmp_path, form, lambda files: edited(files, REP, change))
    assert ("GN016", REP) in {(one.code, one.where.place) for one in found}
    assert ("GN013", f"{_DATA}/{_CODE}.1.pdf") in {(one.code, one.where.place) for one in found}


@_CSIP
def test_a_link_with_codes_for_its_letters_is_followed(tmp_path: Path, form: HandOverForm) -> None:
    def change(root: Root) -> None:
        next(iter(root.iter(f"{_M}FLocat"))).set(_HREF, f"data/%48{_CODE[1:]}.1.pdf")

    assert broken(tmp_path, form, lambda files: edited(files, REP, change)) == ()


def _set(tag: str, name: str, value: str) -> Callable[[Root], object]:
    def change(root: Root) -> None:
        element = root if tag == "mets" else next(iter(root.iter(f"{_M}{tag}")))
        if value:
            element.set(name, value)
        else:
            element.attrib.pop(name)

    return change


_KIND = "{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}OAISPACKAGETYPE"
_OTHER = "uuid-00000000-0000-5000-8000-000000000000"


@_CSIP
@pytest.mark.parametrize(
    ("word", "code"),
    [
        (("mets", "OBJID", _OTHER), "GN015"),
        (("mets", "OBJID", "uuid-x"), "GN015"),
        (("mets", "OBJID", ""), "GN015"),
        (("mets", "PROFILE", "https://nowhere.example/profile.xml"), "GN015"),
        (("metsHdr", _KIND, "DIP"), "GN015"),
        (("metsHdr", _KIND, ""), "GN015"),
        (("mdRef", "CHECKSUM", "0" * 64), "GN014"),
        (("mdRef", "CHECKSUM", ""), "GN017"),
        (("mdRef", "CHECKSUMTYPE", "MD5"), "GN017"),
        (("mdRef", "SIZE", "1"), "GN014"),
        (("file", "CHECKSUM", "F" * 64), "GN014"),
        (("file", "SIZE", "0"), "GN014"),
        (("dmdSec", "ID", _OTHER), "GN016"),
        (("fileGrp", "ID", _OTHER), "GN016"),
        (("fptr", "FILEID", f"ID{_OTHER[4:]}"), "GN016"),
        (("mptr", _HREF, "representations/rep2/METS.xml"), "GN016"),
        (("mptr", "{http://www.w3.org/1999/xlink}title", _OTHER), "GN016"),
        (("amdSec", "ID", "a1"), "GN015"),
    ],
)
def test_a_wrong_word_in_mets_is_found(
    tmp_path: Path, form: HandOverForm, word: tuple[str, str, str], code: str
) -> None:
    change = _set(*word)
    found = broken(tmp_path, form, lambda files: edited(files, "METS.xml", change, seal=False))
    assert code in _codes(found)


@_CSIP
def test_an_id_that_stands_twice_is_found(tmp_path: Path, form: HandOverForm) -> None:
    def change(root: Root) -> None:
        one, other = list(root.iter(f"{_M}file"))[:2]
        other.set("ID", one.get("ID", ""))

    assert "GN015" in _codes(broken(tmp_path, form, lambda files: edited(files, REP, change)))


@_CSIP
def test_a_document_joined_to_the_description_of_another_is_found(tmp_path: Path, form: HandOverForm) -> None:
    def change(root: Root) -> None:
        one, other = [div for div in root.iter(f"{_M}div") if div.get("LABEL") == "MetadataLink/File"][:2]
        mine, yours = one.get("DMDID", ""), other.get("DMDID", "")
        one.set("DMDID", yours)
        other.set("DMDID", mine)

    found = broken(tmp_path, form, lambda files: edited(files, REP, change))
    assert {f"{_DATA}/{_CODE}.1.pdf", f"{_DATA}/{_CODE}.2.pdf"} <= _places(found)


@_CSIP
def test_a_document_that_is_joined_to_nothing_is_found(tmp_path: Path, form: HandOverForm) -> None:
    def change(root: Root) -> None:
        div = next(one for one in root.iter(f"{_M}div") if one.get("LABEL") == "MetadataLink/File")
        parent = div.getparent()
        assert parent is not None
        parent.remove(div)

    assert f"{_DATA}/{_CODE}.1.pdf" in _places(broken(tmp_path, form, lambda files: edited(files, REP, change)))


def _text(name: str, value: str | None) -> Callable[[Root], object]:
    def change(root: Root) -> None:
        element = root.find(name)
        assert element is not None
        if value is None:
            root.remove(element)
        else:
            element.text = value

    return change


@_CSIP
@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("metadata/descriptive/EAD.xml", ("title", "x" * 1001), "GN002"),
        ("metadata/descriptive/EAD.xml", ("title", ""), "GN001"),
        ("metadata/descriptive/EAD.xml", ("title", None), "GN001"),
        ("metadata/descriptive/EAD.xml", ("startDate", "2026-01-01"), "GN003"),
        ("metadata/descriptive/EAD.xml", ("maintenance", "20 năm"), "GN003"),
        ("metadata/descriptive/EAD.xml", ("totalDoc", "4"), "GN018"),
        ("metadata/descriptive/EAD.xml", ("totalDoc", "ba"), "GN003"),
        (f"{_DOC}.2.xml", ("subject", "x" * 501), "GN002"),
        (f"{_DOC}.2.xml", ("typeName", "99"), "GN003"),
        (f"{_DOC}.2.xml", ("mode", ""), "GN001"),
        (f"{_DOC}.2.xml", ("docCode", "H31.15.1994.01.VP.0000002"), "GN018"),
        (f"{_DOC}.2.xml", ("docCode", f"{_CODE}.0000003"), "GN018"),
        (f"{_DOC}.2.xml", ("docCode", f"{_CODE}.2"), "GN018"),
    ],
)
def test_a_wrong_description_is_found_though_every_sum_is_right(
    tmp_path: Path, form: HandOverForm, path: str, text: tuple[str, str | None], code: str
) -> None:
    found = broken(tmp_path, form, lambda files: edited(files, path, _text(*text)))
    assert (code, path) in {(one.code, one.where.place) for one in found}


@_CSIP
def test_fields_in_another_order_are_taken_and_strange_or_doubled_ones_are_not(
    tmp_path: Path, form: HandOverForm
) -> None:
    path = f"{_DOC}.1.xml"

    def turn(root: Root) -> None:
        root[:] = list(root)[::-1]

    def add(root: Root) -> None:
        root.append(root.makeelement("isCan"))

    def double(root: Root) -> None:
        again = root.makeelement("subject")
        again.text = "khác"
        root.append(again)

    assert broken(tmp_path / "turned", form, lambda files: edited(files, path, turn)) == ()
    for place, change in enumerate((add, double)):
        found = broken(tmp_path / str(place), form, partial(edited, path=path, change=change))
        assert ("GN018", path) in {(one.code, one.where.place) for one in found}


@pytest.mark.parametrize(
    ("path", "name", "value", "code"),
    [
        ("ho-so.xml", "Title", "x" * 501, "GN002"),
        ("ho-so.xml", "DocTotal", "4", "GN018"),
        ("ho-so.xml", "PageTotal", "1", "GN018"),
        (f"{_CODE}.2.xml", "Subject", "", "GN001"),
        (f"{_CODE}.2.xml", "DocOrdinal", "3", "GN015"),
        (f"{_CODE}.2.xml", "IssuedDate", "31/02/2026", "GN003"),
        (f"{_CODE}.2.xml", "FileCode/FileNotation", "02.VP", "GN015"),
    ],
)
def test_wrong_metadata_of_a_plain_package_are_found_though_every_sum_is_right(
    tmp_path: Path, path: str, name: str, value: str, code: str
) -> None:
    def change(files: Files) -> None:
        edited(files, path, _text(name, value), seal=False)
        _sum_again(files)

    found = broken(tmp_path, "plain", change)
    assert (code, path) in {(one.code, one.where.place) for one in found}


def test_a_gap_in_the_numbers_and_a_lonely_half_are_found(tmp_path: Path) -> None:
    def gap(files: Files) -> None:
        del files[f"{_CODE}.2.pdf"], files[f"{_CODE}.2.xml"]
        _sum_again(files)

    def half(files: Files) -> None:
        del files[f"{_CODE}.3.xml"]
        _sum_again(files)

    assert "GN018" in _codes(broken(tmp_path / "gap", "plain", gap))
    found = broken(tmp_path, "plain", half)
    assert ("GN012", f"{_CODE}.3.xml") in {(one.code, one.where.place) for one in found}


@pytest.mark.parametrize("line", [b"x\n", b"0" * 64 + b" ho-so.xml\n", b"\xff\n"])
def test_a_manifest_that_cannot_be_read_is_found(tmp_path: Path, line: bytes) -> None:
    def change(files: Files) -> None:
        files["manifest-sha256.txt"] += line

    found = [one for one in broken(tmp_path, "plain", change) if one.code == "GN017"]
    assert [one.where.place for one in found] == ["manifest-sha256.txt"]
    assert b"\xff" in line or "9" in found[0].message, "the line that it is"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("messageDigest", "GN018"),
        ("size", "GN018"),
        ("contentLocationValue", "GN016"),
        ("linkingObjectIdentifierValue", "GN016"),
        ("linkingAgentIdentifierValue", "GN016"),
    ],
)
def test_premis_that_contradicts_the_files_is_found_though_every_sum_is_right(
    tmp_path: Path, name: str, code: str
) -> None:
    path = "representations/rep1/metadata/preservation/PREMIS_rep1.xml"

    def change(root: Root) -> None:
        next(iter(root.iter(f"{{http://www.loc.gov/premis/v3}}{name}"))).text = "0"

    found = broken(tmp_path, "aip", lambda files: edited(files, path, change))
    assert (code, path) in {(one.code, one.where.place) for one in found}


def test_a_sip_that_calls_itself_an_aip_lacks_premis(tmp_path: Path) -> None:
    change = _set("metsHdr", _KIND, "AIP")
    found = broken(tmp_path, "sip", lambda files: edited(files, "METS.xml", change, seal=False))
    assert "metadata/preservation/PREMIS.xml" in _places(found)


def test_a_package_of_neither_kind_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"f/a.pdf": b"%PDF-1.7", "f/b.pdf": b"%PDF-1.7"})
    assert _codes(check_package(path)) == {"GN012"}


def _sum_again(files: Files) -> None:
    """Write the manifest anew, as a forger would."""
    files.pop("manifest-sha256.txt")
    lines = [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())]
    files["manifest-sha256.txt"] = "".join(lines).encode()
