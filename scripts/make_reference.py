"""Write the reference pages that are made from the code: `docs/reference/names.md`, `findings.md` and `rules.md`."""

from pathlib import Path

from congvan import archive, dispatch, docx, opc, pdf, register, signing, source, workflow
from congvan.checks import RULES, Rule, clause_name
from congvan.decree import CLAUSES

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
        ("The register", register.CODES),
        ("Word templates", docx.CODES),
        ("PDF", pdf.CODES),
        ("Sending", dispatch.CODES),
        ("Signatures", signing.CODES),
        ("The archive", archive.CODES),
        ("Packages (DOCX, XLSX)", opc.CODES),
    ):
        rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in sorted(codes.items()))
        page += f"\n## {title}\n\n| code | what is wrong |\n|---|---|\n{rows}\n"
    return page


FAMILIES = {
    "PG": "Khổ giấy, lề, phông chữ, số trang",
    "QH": "Quốc hiệu, Tiêu ngữ",
    "CQ": "Tên cơ quan ban hành",
    "SO": "Số, ký hiệu",
    "DN": "Địa danh, ngày tháng năm",
    "TY": "Trích yếu",
    "KG": "Kính gửi",
    "ND": "Nội dung",
    "VH": "Viết hoa",
    "CT": "Chính tả",
    "KY": "Chữ ký",
    "NN": "Nơi nhận",
    "PL": "Phụ lục",
    "MK": "Độ khẩn, độ mật, phạm vi lưu hành",
    "DC": "Địa chỉ, ký hiệu người soạn thảo",
}
LEFT = {
    "KY012": "`congvan sign` looks at the pictures of signature and seal, and puts them in their places",
    "KY013": "`congvan verify` and `congvan archive add` look at signatures, on the signed PDF",
    "KY014": "signatures are only ever added; a signed Word file is refused by --fix already",
    "PL005": "`congvan sign` writes the text of the signature on attachments",
    "MK003": "when an urgent letter left is known when letters are sent",
}
"""Rules of the plan that `congvan check` does not judge, each with its reason."""
_SEEN_IN = {"Y": "YAML", "D": "Word", "P": "PDF"}


def rules() -> str:
    """Return the page of rules."""
    page = (
        f"# Rules\n\n{NOTE}What `congvan check` judges letters by. An error breaks a sentence of Nghị định "
        "30/2020/NĐ-CP that can be measured; a warning rests on a sample, on practice or on a later law; the rest is "
        "advice. A rule judges by the law of the letter's date.\n\n## How many stand\n\n"
        "| family | about | stand | mended by `--fix` | left |\n|---|---|---|---|---|\n"
    )
    for family, about in FAMILIES.items():
        stand = [rule for code, rule in RULES.items() if code.startswith(family)]
        left = [code for code in LEFT if code.startswith(family)]
        page += f"| {family} | {about} | {len(stand)} | {sum(rule.fixes for rule in stand)} | {', '.join(left)} |\n"
    page += f"| all | | {len(RULES)} | {sum(rule.fixes for rule in RULES.values())} | {len(LEFT)} |\n"
    page += "\nLeft, and why:\n\n" + "".join(f"- {code}: {why}.\n" for code, why in LEFT.items())
    page += "- SD, BS, LT, EX: register, copies, archive and exchange are judged with the commands that make them.\n"
    for family, about in FAMILIES.items():
        page += f"\n## {family}: {about}\n"
        page += "".join(_rule(RULES[code]) for code in sorted(RULES) if code.startswith(family))
    return page


def _rule(rule: Rule) -> str:
    clause = f"{clause_name(rule.clause)}: “{CLAUSES[rule.clause]}”" if rule.clause else "practice"
    seen = ", ".join(_SEEN_IN[kind] for kind in rule.on)
    marks = [rule.severity.value, seen, "mended by `--fix`" if rule.fixes else ""]
    marks += ["" if rule.usual else "judges only when selected"]
    return (
        f"\n### {rule.code}\n\n{rule.title}\n\n*{', '.join(mark for mark in marks if mark)}* · {clause}\n\n"
        f"- Asks: {rule.asks}\n- Why: {rule.why}\n- Wrong: `{rule.wrong}`\n- Right: `{rule.right}`\n"
    )


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "names.md").write_text(names(), encoding="utf-8")
    (FOLDER / "findings.md").write_text(findings(), encoding="utf-8")
    (FOLDER / "rules.md").write_text(rules(), encoding="utf-8")


if __name__ == "__main__":
    main()
