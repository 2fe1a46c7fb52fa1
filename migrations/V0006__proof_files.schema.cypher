// Files are looked up by their hash, certificates by their number.
CREATE INDEX evidence_sha256 IF NOT EXISTS
FOR (n:Evidence) ON (n.sha256);
CREATE CONSTRAINT certificate_id_unique IF NOT EXISTS
FOR (n:Certificate) REQUIRE n.id IS UNIQUE;
