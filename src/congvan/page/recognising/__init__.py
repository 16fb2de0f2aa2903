"""Nhận ra các thành phần: tells which passage of a page is which part of the letter, whoever made the file."""

from congvan.page.recognising.assembling import parts_of
from congvan.page.recognising.looked_for import LOOKED_FOR

__all__ = ["LOOKED_FOR", "parts_of"]
