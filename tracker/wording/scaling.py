"""How levels, bands, ties and reasons read on screen."""

from flask_babel import lazy_gettext as _l

from graph.analytics.scaling.gates import Missing
from graph.analytics.scaling.readiness import Band, Bottleneck, Exclusion, OriginTie
from graph.domain.records.scaling import Assessment
from graph.domain.values.numbers import known
from graph.domain.vocabulary import Area, Stage
from tracker.wording import messages

AREAS = tuple(Area)
STAGES = tuple(Stage)

READINESS = (
    _l("Gagasan"),
    _l("Kajian dasar"),
    _l("Rancangan solusi"),
    _l("Konsep terbukti"),
    _l("Diuji secara terkendali"),
    _l("Model awal sahih"),
    _l("Diuji di satu unit"),
    _l("Sahih di instansi asal"),
    _l("Teruji di replikasi yang berjalan di tempat lain"),
    _l("Terbukti oleh evaluasi luar atau survei di instansi pereplikasi"),
)
USE = (
    _l("Tidak ada yang menjalankan"),
    _l("Hanya instansi asal"),
    _l("Sebagian mitra pengembang"),
    _l("Mitra pengembang pada umumnya"),
    _l("Sebagian instansi yang terhubung dengan instansi asal"),
    _l("Instansi yang terhubung pada umumnya"),
    _l("Sebagian instansi yang tidak terhubung"),
    _l("Instansi yang tidak terhubung pada umumnya"),
    _l("Sebagian pengguna akhir"),
    _l("Pengguna akhir pada umumnya"),
)
BANDS = {
    Band.EARLY: _l("Tahap awal"),
    Band.STRENGTHEN: _l("Perlu penguatan"),
    Band.CANDIDATE: _l("Calon"),
    Band.READY: _l("Siap diusulkan"),
}
BAND_TONES = {Band.EARLY: "plain", Band.STRENGTHEN: "warn", Band.CANDIDATE: "wait", Band.READY: "good"}
BOTTLENECKS = {
    Bottleneck.READINESS: _l("Kesiapan lebih rendah daripada penggunaan"),
    Bottleneck.USE: _l("Penggunaan lebih rendah daripada kesiapan"),
    Bottleneck.EVEN: _l("Kesiapan dan penggunaan seimbang"),
}
TIES = {
    OriginTie.CO_DEVELOPER: _l("Mitra pengembang"),
    OriginTie.CONNECTED: _l("Terhubung dengan instansi asal"),
    OriginTie.UNCONNECTED: _l("Tidak terhubung"),
}
LEFT_OUT = {
    Exclusion.STOPPED: _l("Tidak dihitung: sudah berhenti"),
    Exclusion.UNCONFIRMED: _l("Tidak dihitung: belum dikonfirmasi berjalan pada putaran terakhir"),
}


# What a gate counts of verified replications, and of judged areas.
_NONE_YET = {
    "gate_copies": "copies",
    "gate_regions": "regions",
    "gate_provinces": "provinces",
    "gate_island_groups": "island_groups",
    "gate_areas": "areas",
}


def missing(found: Missing) -> str:
    """Return what a gate lacks, in words; of what nothing is verified yet there is no zero."""
    if found.code in _NONE_YET and known(found.have) is None:
        return messages.sentence(f"gate_none_{_NONE_YET[found.code]}", need=found.need)
    return messages.sentence(found.code, have=found.have, need=found.need)


def all_missing(found: tuple[Missing, ...]) -> str:
    """Return everything that a gate lacks, in words."""
    return " ".join(missing(one) for one in found)


def profile(judged: Assessment | None) -> list[tuple[Area, str | None, str | None]]:
    """Return each of the seven areas with its light and its reason, None where nobody judged it."""
    if judged is None:
        return [(area, None, None) for area in Area]
    return list(zip(Area, judged.lights, judged.reasons, strict=True))
