"""Jejak Inovasi: the web application over the graph of innovations."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from graph.engine import Graph
    from tracker.base.clock import Clock
    from tracker.base.settings import Settings


def create_app(settings: "Settings", graph: "Graph", clock: "Clock | None" = None) -> "Flask":
    """Put the application together; nothing here touches the database."""
    # Imported here, so that commands which serve no page start without Flask, folium and networkx.
    from flask import Flask
    from jinja2 import StrictUndefined

    from tracker.base.making import Bulkhead
    from tracker.base.worlds import Worlds
    from tracker.documents import handing_out
    from tracker.figures.snapshot import Renewing, Snapshots
    from tracker.pages import blueprints
    from tracker.web import auth, context as web, errors, nav, reading, same_form, security
    from tracker.web.readiness import Readiness
    from tracker.wording import claims as claim_words, i18n, labels, sources

    app = Flask(__name__, template_folder="../templates", static_folder="../static")
    app.jinja_env.undefined = StrictUndefined  # a name that a view forgot is a fault, not an empty place
    bulkhead = Bulkhead()
    app.extensions["jejak.settings"] = settings
    app.extensions["jejak.bulkhead"] = bulkhead
    app.extensions["jejak.graph"] = graph
    app.extensions["jejak.worlds"] = Worlds(graph, settings.world, clock)
    app.extensions["jejak.snapshots"] = Snapshots(bulkhead)
    app.extensions["jejak.readiness"] = Readiness()
    security.init_app(app, settings)
    for part in (i18n, labels, claim_words, sources, auth, errors, handing_out, nav, reading, same_form):
        part.init_app(app)
    app.before_request(web.guard)
    app.register_error_handler(Renewing, web.look_back)
    for blueprint in blueprints.BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
