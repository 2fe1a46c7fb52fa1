// name: take_head
// Lock the end of the chain; its number is the version of the graph.
MERGE (h:AuditHead {id: 'head'})
ON CREATE SET h.number = 0, h.hash = ''
SET h._lock = 1
REMOVE h._lock
RETURN h.number AS number, h.hash AS hash

// name: append
// Add one entry and move the head to it.
MATCH (h:AuditHead {id: 'head'})
CREATE (e:AuditEntry {
  id: $id, number: $number, at: $at, actor: $actor, agency: $agency, event: $event, subject: $subject,
  from_status: $from_status, to_status: $to_status, reason: $reason, changes: $changes, counts: $counts,
  hash_scheme: $hash_scheme, previous: $previous, hash: $hash
})
SET h.number = $number, h.hash = $hash

// name: head
// The version of the graph and the hash of the last entry.
MATCH (h:AuditHead {id: 'head'})
RETURN h.number AS number, h.hash AS hash

// name: of_subject
// The trail of one record, oldest first; an import left one entry for all its records, and on each what it did there.
CALL () {
  MATCH (e:AuditEntry {subject: $subject})
  RETURN e, e.from_status AS from_status, e.to_status AS to_status, e.changes AS changes
  UNION ALL
  MATCH (x:Replication|Innovation|Agency|Unit {id: $subject})
  MATCH (e:AuditEntry {subject: x.import_job})
  WHERE e.event IN ['import.replications', 'import.innovations', 'import.agencies', 'import.units']
  RETURN e, null AS from_status, x.imported_as AS to_status, e.changes AS changes
  UNION ALL
  MATCH (x:Replication|Innovation|Agency|Unit {id: $subject})
  UNWIND range(0, size(coalesce(x.changed_by_imports, [])) - 1) AS place
  MATCH (e:AuditEntry {subject: x.changed_by_imports[place]})
  WHERE e.event IN ['import.replications', 'import.innovations', 'import.agencies', 'import.units']
  RETURN e, null AS from_status, null AS to_status, x.told_by_imports[place] AS changes
}
OPTIONAL MATCH (u:User {id: e.actor})
OPTIONAL MATCH (a:Agency {id: e.agency})
RETURN e.number AS number,
       e.at AS at,
       u.name AS actor_name,
       a.name AS agency_name,
       e.event AS event,
       from_status,
       to_status,
       e.reason AS reason,
       changes
ORDER BY number

// name: after
// A stretch of the chain as it was written, for checking.
MATCH (e:AuditEntry)
WHERE e.number > $number
RETURN e.number AS number,
       e.id AS id,
       e.at AS at,
       e.actor AS actor,
       e.agency AS agency,
       e.event AS event,
       e.subject AS subject,
       e.from_status AS from_status,
       e.to_status AS to_status,
       e.reason AS reason,
       e.changes AS changes,
       e.counts AS counts,
       e.hash_scheme AS hash_scheme,
       e.previous AS previous,
       e.hash AS hash
ORDER BY number
LIMIT $limit

// name: corrections
// What its agency corrected in a published innovation, the latest first.
MATCH (e:AuditEntry {subject: $subject, event: 'innovation.corrected'})
OPTIONAL MATCH (a:Agency {id: e.agency})
RETURN e.number AS number,
       e.at AS at,
       null AS actor_name,
       a.name AS agency_name,
       e.event AS event,
       e.from_status AS from_status,
       e.to_status AS to_status,
       e.reason AS reason,
       e.changes AS changes
ORDER BY number DESC
LIMIT $limit
