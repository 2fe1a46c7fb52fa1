// Imports: their jobs, files and remembered layouts, and the ids that records have in other registers.
CREATE CONSTRAINT import_job_id_unique IF NOT EXISTS
FOR (n:ImportJob) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT import_file_id_unique IF NOT EXISTS
FOR (n:ImportFile) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT import_part_id_unique IF NOT EXISTS
FOR (n:ImportPart) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT import_mapping_id_unique IF NOT EXISTS
FOR (n:ImportMapping) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT external_id_system_value_unique IF NOT EXISTS
FOR (n:ExternalId) REQUIRE (n.system, n.value) IS UNIQUE;
CREATE CONSTRAINT staged_source_id_unique IF NOT EXISTS
FOR (n:StagedSource) REQUIRE n.id IS UNIQUE;
CREATE INDEX import_part_job IF NOT EXISTS
FOR (n:ImportPart) ON (n.job);
