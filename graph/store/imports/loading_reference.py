"""What every world needs first: places, terms, editions, agencies and people."""

from collections.abc import Callable

from graph import queries
from graph.domain.errors import Refused
from graph.domain.records.rows import MandateLoad, UserLoad, WorldRows
from graph.domain.vocabulary import may_meet
from graph.store.imports.batches import BatchRow, LoadStep, linked, nodes, properties

_Q = queries.load(__file__)


def steps(rows: WorldRows, hash_password: Callable[[str], str]) -> list[LoadStep]:
    """Return what to write, in an order in which both ends of each link exist."""
    return [
        LoadStep("sources", _Q.sources, nodes(rows.sources)),
        LoadStep("regions", _Q.regions, nodes(rows.regions, "province", key="code")),
        LoadStep(
            "regions in provinces",
            _Q.provinces_of_regions,
            [BatchRow(r.code, r.province) for r in rows.regions if r.province],
        ),
        LoadStep("categories", _Q.categories, nodes(rows.categories, key="code")),
        LoadStep("priorities", _Q.priorities, nodes(rows.priorities, key="code")),
        LoadStep("goals", _Q.goals, nodes(rows.goals, key="code")),
        LoadStep("editions", _Q.editions, nodes(rows.editions, key="year")),
        LoadStep("agencies", _Q.agencies, nodes(rows.agencies, "region", "part_of", "sources")),
        LoadStep("agencies in regions", _Q.regions_of_agencies, linked(rows.agencies, "region")),
        LoadStep("agencies above agencies", _Q.agencies_above, linked(rows.agencies, "part_of")),
        LoadStep("mandates", _Q.mandates, [_mandate(row) for row in rows.mandates]),
        LoadStep("users", _Q.users, [_user(row, hash_password) for row in rows.users]),
    ]


def _mandate(row: MandateLoad) -> BatchRow:
    since_to = {"from": row.valid_from, "to": row.valid_to, "ours": True}
    return BatchRow(row.agency, row.category, since_to)


def _user(row: UserLoad, hash_password: Callable[[str], str]) -> BatchRow:
    """Only the example ships people, and its log-in page shows their passwords."""
    if not may_meet(row.roles):
        raise Refused("roles_stand_alone")
    has_password = row.password is not None
    account = properties(
        row,
        "agency",
        "password",
        "is_active",
        active=row.is_active,
        example=has_password,
        example_password=row.password,
        password_hash=hash_password(row.password) if row.password is not None else None,
    )
    return BatchRow(row.id, row.agency, account)
