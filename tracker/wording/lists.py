"""What lists and figures say of themselves."""

from flask_babel import ngettext

from tracker.wording import i18n


def left_out(count: int) -> str:
    """Say how many records cannot be read, so that no list and no figure is taken for whole."""
    return ngettext(
        "Daftar dan hitungan di sini tanpa %(count)s catatan yang isinya tidak terbaca.",
        "Daftar dan hitungan di sini tanpa %(count)s catatan yang isinya tidak terbaca.",
        count,
        count=i18n.dec(count),
    )
