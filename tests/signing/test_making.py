"""Signatures are made so that the file stays what it was: its bytes, PDF/A, and every signature before."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from congvan.pdf import Stamps
from congvan.signing import (
    LEVELS,
    Box,
    KeyRefused,
    Level,
    Maker,
    NotSigned,
    SignField,
    Signing,
    WrongPin,
    moment,
    open_file_key,
    open_token_key,
    read_certificates,
    signed_fields,
    verify,
)
from tests.signing.ground import AT, OFFICE_FIELD, SIGNER_FIELD, issued, policy, signed
from tests.signing.pki import LEADER, PIN, authority


@pytest.fixture(scope="module")
def stamp() -> Iterator[bytes]:
    with Stamps() as stamps:
        yield stamps.words(["Số: 05/SGDĐT-VP; 2026-11-23T09:00:00+07:00"], 120, 60, size=10, baseline=12)


def maker(who: str = "leader", level: Level = "b-b") -> Maker:
    pki = authority()
    return Maker(open_file_key(*pki.p12(who), who), level, f"{pki.url}/tsa", [pki.certificate_of_root])


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_keeps_the_bytes_before_it(level: Level) -> None:
    one = maker(level=level).sign(issued(), Signing(SIGNER_FIELD, AT), (SIGNER_FIELD, OFFICE_FIELD))
    both = maker("office", level).sign(one, Signing(OFFICE_FIELD, AT + timedelta(minutes=1)))
    assert one.startswith(issued())
    assert both.startswith(one)
    report = verify(both, policy(), issued=issued())
    assert report.verdict == "good"
    assert [each.level for each in report.signatures if each.kind == "signature"] == [level.upper()] * 2


def test_no_object_begins_on_the_line_on_which_the_file_ended() -> None:
    base = issued().rstrip(b"\r\n")
    assert base.endswith(b"%%EOF")
    made = maker().sign(base, Signing(SIGNER_FIELD, AT))
    assert made.startswith(base + b"\n")
    assert not re.search(rb"%%EOF[^\r\n]", made)


def test_a_picture_is_drawn_as_it_is_with_its_own_fonts(stamp: bytes) -> None:
    made = maker().sign(issued(), Signing(SIGNER_FIELD, AT, stamp), (SIGNER_FIELD, OFFICE_FIELD))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        names = {str(one["/BaseFont"]) for one in fonts if "/BaseFont" in one}
        shown = pdf.Root.AcroForm.Fields[0].AP.N
        drawn = shown.Resources.XObject["/Picture"]
        assert [float(one) for one in drawn.BBox][2:] == [120, 60]
    assert names
    assert all("+" in name for name in names), names  # each is a subset that lies in the file


def test_a_signature_without_a_picture_writes_no_words_of_its_own() -> None:
    made = maker().sign(issued(), Signing(SIGNER_FIELD, AT))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert [float(one) for one in pdf.Root.AcroForm.Fields[0].Rect] == [0, 0, 0, 0]
        assert b"Courier" not in made


def test_the_seal_without_a_picture_in_a_place_made_for_one_writes_no_words_either() -> None:
    one = maker().sign(issued(), Signing(SIGNER_FIELD, AT), (SIGNER_FIELD, OFFICE_FIELD))
    both = maker("office").sign(one, Signing(OFFICE_FIELD, AT))
    assert b"Courier" not in both
    assert verify(both, policy(), issued=issued()).verdict == "good"


def test_all_fields_are_there_before_the_first_signature() -> None:
    one = maker().sign(issued(), Signing(SIGNER_FIELD, AT), (SIGNER_FIELD, OFFICE_FIELD))
    assert signed_fields(one) == {SIGNER_FIELD.name: True, OFFICE_FIELD.name: False}
    reader = PdfFileReader(io.BytesIO(one))
    assert reader.total_revisions == 2
    both = maker("office").sign(one, Signing(OFFICE_FIELD, AT))
    assert signed_fields(both) == {SIGNER_FIELD.name: True, OFFICE_FIELD.name: True}


def test_the_place_of_a_field_is_told_from_the_top_of_the_paper(stamp: bytes) -> None:
    made = maker().sign(issued(), Signing(SIGNER_FIELD, AT, stamp))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        high = float(pdf.pages[0].MediaBox[3])
        left, bottom, right, top = (float(one) for one in pdf.Root.AcroForm.Fields[0].Rect)
    assert (left, right - left, top - bottom) == (340, 120, 60)
    assert high - top == pytest.approx(500, abs=0.01)


def test_pdf_a_keeps_its_marks(stamp: bytes) -> None:
    made = maker("office").sign(
        maker().sign(issued(), Signing(SIGNER_FIELD, AT, stamp), (SIGNER_FIELD, OFFICE_FIELD)),
        Signing(OFFICE_FIELD, AT, stamp),
    )
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "B")
        assert "/OutputIntents" in pdf.Root
        assert all(
            int(note.F) & 4 for page in pdf.pages for note in page.get("/Annots", ()) if sum(map(float, note.Rect))
        )


def test_the_time_of_signing_is_the_time_in_vietnam() -> None:
    made = maker().sign(issued(), Signing(SIGNER_FIELD, datetime(2026, 2, 5, 2, 30, tzinfo=UTC)))
    (signature,) = verify(made, policy(expected=())).signatures
    assert signature.claimed_at is not None
    assert signature.claimed_at.isoformat() == "2026-02-05T09:30:00+07:00"
    assert moment(datetime(2026, 2, 5, 2, 30, tzinfo=UTC)) == "2026-02-05T09:30:00+07:00"


def test_one_opened_key_signs_a_batch() -> None:
    one = maker()
    files = [one.sign(issued(f"{number:02}"), Signing(SIGNER_FIELD, AT)) for number in range(5, 10)]
    assert all(verify(data, policy(expected=())).verdict == "good" for data in files)
    assert len(set(files)) == len(files)


def test_a_level_that_needs_more_says_what() -> None:
    key = open_file_key(*authority().p12("leader"), "a.p12")
    with pytest.raises(NotSigned, match="tsa"):
        Maker(key, "b-t")
    with pytest.raises(NotSigned, match="roots"):
        Maker(key, "b-lt", f"{authority().url}/tsa")


def test_an_authority_that_does_not_answer_stops_the_signature() -> None:
    key = open_file_key(*authority().p12("leader"), "a.p12")
    silent = Maker(key, "b-t", f"{authority().url}/nothing")
    with pytest.raises(NotSigned, match="did not answer"):
        silent.sign(issued(), Signing(SIGNER_FIELD, AT))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", b"text", issued()[:-900]])
def test_what_is_no_pdf_cannot_be_signed(data: bytes) -> None:
    with pytest.raises(NotSigned):
        maker().sign(data, Signing(SIGNER_FIELD, AT))


def test_a_place_cannot_be_signed_twice() -> None:
    with pytest.raises(NotSigned):
        maker().sign(signed(), Signing(SIGNER_FIELD, AT))


def test_a_page_that_is_not_there_is_refused() -> None:
    far = SignField("Xa", Box(9, 1, 1, 10, 10))
    with pytest.raises(NotSigned):
        maker().sign(issued(), Signing(far, AT, issued()))


# ---- keys ----


def test_a_key_tells_whose_it_is() -> None:
    holder = open_file_key(*authority().p12("leader"), "a.p12").holder
    assert (holder.name, holder.serial) == (LEADER, authority().serial("leader"))
    assert holder.issuer == "CA thử nghiệm"


def test_a_wrong_password_is_told_without_it() -> None:
    data, _pin = authority().p12("leader")
    with pytest.raises(WrongPin) as told:
        open_file_key(data, "bi-mat-sai", "a.p12")
    assert "bi-mat-sai" not in f"{told.value!r} {told.value.__cause__!r} {told.value.__context__!r}"
    assert "a.p12" in str(told.value)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"0\x82\x01\x00" + bytes(256), issued()])
def test_what_is_no_key_file_is_told(data: bytes) -> None:
    with pytest.raises(KeyRefused):
        open_file_key(data, PIN, "a.p12")


def test_what_is_no_certificate_is_told() -> None:
    for data in (b"", b"text", b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"):
        with pytest.raises(KeyRefused):
            read_certificates(data, "root.cer")
    assert len(read_certificates(authority().root_pem * 2, "root.pem")) == 2


def test_a_key_shows_nothing_secret() -> None:
    key = open_file_key(*authority().p12("leader"), "a.p12")
    assert PIN not in repr(key)
    assert "signer" not in repr(key)


SIGNERS, CLERKS, OTHER = "lanh-dao", "van-thu", "khac"


@dataclass(frozen=True)
class Token:
    """A token of SoftHSM."""

    module: str
    labels: tuple[str, ...]


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Token]:
    """Put the leader's key on one token and the leader's and the office's on another, as ministries hand them out."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    conf = folder / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n", encoding="utf-8")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(conf)
    module = next(str(one) for one in Path("/usr/lib").rglob("libsofthsm2.so"))
    held = {SIGNERS: ("leader",), CLERKS: ("leader", "office")}
    for label in held:
        said = ("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", PIN)
        subprocess.run(said, check=True, capture_output=True)
    for label, people in held.items():  # the driver sees the tokens that were there when it was loaded
        for place, who in enumerate(people, 1):
            _put(module, label, who, place)
    yield Token(module, tuple(held))
    os.environ.pop("SOFTHSM2_CONF")
    if before is not None:
        os.environ["SOFTHSM2_CONF"] = before
    shutil.rmtree(folder)


def _put(module: str, label: str, who: str, place: int) -> None:
    import pkcs11  # noqa: PLC0415
    from pkcs11.util.rsa import decode_rsa_private_key  # noqa: PLC0415
    from pkcs11.util.x509 import decode_x509_certificate  # noqa: PLC0415

    identity = bytes([place])
    with pkcs11.lib(module).get_token(token_label=label).open(user_pin=PIN, rw=True) as session:
        key = decode_rsa_private_key(authority().signing_key(who))
        more = {pkcs11.Attribute.ID: identity, pkcs11.Attribute.LABEL: who, pkcs11.Attribute.TOKEN: True}
        session.create_object({**key, **more, pkcs11.Attribute.SIGN: True})
        session.create_object({**decode_x509_certificate(authority().certificate(who).dump()), **more})


def test_a_key_on_a_token_signs(token: Token) -> None:
    chain = [authority().certificate_of_ca, authority().certificate_of_root]
    with open_token_key(token.module, PIN, token=SIGNERS, chain=chain) as key:
        one = Maker(key)
        data = [one.sign(issued(f"{number:02}"), Signing(SIGNER_FIELD, AT)) for number in (5, 6)]
    assert key.holder.name == LEADER
    assert all(verify(each, policy(expected=())).verdict == "good" for each in data)


def test_a_certificate_is_chosen_by_its_label(token: Token) -> None:
    chain = [authority().certificate_of_ca, authority().certificate_of_root]
    with open_token_key(token.module, PIN, token=CLERKS, label="office", chain=chain) as key:
        made = Maker(key).sign(signed(office=""), Signing(OFFICE_FIELD, AT))
    assert verify(made, policy(), issued=issued()).verdict == "good"


def test_several_tokens_and_certificates_are_named(token: Token) -> None:
    with pytest.raises(KeyRefused, match=r"«lanh-dao», «van-thu»|«van-thu», «lanh-dao»"):
        open_token_key(token.module, PIN)
    with pytest.raises(KeyRefused, match=r"«leader», «office»|«office», «leader»"):
        open_token_key(token.module, PIN, token=CLERKS)
    with pytest.raises(KeyRefused, match="khac"):
        open_token_key(token.module, PIN, token=CLERKS, label="khac")
    with pytest.raises(KeyRefused, match="no such token"):
        open_token_key(token.module, PIN, token=OTHER)


def test_a_wrong_pin_of_a_token_is_tried_once(token: Token) -> None:
    with pytest.raises(WrongPin, match="tried once") as told:
        open_token_key(token.module, "000000", token=SIGNERS)
    assert "000000" not in f"{told.value!r} {told.value.__cause__!r}"
    with open_token_key(token.module, PIN, token=SIGNERS) as key:
        assert key.holder.name == LEADER


def test_a_driver_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyRefused, match="driver"):
        open_token_key("/nothing/here.so", PIN)
