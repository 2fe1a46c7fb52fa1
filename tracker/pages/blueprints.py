"""The folders of pages, by what people come to do."""

from tracker.pages.account.views import bp as account
from tracker.pages.evidence.views import bp as evidence
from tracker.pages.exchange.views import bp as exchange
from tracker.pages.exports.views import bp as exports
from tracker.pages.imports.views import bp as imports
from tracker.pages.insight.views import bp as insight
from tracker.pages.letters.views import bp as letters
from tracker.pages.monitoring.views import bp as monitoring
from tracker.pages.notices.views import bp as notices
from tracker.pages.packs.views import bp as packs
from tracker.pages.public.views import bp as public
from tracker.pages.registry.views import bp as registry
from tracker.pages.reports.views import bp as reports
from tracker.pages.review.views import bp as review
from tracker.pages.scaling.views import bp as scaling
from tracker.pages.stewardship.views import bp as stewardship
from tracker.web.health import bp as health

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
