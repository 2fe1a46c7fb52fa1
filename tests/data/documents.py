"""Small honest files of each accepted kind, and what it takes to make them dishonest."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import openpyxl

CONTENT = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def pdf(extra: bytes = b"") -> bytes:
    """A PDF of one empty page; ``extra`` is one more object's body."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        *([extra] if extra else []),
    ]
    out, places = io.BytesIO(), list[int]()
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(bodies, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start))
    return out.getvalue()


def packed_objects(text: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """The body of an object that is a packed list of objects."""
    packed = zlib.compress(text, 9)
    return b"<< /Type /ObjStm /Filter %s /Length %d >>\nstream\n%s\nendstream" % (filters, len(packed), packed)


def png(width: int = 2, height: int = 2) -> bytes:
    """A grey picture; only its header tells the size."""
    header = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\x00" + b"\x80" * 2 for _ in range(2)))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def jpeg(width: int = 8, height: int = 8) -> bytes:
    """The frame of a picture: header, size, scan, end."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\x01\x00\x00\x3f\x00" + b"\x12\x34"
    return b"\xff\xd8" + b"\xff\xe0\x00\x07JFIF\x00" + frame + scan + b"\xff\xd9"


def docx(parts: Mapping[str, str | bytes] | None = None, content: str = CONTENT) -> bytes:
    """A document of Word with more or other parts."""
    all_parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content,
        "_rels/.rels": RELS,
        "word/document.xml": "<w:document/>",
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in all_parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def xlsx() -> bytes:
    """A workbook of one cell."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = "33.10"
    book.save(out)
    return out.getvalue()


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))
