"""What officials write for a local government is read by level, place, province and code."""

import pytest

from graph.domain.values.governments import Governments, level_of, read_code
from graph.domain.vocabulary import Level

KNOWN = Governments(
    [
        ("12.12", "Pemerintah Kabupaten Toba"),
        ("12.17", "Pemerintah Kabupaten Samosir"),
        ("13.07", "Pemerintah Kabupaten Lima Puluh Kota"),
        ("14", "Pemerintah Provinsi Riau"),
        ("16.05", "Pemerintah Kabupaten Musi Rawas"),
        ("21", "Pemerintah Provinsi Kepulauan Riau"),
        ("21.72", "Pemerintah Kota Tanjung Pinang"),
        ("31.01", "Pemerintah Kabupaten Administrasi Kepulauan Seribu"),
        ("33", "Pemerintah Provinsi Jawa Tengah"),
        ("33.01", "Pemerintah Kabupaten Cilacap"),
        ("33.10", "Pemerintah Kabupaten Klaten"),
        ("33.14", "Pemerintah Kabupaten Sragen"),
        ("33.22", "Pemerintah Kabupaten Semarang"),
        ("33.74", "Pemerintah Kota Semarang"),
        ("34", "Pemerintah Provinsi Daerah Istimewa Yogyakarta"),
        ("34.71", "Pemerintah Kota Yogyakarta"),
        ("61.02", "Pemerintah Kabupaten Mempawah"),
        ("61.71", "Pemerintah Kota Pontianak"),
        ("62.12", "Pemerintah Kabupaten Murung Raya"),
        ("63.02", "Pemerintah Kabupaten Kotabaru"),
        ("91.03", "Pemerintah Kabupaten Jayapura"),
        ("93.01", "Pemerintah Kabupaten Merauke"),
        ("kemensos", "Kementerian Sosial"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Sragen", "33.14"),
        ("PEMKAB SRAGEN", "33.14"),
        ("Kab.Sragen", "33.14"),
        ("Sragen (Kab.)", "33.14"),
        ("Pem. Kab. Sragen", "33.14"),
        ("Kab. Sragen Provinsi Jawa Tengah", "33.14"),
        ("Sragen Jateng", "33.14"),
        ("Prov. Jawa Tengah - Kab. Sragen", "33.14"),
        ("3314", "33.14"),
        ("33.14 Kab. Sragen", "33.14"),
        ("33.22 Semarang", "33.22"),
        ("Kotamadya Semarang", "33.74"),
        ("Kab. Lima Puluh Kota", "13.07"),
        ("Lima Puluh Kota", "13.07"),
        ("Kota Baru", "63.02"),
        ("Kabupaten Kota Baru", "63.02"),
        ("tanjungpinang", "21.72"),
        ("Kota Tj. Pinang", "21.72"),
        ("Riau", "14"),
        ("Kepri", "21"),
        ("KAB. ADM. KEP. SERIBU", "31.01"),
        ("Pemda D.I. Yogyakarta", "34"),
        ("Pemkot Jogja", "34.71"),
        ("Tobasa", "12.12"),
        ("Samosir", "12.17"),
        ("Pontianak", "61.71"),
        ("Kabupaten Pontianak", "61.02"),
    ],
)
def test_what_has_one_meaning_is_taken(typed: str, code: str) -> None:
    assert KNOWN.exact(typed) == [code]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Semarang", ["33.22", "33.74"]),
        ("Semarang Jawa Tengah", ["33.22", "33.74"]),
        ("Yogyakarta", ["34", "34.71"]),
        ("Kab. Mura", ["16.05", "62.12"]),
    ],
)
def test_what_has_two_meanings_is_asked_with_both(typed: str, codes: list[str]) -> None:
    assert KNOWN.exact(typed) == KNOWN.offered(typed)[: len(codes)] == codes


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("33.1", ["33.10", "33.01"]),
        ("9103", ["91.03"]),  # by BPS another regency
        ("91.01", ["93.01"]),  # until 2022
        ("Kota Sragen", ["33.14"]),
        ("Dinas Kesehatan Kabupaten Sragen", ["33.14"]),
        ("RSUD Sragen Jateng", ["33.14"]),
        ("33.14 Kota Semarang", ["33.74"]),
        ("Kemensos", []),
        ("", []),
    ],
)
def test_what_is_not_certain_is_offered_and_not_taken(typed: str, first: list[str]) -> None:
    assert KNOWN.exact(typed) == []
    assert KNOWN.offered(typed)[: len(first) or None] == first


def test_codes_are_read_with_and_without_their_dot() -> None:
    codes = [read_code(text) for text in ("3314", "33.14", " 33 ", "33.1", "331", "33.14.01", "Sragen")]

    assert codes == ["33.14", "33.14", "33", None, None, None, None]
    assert [level_of(code) for code in ("33", "33.14", "33.74")] == [Level.PROVINCE, Level.REGENCY, Level.CITY]
