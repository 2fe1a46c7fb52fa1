// The queue reads each state from its oldest record on, without looking at the others.
CREATE INDEX replication_waiting IF NOT EXISTS
FOR (r:Replication) ON (r.status, r.since);

CREATE INDEX replication_asked IF NOT EXISTS
FOR (r:Replication) ON (r.status, r.submitted_on);
