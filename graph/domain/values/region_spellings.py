"""How officials write the names of regions beside the full form, under Kemendagri's codes: short and former names.

Joined and split spelling ("Tanjungpinang", "Tanjung Pinang") needs no line:
names are compared without blanks, and "Kepulauan" or "Pulau" in front may be left out where that stays clear.
"""

from graph.domain.values.spelling_tables import several

SHORT_NAMES = several(
    """
    11: NAD, Nanggroe Aceh
    12: Sumut
    13: Sumbar
    16: Sumsel
    19: Babel, Kep. Babel
    21: Kepri
    31: DKI, DKI Jakarta, DKJ, DK Jakarta, Jakarta, Daerah Khusus Jakarta, Daerah Khusus Ibu Kota Jakarta
    32: Jabar
    33: Jateng
    34: DIY, DI Yogyakarta, Yogyakarta, DI Jogjakarta, Jogja, Yogya, Jogjakarta, DI Yogya
    35: Jatim
    52: NTB
    53: NTT
    61: Kalbar
    62: Kalteng
    63: Kalsel
    64: Kaltim
    65: Kaltara, Kalut
    71: Sulut
    72: Sulteng
    73: Sulsel
    74: Sultra
    76: Sulbar
    82: Malut
    92: Pabar
    93: Papsel, Pasel
    94: Papteng, Pateng
    95: Papeg, Papua Peg
    96: PBD, Pabar Daya
    11.01: Asel
    11.02: Agara
    11.03: Atim
    11.04: Ateng
    11.05: Abar
    11.06: Abes
    11.12: Abdya
    11.13: Galus
    11.16: Atam
    11.18: Pijay
    12.01: Tapteng
    12.02: Taput
    12.03: Tapsel
    12.13: Madina
    12.14: Nisel
    12.15: Pakpak
    12.16: Humbahas
    12.18: Sergai
    12.20: Paluta
    12.21: Palas
    12.22: Labusel
    12.23: Labura
    12.24: Nisut
    12.25: Nisbar
    12.72: Siantar, P. Siantar
    12.74: Tj. Balai
    12.77: Sidimpuan, Sidempuan, Padang Sidempuan, P. Sidimpuan
    13.01: Pessel
    13.05: Padpar
    13.07: 50 Kota, Limapuluh Koto
    13.09: Mentawai
    13.11: Solsel
    13.12: Pasbar
    14.02: Inhu
    14.04: Inhil
    14.06: Rohul
    14.07: Rohil
    14.09: Kuansing
    15.05: Muara Jambi
    15.06: Tanjab Barat, Tanjabbar, Tanjung Jabung Brt
    15.07: Tanjab Timur, Tanjabtim, Tanjung Jabung Tmr
    16.01: OKU
    16.02: OKI
    16.05: Mura
    16.06: Muba
    16.08: OKU Timur, OKUT
    16.09: OKU Selatan, OKUS
    16.12: PALI
    16.13: Muratara
    17.09: Benteng
    18.01: Lamsel
    18.02: Lamteng
    18.03: Lampura
    18.04: Lambar
    18.05: Tuba
    18.07: Lamtim
    18.12: Tubaba
    18.13: Pesibar
    18.71: Balam
    19.03: Basel
    19.04: Bateng
    19.05: Babar
    19.06: Beltim
    21.72: Tj. Pinang
    31.71: Jakpus
    31.72: Jakut
    31.73: Jakbar
    31.74: Jaksel
    31.75: Jaktim
    32.15: Krawang
    32.17: KBB
    33.72: Solo
    34.01: Kulonprogo
    34.71: Yogyakarta, Jogja, Yogya, Jogjakarta
    36.74: Tangsel
    52.01: Lobar
    52.02: Loteng
    52.03: Lotim
    52.07: KSB
    52.08: KLU
    53.02: TTS
    53.03: TTU
    53.06: Flotim
    53.11: Sumtim
    53.15: Mabar
    53.17: Sumteng
    53.18: SBD
    53.19: Matim
    61.11: KKU
    61.12: KKR
    62.01: Kobar
    62.02: Kotim
    62.04: Barsel
    62.05: Barut
    62.12: Mura
    62.13: Bartim
    63.01: Tala
    63.04: Batola
    63.06: HSS
    63.07: HST
    63.08: HSU
    63.10: Tanbu
    64.02: Kukar
    64.07: Kubar
    64.08: Kutim
    64.09: PPU
    64.11: Mahulu
    65.04: KTT
    71.01: Bolmong
    71.05: Minsel
    71.06: Minut
    71.07: Mitra
    71.08: Bolmut
    71.09: Sitaro, Kep. Sitaro
    71.10: Boltim
    71.11: Bolsel
    72.07: Bangkep
    72.08: Parimo, Parigi Mautong
    72.09: Touna
    72.11: Balut
    72.12: Morut
    73.10: Pangkep, Pangkajene Kepulauan
    73.14: Sidrap
    73.18: Tator
    73.22: Lutra
    73.24: Lutim
    73.26: Torut
    74.05: Konsel
    74.08: Kolut
    74.09: Konut
    74.10: Butur
    74.11: Koltim
    74.12: Konkep
    74.13: Mubar
    74.14: Buteng
    74.15: Busel
    75.03: Bonebol, Bonbol
    75.05: Gorut
    76.04: Polman
    76.06: Mateng
    81.01: Malteng
    81.02: Malra
    81.03: KKT
    81.05: SBT
    81.06: SBB
    81.08: MBD
    82.01: Halbar
    82.02: Halteng
    82.03: Halut
    82.04: Halsel
    82.05: Kepsul
    82.06: Haltim
    82.72: Tidore
    91.20: Mamra
    92.11: Mansel
    92.12: Pegaf
    95.02: Pegubin
    95.05: Mamteng
    96.02: Sorsel
    """
)
FORMER_NAMES = several(
    """
    11: Daerah Istimewa Aceh, Nanggroe Aceh Darussalam
    12.12: Toba Samosir, Tobasa
    13.03: Sawahlunto Sijunjung, Sawahlunto/Sijunjung
    17.08: Kepahyang
    21.01: Kepulauan Riau
    61.02: Pontianak
    64.01: Pasir
    64.02: Kutai
    71.03: Sangihe Talaud, Kepulauan Sangihe dan Talaud, Sangir Talaud
    73.01: Selayar
    73.71: Ujung Pandang
    74.02: Kendari
    76.01: Mamuju Utara, Matra
    76.04: Polewali Mamasa, Polmas
    81.03: Maluku Tenggara Barat, MTB
    91: Irian Jaya
    91.05: Yapen Waropen
    92: Irian Jaya Barat
    """
)
OLD_CODES = {  # since provinces were divided: 2012, and 2022 in Papua
    "64.04": "65.01",
    "64.05": "65.03",
    "64.06": "65.02",
    "64.10": "65.04",
    "64.73": "65.71",
    "91.01": "93.01",
    "91.16": "93.02",
    "91.17": "93.03",
    "91.18": "93.04",
    "91.04": "94.01",
    "91.07": "94.02",
    "91.08": "94.03",
    "91.09": "94.04",
    "91.25": "94.05",
    "91.26": "94.06",
    "91.27": "94.07",
    "91.28": "94.08",
    "91.02": "95.01",
    "91.12": "95.02",
    "91.13": "95.03",
    "91.14": "95.04",
    "91.21": "95.05",
    "91.22": "95.06",
    "91.23": "95.07",
    "91.24": "95.08",
    "92.01": "96.01",
    "92.04": "96.02",
    "92.05": "96.03",
    "92.09": "96.04",
    "92.10": "96.05",
    "92.71": "96.71",
}
# Where the codes of Kemendagri and of BPS are the same. Elsewhere "9103" may be either's, and is asked about.
SAME_CODES_AT_BPS = frozenset({"32", "33", "34", "35", "36", "51", "52"})
