// name: due
// The job that has waited longest: queued, or left by a worker that is silent.
MATCH (j:ImportJob)
WHERE j.state IN ['queued', 'staging'] AND ($only IS NULL OR j.id = $only)
OPTIONAL MATCH (l:ImportLease {id: j.id})
WITH j, l
WHERE j.state = 'queued' OR l.until IS NULL OR l.until < datetime.realtime()
RETURN j.id AS id
ORDER BY j.made_at, id
LIMIT 1

// name: take
// Lease a job, unless another worker was first; each taking without a batch behind it counts.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
OPTIONAL MATCH (l:ImportLease {id: j.id})
WITH j, l
WHERE j.state = 'queued' OR (j.state = 'staging' AND (l.until IS NULL OR l.until < datetime.realtime()))
SET j.state = 'staging', j.leased_by = $owner, j.run_at = datetime.realtime(), j.run_row = j.rows_done,
    j.worked_at = datetime.realtime(), j.tries = coalesce(j.tries, 0) + 1
REMOVE j._lock
MERGE (lease:ImportLease {id: j.id})
SET lease.owner = $owner, lease.until = datetime.realtime() + duration({milliseconds: $lease})
RETURN j.id AS id, j.tries AS tries, j.problem AS problem

// name: renew
// The worker is alive. The lease is a node of its own, so that no batch under way makes it wait.
MATCH (l:ImportLease {id: $id})
WHERE l.owner = $owner
SET l.until = datetime.realtime() + duration({milliseconds: $lease})

// name: hold
// Move the checkpoint from where the worker believes it; none when the job is lost or stopped.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state = 'staging' AND j.leased_by = $owner AND j.rows_done = $rows_done
SET j.worked_at = datetime.realtime(),
    j.rows_done = j.rows_done + $rows,
    j.tries = CASE WHEN $rows > 0 THEN 0 ELSE j.tries END,
    j.problem = CASE WHEN $rows > 0 THEN null ELSE j.problem END,
    j.created = j.created + $created,
    j.changed = j.changed + $changed,
    j.unchanged = j.unchanged + $unchanged,
    j.refused = j.refused + $refused
REMOVE j._lock
RETURN j.id AS id

// name: give_back
// A statement took too long: the next taking has half the rows at once; after too many in a row the job stops.
MATCH (j:ImportJob {id: $id})
SET j._lock = 1
WITH j
WHERE j.state = 'staging' AND j.leased_by = $owner
SET j.state = CASE WHEN j.tries >= $most THEN 'stopped' ELSE 'queued' END,
    j.leased_by = null,
    j.problem = $problem,
    j.batch = CASE WHEN $size > 1 THEN $size / 2 ELSE 1 END
REMOVE j._lock
