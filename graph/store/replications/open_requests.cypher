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

// name: letters
// Records that wait for an agency at which nobody can sign in and to which no letter is under way; of a province or all.
MATCH (r:Replication {status: 'awaiting_parent'})-[:ADOPTED_BY]->(adopter:Agency)
WHERE NOT adopter.id IN $own
MATCH (r)-[l:ADAPTS]->(:Innovation|Replication)-[:ORIGINATED_AT|ADOPTED_BY]->(a:Agency)
WHERE coalesce(l.answer, 'waiting') = 'waiting'
  AND NOT EXISTS {
    MATCH (u:User {active: true})-[:WORKS_AT]->(:Agency)-[:SUCCEEDS*0..20]->(a) WHERE 'registrar' IN u.roles
  }
  AND NOT EXISTS {
    MATCH (r)<-[:ANSWERS]-(k:OneTimeLink {kind: 'answer'})-[:ANSWERS_FOR]->(a)
    WHERE k.used_at IS NULL AND k.ended IS NULL AND k.expires_at > $at
  }
WITH DISTINCT r, adopter, a
WHERE $province IS NULL OR EXISTS {
  MATCH (side:Agency)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..1]->(:Region {code: $province}) WHERE side IN [a, adopter]
}
RETURN r.id AS id,
       'letter' AS kind,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       a.name AS other,
       coalesce(r.since, r.submitted_on) AS since,
       null AS due,
       1 AS things
ORDER BY since, id, other
LIMIT $limit
