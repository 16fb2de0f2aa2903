"""A page as it will be seen: how wide its texts are."""

from congvan.page.widths import lines_of, text_width

__all__ = ["lines_of", "text_width"]
