// Files that were taken back after a return, before the graph remembered them: the trail names their hashes.
MATCH (e:AuditEntry {event: 'evidence.removed', from_status: 'returned'})
MATCH (s:Innovation|Replication {id: e.subject})
WITH s, substring(split(e.changes, '(sha256 ')[-1], 0, 64) AS sha256
WHERE sha256 =~ '[0-9a-f]{64}'
MERGE (f:StoredFile {sha256: sha256})
MERGE (s)-[:RESTED_ON]->(f);
// The time of a form's key is the database's own from now on; those of before count from today.
MATCH (k:IdempotencyKey)
SET k.at = datetime();
