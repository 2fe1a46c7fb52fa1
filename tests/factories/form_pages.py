"""Every page with a form, and who opens it."""

from tests import small_world
from tests.data.subjects import DRAFT, STOPPED, WAITING
from tests.small_world import VERIFIED_COPY

PUBLIC = ""
# Who finds forms where; what a form asks for is sent to the route that it leads to.
PAGES = (
    (PUBLIC, "/login"),
    ("steward", "/account"),
    ("solo-registrar", "/replications/new"),
    ("solo-registrar", f"/replications/{DRAFT}/edit"),
    ("solo-registrar", f"/replications/{WAITING}/rest"),
    ("solo-registrar", f"/replications/{small_world.RECORDED_COPY}"),
    ("semarang-registrar", f"/replications/{VERIFIED_COPY}"),
    ("sragen-registrar", f"/replications/{WAITING}"),
    ("verifier", f"/review/{WAITING}"),
    ("steward", f"/replications/{WAITING}/answer-links"),
    ("semarang-registrar", f"/records/{VERIFIED_COPY}/evidence"),
    ("semarang-registrar", "/innovations/new"),
    ("semarang-registrar", "/interests/new?innovation=uptpk"),
    ("kendal-registrar", "/innovations/rahasia/edit"),
    ("sragen-registrar", "/innovations/uptpk/extensions"),
    ("steward", "/innovations/merges"),
    ("steward", "/rounds/new"),
    ("semarang-registrar", "/rounds/{round_id}/list"),
    ("sragen-registrar", "/interests/{interest_id}"),
    ("sragen-registrar", "/proposals/new"),
    ("kendal-registrar", "/proposals/{proposal_id}"),
    ("analyst", "/candidates/uptpk"),
    ("analyst", "/candidates/uptpk/assess"),
    ("semarang-registrar", "/notices/settings"),
    ("semarang-registrar", "/imports"),
    ("semarang-registrar", "/imports/{job_id}"),
    (PUBLIC, "/answers/{key}"),
    ("semarang-registrar", "/lessons/own/" + STOPPED),
    ("steward", "/scaling/{scale_up_id}"),
)
