// name: taken_replications
// An adopter and root that somebody registered after the rows were judged.
MATCH (s:StagedReplication {import_job: $job})-[:ADOPTED_BY]->(a:Agency)<-[:ADOPTED_BY]-(r:Replication)
WHERE r.status <> 'withdrawn' AND (NOT $official OR r.status IN ['verified', 'recorded']) AND EXISTS { (s)-[:OF]->(:Innovation)<-[:OF]-(r) }
RETURN r.id AS id
ORDER BY id
LIMIT 1

// name: taken_innovations
// An innovation of the same name and origin that came in after the rows were judged.
MATCH (s:StagedInnovation {import_job: $job})-[:ORIGINATED_AT]->(:Agency)<-[:ORIGINATED_AT]-(i:Innovation)
WHERE toLower(i.name) = toLower(s.name) AND (NOT $official OR i.status IN ['published', 'provisional'])
RETURN i.id AS id
ORDER BY id
LIMIT 1

// name: taken_units
// A unit of the same name that its agency named after the rows were judged.
MATCH (s:StagedUnit {import_job: $job})-[:BELONGS_TO]->(:Agency)<-[:BELONGS_TO]-(u:Unit)
WHERE toLower(u.name) = toLower(s.name)
RETURN u.id AS id
ORDER BY id
LIMIT 1

// name: asked
// How many submitted replications of a job wait for each agency's answer.
MATCH (r:StagedReplication {import_job: $job, status: 'awaiting_parent'})-[:ADAPTS]->(p:Innovation|Replication)
MATCH (p)-[:ORIGINATED_AT|ADOPTED_BY]->(a:Agency)
RETURN a.id AS agency_id, count(DISTINCT r) AS replications
ORDER BY agency_id

// name: descended
// How many go back to an innovation of an agency further up, which need not answer.
MATCH (r:StagedReplication {import_job: $job, status: 'awaiting_parent'})-[:OF]->(:Innovation)-[:ORIGINATED_AT]->(a:Agency)
WHERE NOT EXISTS { (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(a) }
RETURN a.id AS agency_id, count(DISTINCT r) AS replications
ORDER BY agency_id

// name: leave_out
// Rows on innovations of some agencies, which are not published; the innovation in question, or the one to be.
MATCH (n:StagedInnovation|StagedChange {import_job: $job})
OPTIONAL MATCH (x:Innovation {id: n.change_of})
WITH n,
     COLLECT {
       UNWIND [n, x] AS held
       MATCH (held)-[:ORIGINATED_AT]->(a:Agency)
       WHERE a.id IN $agencies
       RETURN a.name ORDER BY a.name LIMIT 1
     }[0] AS agency
WHERE agency IS NOT NULL
OPTIONAL MATCH (n)-[:KNOWN_AS]->(e:StagedExternalId)
WITH n, agency, n.staged_row AS row, n:StagedInnovation AS is_new, collect(e) AS numbers
FOREACH (e IN numbers | DETACH DELETE e)
DETACH DELETE n
RETURN row, agency, is_new
ORDER BY row

// name: free_numbers
// Numbers of other registers that drafts and submissions hold and an official list names.
MATCH (s:StagedExternalId {import_job: $job})
MATCH (x:Innovation|Replication)-[:KNOWN_AS]->(e:ExternalId {system: s.system, value: s.value})
WHERE NOT x.status IN ['published', 'provisional', 'merged', 'verified', 'recorded']
WITH x, e, e.value AS value
DETACH DELETE e
RETURN x.id AS id,
       coalesce(x.name, x.local_name, x.id) AS name,
       value,
       COLLECT {
         MATCH (x)-[:ORIGINATED_AT|ADOPTED_BY]->(a:Agency) RETURN DISTINCT a.id ORDER BY a.id
       } AS agencies,
       x:Innovation AS is_innovation
ORDER BY id

// name: sign
// Submissions that were staged while somebody else had started the job.
MATCH (r:StagedReplication {import_job: $job, status: 'awaiting_parent'})
WHERE coalesce(r.submitted_by, '') <> coalesce($user, '')
SET r.submitted_by = $user

// name: sources
// The sources become visible under their own ids.
MATCH (s:StagedSource {import_job: $job})
SET s.id = substring(s.id, size($job) + 1), s:Source
REMOVE s:StagedSource
RETURN count(s) AS nodes

// name: external_ids
// The ids in other registers become visible.
MATCH (e:StagedExternalId {import_job: $job})
SET e:ExternalId
REMOVE e:StagedExternalId
RETURN count(e) AS nodes

// name: evidence
// The proofs become visible to those who may see them.
MATCH (e:StagedEvidence {import_job: $job})
SET e:Evidence
REMOVE e:StagedEvidence
RETURN count(e) AS nodes

// name: replications
// The replications become visible, all at once.
MATCH (r:StagedReplication {import_job: $job})
SET r:Replication
REMOVE r:StagedReplication
RETURN count(r) AS nodes

// name: innovations
// The innovations become visible, all at once.
MATCH (i:StagedInnovation {import_job: $job})
SET i:Innovation
REMOVE i:StagedInnovation, i.staged_row
RETURN count(i) AS nodes

// name: agencies
// The agencies become visible, all at once.
MATCH (a:StagedAgency {import_job: $job})
SET a:Agency
REMOVE a:StagedAgency
RETURN count(a) AS nodes

// name: units
// The units become visible, all at once.
MATCH (u:StagedUnit {import_job: $job})
SET u:Unit
REMOVE u:StagedUnit
RETURN count(u) AS nodes

// name: link_parents
// Copies of copies that came in with the same list.
MATCH (r:StagedReplication {import_job: $job})
WHERE r.parent_in_list IS NOT NULL
MATCH (p:StagedReplication {id: r.parent_in_list})
CREATE (r)-[:ADAPTS {order: 1, answer: 'waiting'}]->(p)
REMOVE r.parent_in_list
RETURN count(r) AS nodes

// name: change_replications
// The changed fields of records that nobody touched meanwhile.
MATCH (c:StagedChange {import_job: $job})
MATCH (x:Replication {id: c.change_of})
SET x._lock = 1
WITH c, x
WHERE x.version = c.of_version AND x.status IN ['recorded', 'draft', 'returned']
SET x += c {.*, change_of: null, of_version: null, told: null, staged_row: null, import_job: x.import_job},
    x.version = x.version + 1,
    x.changed_by_imports = coalesce(x.changed_by_imports, []) + $job,
    x.told_by_imports = coalesce(x.told_by_imports, []) + c.told
REMOVE x._lock
WITH c, x
CALL (c, x) {
  MATCH (c)-[:RUN_BY]->(u:Unit)
  MERGE (x)-[:RUN_BY]->(u)
}
CALL (c, x) {
  MATCH (c)-[:STATED_IN]->(s:Source|StagedSource)
  MERGE (x)-[:STATED_IN]->(s)
}
CALL (c, x) {
  MATCH (c)-[:SUPPORTED_BY]->(s:StagedEvidence)
  MERGE (e:Evidence {id: s.id})
  SET e += s {.*, import_job: coalesce(e.import_job, $job), public: coalesce(e.public, false)}
  MERGE (x)-[:SUPPORTED_BY]->(e)
  DETACH DELETE s
}
CALL (c, x) {
  MATCH (c)-[:KNOWN_AS]->(e:StagedExternalId)
  MERGE (x)-[:KNOWN_AS]->(e)
}
RETURN count(x) AS nodes

// name: change_innovations
// The changed fields and further links of innovations that nobody touched meanwhile.
MATCH (c:StagedChange {import_job: $job})
MATCH (x:Innovation {id: c.change_of})
SET x._lock = 1
WITH c, x
WHERE coalesce(x.version, 1) = coalesce(c.of_version, 1) AND x.form IS NULL
SET x += c {.*, change_of: null, of_version: null, told: null, staged_row: null, import_job: x.import_job},
    x.version = coalesce(x.version, 1) + 1,
    x.changed_by_imports = coalesce(x.changed_by_imports, []) + $job,
    x.told_by_imports = coalesce(x.told_by_imports, []) + c.told
REMOVE x._lock
WITH c, x
CALL (c, x) {
  MATCH (c)-[:STATED_IN]->(s:Source|StagedSource)
  MERGE (x)-[:STATED_IN]->(s)
}
CALL (c, x) {
  MATCH (c)-[:ORIGINATED_AT]->(a:Agency)
  MERGE (x)-[o:ORIGINATED_AT]->(a)
  ON CREATE SET o.since = x.started_on
}
CALL (c, x) {
  MATCH (c)-[:SERVES]->(k:Category)
  MERGE (x)-[s:SERVES]->(k)
  ON CREATE SET s.ours = false
}
CALL (c, x) {
  MATCH (c)-[staged:ENTERED]->(e:Edition)
  MERGE (x)-[entered:ENTERED]->(e)
  SET entered.stage = staged.stage
}
CALL (c, x) {
  MATCH (c)-[:KNOWN_AS]->(e:StagedExternalId)
  MERGE (x)-[:KNOWN_AS]->(e)
}
RETURN count(x) AS nodes

// name: change_agencies
// The changed fields of agencies.
MATCH (c:StagedChange {import_job: $job})
MATCH (x:Agency {id: c.change_of})
SET x += c {.*, change_of: null, of_version: null, told: null, staged_row: null, import_job: x.import_job},
    x.changed_by_imports = coalesce(x.changed_by_imports, []) + $job,
    x.told_by_imports = coalesce(x.told_by_imports, []) + c.told
WITH c, x
CALL (c, x) {
  MATCH (c)-[:LOCATED_IN]->(r:Region)
  OPTIONAL MATCH (x)-[old:LOCATED_IN]->(:Region)
  DELETE old
  MERGE (x)-[:LOCATED_IN]->(r)
}
CALL (c, x) {
  MATCH (c)-[:KNOWN_AS]->(e:StagedExternalId)
  MERGE (x)-[:KNOWN_AS]->(e)
}
RETURN count(x) AS nodes

// name: change_units
// The changed fields of units.
MATCH (c:StagedChange {import_job: $job})
MATCH (x:Unit {id: c.change_of})
SET x += c {.*, change_of: null, of_version: null, told: null, staged_row: null, import_job: x.import_job},
    x.changed_by_imports = coalesce(x.changed_by_imports, []) + $job,
    x.told_by_imports = coalesce(x.told_by_imports, []) + c.told
WITH c, x
CALL (c, x) {
  MATCH (c)-[:LOCATED_IN]->(r:Region)
  OPTIONAL MATCH (x)-[old:LOCATED_IN]->(:Region)
  DELETE old
  MERGE (x)-[:LOCATED_IN]->(r)
}
CALL (c, x) {
  MATCH (c)-[:KNOWN_AS]->(e:StagedExternalId)
  MERGE (x)-[:KNOWN_AS]->(e)
}
RETURN count(x) AS nodes

// name: told
// What a list has changed in agencies and units, field by field.
MATCH (x:Agency|Unit)
WHERE $job IN x.changed_by_imports
UNWIND range(0, size(x.changed_by_imports) - 1) AS place
WITH x, place
WHERE x.changed_by_imports[place] = $job
RETURN x.id AS id, x.name AS name, x.told_by_imports[place] AS told
ORDER BY id, place
LIMIT $limit

// name: drop_changes
// The staged changes, once they are made.
MATCH (c:StagedChange {import_job: $job})
DETACH DELETE c
RETURN count(c) AS nodes

// name: newer
// Whether anybody changed anything that an import may collide with.
MATCH (e:AuditEntry)
WHERE e.number > $version AND e.number <= $until AND NOT e.event STARTS WITH 'user.'
  AND NOT e.event IN ['import.handed_in', 'import.mapped', 'import.named', 'import.started', 'import.stopped',
                      'import.discarded', 'import.released']
RETURN count(e) > 0 AS changed
