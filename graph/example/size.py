"""How large a made-up nation is: the published national size, and a small one for tests."""

from dataclasses import dataclass, field
from datetime import date

from graph.domain.vocabulary import ReplicationStatus

AS_OF = date(2025, 12, 31)


@dataclass(frozen=True, slots=True)
class EditionSize:
    """Entries of one edition; ``passed`` includes ``top``, ``registered`` includes both."""

    year: int
    registered: int
    passed: int
    top: int


@dataclass(frozen=True, slots=True)
class Size:
    """Every number that the generator is asked for; the computed counts must come out exactly."""

    editions: tuple[EditionSize, ...]
    reentries: int  # entries by innovations that had entered before
    mirrors: int | None  # agencies mirrored from the list, None for all 664
    others: int  # adopting vertical offices, BUMD and universities
    spare: int  # further ones that have no verified copy of a top innovation
    replicated: int  # top innovations with an ever-verified copy
    copies: int  # verified voluntary copies aimed at; the way may add or drop a few
    units: int  # distinct units that run a verified copy of a top innovation
    extra_units: int
    mandated: int  # copies in each mandated series
    side: int  # innovations that never were top and have verified copies all the same
    unpublished: int
    extensions: int
    assessments: int
    most_scale_ups: int  # of one kind (stage, route, side)
    vacant: int  # agencies of copied innovations whose registrars have left
    seed: int = 2025
    unfinished: dict[ReplicationStatus, int] = field(default_factory=dict[ReplicationStatus, int])

    @property
    def registrations(self) -> int:
        return sum(edition.registered for edition in self.editions)


_REGISTERED = (515, 1189, 2476, 3054, 2824, 3156, 2250, 2390, 3478, 3110)
_PASSED = (300, 640, 1480, 1373, 1463, 1720, 1290, 1340, 1917, 1968)  # 2018 and 2022 as published
_TOP = (99, 99, 99, 99, 99, 99, 114, 129, 114, 114)

NATIONAL = Size(
    editions=tuple(
        EditionSize(year, registered, passed, top)
        for year, registered, passed, top in zip(range(2014, 2024), _REGISTERED, _PASSED, _TOP, strict=True)
    ),
    reentries=2900,
    mirrors=None,
    others=237,
    spare=24,
    replicated=263,
    copies=2750,
    units=2011,
    extra_units=320,
    mandated=34,
    side=12,
    unpublished=30,
    extensions=120,
    assessments=110,
    most_scale_ups=9,
    vacant=3,
    unfinished={
        ReplicationStatus.AWAITING_PARENT: 60,
        ReplicationStatus.AWAITING_VERIFICATION: 150,
        ReplicationStatus.RETURNED: 45,
        ReplicationStatus.REJECTED: 40,
        ReplicationStatus.DISPUTED: 14,
        ReplicationStatus.WITHDRAWN: 40,
        ReplicationStatus.DRAFT: 90,
        ReplicationStatus.RECORDED: 25,
    },
)

SMALL = Size(
    editions=tuple(EditionSize(year, 30, 18, 4) for year in range(2014, 2024)),
    reentries=25,
    mirrors=28,
    others=8,
    spare=4,
    replicated=12,
    copies=64,
    units=58,
    extra_units=20,
    mandated=3,
    side=2,
    unpublished=6,
    extensions=4,
    assessments=5,
    most_scale_ups=1,
    vacant=0,
    unfinished=dict.fromkeys(ReplicationStatus, 3) | {ReplicationStatus.VERIFIED: 0},
)
