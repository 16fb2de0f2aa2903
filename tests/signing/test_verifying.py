"""Signed PDFs are accepted only when nothing speaks against them; what speaks against them is named."""

import json
import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from congvan.signing import FileReport, verify
from tests.signing.forged_certificates import stamped
from tests.signing.ground import AT, added, issued, policy, pyhanko_signed, signed
from tests.signing.pki import LEADER, OFFICE, authority
from tests.signing.right_pdfs import RIGHT, Right
from tests.signing.wrong_pdfs import WRONG, Wrong, contents, other_digit

LONGEST = 15.0
"""Seconds that a refusal may take."""


def errors(report: FileReport) -> set[str]:
    return {one.code for one in report.findings if one.severity == "error"}


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.name)
def test_what_is_wrong_is_refused_and_named(case: Wrong) -> None:
    data = case.make()
    begun = time.monotonic()
    report = verify(data, policy(), file="a.pdf", issued=case.issued())
    assert time.monotonic() - begun < LONGEST
    assert report.verdict != "good"
    assert errors(report) & set(case.codes), report.findings


def test_there_are_enough_wrong_ones() -> None:
    names = [case.name for case in WRONG]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.name)
def test_what_is_right_is_accepted(case: Right) -> None:
    report = verify(case.make(), policy(by_name=case.by_name), file="a.pdf", issued=case.issued())
    assert not errors(report), report.findings
    assert report.verdict == "good"
    assert report.issued is True
    assert len(report.signatures) == case.count
    assert all(one.sound for one in report.signatures)


def test_there_are_enough_right_ones() -> None:
    assert len({case.name for case in RIGHT}) >= 15


def test_no_changed_digit_of_a_signature_goes_unseen() -> None:
    data = signed()
    dice = random.Random(260)  # noqa: S311 - the same places each time
    for _turn in range(120):
        found = contents(data, dice.randrange(2))
        at = found.start(1) + dice.randrange(len(found[1].rstrip(b"0")))
        report = verify(other_digit(data, at), policy(), issued=issued())
        assert report.verdict != "good", at


def test_no_changed_byte_of_the_file_goes_unseen() -> None:
    data = signed()
    dice = random.Random(30)  # noqa: S311 - the same places each time
    for _turn in range(120):
        at = dice.randrange(len(data))
        changed = bytearray(data)
        changed[at] ^= 1 << dice.randrange(8)
        assert verify(bytes(changed), policy(), issued=issued()).verdict != "good", at


def test_a_report_tells_who_when_and_how() -> None:
    leader, office = verify(signed(level="b-t"), policy(), issued=issued()).signatures
    assert leader.holder is not None
    assert office.holder is not None
    assert (leader.holder.name, office.holder.name) == (LEADER, OFFICE)
    assert leader.holder.serial == authority().serial("leader")
    assert leader.claimed_at == AT
    assert leader.claimed_at.utcoffset() == timedelta(hours=7)
    assert leader.stamped_at is not None
    assert (leader.root, leader.revocation, leader.level) == ("Root thử nghiệm", "good", "B-T")
    assert leader.algorithm == "sha256, rsa 2048"
    assert (leader.covers, leader.after) == ("revision", "signatures")
    assert (office.covers, office.after) == ("file", "none")
    assert leader.box is not None
    assert (leader.box.page, leader.box.x, leader.box.y) == (1, 340, 500)


def test_what_was_not_checked_is_not_called_good() -> None:
    report = verify(signed(), policy(revoked=False), issued=issued())
    assert {one.revocation for one in report.signatures} == {"unchecked"}
    assert [one.code for one in report.findings] == ["SG006", "SG006"]
    assert report.verdict == "good"
    assert verify(signed(), policy(revoked=False, required=True), issued=issued()).verdict == "refused"


def test_a_revoked_certificate_is_found_online() -> None:
    data = pyhanko_signed(issued() + b"\n", "listed-leader", "ChuKyNguoiKy")
    one = verify(data, policy(revoked=False, expected=(), online=True), issued=issued())
    assert [each.revocation for each in one.signatures] == ["good"]


@pytest.mark.parametrize(
    ("who", "told", "verdict"),
    [
        ("asked-leader", "good", "good"),
        ("asked-revoked", "revoked", "refused"),
        ("asked-nobody", "unchecked", "good"),
    ],
)
def test_the_authority_is_asked_online_for_the_one_certificate(who: str, told: str, verdict: str) -> None:
    data = pyhanko_signed(issued() + b"\n", who, "ChuKyNguoiKy")
    one = verify(data, policy(revoked=False, expected=(), online=True), issued=issued())
    assert [each.revocation for each in one.signatures] == [told]
    assert one.verdict == verdict


def test_the_authority_s_answers_are_kept_in_a_file_that_is_to_be_verified_in_decades() -> None:
    data = signed(leader="asked-leader", office="asked-office", level="b-lta")
    report = verify(data, policy(revoked=False, by_name=True), issued=issued())  # nobody is asked
    assert [one.revocation for one in report.signatures if one.kind == "signature"] == ["good", "good"]
    assert report.verdict == "good"


def test_a_signer_known_by_name_alone_is_said() -> None:
    report = verify(signed(), policy(by_name=True), issued=issued())
    assert {one.code for one in report.findings} == {"SG012"}
    assert report.verdict == "good"


def test_without_roots_nothing_is_trusted() -> None:
    report = verify(signed(), replace(policy(), roots=()), issued=issued())
    assert errors(report) >= {"SG004"}


@pytest.mark.parametrize(
    ("level", "verdict"), [("b-b", "refused"), ("b-t", "good"), ("b-lt", "good"), ("b-lta", "good")]
)
def test_a_time_stamp_keeps_a_signature_good_after_its_certificate_ends(level: str, verdict: str) -> None:
    data = signed(leader="listed-ending", level=level)
    later = policy(revoked=False, by_name=True, at=datetime(2028, 1, 1, tzinfo=UTC))
    assert verify(data, later, issued=issued()).verdict == verdict


def _titled(writer: IncrementalPdfFileWriter) -> None:
    stream = writer.root["/Metadata"]
    stream._data = stream.data.replace(b"</rdf:Description>", b"<dc:rights>x</dc:rights></rdf:Description>", 1)
    stream._encoded_data = None
    writer.update_container(stream)


def _dated(writer: IncrementalPdfFileWriter) -> None:
    stream = writer.root["/Metadata"]
    stream._data = re.sub(rb"(<xmp:ModifyDate>)[^<]*", rb"\g<1>2026-11-20T01:02:03+07:00", stream.data)
    stream._encoded_data = None
    writer.update_container(stream)


def test_properties_that_were_changed_are_told_and_dates_are_not() -> None:
    def told(change: Callable[[IncrementalPdfFileWriter], None]) -> list[str]:
        data = pyhanko_signed(added(issued(), change), "leader", "ChuKyNguoiKy")
        return [one.code for one in verify(data, policy(expected=()), issued=issued()).findings]

    assert b"xmp:ModifyDate" in issued()
    assert told(_titled) == ["SG017"]
    assert told(_dated) == []


def test_a_time_stamp_that_is_not_trusted_is_said() -> None:
    data = stamped("leader", "foreign_tsa")
    report = verify(data, policy(), issued=issued())
    assert [one.code for one in report.findings] == ["SG019"]
    assert report.signatures[0].stamped_at is None


def test_a_file_that_was_not_issued_here_is_not_compared() -> None:
    report = verify(signed(), policy())
    assert report.issued is None
    assert report.verdict == "good"


def test_a_report_can_be_kept_as_json() -> None:
    told = json.loads(json.dumps(verify(signed(), policy(), file="a.pdf", issued=issued()).told()))
    assert (told["verdict"], told["issued"], told["pages"]) == ("good", True, 2)
    assert [one["holder"]["name"] for one in told["signatures"]] == [LEADER, OFFICE]
