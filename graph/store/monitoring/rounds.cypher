// name: all
// The latest monitoring rounds, the newest first.
MATCH (m:MonitoringRound)
OPTIONAL MATCH (p:Region {code: substring(m.scope, 9)}) WHERE m.scope STARTS WITH 'province:'
OPTIONAL MATCH (c:Category {code: substring(m.scope, 9)}) WHERE m.scope STARTS WITH 'category:'
RETURN m.id AS id,
       m.opens_on AS opens_on,
       m.closes_on AS closes_on,
       m.grace_until AS grace_until,
       m.scope AS scope,
       coalesce(p.name, c.name) AS scope_name
ORDER BY opens_on DESC, id
LIMIT $limit

// name: by_id
// One monitoring round.
MATCH (m:MonitoringRound {id: $round_id})
OPTIONAL MATCH (p:Region {code: substring(m.scope, 9)}) WHERE m.scope STARTS WITH 'province:'
OPTIONAL MATCH (c:Category {code: substring(m.scope, 9)}) WHERE m.scope STARTS WITH 'category:'
RETURN m.id AS id,
       m.opens_on AS opens_on,
       m.closes_on AS closes_on,
       m.grace_until AS grace_until,
       m.scope AS scope,
       coalesce(p.name, c.name) AS scope_name
ORDER BY id

// name: provinces
// The provinces that a round may be opened over.
MATCH (p:Region {level: 'province'})
RETURN p.code AS code, p.name AS name
ORDER BY code

// name: lock_rounds
// One opening of a round at a time: all of them stand under the one world.
MATCH (w:World {id: 'world'})
SET w._lock = 1
REMOVE w._lock

// name: meeting
// Rounds that would ask the same copies on the same days.
MATCH (m:MonitoringRound)
WHERE m.opens_on <= $grace_until AND m.grace_until >= $opens_on
  AND (m.scope = $scope OR m.scope = 'national' OR $scope = 'national')
RETURN m.id AS id
ORDER BY id

// name: create
// A round with its window and its grace.
CREATE (m:MonitoringRound {
  id: $round_id, opens_on: $opens_on, closes_on: $closes_on, grace_until: $grace_until, scope: $scope
})

// name: asked
// The copies that one agency is asked about in a round, with what it said.
MATCH (m:MonitoringRound {id: $round_id})
MATCH (:Agency {id: $agency_id})-[:SUCCEEDS*0..20]->(a:Agency)
MATCH (r:Replication {status: 'verified'})-[:ADOPTED_BY]->(a)
WHERE coalesce(r.verified_on, date('0001-01-01')) < m.opens_on
  AND (m.scope = 'national'
    OR EXISTS { (a)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..1]->(p:Region) WHERE m.scope = 'province:' + p.code }
    OR EXISTS { (r)-[:OF]->(:Innovation)-[:SERVES]->(c:Category) WHERE m.scope = 'category:' + c.code })
OPTIONAL MATCH (r)-[t:REPORTED_IN]->(m)
WITH m, r, t
WHERE r.stopped_on IS NULL OR t IS NOT NULL OR r.stopped_on >= m.opens_on
RETURN r.id AS id,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0] AS innovation_name,
       r.started_on AS started_on,
       r.verified_on AS verified_on,
       r.confirmed_on AS confirmed_on,
       coalesce(
         t.life, CASE WHEN m.opens_on <= r.confirmed_on AND r.confirmed_on <= m.grace_until THEN 'ongoing' END
       ) AS life,
       t.reason AS reason,
       r.stopped_on AS stopped_on,
       r.stopped_precision AS stopped_precision,
       t.on AS answered_on
ORDER BY name, id
LIMIT $limit

// name: asked_agencies
// The agencies that a round asks.
MATCH (m:MonitoringRound {id: $round_id})
MATCH (r:Replication {status: 'verified'})-[:ADOPTED_BY]->(a:Agency)
WHERE r.stopped_on IS NULL
  AND (m.scope = 'national'
    OR EXISTS { (a)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..1]->(p:Region) WHERE m.scope = 'province:' + p.code }
    OR EXISTS { (r)-[:OF]->(:Innovation)-[:SERVES]->(c:Category) WHERE m.scope = 'category:' + c.code })
RETURN DISTINCT a.id AS id
ORDER BY id

// name: progress
// How many copies each province was asked about in a round, and what was said.
MATCH (m:MonitoringRound {id: $round_id})
MATCH (r:Replication {status: 'verified'})-[:ADOPTED_BY]->(a:Agency)
WHERE coalesce(r.verified_on, date('0001-01-01')) < m.opens_on
  AND (m.scope = 'national'
    OR EXISTS { (a)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..1]->(p:Region) WHERE m.scope = 'province:' + p.code }
    OR EXISTS { (r)-[:OF]->(:Innovation)-[:SERVES]->(c:Category) WHERE m.scope = 'category:' + c.code })
OPTIONAL MATCH (r)-[t:REPORTED_IN]->(m)
WITH m, r, a, t
WHERE r.stopped_on IS NULL OR t IS NOT NULL OR r.stopped_on >= m.opens_on
OPTIONAL MATCH (a)-[:LOCATED_IN]->(place:Region)
OPTIONAL MATCH (place)-[:PART_OF]->(province:Region)
WITH coalesce(province, place) AS region, a, coalesce(
       t.life, CASE WHEN m.opens_on <= r.confirmed_on AND r.confirmed_on <= m.grace_until THEN 'ongoing' END
     ) AS life
RETURN region.code AS code,
       region.name AS name,
       count(DISTINCT a) AS agencies,
       count(*) AS asked,
       count(CASE WHEN life = 'ongoing' THEN 1 END) AS ongoing,
       count(CASE WHEN life = 'dormant' THEN 1 END) AS dormant,
       count(CASE WHEN life = 'stopped' THEN 1 END) AS stopped
ORDER BY code

// name: report
// What an agency says of one copy in a round, and what follows for the copy.
MATCH (r:Replication {id: $replication_id})
MATCH (m:MonitoringRound {id: $round_id})
MERGE (r)-[t:REPORTED_IN]->(m)
SET t.life = $life, t.reason = $reason, t.on = $on, t.by = $by,
    r.confirmed_on = CASE WHEN $life = 'ongoing' THEN $on ELSE r.confirmed_on END,
    r.dormant_on = CASE WHEN $life = 'dormant' THEN $on END,
    r.stopped_on = CASE WHEN $life = 'stopped' THEN $stopped_on END,
    r.stopped_precision = CASE WHEN $life = 'stopped' THEN $stopped_precision END,
    r.stop_reason = CASE WHEN $life = 'stopped' THEN $reason END

// name: of_copy
// One copy as its agency is asked about it outside of any round: whether, when and why it stopped.
MATCH (r:Replication {id: $replication_id})
RETURN r.id AS id,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0] AS innovation_name,
       r.started_on AS started_on,
       r.verified_on AS verified_on,
       r.confirmed_on AS confirmed_on,
       CASE WHEN r.stopped_on IS NOT NULL THEN 'stopped' END AS life,
       r.stop_reason AS reason,
       r.stopped_on AS stopped_on,
       r.stopped_precision AS stopped_precision,
       null AS answered_on
ORDER BY id
LIMIT 1

// name: asking
// The round that asks about one copy on a day.
MATCH (r:Replication {id: $replication_id, status: 'verified'})-[:ADOPTED_BY]->(a:Agency)
MATCH (m:MonitoringRound)
WHERE m.opens_on <= $on AND $on <= m.grace_until
  AND coalesce(r.verified_on, date('0001-01-01')) < m.opens_on
  AND (m.scope = 'national'
    OR EXISTS { (a)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..1]->(p:Region) WHERE m.scope = 'province:' + p.code }
    OR EXISTS { (r)-[:OF]->(:Innovation)-[:SERVES]->(c:Category) WHERE m.scope = 'category:' + c.code })
RETURN m.id AS id
ORDER BY id
LIMIT 1

// name: tell
// What an agency says of one copy outside of any round: that it stopped, or that it goes on after all.
MATCH (r:Replication {id: $replication_id})
SET r.dormant_on = null,
    r.stopped_on = $stopped_on,
    r.stopped_precision = $stopped_precision,
    r.stop_reason = $reason
