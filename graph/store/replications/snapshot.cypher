// name: copies
// Every replication that was submitted or recorded, with the ids of its neighbours.
MATCH (r:Replication)-[:ADOPTED_BY]->(a:Agency)
WHERE r.status <> 'draft'
RETURN r.id AS id,
       r.status AS status,
       a.id AS adopter,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) WHERE i.status IN $shown RETURN i.id ORDER BY i.id } AS roots,
       COLLECT { MATCH (r)-[l:ADAPTS]->(p:Innovation|Replication) RETURN p.id ORDER BY l.order, p.id } AS parents,
       COLLECT { MATCH (r)-[:RUN_BY]->(u:Unit) RETURN u.id ORDER BY u.id } AS units,
       r.started_on AS started_on,
       r.verified_on AS verified_on,
       r.confirmed_on AS confirmed_on,
       r.stopped_on AS stopped_on,
       r.stop_reason AS stop_reason,
       r.manner AS manner,
       r.basis AS basis,
       r.beneficiaries AS beneficiaries,
       r.started_precision AS started_precision,
       r.dormant_on AS dormant_on,
       r.phase AS phase,
       r.interest_on AS interest_on,
       r.interest_precision AS interest_precision,
       r.agreement_on AS agreement_on,
       r.agreement_precision AS agreement_precision,
       null AS asked_since
ORDER BY id

// name: places
// Every agency with its region, its province and the agency it is part of.
MATCH (a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(r:Region)
OPTIONAL MATCH (r)-[:PART_OF]->(p:Region)
OPTIONAL MATCH (a)-[:PART_OF]->(above:Agency)
RETURN a.id AS id,
       a.name AS name,
       a.cluster AS cluster,
       r.code AS region,
       coalesce(p.code, r.code) AS province,
       above.id AS part_of,
       r.lat AS lat,
       r.lon AS lon
ORDER BY id

// name: roots
// The innovations of a public status that are top or have a copy that everybody sees: a waiting copy tells of none.
MATCH (i:Innovation)
WHERE i.status IN $shown
  AND (EXISTS { (i)-[:ENTERED {stage: 'top'}]->(:Edition) }
    OR EXISTS { MATCH (i)<-[:OF]-(r:Replication) WHERE r.status IN $public })
RETURN i.id AS id,
       i.name AS name,
       COLLECT { MATCH (i)-[:ORIGINATED_AT]->(a:Agency) RETURN a.id ORDER BY a.id LIMIT 1 }[0] AS origin,
       EXISTS { (i)-[:ENTERED {stage: 'top'}]->(:Edition) } AS is_top,
       COLLECT { MATCH (i)-[:SERVES]->(c:Category) RETURN c.code ORDER BY c.code } AS categories,
       i.started_on AS started_on
ORDER BY id

// name: provinces
// The provinces with their island groups.
MATCH (r:Region {level: 'province'})
RETURN r.code AS code, r.name AS name, r.island_group AS island_group
ORDER BY code

// name: entries
// How many entries of each edition ended at each stage.
MATCH (:Innovation)-[e:ENTERED]->(ed:Edition)
RETURN ed.year AS year, e.stage AS stage, count(e) AS entries
ORDER BY year, stage

// name: closed_rounds
// When the last monitoring round opened whose grace is over: over the nation (no id), and for each copy that it held over
// a province or a category.
CALL () {
  MATCH (m:MonitoringRound {scope: 'national'})
  WHERE m.grace_until < $today
  RETURN null AS id, m.opens_on AS day
  UNION ALL
  MATCH (m:MonitoringRound)
  WHERE m.grace_until < $today AND m.scope <> 'national'
  WITH m.scope AS scope, max(m.opens_on) AS day
  CALL (scope) {
    MATCH (p:Region {code: substring(scope, 9)})
    WHERE scope STARTS WITH 'province:'
    MATCH (p)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(:Agency)<-[:ADOPTED_BY]-(r:Replication {status: 'verified'})
    RETURN r
    UNION
    MATCH (c:Category {code: substring(scope, 9)})
    WHERE scope STARTS WITH 'category:'
    MATCH (c)<-[:SERVES]-(:Innovation)<-[:OF]-(r:Replication {status: 'verified'})
    RETURN r
  }
  RETURN r.id AS id, day
}
RETURN id, max(day) AS day
ORDER BY id

// name: counting_since
// Whether anything that counts has changed after a version.
MATCH (e:AuditEntry)
WHERE e.number > $version AND e.counts
RETURN count(e) > 0 AS changed
