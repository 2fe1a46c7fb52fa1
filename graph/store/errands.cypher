// name: interests
// Interests that wait for a step of this agency, the longest waiting first.
MATCH (:Agency {id: $agency_id})-[:SUCCEEDS*0..20]->(me:Agency)
MATCH (n:Interest)-[:STATED_BY]->(a:Agency)
WHERE n.status IN ['stated', 'answered', 'mentored', 'agreed']
MATCH (n)-[:ABOUT]->(i:Innovation)
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(o:Agency)
OPTIONAL MATCH (n)-[:MENTORED_BY]->(:Replication)-[:ADOPTED_BY]->(m:Agency)
WITH n, a, i, o, m, me
WHERE (n.status = 'stated' AND o = me)
   OR (n.status = 'mentored' AND m = me)
   OR (n.status IN ['answered', 'mentored', 'agreed'] AND a = me)
RETURN DISTINCT n.id AS id,
       'interest_' + n.status AS kind,
       i.name AS name,
       CASE WHEN a = me THEN coalesce(m.name, o.name) ELSE a.name END AS other,
       coalesce(n.agreed_on, n.answered_on, n.stated_on) AS since,
       null AS due,
       1 AS things
ORDER BY since, id
LIMIT $limit

// name: innovations
// Innovations of this agency that wait for it: drafts, returned ones, and those that others named.
MATCH (:Agency {id: $agency_id})-[:SUCCEEDS*0..20]->(a:Agency)<-[:ORIGINATED_AT]-(i:Innovation)
WHERE i.status = 'draft' OR (i.status = 'provisional' AND i.submitted_on IS NULL)
RETURN DISTINCT i.id AS id,
       CASE WHEN i.status = 'draft' AND i.decision_reason IS NULL THEN 'innovation_draft'
            WHEN i.status = 'draft' THEN 'innovation_returned'
            ELSE 'innovation_provisional' END AS kind,
       i.name AS name,
       null AS other,
       coalesce(i.since, i.submitted_on) AS since,
       null AS due,
       1 AS things
ORDER BY since, id
LIMIT $limit

// name: open_rounds
// The rounds that an agency may answer on a day.
MATCH (m:MonitoringRound)
WHERE m.opens_on <= $today AND m.grace_until >= $today
RETURN m.id AS id, m.opens_on AS since, m.grace_until AS due
ORDER BY due, id

// name: waiting_innovations
// How many innovations wait for KemenPANRB, and since when the first one does.
MATCH (i:Innovation)
WHERE i.status = 'submitted' OR (i.status = 'provisional' AND i.submitted_on IS NOT NULL)
RETURN count(i) AS things, min(coalesce(i.submitted_on, i.since)) AS since

// name: waiting_records
// How many records wait for a verifier, and since when the first one does.
MATCH (r:Replication)
WHERE r.status IN ['awaiting_verification', 'disputed']
   OR (r.status = 'awaiting_parent' AND r.submitted_on <= $silent_since)
RETURN count(r) AS things, min(coalesce(r.since, r.submitted_on)) AS since
