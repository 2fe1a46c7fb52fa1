// Proofs are looked up by what they say, for the signal that several records name the same one.
CREATE INDEX evidence_number IF NOT EXISTS
FOR (n:Evidence) ON (n.number);
CREATE INDEX evidence_link IF NOT EXISTS
FOR (n:Evidence) ON (n.link);
