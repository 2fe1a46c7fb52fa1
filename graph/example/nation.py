"""Put the made-up nation together, part by part; each part has its own stream of chance."""

from dataclasses import replace
from datetime import date
from random import Random

from graph.domain.records.rows import ExtensionLoad, WorldRows
from graph.domain.vocabulary import (
    Basis,
    Cluster,
    EvidenceKind,
    Exit,
    InnovationStatus,
    Life,
    Precision,
    ReplicationStatus,
    Stage,
)
from graph.example import (
    agencies,
    demo,
    families,
    innovations,
    judging,
    proofs,
    rounds,
    scaling,
    standing,
    unfinished,
    units,
    vacancies,
)
from graph.example.copies import ReplicationSeed
from graph.example.course import LATEST_START
from graph.example.days import after, between
from graph.example.families import Families
from graph.example.geography import Gravity
from graph.example.names import Ids
from graph.example.people import People
from graph.example.size import Size

_DEMO = (demo.DEMO_PATH.innovation, demo.SECOND_PATH.innovation)
_FURTHER_PANEL = 25  # innovations that the panel judged feasible and nobody sponsors yet


class NationDraft:
    """One made-up nation while it is being built; ``rows`` is the result."""

    def __init__(self, reference: WorldRows, size: Size) -> None:
        self.size = size
        self.reference = reference
        self.regions = {region.code: region for region in reference.regions}
        self._settle()
        self._invent()
        self._spread()
        self._scale()
        self._mandate_and_cover()
        self._wait()
        self._run()
        self._prove()

    def _chance(self, part: str) -> Random:
        return Random(f"{self.size.seed}:{part}")  # a text seeds by SHA-512: the same on every machine

    def _settle(self) -> None:
        """Agencies, their mandates and their people."""
        size = self.size
        mirrored = agencies.mirrors(size)
        beside = agencies.beside(size, self.reference.regions, mirrored, self._chance("agencies"))
        self.adopters = mirrored + beside[: size.others]
        self.spare = beside[size.others :]
        self.agencies = {row.id: row for row in self.adopters + self.spare}
        self.terms = innovations.TermCodes.of(
            self.reference.categories, self.reference.priorities, self.reference.goals
        )
        self.mandates = agencies.mandates(self.agencies.values())
        self.people = People(self.agencies.values(), self._chance("people"))

    def _invent(self) -> None:
        """Innovations, and their entries in the editions."""
        rng = self._chance("innovations")
        inventor = innovations.Inventor(list(self.agencies.values()), self.mandates, self.terms, rng)
        self.catalogue = innovations.catalogue(self.size, inventor, rng)
        self.innovations = self.catalogue.innovations
        for top in self.catalogue.tops:
            self.innovations[top] = innovations.enriched(self.innovations[top], self.catalogue.themes[top], rng)
        self.waiting = innovations.unpublished(self.size, inventor)
        self.innovations |= {row.id: row for row, _ in self.waiting}
        self.catalogue.themes |= {row.id: theme for row, theme in self.waiting}

    def _spread(self) -> None:
        """Families of voluntary copies, the large ones mostly of the early innovations."""
        rng, size = self._chance("families"), self.size
        self.gravity = Gravity(self.adopters, self.regions)
        self.families = Families(
            self.innovations, self.agencies, self.catalogue.themes, self.people, Ids(self._chance("ids"))
        )
        able = [top for top in self.catalogue.tops if top not in _DEMO]
        chosen = set(rng.sample(able, size.replicated))
        self.roots = [top for top in able if top in chosen]  # early editions first
        loads = sorted(families.sizes(size.replicated, size.copies, len(self.adopters) // 4, rng), reverse=True)
        ranks = {root: place + rng.randrange(size.replicated) for place, root in enumerate(self.roots)}
        for root, load in zip(sorted(self.roots, key=lambda each: (ranks[each], each)), loads, strict=True):
            families.grow(self.families, root, load, self.gravity, rng)

    def _scale(self) -> None:
        """What is measured at origins, the scaling-up board, and assessments."""
        rng = self._chance("scaling")
        self.proofs = proofs.Proofs(self._chance("proofs"))
        tops = [self.innovations[top] for top in self.catalogue.tops]
        proofs.of_origins(self.proofs, tops, self.catalogue.themes, set(_DEMO), rng)
        self.standings = self._standings()
        self.board = scaling.board(tops, self.standings, scaling.Mandates(self.mandates), self.size.most_scale_ups, rng)
        able = [row.id for row in tops if row.id not in _DEMO]
        self.board.panel |= set(rng.sample(able, min(_FURTHER_PANEL, len(able) // 10)))

    def _standings(self) -> dict[str, standing.RegionCounts]:
        measured = {row.subject for row in self.proofs.outcomes}
        return {
            top: standing.standing(self.innovations[top], self.families.members.get(top, []), self.regions, measured)
            for top in self.catalogue.tops
        }

    def _mandate_and_cover(self) -> None:
        """Mandated series, a copy for whoever has none yet, and a few of innovations that never were top."""
        rng, made = self._chance("mandated"), self.families
        policies = {row.id: row for row in self.board.policies}
        for scale_up in self.board.scale_ups:
            enacted = policies[scale_up.policy].enacted_on if scale_up.policy else None
            if scale_up.stage < Stage.ENACTED or scale_up.side is Exit.REVOKED or enacted is None:
                continue
            root = scale_up.innovation
            free = [agency for agency in self.adopters if agency.region and made.is_free(agency.id, (root,))]
            first = max(after(enacted, 60), after(made.start_of(root), 60))
            count = self.size.mandated if first < LATEST_START else 0  # enacted too late for anybody to have begun
            for agency in rng.sample(free, min(count, len(free))):
                made.add([root], agency, between(rng, first, LATEST_START), Basis.MANDATED, rng, enacted)
        families.cover(made, self.adopters, self.roots, self.gravity, rng)
        self.counted = made.all()
        tops = set(self.catalogue.tops)
        others = [
            row.id
            for row in self.innovations.values()
            if row.id not in tops and row.status is InnovationStatus.PUBLISHED
        ]
        for root in rng.sample(others, self.size.side):
            families.grow(made, root, rng.randint(1, 5), self.gravity, rng)
        self.side = made.all()[len(self.counted) :]

    def _wait(self) -> None:
        """Copies that are not verified, a few of which wait for agencies where nobody is left to answer."""
        rng = self._chance("unfinished")
        everybody = Gravity(list(self.agencies.values()), self.regions)
        tops = [top for top in self.catalogue.tops if top not in _DEMO]
        weights = [3 + len(self.families.members.get(top, ())) for top in tops]
        closed = frozenset(agency.id for agency in self.spare[: len(demo.ADOPTERS)])
        place = unfinished.AgencySeed(self.families, everybody, tops, weights, closed)
        provisional = [row.id for row, _ in self.waiting if row.status is InnovationStatus.PROVISIONAL]
        self.unfinished = unfinished.make(self.size, place, provisional, rng)
        self.people.leave(vacancies.vacant(self.families, self.unfinished, self.size.vacant))

    def _run(self) -> None:
        """Units, and who facilitates."""
        rng, size = self._chance("units"), self.size
        self.units = units.Units(self.reference.regions, rng)
        units.equip(self.units, self.agencies, self.spare)
        units.staff(self.units, list(self.counted), size.units, rng)
        units.staff_the_rest(self.units, self.side, self.unfinished, rng)
        units.further(self.units, self.agencies, size.extra_units, rng)
        self.extensions = self._extend(rng)
        for copy in self.counted + self.side:
            copy.facilitators = self._facilitators(copy, rng)
        for top in self.catalogue.tops:
            if rng.random() < 0.12 and top not in _DEMO:
                self._develop_together(top, rng)

    def _extend(self, rng: Random) -> list[ExtensionLoad]:
        """Replikasi internal: top innovations that further units of the own agency took up."""
        made: list[ExtensionLoad] = []
        for top in rng.sample(self.catalogue.tops, self.size.extensions):
            row = self.innovations[top]
            assert row.origin
            assert row.started_on
            unit = self.units.new(self.agencies[row.origin], self.catalogue.themes[top])
            on = between(rng, after(row.started_on, 200), date(2025, 6, 30))
            made.append(ExtensionLoad(top, unit, on, Precision.DAY))
        return made

    def _facilitators(self, copy: ReplicationSeed, rng: Random) -> tuple[str, ...]:
        luck, region = rng.random(), copy.adopter.region
        if luck < 0.08:
            return (self.families.agency_of(copy.roots[0]),)
        if luck < 0.25 and region and region[:2] in self.agencies and copy.adopter.id != region[:2]:
            return (region[:2],)
        return ()

    def _develop_together(self, top: str, rng: Random) -> None:
        row = self.innovations[top]
        able = [each for each in self.adopters if each.cluster in {Cluster.OTHER, Cluster.PROVINCE, Cluster.MINISTRY}]
        chosen = [each.id for each in rng.sample(able, rng.randint(1, 3)) if each.id != row.origin]
        self.innovations[top] = replace(row, facilitators=tuple(chosen))

    def _prove(self) -> None:
        """Evidence, results at copies, judgements, and the mark of the panel."""
        rng = self._chance("evidence")
        for copy in self.counted + self.side + self.unfinished:
            proofs.of_copy(self.proofs, copy, rng)
        for policy in self.board.policies:
            if policy.enacted_on:
                self.proofs.add(policy.id, EvidenceKind.SK, policy.enacted_on)
        for scale_up in self.board.scale_ups:
            row = self.innovations[scale_up.innovation]
            self.innovations[row.id] = replace(row, life=Life.ONGOING)
        for top in self.board.panel:
            self.innovations[top] = replace(self.innovations[top], panel_feasible=True)
        self.assessments = judging.assessments(
            [self.innovations[top] for top in self.catalogue.tops],
            self._standings(),
            self.board.scale_ups,
            self._evaluated(),
            scaling.Mandates(self.mandates),
            self.size.assessments,
            rng,
        )
        self.awards = proofs.awards(self.catalogue.entries, rng)

    def _evaluated(self) -> set[str]:
        """Innovations with an external evaluation or a survey at a copy that runs."""
        kinds = {EvidenceKind.MONEV_EXTERNAL, EvidenceKind.SURVEY}
        proven = {row.subject for row in self.proofs.evidence if row.kind in kinds}
        return {
            root
            for copy in self.counted
            if copy.id in proven and copy.basis is Basis.VOLUNTARY and rounds.is_running(copy.confirmed, copy.stopped)
            for root in copy.roots
        }

    def rows(self) -> WorldRows:
        """Return everything as rows, beside the reference data and the claims."""
        recorded = any(copy.status is ReplicationStatus.RECORDED for copy in self.unfinished)
        return replace(
            self.reference,
            sources=self.reference.sources + ((unfinished.SOURCE,) if recorded else ()),
            agencies=tuple(self.agencies.values()),
            mandates=tuple(self.mandates),
            units=tuple(self.units.made.values()),
            innovations=tuple(self.innovations.values()),
            entries=tuple(self.catalogue.entries),
            extensions=tuple(self.extensions),
            replications=tuple(copy.row() for copy in self.counted + self.side + self.unfinished),
            awards=tuple(self.awards),
            outcomes=tuple(self.proofs.outcomes),
            evidence=tuple(self.proofs.evidence),
            rounds=rounds.ROUNDS,
            assessments=tuple(self.assessments),
            policies=tuple(self.board.policies),
            scale_ups=tuple(self.board.scale_ups),
            # What claims say of real innovations and agencies has nothing to point to here.
            claims=tuple(replace(claim, about=()) for claim in self.reference.claims),
            users=tuple(self.people.users),
        )
