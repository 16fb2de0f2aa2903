"""Chủ đề: fonts and colours that styles name by their role (ECMA-376 Part 1, 20.1.6)."""

from lxml import etree

from congvan.docx.reading.values import colour

__all__ = ["Theme"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FONTS = {
    "Ascii": "latin",
    "HAnsi": "latin",
    "EastAsia": "ea",
    "Bidi": "cs",
}
_COLOURS = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
    "tx1": "dk1",
    "bg1": "lt1",
    "tx2": "dk2",
    "bg2": "lt2",
}


class Theme:
    """The fonts and colours of a document's theme; an empty one knows none."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the theme part.

        Args:
            root: its root element; None = the document has no theme.
        """
        self._fonts: dict[str, str] = {}
        self._colours: dict[str, str] = {}
        if root is None:
            return
        for kind in ("major", "minor"):
            fonts = root.find(f".//{_A}{kind}Font")
            for role, name in _FONTS.items():
                face = fonts.find(f"{_A}{name}") if fonts is not None else None
                if face is not None and face.get("typeface"):
                    self._fonts[kind + role] = face.get("typeface", "")
        scheme = root.find(f".//{_A}clrScheme")
        for one in scheme if scheme is not None else ():
            if isinstance(one.tag, str) and len(one):
                self._colours[one.tag.rpartition("}")[2]] = colour(one[0].get("lastClr") or one[0].get("val") or "")

    def font(self, role: str) -> str:
        """Return the font of a role («minorHAnsi»); empty when the theme does not say."""
        return self._fonts.get(role, "")

    def colour(self, name: str, tint: str = "", shade: str = "") -> str:
        """Return a theme colour, lightened or darkened; empty when the theme does not say."""
        found = self._colours.get(_COLOURS.get(name, name), "")
        if not found:
            return ""
        parts = [int(found[place : place + 2], 16) for place in (0, 2, 4)]
        try:
            if tint:
                share = int(tint, 16) / 255
                parts = [round(part * share + 255 * (1 - share)) for part in parts]
            if shade:
                share = int(shade, 16) / 255
                parts = [round(part * share) for part in parts]
        except ValueError:
            return found
        return "".join(f"{part:02X}" for part in parts)
