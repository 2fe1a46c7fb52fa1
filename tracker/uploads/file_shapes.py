"""Look at PDF, JPG and PNG files: each must be what its name says, from its first byte to its last."""

import io
import re
import struct
import zipfile
import zlib
from itertools import pairwise

from tracker.uploads import pdf_child

MOST_PIXELS = 100_000_000
_LARGEST_LISTS = 32 * 1024 * 1024  # all lists of objects of one PDF, unpacked
_PNG = b"\x89PNG\r\n\x1a\n"
_ENDED = rb"(?![^\x00\s()<>\[\]{}/%])"  # nothing goes on with the name


def _spelt(*names: bytes) -> bytes:
    """Return a pattern for names of a PDF, in which any letter may stand as its number, such as #4a for J."""
    spelt = (b"".join(b"(?:%c|(?i:#%02x))" % (letter, letter) for letter in name) for name in names)
    return b"/(?:" + b"|".join(spelt) + b")" + _ENDED


# What a PDF may not carry: scripts, programs to start, files within, rich media, forms that submit. The objects are
# looked through afterwards (pdf_objects.py); this finds what stands in the file and belongs to no object of its list.
# No shorter names: three letters turn up by chance in a packed picture of ten megabytes.
_ACTIVE = re.compile(
    _spelt(
        *(
            b"JavaScript",
            b"Launch",
            b"EmbeddedFile",
            b"EmbeddedFiles",
            b"RichMedia",
            b"XFA",
            b"SubmitForm",
            b"ImportData",
            b"Rendition",
            b"GoToR",
            b"GoToE",
        )
    )
)
_LOCKED, _ROOT, _LIST = (re.compile(_spelt(name)) for name in (b"Encrypt", b"Root", b"ObjStm"))
_FILTER, _PREDICTOR = (re.compile(_spelt(name)) for name in (b"Filter", b"Predictor"))
_OBJECT = re.compile(rb"\d[\x00\s]+\d+[\x00\s]+obj" + _ENDED)
_END = re.compile(rb"startxref[\x00\s]+\d+[\x00\s]+%%EOF")
_STREAM = re.compile(rb"(?<!end)stream[\x00\t\f ]*(?:\r\n|\r|\n)")
_SHEET = re.compile(rb"<script|<html|<svg|<\?php|<!doctype|%PDF-", re.IGNORECASE)


def fault_of_pdf(data: bytes) -> str | None:
    """Return the code of what is wrong with a PDF, or None."""
    if not re.match(rb"%PDF-[12]\.\d", data) or zipfile.is_zipfile(io.BytesIO(data)):
        return "file_broken"
    if b"%%EOF" not in data[-1024:] or not _END.search(data[-2048:]):
        return "file_broken"
    if not _OBJECT.search(data) or not _ROOT.search(data):
        return "file_broken"
    if _LOCKED.search(data):
        return "file_locked"
    if _ACTIVE.search(data):
        return "file_macro"
    return _fault_of_objects(data) or pdf_child.looker.fault(data)


def fault_of_jpeg(data: bytes) -> str | None:
    """Return the code of what is wrong with a JPG, or None.

    Phones write their own notes behind the picture; a second file of another kind there is refused.
    """
    if not data.startswith(b"\xff\xd8\xff") or zipfile.is_zipfile(io.BytesIO(data)):
        return "file_broken"
    size, scan = _jpeg_header(data)
    end = data.rfind(b"\xff\xd9")
    if size is None or end < scan or _SHEET.search(data, end):
        return "file_broken"
    return _fault_of_size(*size)


def fault_of_png(data: bytes) -> str | None:
    """Return the code of what is wrong with a PNG, or None."""
    if not data.startswith(_PNG):
        return "file_broken"
    place, names = len(_PNG), list[bytes]()
    while place + 12 <= len(data):
        (length,), name = struct.unpack_from(">L", data, place), data[place + 4 : place + 8]
        end = place + 12 + length
        if end > len(data) or zlib.crc32(data[place + 4 : end - 4]) != struct.unpack_from(">L", data, end - 4)[0]:
            return "file_broken"
        names.append(name)
        place = end
        if name == b"IEND":
            break
    if place != len(data) or names[:1] != [b"IHDR"] or names[-1] != b"IEND" or b"IDAT" not in names:
        return "file_broken"
    return _fault_of_size(*struct.unpack_from(">LL", data, len(_PNG) + 8))


def _fault_of_objects(data: bytes) -> str | None:
    """Unpack the packed lists of objects, where names may hide; stop at what no honest document needs.

    What stands between two streams is looked at once, so that the time grows with the size only; each list that is
    named there has its stream next, or it hides something.
    """
    left, pieces = _LARGEST_LISTS, _STREAM.split(data)
    for head, body in pairwise(pieces):
        lists = len(_LIST.findall(head))
        if lists == 0:
            continue
        if lists > 1 or not _FILTER.search(head) or _PREDICTOR.search(head):
            return "file_broken"
        try:
            text = zlib.decompressobj().decompress(body, left)
        except zlib.error:
            return "file_broken"  # a list packed in another way hides something: no writer does so
        left -= len(text)
        if left <= 0:
            return "file_bomb"
        if _ACTIVE.search(text):
            return "file_macro"
    return "file_broken" if _LIST.search(pieces[-1]) else None


def _jpeg_header(data: bytes) -> tuple[tuple[int, int] | None, int]:
    """Return width and height, and where the picture itself begins; None for a broken header."""
    place, size = 2, None
    while place + 4 <= len(data) and data[place] == 0xFF:
        mark, length = data[place + 1], struct.unpack_from(">H", data, place + 2)[0]
        if mark == 0xFF:
            place += 1
            continue
        if 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC} and place + 9 <= len(data):
            height, width = struct.unpack_from(">HH", data, place + 5)
            size = (width, height)
        place += 2 + length
        if mark == 0xDA:
            return size, place
    return None, len(data)


def _fault_of_size(width: int, height: int) -> str | None:
    if width == 0 or height == 0:
        return "file_broken"
    return "file_bomb" if width * height > MOST_PIXELS else None
