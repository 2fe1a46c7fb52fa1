"""One table of what people type: which days and numbers are read, as what, and how the others are refused.

Every door is held against it: the forms, lists as CSV and XLSX, the proof of a file, an assessment, a scale-up.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from graph.domain.vocabulary import Precision
from graph.importers.sheets import Sheet

Door = Callable[[Sequence[Sequence[object]]], Sheet]

# What is typed -> the first day that it may be, and how much of it is known.
DAYS: dict[str, tuple[date, Precision]] = {
    "05-08-2024": (date(2024, 8, 5), Precision.DAY),
    "5/8/2024": (date(2024, 8, 5), Precision.DAY),
    "2024-08-05": (date(2024, 8, 5), Precision.DAY),
    "5 Agustus 2024": (date(2024, 8, 5), Precision.DAY),
    "5 Ags 2024": (date(2024, 8, 5), Precision.DAY),
    "5 agt. 2024": (date(2024, 8, 5), Precision.DAY),
    "5 Agu 2024": (date(2024, 8, 5), Precision.DAY),
    "5 August 2024": (date(2024, 8, 5), Precision.DAY),
    "17 Mei 2024": (date(2024, 5, 17), Precision.DAY),
    "17 May 2024": (date(2024, 5, 17), Precision.DAY),
    "2024-08": (date(2024, 8, 1), Precision.MONTH),
    "08-2024": (date(2024, 8, 1), Precision.MONTH),
    "Nop 2024": (date(2024, 11, 1), Precision.MONTH),
    "Nopember 2024": (date(2024, 11, 1), Precision.MONTH),
    "November 2024": (date(2024, 11, 1), Precision.MONTH),
    "Sept 2024": (date(2024, 9, 1), Precision.MONTH),
    "Okt 2024": (date(2024, 10, 1), Precision.MONTH),
    "Oct 2024": (date(2024, 10, 1), Precision.MONTH),
    "Des 2024": (date(2024, 12, 1), Precision.MONTH),
    "2024-08-05 00:00:00": (date(2024, 8, 5), Precision.DAY),
    "2024-08-05T07:30:00.000+07:00": (date(2024, 8, 5), Precision.DAY),
    "05/08/2024 07:30": (date(2024, 8, 5), Precision.DAY),
    "5 Agustus 2024 pukul 10.00 WIB": (date(2024, 8, 5), Precision.DAY),
    "Senin, 5 Agustus 2024": (date(2024, 8, 5), Precision.DAY),
    "Jum'at, 2 Agustus 2024": (date(2024, 8, 2), Precision.DAY),
    "tanggal 5 Agustus 2024": (date(2024, 8, 5), Precision.DAY),
    "August 9, 2024": (date(2024, 8, 9), Precision.DAY),
    "1 Pebruari 2024": (date(2024, 2, 1), Precision.DAY),
    "17-Agt-21": (date(2021, 8, 17), Precision.DAY),
    "5 Agst. 24": (date(2024, 8, 5), Precision.DAY),
    "TMT 1 Januari 2024": (date(2024, 1, 1), Precision.DAY),
    "sejak 2019": (date(2019, 1, 1), Precision.YEAR),
    "Des '19": (date(2019, 12, 1), Precision.MONTH),
    "Agu-21": (date(2021, 8, 1), Precision.MONTH),
    "Mei-19": (date(2019, 5, 1), Precision.MONTH),
    "Des-98": (date(1998, 12, 1), Precision.MONTH),
    "Agt 2020": (date(2020, 8, 1), Precision.MONTH),
    "Tahun 2024": (date(2024, 1, 1), Precision.YEAR),
    "TA 2024": (date(2024, 1, 1), Precision.YEAR),
    "T.A. 2024": (date(2024, 1, 1), Precision.YEAR),
    "2024.0": (date(2024, 1, 1), Precision.YEAR),
    "2024": (date(2024, 1, 1), Precision.YEAR),
    "1945": (date(1945, 1, 1), Precision.YEAR),
}
WHOLE_DAYS = {text: day for text, (day, precision) in DAYS.items() if precision is Precision.DAY}
PARTS_OF_DAYS = [text for text in DAYS if text not in WHOLE_DAYS]
EARLY = ["01-01-0001", "31-12-1944", "1944", "Des 1944", "1 Januari 1900"]
AHEAD = ["01-01-2026", "1 Januari 2026", "Jan 2026", "2026", "17-08-2145"]  # the as-of day is 31 December 2025
NO_DAYS = [
    "31-02-2024", "besok", "2024-13", "٢٠٢٤", "17/08/24", "2023/2024", "17-18 Agustus 2024",
    "Semester I 2024", "Agustus",
]  # fmt: skip

# What is typed -> the whole number that it is.
NUMBERS: dict[str, int] = {
    "1250": 1250,
    "1.250": 1250,
    "0": 0,
    "Rp 1.250": 1250,
    "rp1250": 1250,
    "RP. 1.250": 1250,
    "1.250,00": 1250,
    "1.250.000,00": 1_250_000,
    "Rp 1.250.000,00": 1_250_000,
    "Rp. 1.250.000,-": 1_250_000,
    "Rp\u00a01.250": 1250,
    "1\u00a0250": 1250,
    "1\u202f250\u202f000": 1_250_000,
    "1 250 000": 1_250_000,
    "Rp. 1.250.000.-": 1_250_000,
    "IDR 1.250.000,--": 1_250_000,
    "1,250.00": 1250,
    "1,250,000": 1_250_000,
}
# Each of these means two things, or none.
NO_NUMBERS = [
    "1,250",
    "1250.0",
    "24.7",
    "0,500",
    "0.247",
    "1.0000",
    "24,7 %",
    "1.25",
    "12 5",
    "1.2.50",
    "-3",
    "banyak",
    "9" * 25,
]

EARLY_WORDS = "Tanggal ini sebelum tahun 1945."
# The cases that every page is held against; the readers and the lists are held against all of them.
EVERYWHERE = {
    "05-08-2024", "5 Agustus 2024", "5 Ags 2024", "17 May 2024", "2024-08", "Nop 2024", "Sept 2024", "2024",
    "01-01-0001", "31-12-1944", "01-01-2026", "besok", "1250", "1.250", "rp1250", "Rp 1.250.000,00", "Rp. 1.250.000,-",
    "Rp\u00a01.250", "1,250", "1250.0", "24.7", "0,500",
}  # fmt: skip

AHEAD_WORDS = "Tanggal ini belum tiba."
START_AHEAD_WORDS = "Tanggal mulai belum tiba. Daftarkan setelah replikasi berjalan."
INNOVATION_AHEAD_WORDS = "Tanggal mulai belum tiba. Ajukan setelah inovasi berjalan."
PROOF_AHEAD_WORDS = "Tanggal bukti belum tiba."
FULL_DAY_WORDS = "Tulis tanggal bukti dengan lengkap. Contoh: 17-05-2024."


def no_day_words(text: str) -> str:
    """Return how a text is refused that is no day."""
    return f'"{text}" tidak terbaca sebagai tanggal. Tulis misalnya 17-05-2024, 05-2024, atau 2024.'


def no_number_words(text: str) -> str:
    """Return how a text is refused that is no whole number, or could be two."""
    return f'"{text}" tidak terbaca sebagai bilangan bulat. Tulis misalnya 1.250.'


def since(ahead: str) -> Mapping[str, object]:
    """Return what becomes of each day in a field that asks since when: the day with its precision, or the sentence."""
    refused = dict.fromkeys(EARLY, EARLY_WORDS) | dict.fromkeys(AHEAD, ahead)
    return DAYS | refused | {text: no_day_words(text) for text in NO_DAYS}


def of_proof() -> Mapping[str, object]:
    """Return what becomes of each day in a field that asks for the day of a proof: it must be whole."""
    refused = dict.fromkeys([*PARTS_OF_DAYS, *NO_DAYS, "1944", "Des 1944", "Jan 2026", "2026"], FULL_DAY_WORDS)
    early = dict.fromkeys(["01-01-0001", "31-12-1944", "1 Januari 1900"], EARLY_WORDS)
    ahead = dict.fromkeys(["01-01-2026", "1 Januari 2026", "17-08-2145"], PROOF_AHEAD_WORDS)
    return WHOLE_DAYS | refused | early | ahead


def whole() -> Mapping[str, object]:
    """Return what becomes of each number in a field that asks for a whole one."""
    return NUMBERS | {text: no_number_words(text) for text in NO_NUMBERS}


def everywhere(expected: Mapping[str, object]) -> Mapping[str, object]:
    """Return the cases that every page is held against."""
    return {text: held for text, held in expected.items() if text in EVERYWHERE}
