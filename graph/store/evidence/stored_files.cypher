// name: lock
// One step at a time with the file of one hash, whoever names it.
MERGE (f:StoredFile {sha256: $sha256})
SET f._lock = 1
REMOVE f._lock

// name: is_named
// Whether a proof names the file, or a submitted record held it.
RETURN EXISTS { (:Evidence {sha256: $sha256}) } OR EXISTS { (:StoredFile {sha256: $sha256})<-[:RESTED_ON]-() } AS is_named

// name: unnamed
// Those of some files that no proof names and no submitted record held.
UNWIND $hashes AS sha256
WITH DISTINCT sha256
WHERE NOT EXISTS { (:Evidence {sha256: sha256}) } AND NOT EXISTS { (:StoredFile {sha256: sha256})<-[:RESTED_ON]-() }
RETURN sha256
ORDER BY sha256

// name: forget
// The file is gone from the folder, and nothing names it.
MATCH (f:StoredFile {sha256: $sha256})
WHERE NOT (f)<-[:RESTED_ON]-()
DELETE f

// name: has_stood
// Whether a file has been on a record while that was out of its author's hands, since the file came last.
OPTIONAL MATCH (came:AuditEntry {subject: $subject_id, event: 'evidence.added'})
WHERE came.changes CONTAINS $sha256
WITH coalesce(max(came.number), 0) AS since
RETURN EXISTS {
  MATCH (e:AuditEntry {subject: $subject_id})
  WHERE e.number >= since
    AND (NOT e.to_status IN ['draft', 'returned'] OR NOT e.from_status IN ['draft', 'returned'])
} AS has_stood

// name: hold
// Remember that a submitted record held the file.
MATCH (s:Innovation|Replication {id: $subject_id})
MERGE (f:StoredFile {sha256: $sha256})
SET f.size = $size
MERGE (s)-[:RESTED_ON]->(f)

// name: mark
// What is wrong with a file in its folder.
MERGE (f:StoredFile {sha256: $sha256})
SET f.fault = $fault

// name: clear
// The file is whole again.
MATCH (f:StoredFile {sha256: $sha256})
SET f.fault = null

// name: marked
// Files that were missing or damaged when somebody looked last.
MATCH (f:StoredFile)
WHERE f.fault IS NOT NULL
RETURN f.sha256 AS sha256
ORDER BY sha256
LIMIT $limit

// name: named
// The files that proofs name or submitted records held, by their hash.
CALL () {
  MATCH (e:Evidence)
  WHERE e.sha256 > $after
  RETURN DISTINCT e.sha256 AS sha256
  ORDER BY sha256
  LIMIT $limit
  UNION
  MATCH (f:StoredFile)
  WHERE f.sha256 > $after AND EXISTS { (f)<-[:RESTED_ON]-() }
  RETURN f.sha256 AS sha256
  ORDER BY sha256
  LIMIT $limit
}
WITH DISTINCT sha256
ORDER BY sha256
LIMIT $limit
RETURN sha256,
       COLLECT { MATCH (s)-[:SUPPORTED_BY]->(e:Evidence {sha256: sha256}) RETURN s.id ORDER BY s.id LIMIT 1 }[0] AS subject_id,
       COLLECT { MATCH (f:StoredFile {sha256: sha256}) RETURN f.fault }[0] AS fault
ORDER BY sha256

// name: key
// The key by which a folder is known as the one of this graph.
MATCH (w:World {id: 'world'})
RETURN w.folder_key AS key
ORDER BY key

// name: give_key
// Give the graph the key of its folder.
MATCH (w:World {id: 'world'})
SET w.folder_key = coalesce(w.folder_key, $key)
