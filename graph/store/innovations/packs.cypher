// name: innovation
// The innovation that a proof pack is about.
MATCH (i:Innovation {id: $innovation_id})
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       COLLECT { MATCH (i)-[:ORIGINATED_AT]->(a:Agency) RETURN a.id ORDER BY a.id } AS agency_ids,
       COLLECT { MATCH (i)-[:ORIGINATED_AT]->(a:Agency) RETURN a.name ORDER BY a.id } AS agency_names
ORDER BY id

// name: of_innovation
// The verified replications of one innovation, the earliest verified first.
MATCH (r:Replication {status: 'verified'})-[:OF]->(:Innovation {id: $innovation_id})
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(place:Region)
OPTIONAL MATCH (place)-[:PART_OF]->(province:Region)
RETURN r.id AS id,
       r.local_name AS local_name,
       a.name AS adopter_name,
       place.code AS region_code,
       place.name AS region_name,
       coalesce(province.name, place.name) AS province_name,
       COLLECT { MATCH (r)-[:RUN_BY]->(u:Unit) RETURN u.name ORDER BY u.name } AS units,
       r.manner AS manner,
       r.basis AS basis,
       r.started_on AS started_on,
       r.started_precision AS started_precision,
       r.verified_on AS verified_on
ORDER BY verified_on, id
LIMIT $limit

// name: of_replication
// One replication and the verified ones that come from it, near or far; itself first, then the earliest verified.
MATCH (r:Replication {status: 'verified'})-[:ADAPTS*0..30]->(:Replication {id: $replication_id})
WITH DISTINCT r
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(place:Region)
OPTIONAL MATCH (place)-[:PART_OF]->(province:Region)
RETURN r.id AS id,
       r.local_name AS local_name,
       a.name AS adopter_name,
       place.code AS region_code,
       place.name AS region_name,
       coalesce(province.name, place.name) AS province_name,
       COLLECT { MATCH (r)-[:RUN_BY]->(u:Unit) RETURN u.name ORDER BY u.name } AS units,
       r.manner AS manner,
       r.basis AS basis,
       r.started_on AS started_on,
       r.started_precision AS started_precision,
       r.verified_on AS verified_on
ORDER BY id <> $replication_id, verified_on, id
LIMIT $limit

// name: proofs
// What supports these replications: kind, number and date, never the files.
MATCH (r:Replication)-[:SUPPORTED_BY]->(e:Evidence)
WHERE r.id IN $ids
RETURN r.id AS replication_id, e.kind AS kind, e.number AS number, e.date AS date
ORDER BY replication_id, date, e.id
