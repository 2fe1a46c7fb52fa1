// name: subject
// The record that evidence supports, and the agency that it belongs to.
MATCH (s:Innovation|Replication {id: $subject_id})
RETURN s.id AS id,
       CASE WHEN s:Innovation THEN 'innovation' ELSE 'replication' END AS kind,
       coalesce(s.name, s.local_name, COLLECT { MATCH (s)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], s.id) AS name,
       s.status AS status,
       COLLECT { MATCH (s)-[:ADOPTED_BY|ORIGINATED_AT]->(a:Agency) RETURN a.id ORDER BY a.id }[0] AS agency_id,
       COLLECT { MATCH (s)-[:ADOPTED_BY|ORIGINATED_AT]->(a:Agency) RETURN a.name ORDER BY a.id }[0] AS agency_name
ORDER BY id

// name: by_id
// One piece of evidence with its file.
MATCH (s:Innovation|Replication)-[:SUPPORTED_BY]->(e:Evidence {id: $evidence_id})
OPTIONAL MATCH (u:User {id: e.uploaded_by})
OPTIONAL MATCH (f:StoredFile {sha256: e.sha256})
RETURN e.id AS id,
       e.kind AS kind,
       e.number AS number,
       e.date AS date,
       e.link AS link,
       e.file_name AS file_name,
       e.sha256 AS sha256,
       e.media_type AS media_type,
       e.size AS size,
       coalesce(e.public, false) AS is_public,
       coalesce(e.extra, false) AS is_extra,
       e.uploaded_on AS uploaded_on,
       u.name AS uploader_name,
       f.fault AS fault,
       s.id AS subject_id
ORDER BY subject_id
LIMIT 1

// name: page
// What supports one record, the proof of the registration first, a page behind one of them; unknown days come last.
MATCH (s:Innovation|Replication {id: $subject_id})
OPTIONAL MATCH (s)-[:SUPPORTED_BY]->(last:Evidence {id: $after})
WITH s, last, coalesce(last.extra, false) AS last_is_extra, coalesce(last.date, date('9999-12-31')) AS last_day
RETURN COLLECT {
         MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)
         WITH e, coalesce(e.extra, false) AS is_extra, coalesce(e.date, date('9999-12-31')) AS day
         WHERE last IS NULL
            OR is_extra > last_is_extra
            OR (is_extra = last_is_extra AND (day > last_day OR (day = last_day AND e.id > last.id)))
         WITH e, is_extra, day
         ORDER BY is_extra, day, e.id
         LIMIT $limit
         OPTIONAL MATCH (u:User {id: e.uploaded_by})
         OPTIONAL MATCH (f:StoredFile {sha256: e.sha256})
         RETURN e {.id, .kind, .number, .date, .link, .file_name, .sha256, .media_type, .size,
                   is_public: coalesce(e.public, false), is_extra, .uploaded_on, uploader_name: u.name, fault: f.fault,
                   subject_id: s.id}
         ORDER BY is_extra, day, e.id
       } AS proofs,
       COUNT { (s)-[:SUPPORTED_BY]->(:Evidence) } AS total,
       $after IS NULL OR last IS NOT NULL AS is_there
ORDER BY total

// name: counted
// How many proofs a record has, and how many files.
MATCH (:Innovation|Replication {id: $subject_id})-[:SUPPORTED_BY]->(e:Evidence)
RETURN count(e) AS proofs, count(e.sha256) AS files
ORDER BY proofs

// name: holding
// The proof of a record that holds a certain file.
MATCH (:Innovation|Replication {id: $subject_id})-[:SUPPORTED_BY]->(e:Evidence {sha256: $sha256})
RETURN e.id AS id, e.kind AS kind, e.number AS number, e.date AS date, e.file_name AS file_name
ORDER BY id
LIMIT 1

// name: lacking_like
// A proof of a record that says the same of itself and lacks its file.
MATCH (:Innovation|Replication {id: $subject_id})-[:SUPPORTED_BY]->(e:Evidence {kind: $kind})
WHERE e.sha256 IS NULL
  AND coalesce(e.number, '') = coalesce($number, '')
  AND coalesce(toString(e.date), '') = coalesce(toString($date), '')
RETURN e.id AS id
ORDER BY id
LIMIT 1

// name: choices
// What a file may be put to, or taken from: proofs of a record that have no file, or one that is missing or damaged; and
// the files that an agency has given before and that the record lacks, each once, the latest first.
RETURN COLLECT {
         MATCH (:Innovation|Replication {id: $subject_id})-[:SUPPORTED_BY]->(e:Evidence)
         OPTIONAL MATCH (f:StoredFile {sha256: e.sha256})
         WITH e, f, coalesce(e.extra, false) AS is_extra
         WHERE e.sha256 IS NULL OR f.fault IS NOT NULL
         RETURN e {.id, .kind, .number, .date}
         ORDER BY is_extra, e.date, e.id
         LIMIT $most_lacking
       } AS lacking,
       COLLECT {
         MATCH (a:Agency {id: $agency_id})<-[:ADOPTED_BY|ORIGINATED_AT]-(s:Innovation|Replication)
         MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)
         WHERE e.sha256 IS NOT NULL
           AND NOT EXISTS { MATCH (f:StoredFile {sha256: e.sha256}) WHERE f.fault IS NOT NULL }
           AND NOT EXISTS { (:Innovation|Replication {id: $subject_id})-[:SUPPORTED_BY]->(:Evidence {sha256: e.sha256}) }
         WITH e, s
         ORDER BY e.uploaded_on DESC, e.id
         WITH e.sha256 AS sha256, collect(e)[0] AS e, count(DISTINCT s) AS records
         RETURN e {.id, .kind, .number, .date, .file_name, .uploaded_on, sha256, records}
         ORDER BY e.uploaded_on DESC, e.id
         LIMIT $most_earlier
       } AS earlier

// name: used
// How much an agency keeps; a file that supports several records is kept once, one that a submitted record held counts on.
MATCH (a:Agency {id: $agency_id})
CALL (a) {
  MATCH (a)<-[:ADOPTED_BY|ORIGINATED_AT]-(:Innovation|Replication)-[:SUPPORTED_BY]->(e:Evidence)
  WHERE e.sha256 IS NOT NULL
  RETURN e.sha256 AS sha256, e.size AS size
  UNION
  MATCH (a)<-[:ADOPTED_BY|ORIGINATED_AT]-(:Innovation|Replication)-[:RESTED_ON]->(f:StoredFile)
  RETURN f.sha256 AS sha256, f.size AS size
}
WITH sha256, max(coalesce(size, 0)) AS size
RETURN coalesce(sum(size), 0) AS size, coalesce(sum(CASE WHEN sha256 = $sha256 THEN 1 ELSE 0 END), 0) > 0 AS is_kept
ORDER BY size

// name: lock_subject
// No step on the record while its evidence changes.
MATCH (s:Innovation|Replication {id: $subject_id})
SET s._lock = 1
REMOVE s._lock

// name: lock
// One change of an agency's evidence at a time, so that its quota holds.
MATCH (a:Agency {id: $agency_id})
SET a._lock = 1
REMOVE a._lock

// name: add
// One more proof of a record, with its file; private until its owner says otherwise.
MATCH (s:Innovation|Replication {id: $subject_id})
CREATE (s)-[:SUPPORTED_BY]->(:Evidence {
  id: $id, kind: $kind, number: $number, date: $date, public: false, extra: true,
  file_name: $file_name, sha256: $sha256, media_type: $media_type, size: $size,
  uploaded_on: $on, uploaded_by: $by
})

// name: fill
// The file of a proof that is there already; a new file is private again.
MATCH (:Innovation|Replication {id: $subject_id})-[:SUPPORTED_BY]->(e:Evidence {id: $id})
SET e.file_name = $file_name, e.sha256 = $sha256, e.media_type = $media_type, e.size = $size,
    e.uploaded_on = $on, e.uploaded_by = $by, e.public = false

// name: release
// Whether everybody may read a file.
MATCH (e:Evidence {id: $evidence_id})
SET e.public = $is_public

// name: remove
// Take a proof back.
MATCH (e:Evidence {id: $evidence_id})
DETACH DELETE e

// name: clear
// Take only the file of a proof back; kind, number and date stay.
MATCH (e:Evidence {id: $evidence_id})
SET e.file_name = null, e.sha256 = null, e.media_type = null, e.size = null, e.public = false,
    e.uploaded_on = null, e.uploaded_by = null

// name: touched
// Whoever is about to decide on the record looks at it again; drafts have one author and stay as they are.
MATCH (r:Replication {id: $subject_id})
SET r.version = r.version + CASE WHEN r.status IN ['draft', 'returned'] THEN 0 ELSE 1 END

// name: shared_with
// The other records that rest on a file of this one; of a draft only its agency would know.
MATCH (:Innovation|Replication {id: $subject_id})-[:SUPPORTED_BY]->(mine:Evidence)
WHERE mine.sha256 IS NOT NULL
WITH mine
ORDER BY mine.id
WITH mine.sha256 AS sha256, collect(mine)[0] AS mine
MATCH (other:Innovation|Replication)-[:SUPPORTED_BY]->(:Evidence {sha256: sha256})
WHERE other.id <> $subject_id AND other.status <> 'draft'
RETURN DISTINCT mine.id AS evidence_id,
       mine.file_name AS file_name,
       other.id AS subject_id,
       CASE WHEN other:Innovation THEN 'innovation' ELSE 'replication' END AS subject_kind,
       COLLECT { MATCH (other)-[:ADOPTED_BY|ORIGINATED_AT]->(a:Agency) RETURN a.name ORDER BY a.id }[0] AS agency_name
ORDER BY evidence_id, subject_id
LIMIT $limit
