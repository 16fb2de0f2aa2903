"""docxtpl as its documentation shows: a DocxTemplate a letter. Usage: FOLDER LIST COUNT OUT."""

import sys
from pathlib import Path

from docxtpl import DocxTemplate

from bench.inputs import TEMPLATE, addressing
from congvan.docx.names import context


def main() -> None:
    folder, listed, count, out = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    made = addressing(folder, listed)
    for unit, _number in zip(made.units(), range(count), strict=False):
        template = DocxTemplate(TEMPLATE)
        template.render(context(made.letter_for(unit)), autoescape=True)
        template.save(out / f"{unit.id}.docx")


if __name__ == "__main__":
    main()
