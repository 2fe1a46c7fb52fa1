"""A random sample of verified replications for visits; its seed stands in the address, so anyone can draw it again."""

from flask import render_template, request

from graph.domain.policy import Action
from tracker.figures import visit_sample
from tracker.figures.snapshot import Snapshot
from tracker.figures.visit_sample import Draw
from tracker.pages.review.blueprint import bp
from tracker.web import context as web, query_arguments
from tracker.web.context import requires


@bp.get("/review/visits")
@requires(Action.REVIEW_READ)
def visits() -> str:
    """Show the sample that the seed of the address draws, of one province or of the nation."""
    held = web.snapshot()
    draw = _draw(held)
    drawn = visit_sample.drawn(held, draw)
    return render_template(
        "review/visits.html",
        rows=[
            (copy, held.agencies[copy.adopter], [held.innovations[root].name for root in copy.roots]) for copy in drawn
        ],
        among=len(visit_sample.among(held, draw)),
        draw=draw,
        provinces=held.rows.provinces,
        province_names={one.code: one.name for one in held.rows.provinces},
    )


def _draw(held: Snapshot) -> Draw:
    """Read the draw that the address asks for; Invalid names the part that is none."""
    query_arguments.word("province", [one.code for one in held.rows.provinces])
    query_arguments.number("size")
    return visit_sample.asked(request.args, web.today())
