// name: ask
// A dry run is wanted for the columns and names as they are now; one under way finds itself out of date.
MERGE (t:ImportTrial {id: $id})
SET t.run = coalesce(t.run, 0) + 1, t.state = 'queued', t.rows_done = 0, t.tries = 0, t.owner = null,
    t.problem = null, t.asked_at = datetime.realtime(), t.created = 0, t.changed = 0, t.unchanged = 0, t.refused = 0,
    t.unclear = null, t.unclear_count = 0

// name: of_job
// How far the dry run of a job is, and what it found.
MATCH (t:ImportTrial {id: $id})
RETURN t.id AS id,
       t.run AS run,
       t.state AS state,
       t.rows_done AS rows_done,
       t.created AS created,
       t.changed AS changed,
       t.unchanged AS unchanged,
       t.refused AS refused,
       t.unclear AS unclear,
       t.unclear_count AS unclear_count,
       t.problem AS problem,
       t.made_at AS made_at

// name: due
// The dry run that has waited longest, of a file that is not too large: asked for, or left by a silent worker.
MATCH (t:ImportTrial)
WHERE t.state IN ['queued', 'running']
MATCH (j:ImportJob {id: t.id, state: 'open'})
WHERE $rows IS NULL OR j.rows <= $rows
OPTIONAL MATCH (l:ImportLease {id: 'trial:' + t.id})
WITH t, l
WHERE t.state = 'queued' OR l.until IS NULL OR l.until < datetime.realtime()
RETURN t.id AS id
ORDER BY t.asked_at, id
LIMIT 1

// name: take
// Lease a dry run, from its first row.
MATCH (t:ImportTrial {id: $id})
SET t._lock = 1
WITH t
OPTIONAL MATCH (l:ImportLease {id: 'trial:' + t.id})
WITH t, l
WHERE t.state = 'queued' OR (t.state = 'running' AND (l.until IS NULL OR l.until < datetime.realtime()))
SET t.state = CASE WHEN coalesce(t.tries, 0) < $most THEN 'running' ELSE 'failed' END,
    t.problem = CASE WHEN coalesce(t.tries, 0) < $most THEN null ELSE 'import_stuck' END,
    t.run = t.run + 1, t.tries = coalesce(t.tries, 0) + 1, t.owner = $owner, t.rows_done = 0, t.created = 0,
    t.changed = 0, t.unchanged = 0, t.refused = 0
REMOVE t._lock
MERGE (lease:ImportLease {id: 'trial:' + t.id})
SET lease.owner = $owner, lease.until = datetime.realtime() + duration({milliseconds: $lease})
RETURN t.id AS id, t.run AS run, t.state AS state

// name: grow
// A stretch of rows is judged; none when the dry run is out of date.
MATCH (t:ImportTrial {id: $id})
SET t._lock = 1
WITH t
WHERE t.run = $run AND t.state = 'running'
SET t.rows_done = t.rows_done + $rows,
    t.created = t.created + $created,
    t.changed = t.changed + $changed,
    t.unchanged = t.unchanged + $unchanged,
    t.refused = t.refused + $refused
REMOVE t._lock
CREATE (:ImportTrialPart {
  id: $id + ':' + $run + ':' + $first, job: $id, run: $run, first: $first, last: $last, verdicts: $verdicts,
  created: $created, changed: $changed, unchanged: $unchanged, refused: $refused
})
RETURN t.id AS id

// name: end
// Every row is judged, or none can be.
MATCH (t:ImportTrial {id: $id})
SET t._lock = 1
WITH t
WHERE t.run = $run AND t.state = 'running'
SET t.state = $state, t.problem = $problem, t.unclear = $unclear, t.unclear_count = $unclear_count,
    t.made_at = datetime.realtime()
REMOVE t._lock
RETURN t.id AS id

// name: put_back
// A statement took too long: from the first row again, so many times.
MATCH (t:ImportTrial {id: $id})
SET t._lock = 1
WITH t
WHERE t.run = $run AND t.state = 'running'
SET t.state = 'queued', t.owner = null
REMOVE t._lock

// name: part_behind
// The first stretch that holds a row behind this one, of this fate or of any.
MATCH (p:ImportTrialPart {job: $id})
WHERE p.run = $run AND p.last > $after
  AND ($fate IS NULL OR CASE $fate WHEN 'created' THEN p.created WHEN 'changed' THEN p.changed
                                   WHEN 'unchanged' THEN p.unchanged ELSE p.refused END > 0)
RETURN p.last AS last, p.verdicts AS verdicts
ORDER BY last
LIMIT 1

// name: forget_others
// Stretches of earlier dry runs of a job, some at a time; of every one when no run is named.
MATCH (p:ImportTrialPart {job: $id})
WHERE $run IS NULL OR p.run <> $run
WITH p
LIMIT $limit
DELETE p
RETURN count(*) AS parts

// name: forget
// The dry run of a job that goes on its way.
MATCH (t:ImportTrial {id: $id})
OPTIONAL MATCH (l:ImportLease {id: 'trial:' + $id})
DETACH DELETE t, l
