"""Looks through the objects of PDFs for what runs or fetches; a program of its own, started by ``pdf_child``.

It reads a length of eight bytes and a file, again and again, and answers each with one line: a code of ``CODES``. Each
file is looked through by a fork that may use so much memory and so many seconds only, so no file harms the next one.
"""

import io
import os
import re
import resource
import signal
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

CODES = ("fine", "file_macro", "file_locked", "file_broken")  # a fork ends with the place of its code
_BOMB = "file_bomb"
_MEMORY = 1024 * 1024 * 1024
_CPU_SECONDS, _WALL_SECONDS = 5, 30
_LONGEST_CHAIN = 20
_END = re.compile(rb"startxref[\x00\s]+\d+[\x00\s]+%%EOF\r?\n?")
# What an action may do: jump within the document, lead to a web page by a click, turn a page, show a layer.
_HARMLESS_ACTIONS = {"/GoTo", "/URI", "/Named", "/SetOCGState", "/Hide"}
_HARMLESS_NAMES = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
_HARMFUL_ACTIONS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound"),
    *("/RichMediaExecute", "/GoTo3DView", "/GoToDp"),
}
_HARMFUL_KEYS = {
    *("/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/EF", "/Collection", "/Renditions", "/OPI"),
    *("/RichMediaContent", "/RichMediaSettings", "/AlternatePresentations"),
}
_HARMFUL_KINDS = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/PS", "/EmbeddedFile"}
# What sets off an additional action; a font or a picture that happens to be called AA has none of these.
_TRIGGERS = {
    *("/E", "/X", "/D", "/U", "/Fo", "/Bl", "/PO", "/PC", "/PV", "/PI", "/O", "/C", "/K", "/F", "/V"),
    *("/WC", "/WS", "/DS", "/WP", "/DP"),
}
_WEB = re.compile(r"https?://|mailto:|www\.|#", re.IGNORECASE)


def code_of(data: bytes) -> str:
    """Return what is wrong with a PDF and all its earlier versions, or ``fine``."""
    try:
        if (found := _code(data)) != "fine":
            return found
    except pikepdf.PasswordError:
        return "file_locked"
    except (pikepdf.PdfError, ValueError, RecursionError):
        return "file_broken"
    ends = [match.end() for match in _END.finditer(data)]
    return next((code for end in ends[:-1] if (code := _code_of_earlier(data[:end])) != "fine"), "fine")


def _code_of_earlier(data: bytes) -> str:
    """Return the same for an earlier version; what cannot be opened alone is none, as the first part of a web file."""
    try:
        return _code(data)
    except (pikepdf.PdfError, ValueError):
        return "fine"


def _code(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        if pdf.is_encrypted:
            return "file_locked"
        if any(map(_is_harmful, _dictionaries([pdf.trailer, *pdf.objects]))):
            return "file_macro"
        # Of two equal keys one reader takes the first and another the last.
        return "file_broken" if any("duplicated key" in str(one) for one in pdf.get_warnings()) else "fine"


def _dictionaries(roots: Iterable[Object]) -> Iterator[Any]:
    """Yield every dictionary and stream; what an object refers to comes by itself, since each is a root."""
    waiting = list[Any](roots)  # Any: pikepdf turns numbers and truth into Python's own
    while waiting:
        held = waiting.pop()
        if isinstance(held, (Dictionary, Stream)):
            yield held
            waiting.extend(one for _key, one in held.items() if _is_direct(one))
        elif isinstance(held, Array):
            waiting.extend(one for one in held if _is_direct(one))


def _is_direct(held: Any) -> bool:
    return isinstance(held, (Dictionary, Array)) and not held.is_indirect


def _is_harmful(held: Any) -> bool:
    """Say whether a dictionary runs or fetches something, whatever it is for."""
    keys = set(held.keys())
    if keys & _HARMFUL_KEYS or _name(held, "/S") in _HARMFUL_ACTIONS or _name(held, "/Subtype") in _HARMFUL_KINDS:
        return True
    if isinstance(held, Stream) and "/F" in keys:
        return True  # its contents lie in another file
    if "/AA" in keys and _has_trigger(held["/AA"]):
        return True
    if "/OpenAction" in keys and not _is_jump(held["/OpenAction"]):
        return True
    if "/Ref" in keys and isinstance(held["/Ref"], Dictionary) and "/F" in held["/Ref"]:
        return True  # a page of another file in place of this one
    if "/URI" in keys and not _is_harmless_base(held["/URI"]):
        return True
    return any(not _is_harmless(one) for key in ("/A", "/PA", "/NA", "/Next") if key in keys for one in _all(held[key]))


def _has_trigger(actions: Any) -> bool:
    return isinstance(actions, Dictionary) and any(
        isinstance(one, (Dictionary, Array)) for key, one in actions.items() if key in _TRIGGERS
    )


def _is_jump(action: Any) -> bool:
    """Say whether what happens at opening is a plain jump to a page of the same document."""
    waiting = [action]
    for _ in range(_LONGEST_CHAIN):
        if not waiting:
            return True
        step = waiting.pop()
        if isinstance(step, Dictionary):
            if _name(step, "/S") != "/GoTo" or "/F" in step:
                return False
            waiting.extend(_all(step["/Next"]) if "/Next" in step else [])
        elif not isinstance(step, (Array, Name, String)) and step is not None:
            return False
    return False


def _is_harmless(action: Any) -> bool:
    """Say whether an action that waits for a click is one of the harmless ones; attributes of other kinds are none."""
    if not isinstance(action, Dictionary) or "/S" not in action:
        return True
    kind = _name(action, "/S")
    if kind == "/Named":
        return _name(action, "/N") in _HARMLESS_NAMES
    if kind == "/URI":
        return isinstance(action.get("/URI"), String) and _is_web(str(action["/URI"]))
    return kind in _HARMLESS_ACTIONS and "/F" not in action


def _is_harmless_base(held: Any) -> bool:
    """Look at the address of a link, or at that from which the links of a document go out."""
    if isinstance(held, String):
        return _is_web(str(held))
    return not isinstance(held, Dictionary) or "/Base" not in held or _is_web(str(held["/Base"]))


def _is_web(address: str) -> bool:
    return bool(_WEB.match("".join(letter for letter in address if letter > " ")))


def _all(held: Any) -> list[Any]:
    return list(held) if isinstance(held, Array) else [held]


def _name(held: Any, key: str) -> str | None:
    found = held.get(key)
    return str(found) if isinstance(found, Name) else None


def _look(data: bytes) -> None:
    """Look through one file within the limits, and end with its code."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    signal.alarm(_WALL_SECONDS)
    os._exit(CODES.index(code_of(data)))


def _answer(data: bytes) -> str:
    child = os.fork()
    if child == 0:
        try:
            _look(data)
        finally:
            os._exit(len(CODES))  # whatever went wrong, no memory among it
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    return CODES[ended] if 0 <= ended < len(CODES) else _BOMB


def main() -> None:
    """Answer until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = sys.stdin.buffer
    while len(head := asked.read(8)) == 8:
        length = int.from_bytes(head, "big")
        if len(data := asked.read(length)) < length:
            break
        print(_answer(data), flush=True)


if __name__ == "__main__":
    main()
