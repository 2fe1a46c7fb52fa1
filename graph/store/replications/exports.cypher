// name: local_names
// What the verified copies are called where they run.
MATCH (r:Replication {status: 'verified'})
WHERE r.local_name IS NOT NULL
RETURN r.id AS id, r.local_name AS name
ORDER BY id

// name: replications_of
// Every replication of an agency and of those that it succeeds, for the agency itself.
MATCH (a:Agency)<-[:ADOPTED_BY]-(r:Replication)
WHERE a.id IN $agencies
RETURN r.id AS id,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id } AS innovations,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.id ORDER BY i.id } AS innovation_ids,
       r.status AS status,
       r {.*, form: null, told_form: null} AS properties,
       COLLECT { MATCH (r)-[:RUN_BY]->(u:Unit) RETURN u.name ORDER BY u.name } AS units,
       coalesce(r.since, r.submitted_on) AS since
ORDER BY id
