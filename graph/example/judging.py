"""Assessments by ministries: a readiness, and a light with a reason for each of the seven areas."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random

from graph.domain.records.road_rows import AssessmentLoad, ScaleUpLoad
from graph.domain.records.rows import InnovationLoad
from graph.domain.vocabulary import Area, Exit, Light, Route, Stage
from graph.example import days, demo
from graph.example.scaling import LONGEST_IN_FORCE, Mandates
from graph.example.standing import RegionCounts

_REASONS = {
    Light.GREEN: {
        Area.STRATEGY: "Peta jalan perluasan tiga tahun sudah disepakati.",
        Area.CREDIBILITY: "Hasil diukur sebelum dan sesudah, dengan pembanding.",
        Area.SUPPORT: "Pimpinan dan organisasi profesi mendukung secara tertulis.",
        Area.ADVANTAGE: "Lebih cepat dan lebih murah daripada cara lama.",
        Area.EASE: "Panduan lengkap dan dapat diterapkan tanpa pengembang asal.",
        Area.FIT: "Sesuai dengan tugas pelaksana di sebagian besar daerah.",
        Area.FUNDING: "Biaya tahunan tercantum dalam anggaran rutin.",
    },
    Light.AMBER: {
        Area.STRATEGY: "Sasaran perluasan ada, tahapannya belum.",
        Area.CREDIBILITY: "Hasil diukur di instansi asal saja.",
        Area.SUPPORT: "Dukungan baru dari sebagian pemangku kepentingan.",
        Area.ADVANTAGE: "Keunggulan terlihat, besarnya belum pasti.",
        Area.EASE: "Perlu pendampingan pada bulan-bulan pertama.",
        Area.FIT: "Perlu penyesuaian untuk daerah kepulauan.",
        Area.FUNDING: "Biaya awal masih bergantung pada hibah.",
    },
    Light.RED: {
        Area.STRATEGY: "Belum ada strategi perluasan.",
        Area.CREDIBILITY: "Belum ada pengukuran hasil yang dapat diperiksa.",
        Area.SUPPORT: "Belum ada dukungan tertulis.",
        Area.ADVANTAGE: "Keunggulan atas cara lama belum terbukti.",
        Area.EASE: "Bergantung pada perangkat lunak milik satu pihak.",
        Area.FIT: "Memerlukan tenaga yang jarang tersedia.",
        Area.FUNDING: "Sumber dana setelah tahun pertama belum ada.",
    },
}
_GATED = (Area.SUPPORT, Area.FUNDING)  # gate 5: none of these is red


def assessments(
    tops: list[InnovationLoad],
    standings: dict[str, RegionCounts],
    scale_ups: Iterable[ScaleUpLoad],
    evaluated: set[str],
    mandates: Mandates,
    count: int,
    rng: Random,
) -> list[AssessmentLoad]:
    """Judge every scale-up from the feasibility study on, most earlier ones, and further innovations.

    ``evaluated`` are innovations with an external evaluation or a survey at a running copy.
    """
    by_id = {row.id: row for row in tops}
    made: list[AssessmentLoad] = []
    for scale_up in scale_ups:
        if scale_up.stage < Stage.FEASIBILITY and rng.random() < 0.4:
            continue
        row = by_id[scale_up.innovation]
        by = scale_up.sponsor or rng.choice(mandates.over(row))
        passed = scale_up.stage >= Stage.FEASIBILITY and scale_up.side is not Exit.DISCONTINUED
        judgement = _assessment(row, by, standings[row.id], row.id in evaluated, passed, 0, rng)
        made.append(replace(judgement, made_on=_before_its_gate(scale_up, rng) or judgement.made_on))
    judged = {row.innovation for row in made} | {demo.DEMO_PATH.innovation, demo.SECOND_PATH.innovation}
    others = [row for row in tops if row.id not in judged and standings[row.id].is_proven and mandates.over(row)]
    for row in rng.sample(others, min(max(count - len(made), 0), len(others))):
        by = rng.choice(mandates.over(row))
        made.append(_assessment(row, by, standings[row.id], row.id in evaluated, False, rng.choice((0, 0, 1)), rng))
    return made


def _assessment(
    row: InnovationLoad, agency: str, now: RegionCounts, evaluated: bool, passed: bool, less: int, rng: Random
) -> AssessmentLoad:
    shown = 7 if now.copies == 0 else (9 if evaluated else 8)
    lights = {area: _light(area, passed, rng) for area in Area}
    return AssessmentLoad(
        id=f"penilaian-{row.id}",
        innovation=row.id,
        agency=agency,
        readiness=shown - less,
        areas=lights,
        reasons={area: _REASONS[light][area] for area, light in lights.items()},
        made_on=days.between(rng, date(2025, 1, 10), date(2025, 12, 10)),
    )


def _before_its_gate(scale_up: ScaleUpLoad, rng: Random) -> date | None:
    """Return a day before gate 5 was passed, which asks for the assessment; None where it was not."""
    if scale_up.stage < Stage.FEASIBILITY or scale_up.route is Route.RETROSPECTIVE:
        return None
    in_force = LONGEST_IN_FORCE if scale_up.stage == Stage.EVALUATED else 0
    return days.after(scale_up.entered_on, -in_force - rng.randint(30, 240))


def _light(area: Area, passed: bool, rng: Random) -> Light:
    if passed:
        return rng.choice((Light.GREEN, Light.GREEN, Light.AMBER))
    return rng.choices((Light.GREEN, Light.AMBER, Light.RED), (5, 4, 0 if area in _GATED else 1))[0]
