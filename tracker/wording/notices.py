"""The sentence of each kind of notice: one line that says what happened and what follows."""

import json
from typing import Any


def _l(text: str) -> str:
    """Mark a text for the catalogue; it is translated when it is shown, or when its letter is written."""
    return text


TEXTS: dict[str, str] = {
    "round.opened": _l("Putaran pemantauan dibuka (%(scope)s). Jawab daftar instansi Anda sampai %(closes_on)s."),
    "interest.stated": _l("%(agency)s berminat mereplikasi %(innovation)s. Jawab, atau tunjuk pendamping terdekat."),
    "interest.answered": _l("%(agency)s menjawab minat Anda atas %(innovation)s."),
    "interest.mentor": _l("Instansi Anda ditunjuk mendampingi %(agency)s mereplikasi %(innovation)s."),
    "interest.declined": _l(
        "%(agency)s belum dapat mendampingi replikasi %(innovation)s. Alasannya ada pada catatannya."
    ),
    "interest.agreed": _l("Kesepakatan replikasi %(innovation)s dengan %(agency)s sudah dicatat."),
    "interest.started": _l("%(agency)s mulai mereplikasi %(innovation)s."),
    "interest.withdrawn": _l("%(agency)s menarik minatnya atas %(innovation)s."),
    "innovation.submitted": _l("%(agency)s mengajukan inovasi %(innovation)s untuk diterbitkan."),
    "innovation.published": _l("Inovasi %(innovation)s sudah terbit."),
    "innovation.returned": _l("Inovasi %(innovation)s dikembalikan untuk perbaikan. Alasannya ada pada catatannya."),
    "replication.submitted": _l(
        "%(agency)s mendaftarkan replikasi %(name)s (%(number)s). Jawaban instansi Anda ditunggu."
    ),
    "replication.descended": _l(
        "%(agency)s mereplikasi turunan inovasi instansi Anda, %(name)s (%(number)s). Anda tidak perlu menjawab."
    ),
    "replication.answered": _l("Instansi asal membenarkan replikasi %(name)s (%(number)s)."),
    "replication.questioned": _l(
        "Instansi asal meminta penjelasan atas replikasi %(name)s (%(number)s). Perbaiki, lalu ajukan kembali."
    ),
    "replication.objected": _l(
        "Instansi asal mengajukan keberatan atas replikasi %(name)s (%(number)s). KemenPANRB memutuskan."
    ),
    "letter.needed": _l(
        "Instansi asal replikasi %(name)s oleh %(agency)s (%(number)s) tidak memiliki Admin Lokal yang aktif. "
        "Buat surat permintaan jawaban dan sampaikan kepadanya."
    ),
    "replication.waiting": _l("Replikasi %(name)s oleh %(agency)s (%(number)s) menunggu verifikasi."),
    "replication.disputed": _l("Replikasi %(name)s oleh %(agency)s (%(number)s) disengketakan dan menunggu keputusan."),
    "replication.silent": _l(
        "Instansi asal belum menjawab replikasi %(name)s oleh %(agency)s (%(number)s) selama 14 hari. "
        "Verifikator dapat memutuskan berdasarkan dokumen."
    ),
    "replication.appealed": _l("%(agency)s mengajukan sanggah atas penolakan replikasi %(name)s (%(number)s)."),
    "replication.responded": _l("%(agency)s menanggapi keberatan atas replikasi %(name)s (%(number)s)."),
    "replication.withdrawn": _l("%(agency)s mencabut replikasi %(name)s (%(number)s)."),
    "replication.returned": _l("Replikasi %(name)s (%(number)s) dikembalikan untuk perbaikan."),
    "replication.verified": _l("Replikasi %(name)s (%(number)s) sudah terverifikasi."),
    "replication.rejected": _l("Replikasi %(name)s (%(number)s) ditolak. Alasannya ada pada catatannya."),
    "proposal.made": _l(
        "%(agency)s menyebut bahwa instansi Anda mereplikasi %(name)s. Jadikan draf, atau jawab bila tidak demikian."
    ),
    "proposal.taken": _l("%(agency)s menjadikan usulan Anda tentang replikasi %(name)s drafnya."),
    "proposal.declined": _l(
        "%(agency)s menjawab usulan Anda tentang replikasi %(name)s. Alasannya ada pada usulannya."
    ),
    "import.asked": _l(
        "%(agency)s mendaftarkan replikasi inovasi instansi Anda lewat daftar, sebanyak %(count)s. "
        "Jawaban instansi Anda ditunggu."
    ),
    "import.descended": _l(
        "%(agency)s mereplikasi turunan inovasi instansi Anda lewat daftar, sebanyak %(count)s. "
        "Anda tidak perlu menjawab."
    ),
    "import.waiting": _l("Daftar %(file)s menunggu pelepasan oleh orang kedua sebelum terbit."),
    "import.sent_back": _l("Daftar %(file)s dikembalikan. Alasannya ada pada halamannya."),
    "import.ending": _l(
        "Daftar %(file)s lama tidak dilanjutkan dan berakhir dalam %(days)s hari. Lanjutkan, atau biarkan berakhir."
    ),
    "import.number_gone": _l(
        "Nomor %(number)s dihapus dari %(name)s, karena daftar resmi memakainya untuk catatan yang terbit. "
        "Catatan Anda tetap ada."
    ),
    "office.handed_over": _l("Anda menerima alih tugas dari %(name)s."),
    "agency.succeeded": _l("%(old)s dilanjutkan oleh %(new)s berdasarkan %(basis)s."),
}
OTHER = _l("Ada kabar baru untuk Anda.")
SEVERAL = _l("%(count)s kabar dari Jejak Inovasi")
HELLO = _l("Yth. %(name)s,")
GOODBYE = _l("Surat ini dikirim otomatis. Atur seberapa sering Anda menerimanya pada halaman Pemberitahuan.")


def filled(text: str, values: str) -> str:
    """Fill a sentence with the values of a notice (JSON text)."""
    # Any: the text is our own and holds words only.
    held: dict[str, Any] = json.loads(values)
    try:
        return text % held
    except (KeyError, ValueError):
        return text
