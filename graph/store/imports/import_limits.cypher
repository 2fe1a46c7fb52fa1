// name: lock
// One list of an agency after the other, so that many at once count each other.
MATCH (a:Agency {id: $agency})
SET a._lock = 1
REMOVE a._lock
RETURN a.id AS id

// name: held
// The lists of an agency that have not come to their end, and the bytes of their files.
MATCH (j:ImportJob {agency_id: $agency})
WHERE j.user_id IS NOT NULL AND NOT j.state IN ['done', 'ended', 'discarded']
RETURN count(j) AS jobs, coalesce(sum(j.bytes), 0) AS bytes

// name: to_warn
// A list that nobody has touched for so long that its end is near, and was not told of.
MATCH (j:ImportJob)
WHERE j.state IN ['open', 'stopped', 'failed', 'waiting'] AND j.warned_at IS NULL
  AND coalesce(j.touched_at, j.worked_at, j.made_at) < datetime.realtime() - duration({days: $days})
RETURN j.id AS id
ORDER BY id
LIMIT 1

// name: warned
// Its agency was told.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state IN ['open', 'stopped', 'failed', 'waiting'] AND j.warned_at IS NULL
  AND coalesce(j.touched_at, j.worked_at, j.made_at) < datetime.realtime() - duration({days: $days})
SET j.warned_at = datetime.realtime()
REMOVE j._lock
RETURN j.id AS id

// name: to_end
// A list that nobody has touched since its agency was told that it ends.
MATCH (j:ImportJob)
WHERE j.state IN ['open', 'stopped', 'failed', 'waiting']
  AND j.warned_at < datetime.realtime() - duration({days: $after})
  AND coalesce(j.touched_at, j.worked_at, j.made_at) < datetime.realtime() - duration({days: $days})
RETURN j.id AS id
ORDER BY id
LIMIT 1

// name: end
// It ends, unless somebody touched it in this moment.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state IN ['open', 'stopped', 'failed', 'waiting']
  AND j.warned_at < datetime.realtime() - duration({days: $after})
  AND coalesce(j.touched_at, j.worked_at, j.made_at) < datetime.realtime() - duration({days: $days})
SET j.state = 'ended', j.leased_by = null, j.bytes = 0
REMOVE j._lock
RETURN j.id AS id

// name: to_clear
// A list whose end or whose throwing away came to nothing half-way.
MATCH (j:ImportJob)
WHERE j.state = 'discarded' OR (j.state = 'ended' AND EXISTS { (f:ImportFile) WHERE f.id = j.id })
RETURN j.id AS id, j.state AS state
ORDER BY id
LIMIT 1

// name: to_empty
// A list that was done so long ago that its file goes.
MATCH (j:ImportJob {state: 'done'})
WHERE coalesce(j.done_at, j.worked_at, j.made_at) < datetime.realtime() - duration({days: $days})
  AND EXISTS { (f:ImportFile) WHERE f.id = j.id }
RETURN j.id AS id
ORDER BY id
LIMIT 1

// name: drop_file
// The bytes of a file, and what was refused of it.
MATCH (f:ImportFile {id: $id})
OPTIONAL MATCH (p:ImportPart {job: $id})
DETACH DELETE f, p
