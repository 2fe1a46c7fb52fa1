"""The people and things of the main path: demo accounts, and the ids that a browser test needs."""

from dataclasses import dataclass

from graph.domain.records.rows import UserLoad
from graph.domain.vocabulary import Cluster, Role, UnitKind
from graph.example.names import marked, slug

KEMENPANRB = slug("Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi")
MINISTRY = slug("Kementerian Kesehatan")
APPOINTED = slug("Lembaga Administrasi Negara")  # whose verifier decides where KemenPANRB is a party
SECOND_APPOINTED = slug("Ombudsman Republik Indonesia")
PARENT_AGENCY = "33.14"
HUB = "73"
THEME = 3  # health, which the ministry's mandate covers


@dataclass(frozen=True, slots=True)
class DemoPath:
    """Ids and log-ins for walking the main path: register, confirm, verify, sponsor, advance."""

    innovation: str
    innovation_name: str
    parent_agency: str
    adopter: str
    adopter_name: str
    unit: str
    unit_name: str
    ministry: str
    registrar_adopter: str
    registrar_parent: str
    verifier: str
    analyst: str
    steward: str


@dataclass(frozen=True, slots=True)
class DemoUnit:
    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """A spare adopter of the demo: outside of all official counts until somebody walks the path."""

    name: str
    short_name: str
    region: str
    part_of: str | None
    cluster: Cluster
    units: tuple[DemoUnit, ...]


ADOPTERS = (
    DemoAgency(
        marked("Universitas Hasanuddin"),
        marked("Unhas"),
        "73.71",
        slug("Kementerian Pendidikan Tinggi, Sains, dan Teknologi"),
        Cluster.OTHER,
        (
            DemoUnit(marked("Rumah Sakit Pendidikan Universitas Hasanuddin"), UnitKind.HOSPITAL),
            DemoUnit(marked("Klinik Mahasiswa Universitas Hasanuddin"), UnitKind.OTHER),
        ),
    ),
    DemoAgency(
        marked("Perumda Air Minum Kota Manado"),
        marked("Perumda Manado"),
        "71.71",
        "71.71",
        Cluster.BUMD,
        (
            DemoUnit(marked("Klinik Karyawan Perumda Air Minum Kota Manado"), UnitKind.OTHER),
            DemoUnit(marked("Loket Pelayanan Perumda Air Minum Kota Manado"), UnitKind.UOBK),
        ),
    ),
)

INNOVATIONS = (
    ("SIAGA IBU: Layanan Pendampingan Ibu Hamil Berisiko dari Rumah ke Rumah", "SIAGA IBU"),
    ("TUNTAS TB: Gerakan Penemuan Kasus Tuberkulosis Bersama Warga", "TUNTAS TB"),
)


def _path(number: int, registrar: str) -> DemoPath:
    agency, title = ADOPTERS[number], marked(INNOVATIONS[number][0])
    return DemoPath(
        innovation=slug(title),
        innovation_name=title,
        parent_agency=PARENT_AGENCY,
        adopter=slug(agency.name),
        adopter_name=agency.name,
        unit=slug(agency.units[0].name),
        unit_name=agency.units[0].name,
        ministry=MINISTRY,
        registrar_adopter=registrar,
        registrar_parent="registrar.sragen",
        verifier="verifikator.panrb",
        analyst="analis.kesehatan",
        steward="pengelola.panrb",
    )


DEMO_PATH = _path(0, "registrar.unhas")
SECOND_PATH = _path(1, "registrar.manado")  # another adopter and innovation, for a second walk on the same graph


def _account(login: str, name: str, agency: str, roles: tuple[Role, ...], office: str, password: str) -> UserLoad:
    return UserLoad(f"u-{login.replace('.', '-')}", login, marked(name), agency, roles, office, password)


ACCOUNTS = (
    _account(
        "penyusun.unhas",
        "Nadia Paramita",
        DEMO_PATH.adopter,
        (Role.DRAFTER,),
        "Rumah Sakit Pendidikan",
        "rotan-payung-41",
    ),
    _account(
        "registrar.unhas",
        "Arman Daeng Sila",
        DEMO_PATH.adopter,
        (Role.REGISTRAR,),
        "Biro Perencanaan",
        "kenari-lentera-27",
    ),
    _account(
        "registrar2.unhas",
        "Hasnah Tenri",
        DEMO_PATH.adopter,
        (Role.REGISTRAR,),
        "Biro Perencanaan",
        "perahu-cengkih-58",
    ),
    _account(
        "registrar.manado",
        "Jeane Walandouw",
        SECOND_PATH.adopter,
        (Role.REGISTRAR,),
        "Sekretariat",
        "kolintang-teluk-36",
    ),
    _account(
        "registrar2.manado",
        "Frits Lontoh",
        SECOND_PATH.adopter,
        (Role.REGISTRAR,),
        "Sekretariat",
        "gerimis-pala-72",
    ),
    _account(
        "registrar.sragen",
        "Sulastri Widodo",
        PARENT_AGENCY,
        (Role.REGISTRAR,),
        "Bagian Organisasi",
        "gamelan-sawah-19",
    ),
    _account(
        "registrar2.sragen",
        "Joko Prasetyo",
        PARENT_AGENCY,
        (Role.REGISTRAR,),
        "Bagian Organisasi",
        "delman-jati-63",
    ),
    _account(
        "hub.sulsel",
        "Andi Batari",
        HUB,
        (Role.FACILITATOR,),
        "Hub Jaringan Inovasi Pelayanan Publik",
        "phinisi-angin-85",
    ),
    _account(
        "verifikator.panrb",
        "Dimas Prakoso",
        KEMENPANRB,
        (Role.VERIFIER,),
        "Verifikator",
        "kunci-meranti-44",
    ),
    _account(
        "verifikator.luar",
        "Ratih Kumalasari",
        APPOINTED,
        (Role.VERIFIER,),
        "Verifikator yang ditunjuk",
        "telaga-kompas-92",
    ),
    _account(
        "analis.kesehatan",
        "Yudha Mahendra",
        MINISTRY,
        (Role.ANALYST,),
        "Analis Kebijakan",
        "mortir-serai-35",
    ),
    _account(
        "pengelola.panrb",
        "Laras Ayuningtyas",
        KEMENPANRB,
        (Role.STEWARD,),
        "Pengelola Scaling Up",
        "jangkar-embun-76",
    ),
    _account(
        "auditor.panrb",
        "Robert Manurung",
        KEMENPANRB,
        (Role.AUDITOR,),
        "Inspektorat",
        "lensa-belimbing-53",
    ),
    _account("admin.panrb", "Wening Larasati", KEMENPANRB, (Role.ADMIN,), "Pusat Data", "mercusuar-tebu-68"),
)
