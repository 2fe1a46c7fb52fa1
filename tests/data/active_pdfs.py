"""PDFs of our own making: some run or fetch something, some are like them and do neither; plain, packed and escaped."""

import copy
import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Change = Callable[[Pdf], None]


def made(change: Change, how: str = "plain") -> bytes:
    """Return a PDF of two pages after a change: ``plain``, ``packed`` into lists, names ``escaped``, or ``updated``."""
    pdf, out = pikepdf.new(), io.BytesIO()
    for _ in range(2):
        pdf.add_blank_page(page_size=(200, 200))
    change(pdf)
    modes = pikepdf.ObjectStreamMode
    pdf.save(out, object_stream_mode=modes.generate if how == "packed" else modes.disable, static_id=True)
    if how == "escaped":
        return _escaped(out.getvalue())
    return _updated(out.getvalue()) if how == "updated" else out.getvalue()


def of_catalog(**entries: Any) -> Change:  # Any: whatever a PDF may hold
    """Set entries of the catalogue."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return change


def of_page(**entries: Any) -> Change:
    """Set entries of the first page."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value

    return change


def annotated(**entries: Any) -> Change:
    """Put an annotation, a link unless its kind is named, to the first page."""

    def change(pdf: Pdf) -> None:
        own = {key: copy.copy(value) for key, value in entries.items()}  # of this file, and of no other one
        note = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": [0, 0, 9, 9]} | own
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(**note))])

    return change


def action(kind: str, **entries: Any) -> Dictionary:
    """Return an action of a kind."""
    return Dictionary(S=Name(f"/{kind}"), **entries)


def uri(address: str) -> Dictionary:
    """Return an action that leads to an address."""
    return action("URI", URI=String(address))


def jump(pdf: Pdf) -> Array:
    """Return a place on the second page."""
    return Array([pdf.pages[1].obj, Name.Fit])


def _jumps_at_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = jump(pdf)


def _jumps_by_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = action("GoTo", D=jump(pdf))


def _contents(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Bab 1", 0))
        outline.root.append(pikepdf.OutlineItem("Bab 2", 1))


def _signed(pdf: Pdf) -> None:
    signature = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/adbe.pkcs7.detached"), Contents=String("x" * 99),
        ByteRange=[0, 1, 2, 3], M=String("D:20250101000000+07'00'"), Reason=String("Setuju"),
    )  # fmt: skip
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Tanda tangan"), Rect=[0, 0, 9, 9], F=132,
        V=pdf.make_indirect(signature),
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]), SigFlags=3)


def _form(pdf: Pdf) -> None:
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("Nama"), Rect=[0, 0, 9, 9], V=String("/JS /AA")
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]), NeedAppearances=True)


def _font_of_that_name(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(AA=font))


def _tagged(pdf: Pdf) -> None:
    part = Dictionary(Type=Name.StructElem, S=Name.P, A=Dictionary(O=Name.Layout, Placement=Name.Block))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(part)]))
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _layers(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Peta")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))


def _embedded(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"isi", filename="a.txt")


def _js(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def _button(pdf: Pdf) -> None:
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T=String("Kirim"), Rect=[0, 0, 9, 9],
        A=action("SubmitForm", F=String("http://x.example")),
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]))


def _outside_stream(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"", F=String("http://x.example/a"))


def _later(pdf: Pdf) -> None:
    pdf.Root.OpenAction = action("GoTo", D=jump(pdf), Next=Array([uri("http://x.example")]))


ACTIVE: dict[str, Change] = {
    "open-uri": of_catalog(OpenAction=uri("http://x.example")),
    "open-script": of_catalog(OpenAction=action("JavaScript", JS=String("app.alert(1)"))),
    "open-print": of_catalog(OpenAction=action("Named", N=Name.Print)),
    "open-then-uri": _later,
    "catalog-aa": of_catalog(AA=Dictionary(WC=uri("http://x.example"))),
    "page-aa": of_page(AA=Dictionary(O=uri("http://x.example"))),
    "annot-aa": annotated(AA=Dictionary(PO=uri("http://x.example"))),
    "rendition-js": annotated(A=action("Rendition", OP=0, JS=String("app.alert(1)"))),
    "named-script": _js,
    "click-script": annotated(A=action("JavaScript", JS=String("app.alert(1)"))),
    "gotor": annotated(A=action("GoToR", F=String("\\\\host\\share\\a.pdf"), D=Array([0, Name.Fit]))),
    "gotoe": annotated(A=action("GoToE", D=Array([0, Name.Fit]), T=Dictionary(R=Name.C, N=String("a.pdf")))),
    "launch": annotated(A=action("Launch", F=String("cmd.exe"))),
    "submit": _button,
    "import": annotated(A=action("ImportData", F=String("a.fdf"))),
    "rich-media": annotated(Subtype=Name.RichMedia),
    "screen": annotated(Subtype=Name.Screen),
    "embedded": _embedded,
    "attachment": annotated(Subtype=Name.FileAttachment, FS=Dictionary(Type=Name.Filespec, F=String("a.exe"))),
    "link-file": annotated(A=uri("file:///etc/passwd")),
    "link-share": annotated(A=uri("\\\\host\\share")),
    "link-script": annotated(A=uri("javascript:alert(1)")),
    "next-launch": annotated(A=Dictionary(S=Name.URI, URI=String("http://x.example"), Next=action("Launch"))),
    "xfa": of_catalog(AcroForm=Dictionary(Fields=[], XFA=String("<xdp/>"))),
    "outside-stream": _outside_stream,
    "portfolio": of_catalog(Collection=Dictionary(View=Name.D)),
}
HARMLESS: dict[str, Change] = {
    "plain": of_catalog(),
    "jump-at-opening": _jumps_at_opening,
    "jump-by-action": _jumps_by_action,
    "contents": _contents,
    "signed": _signed,
    "form": _form,
    "font-called-aa": _font_of_that_name,
    "tagged": _tagged,
    "layers": _layers,
    "link-https": annotated(A=uri("https://jejak.example/a?b=c#d")),
    "link-mail": annotated(A=uri("mailto:a@example.go.id")),
    "link-inside": lambda pdf: annotated(Dest=jump(pdf))(pdf),
    "link-jump": lambda pdf: annotated(A=action("GoTo", D=jump(pdf)))(pdf),
    "next-page": annotated(A=action("Named", N=Name.NextPage)),
    "note": annotated(Subtype=Name.Text, Contents=String("Mohon diperiksa: /AA /JS")),
    "language": of_catalog(Lang=String("id-ID"), ViewerPreferences=Dictionary(DisplayDocTitle=True)),
}


def _escaped(data: bytes) -> bytes:
    """Write one letter of every name as its number; the list of objects does not matter to a reader who mends it."""
    names = (b"JavaScript", b"JS", b"URI", b"AA", b"OpenAction", b"Launch", b"GoToR", b"GoToE", b"Rendition", b"XFA")
    names += (b"SubmitForm", b"ImportData", b"RichMedia", b"EmbeddedFiles", b"EF", b"Link", b"Annots", b"GoTo")
    for name in names:
        spelt = b"/#%02x%s" % (name[0], name[1:])
        data = re.sub(rb"/%s(?=[\s/<\[(])" % name, spelt, data)
    return data


def _updated(data: bytes) -> bytes:
    """Take the catalogue's and the page's words out of the file, and put them back by an update at its end."""
    objects = list(re.finditer(rb"(\d+) 0 obj\n(.*?)\nendobj", data, re.DOTALL))
    out, places = io.BytesIO(), list[tuple[int, int]]()
    out.write(data)
    for held in objects:
        places.append((int(held[1]), out.tell()))
        out.write(held[0] + b"\n")
    start, old = out.tell(), re.findall(rb"startxref\s+(\d+)", data)[-1]
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places:
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    root = re.search(rb"/Root (\d+ 0 R)", data)
    size = max(number for number, _ in places) + 1
    out.write(b"trailer\n<< /Root %s /Size %d /Prev %s >>\n" % (root[1] if root else b"", size, old))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()
