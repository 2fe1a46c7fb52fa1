// name: silent_parents
// The agencies that were asked about a record and have not answered, and whether anybody there could sign in to do so.
MATCH (:Replication {id: $replication_id})-[l:ADAPTS]->(p:Innovation|Replication)-[:ORIGINATED_AT|ADOPTED_BY]->(a:Agency)
WHERE coalesce(l.answer, 'waiting') = 'waiting'
WITH a, collect(coalesce(p.name, p.local_name, p.id)) AS names
RETURN a.id AS agency_id,
       a.name AS agency_name,
       names,
       EXISTS {
         MATCH (u:User {active: true})-[:WORKS_AT]->(:Agency)-[:SUCCEEDS*0..20]->(a) WHERE 'registrar' IN u.roles
       } AS has_registrar
ORDER BY agency_name, agency_id

// name: provinces
// The provinces in which these agencies stand.
MATCH (a:Agency)-[:LOCATED_IN]->(place:Region)
WHERE a.id IN $agency_ids
OPTIONAL MATCH (place)-[:PART_OF]->(province:Region)
RETURN DISTINCT coalesce(province.code, place.code) AS code
ORDER BY code

// name: hubs
// The agencies at which a facilitator of these provinces works.
MATCH (u:User {active: true})-[:WORKS_AT]->(a:Agency)-[:LOCATED_IN]->(place:Region)
WHERE 'facilitator' IN u.roles
OPTIONAL MATCH (place)-[:PART_OF]->(province:Region)
WITH a, coalesce(province.code, place.code) AS code
WHERE code IN $provinces
RETURN DISTINCT a.id AS id
ORDER BY id

// name: end_earlier
// Links that a newer one replaces.
MATCH (:Replication {id: $replication_id})<-[:ANSWERS]-(l:OneTimeLink {kind: 'answer'})-[:ANSWERS_FOR]->(:Agency {id: $agency_id})
WHERE l.used_at IS NULL AND l.ended IS NULL
SET l.ended = 'newer'

// name: end_answered
// Links to an agency that has answered about the record, in whatever way.
MATCH (:Replication {id: $replication_id})<-[:ANSWERS]-(l:OneTimeLink {kind: 'answer'})-[:ANSWERS_FOR]->(a:Agency)
WHERE a.id IN $agency_ids AND l.used_at IS NULL AND l.ended IS NULL
SET l.ended = 'answered'

// name: end_served
// Links to agencies for which somebody can sign in and answer now: this one, and those that it succeeds.
MATCH (office:Agency {id: $agency_id})-[:SUCCEEDS*0..20]->(a:Agency)<-[:ANSWERS_FOR]-(l:OneTimeLink {kind: 'answer'})
WHERE l.used_at IS NULL AND l.ended IS NULL
  AND EXISTS { MATCH (u:User {active: true})-[:WORKS_AT]->(office) WHERE 'registrar' IN u.roles }
SET l.ended = 'registrar'

// name: offer
// A one-time link for the answer of one agency; only the hash of its key is kept.
MATCH (r:Replication {id: $replication_id})
MATCH (a:Agency {id: $agency_id})
CREATE (l:OneTimeLink {id: $key_hash, kind: 'answer', expires_at: $expires_at, made_by: $by})
CREATE (l)-[:ANSWERS]->(r)
CREATE (l)-[:ANSWERS_FOR]->(a)

// name: by_key
// What a link is for, and what may have ended it.
MATCH (l:OneTimeLink {id: $key_hash, kind: 'answer'})-[:ANSWERS]->(r:Replication)
MATCH (l)-[:ANSWERS_FOR]->(a:Agency)
OPTIONAL MATCH (maker:User {id: l.made_by})-[:WORKS_AT]->(office:Agency)
RETURN r.id AS replication_id,
       a.id AS agency_id,
       a.name AS agency_name,
       l.expires_at AS expires_at,
       l.used_at AS used_at,
       l.made_by AS made_by,
       office.id AS maker_agency_id,
       maker.name + ' (' + office.name + ')' AS maker_name,
       l.ended AS ended,
       EXISTS {
         MATCH (u:User {active: true})-[:WORKS_AT]->(:Agency)-[:SUCCEEDS*0..20]->(a) WHERE 'registrar' IN u.roles
       } AS has_registrar,
       EXISTS {
         MATCH (r)-[said:ADAPTS]->(:Innovation|Replication)-[:ORIGINATED_AT|ADOPTED_BY]->(a)
         WHERE coalesce(said.answer, 'waiting') = 'waiting'
       } AS is_asked
ORDER BY replication_id

// name: spend
// Use a link up; the second of two at once finds it used.
MATCH (l:OneTimeLink {id: $key_hash, kind: 'answer'})
SET l._lock = 1
REMOVE l._lock
WITH l
WHERE l.used_at IS NULL AND l.ended IS NULL AND l.expires_at > $at
SET l.used_at = $at, l.answerer = $answerer
RETURN l.id AS id
ORDER BY id
