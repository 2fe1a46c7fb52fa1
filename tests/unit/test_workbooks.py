"""Workbooks that are small and would fill the memory: refused before anything makes room for them."""

import random
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from graph.domain.errors import Invalid
from graph.importers import sheets
from tests.factories.sheets import archive, codes, with_cells

FAR = '<row r="{row}"><c r="{at}" t="inlineStr"><is><t>x</t></is></c></row>'
LONG_TEXT = b"<sst><si><t>" + random.Random(2).randbytes(500_000).hex().encode() + b"</t></si></sst>"
SHOWN = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1_501))
OPEN_DOCUMENT = (
    b'<office:document-content xmlns:office="o" xmlns:table="t"><table:table><table:table-row '
    b'table:number-rows-repeated="9999999"><table:table-cell table:number-columns-repeated="9999"/></table:table-row>'
    b"</table:table></office:document-content>"
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_cells(FAR.format(row=1048576, at="XFD1048576")), "sheet_swells"),
        (with_cells(FAR.format(row=10000, at="XFD10000")), "sheet_swells"),
        (with_cells('<row r="900000"/><row><c r="A3"/><c r="XFC3"/><c><v>1</v></c></row>'), "sheet_swells"),
        (with_cells(SHOWN, {"xl/sharedStrings.xml": LONG_TEXT}), "sheet_swells"),
        (with_cells(SHOWN, {"xl/sharedStrings.xml": b"", "xl\\SHAREDstrings.xml": LONG_TEXT}), "sheet_broken"),
        (with_cells(SHOWN, {"xl/SharedStrings.xml": LONG_TEXT, "xl/sharedStrings.xml": b"<sst/>"}), "sheet_broken"),
        (with_cells("<row>"), "sheet_broken"),
        (
            with_cells("", {"xl/worksheets/sheet1.xml": b"<!DOCTYPE x><worksheet><sheetData/></worksheet>"}),
            "sheet_broken",
        ),
        (with_cells("", {"xl/workbook.xml": b"?", "mimetype": b"x", "content.xml": OPEN_DOCUMENT}), "sheet_kind"),
        (with_cells(FAR.format(row=1, at="A1")) + archive({"xl/workbook.xml": b""}) + b"\0", "sheet_broken"),
    ],
)
def test_a_small_workbook_that_would_fill_the_memory_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        sheets.read("a.xlsx", content)

    assert codes(refused) == [("file", code)]


def test_workbooks_that_would_fill_the_memory_cost_less_than_the_promised_memory(tmp_path: Path) -> None:
    for number, far in enumerate((FAR.format(row=10000, at="XFD10000"), SHOWN)):
        (tmp_path / f"{number}.xlsx").write_bytes(with_cells(far, {"xl/sharedStrings.xml": LONG_TEXT}))
    program = (
        "import re, sys, pathlib\n"
        "from graph.domain.errors import Invalid\nfrom graph.importers import sheets\n"
        "for path in map(pathlib.Path, sys.argv[1:]):\n"
        "    try:\n        sheets.read(path.name, path.read_bytes())\n"
        "    except Invalid as error:\n        print(error.problems[0].code)\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, tmp_path.iterdir())], capture_output=True, check=True
    )

    *found, kilobytes = done.stdout.split()
    assert found == [b"sheet_swells"] * 2
    assert int(kilobytes) < 200_000


def test_formats_of_empty_cells_however_far_are_no_cells() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'

    sheet = sheets.read("a.xlsx", with_cells(FAR.format(row=1, at="A1") + FAR.format(row=2, at="A2") + far))

    assert (sheet.header, [line.cells for line in sheet.lines]) == (("x",), [("x",)])


def test_the_harmless_check_needs_no_memory_for_what_it_unpacks() -> None:
    noise = zlib.compress(random.Random(1).randbytes(1_000_000))

    assert sheets.archives.demand_harmless(archive({"a": noise, "b": b"x" * 1_000})) == ["a", "b"]
