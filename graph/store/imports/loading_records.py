"""Units, innovations and their replications."""

from collections.abc import Iterable

from graph import queries
from graph.domain.records.rows import InnovationRow, ReplicationRow, WorldRows
from graph.store.imports.batches import Line, Step, linked, nodes, properties

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


def steps(rows: WorldRows) -> list[Step]:
    """Return what to write, in an order in which both ends of each link exist."""
    return [*_unit_steps(rows), *_innovation_steps(rows), *_replication_steps(rows)]


def _unit_steps(rows: WorldRows) -> list[Step]:
    return [
        Step("units", _Q.units, nodes(rows.units, "agency", "region")),
        Step("units of agencies", _Q.agencies_of_units, linked(rows.units, "agency")),
        Step("units in regions", _Q.regions_of_units, linked(rows.units, "region")),
    ]


def _innovation_steps(rows: WorldRows) -> list[Step]:
    innovations = rows.innovations
    origins = [Line(i.id, i.origin, {"since": i.started_on}) for i in innovations if i.origin]
    entries = [Line(e.innovation, e.year, properties(e, "innovation", "year")) for e in rows.entries]
    extensions = [Line(e.innovation, e.unit, properties(e, "innovation", "unit")) for e in rows.extensions]
    return [
        Step("innovations", _Q.innovations, nodes(innovations, *_LINKS_OF_INNOVATION)),
        Step("origins", _Q.origins, origins),
        Step("categories served", _Q.categories_served, _served(innovations, "categories")),
        Step("priorities served", _Q.priorities_served, _served(innovations, "priorities")),
        Step("goals served", _Q.goals_served, _served(innovations, "goals")),
        Step(
            "facilitators of innovations",
            _Q.facilitators_of_innovations,
            linked(innovations, "facilitators"),
        ),
        Step("entries", _Q.entries, entries),
        Step("internal replications", _Q.extensions, extensions),
    ]


def _replication_steps(rows: WorldRows) -> list[Step]:
    replications = rows.replications
    return [
        Step("replications", _Q.replications, nodes(replications, *_LINKS_OF_REPLICATION, version=1)),
        Step("adopters", _Q.adopters, linked(replications, "adopter")),
        Step("units running", _Q.units_running, linked(replications, "units")),
        Step("parents", _Q.parents, [line for r in replications for line in _parents(r)]),
        Step("roots", _Q.roots, [line for r in replications for line in _roots(r)]),
        Step(
            "facilitators of replications",
            _Q.facilitators_of_replications,
            linked(replications, "facilitators"),
        ),
    ]


def _served(innovations: Iterable[InnovationRow], field: str) -> list[Line]:
    ours = {row.id: {"ours": row.category_is_ours} for row in innovations}
    return [Line(line.id, line.target, ours[str(line.id)]) for line in linked(innovations, field)]


def _parents(row: ReplicationRow) -> list[Line]:
    return [
        Line(row.id, link.parent, properties(link, "parent", order=order))
        for order, link in enumerate(row.parents, start=1)
    ]


def _roots(row: ReplicationRow) -> list[Line]:
    components = {name: list(getattr(row, name)) for name in _COMPONENTS}
    return [Line(row.id, root, components) for root in row.roots]
