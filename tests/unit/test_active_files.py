"""Nothing in evidence runs or fetches: what does is refused however it is written, what only looks like it is taken."""

import io
import os
import signal

import pikepdf
import pytest

from tests.data import active_documents, active_pdfs
from tests.factories.refusals import fault
from tracker.uploads import pdf_child, pdf_objects, storage

WAYS = ("plain", "packed", "escaped", "updated")


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("name", active_pdfs.ACTIVE)
def test_pdf_that_runs_or_fetches_is_refused(name: str, how: str) -> None:
    data = active_pdfs.made(active_pdfs.ACTIVE[name], how)

    assert (fault("a.pdf", data), pdf_objects.code_of(data)) == ("file_macro", "file_macro")


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("name", active_pdfs.HARMLESS)
def test_pdf_that_only_looks_like_it_is_taken(name: str, how: str) -> None:
    data = active_pdfs.made(active_pdfs.HARMLESS[name], how)

    assert storage.checked("a.pdf", data).data == data


@pytest.mark.parametrize("name", active_documents.ACTIVE)
def test_document_that_runs_or_fetches_is_refused(name: str) -> None:
    assert fault(name, active_documents.ACTIVE[name]()) == "file_macro"


@pytest.mark.parametrize("name", active_documents.HARMLESS)
def test_document_that_only_looks_like_it_is_taken(name: str) -> None:
    data = active_documents.HARMLESS[name]()

    assert storage.checked(name, data).data == data


def test_earlier_version_within_a_pdf_is_looked_through_too() -> None:
    active = active_pdfs.made(active_pdfs.ACTIVE["open-uri"])
    pdf, out = pikepdf.open(io.BytesIO(active)), io.BytesIO()
    del pdf.Root.OpenAction
    pdf.save(out, static_id=True)

    assert fault("a.pdf", active + out.getvalue()) in {"file_macro", "file_broken"}
    assert pdf_objects.code_of(active + out.getvalue()) == "file_macro"


def test_pdf_that_is_locked_without_a_word_is_refused() -> None:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))

    assert fault("a.pdf", out.getvalue()) == "file_locked"
    assert pdf_objects.code_of(out.getvalue()) == "file_locked"


def test_key_that_stands_twice_is_refused() -> None:
    data = active_pdfs.made(active_pdfs.annotated(A=active_pdfs.uri("https://x.example")))

    assert pdf_objects.code_of(data.replace(b"/S /URI", b"/S /GoTo /S /URI")) == "file_broken"


def test_looking_goes_on_after_the_process_was_ended() -> None:
    looker = pdf_child.Looker()
    honest = active_pdfs.made(active_pdfs.HARMLESS["plain"])

    try:
        assert looker.fault(honest) is None
        assert looker._process is not None
        os.kill(looker._process.pid, signal.SIGKILL)
        looker._process.wait()
        assert looker.fault(honest) is None
    finally:
        looker.close()


def test_pdf_that_takes_more_than_its_share_is_refused_and_the_next_one_is_answered() -> None:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = list[int]()
    for number in range(400_000):
        places.append(out.tell())
        out.write(b"%d 0 obj\n<</A<</B<<>>>>>>\nendobj\n" % (number + 1))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    looker = pdf_child.Looker()

    try:
        assert looker.fault(out.getvalue()) in {"file_bomb", "file_broken"}
        assert looker.fault(active_pdfs.made(active_pdfs.HARMLESS["plain"])) is None
    finally:
        looker.close()
