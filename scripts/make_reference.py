"""Write the reference pages that are made from the code: `docs/reference/names.md` and `findings.md`."""

from pathlib import Path

from congvan import docx, opc, source, workflow

FOLDER = Path(__file__).parent.parent / "docs/reference"
NOTE = "<!-- Made from the code by `make generated`; do not edit. -->\n\n"


def names() -> str:
    """Return the page of names that a template may use."""
    rows = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in docx.MEANINGS.items())
    return (
        f"# Names in a template\n\n{NOTE}| name | what it holds |\n|---|---|\n{rows}\n\n"
        "`paragraph` is what a loop over paragraphs calls each of them: "
        "`{%p for paragraph in letter.body %}`. `unit` is empty in the general letter.\n"
    )


def findings() -> str:
    """Return the page of codes."""
    page = f"# Findings\n\n{NOTE}Codes never change their meaning. Each finding says its place and what to do.\n"
    for title, codes in (
        ("The user's files", source.CODES),
        ("Letter, list and folder", workflow.CODES),
        ("Word templates", docx.CODES),
        ("Packages (DOCX, XLSX)", opc.CODES),
    ):
        rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in sorted(codes.items()))
        page += f"\n## {title}\n\n| code | what is wrong |\n|---|---|\n{rows}\n"
    return page


def main() -> None:
    """Write both pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "names.md").write_text(names(), encoding="utf-8")
    (FOLDER / "findings.md").write_text(findings(), encoding="utf-8")


if __name__ == "__main__":
    main()
