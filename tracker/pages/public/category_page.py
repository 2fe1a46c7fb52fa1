"""The page of one category: how its innovations spread together."""

from flask import render_template
from flask_babel import gettext as _
from markupsafe import Markup

from graph.analytics.diffusion.curves import Curve
from graph.domain.errors import NotFound
from graph.domain.policy import Action
from graph.store.innovations import terms
from tracker.drawing import charts
from tracker.drawing.charts import YearBar
from tracker.figures import scopes, spread_measures
from tracker.pages.public import measure_tables, pictures
from tracker.pages.public.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires
from tracker.wording import i18n


@bp.get("/categories/<code>")
@requires(Action.PORTAL_READ)
def category(code: str) -> str:
    """Show how a category spreads: curve, neighbours, R, places, forecast, and whom it reaches."""
    name = _name(code)
    snapshot = web.snapshot()
    looked_at = scopes.of_category(snapshot, code)
    found = scopes.of(snapshot, web.today(), looked_at)
    copies = spread_measures.of_nation(snapshot, web.today()).copies_in(looked_at)
    return render_template(
        "public/category.html",
        code=code,
        name=name,
        innovations=len(looked_at.roots or ()),
        copies=len(copies),
        agencies=len({copy.adopter for copy in copies}),
        spread=found,
        chart=curve_chart(found.group.curve, name) if found and found.group.curve else None,
        by_cluster=measure_tables.labelled(found.clusters) if found else [],
        by_earlier=measure_tables.earlier(found.earlier) if found else [],
        stamp=measure_tables.stamp(),
    )


def _name(code: str) -> str:
    found = next((term for term in terms.categories(web.graph()) if term.code == code), None)
    if found is None:
        raise NotFound("no_such_category")
    return i18n.named(found)


def curve_chart(curve: Curve, name: str) -> Markup:
    """Draw the cumulative agencies, one bar a year."""
    years = curve.span.periods.tolist()
    totals = zip(years, curve.cumulative[0].tolist(), strict=True)
    bars = [YearBar(year, total, year == years[-1]) for year, total in totals]
    return charts.year_bars(
        bars, unit=pictures.agencies_unit(), title=_("Jumlah kumulatif instansi: %(name)s", name=name)
    )
