// Who took over whose office, from the trail: what the predecessor did counts as the successor's own hands. An entry names
// both in its changes, as in {"agency": [null, "33.72"], "office": ["u-1", "u-2"]}.
MATCH (e:AuditEntry {event: 'office.handed_over'})
MATCH (one:User {id: e.subject})-[:WORKS_AT]->(:Agency)
MATCH (two:User)
WHERE e.changes CONTAINS '"office": ["' + one.id + '", "' + two.id + '"]' AND one <> two
MERGE (two)-[t:TOOK_OVER]->(one)
ON CREATE SET t.at = e.at;

// Who gave an assessment, from the trail.
MATCH (e:AuditEntry {event: 'innovation.assessed'})
MATCH (s:Assessment {made_at: e.at})-[:OF]->(i:Innovation)
WHERE s.made_by IS NULL AND (i.id = e.subject OR EXISTS { (:Innovation {id: e.subject})-[:MERGED_INTO*1..20]->(i) })
SET s.made_by = e.actor;

// Letters that an older release ended by bringing their end forward are told apart from those that grew old.
MATCH (l:OneTimeLink {kind: 'answer'})-[:ANSWERS]->(:Replication)<-[:ANSWERS]-(newer:OneTimeLink {kind: 'answer'})
WHERE l.used_at IS NULL AND l.ended IS NULL AND l.expires_at < newer.expires_at
  AND EXISTS { (l)-[:ANSWERS_FOR]->(:Agency)<-[:ANSWERS_FOR]-(newer) }
SET l.ended = 'newer';
