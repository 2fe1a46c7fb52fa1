"""The folders of pages, by what people come to do."""

from tracker.account.views import bp as account
from tracker.evidence.views import bp as evidence
from tracker.exchange.views import bp as exchange
from tracker.exports.views import bp as exports
from tracker.health import bp as health
from tracker.imports.views import bp as imports
from tracker.insight.views import bp as insight
from tracker.letters.views import bp as letters
from tracker.monitoring.views import bp as monitoring
from tracker.notices.views import bp as notices
from tracker.packs.views import bp as packs
from tracker.public.views import bp as public
from tracker.registry.views import bp as registry
from tracker.reports.views import bp as reports
from tracker.review.views import bp as review
from tracker.scaling.views import bp as scaling
from tracker.stewardship.views import bp as stewardship

BLUEPRINTS = (
    health,
    account,
    public,
    registry,
    review,
    insight,
    scaling,
    reports,
    evidence,
    packs,
    letters,
    monitoring,
    stewardship,
    imports,
    exports,
    notices,
    exchange,
)
