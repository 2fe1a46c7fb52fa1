"""Words that the texts of the product no longer use, in both languages: one thing has one word."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from tools import texts
from tracker.wording import i18n

# What is gone, and what stands instead.
INDONESIAN = {
    r"\bterlewati\b": "tercapai: a stage was reached, nobody was overtaken",
    r"\bdibenarkan\b": "dikonfirmasi",
    r"\bcontoh acak\b|^ambil contoh$": "sampel acak: contoh is invented data",
    r"\bunit penyelenggara\b": "unit",
    r"\bmembenarkan\b": "mengonfirmasi",
    r"^tidak diketahui$": "belum ada",
    r"\bcatatan (verifikator|pada %|peminat|untuk (tiap isian|instansi))": "komentar of a verifier; pesan to an agency",
    r"^catatan: %|^beri catatan$": "komentar: a catatan is a record",
}
ENGLISH = {
    r"\bpieces? of evidence\b": "proof",
}
# What English readers do not know: each stands in brackets behind what it is, or before it.
FORMS = r"\b(?:Perpres|Permen|Kepmen|Inpres|NSPK|SE|PP|UU)\b"
EXPLAINED = rf"\({FORMS}\)|{FORMS} \("


def spoken() -> Iterator[str]:
    for message in texts.template():
        yield from (message.id,) if isinstance(message.id, str) else message.id


def translated() -> Iterator[tuple[str, str]]:
    """Yield each text with its English."""
    for file in i18n.catalogues("en"):
        with file.open("rb") as handle:
            for message in read_po(handle, locale="en"):
                for said in (message.string,) if isinstance(message.string, str) else message.string or ():
                    yield texts.key(message)[1], said


@pytest.mark.parametrize("gone", INDONESIAN)
def test_word_is_gone_from_the_texts(gone: str) -> None:
    assert {text for text in spoken() if re.search(gone, text, re.IGNORECASE)} == set(), INDONESIAN[gone]


@pytest.mark.parametrize("gone", ENGLISH)
def test_word_is_gone_from_the_english(gone: str) -> None:
    assert {said for _text, said in translated() if re.search(gone, said)} == set(), ENGLISH[gone]


def test_forms_of_policies_are_explained_in_english() -> None:
    said = [text for _text, text in translated() if re.search(FORMS, text)]

    assert len(said) > 5
    assert [text for text in said if len(re.findall(FORMS, text)) != len(re.findall(EXPLAINED, text))] == []


def test_agency_where_an_innovation_began_is_no_origin_of_something() -> None:
    assert {said for text, said in translated() if text == "Instansi asal"} == {"Originating agency"}
