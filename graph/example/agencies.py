"""Agencies of the made-up nation: mirrors of listed ones, and offices, companies, universities."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

from graph.domain.records.rows import AgencyLoad, MandateLoad, RegionLoad
from graph.domain.vocabulary import Cluster, Level
from graph.example import demo
from graph.example.names import MARK, marked, slug
from graph.example.size import Size

_REFERENCE = Path(__file__).parents[1] / "reference"
_SINCE = date(2024, 10, 21)  # the present cabinet
_CLUSTERS = {
    "kementerian": Cluster.MINISTRY,
    "lembaga": Cluster.INSTITUTION,
    "provinsi": Cluster.PROVINCE,
    "kabupaten": Cluster.REGENCY,
    "kota": Cluster.CITY,
    "BUMN": Cluster.BUMN,
}
# (how often, cluster, name, short name, official name of the agency above; None: the local government)
_KINDS: tuple[tuple[int, Cluster, str, str, str | None], ...] = (
    (
        4,
        Cluster.VERTICAL,
        "Kepolisian Resor {place}",
        "Polres {place}",
        "Kepolisian Negara Republik Indonesia",
    ),
    (
        4,
        Cluster.VERTICAL,
        "Kantor Pertanahan {place}",
        "Kantah {place}",
        "Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional",
    ),
    (3, Cluster.VERTICAL, "Kantor Kementerian Agama {place}", "Kankemenag {place}", "Kementerian Agama"),
    (
        2,
        Cluster.VERTICAL,
        "Kantor Imigrasi {place}",
        "Kanim {place}",
        "Kementerian Imigrasi dan Pemasyarakatan",
    ),
    (
        2,
        Cluster.VERTICAL,
        "Lembaga Pemasyarakatan {place}",
        "Lapas {place}",
        "Kementerian Imigrasi dan Pemasyarakatan",
    ),
    (2, Cluster.VERTICAL, "Pengadilan Negeri {place}", "PN {place}", "Mahkamah Agung"),
    (2, Cluster.VERTICAL, "Kantor Pelayanan Pajak Pratama {place}", "KPP {place}", "Kementerian Keuangan"),
    (
        1,
        Cluster.VERTICAL,
        "Balai Pengawas Obat dan Makanan {place}",
        "BPOM {place}",
        "Badan Pengawas Obat dan Makanan",
    ),
    (4, Cluster.BUMD, "Perumda Air Minum {place}", "Perumda AM {place}", None),
    (2, Cluster.BUMD, "Perumda Pasar {place}", "Perumda Pasar {place}", None),
    (2, Cluster.BUMD, "Bank Perekonomian Rakyat {place}", "BPR {place}", None),
    (
        3,
        Cluster.OTHER,
        "Universitas {town}",
        "Univ. {town}",
        "Kementerian Pendidikan Tinggi, Sains, dan Teknologi",
    ),
    (
        2,
        Cluster.OTHER,
        "Politeknik {town}",
        "Poltek {town}",
        "Kementerian Pendidikan Tinggi, Sains, dan Teknologi",
    ),
)
_NEEDED = frozenset(
    {
        demo.KEMENPANRB,
        demo.MINISTRY,
        demo.APPOINTED,
        demo.SECOND_APPOINTED,
        demo.PARENT_AGENCY,
        demo.HUB,
        "73.71",
        "71.71",
        slug("Kementerian Pendidikan Tinggi, Sains, dan Teknologi"),
        slug("Kementerian Komunikasi dan Digital"),
        slug("Kepolisian Negara Republik Indonesia"),
    }
)


def mirrors(size: Size) -> list[AgencyLoad]:
    """Return a made-up counterpart of each listed agency that decides for itself; DKI's six units do not."""
    listed = [_mirror(row) for row in _table("agencies") if row["autonomous"] != "0"]
    if size.mirrors is None:
        return listed
    needed = [row for row in listed if row.id in _NEEDED]
    others = [row for row in listed if row.id not in _NEEDED]
    step = len(others) / (size.mirrors - len(needed))
    return needed + [others[int(number * step)] for number in range(size.mirrors - len(needed))]


def mandates(held: Iterable[AgencyLoad]) -> list[MandateLoad]:
    """Give the mirrors the mandates of those whom they mirror, by our own mapping."""
    ids = {row.id for row in held}
    listed = [(slug(row["agency"]), row["category"]) for row in _table("mandates")]
    return [MandateLoad(agency, category, _SINCE) for agency, category in listed if agency in ids]


def _table(name: str) -> list[dict[str, str]]:
    with (_REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _mirror(row: dict[str, str]) -> AgencyLoad:
    name, region = row["official_name"].strip(), row["region_code"] or None
    return AgencyLoad(
        id=region or slug(name),
        name=marked(name),
        short_name=marked(row["short_name"].strip()),
        cluster=_CLUSTERS[row["cluster"]],
        region=region,
        autonomous=True if region else None,
    )


def beside(size: Size, regions: Iterable[RegionLoad], known: Iterable[AgencyLoad], rng: Random) -> list[AgencyLoad]:
    """Make the offices, companies and universities: adopting ones, the demo's, then other spare ones."""
    ids = {row.id for row in known} | {slug(agency.name) for agency in demo.ADOPTERS}
    places = [region for region in regions if region.level is not Level.PROVINCE]
    weights = [region.population or 1000 for region in places]
    made: list[AgencyLoad] = []
    while len(made) < size.others + size.spare - len(demo.ADOPTERS):
        region = rng.choices(places, weights)[0]
        row = _office(region, rng, ids)
        if row.id not in ids:
            ids.add(row.id)
            made.append(row)
    return made[: size.others] + [_demo_agency(agency, ids) for agency in demo.ADOPTERS] + made[size.others :]


def _office(region: RegionLoad, rng: Random, ids: set[str]) -> AgencyLoad:
    _, cluster, name, short_name, above = rng.choices(_KINDS, [kind[0] for kind in _KINDS])[0]
    part_of = slug(above) if above else region.code
    words = {"place": region.name, "town": region.name.removeprefix("Kabupaten ").removeprefix("Kota ")}
    full = marked(name.format(**words))
    return AgencyLoad(
        id=slug(full),
        name=full,
        short_name=marked(short_name.format(**words)),
        cluster=cluster,
        region=region.code,
        part_of=part_of if part_of in ids else None,
    )


def _demo_agency(agency: demo.DemoAgency, ids: set[str]) -> AgencyLoad:
    return AgencyLoad(
        id=slug(agency.name),
        name=agency.name,
        short_name=agency.short_name,
        cluster=agency.cluster,
        region=agency.region,
        part_of=agency.part_of if agency.part_of in ids else None,
    )


def bare(agency: AgencyLoad) -> str:
    """Return an agency's name for use inside another made-up name, without mark and "Pemerintah"."""
    return agency.name.removesuffix(MARK).strip().removeprefix("Pemerintah ").strip()
