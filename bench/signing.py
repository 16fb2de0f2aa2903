"""`python -m bench.signing [--write] [--rounds N] [--letters N]`: both signatures at B-B, and verifying them.

The letters are those that congvan prints for units of the example office. In each round, letter by letter and in turn:
congvan signs twice with pictures (signature and seal, both places made before the first signature); pyHanko's own
signer does the same with the same keys and pictures; congvan verifies what it signed against the bytes that were
issued, with a list of revoked certificates; pyHanko's own verifier, with its own comparison of revisions, verifies the
same file. Processor time of this process, so figures are for one core.
"""

import argparse
import io
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from tests.signing.pki import LEADER, OFFICE, authority

from bench import inputs
from bench.measure import Command, in_turn
from bench.report import machine, put_between
from congvan.pdf import Stamps
from congvan.signing import Box, Expected, Maker, Policy, SignField, Signing, open_file_key, verify

HERE = Path(__file__).parent
WORK = HERE / "work-signing"
BEGIN, END = "<!-- signing: begin (make bench) -->", "<!-- signing: end -->"
_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
_LAST_PAGE = 2
_FIELDS = (
    SignField("ChuKyNguoiKy", Box(_LAST_PAGE, 372, 165, 100, 50)),
    SignField("ChuKyCoQuan", Box(_LAST_PAGE, 320, 140, 102, 102)),
)


def _letters(count: int) -> list[bytes]:
    """Print the directive for so many units."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    inputs.write_lists(WORK, count)
    at = ["--office", str(inputs.ROOT / "congvan.yaml"), "--recipients", str(WORK / f"{count}.yaml")]
    words = [str(WORK / "letter.yaml"), *at, "--for", "units", "--out", str(WORK / "out"), "--no-check"]
    in_turn({"print": Command([sys.executable, "-m", "congvan", "render", *words, "--format", "pdf"])}, 1)
    return [path.read_bytes() for path in sorted((WORK / "out").rglob("*.pdf"))]


def _ink(size: tuple[int, int], colour: tuple[int, int, int], shape: str) -> bytes:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    edges = (12, 12, size[0] - 12, size[1] - 12)
    if shape == "seal":
        draw.ellipse(edges, outline=(*colour, 255), width=14)
    else:
        draw.arc(edges, 20, 330, fill=(*colour, 255), width=8)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@dataclass
class _Office:
    """The keys and pictures of both signers, for congvan and for pyHanko."""

    pictures: tuple[bytes, ...]
    makers: tuple[Maker, ...] = field(init=False)
    policy: Policy = field(init=False)

    def __post_init__(self) -> None:
        pki = authority()
        self.makers = tuple(Maker(open_file_key(*pki.p12(who), who)) for who in ("leader", "office"))
        expected = (
            Expected("người ký", (LEADER,), (pki.serial("leader"),)),
            Expected("cơ quan", (OFFICE,), (pki.serial("office"),)),
        )
        lists = (pki.crl_der, pki.root_crl_der)
        self.policy = Policy((pki.root_der,), _AT + timedelta(hours=1), revoked=lists, expected=expected)

    def sign(self, pdf: bytes) -> bytes:
        """Sign twice, as `congvan sign` does."""
        leader, office = self.makers
        first = leader.sign(pdf, Signing(_FIELDS[0], _AT, self.pictures[0]), _FIELDS)
        return office.sign(first, Signing(_FIELDS[1], _AT, self.pictures[1]))

    def plain(self, pdf: bytes) -> bytes:
        """Sign twice with pyHanko alone."""
        for place, who in enumerate(("leader", "office")):
            writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
            if not place:
                for one in _FIELDS:
                    fields.append_signature_field(writer, _spec(one))
            about = signers.PdfSignatureMetadata(
                field_name=_FIELDS[place].name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
            )
            style = StaticStampStyle.from_pdf_file(_kept(self.pictures[place]), border_width=0)
            out = io.BytesIO()
            signers.PdfSigner(about, _signer(who), stamp_style=style).sign_pdf(writer, output=out)
            pdf = out.getvalue()
        return pdf

    def verify(self, signed: bytes, issued: bytes) -> None:
        """Verify against what was issued, as `congvan verify` does in its child process."""
        report = verify(signed, self.policy, file="a.pdf", issued=issued)
        if report.verdict != "good":
            sys.exit(f"not good: {report.findings}")

    def plainly(self, signed: bytes) -> None:
        """Verify with pyHanko alone."""
        pki = authority()
        for one in PdfFileReader(io.BytesIO(signed)).embedded_signatures:
            context = ValidationContext(
                trust_roots=[pki.certificate_of_root], crls=[pki.crl_der, pki.root_crl_der], moment=self.policy.at
            )
            told = validate_pdf_signature(one, context, key_usage_settings=KeyUsageConstraints(key_usage=set()))
            if not (told.intact and told.valid and told.trusted):
                sys.exit("pyHanko does not take it")


def _spec(one: SignField) -> SigFieldSpec:
    box = one.box
    assert box is not None  # noqa: S101 - both have one
    edges: Any = (box.x, box.y, box.x + box.width, box.y + box.height)
    return SigFieldSpec(one.name, on_page=box.page - 1, box=edges)


@cache
def _signer(who: str) -> Any:
    return authority().signer(who)


@cache
def _kept(picture: bytes) -> str:
    path = WORK / f"picture-{len(picture)}.pdf"
    path.write_bytes(picture)
    return str(path)


def _round(office: _Office, letters: list[bytes]) -> dict[str, float]:
    """Return the letters a second of each."""
    taken: dict[str, float] = {}

    def timed(name: str, work: Callable[..., Any], *given: bytes) -> Any:
        begun = time.process_time()
        done = work(*given)
        taken[name] = taken.get(name, 0) + time.process_time() - begun
        return done

    for pdf in letters:
        signed = timed("sign", office.sign, pdf)
        plain = timed("sign, pyHanko alone", office.plain, pdf)
        timed("verify", office.verify, signed, pdf)
        timed("verify, pyHanko alone", office.plainly, signed)
        if not plain.startswith(pdf):
            sys.exit("pyHanko altered the letter")
    return {name: len(letters) / seconds for name, seconds in taken.items()}


def _table(results: list[dict[str, float]], letters: int) -> str:
    rows = [f"{letters} letters.\n", "| what | congvan | pyHanko alone | congvan × pyHanko |", "|---|---:|---:|---:|"]
    for name, said in (("sign", "both signatures, with pictures, B-B"), ("verify", "both verified")):
        other = f"{name}, pyHanko alone"
        ours, theirs = (statistics.median(one[key] for one in results) for key in (name, other))
        times = statistics.median(one[name] / one[other] for one in results)
        rows.append(f"| {said} | {ours:.1f} | {theirs:.1f} | {times:.2f} |")
    return "\n".join(rows) + "\n"


def main() -> int:
    """Measure, print the table, and put it into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--letters", type=int, default=200)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    try:
        letters = _letters(chosen.letters)
        with Stamps() as stamps:
            signature = stamps.picture(_ink((600, 300), (20, 40, 160), "signature"), 100, 50)
            seal = stamps.picture(_ink((600, 600), (200, 20, 30), "seal"), 102, 102)
        office = _Office((signature, seal))
        office.verify(office.sign(letters[0]), letters[0])  # what is loaded once is not counted
        office.plainly(office.plain(letters[0]))
        results = []
        for number in range(chosen.rounds):
            print(f"round {number + 1} of {chosen.rounds}", file=sys.stderr)
            results.append(_round(office, letters))
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    text = machine(chosen.rounds) + "\n" + _table(results, len(letters))
    print(text)
    if chosen.write:
        put_between(BEGIN, END, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
