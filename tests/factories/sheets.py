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
