"""Bảng báo cáo: a plain table as an Excel workbook; nothing in it is ever run as a formula."""

import io
from collections.abc import Iterable, Sequence

from congvan.source.exporting import LONG_AGO, SAFE, cell_text

__all__ = ["write_table_xlsx"]

_WIDEST = 60


def write_table_xlsx(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table of texts as an Excel workbook: the head frozen, filters set.

    The same table gives the same bytes.

    Args:
        title: of the workbook.
        heads: the names of the columns.
        rows: the texts under them.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - needed by one command only

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, SAFE) as book:
        book.set_properties({"title": title, "created": LONG_AGO})
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "border": 1})
        text = book.add_format({"num_format": "@", "valign": "top"})
        kept = [[cell_text(value) for value in row] for row in rows]
        for column, name in enumerate(heads):
            longest = max([len(name), *(len(row[column]) for row in kept)])
            sheet.set_column(column, column, min(longest + 2, _WIDEST))
        for column, name in enumerate(heads):
            sheet.write_string(0, column, name, head)
        for line, row in enumerate(kept, 1):
            for column, value in enumerate(row):
                sheet.write_string(line, column, value, text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(kept), max(len(heads) - 1, 0))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
    return file.getvalue()
