// name: open
// A new signed-in browser; only the hash of its key is kept.
MATCH (u:User {id: $user_id})
CREATE (:WebSession {id: $key_hash, created_at: $at, seen_at: $at})-[:OF]->(u)

// name: alive
// The person behind a key, unless the session is idle, old or the person disabled.
MATCH (s:WebSession {id: $key_hash})-[:OF]->(u:User)-[:WORKS_AT]->(a:Agency)
WHERE u.active AND s.seen_at > $idle_since AND s.created_at > $old_since
RETURN s.id AS id,
       u.id AS user_id,
       u.name AS name,
       u.roles AS roles,
       a.id AS agency_id,
       a.name AS agency_name,
       COLLECT {
         MATCH (a)-[:LOCATED_IN]->(place:Region)
         OPTIONAL MATCH (place)-[:PART_OF]->(province:Region)
         RETURN coalesce(province.code, place.code) LIMIT 1
       }[0] AS province,
       COLLECT { MATCH (a)-[:SUCCEEDS*1..20]->(before:Agency) RETURN DISTINCT before.id } AS predecessors,
       coalesce(u.example, false) AS is_example,
       s.created_at AS created_at,
       s.seen_at AS seen_at

// name: touch
// Note that the browser was seen.
MATCH (s:WebSession {id: $key_hash})
SET s.seen_at = $at

// name: end
// Forget one session.
MATCH (s:WebSession {id: $key_hash})
DETACH DELETE s

// name: sweep
// Forget the sessions that nobody can use any more.
MATCH (s:WebSession)
WHERE s.seen_at < $idle_since OR s.created_at < $old_since
DETACH DELETE s

// name: of_user
// The signed-in browsers of one person, the latest first.
MATCH (s:WebSession)-[:OF]->(:User {id: $user_id})
WHERE s.seen_at > $idle_since AND s.created_at > $old_since
RETURN s.id AS id, s.created_at AS created_at, s.seen_at AS seen_at
ORDER BY seen_at DESC, id
LIMIT 50

// name: end_own
// Forget one session of one person; somebody else's is left alone.
MATCH (s:WebSession {id: $key_hash})-[:OF]->(:User {id: $user_id})
DETACH DELETE s
