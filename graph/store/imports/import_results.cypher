// name: replications
// The replications that a job has made, behind one of them.
MATCH (r:Replication {import_job: $job})
WHERE r.id > $after
RETURN r.id AS id,
       coalesce(
         r.local_name,
         COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.name LIMIT 1 }[0],
         r.id
       ) AS name,
       r.status AS status
ORDER BY r.id
LIMIT $limit

// name: innovations
// The innovations that a job has made, behind one of them.
MATCH (i:Innovation {import_job: $job})
WHERE i.id > $after
RETURN i.id AS id, i.name AS name, i.status AS status
ORDER BY i.id
LIMIT $limit

// name: replication_statuses
// How many replications of a job stand in each status now.
MATCH (r:Replication {import_job: $job})
RETURN r.status AS status, count(*) AS count
ORDER BY status

// name: innovation_statuses
// How many innovations of a job stand in each status now.
MATCH (i:Innovation {import_job: $job})
RETURN i.status AS status, count(*) AS count
ORDER BY status
