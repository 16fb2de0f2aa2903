"""Everything that this room says to pyHanko when it signs."""

import asyncio
import io
import re
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from functools import lru_cache
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, LayoutError, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from congvan.signing.asking import asking
from congvan.signing.values import Box, Level, Signing

__all__ = ["FILE_ERRORS", "STAMP_ERRORS", "add_field", "digits_of_last", "page_of", "sign", "stamper_of", "writer_of"]

STAMP_ERRORS = (TimestampRequestError, OSError)
FILE_ERRORS = (
    *(PdfError, SigningError, LayoutError, PathError, ValidationError),
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError),
)
"""What pyHanko raises of files that it cannot read or sign."""

_WAIT = 30
"""Seconds that a time-stamp authority is waited for."""
_AS_IT_IS = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins(0, 0, 0, 0)
)


class _Timed(PdfSigner):
    """pyHanko's signer with a clock that it is handed."""

    moment: datetime | None = None

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> PdfSigningSession:  # noqa: FBT001, FBT002 - pyHanko's call
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment or session.system_time
        return session


class _Picture(PdfContent):
    """The only page of another PDF, drawn as it is; pyHanko's own class reads it from a file each time."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        """Put the page among the resources and return what draws it."""
        drawn = self._ensure_writer.import_page_as_xobject(_read_picture(self._pdf), page_ix=0)
        self.resources.xobject["/Picture"] = drawn
        left, bottom, right, top = drawn.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Picture Do"


@lru_cache(maxsize=8)
def _read_picture(pdf: bytes) -> PdfFileReader:
    """Return a picture's file, read: a batch shows few pictures, many times."""
    return PdfFileReader(io.BytesIO(pdf))


def stamper_of(address: str) -> HTTPTimeStamper:
    """Return what asks a time-stamp authority."""
    return HTTPTimeStamper(address, timeout=_WAIT)


def writer_of(pdf: bytes) -> IncrementalPdfFileWriter:
    """Return what adds to a file."""
    return IncrementalPdfFileWriter(io.BytesIO(pdf), prev=PdfFileReader(io.BytesIO(pdf)))


def add_field(writer: IncrementalPdfFileWriter, name: str, box: Box | None) -> None:
    """Add an empty signature field, unless it is there."""
    if any(known == name for known, _value, _field in enumerate_sig_fields(writer)):
        return
    if box is None:
        append_signature_field(writer, SigFieldSpec(name))
        return
    page = page_of(writer.prev, box.page)
    top = _top(page.get_object())
    rectangle = (box.x, top - box.y - box.height, box.x + box.width, top - box.y)
    shown: Any = tuple(round(one, 2) for one in rectangle)
    append_signature_field(writer, SigFieldSpec(name, on_page=box.page - 1, box=shown))


def page_of(reader: Any, number: int) -> Any:
    """Return the reference of a page, by its number from 1."""
    return reader.find_page_for_modification(number - 1)[0]


def _top(page: Any) -> float:
    while "/MediaBox" not in page and "/Parent" in page:
        page = page["/Parent"]
    return float(page["/MediaBox"][3])


def sign(  # noqa: PLR0913, PLR0917 - what a signature hangs on
    writer: IncrementalPdfFileWriter,
    signing: Signing,
    at: datetime,
    signer: Any,
    level: Level,
    stamper: HTTPTimeStamper | None,
    roots: Sequence[x509.Certificate],
    reserved: int | None = None,
) -> bytes:
    """Sign, and return the whole file.

    Args:
        writer: of the file.
        signing: where and with which picture.
        at: thời gian ký.
        signer: pyHanko's, with the opened key.
        level: how much goes with the signature.
        stamper: asks the time-stamp authority; None = no time stamp.
        roots: certificates that are trusted.
        reserved: digits that are kept free for the signature; None = as many as a signature made for trial has, which
            takes as long as the signature itself.
    """
    return asyncio.run(_signed(writer, signing, at, signer, level, stamper, roots, reserved))


def digits_of_last(pdf: bytes) -> int:
    """Return how many digits were kept free for the last signature of a file."""
    *_before, last = re.finditer(rb"/ByteRange \[\s*\d+\s+(\d+)\s+(\d+)\s+\d+\s*\]", pdf)
    return int(last[2]) - int(last[1]) - len("<>")


async def _signed(  # noqa: PLR0913, PLR0917 - what a signature hangs on
    writer: IncrementalPdfFileWriter,
    signing: Signing,
    at: datetime,
    signer: Any,
    level: Level,
    stamper: HTTPTimeStamper | None,
    roots: Sequence[x509.Certificate],
    reserved: int | None,
) -> bytes:
    proved = level in ("b-lt", "b-lta")
    # without a style pyHanko would write its own words in Courier, which is not embedded and breaks PDF/A
    drawn = _Picture(signing.picture) if signing.picture else None
    style = StaticStampStyle(background=drawn, background_layout=_AS_IT_IS, border_width=0, background_opacity=1.0)
    async with AsyncExitStack() as held:
        context = None
        if proved:
            backend = await held.enter_async_context(asking())
            context = ValidationContext(trust_roots=list(roots), allow_fetching=True, fetcher_backend=backend)
        about = PdfSignatureMetadata(
            field_name=signing.spot.name,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=signing.reason or None,
            location=signing.place or None,
            embed_validation_info=proved,
            use_pades_lta=level == "b-lta",
            validation_context=context,
            signer_key_usage=set(),
            # what is left over is read digit by digit by whoever verifies
            tight_size_estimates=stamper is None and signer.signing_cert.public_key.algorithm == "rsa",
        )
        maker = _Timed(about, signer, timestamper=stamper, stamp_style=style)
        maker.moment = at
        out = io.BytesIO()
        await maker.async_sign_pdf(writer, existing_fields_only=True, bytes_reserved=reserved, output=out)
        return out.getvalue()
