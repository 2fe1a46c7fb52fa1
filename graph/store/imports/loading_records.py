"""Units, innovations and their replications."""

from collections.abc import Iterable

from graph import queries
from graph.domain.records.rows import InnovationLoad, ReplicationLoad, WorldRows
from graph.store.imports.batches import BatchRow, LoadStep, linked, nodes, properties

_Q = queries.load(__file__)
_LINKS_OF_INNOVATION = (
    "origin",
    "categories",
    "category_is_ours",
    "priorities",
    "goals",
    "facilitators",
    "sources",
)
_COMPONENTS = ("kept", "changed", "dropped")
_LINKS_OF_REPLICATION = ("adopter", "parents", "roots", "units", "facilitators", "sources", *_COMPONENTS)


def steps(rows: WorldRows) -> list[LoadStep]:
    """Return what to write, in an order in which both ends of each link exist."""
    return [*_unit_steps(rows), *_innovation_steps(rows), *_replication_steps(rows)]


def _unit_steps(rows: WorldRows) -> list[LoadStep]:
    return [
        LoadStep("units", _Q.units, nodes(rows.units, "agency", "region")),
        LoadStep("units of agencies", _Q.agencies_of_units, linked(rows.units, "agency")),
        LoadStep("units in regions", _Q.regions_of_units, linked(rows.units, "region")),
    ]


def _innovation_steps(rows: WorldRows) -> list[LoadStep]:
    innovations = rows.innovations
    origins = [BatchRow(i.id, i.origin, {"since": i.started_on}) for i in innovations if i.origin]
    entries = [BatchRow(e.innovation, e.year, properties(e, "innovation", "year")) for e in rows.entries]
    extensions = [BatchRow(e.innovation, e.unit, properties(e, "innovation", "unit")) for e in rows.extensions]
    return [
        LoadStep("innovations", _Q.innovations, nodes(innovations, *_LINKS_OF_INNOVATION)),
        LoadStep("origins", _Q.origins, origins),
        LoadStep("categories served", _Q.categories_served, _served(innovations, "categories")),
        LoadStep("priorities served", _Q.priorities_served, _served(innovations, "priorities")),
        LoadStep("goals served", _Q.goals_served, _served(innovations, "goals")),
        LoadStep(
            "facilitators of innovations",
            _Q.facilitators_of_innovations,
            linked(innovations, "facilitators"),
        ),
        LoadStep("entries", _Q.entries, entries),
        LoadStep("internal replications", _Q.extensions, extensions),
    ]


def _replication_steps(rows: WorldRows) -> list[LoadStep]:
    replications = rows.replications
    return [
        LoadStep("replications", _Q.replications, nodes(replications, *_LINKS_OF_REPLICATION, version=1)),
        LoadStep("adopters", _Q.adopters, linked(replications, "adopter")),
        LoadStep("units running", _Q.units_running, linked(replications, "units")),
        LoadStep("parents", _Q.parents, [line for r in replications for line in _parents(r)]),
        LoadStep("roots", _Q.roots, [line for r in replications for line in _roots(r)]),
        LoadStep(
            "facilitators of replications",
            _Q.facilitators_of_replications,
            linked(replications, "facilitators"),
        ),
    ]


def _served(innovations: Iterable[InnovationLoad], field: str) -> list[BatchRow]:
    ours = {row.id: {"ours": row.category_is_ours} for row in innovations}
    return [BatchRow(line.id, line.target, ours[str(line.id)]) for line in linked(innovations, field)]


def _parents(row: ReplicationLoad) -> list[BatchRow]:
    return [
        BatchRow(row.id, link.parent, properties(link, "parent", order=order))
        for order, link in enumerate(row.parents, start=1)
    ]


def _roots(row: ReplicationLoad) -> list[BatchRow]:
    components = {name: list(getattr(row, name)) for name in _COMPONENTS}
    return [BatchRow(row.id, root, components) for root in row.roots]
