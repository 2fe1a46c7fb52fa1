"""A draft of any release opens: every word is shown where it belongs, and what has no box today is carried along."""

from pathlib import Path

import pytest

from tests.factories.replication_forms import filled_form, filled_rest
from tracker.actions.replications import kept_forms, replication_form
from tracker.actions.replications.outcomes import OutcomeInput

OLD = (Path(__file__).parents[1] / "data" / "draft-form-1.json").read_text("utf-8")  # as 0.1.0 kept it
FULL = filled_form(
    parents=("uptpk",),
    units=("u-solo",),
    unit_name="Puskesmas Ngoresan",
    unit_kind="puskesmas",
    local_name="Solo Peduli",
    manner="adapted",
    started_on="sekitar Mei 2024",
    proof_kind="sk",
    proof_number="463/21/2024",
    proof_date="02-05-2024",
    proof_link="https://contoh.go.id/sk",
    new_parent="Jemput Bola KTP",
    new_origin="33.74",
    new_link="https://contoh.go.id/x",
    not_same=("R-00000002",),
    rest=filled_rest(
        scope="partial",
        basis="mandated",
        phase="evaluation",
        interest_on="2023",
        agreement_on="12-2023",
        beneficiaries="1.250",
        cost_setup="Rp 75.000.000",
        cost_yearly="5.000.000",
        note_kept="Loket terpadu",
        note_changed="Jam layanan\nsampai malam",
        note_dropped="Mobil keliling",
        facilitators=("33.24",),
        outcomes=(OutcomeInput("Waktu tunggu", "menit", "1.234,5", "30", "2024", "Monev"),),
    ),
)


def test_a_draft_of_the_first_release_opens_with_every_word() -> None:
    assert replication_form.from_json(OLD) == FULL


def test_a_draft_is_kept_by_the_names_of_the_table_and_opens_again() -> None:
    text = replication_form.to_json(FULL)

    assert '"form":2' in text
    assert '"note_kept":"Loket terpadu"' in text
    assert replication_form.from_json(text) == FULL


@pytest.mark.parametrize(
    ("text", "typed", "unread"),
    [
        ("{", {}, {"draft": "{"}),
        ('["a"]', {}, {"draft": '["a"]'}),
        ("[" * 10_000, {}, {"draft": "[" * 10_000}),
        (
            '{"form": 2, "typed": {"manner": "adapted", "local_name": 5, "tone": "a"}, "parents": "uptpk"}',
            {"manner": "adapted"},
            {"local_name": 5, "tone": "a", "parents": "uptpk"},
        ),
        ('{"form": 3, "typed": {"manner": "adapted"}, "new": {"a": 1}}', {"manner": "adapted"}, {"new": {"a": 1}}),
        ('{"manner": "adapted", "rest": {"gone": "x"}}', {"manner": "adapted"}, {"gone": "x"}),
    ],
)
def test_what_a_draft_holds_beside_the_form_is_carried_along(
    text: str, typed: dict[str, str], unread: dict[str, object]
) -> None:
    form = replication_form.from_json(text)

    assert (form.typed, form.unread) == (typed, unread)
    again = replication_form.to_json(replication_form.carried(filled_form(local_name="Solo"), form))
    assert replication_form.from_json(again).unread == unread
    assert kept_forms.told(form.unread)
