// Every submitted record says since when it is in its state; loaded ones said only when they were submitted.
MATCH (r:Replication)
WHERE r.since IS NULL AND r.submitted_on IS NOT NULL
SET r.since = r.submitted_on;
