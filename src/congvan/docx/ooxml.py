"""Names of WordprocessingML, said nowhere outside this room (ECMA-376, Part 1)."""

from functools import lru_cache

__all__ = ["NAMESPACES", "SPACE", "WML", "q"]

WML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMESPACES = {
    "w": WML,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


@lru_cache(maxsize=256)
def q(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute: «p» gives `{…/main}p`."""
    return f"{{{WML}}}{name}"
