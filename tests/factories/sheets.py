"""Sheets as people send them: rows, workbooks, archives."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
import xlsxwriter

from graph.domain.errors import Invalid

HEADER = ["Instansi", "Inovasi", "Tanggal mulai"]
ROWS = [["33.10", "UPTPK; satu pintu", "2023"], ["Pemkab. Sragen", "=1+1", "Mei 2024"]]


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Data")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for row, line in enumerate(rows):
            for column, cell in enumerate(line):
                sheet.write(row, column, cell, day if isinstance(cell, date) else None)
    return file.getvalue()


def codes(refused: pytest.ExceptionInfo[Invalid]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


def archive(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


def with_cells(cells: str, others: dict[str, bytes] | None = None) -> bytes:
    """A workbook with these cells in its first sheet, and with other parts beside or instead of its own."""
    with zipfile.ZipFile(io.BytesIO(workbook([HEADER, *ROWS]))) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
    sheet = f'<?xml version="1.0"?><worksheet xmlns="http://x/main"><sheetData>{cells}</sheetData></worksheet>'
    return archive({**files, "xl/worksheets/sheet1.xml": sheet.encode(), **(others or {})})
