"""Trường đã ký: which signature fields a file has, and which of them are signed."""

import io

from congvan.signing.errors import NoSigning

__all__ = ["signed_fields"]


def signed_fields(pdf: bytes) -> dict[str, bool] | None:
    """Return the signature fields of a file by name, and whether each is signed; None = it is no PDF that can be read.

    Nothing is verified.

    Raises:
        NoSigning: the extra is not installed.
    """
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - with the extra, and slow
        from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415

        from congvan.signing.hanko import FILE_ERRORS  # noqa: PLC0415
    except ImportError as error:
        raise NoSigning from error
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        return {name: value is not None for name, value, _field in enumerate_sig_fields(reader)}
    except (*FILE_ERRORS, OSError):
        return None
