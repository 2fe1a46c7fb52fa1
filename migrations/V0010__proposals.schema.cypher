// Proposals of copies are looked up by their key, and those that wait by their status.
CREATE CONSTRAINT proposal_id_unique IF NOT EXISTS
FOR (n:Proposal) REQUIRE n.id IS UNIQUE;
CREATE INDEX proposal_status IF NOT EXISTS
FOR (n:Proposal) ON (n.status);
