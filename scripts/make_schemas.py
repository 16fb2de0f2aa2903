"""Write the JSON Schemas of the three files from the table of keys (`congvan.source.shapes`).

Usage: python scripts/make_schemas.py
"""

import json
from pathlib import Path

from congvan.source.schema import FILES, make_schema

FOLDER = Path(__file__).parent.parent / "src" / "congvan" / "source" / "schemas"


def main() -> None:
    """Write each schema; the same table gives the same bytes."""
    FOLDER.mkdir(exist_ok=True)
    for name, shape in FILES.items():
        text = json.dumps(make_schema(shape), ensure_ascii=False, indent=2) + "\n"
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
