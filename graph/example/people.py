"""People of the made-up nation: two registrars at each agency, verifiers, and the demo accounts."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from random import Random

from graph.domain.records.rows import AgencyLoad, UserLoad
from graph.domain.vocabulary import Cluster, Role
from graph.example import demo, names

_OFFICES = {
    Cluster.PROVINCE: "Biro Organisasi",
    Cluster.REGENCY: "Bagian Organisasi",
    Cluster.CITY: "Bagian Organisasi",
    Cluster.MINISTRY: "Biro Organisasi dan Tata Laksana",
    Cluster.INSTITUTION: "Biro Organisasi dan Tata Laksana",
}


class People:
    """Who acts for which agency; nobody here but the demo accounts has a password."""

    def __init__(self, agencies: Iterable[AgencyLoad], rng: Random) -> None:
        self.users: list[UserLoad] = list(demo.ACCOUNTS)
        self._registrars: dict[str, list[str]] = {}
        for user in demo.ACCOUNTS:
            if Role.REGISTRAR in user.roles:
                self._registrars.setdefault(user.agency, []).append(user.id)
        for agency in agencies:
            self._appoint(agency, rng)
        self._verifiers = [
            self._made(f"verifikator{number}.{place}", agency, (Role.VERIFIER,), "Verifikator", rng)
            for number, place, agency in (
                (1, "panrb", demo.KEMENPANRB),
                (2, "panrb", demo.KEMENPANRB),
                (3, "panrb", demo.KEMENPANRB),
                (1, "luar", demo.APPOINTED),
                (2, "luar", demo.SECOND_APPOINTED),
            )
        ]

    def registrar(self, agency: str, rng: Random) -> str:
        return rng.choice(self._registrars[agency])

    def verifier(self, parties: Collection[str], rng: Random) -> str:
        """Pick a verifier whose own agency is no party: KemenPANRB's, else one appointed from outside."""
        free = [user for user in self._verifiers if user.agency not in parties]
        inside = [user for user in free if user.agency == demo.KEMENPANRB]
        return rng.choice(inside).id if inside else free[0].id

    def leave(self, agencies: Collection[str]) -> None:
        """Close every account of these agencies; what their people did stays under their names."""
        self.users = [replace(user, is_active=user.agency not in agencies) for user in self.users]

    def _appoint(self, agency: AgencyLoad, rng: Random) -> None:
        held = self._registrars.setdefault(agency.id, [])
        office = _OFFICES.get(agency.cluster, "Sekretariat")
        for number in range(len(held) + 1, 3):
            login = f"registrar{number}.{agency.id}"
            held.append(self._made(login, agency.id, (Role.REGISTRAR,), office, rng).id)

    def _made(self, login: str, agency: str, roles: tuple[Role, ...], office: str, rng: Random) -> UserLoad:
        user = UserLoad(f"u-{login}", login, names.person(rng), agency, roles, office)
        self.users.append(user)
        return user
