"""Look into DOCX and XLSX files before anything opens them: bombs, macros, locks, strangers in the archive."""

import io
import re
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from xml.parsers import expat

from tracker.uploads import office_links, office_words

LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ENTRIES = 1_000
HIGHEST_RATIO = 100
_LARGEST_DIRECTORY = 512 * 1024
_LARGEST_XML = 2 * 1024 * 1024
_CHUNK = 64 * 1024
_END = struct.Struct("<4s4H2LH")  # the record that ends an archive
_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_KINDS = {"docx": "wordprocessingml.document.main+xml", "xlsx": "spreadsheetml.sheet.main+xml"}
_XML = {"xml", "rels", "vml", "psmdcp"}
# What honest documents are made of: text, pictures, fonts, settings of printers, the tables behind their charts.
_PICTURES = {"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "wdp"}
_PARTS = _XML | _PICTURES | {"odttf", "ttf", "fntdata", "bin", "sigs", "docx", "xlsx"}
_GOOGLES_NOTE = "xl/metadata"
# Parts that run or fetch something: macros of both ages, controls, packaged programs, templates from elsewhere.
_ACTIVE_NAME = re.compile(
    r"vbaproject|vbadata|macrosheets|activex|oleobject|externallinks/|dialogsheets/|querytables/|webextensions/|customui"
    r"|\.(exe|dll|js|vbs|bat|cmd|scr|ps1|hta)$"
)
_OLE = b"\xd0\xcf\x11\xe0"  # the older kind of container, whatever its part is called
# Excel's drawings of notes are not always sound XML; one that leads nowhere is taken as it is.
_LEADS = re.compile(rb"\0|\b(?:src|href|macro)\s*=", re.IGNORECASE)
_Elements = list[tuple[str, dict[str, str]]]


def fault(data: bytes, extension: str, *, is_inner: bool = False) -> str | None:
    """Return the code of what is wrong with the file, or None for a sound document of this kind.

    The archive's own index is measured before it is read, sizes are added up before anything is unpacked, and
    unpacking stops where a declared size ends, so a bomb costs neither time nor memory. A document within a
    document, such as the table behind a chart, is looked into in the same way; a third one is refused.
    """
    if obstacle := _fault_of_index(data):
        return obstacle
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return (
                _fault_of_sizes(archive)
                or _fault_of_names(archive)
                or _fault_of_lists(archive, extension)
                or _fault_of_parts(archive, is_inner=is_inner)
            )
    except (
        expat.ExpatError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
    ):
        return "file_broken"


def _fault_of_index(data: bytes) -> str | None:
    """One archive fills the file from its first byte to its last, and says truly how many entries it has."""
    if len(data) < _END.size or not data.startswith(b"PK\x03\x04"):
        return "file_broken"
    sign, disks, _, entries, size, offset, comment = _end_record(data)
    if sign != b"PK\x05\x06" or disks or comment or offset + size != len(data) - _END.size:
        return "file_broken"
    if entries > MOST_ENTRIES or size > _LARGEST_DIRECTORY:
        return "file_bomb"
    return None


def _end_record(data: bytes) -> tuple[bytes, int, int, int, int, int, int]:
    sign, disk, first_disk, here, entries, size, offset, comment = _END.unpack(data[-_END.size :])
    return sign, disk | first_disk, here, entries, size, offset, comment


def _fault_of_sizes(archive: zipfile.ZipFile) -> str | None:
    entries = archive.infolist()
    unpacked, packed = sum(one.file_size for one in entries), sum(one.compress_size for one in entries)
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or unpacked > HIGHEST_RATIO * max(packed, 1):
        return "file_bomb"
    if any(one.flag_bits & 0x1 for one in entries):
        return "file_locked"
    known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return None if all(one.compress_type in known for one in entries) else "file_broken"


def _fault_of_names(archive: zipfile.ZipFile) -> str | None:
    names = archive.namelist()
    if len({name.lower() for name in names}) != len(names):
        return "file_broken"
    if any(name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") for name in names):
        return "file_broken"
    if any(_ACTIVE_NAME.search(name.lower()) for name in names):
        return "file_macro"
    known = (name.endswith("/") or _ending(name) in _PARTS or name == _GOOGLES_NOTE for name in names)
    return None if all(known) else "file_macro"


def _fault_of_lists(archive: zipfile.ZipFile, extension: str) -> str | None:
    """Look into what a document says of itself: its kind, the kinds of its parts, and where they lead."""
    names = archive.namelist()
    if not {"[Content_Types].xml", "_rels/.rels", _MAIN[extension]} <= set(names):
        return "file_broken"
    types = [held.get("ContentType", "") for _name, held in _elements(archive, "[Content_Types].xml")]
    if any(map(office_links.is_active_type, types)):
        return "file_macro"
    if not any(kind.endswith(_KINDS[extension]) for kind in types):
        return "file_broken"
    lists = (name for name in names if _ending(name) == "rels")
    links = [link for name in lists for link in _elements(archive, name)]
    is_active = any(office_links.is_active(held) for name, held in links if name.rpartition(":")[2] == "Relationship")
    return "file_macro" if is_active else None


def _fault_of_parts(archive: zipfile.ZipFile, *, is_inner: bool) -> str | None:
    """Unpack every part, so that its checksum is compared; each holds what its name says, and says nothing active."""
    words = office_words.Words()
    for name in archive.namelist():
        ending = _ending(name)
        if ending in _XML:
            _read(archive, name, words)
        elif ending in _MAIN:
            if is_inner:
                return "file_macro"
            if obstacle := fault(archive.read(name), ending, is_inner=True):
                return obstacle
        elif _beginning(archive, name).startswith(_OLE):
            return "file_macro"
        if words.is_active or (words.has_link_to_cell and words.has_foreign_text):
            return "file_macro"
    return None


def _elements(archive: zipfile.ZipFile, name: str) -> _Elements:
    """Read one list of a document as plain XML, and return its elements with their attributes."""
    if archive.getinfo(name).file_size > _LARGEST_XML:
        raise ValueError("a list of parts is never this long")
    parser, found = _parser(), _Elements()
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    _parse(parser, archive, name)
    return found


def _read(archive: zipfile.ZipFile, name: str, words: office_words.Words) -> None:
    """Read one part as plain XML, whatever its encoding, and have its words looked at."""
    parser = _parser()
    words.listen(parser)
    try:
        _parse(parser, archive, name)
    except expat.ExpatError:
        if _ending(name) != "vml" or _LEADS.search(b"".join(_pieces(archive, name))):
            raise
    words.over()


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _parse(parser: expat.XMLParserType, archive: zipfile.ZipFile, name: str) -> None:
    for piece in _pieces(archive, name):
        parser.Parse(piece)
    parser.Parse(b"", True)


def _refuse_doctype(name: str, system: str | None, public: str | None, has_internal: bool) -> None:
    raise ValueError("no document of an office program declares a type")


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack a whole part, and return how it begins."""
    pieces = _pieces(archive, name)
    first = next(pieces, b"")
    deque(pieces, maxlen=0)
    return first


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while piece := part.read(_CHUNK):
            yield piece


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
