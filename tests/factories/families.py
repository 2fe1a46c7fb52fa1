"""Random families of replications."""

from hypothesis import strategies as st

from graph.analytics.network.family import Member


@st.composite
def families(draw: st.DrawFn) -> list[Member]:
    """Random families with several roots and parents, unknown years and copies older than their parents."""
    size = draw(st.integers(0, 14))
    years = st.none() | st.integers(2014, 2020)
    members: list[Member] = []
    for index in range(size):
        older = st.lists(st.sampled_from([m.id for m in members]), max_size=3, unique=True) if members else st.just([])
        members.append(Member(f"m{index}", tuple(draw(older)), draw(years)))
    return draw(st.permutations(members))
