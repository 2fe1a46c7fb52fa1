// name: local_names
// What the verified copies are called where they run.
MATCH (r:Replication {status: 'verified'})
WHERE r.local_name IS NOT NULL
RETURN r.id AS id, r.local_name AS name
ORDER BY id

// name: replications_of
// Every replication of one agency, for the agency itself.
MATCH (:Agency {id: $agency_id})<-[:ADOPTED_BY]-(r:Replication)
RETURN r.id AS id,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id } AS innovations,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.id ORDER BY i.id } AS innovation_ids,
       r.local_name AS local_name,
       r.status AS status,
       r.manner AS manner,
       r.scope AS scope,
       r.basis AS basis,
       r.phase AS phase,
       r.started_on AS started_on,
       r.started_precision AS started_precision,
       r.beneficiaries AS beneficiaries,
       COLLECT { MATCH (r)-[:RUN_BY]->(u:Unit) RETURN u.name ORDER BY u.name } AS units,
       coalesce(r.since, r.submitted_on) AS since
ORDER BY id
