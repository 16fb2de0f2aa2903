"""Write `src/congvan/page/advances.json`: advance widths of Times New Roman, read off Liberation Serif.

The two faces have the same widths, which is what Liberation Serif was made for. Run by `make generated`.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDERS = (Path("/usr/share/fonts/truetype/liberation2"), Path("/usr/share/fonts/truetype/liberation"))
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
CHARACTERS = sorted(
    {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} | set(VIETNAMESE) | set("ĩĨũŨ–—‘’“”•…")
)


def advances(folder: Path) -> dict[str, dict[str, int]]:
    """Return the widths in 1/2048 em of each style, by character."""
    table = {}
    for name, style in STYLES.items():
        font = TTFont(folder / f"LiberationSerif-{style}.ttf")
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        table[name] = {character: widths[glyphs[ord(character)]][0] for character in CHARACTERS}
    return table


def main() -> None:
    """Write the table, or leave it as it is when no font with Vietnamese letters is installed."""
    for folder in FOLDERS:
        if folder.is_dir():
            table = advances(folder)
            break
    else:
        sys.exit("Liberation Serif is not installed (Debian: fonts-liberation2)")
    path = Path(__file__).parent.parent / "src/congvan/page/advances.json"
    path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
