// name: create
// A file that waits to be understood, with its bytes until the job is thrown away.
CREATE (j:ImportJob {
  id: $id, kind: $kind, state: 'open', file_name: $file_name, sha256: $sha256, user_id: $user_id,
  agency_id: $agency_id, is_official: $is_official, source: $source, mapping: $mapping, choices: '{}',
  rows: $rows, rows_done: 0, created: 0, changed: 0, unchanged: 0, refused: 0, attempt: 1, seen_version: 0,
  made_at: $at, run_row: 0
})
CREATE (:ImportFile {id: $id, content: $content})

// name: by_id
// One job.
MATCH (j:ImportJob {id: $id})
OPTIONAL MATCH (a:Agency {id: j.agency_id})
RETURN j.id AS id,
       j.kind AS kind,
       j.state AS state,
       j.file_name AS file_name,
       j.sha256 AS sha256,
       j.user_id AS user_id,
       j.agency_id AS agency_id,
       a.name AS agency_name,
       j.is_official AS is_official,
       j.source AS source,
       j.mapping AS mapping,
       j.choices AS choices,
       j.rows AS rows,
       j.rows_done AS rows_done,
       j.created AS created,
       j.changed AS changed,
       j.unchanged AS unchanged,
       j.refused AS refused,
       j.problem AS problem,
       j.attempt AS attempt,
       j.seen_version AS seen_version,
       j.made_at AS made_at,
       j.run_at AS run_at,
       j.run_row AS run_row,
       j.worked_at AS worked_at,
       j.leased_by AS leased_by,
       j.leased_until AS leased_until
ORDER BY id

// name: latest
// The latest jobs, of some agencies or of all.
MATCH (j:ImportJob)
WHERE $agencies IS NULL OR (j.agency_id IN $agencies AND NOT j.is_official)
WITH j
ORDER BY j.made_at DESC, j.id
LIMIT $limit
OPTIONAL MATCH (a:Agency {id: j.agency_id})
RETURN j.id AS id,
       j.kind AS kind,
       j.state AS state,
       j.file_name AS file_name,
       j.sha256 AS sha256,
       j.user_id AS user_id,
       j.agency_id AS agency_id,
       a.name AS agency_name,
       j.is_official AS is_official,
       j.source AS source,
       j.mapping AS mapping,
       j.choices AS choices,
       j.rows AS rows,
       j.rows_done AS rows_done,
       j.created AS created,
       j.changed AS changed,
       j.unchanged AS unchanged,
       j.refused AS refused,
       j.problem AS problem,
       j.attempt AS attempt,
       j.seen_version AS seen_version,
       j.made_at AS made_at,
       j.run_at AS run_at,
       j.run_row AS run_row,
       j.worked_at AS worked_at,
       j.leased_by AS leased_by,
       j.leased_until AS leased_until
ORDER BY made_at DESC, id

// name: unfinished
// The latest job on the same file for the same agency that has not come to its end.
MATCH (j:ImportJob {sha256: $sha256, kind: $kind})
WHERE j.state <> 'done' AND j.is_official = $is_official
  AND (j.agency_id = $agency_id OR ($agency_id IS NULL AND j.agency_id IS NULL))
RETURN j.id AS id
ORDER BY j.made_at DESC, id
LIMIT 1

// name: content
// The bytes of the file.
MATCH (f:ImportFile {id: $id})
RETURN f.content AS content

// name: set_mapping
// Which column is which field.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state = 'open'
SET j.mapping = $mapping
REMOVE j._lock
RETURN j.id AS id

// name: set_choices
// What the unclear names mean.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state = 'open'
SET j.choices = $choices
REMOVE j._lock
RETURN j.id AS id

// name: move
// Bring a job from one of some states into another.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state IN $from
SET j.state = $to, j.leased_by = null, j.leased_until = null, j.problem = $problem
REMOVE j._lock
RETURN j.id AS id

// name: due
// The job that has waited longest: queued, or left by a worker whose lease ran out.
MATCH (j:ImportJob)
WHERE (j.state = 'queued' OR (j.state = 'staging' AND (j.leased_until IS NULL OR j.leased_until < $at)))
  AND ($only IS NULL OR j.id = $only)
RETURN j.id AS id
ORDER BY j.made_at, id
LIMIT 1

// name: take
// Lease a job, unless another worker was first.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state = 'queued' OR (j.state = 'staging' AND (j.leased_until IS NULL OR j.leased_until < $at))
SET j.state = 'staging', j.leased_by = $owner, j.leased_until = $until, j.run_at = $at, j.run_row = j.rows_done,
    j.worked_at = $at
REMOVE j._lock
RETURN j.id AS id

// name: hold
// Lengthen the lease and move the checkpoint from where the worker believes it; none when it is lost or stopped.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state = 'staging' AND j.leased_by = $owner AND j.rows_done = $rows_done
SET j.leased_until = $until,
    j.worked_at = $at,
    j.rows_done = j.rows_done + $rows,
    j.created = j.created + $created,
    j.changed = j.changed + $changed,
    j.unchanged = j.unchanged + $unchanged,
    j.refused = j.refused + $refused
REMOVE j._lock
RETURN j.id AS id

// name: begin
// Remember the version of the graph that the rows are judged by.
MATCH (j:ImportJob {id: $id})
SET j.seen_version = $seen_version, j.created = 0, j.changed = 0, j.unchanged = 0, j.refused = 0

// name: forget_parts
// What an earlier attempt refused.
MATCH (p:ImportPart {job: $id})
DETACH DELETE p

// name: keep_part
// The refused rows of one batch with their reasons.
CREATE (:ImportPart {id: $part_id, job: $id, first: $first, refusals: $refusals})

// name: restart
// Begin anew, because the graph changed in a way that the staged rows contradict.
MATCH (j:ImportJob {id: $id})
SET j.state = 'queued', j.rows_done = 0, j.attempt = j.attempt + 1, j.leased_by = null, j.leased_until = null

// name: finish
// Everything is published.
MATCH (j:ImportJob {id: $id})
SET j.state = 'done', j.leased_by = null, j.leased_until = null, j.worked_at = $at, j.problem = null

// name: parts
// The refused rows, batch by batch.
MATCH (p:ImportPart {job: $id})
RETURN p.refusals AS refusals
ORDER BY p.first

// name: forget
// Throw a job away with its file; what it has published stays.
MATCH (j:ImportJob {id: $id})
OPTIONAL MATCH (f:ImportFile {id: $id})
OPTIONAL MATCH (p:ImportPart {job: $id})
DETACH DELETE j, f, p

// name: remember_mapping
// How an agency's files of this kind are laid out: header -> field.
MERGE (m:ImportMapping {id: $id})
SET m.headers = $headers, m.at = $at

// name: remembered_mapping
// How the last such file was laid out.
MATCH (m:ImportMapping {id: $id})
RETURN m.headers AS headers
