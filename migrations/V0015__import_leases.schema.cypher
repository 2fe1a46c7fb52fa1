// Imports: the lease of a worker, renewed beside its long transactions; a dry run, and its rows part by part.
CREATE CONSTRAINT import_lease_id_unique IF NOT EXISTS
FOR (n:ImportLease) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT import_trial_id_unique IF NOT EXISTS
FOR (n:ImportTrial) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT import_trial_part_id_unique IF NOT EXISTS
FOR (n:ImportTrialPart) REQUIRE n.id IS UNIQUE;
CREATE INDEX import_trial_part_job IF NOT EXISTS
FOR (n:ImportTrialPart) ON (n.job);
