// name: candidates
// What may be a parent, found by its name, its agency's, its region's or the name of what it copies; best first.
CALL db.index.fulltext.queryNodes('names', $query, {limit: $scan}) YIELD node, score
CALL (node, score) {
  WITH node, score
  WHERE node:Innovation OR node:Replication
  RETURN node AS found, score AS part
  UNION ALL
  WITH node, score
  MATCH (copy:Replication)-[:OF]->(node)
  RETURN copy AS found, 0.4 * score AS part
  LIMIT $around
  UNION ALL
  WITH node, score
  MATCH (node)<-[:ORIGINATED_AT|ADOPTED_BY]-(of_agency:Innovation|Replication)
  RETURN of_agency AS found, 0.8 * score AS part
  LIMIT $around
  UNION ALL
  WITH node, score
  MATCH (node)<-[:LOCATED_IN]-(:Agency)<-[:ORIGINATED_AT|ADOPTED_BY]-(of_region:Innovation|Replication)
  RETURN of_region AS found, 0.4 * score AS part
  LIMIT $around
}
WITH found, sum(part) AS score
WHERE (found:Innovation AND found.status IN ['published', 'provisional'])
   OR (found:Replication AND found.status IN ['verified', 'recorded'])
WITH found, score
ORDER BY score DESC, found.id
LIMIT $limit
OPTIONAL MATCH (found)-[:ORIGINATED_AT|ADOPTED_BY]->(a:Agency)
RETURN found.id AS id,
       CASE WHEN found:Innovation THEN 'innovation' ELSE 'replication' END AS kind,
       coalesce(found.name, found.local_name, '') AS name,
       a.id AS agency_id,
       a.name AS agency_name,
       COLLECT { MATCH (found)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id } AS copy_of,
       COLLECT { MATCH (found)-[:OF*0..1]->(i:Innovation) RETURN DISTINCT i.id ORDER BY i.id } AS roots,
       COLLECT {
         MATCH (found)-[:OF*0..1]->(:Innovation)-[:ORIGINATED_AT]->(o:Agency) RETURN DISTINCT o.id ORDER BY o.id
       } AS origin_agencies
ORDER BY score DESC, id

// name: chosen
// The parents that were chosen, as far as they may be parents.
MATCH (found:Innovation|Replication)
WHERE found.id IN $ids
  AND ((found:Innovation AND found.status IN ['published', 'provisional'])
    OR (found:Replication AND (found.status IN ['verified', 'recorded'] OR EXISTS {
         (:Replication {id: $replication_id})-[:ADAPTS]->(found)
       })))
OPTIONAL MATCH (found)-[:ORIGINATED_AT|ADOPTED_BY]->(a:Agency)
RETURN found.id AS id,
       CASE WHEN found:Innovation THEN 'innovation' ELSE 'replication' END AS kind,
       coalesce(found.name, found.local_name, '') AS name,
       a.id AS agency_id,
       a.name AS agency_name,
       COLLECT { MATCH (found)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id } AS copy_of,
       COLLECT { MATCH (found)-[:OF*0..1]->(i:Innovation) RETURN DISTINCT i.id ORDER BY i.id } AS roots,
       COLLECT {
         MATCH (found)-[:OF*0..1]->(:Innovation)-[:ORIGINATED_AT]->(o:Agency) RETURN DISTINCT o.id ORDER BY o.id
       } AS origin_agencies
ORDER BY id

// name: of_agency
// What of an agency, and of those that it succeeds, others may copy: its innovations, then its copies.
MATCH (:Agency {id: $agency_id})-[:SUCCEEDS*0..20]->(:Agency)<-[:ORIGINATED_AT|ADOPTED_BY]-(found:Innovation|Replication)
WHERE (found:Innovation AND found.status IN ['published', 'provisional'])
   OR (found:Replication AND found.status IN ['verified', 'recorded'])
RETURN DISTINCT found.id AS id, found:Replication AS is_copy, coalesce(found.name, found.local_name, '') AS name
ORDER BY is_copy, name, id
LIMIT $limit

// name: clashes
// The records that an agency already has for one of these roots.
MATCH (:Agency {id: $agency_id})<-[:ADOPTED_BY]-(r:Replication)-[:OF]->(i:Innovation)
WHERE i.id IN $roots AND r.id <> $replication_id AND r.status <> 'withdrawn'
RETURN r.id AS id, r.status AS status, i.name AS root_name
ORDER BY id, root_name

// name: cycle
// The way from a chosen parent back to the record itself, by the agencies on it.
MATCH (r:Replication {id: $replication_id})
MATCH (parent:Replication)
WHERE parent.id IN $ids AND parent <> r
MATCH way = shortestPath((parent)-[:ADAPTS*1..50]->(r))
UNWIND nodes(way) AS member
MATCH (member)-[:ADOPTED_BY]->(a:Agency)
RETURN member.id AS id, a.name AS agency_name
ORDER BY id
LIMIT $limit

// name: of_adopter
// The records of an agency that stand, with the names and roots by which one may be a double.
MATCH (r:Replication)-[:ADOPTED_BY]->(:Agency {id: $agency_id})
WHERE r.id <> $replication_id AND r.status <> 'withdrawn'
RETURN r.id AS id,
       r.status AS status,
       r.version AS version,
       r.local_name AS local_name,
       r.started_on AS started_on,
       r.started_precision AS started_precision,
       r.form AS form,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.id ORDER BY i.id } AS roots,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id } AS root_names
ORDER BY id
LIMIT $limit

// name: named
// An innovation of an agency that may be a parent and has this name.
MATCH (i:Innovation)-[:ORIGINATED_AT]->(:Agency {id: $agency_id})
WHERE i.status IN ['published', 'provisional'] AND toLower(i.name) = toLower($name)
RETURN i.id AS id
ORDER BY id
LIMIT 1

// name: create_provisional
// An innovation that another agency named before its own agency registered it.
MATCH (a:Agency {id: $agency_id})
CREATE (i:Innovation {
  id: $innovation_id, name: $name, status: 'provisional', life: 'unknown', version: 1, since: $on, link: $link, named_by: $by
})
CREATE (i)-[:ORIGINATED_AT]->(a)
