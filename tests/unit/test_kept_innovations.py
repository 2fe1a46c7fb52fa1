"""A draft of an innovation of any release opens with every word; what has no box today is carried along."""

from pathlib import Path

import pytest

from tests.factories.innovation_forms import with_words, written_up
from tracker.actions.innovations import innovation_form
from tracker.actions.innovations.innovation_form import InnovationInput
from tracker.actions.replications.outcomes import OutcomeInput

OLD = (Path(__file__).parents[1] / "data" / "innovation-draft-1.json").read_text("utf-8")  # as 0.1.0 kept it
FULL = written_up(
    name="Loket Terpadu",
    summary="Satu loket.",
    problem="Antre lama.\nDan jauh.",
    solution="Satu loket untuk semua.",
    started_on="sekitar Mei 2023",
    categories=("7", "2"),
    innovators="Tim Loket, Dinas Sosial\nSiti, 0812-3456-7890",
    innovators_agree="yes",
    licences="Boleh dipakai ulang.",
    priorities=("4",),
    goals=("1", "10"),
    outcomes=(OutcomeInput("Waktu tunggu", "menit", "1.234,5", "53,3", "2024", "Survei"),),
    prerequisites="SK tim",
    components="Loket\nAplikasi",
    cost_setup="Rp 1.500.000",
    staff="12 orang",
    link="contoh.go.id",
)
HELD = with_words(FULL, summary="Yang terbit", cost_yearly="2.000")  # what the innovation itself holds


def test_a_draft_of_the_first_release_opens_with_every_word() -> None:
    assert innovation_form.over(InnovationInput(), OLD) == FULL


def test_what_was_emptied_stays_empty_over_what_the_innovation_holds() -> None:
    assert innovation_form.over(HELD, OLD) == FULL
    assert innovation_form.over(HELD, innovation_form.to_json(FULL)) == FULL
    assert innovation_form.over(HELD, innovation_form.to_json(InnovationInput())) == InnovationInput()


def test_what_a_draft_never_knew_of_is_as_the_innovation_holds_it() -> None:
    shown = innovation_form.over(HELD, '{"form": 2, "typed": {"name": "Loket"}, "goals": []}')

    assert shown == with_words(HELD, name="Loket", goals=())


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("{", {"draft": "{"}),
        ('{"name": "Loket", "gone": "x", "staff": 12}', {"gone": "x", "staff": 12}),
        ('{"form": 2, "typed": {"name": "Loket", "tone": "a"}, "goals": "1"}', {"tone": "a", "goals": "1"}),
    ],
)
def test_what_a_draft_holds_beside_the_form_is_carried_along(text: str, unread: dict[str, object]) -> None:
    shown = innovation_form.over(InnovationInput(), text)

    again = innovation_form.to_json(innovation_form.carried(written_up(name="Baru"), text))
    assert shown.unread == unread
    assert innovation_form.over(HELD, again).unread == unread
    assert innovation_form.in_words(shown)["unread"]
