"""Refuse an archive that would swell, before anything unpacks it."""

import io
import struct
import zipfile
import zlib

from graph.domain.errors import Invalid, Problem

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ENTRIES = 1_000
HIGHEST_RATIO = 100
_CHUNK = 256 * 1024
_END = struct.Struct("<4s8x2LH")  # the record that ends an archive: sign, size and place of the directory, comment


def demand_harmless(content: bytes) -> list[str]:
    """Return the names in the archive; Invalid for what is broken, too large, or larger than it says.

    The sizes in the directory are summed first (findings 18: 0.2 ms); only an archive within the limits is
    then unpacked, chunk by chunk and into nothing, to see that the directory told the truth.
    """
    _demand_whole(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _demand_modest(entries, len(content))
            for entry in entries:
                _demand_true(content, entry)
            return [entry.filename for entry in entries]
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise refusal("sheet_broken") from error


def refusal(code: str, **values: object) -> Invalid:
    """Return the refusal of a whole file."""
    return Invalid(Problem("file", code, dict(values)))


def _demand_whole(content: bytes) -> None:
    """Refuse what two readers may take for two archives: the directory ends the file, and nothing follows it."""
    sign, size, offset, comment = _END.unpack(content[-_END.size :]) if len(content) >= _END.size else (b"", 0, 0, 0)
    if sign != b"PK\x05\x06" or comment or offset + size != len(content) - _END.size:
        raise refusal("sheet_broken")


def _demand_modest(entries: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or unpacked > HIGHEST_RATIO * max(size, 1):
        raise refusal("sheet_swells")


def _demand_true(content: bytes, entry: zipfile.ZipInfo) -> None:
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or entry.flag_bits & 1:
        raise refusal("sheet_broken")
    if entry.compress_type == zipfile.ZIP_STORED:
        return
    start = entry.header_offset + 30
    header = content[entry.header_offset : start]
    if header[:4] != b"PK\x03\x04":
        raise refusal("sheet_broken")
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed, made = memoryview(content)[start : start + entry.compress_size], 0
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    rest = bytes(packed)
    while rest and not unpack.eof:
        made += len(unpack.decompress(rest, _CHUNK))
        rest = unpack.unconsumed_tail
        if made > entry.file_size:
            raise refusal("sheet_swells")
