"""Evidence files: honest ones pass, everything else is refused by what is wrong with it, before it is opened."""

import io
import random
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from graph.domain.errors import Invalid, NotFound
from tests.data import documents as made
from tests.factories.refusals import fault
from tracker.uploads import storage

MB = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("SK Bupati.pdf", made.pdf(), "application/pdf"),
        ("SK.PDF", made.pdf(made.packed_objects(b"1 0 << /Type /Font >>")), "application/pdf"),
        ("foto.jpeg", made.jpeg(), "image/jpeg"),
        ("foto.png", made.png(), "image/png"),
        ("laporan.docx", made.docx(), storage.MEDIA_TYPES["docx"]),
        ("tabel.xlsx", made.xlsx(), storage.MEDIA_TYPES["xlsx"]),
    ],
)
def test_honest_file_is_accepted_as_what_it_is(name: str, data: bytes, media_type: str) -> None:
    upload = storage.checked(name, data)

    assert (upload.media_type, upload.size) == (media_type, len(data))


@pytest.mark.parametrize("name", ["gambar.svg", "halaman.html", "makro.docm", "makro.xlsm", "tanpa", ".pdf"])
def test_other_kinds_are_refused(name: str) -> None:
    assert fault(name, made.pdf()) == "file_kind"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", made.png()),
        ("a.png", made.jpeg()),
        ("a.jpg", made.pdf()),
        ("a.docx", made.xlsx()),
        ("a.xlsx", made.docx()),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 100),
        ("a.pdf", b"%PDF-1.7 and nothing more"),
        ("a.png", made.png()[:-6]),
        ("a.jpg", made.jpeg()[:8]),
        ("a.docx", made.docx()[:-30]),
    ],
)
def test_name_that_the_contents_belie_is_refused(name: str, data: bytes) -> None:
    assert fault(name, data) == "file_broken"


@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.jpg"])
def test_archive_behind_another_file_is_refused(name: str) -> None:
    first = {"a.pdf": made.pdf(), "a.png": made.png(), "a.jpg": made.jpeg()}[name]

    assert fault(name, first + made.docx()) == "file_broken"


def test_document_behind_another_file_is_refused() -> None:
    assert fault("a.docx", b"<html>" + made.docx()) == "file_broken"
    assert fault("a.docx", made.png() + made.docx()) == "file_broken"
    assert fault("a.docx", made.docx() + b"%PDF-1.7") == "file_broken"
    assert fault("a.jpg", made.jpeg() + b"<script>alert(1)</script>") == "file_broken"


def test_notes_that_a_phone_writes_behind_its_picture_are_accepted() -> None:
    assert storage.checked("a.jpg", made.jpeg() + b"\0\0Image_UTC_Data1585SEFT").media_type == "image/jpeg"


@pytest.mark.parametrize(
    "extra",
    [
        b"<< /S /JavaScript /JS (app.alert(1)) >>",
        b"<< /S /J#61vaScript /JS (app.alert(1)) >>",
        b"<< /S /Launch /F (cmd.exe) >>",
        b"<< /Names << /EmbeddedFiles 5 0 R >> >>",
        made.packed_objects(b"7 0 << /S /JavaScript /JS (x) >>"),
        made.packed_objects(b"7 0 << /S /Java#53cript /JS (x) >>").replace(b"/ObjStm", b"/Obj#53tm"),
        b"<< /S /JavaScript\0 /JS (app.alert(1)) >>",
        made.packed_objects(b"7 0 << /S /JavaScript >>").replace(b"\nstream\n", b"\nstream\r"),
        made.packed_objects(b"7 0 << /S /JavaScript >>").replace(b"\nstream\n", b"\nstream \t\n"),
        made.packed_objects(b"7 0 << /S /JavaScript >>").replace(b"/Filter", b"/X (9 0 obj) /Filter"),
    ],
)
def test_pdf_that_runs_something_is_refused(extra: bytes) -> None:
    assert fault("a.pdf", made.pdf(extra)) == "file_macro"


def test_pdf_list_packed_in_a_way_that_cannot_be_read_is_refused() -> None:
    hidden = made.packed_objects(b"x", b"/LZWDecode").replace(b"\nstream\n", b"\nstream\n?", 1)

    assert fault("a.pdf", made.pdf(hidden)) == "file_broken"


@pytest.mark.parametrize(
    "hidden",
    [
        made.packed_objects(b"7 0 << /S /JavaScript >>").replace(b"/Filter", b"%stream\n/Filter"),
        made.packed_objects(b"7 0 << /S /JavaScript >>").replace(b"/Filter", b"/Predictor 12 /Filter"),
        made.packed_objects(b"7 0 << /S /JavaScript >>").replace(b"\nstream\n", b"\nstream"),
    ],
)
def test_pdf_that_hides_where_a_list_begins_is_refused(hidden: bytes) -> None:
    assert fault("a.pdf", made.pdf(hidden)) == "file_broken"


@pytest.mark.parametrize(
    ("honest", "broken"),
    [(b" obj\n", b" ojb\n"), (b"/Root", b"/Boot"), (b"startxref\n", b"startxref\nx"), (b"%%EOF", b"<html>%%EOF")],
)
def test_pdf_without_what_a_reader_needs_is_refused(honest: bytes, broken: bytes) -> None:
    assert fault("a.pdf", made.pdf().replace(honest, broken)) == "file_broken"


def test_pdf_of_nothing_but_words_that_begin_streams_is_answered() -> None:
    """A megabyte of them took minutes when each looked back for the object that it belongs to."""
    words = b"stream\n" * 1_000_000

    assert storage.checked("a.pdf", made.pdf(words)).media_type == "application/pdf"


def test_locked_pdf_is_refused() -> None:
    assert fault("a.pdf", made.pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 9 0 R")) == "file_locked"


def test_bombs_are_refused_by_what_their_index_says() -> None:
    assert fault("a.docx", made.docx({"word/media/a.bin": b"\0" * (9 * MB)})) == "file_bomb"
    assert fault("a.docx", made.docx({f"word/{number}.xml": "x" for number in range(1_000)})) == "file_bomb"
    assert fault("a.png", made.png(20_000, 20_000)) == "file_bomb"
    assert fault("a.jpg", made.jpeg(60_000, 60_000)) == "file_bomb"


def test_bomb_among_the_lists_of_a_pdf_is_refused() -> None:
    assert fault("a.pdf", made.pdf(made.packed_objects(b" " * (101 * MB)))) == "file_bomb"


def test_size_that_the_archive_states_wrongly_is_found() -> None:
    data = bytearray(made.docx({"word/media/a.bin": b"\0" * (9 * MB)}))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rfind(sign)
        data[at + place : at + place + 4] = struct.pack("<L", 10)

    assert fault("a.docx", bytes(data)) == "file_broken"


def test_file_of_more_than_ten_megabytes_or_of_none_is_refused() -> None:
    assert fault("a.pdf", made.pdf() + b"\0" * (10 * MB)) == "file_large"
    assert fault("a.pdf", b"") == "file_empty"


def test_bombs_cost_less_than_the_promised_memory(tmp_path: Path) -> None:
    flat = io.BytesIO()
    with zipfile.ZipFile(flat, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (300 * MB))
    crowded = io.BytesIO()
    with zipfile.ZipFile(crowded, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"{number:05d}", b"")
    (tmp_path / "flat.xlsx").write_bytes(flat.getvalue())
    (tmp_path / "crowded.xlsx").write_bytes(crowded.getvalue())
    (tmp_path / "lists.pdf").write_bytes(made.pdf(made.packed_objects(b" " * (200 * MB))))
    program = (
        "import re, sys, pathlib\n"
        "from graph.domain.errors import Invalid\nfrom tracker.uploads import storage\n"
        "for path in map(pathlib.Path, sys.argv[1:]):\n"
        "    try:\n        storage.checked(path.name, path.read_bytes())\n"
        "    except Invalid as error:\n        print(error.problems[0].code)\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1])\n"
    )

    paths = [str(tmp_path / name) for name in ("flat.xlsx", "crowded.xlsx", "lists.pdf")]
    done = subprocess.run([sys.executable, "-c", program, *paths], capture_output=True, text=True, check=True)

    *codes, kilobytes = done.stdout.split()
    assert codes == ["file_bomb"] * 3
    assert int(kilobytes) < 200_000


def test_broken_files_never_give_more_than_a_refusal() -> None:
    codes = set[str]()
    dice = random.Random(16)
    honest = {
        "a.pdf": made.pdf(),
        "a.png": made.png(),
        "a.jpg": made.jpeg(),
        "a.docx": made.docx(),
        "a.xlsx": made.xlsx(),
    }
    for _ in range(400):
        for name, data in honest.items():
            torn = bytearray(data)
            for _cut in range(dice.randint(1, 8)):
                torn[dice.randrange(len(torn))] = dice.randrange(256)
            try:
                storage.checked(name, bytes(torn[: dice.randint(1, len(torn))] if dice.random() < 0.3 else torn))
            except Invalid as error:
                codes.add(error.problems[0].code)

    assert codes <= {"file_broken", "file_bomb", "file_locked", "file_macro"}


def test_name_of_a_file_loses_what_could_mislead() -> None:
    name = storage.checked('..\\..\\a/b"<\u202e>\r\nSet-Cookie: x.pdf', made.pdf()).name

    assert name == "b Set-Cookie x.pdf"


def test_file_is_kept_once_under_its_hash_and_read_back(tmp_path: Path) -> None:
    folder, upload = storage.Folder(str(tmp_path)), storage.checked("a.pdf", made.pdf())

    folder.keep(upload)
    folder.keep(upload)

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [upload.sha256]
    assert folder.read(upload.sha256) == upload.data


def test_any_fsspec_address_keeps_files_and_a_lost_one_is_said_to_be_missing() -> None:
    folder, upload = storage.Folder("memory://evidence"), storage.checked("a.png", made.png())

    folder.keep(upload)

    assert folder.read(upload.sha256) == upload.data
    with pytest.raises(NotFound, match="file_gone"):
        folder.read("0" * 64)
