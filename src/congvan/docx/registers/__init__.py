"""Sổ in ra giấy (Điều 16.2.b): the year's book as a Word file, after Phụ lục IV: cover, columns, closing."""

from congvan.docx.registers.book import post_book, register_book
from congvan.docx.registers.values import BookPrint, PostPrint, PostRow

__all__ = ["BookPrint", "PostPrint", "PostRow", "post_book", "register_book"]
