// name: of_replication
// The certificate of one replication.
MATCH (r:Replication {id: $replication_id})-[:CERTIFIED_BY]->(c:Certificate)
RETURN c.id AS id, r.id AS replication_id, c.issued_on AS issued_on
ORDER BY issued_on, id
LIMIT 1

// name: by_id
// The replication that a certificate is about.
MATCH (r:Replication)-[:CERTIFIED_BY]->(c:Certificate {id: $certificate_id})
RETURN c.id AS id, r.id AS replication_id, c.issued_on AS issued_on
ORDER BY id

// name: issue
// A certificate of a verified replication.
MATCH (r:Replication {id: $replication_id})
CREATE (r)-[:CERTIFIED_BY]->(:Certificate {id: $certificate_id, issued_on: $on, issued_by: $by})
