// name: lines
// The interests of one agency, in its innovations or under its care; or one interest; the newest first.
MATCH (n:Interest)-[:STATED_BY]->(a:Agency)
MATCH (n)-[:ABOUT]->(i:Innovation)
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(o:Agency)
OPTIONAL MATCH (n)-[:MENTORED_BY]->(r:Replication)-[:ADOPTED_BY]->(m:Agency)
WITH n, a, i, o, r, m
WHERE ($interest_id IS NULL OR n.id = $interest_id)
  AND ($mine IS NULL OR a.id = $mine)
  AND ($incoming IS NULL OR o.id = $incoming OR m.id = $incoming)
RETURN n.id AS id,
       n.status AS status,
       n.version AS version,
       a.id AS agency_id,
       a.name AS agency_name,
       i.id AS innovation_id,
       i.name AS innovation_name,
       o.id AS origin_id,
       o.name AS origin_name,
       r.id AS mentor_id,
       m.id AS mentor_agency_id,
       m.name AS mentor_agency_name,
       n.note AS note,
       n.answer AS answer,
       n.agreement AS agreement,
       n.stated_on AS stated_on,
       n.answered_on AS answered_on,
       n.agreed_on AS agreed_on,
       n.started_on AS started_on,
       n.closed_on AS closed_on
ORDER BY stated_on DESC, id
LIMIT $limit

// name: open_one
// The open interest that an agency already has in an innovation; one statement of interest at a time.
MATCH (a:Agency {id: $agency_id})
SET a._lock = 1
REMOVE a._lock
WITH a
MATCH (a)<-[:STATED_BY]-(n:Interest)-[:ABOUT]->(:Innovation {id: $innovation_id})
WHERE n.status IN ['stated', 'answered', 'mentored', 'agreed']
RETURN n.id AS id
ORDER BY id

// name: create
// An agency says that it is interested.
MATCH (a:Agency {id: $agency_id})
MATCH (i:Innovation {id: $innovation_id})
WHERE i.status IN ['published', 'provisional']
CREATE (n:Interest {id: $interest_id, status: 'stated', version: 1, note: $note, stated_on: $on})
CREATE (n)-[:STATED_BY]->(a)
CREATE (n)-[:ABOUT]->(i)
RETURN n.id AS id

// name: lock
// Keep others out of one interest until this transaction ends.
MATCH (n:Interest {id: $interest_id})
SET n._lock = 1
REMOVE n._lock
RETURN n.version AS version

// name: step
// The next step and its day.
MATCH (n:Interest {id: $interest_id})
SET n.status = $status,
    n.version = n.version + 1,
    n.answer = coalesce($answer, n.answer),
    n.agreement = coalesce($agreement, n.agreement),
    n.answered_on = CASE WHEN $status IN ['answered', 'mentored', 'declined'] THEN $on ELSE n.answered_on END,
    n.agreed_on = CASE WHEN $status = 'agreed' THEN $day ELSE n.agreed_on END,
    n.started_on = CASE WHEN $status = 'started' THEN $on ELSE n.started_on END,
    n.closed_on = CASE WHEN $status IN ['declined', 'withdrawn'] THEN $on ELSE n.closed_on END

// name: set_mentor
// The copy that accompanies; it is a verified one of the same innovation.
MATCH (n:Interest {id: $interest_id})-[:ABOUT]->(i:Innovation)
MATCH (r:Replication {id: $replication_id, status: 'verified'})-[:OF]->(i)
WHERE r.stopped_on IS NULL AND NOT EXISTS { (n)-[:STATED_BY]->(:Agency)<-[:ADOPTED_BY]-(r) }
MERGE (n)-[:MENTORED_BY]->(r)
RETURN r.id AS id
