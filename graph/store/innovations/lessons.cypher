// name: stopped_at
// The stopped copies of one agency, with what it wrote about each.
MATCH (:Agency {id: $agency_id})-[:SUCCEEDS*0..20]->(a:Agency)
MATCH (r:Replication {status: 'verified'})-[:ADOPTED_BY]->(a)
WHERE r.stopped_on IS NOT NULL
MATCH (r)-[:OF]->(i:Innovation)
WITH r, a, i
ORDER BY i.id
WITH r, a, collect(i)[0] AS i
OPTIONAL MATCH (l:Lesson)-[:LEARNT_FROM]->(r)
RETURN r.id AS replication_id,
       coalesce(r.local_name, i.name) AS name,
       i.name AS innovation_name,
       r.stopped_on AS stopped_on,
       r.stopped_precision AS stopped_precision,
       r.stop_reason AS reason,
       l.id AS lesson_id,
       l.text AS text,
       l.released_on AS released_on,
       coalesce(l.names_agency, false) AS names_agency,
       coalesce(l.version, 0) AS version
ORDER BY stopped_on DESC, replication_id
LIMIT $limit

// name: lock
// Keep others out of what is written about one stop, and say how often it was written.
MATCH (r:Replication {id: $replication_id})
SET r._lock = 1
REMOVE r._lock
WITH r
OPTIONAL MATCH (l:Lesson)-[:LEARNT_FROM]->(r)
RETURN coalesce(l.version, 0) AS version

// name: write
// What the agency learnt; a text that changed is not released any more.
MATCH (r:Replication {id: $replication_id})-[:ADOPTED_BY]->(a:Agency)
MATCH (r)-[:OF]->(i:Innovation)
WITH r, a, i
ORDER BY i.id
LIMIT 1
MERGE (l:Lesson {id: $lesson_id})
ON CREATE SET l.version = 0
SET l.text = $text, l.written_on = $on, l.version = l.version + 1, l.released_on = null, l.names_agency = false
MERGE (l)-[:LEARNT_FROM]->(r)
MERGE (l)-[:ABOUT]->(i)
MERGE (l)-[:WRITTEN_BY]->(a)

// name: release
// Make a lesson public, with or without the agency's name, or take it back.
MATCH (l:Lesson {id: $lesson_id})
SET l.released_on = $on, l.names_agency = $names_agency, l.version = l.version + 1

// name: released_count
// How many public lessons there are, and how many of them stand before a page.
MATCH (l:Lesson)-[:LEARNT_FROM]->(r:Replication)
WHERE l.released_on IS NOT NULL AND ($reason IS NULL OR r.stop_reason = $reason)
RETURN count(l) AS lessons,
       count(CASE WHEN l.released_on > $before OR (l.released_on = $before AND l.id <= $after_id) THEN 1 END) AS passed
ORDER BY lessons

// name: released
// The public lessons, the newest first, one page by key.
MATCH (l:Lesson)-[:ABOUT]->(i:Innovation)
WHERE l.released_on IS NOT NULL
  AND (l.released_on < $before OR (l.released_on = $before AND l.id > $after_id))
MATCH (l)-[:LEARNT_FROM]->(r:Replication)
WHERE $reason IS NULL OR r.stop_reason = $reason
RETURN l.id AS id,
       l.text AS text,
       coalesce(r.stop_reason, 'other') AS reason,
       i.id AS innovation_id,
       i.name AS innovation_name,
       CASE WHEN l.names_agency THEN COLLECT { MATCH (l)-[:WRITTEN_BY]->(a:Agency) RETURN a.name LIMIT 1 }[0] END AS agency_name,
       l.released_on AS released_on
ORDER BY released_on DESC, id
LIMIT $limit
