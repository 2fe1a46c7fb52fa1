// name: beat
// Say that a worker lives and what it does, by the database's clock; those of more than a day ago are forgotten.
MERGE (w:Worker {id: $id})
SET w.host = $host,
    w.job = $job,
    w.since = $since,
    w.seen_at = datetime()
WITH w
OPTIONAL MATCH (gone:Worker)
WHERE gone.seen_at < w.seen_at - duration('P1D')
DELETE gone

// name: latest
// The worker that was heard of last, with the seconds since then.
MATCH (w:Worker)
RETURN w.id AS id,
       w.host AS host,
       w.job AS job,
       w.since AS since,
       w.seen_at AS seen_at,
       duration.inSeconds(w.seen_at, datetime()).seconds AS seconds
ORDER BY w.seen_at DESC, id
LIMIT 1
