"""Read what the parts of a document say: fields and formulas that run or fetch something, however they are split up."""

import re
from collections.abc import Callable
from xml.parsers import expat

from tracker.uploads import office_links

# The fields of Word that neither run nor fetch; an unknown one is refused.
_FIELDS = frozenset(
    re.findall(
        r"\S+",
        """
    PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ BOOKMARK HYPERLINK TOC TC XE INDEX TOA TA
    DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME AUTHOR TITLE SUBJECT KEYWORDS COMMENTS FILENAME FILESIZE
    LASTSAVEDBY REVNUM TEMPLATE NUMCHARS NUMWORDS DOCPROPERTY DOCVARIABLE INFO USERNAME USERINITIALS USERADDRESS
    QUOTE IF COMPARE SET ASK FILLIN NEXT NEXTIF SKIPIF MERGEFIELD MERGEREC MERGESEQ ADDRESSBLOCK GREETINGLINE
    FORMTEXT FORMCHECKBOX FORMDROPDOWN ADVANCE SYMBOL EQ LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT AUTOTEXT
    AUTOTEXTLIST BIBLIOGRAPHY CITATION ADDIN PRIVATE DISPLAYBARCODE MERGEBARCODE BARCODE
    """,
    )
)
_INNER = "\0"  # where a field stands within the words of another
_KEYWORD = re.compile(r"\s*(=|[^\s\"\\{}=]+)\s*(.*)", re.DOTALL)
_PIECE = re.compile(r'"[^"]*"|[^\s"]+')
_WITH_WORD = {"\\l", "\\o", "\\t", "\\s"}  # switches of a link that are followed by a word

_TEXT = re.compile(r'"(?:[^"]|"")*"')
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_CALLS = re.compile(
    r"(?<![A-Z0-9_])(?:WEBSERVICE|IMAGE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE|SQL\.REQUEST|STOCKHISTORY|PY|EVALUATE|RUN"
    r"|CUBE[A-Z]+|FOPEN|FWRITE(?:LN)?|FILES|INITIATE|POKE|EXECUTE|REQUEST|SEND\.KEYS|OPEN|GET\.[A-Z.]+)\s*\("
    r"|(?<![A-Z0-9_])(?:WEBSERVICE|STOCKHISTORY|SQL\.REQUEST)\b(?!!)|_xlfn\.(?:_xlws\.)?(?:IMAGE|PY)\b",
    re.IGNORECASE,
)
_OTHER_BOOK = re.compile(r"\[[^\[\]]*\][^\s\[\]!\"',;()+*/&<>=^-]*!")
_HYPERLINK = re.compile(r"HYPERLINK\s*\(\s*", re.IGNORECASE)
_CELL = re.compile(r"(?:(?:'[^']*'|[\w.]+)!)?\$?[A-Z]{1,3}\$?\d+\s*[,;)]|\w*\[[^()\"&]*\]\s*[,;)]", re.IGNORECASE)
_LONGEST = 64 * 1024

_FORMULAS = {"f", "definedName", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"}
_INSTRUCTIONS = {"instrText", "delInstrText"}
# What asks another program, another file or a source of data.
_HARMFUL = {
    *("ddeLink", "ddeItem", "oleLink", "OLEObject", "oleObject", "externalBook", "externalReference", "altChunk"),
    *(
        "connectString",
        "udl",
        "entryMacro",
        "exitMacro",
        "subDoc",
        "attachedTemplate",
        "webPublishObject",
        "ocx",
        "FmlaMacro",
    ),
}
# What tables and texts are mostly made of; none of it leads anywhere.
_DULL = frozenset({"c", "row", "v", "r", "p", "rPr", "pPr", "tc", "tr", "tcPr", "si", "is", "rFonts", "sz", "color"})
_PICTURES = {"imagedata", "fill", "stroke", "image"}
_HARMFUL_ACTION = re.compile(r"ppaction://(?:macro|program|ole|hlinkfile|hlinkpres)", re.IGNORECASE)
_Element = tuple[list[str], Callable[[str], None]]  # what an element's words are, and who takes them


class Words:
    """What a document has said so far; ``is_active`` once it said something that runs or fetches."""

    def __init__(self) -> None:
        self.is_active = False
        self.has_link_to_cell = False  # a link whose address stands in a cell
        self.has_foreign_text = False  # a cell whose text is an address that is no web page
        self._open = list[list[str]]()  # the instruction of each field that is not yet complete, innermost last
        self._is_said = list[bool]()  # whether the field's instruction is over and its result follows
        self._loose = list[str]()
        self._elements = list[_Element | None]()
        self._parser = expat.ParserCreate()
        self._locals = dict[str, str | None]()
        self._takers: dict[str, Callable[[str], None]] = {
            **dict.fromkeys(_FORMULAS, self._formula),
            **dict.fromkeys(_INSTRUCTIONS, self._instruction),
            "t": self._text,
        }

    def listen(self, parser: expat.XMLParserType) -> None:
        """Take what the next part says; most elements say nothing, so their ends and words are not even asked for."""
        self._parser = parser
        self._elements.clear()
        parser.buffer_text = True
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        try:
            local = self._locals[name]
        except KeyError:
            local = name.rpartition(":")[2]
            local = self._locals[name] = None if local in _DULL else local
        if local is None:
            if self._elements:
                self._elements.append(None)
            return
        take = self._takers.get(local)
        if take or self._elements:
            self._hear(([], take) if take else None)
        if local in _HARMFUL:
            self.is_active = True
        elif local == "fldChar":
            self._field(_named(attributes, "fldCharType"))
        elif local == "fldSimple":
            self._judge(_named(attributes, "instr"))
        if attributes:
            self._look_at(local, attributes)

    def _hear(self, element: "_Element | None") -> None:
        if not self._elements:
            self._parser.EndElementHandler = self._ended
            self._parser.CharacterDataHandler = self._characters
        self._elements.append(element)

    def _characters(self, text: str) -> None:
        if (element := self._elements[-1]) is not None:
            element[0].append(text)

    def _ended(self, name: str) -> None:
        if (element := self._elements.pop()) is not None:
            pieces, take = element
            take("".join(pieces))
        if not self._elements:
            self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = None

    def over(self) -> None:
        """Take the end of the part: a field that is not closed still says what it does."""
        for said in [*self._open, self._loose]:
            if said and not "".join(said).isspace():
                self._judge("".join(said))
        self._open.clear()

    def _look_at(self, local: str, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            match name.rpartition(":")[2]:
                case "src" if local in _PICTURES:
                    self.is_active |= office_links.is_elsewhere(value)
                case "href" if local in _PICTURES:
                    self.is_active = True  # a picture that is fetched anew
                case "href":
                    self.is_active |= office_links.is_elsewhere(value) and not office_links.is_web(value)
                case "macro" | "fmlaMacro":
                    self.is_active |= bool(value.strip())
                case "action":
                    self.is_active |= bool(_HARMFUL_ACTION.match(value))
                case "instr" if local != "fldSimple":
                    self._judge(value)
                case _:
                    pass

    def _text(self, text: str) -> None:
        bare = text.lstrip()
        if bare[:2] in {"\\\\", "//"} or bare[:20].lower().startswith(("file:", "javascript:", "vbscript:", "data:")):
            self.has_foreign_text = True

    def _field(self, kind: str) -> None:
        if kind == "begin":
            if self._open and not self._is_said[-1]:
                self._open[-1].append(_INNER)
            self._open.append([])
            self._is_said.append(False)
        elif self._open and kind in {"separate", "end"}:
            if not self._is_said[-1]:
                self._judge("".join(self._open[-1]))
                self._open[-1], self._is_said[-1] = [], True
            if kind == "end":
                self._open.pop()
                self._is_said.pop()

    def _instruction(self, text: str) -> None:
        (self._open[-1] if self._open else self._loose).append(text)

    def _judge(self, instruction: str) -> None:
        """Judge one field by its first word, and a link by where it leads."""
        if not (match := _KEYWORD.match(instruction)):
            return
        keyword, rest = match[1].upper(), match[2]
        if keyword.startswith("="):
            return
        if keyword not in _FIELDS:
            self.is_active = True
        elif keyword == "HYPERLINK":
            self.is_active |= not all(map(office_links.is_web, _targets(rest)))

    def _formula(self, formula: str) -> None:
        for text in _TEXT.findall(formula):
            self._text(text[1:-1])
        bare = _TEXT.sub('""', formula)
        quoted = _QUOTED.findall(bare)
        plain = _QUOTED.sub("''", bare)
        self.is_active |= (
            len(formula) > _LONGEST
            or bool(_CALLS.search(plain))
            or "|" in bare
            or bool(_OTHER_BOOK.search(plain))
            or any("[" in one for one in quoted if f"{one}!" in bare)
        )
        for match in _HYPERLINK.finditer(formula):
            self._link(formula[match.end() :])

    def _link(self, argument: str) -> None:
        if match := _TEXT.match(argument):
            self.is_active |= not office_links.is_web(match[0].strip('"'))
        elif _CELL.match(argument):
            self.has_link_to_cell = True
        else:
            self.is_active = True


def _targets(words: str) -> list[str]:
    """Return where a link of Word leads, without the place in the document and the words shown beside it."""
    found, pieces = list[str](), iter(_PIECE.findall(words))
    for piece in pieces:
        if piece.lower() in _WITH_WORD:
            next(pieces, "")
        elif not piece.startswith("\\") or piece.startswith("\\\\"):
            found.append(piece.strip('"'))
    return found


def _named(attributes: dict[str, str], wanted: str) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == wanted), "")
