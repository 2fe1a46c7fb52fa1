// name: create
// A file that waits to be understood, with its bytes until the job is thrown away.
CREATE (j:ImportJob {
  id: $id, kind: $kind, state: 'open', file_name: $file_name, sha256: $sha256, user_id: $user_id,
  agency_id: $agency_id, is_official: $is_official, source: $source, mapping: $mapping, choices: $choices,
  header: $header, layout: $layout, found: $found, bytes: $bytes, rows: $rows, rows_done: 0,
  created: 0, changed: 0, unchanged: 0, refused: 0,
  attempt: 1, tries: 0, seen_version: 0, made_at: datetime.realtime(), touched_at: datetime.realtime(), run_row: 0
})
CREATE (:ImportFile {id: $id, content: $content})

// name: by_id
// One job.
MATCH (j:ImportJob {id: $id})
WHERE j.state <> 'discarded'
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
       j.header AS header,
       j.started_by AS started_by,
       j.released_by AS released_by,
       j.note AS note,
       j.batch AS batch,
       j.touched_at AS touched_at,
       coalesce(j.done_at, j.worked_at) AS done_at,
       EXISTS { (f:ImportFile) WHERE f.id = j.id } AS has_file,
       j.layout AS layout,
       j.found AS found
ORDER BY id

// name: latest
// The latest jobs: the official ones, those of some agencies, or of every agency.
MATCH (j:ImportJob)
WHERE j.state <> 'discarded'
  AND CASE WHEN j.is_official THEN $official ELSE $agencies IS NULL OR j.agency_id IN $agencies END
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
       j.header AS header,
       j.started_by AS started_by,
       j.released_by AS released_by,
       j.note AS note,
       j.batch AS batch,
       j.touched_at AS touched_at,
       coalesce(j.done_at, j.worked_at) AS done_at,
       EXISTS { (f:ImportFile) WHERE f.id = j.id } AS has_file,
       j.layout AS layout,
       j.found AS found
ORDER BY made_at DESC, id

// name: unfinished
// The latest job of the shell on the same file for the same agency that has not come to its end.
MATCH (j:ImportJob {sha256: $sha256, kind: $kind})
WHERE NOT j.state IN ['done', 'ended', 'discarded'] AND j.is_official = $is_official AND j.user_id IS NULL
  AND (j.agency_id = $agency_id OR ($agency_id IS NULL AND j.agency_id IS NULL))
RETURN j.id AS id
ORDER BY j.made_at DESC, id
LIMIT 1

// name: content
// The bytes of the file.
MATCH (f:ImportFile {id: $id})
RETURN f.content AS content

// name: lock
// Keep others from the job until this transaction ends.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
REMOVE j._lock
RETURN j.id AS id

// name: lay_out
// How the file is read, and what follows from it: the heading, the columns, how many rows.
MATCH (j:ImportJob {id: $id})
SET j.layout = $layout, j.found = $found, j.header = $header, j.mapping = $mapping, j.rows = $rows

// name: set_choices
// What the unclear names mean.
MATCH (j:ImportJob {id: $id})
SET j.choices = $choices

// name: touch
// Somebody took a step.
MATCH (j:ImportJob {id: $id})
SET j.touched_at = datetime.realtime(), j.warned_at = null

// name: start
// Into the queue, at its checkpoint or at its first row; the rows are the one's who pressed.
MATCH (j:ImportJob {id: $id})
SET j.state = 'queued', j.started_by = $user, j.released_by = null, j.note = null, j.problem = null,
    j.leased_by = null, j.tries = 0, j.batch = null,
    j.rows_done = CASE WHEN $anew THEN 0 ELSE j.rows_done END,
    j.attempt = CASE WHEN $anew THEN j.attempt + 1 ELSE j.attempt END

// name: release
// A second person lets it be published.
MATCH (j:ImportJob {id: $id})
SET j.state = 'queued', j.released_by = $user, j.leased_by = null, j.tries = 0

// name: move
// Bring a job from one of some states into another.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state IN $from
SET j.state = $to, j.leased_by = null, j.problem = $problem, j.note = $note
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
// Begin anew, because the graph changed in a way that the staged rows contradict; a release was of those rows.
MATCH (j:ImportJob {id: $id})
SET j.state = 'queued', j.rows_done = 0, j.attempt = j.attempt + 1, j.leased_by = null, j.released_by = null

// name: leave_out
// Rows that a release leaves out count as refused.
MATCH (j:ImportJob {id: $id})
SET j.created = j.created - $created, j.changed = j.changed - $changed, j.refused = j.refused + $created + $changed

// name: finish
// Everything is published.
MATCH (j:ImportJob {id: $id})
SET j.state = 'done', j.leased_by = null, j.done_at = datetime.realtime(), j.worked_at = datetime.realtime(),
    j.problem = null

// name: parts
// The refused rows, batch by batch.
MATCH (p:ImportPart {job: $id})
RETURN p.refusals AS refusals
ORDER BY p.first

// name: forget
// Throw a job away with its file; what it has published stays.
MATCH (j:ImportJob {id: $id})
OPTIONAL MATCH (f:ImportFile {id: $id})
OPTIONAL MATCH (l:ImportLease {id: $id})
OPTIONAL MATCH (p:ImportPart {job: $id})
DETACH DELETE j, f, l, p

// name: remember_mapping
// How an agency's files of this kind are laid out: header -> field.
MERGE (m:ImportMapping {id: $id})
SET m.headers = $headers, m.at = $at

// name: remember_names
// What names mean that an agency has confirmed.
MERGE (m:ImportMapping {id: $id})
SET m.names = $names, m.at = $at

// name: remembered_names
// What an agency has confirmed so far.
MATCH (m:ImportMapping {id: $id})
WHERE m.names IS NOT NULL
RETURN m.names AS names

// name: remembered_mapping
// How the last such file was laid out.
MATCH (m:ImportMapping {id: $id})
RETURN m.headers AS headers
