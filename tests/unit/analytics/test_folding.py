"""Large families are drawn with their leaf siblings together; nobody is lost by it."""

from collections import Counter
from collections.abc import Callable

import pytest

from graph.analytics.network.family import Member
from graph.analytics.network.folding import DRAWABLE, LEGIBLE, Fold, fold
from graph.analytics.network.lineage import layout

CROWD = [Member(f"x{n}", ("x",), 2022) for n in range(LEGIBLE)]


def _small(folds: list[Fold]) -> dict[str, tuple[str, ...]]:
    return {one.member.id: one.stands_for for one in folds if not one.member.id.startswith("x")}


def test_leaves_of_one_parent_and_year_become_one_but_not_policies() -> None:
    members = [
        Member("a", (), 2019),
        Member("x", ("a",), 2020),
        Member("b", ("a",), 2020),
        Member("c", ("a",), 2020),
        Member("d", ("a",), 2021),
        Member("e", ("a",), 2020, "adapted"),
        Member("f", ("a",), 2020),
        Member("g", ("f",), 2020),
        Member("p", ("a",), 2020, "policy"),
        Member("q", ("a",), 2020, "policy"),
    ]

    folds = fold([*members, *CROWD])

    assert _small(folds) == {
        "a": ("a",), "b": ("b", "c", "e"), "d": ("d",), "f": ("f",), "g": ("g",), "p": ("p",), "q": ("q",)
    }  # fmt: skip
    assert sorted(one for each in folds for one in each.stands_for) == sorted(m.id for m in [*members, *CROWD])


def test_a_fold_keeps_the_parents_of_all_its_members() -> None:
    members = [Member("a"), Member("x", ("a",), 2019), Member("b", ("a", "x"), 2020), Member("c", ("a", "y"), 2020)]

    folds = {one.member.id: one.member.parents for one in fold([*members, *CROWD])}

    assert folds["b"] == ("a", "x", "y")


def test_members_that_look_different_stay_apart() -> None:
    members = [Member("a"), Member("x", ("a",), 2019), *(Member(one, ("a",), 2020) for one in "bcde")]

    folds = fold([*members, *CROWD], {"c": "hollow", "e": "hollow"})

    assert _small(folds) == {"a": ("a",), "b": ("b", "d"), "c": ("c", "e")}


def test_a_family_that_is_legible_stays_as_it_is() -> None:
    members = [Member("a"), *(Member(f"b{n}", ("a",), 2020) for n in range(LEGIBLE - 1))]

    assert fold(members) == [Fold(one, (one.id,)) for one in members]
    assert fold([]) == []


@pytest.mark.parametrize(
    "parent",
    [
        lambda n: n - 1,  # one line
        lambda n: 0 if n % 2 else n - 1,  # pairs
        lambda n: (n - 1) // 2,  # each copied twice
        lambda n: n * 7 // 10,
    ],
)
def test_huge_family_is_drawn_with_its_far_branches_together(parent: Callable[[int], int]) -> None:
    members = [Member("0"), *(Member(str(n), (str(parent(n)), str(n // 3)), 1990 + n // 150) for n in range(1, 5_000))]

    folds = fold(members)

    assert len(folds) <= DRAWABLE
    assert Counter(one for each in folds for one in each.stands_for) == Counter(str(n) for n in range(5_000))
    assert folds[0] == Fold(members[0], ("0",))
    assert len(layout(each.member for each in folds).nodes) == len(folds)  # no cycle among the marks
