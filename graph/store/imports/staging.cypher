// name: plain_replications
// Replications of one innovation with nothing beside the sources that they share: most rows, in half the time.
OPTIONAL MATCH (s:Source|StagedSource)
WHERE s.id IN $sources
WITH collect(s) AS sources
UNWIND $rows AS row
MATCH (a:Agency {id: row.adopter})
MATCH (i:Innovation {id: row.root})
CREATE (r:StagedReplication {id: row.id})-[:ADOPTED_BY]->(a)
SET r += $born
SET r += row.properties
CREATE (r)-[:ADAPTS {order: 1, answer: 'waiting'}]->(i)
CREATE (r)-[:OF {kept: [], changed: [], dropped: []}]->(i)
FOREACH (source IN sources | CREATE (r)-[:STATED_IN]->(source))

// name: replications
// Whole replications with all their links, under a label that no reader knows; a parent of the same list may come later.
OPTIONAL MATCH (s:Source|StagedSource)
WHERE s.id IN $sources
WITH collect(s) AS sources
UNWIND $rows AS row
MATCH (a:Agency {id: row.adopter})
CREATE (r:StagedReplication {id: row.id, parent_in_list: row.parent_in_list})-[:ADOPTED_BY]->(a)
SET r += $born
SET r += row.properties
WITH r, row, sources
CALL (r, row) {
  UNWIND row.innovations AS id
  MATCH (i:Innovation {id: id})
  CREATE (r)-[:ADAPTS {order: 1, answer: 'waiting'}]->(i)
}
CALL (r, row) {
  UNWIND row.copies AS id
  MATCH (p:Replication {id: id})
  CREATE (r)-[:ADAPTS {order: 1, answer: 'waiting'}]->(p)
}
CALL (r, row) {
  UNWIND row.roots AS id
  MATCH (i:Innovation {id: id})
  CREATE (r)-[:OF {kept: [], changed: [], dropped: []}]->(i)
}
CALL (r, row) {
  UNWIND row.units AS id
  MATCH (u:Unit {id: id})
  CREATE (r)-[:RUN_BY]->(u)
}
FOREACH (source IN sources | CREATE (r)-[:STATED_IN]->(source))
FOREACH (proof IN row.proofs |
  CREATE (r)-[:SUPPORTED_BY]->(e:StagedEvidence {import_job: $job, public: false})
  SET e += proof
)
FOREACH (external IN row.externals |
  CREATE (r)-[:KNOWN_AS]->(:StagedExternalId {import_job: $job, system: external.system, value: external.value})
)

// name: innovations
// Whole innovations with all their links.
OPTIONAL MATCH (s:Source|StagedSource)
WHERE s.id IN $sources
WITH collect(s) AS sources
UNWIND $rows AS row
CREATE (i:StagedInnovation {id: row.id, staged_row: row.row})
SET i += $born
SET i += row.properties
WITH i, row, sources
CALL (i, row) {
  UNWIND row.origins AS id
  MATCH (a:Agency {id: id})
  CREATE (i)-[:ORIGINATED_AT {since: i.started_on}]->(a)
}
CALL (i, row) {
  UNWIND row.categories AS code
  MATCH (c:Category {code: code})
  CREATE (i)-[:SERVES {ours: false}]->(c)
}
CALL (i, row) {
  UNWIND row.entries AS entry
  MATCH (e:Edition {year: entry.year})
  CREATE (i)-[:ENTERED {stage: entry.stage}]->(e)
}
FOREACH (source IN sources | CREATE (i)-[:STATED_IN]->(source))
FOREACH (external IN row.externals |
  CREATE (i)-[:KNOWN_AS]->(:StagedExternalId {import_job: $job, system: external.system, value: external.value})
)

// name: agencies
// Agencies with their seat.
UNWIND $rows AS row
CREATE (a:StagedAgency {id: row.id})
SET a += $born
SET a += row.properties
WITH a, row
CALL (a, row) {
  UNWIND row.regions AS code
  MATCH (r:Region {code: code})
  CREATE (a)-[:LOCATED_IN]->(r)
}
FOREACH (external IN row.externals |
  CREATE (a)-[:KNOWN_AS]->(:StagedExternalId {import_job: $job, system: external.system, value: external.value})
)

// name: units
// Units with their agency and their place.
UNWIND $rows AS row
MATCH (a:Agency {id: row.agency})
CREATE (u:StagedUnit {id: row.id})-[:BELONGS_TO]->(a)
SET u += $born
SET u += row.properties
WITH u, row
CALL (u, row) {
  UNWIND row.regions AS code
  MATCH (r:Region {code: code})
  CREATE (u)-[:LOCATED_IN]->(r)
}
FOREACH (external IN row.externals |
  CREATE (u)-[:KNOWN_AS]->(:StagedExternalId {import_job: $job, system: external.system, value: external.value})
)

// name: changes
// What is to change in records that exist, with the links that they gain.
UNWIND $rows AS row
CREATE (c:StagedChange {
  import_job: $job, change_of: row.subject, of_version: row.version, told: row.told, staged_row: row.row
})
SET c += row.properties
WITH c, row
CALL (c, row) {
  UNWIND row.sources AS id
  MATCH (s:Source|StagedSource {id: id})
  CREATE (c)-[:STATED_IN]->(s)
}
CALL (c, row) {
  UNWIND row.origins AS id
  MATCH (a:Agency {id: id})
  CREATE (c)-[:ORIGINATED_AT]->(a)
}
CALL (c, row) {
  UNWIND row.units AS id
  MATCH (u:Unit {id: id})
  CREATE (c)-[:RUN_BY]->(u)
}
CALL (c, row) {
  UNWIND row.categories AS code
  MATCH (k:Category {code: code})
  CREATE (c)-[:SERVES]->(k)
}
CALL (c, row) {
  UNWIND row.entries AS entry
  MATCH (e:Edition {year: entry.year})
  CREATE (c)-[:ENTERED {stage: entry.stage}]->(e)
}
CALL (c, row) {
  UNWIND row.regions AS code
  MATCH (r:Region {code: code})
  CREATE (c)-[:LOCATED_IN]->(r)
}
FOREACH (proof IN row.proofs |
  CREATE (c)-[:SUPPORTED_BY]->(e:StagedEvidence {import_job: $job})
  SET e += proof
)
FOREACH (external IN row.externals |
  CREATE (c)-[:KNOWN_AS]->(:StagedExternalId {import_job: $job, system: external.system, value: external.value})
)

// name: source
// A source that nobody has named before; it gets its own id when it is published.
MERGE (s:StagedSource {id: $id})
ON CREATE SET s.import_job = $job, s.title = $title

// name: drop
// Forget some of what a job has staged.
MATCH (n:StagedReplication|StagedInnovation|StagedAgency|StagedUnit|StagedChange|StagedSource|StagedEvidence|StagedExternalId)
WHERE n.import_job = $job
WITH n
LIMIT $limit
DETACH DELETE n
RETURN count(*) AS nodes

// name: waiting
// What is staged of a list of innovations, by its rows.
MATCH (n:StagedInnovation|StagedChange {import_job: $job})
WHERE n.staged_row > $after
OPTIONAL MATCH (x:Innovation {id: n.change_of})
RETURN n.staged_row AS row,
       coalesce(x.name, n.name) AS name,
       n.change_of AS subject,
       n.told AS told,
       COLLECT {
         UNWIND [n, x] AS held
         MATCH (held)-[:ORIGINATED_AT]->(a:Agency)
         RETURN a.name ORDER BY a.name LIMIT 1
       }[0] AS agency,
       n.summary AS summary,
       n.problem AS problem,
       n.solution AS solution,
       n.link AS link
ORDER BY row
LIMIT $limit
