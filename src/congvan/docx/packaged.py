"""The built-in template as it lies in the package."""

from pathlib import Path

__all__ = ["packaged_template"]


def packaged_template() -> bytes:
    """Return `cong-van.docx` (Mẫu 1.5), which `builtin_template` wrote and a test holds to it."""
    return (Path(__file__).parent / "data" / "cong-van.docx").read_bytes()
