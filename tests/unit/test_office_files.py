"""Documents and workbooks as evidence: what runs, fetches or hides something is refused, however it is written."""

import pytest

from tests.data import documents as made
from tests.factories.refusals import fault
from tracker.uploads import storage

XLSX_CONTENT = made.CONTENT.replace("wordprocessingml.document.main", "spreadsheetml.sheet.main")


@pytest.mark.parametrize(
    "parts",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/VBAPROJECT.BIN": b"x"},
        {"xl/macrosheets/sheet1.xml": "x"},
        {"word/activeX/activeX1.xml": "x"},
        {"word/embeddings/oleObject1.bin": b"x"},
        {"word/embeddings/Microsoft_Word.docm": b"x"},
        {"word/afchunk.mht": b"<html>"},
        {"word/media/image1.svg": b"<svg/>"},
        {"word/a.jar": b"x"},
        {"word/printerSettings1.bin": b"\xd0\xcf\x11\xe0rest"},
        {
            "word/embeddings/table.xlsx": made.docx(
                {"xl/workbook.xml": "<a/>", "xl/inner.xlsx": made.xlsx()}, XLSX_CONTENT
            )
        },
        {
            "word/_rels/settings.xml.rels": '<Relationship Type="http://x/attachedTemplate" '
            'Target="http://x/t.dotm" TargetMode="External"/>'
        },
    ],
)
def test_document_with_something_that_runs_or_is_fetched_is_refused(parts: dict[str, str | bytes]) -> None:
    assert fault("a.docx", made.docx(parts)) == "file_macro"


TEMPLATE = '<Relationship Type="http://x/attachedTemplate" Target="http://x/t.dotm" TargetMode="External"/>'


@pytest.mark.parametrize(
    "links",
    [
        TEMPLATE.replace('"', "'"),
        TEMPLATE.replace("=", " = "),
        TEMPLATE.replace("Template", "&#84;emplate"),
        f'<?xml version="1.0" encoding="utf-16"?>{TEMPLATE}'.encode("utf-16"),
        f'<r:Relationships xmlns:r="x"><r:{TEMPLATE[1:]}</r:Relationships>',
        TEMPLATE.replace("attachedTemplate", "image"),
        TEMPLATE.replace("attachedTemplate", "externalLinkPath"),
        TEMPLATE.replace("attachedTemplate", "aFChunk").replace("External", "Internal"),
    ],
)
def test_link_that_fetches_is_found_however_it_is_written(links: str | bytes) -> None:
    assert fault("a.docx", made.docx({"word/_rels/settings.xml.rels": links})) == "file_macro"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_with_a_declared_type_anywhere_is_refused(encoding: str) -> None:
    note = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'

    assert fault("a.docx", made.docx({"word/footnotes.xml": note.encode(encoding)})) == "file_broken"


def test_table_behind_a_chart_is_accepted() -> None:
    parts = {"word/embeddings/Microsoft_Excel_Sheet.xlsx": made.xlsx(), "word/media/image1.PNG": made.png()}

    assert storage.checked("a.docx", made.docx(parts)).name == "a.docx"


def test_document_that_calls_itself_macro_enabled_is_refused() -> None:
    content = made.CONTENT.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")

    assert fault("a.docx", made.docx(content=content)) == "file_macro"


def test_link_to_a_page_is_no_fetch() -> None:
    link = '<Relationship Type="http://x/hyperlink" Target="https://x/" TargetMode="External"/>'

    assert storage.checked("a.docx", made.docx({"word/_rels/document.xml.rels": link})).name == "a.docx"


def test_locked_archive_is_refused() -> None:
    data = bytearray(made.docx())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)

    assert fault("a.docx", bytes(data)) == "file_locked"


@pytest.mark.parametrize(
    "names",
    [["../../etc/passwd"], ["/etc/passwd"], ["word\\x.xml"], ["word/Document.xml"]],
)
def test_strange_names_in_the_archive_are_refused(names: list[str]) -> None:
    assert fault("a.docx", made.docx(dict.fromkeys(names, "x"))) == "file_broken"
