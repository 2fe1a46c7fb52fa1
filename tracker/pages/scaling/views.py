"""The board of scale-ups, one scale-up with its gates, and the policies that came of them."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain import policy as rights
from graph.domain.policy import Action
from graph.domain.vocabulary import Exit, Stage
from graph.store.audit import entries as audit
from graph.store.scaling import policies, scale_ups
from tracker.actions.scaling import scaling, scaling_status
from tracker.pages.scaling.forms import AdvanceForm, SideForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.submitting import Done, submitted
from tracker.wording import labels, scaling as words

bp = Blueprint("scaling", __name__)


@bp.get("/scaling")
@requires(Action.CANDIDATES_READ)
def board() -> str:
    """Show every scale-up in the column of its stage; side ways stand apart."""
    lines = scale_ups.lines(web.graph())
    on_the_way = [line for line in lines if line.side == Exit.NONE]
    columns = {stage: [line for line in on_the_way if line.stage == stage] for stage in Stage}
    aside = [line for line in lines if line.side != Exit.NONE]
    return render_template("scaling/board.html", columns=columns, aside=aside)


@bp.get("/scaling/<scale_up_id>")
@requires(Action.SCALEUP_READ)
def show(scale_up_id: str) -> str:
    """Show one scale-up: the stage to everyone, the gates to who is signed in."""
    return _page(scale_up_id, AdvanceForm(), SideForm())


@bp.post("/scaling/<scale_up_id>/advance")
@requires(Action.SCALEUP_ADVANCE)
def advance(scale_up_id: str) -> ResponseReturnValue:
    """Set the next stage."""
    form = AdvanceForm()

    def step() -> Done:
        stage = scaling.advance(web.context(), scale_up_id, form.step())
        said = _("Tahap baru sudah ditetapkan: %(stage)s.", stage=labels.label(stage, "stage"))
        return Done(url_for(".show", scale_up_id=scale_up_id), said)

    return submitted(form, step, lambda _error: _page(scale_up_id, form, SideForm()))


@bp.post("/scaling/<scale_up_id>/side")
@requires(Action.SCALEUP_ADVANCE)
def side(scale_up_id: str) -> ResponseReturnValue:
    """Postpone, discontinue, revoke, or take up again."""
    form = SideForm()

    def step() -> Done:
        scaling.turn(web.context(), scale_up_id, form.turn())
        return Done(url_for(".show", scale_up_id=scale_up_id), _("Keadaan usulan sudah disimpan."))

    return submitted(form, step, lambda _error: _page(scale_up_id, AdvanceForm(), form))


@bp.get("/policies", endpoint="policies")
@requires(Action.SCALEUP_READ)
def policies_page() -> str:
    """List the instruments and the innovations that became them."""
    roads = [line for line in scale_ups.lines(web.graph()) if line.policy_id]
    found = policies.all_of(web.graph())
    return render_template("scaling/policies.html", policies=found, roads=roads, bases=policies.bases(web.graph()))


@bp.get("/policies/<policy_id>")
@requires(Action.SCALEUP_READ)
def policy(policy_id: str) -> str:
    """Show one instrument and the road that led there."""
    found = policies.by_id(web.graph(), policy_id)
    return render_template(
        "scaling/policy.html",
        policy=found,
        roads=scale_ups.lines(web.graph(), policy_id=policy_id),
        bases=[line for line in policies.bases(web.graph()) if line.policy_id == policy_id],
    )


def _page(scale_up_id: str, form: AdvanceForm, side_form: SideForm) -> str:
    way = scale_ups.by_id(web.graph(), scale_up_id, web.today())
    actor = web.actor()
    found = scaling_status.of_scale_up(web.graph(), way, web.today()) if actor.user_id else None
    if not form.is_submitted():
        form.version.data = side_form.version.data = str(way.version)
    sees_history = rights.may(actor, Action.CANDIDATES_READ)
    return render_template(
        "scaling/show.html",
        way=way,
        road=found,
        policy=policies.by_id(web.graph(), way.policy_id) if way.policy_id else None,
        form=form,
        side_form=side_form,
        asked=form.asked(found.next_stage if found else None, has_policy=bool(way.policy_id)),
        may_advance=rights.may(actor, Action.SCALEUP_ADVANCE),
        is_own_judgement=_is_own_judgement(found),
        may_read=sees_history,
        history=audit.of_subject(web.graph(), scale_up_id) if sees_history else [],
        words=words,
    )


def _is_own_judgement(found: scaling_status.StepFacts | None) -> bool:
    """Say whether the next stage is another person's to set, since the last assessment is the reader's own."""
    stage = found.next_stage if found else None
    if found is None or stage is None:
        return False
    return scaling.is_own_judgement(web.graph(), web.actor(), found.candidate.id, stage)
