// Imports: the end page lists the records that a job has made.
CREATE INDEX replication_import_job IF NOT EXISTS
FOR (n:Replication) ON (n.import_job);
CREATE INDEX innovation_import_job IF NOT EXISTS
FOR (n:Innovation) ON (n.import_job);
