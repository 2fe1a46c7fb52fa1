"""The sentence of each kind of notice: one line that says what happened and what follows."""

import json
import re
from typing import Any

from graph.domain.events import NoticeKind
from tracker.wording import unworded

_NAMES = re.compile(r"%\((\w+)\)")


def _l(text: str) -> str:
    """Mark a text for the catalogue; it is translated when it is shown, or when its letter is written."""
    return text


TEXTS: dict[NoticeKind, str] = {
    NoticeKind.ROUND_OPENED: _l(
        "Putaran pemantauan dibuka (%(scope)s). Jawab daftar instansi Anda sampai %(closes_on)s."
    ),
    NoticeKind.INTEREST_STATED: _l(
        "%(agency)s berminat mereplikasi %(innovation)s. Jawab, atau tunjuk pendamping terdekat."
    ),
    NoticeKind.INTEREST_ANSWERED: _l("%(agency)s menjawab minat Anda atas %(innovation)s."),
    NoticeKind.INTEREST_MENTOR: _l("Instansi Anda ditunjuk mendampingi %(agency)s mereplikasi %(innovation)s."),
    NoticeKind.INTEREST_DECLINED: _l(
        "%(agency)s belum dapat mendampingi replikasi %(innovation)s. Alasannya ada pada catatannya."
    ),
    NoticeKind.INTEREST_AGREED: _l("Kesepakatan replikasi %(innovation)s dengan %(agency)s sudah dicatat."),
    NoticeKind.INTEREST_STARTED: _l("%(agency)s mulai mereplikasi %(innovation)s."),
    NoticeKind.INTEREST_WITHDRAWN: _l("%(agency)s menarik minatnya atas %(innovation)s."),
    NoticeKind.INNOVATION_SUBMITTED: _l("%(agency)s mengajukan inovasi %(innovation)s untuk diterbitkan."),
    NoticeKind.INNOVATION_PUBLISHED: _l("Inovasi %(innovation)s sudah terbit."),
    NoticeKind.INNOVATION_CORRECTED: _l("%(agency)s mengoreksi inovasi %(innovation)s yang sudah terbit: %(reason)s"),
    NoticeKind.INNOVATION_RETURNED: _l(
        "Inovasi %(innovation)s dikembalikan untuk perbaikan. Alasannya ada pada catatannya."
    ),
    NoticeKind.REPLICATION_SUBMITTED: _l(
        "%(agency)s mendaftarkan replikasi %(name)s (%(number)s). Jawaban instansi Anda ditunggu."
    ),
    NoticeKind.REPLICATION_DESCENDED: _l(
        "%(agency)s mereplikasi turunan inovasi instansi Anda, %(name)s (%(number)s). Anda tidak perlu menjawab."
    ),
    NoticeKind.REPLICATION_ANSWERED: _l("Instansi asal mengonfirmasi replikasi %(name)s (%(number)s)."),
    NoticeKind.REPLICATION_QUESTIONED: _l(
        "Instansi asal meminta penjelasan atas replikasi %(name)s (%(number)s). Perbaiki, lalu ajukan kembali."
    ),
    NoticeKind.REPLICATION_OBJECTED: _l(
        "Instansi asal mengajukan keberatan atas replikasi %(name)s (%(number)s). KemenPANRB memutuskan."
    ),
    NoticeKind.LETTER_NEEDED: _l(
        "Instansi asal replikasi %(name)s oleh %(agency)s (%(number)s) tidak memiliki Admin Lokal yang aktif. "
        "Buat surat permintaan jawaban dan sampaikan kepadanya."
    ),
    NoticeKind.REPLICATION_WAITING: _l("Replikasi %(name)s oleh %(agency)s (%(number)s) menunggu verifikasi."),
    NoticeKind.REPLICATION_DISPUTED: _l(
        "Replikasi %(name)s oleh %(agency)s (%(number)s) disengketakan dan menunggu keputusan."
    ),
    NoticeKind.REPLICATION_SILENT: _l(
        "Instansi asal belum menjawab replikasi %(name)s oleh %(agency)s (%(number)s) selama 14 hari. "
        "Verifikator dapat memutuskan berdasarkan dokumen."
    ),
    NoticeKind.REPLICATION_APPEALED: _l(
        "%(agency)s mengajukan sanggah atas penolakan replikasi %(name)s (%(number)s)."
    ),
    NoticeKind.REPLICATION_RESPONDED: _l("%(agency)s menanggapi keberatan atas replikasi %(name)s (%(number)s)."),
    NoticeKind.REPLICATION_WITHDRAWN: _l("%(agency)s mencabut replikasi %(name)s (%(number)s)."),
    NoticeKind.REPLICATION_RETURNED: _l("Replikasi %(name)s (%(number)s) dikembalikan untuk perbaikan."),
    NoticeKind.REPLICATION_VERIFIED: _l("Replikasi %(name)s (%(number)s) sudah terverifikasi."),
    NoticeKind.REPLICATION_REJECTED: _l("Replikasi %(name)s (%(number)s) ditolak. Alasannya ada pada catatannya."),
    NoticeKind.PROPOSAL_MADE: _l(
        "%(agency)s menyebut bahwa instansi Anda mereplikasi %(name)s. Jadikan draf, atau jawab bila tidak demikian."
    ),
    NoticeKind.PROPOSAL_TAKEN: _l("%(agency)s menjadikan usulan Anda tentang replikasi %(name)s drafnya."),
    NoticeKind.PROPOSAL_DECLINED: _l(
        "%(agency)s menjawab usulan Anda tentang replikasi %(name)s. Alasannya ada pada usulannya."
    ),
    NoticeKind.IMPORT_ASKED: _l(
        "%(agency)s mendaftarkan replikasi inovasi instansi Anda lewat daftar, sebanyak %(count)s. "
        "Jawaban instansi Anda ditunggu."
    ),
    NoticeKind.IMPORT_DESCENDED: _l(
        "%(agency)s mereplikasi turunan inovasi instansi Anda lewat daftar, sebanyak %(count)s. "
        "Anda tidak perlu menjawab."
    ),
    NoticeKind.IMPORT_WAITING: _l("Daftar %(file)s menunggu pelepasan oleh orang kedua sebelum terbit."),
    NoticeKind.IMPORT_SENT_BACK: _l("Daftar %(file)s dikembalikan. Alasannya ada pada halamannya."),
    NoticeKind.IMPORT_ENDING: _l(
        "Daftar %(file)s lama tidak dilanjutkan dan berakhir dalam %(days)s hari. Lanjutkan, atau biarkan berakhir."
    ),
    NoticeKind.IMPORT_NUMBER_GONE: _l(
        "Nomor %(number)s dihapus dari %(name)s, karena daftar resmi memakainya untuk catatan yang terbit. "
        "Catatan Anda tetap ada."
    ),
    NoticeKind.OFFICE_HANDED_OVER: _l("Anda menerima alih tugas dari %(name)s."),
    NoticeKind.AGENCY_SUCCEEDED: _l("%(old)s dilanjutkan oleh %(new)s berdasarkan %(basis)s."),
}
SEVERAL = _l("%(count)s kabar dari Jejak Inovasi")
HELLO = _l("Yth. %(name)s,")
GOODBYE = _l("Surat ini dikirim otomatis. Atur seberapa sering Anda menerimanya pada halaman Pemberitahuan.")


def filled(text: str, values: str) -> str:
    """Fill a sentence with the values of a notice (JSON text); one that an older release wrote may lack some."""
    # Any: the text is our own and holds words only.
    held: dict[str, Any] = json.loads(values)
    lacking = {name: unworded.plain("value of a notice", name) for name in _NAMES.findall(text) if name not in held}
    return text % (held | lacking)
