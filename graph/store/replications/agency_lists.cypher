// name: run_by
// The replications of these agencies in whatever state, the newest in its state first, one page by key.
MATCH (a:Agency)<-[:ADOPTED_BY]-(r:Replication)
WHERE a.id IN $agencies
  AND ($status IS NULL OR r.status = $status)
  AND ($innovation IS NULL OR EXISTS { (r)-[:OF]->(:Innovation {id: $innovation}) })
WITH r, a, coalesce(r.since, r.submitted_on, date('0001-01-01')) AS since
WHERE since < $after_date OR (since = $after_date AND r.id > $after_id)
WITH r, a, since
ORDER BY since DESC, r.id
LIMIT $limit
RETURN r.id AS id,
       r.status AS status,
       coalesce(
         r.form_name,
         r.local_name,
         COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0],
         COLLECT {
           MATCH (p:Innovation|Replication)
           WHERE p.id IN r.form_parents AND p.status IN ['published', 'provisional', 'verified', 'recorded']
           RETURN coalesce(p.name, p.local_name, p.id) AS named ORDER BY named
         }[0],
         r.id
       ) AS name,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id } AS innovations,
       COLLECT {
         MATCH (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(p:Agency) RETURN DISTINCT p.name ORDER BY p.name
       } AS others,
       null AS answer,
       since
ORDER BY since DESC, id

// name: run_by_counts
// How many of them there are in each state, and how many of these stand before the page.
MATCH (a:Agency)<-[:ADOPTED_BY]-(r:Replication)
WHERE a.id IN $agencies
  AND ($innovation IS NULL OR EXISTS { (r)-[:OF]->(:Innovation {id: $innovation}) })
WITH r, coalesce(r.since, r.submitted_on, date('0001-01-01')) AS since
RETURN r.status AS status,
       count(r) AS records,
       sum(CASE WHEN since > $after_date OR (since = $after_date AND r.id <= $after_id) THEN 1 ELSE 0 END) AS before
ORDER BY status

// name: run_by_innovations
// The innovations that they came from, by name.
MATCH (a:Agency)<-[:ADOPTED_BY]-(r:Replication)-[:OF]->(i:Innovation)
WHERE a.id IN $agencies
RETURN i.id AS id, i.name AS name, count(DISTINCT r) AS records
ORDER BY name, id

// name: copied_from
// The replications that other agencies name as copies of what these agencies made or run: a direct one from its submission
// on, one of a copy of a copy when everybody may read of it; the newest in its state first, one page by key.
MATCH (own:Agency)
WHERE own.id IN $agencies
CALL (own) {
  MATCH (own)<-[:ORIGINATED_AT|ADOPTED_BY]-(:Innovation|Replication)<-[:ADAPTS]-(r:Replication)
  WHERE r.status <> 'draft'
  RETURN r
  UNION
  MATCH (own)<-[:ORIGINATED_AT]-(:Innovation)<-[:OF]-(r:Replication)
  WHERE r.status IN ['verified', 'recorded']
  RETURN r
}
WITH DISTINCT r
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
WHERE NOT a.id IN $agencies
  AND ($status IS NULL OR r.status = $status)
  AND ($innovation IS NULL OR EXISTS { (r)-[:OF]->(:Innovation {id: $innovation}) })
WITH r, a, coalesce(r.since, r.submitted_on, date('0001-01-01')) AS since
WHERE since < $after_date OR (since = $after_date AND r.id > $after_id)
WITH r, a, since
ORDER BY since DESC, r.id
LIMIT $limit
RETURN r.id AS id,
       r.status AS status,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id } AS innovations,
       [a.name] AS others,
       COLLECT {
         MATCH (r)-[l:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(asked:Agency)
         WHERE asked.id IN $agencies AND r.status <> 'recorded'
         RETURN coalesce(l.answer, 'waiting') AS answer ORDER BY l.order
       }[0] AS answer,
       since
ORDER BY since DESC, id

// name: copied_from_counts
// How many of them there are in each state, and how many of these stand before the page.
MATCH (own:Agency)
WHERE own.id IN $agencies
CALL (own) {
  MATCH (own)<-[:ORIGINATED_AT|ADOPTED_BY]-(:Innovation|Replication)<-[:ADAPTS]-(r:Replication)
  WHERE r.status <> 'draft'
  RETURN r
  UNION
  MATCH (own)<-[:ORIGINATED_AT]-(:Innovation)<-[:OF]-(r:Replication)
  WHERE r.status IN ['verified', 'recorded']
  RETURN r
}
WITH DISTINCT r
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
WHERE NOT a.id IN $agencies
  AND ($innovation IS NULL OR EXISTS { (r)-[:OF]->(:Innovation {id: $innovation}) })
WITH r, coalesce(r.since, r.submitted_on, date('0001-01-01')) AS since
RETURN r.status AS status,
       count(r) AS records,
       sum(CASE WHEN since > $after_date OR (since = $after_date AND r.id <= $after_id) THEN 1 ELSE 0 END) AS before
ORDER BY status

// name: copied_from_innovations
// The innovations that they came from, by name.
MATCH (own:Agency)
WHERE own.id IN $agencies
CALL (own) {
  MATCH (own)<-[:ORIGINATED_AT|ADOPTED_BY]-(:Innovation|Replication)<-[:ADAPTS]-(r:Replication)
  WHERE r.status <> 'draft'
  RETURN r
  UNION
  MATCH (own)<-[:ORIGINATED_AT]-(:Innovation)<-[:OF]-(r:Replication)
  WHERE r.status IN ['verified', 'recorded']
  RETURN r
}
WITH DISTINCT r
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
WHERE NOT a.id IN $agencies
MATCH (r)-[:OF]->(i:Innovation)
RETURN i.id AS id, i.name AS name, count(DISTINCT r) AS records
ORDER BY name, id
