"""Who next and when: the reasons in numbers, and the event history beside statsmodels."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, strategies as st

from graph.analytics.dataset import similarity
from graph.analytics.dataset.arrays import Events, Span, Ties, events, ints, ties
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.dataset.similarity import SimilarIndex, Suggestion
from graph.analytics.diffusion import event_history
from tests.unit.analytics.strategies import adoptions

NO_TIES = Ties(4, ints(()), ints(()), np.empty(0))


def nation(items: int = 30, agencies: int = 12) -> tuple[Events, Ties]:
    """Make adoptions that spread along a ring."""
    random = np.random.default_rng(5)
    rows = [
        (f"i{item}", f"a{agency}", 2000 + min(abs(agency - start), agencies - abs(agency - start)) + wait)
        for item in range(items)
        for start in [int(random.integers(agencies))]
        for agency in range(agencies)
        for wait in [int(random.geometric(0.4)) - 1]
        if random.random() < 0.8
    ]
    made = events(rows, eligible=[f"a{i}" for i in range(agencies)])
    number = np.array([int(name[1:]) for name in made.adopters])
    place = np.argsort(number)
    ego = np.concatenate([place, place])
    alter = np.concatenate([np.roll(place, 1), np.roll(place, -1)])
    return made, ties(agencies, ego, alter)


def test_the_best_candidate_resembles_the_adopters_and_says_how_much() -> None:
    rows = [("A", "x", 1), ("A", "y", 1), ("B", "x", 1), ("B", "y", 2), ("C", "z", 1), ("D", "z", 2), ("N", "x", 3)]
    made = events(rows, eligible=["idle"])
    running = np.array([True, False, False, False])
    tied = ties(4, ints([1, 1, 2]), ints([0, 2, 1]))

    found = similarity.who_next(similarity.past(made, 4), running, tied)

    assert made.adopters[found[0].agency] == "y"
    assert found[0] == Suggestion(1, found[0].score, (SimilarIndex(0, 2),), 1, 2, 1, 2, 2)
    assert found[0].score > 0


def test_nothing_of_the_year_itself_or_later_is_looked_at() -> None:
    early = [("A", "x", 1), ("A", "y", 1), ("B", "z", 1), ("B", "w", 2)]
    later = [("A", "z", 3), ("C", "w", 3), ("C", "x", 4)]
    weight = np.array([1.0, 0.0, 0.0, 0.0])

    told = similarity.cosine(similarity.past(events([*early, *later]), 3), weight)

    assert told.tolist() == similarity.cosine(similarity.past(events(early), 3), weight).tolist()


def test_only_eligible_agencies_that_do_not_run_it_are_candidates() -> None:
    made = events([("A", name, 1) for name in "wxyz"], eligible=["idle"])
    running, eligible = np.array([True, False, False, False, False]), np.array([True, True, False, True, True])
    tied = Ties(5, NO_TIES.ego, NO_TIES.alter, NO_TIES.value)

    found = similarity.who_next(similarity.past(made, 2), running, tied, eligible)

    assert {made.adopters[s.agency] for s in found} == {"x", "z"}


@given(adoptions(), st.integers(2017, 2021), st.data())
def test_candidates_are_ordered_by_score_above_nought_and_explained_by_whom_they_resemble(
    made: Events, before: int, data: st.DataObject
) -> None:
    n, known = len(made.adopters), similarity.past(made, before)
    running = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)), np.bool_)
    taken = [{i for i, a, t in rows_of(made) if a == j and t < before} for j in range(n)]
    likeness = [[plain_cosine(taken, i, j, len(made.items)) for j in range(n)] for i in range(n)]
    score = [round(sum(likeness[i][j] for j in range(n) if running[j]), 9) for i in range(n)]

    found = similarity.who_next(known, running, Ties(n, NO_TIES.ego, NO_TIES.alter, NO_TIES.value))

    expected = sorted((s for s, r in zip(score, running, strict=True) if s > 1e-8 and not r), reverse=True)
    assert [s.score for s in found] == pytest.approx(expected, abs=1e-8)
    for one in found:
        others = [j for j in range(n) if j != one.agency and taken[j]]
        nearest = sorted(others, key=lambda j, i=one.agency: (-round(likeness[i][j], 9), j))
        assert one.score == pytest.approx(score[one.agency], abs=1e-8)
        assert (one.similar_running, one.similar) == (sum(running[j] for j in nearest[:8]), len(nearest[:8]))
        adding = [j for j in nearest if running[j] and likeness[one.agency][j] > 1e-9 and taken[j] & taken[one.agency]]
        assert one.closest == tuple(SimilarIndex(j, len(taken[j] & taken[one.agency])) for j in adding[:2])
        assert one.adopted == len(taken[one.agency])


def rows_of(made: Events) -> list[tuple[int, int, int]]:
    return list(zip(made.item.tolist(), made.adopter.tolist(), made.time.tolist(), strict=True))


def plain_cosine(taken: list[set[int]], i: int, j: int, items: int) -> float:
    """Return the cosine of two agencies' columns, each item's share of adopters taken off."""
    share = [sum(item in own for own in taken) / len(taken) for item in range(items)]
    a, b = ([(item in taken[k]) - share[item] for item in range(items)] for k in (i, j))
    size = sqrt(sum(x * x for x in a) * sum(y * y for y in b))
    return sum(x * y for x, y in zip(a, b, strict=True)) / size if size > 1e-12 else 0.0


def test_nobody_is_proposed_for_what_nobody_runs() -> None:
    made = events([("A", name, 1) for name in "wxyz"])

    assert similarity.who_next(similarity.past(made, 2), np.zeros(4, np.bool_), NO_TIES) == []


def test_the_event_history_agrees_with_statsmodels() -> None:
    import statsmodels.api as sm

    at_risk = event_history.panel(*nation(), Span(2000, 2012))

    found = event_history.when(at_risk)

    expected = sm.Logit(at_risk.adopted, at_risk.rows).fit(disp=0)
    assert found.coefficients.tolist() == pytest.approx(expected.params.tolist(), rel=1e-6)
    assert found.errors.tolist() == pytest.approx(expected.bse.tolist(), rel=1e-5)
    assert found.log_likelihood == pytest.approx(expected.llf)
    assert found.coefficients[1] > 0


def test_each_period_at_risk_is_a_row_with_what_held_the_period_before() -> None:
    made = events([("A", "x", 2018), ("A", "y", 2020)], eligible=["z"])
    tied = ties(3, ints([1, 2]), ints([0, 1]))

    at_risk = event_history.panel(made, tied, Span(2018, 2021))

    rows = zip(at_risk.agency.tolist(), at_risk.period.tolist(), at_risk.adopted.tolist(), strict=True)
    assert list(rows) == [(1, 2019, 0), (2, 2019, 0), (1, 2020, 1), (2, 2020, 0), (2, 2021, 0)]
    assert at_risk.rows[:, 1].tolist() == [1, 0, 1, 0, 1]
    assert at_risk.rows[:, 2].tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1 / 3, 2 / 3])


def test_chances_are_for_those_who_have_not_adopted() -> None:
    made, tied = nation()
    fitted = event_history.when(event_history.panel(made, tied, Span(2000, 2012)))

    chance = event_history.chances(fitted, made, 0, tied, 2004)

    open_ = ~np.isnan(chance)
    assert open_.sum() == len(made.adopters) - ((made.item == 0) & (made.time < 2004)).sum()
    assert ((chance[open_] > 0) & (chance[open_] < 1)).all()


def test_the_event_history_is_refused_where_the_data_do_not_bear_it() -> None:
    made, tied = nation(items=1)

    with pytest.raises(CannotCompute) as few:
        event_history.when(event_history.panel(made, tied, Span(2000, 2012)))
    with pytest.raises(CannotCompute) as apart:
        event_history.logit(np.array([[1.0, 0], [1, 1], [1, 2], [1, 3]]), np.array([0.0, 0, 1, 1]), ("a", "b"))
    with pytest.raises(CannotCompute) as twins:
        event_history.logit(np.array([[1.0, 1], [1, 1], [1, 1]]), np.array([0.0, 1, 1]), ("a", "b"))

    assert (few.value.reason, apart.value.reason, twins.value.reason) == ("too_few_events", "separation", "collinear")
