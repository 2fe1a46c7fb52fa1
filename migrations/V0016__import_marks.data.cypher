// Earlier code marked staged rows by a second label and took it off when it published; what others published kept it.
MATCH (n:Staged)
REMOVE n:Staged;

// Files of before have no size beside their job; their text is a little longer than the packed bytes.
MATCH (j:ImportJob)
WHERE j.bytes IS NULL
OPTIONAL MATCH (f:ImportFile {id: j.id})
SET j.bytes = coalesce(size(f.content), 0) * 3 / 4, j.touched_at = coalesce(j.worked_at, j.made_at),
    j.started_by = CASE WHEN j.state = 'open' THEN null ELSE j.user_id END;

// A worker of earlier code may still hold a lease: its job is taken up when that has run out.
MATCH (j:ImportJob {state: 'staging'})
WHERE j.leased_until IS NOT NULL
MERGE (l:ImportLease {id: j.id})
SET l.owner = j.leased_by, l.until = j.leased_until
REMOVE j.leased_until;
