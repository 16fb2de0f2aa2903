"""Write the built-in template `cong-van.docx` from the decree's tables: the package's copy and the example office's."""

from pathlib import Path

from congvan.docx import builtin_template

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Write both files."""
    for name in ("src/congvan/docx/data/cong-van.docx", "templates/cong-van.docx"):
        (ROOT / name).write_bytes(builtin_template())


if __name__ == "__main__":
    main()
