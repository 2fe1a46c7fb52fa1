"""The agency that a list names is taken where it can only be one, and asked about with the right ones otherwise."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.domain.records.imports import KnownAgency
from graph.importers.agency_names import AgencyIndex
from graph.importers.facts import facts
from graph.importers.reference import regions

PANRB = "kementerian-pendayagunaan-aparatur-negara-dan-reformasi-birokrasi"
LEVELS = {
    "Kabupaten": ("Kab.", "KAB", "Pemkab", "Kabupaten", "Pemerintah Kabupaten", "Pemda Kab."),
    "Kota": ("Kota", "KOTA", "Pemkot", "Pemerintah Kota", "Kotamadya"),
}


@cache
def index() -> AgencyIndex:
    return AgencyIndex(KnownAgency(a.id, a.name, a.short_name, a.region) for a in facts().agencies)


def taken(text: str) -> list[str]:
    return [one.id for one in index().exact(text)]


def offered(text: str) -> list[str]:
    return [one.id for one in index().candidates(text)]


@pytest.mark.parametrize(
    "typed", ["PANRB", "KemenPAN-RB", "Menpan RB", "Kementerian PANRB", "Kementerian PAN dan RB", "KEMENPANRB RI"]
)
def test_a_ministry_is_known_by_its_acronyms(typed: str) -> None:
    assert taken(typed) == [PANRB]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kementerian Kesehatan Republik Indonesia", "kementerian-kesehatan"),
        ("Kemenkes RI", "kementerian-kesehatan"),
        ("PT PLN (Persero)", "pln"),
        ("BMKG", "badan-meteorologi-klimatologi-dan-geofisika"),
        ("ATR/BPN", "kementerian-agraria-dan-tata-ruang-badan-pertanahan-nasional"),
    ],
)
def test_a_body_is_the_same_with_and_without_its_form(typed: str, meant: str) -> None:
    assert taken(typed) == [meant]


def test_what_is_not_registered_is_never_another_one() -> None:
    assert taken("BPJS Kesehatan") == taken("Dinas Kesehatan Kabupaten Pidie") == taken("Kota Sragen") == []
    assert offered("Dinas Kesehatan Kabupaten Pidie")[0] == "11.07"
    assert offered("Kab. Sragn")[0] == offered("Sragn")[0] == "33.14"


def spellings() -> Iterator[tuple[str, str]]:
    names = {region.code: region.name for region in regions()}
    for code, name in names.items():
        level, _, place = name.replace("Administrasi ", "").partition(" ")
        if "." not in code:
            yield from ((f"{form} {name}", code) for form in ("Prov.", "Pemprov", "PROVINSI", "Pemerintah Provinsi"))
            continue
        for form in LEVELS[level]:
            yield from ((f"{form} {said}", code) for said in (place, place.upper(), place.replace(" ", "")))
            yield f"{form} {place} Provinsi {names[code[:2]]}", code
            yield f"{form} {place}, {names[code[:2]]}", code


def test_every_government_is_taken_with_its_level_and_found_without() -> None:
    wrong = [(text, code, taken(text)) for text, code in spellings() if taken(text) != [code]]
    bare = {r.code: re.sub(r"^(Kabupaten|Kota) (Administrasi )?", "", r.name) for r in regions()}

    assert wrong == []
    assert [(code, place) for code, place in bare.items() if code not in taken(place)] == []
    assert all(taken(place) == [code] for code, place in bare.items() if list(bare.values()).count(place) == 1
               and code != "34.71")  # fmt: skip


@pytest.mark.shared
def test_names_as_offices_write_them_are_taken_or_offered_first(shared: Path) -> None:
    with (shared / "field/nama-instansi.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    for row in rows:
        text, meant = row["Ditulis"], row["Yang dimaksud"]
        codes = re.findall(r"\d\d(?:\.\d\d)?", meant)
        if len(codes) == 1:
            assert taken(text) == codes or codes[0] in offered(text)[:3], text
            assert taken(text) in ([], codes), text
        elif codes:
            assert taken(text) == codes, text
