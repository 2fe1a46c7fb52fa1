"""A replication that somebody else has seen, as an agency proposes it."""

from tests.factories.replication_forms import filled_form
from tracker.actions.replications.proposing import ProposalInput

SEEN = filled_form(unit_name="Dinas Sosial Surakarta", started_on="05-2024", proof_link="https://koran.example/solo")
KNOWN = ProposalInput("uptpk", "33.72", SEEN, "Kami bertemu timnya pada Mei 2024.")
