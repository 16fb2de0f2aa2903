"""docx-mailmerge2: a MailMerge a letter, as its documentation shows. Usage: FOLDER LIST COUNT OUT."""

import json
import sys
from pathlib import Path

from mailmerge import MailMerge


def main() -> None:
    folder, listed, count, out = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    people = json.loads((folder / f"{listed}.json").read_text(encoding="utf-8"))[:count]
    for person in people:
        with MailMerge(folder / "mergefield.docx") as document:
            document.merge(addressee=person["addressee"])
            document.write(out / f"{person['id']}.docx")


if __name__ == "__main__":
    main()
