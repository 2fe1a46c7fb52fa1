"""How the measures of spread read: ties, classes, groups, models, and the reasons of a suggestion in words."""

from collections.abc import Mapping, Sequence
from statistics import mean, median

from flask_babel import gettext as _, lazy_gettext as _l, ngettext

from graph.analytics.dataset.adopter_categories import Timing
from graph.analytics.dataset.scope import Inputs
from graph.analytics.dataset.small_groups import NEEDED, Shown, bears
from graph.analytics.diffusion.adoption_hazard import Chance
from graph.analytics.groups import Neighbours
from graph.analytics.recommendation.recommendations import Exposure, Reason
from graph.domain.records.snapshot import AgencyRow
from graph.domain.values.numbers import known
from tracker.wording import i18n, messages

TIMINGS = {
    Timing.PIONEER: _l("Perintis"),
    Timing.EARLY: _l("Awal"),
    Timing.FOLLOWING: _l("Menyusul"),
    Timing.LATE: _l("Akhir"),
}
TIES = {
    "nearest": _l("Lima kabupaten/kota terdekat"),
    "same_province": _l("Instansi lain di provinsi yang sama"),
    "copied": _l("Instansi yang inovasinya pernah direplikasi"),
}
TOO_FEW = {
    Shown.SHARES: _l(
        "Bagian, laju, dan peluang memerlukan %(needed)s instansi yang mungkin; di sini ada %(there)s. "
        "Yang tampil adalah hitungannya."
    ),
    Shown.TIMES: _l(
        "Rata-rata waktu dan bagian yang belum mereplikasi memerlukan %(needed)s instansi yang mereplikasi; "
        "di sini ada %(there)s."
    ),
    Shown.R: _l("R memerlukan %(needed)s replikasi dalam satu angkatan; di sini ada %(there)s."),
    Shown.CIRCLES: _l(
        "Urutan dan kelompok memerlukan %(needed)s instansi yang mereplikasi atau direplikasi; di sini ada %(there)s."
    ),
}
EARLIER = {
    "few": _l("Provinsi dengan sedikit inovasi sebelumnya"),
    "some": _l("Provinsi dengan cukup banyak inovasi sebelumnya"),
    "many": _l("Provinsi dengan banyak inovasi sebelumnya"),
}


def refusal(code: str) -> str:
    """Return why a measure is not shown."""
    return messages.sentence(f"measure_{code}")


def of(part: int, whole: int) -> str:
    """Return "3 dari 5"; a dash where there is nobody to count."""
    return _("%(part)s dari %(whole)s", part=i18n.dec(part), whole=i18n.dec(whole)) if whole else "–"


def too_few(shown: str, there: int) -> str:
    """Return why a measure is not shown: how many there are, and how many it takes; nothing where there are enough."""
    kind = Shown(shown)
    if bears(kind, there):
        return ""
    return TOO_FEW[kind] % {"needed": i18n.dec(NEEDED[kind]), "there": i18n.dec(there)}


def no_classes() -> str:
    """Say which innovations have timing classes, where an agency took up none of them."""
    return _(
        "Belum ada: kelompok waktu dihitung untuk inovasi dengan sedikitnya %(needed)s instansi yang mereplikasi.",
        needed=i18n.dec(NEEDED[Shown.TIMES]),
    )


def too_few_neighbours(found: Neighbours) -> str:
    """Return why Moran's I is not shown: who stands near whom, how many adopted, and how many it takes."""
    if found.bearing:
        return ""
    return _(
        "I Moran memerlukan %(tied)s kabupaten/kota yang bertetangga, %(sides)s yang sudah dan %(sides)s yang belum "
        "mereplikasi; di sini ada %(there)s, dan %(adopted)s sudah mereplikasi.",
        tied=i18n.dec(NEEDED[Shown.NEIGHBOURS]),
        sides=i18n.dec(NEEDED[Shown.SIDES]),
        there=i18n.dec(found.tied),
        adopted=i18n.dec(found.adopted),
    )


def waits(years: Sequence[int]) -> str:
    """Return how long copies took from their parents: median and mean, of too few the years themselves."""
    if not years:
        return ""
    if not bears(Shown.TIMES, len(years)):
        listed = ", ".join(map(i18n.dec, sorted(years)))
        return _("Dari induk ke replikasinya, dalam tahun: %(years)s.", years=listed)
    return _(
        "Dari induk ke replikasinya: median %(median)s tahun, rata-rata %(mean)s tahun.",
        median=i18n.dec(median(years)),
        mean=i18n.dec(mean(years), 1),
    )


def reached(part: int, whole: int) -> str:
    """Return "3 dari 5" of what was verified; where nothing is, the words for it: unknown is no zero."""
    return of(part, whole) if known(part) is not None or not whole else _("belum ada yang terverifikasi")


def nothing_verified(inputs: Inputs) -> str:
    """Say that nothing is verified yet, and how much a source tells of."""
    if known(inputs.recorded) is None:
        return _("Belum ada yang terverifikasi.")
    return ngettext(
        "Belum ada yang terverifikasi; %(num)s tercatat tetapi belum diverifikasi.",
        "Belum ada yang terverifikasi; %(num)s tercatat tetapi belum diverifikasi.",
        inputs.recorded,
    )


def exposure(found: Exposure) -> str:
    return reached(found.running, found.of)


def closest(reason: Reason, places: Mapping[str, AgencyRow]) -> str:
    """Return the first reason: the adopters that add most to the score."""
    named = [(places[one.agency].name, i18n.dec(one.shared)) for one in reason.closest]
    if not named:
        return similar(reason)
    if len(named) == 1:
        return _(
            "paling mirip dengan %(agency)s (%(shared)s inovasi yang sama)", agency=named[0][0], shared=named[0][1]
        )
    return _(
        "paling mirip dengan %(agency)s (%(shared)s inovasi yang sama) dan %(other)s (%(also)s inovasi yang sama)",
        agency=named[0][0],
        shared=named[0][1],
        other=named[1][0],
        also=named[1][1],
    )


def similar(reason: Reason) -> str:
    """Return how many of the agencies most like this one run it: beside the reason, since the score adds up more."""
    return _(
        "%(running)s dari %(asked)s instansi yang paling mirip sudah menjalankannya",
        running=i18n.dec(reason.similar_running),
        asked=i18n.dec(reason.similar),
    )


def nearby(reason: Reason) -> str:
    """Return the second reason: the nearest regencies."""
    return _running_nearby(reason.nearest_running, reason.nearest)


def neighbours(found: Chance) -> str:
    """Return the reason of a chance: the nearest regencies that ran it a year before."""
    return _running_nearby(found.running, found.neighbours)


def multiplied(odds: float) -> str:
    """Return what one more neighbour that runs it does to the odds of following, in words."""
    if odds < 0.95:
        return _("Satu tetangga lagi yang menjalankannya menurunkan peluang.")
    if odds < 1.05:
        return _("Satu tetangga lagi yang menjalankannya hampir tidak mengubah peluang.")
    if odds < 1.75:
        return _("Satu tetangga lagi yang menjalankannya menaikkan peluang.")
    if odds < 1.995:
        return _("Dengan satu tetangga lagi yang menjalankannya, peluangnya hampir dua kali lipat.")
    return _("Dengan satu tetangga lagi yang menjalankannya, peluangnya %(times)s kali lipat.", times=i18n.dec(odds, 1))


def shared(reason: Reason) -> str:
    """Return what the score adds up: the replicators with an innovation in common."""
    return _(
        "%(shared)s dari %(adopters)s replikatornya pernah mereplikasi inovasi yang sama",
        shared=i18n.dec(reason.shared),
        adopters=i18n.dec(reason.adopters),
    )


def active(reason: Reason) -> str:
    """Return how many innovations the agency took up."""
    return ngettext("sudah mereplikasi %(num)s inovasi", "sudah mereplikasi %(num)s inovasi", reason.adopted)


def popular(reason: Reason) -> str:
    """Return how many agencies took up the innovation."""
    return ngettext("dijalankan %(num)s instansi", "dijalankan %(num)s instansi", reason.adopters)


def _running_nearby(running: int, asked: int) -> str:
    if not asked:
        return _("tidak punya tetangga kabupaten/kota dalam hitungan ini")
    return _(
        "%(running)s dari %(asked)s kabupaten/kota terdekat sudah menjalankannya",
        running=i18n.dec(running),
        asked=i18n.dec(asked),
    )
