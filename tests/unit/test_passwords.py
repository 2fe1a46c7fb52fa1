"""Passwords: what is too easy to guess for whom."""

import pytest

from tracker.base.passwords import Owner, weakness

ANI = Owner("ani.w", "Dr. Ani Wijayakusuma, S.Sos", "Badan Kepegawaian Negara", "BKN")
SRAGEN = Owner("registrar2.sragen@sragen.go.id", "Budi Uto", "Pemerintah Kabupaten Sragen")


@pytest.mark.parametrize(
    ("owner", "text"),
    [
        (ANI, "ani.w dan kawan-kawan"),
        (ANI, "ANI-W dan kawan-kawan"),
        (ANI, "rumah wijayakusuma 7"),
        (ANI, "W1j4y4ku5um4-2025!!"),
        (ANI, "badan-kepegawaian-negara"),
        (ANI, "pegawai bkn teladan"),
        (SRAGEN, "registrar2.sragen@sragen.go.id"),
        (SRAGEN, "Registrar2Sragen!!"),
        (SRAGEN, "budi yang baik hati"),
        (SRAGEN, "PemerintahKabupatenSragen"),
        (SRAGEN, "s r a g e n  a s r i"),
        (SRAGEN, "5r4g3n-4sr1-2025"),
        (Owner("x", "Ana Ani", "Kota Solo"), "kereta ke s0lo balapan"),
    ],
)
def test_names_of_the_owner_are_guessed_first(owner: Owner, text: str) -> None:
    assert weakness(text, owner) == "password_personal"


@pytest.mark.parametrize(
    "text", ["kuda lumping di alun-alun", "organisasi yang rapi 77", "manis dan asam jawa", "rawan banjir 1998"]
)
def test_words_that_only_resemble_them_are_taken(text: str) -> None:
    assert weakness(text, ANI) is None
    assert weakness(text, SRAGEN) is None


def test_length_and_common_words_count_as_before() -> None:
    assert weakness("sebelas kar", ANI) == "password_short"
    assert weakness("x" * 129, ANI) == "password_long"
    assert weakness("jejakinovasi2025", ANI) == "password_common"
