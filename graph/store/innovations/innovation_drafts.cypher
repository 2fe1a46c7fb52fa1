// name: of_agency
// The innovations of one agency in every status, what waits first.
MATCH (i:Innovation)-[:ORIGINATED_AT]->(a:Agency {id: $agency_id})
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       coalesce(i.version, 1) AS version,
       a.id AS origin_id,
       a.name AS origin_name,
       i.form AS form,
       i.submitted_on AS submitted_on,
       i.submitted_by AS submitted_by,
       coalesce(i.since, i.submitted_on) AS since,
       i.decision_reason AS decision_reason,
       COUNT { (i)<-[:OF]-(:Replication) } AS copies
ORDER BY CASE i.status WHEN 'draft' THEN 0 WHEN 'provisional' THEN 1 WHEN 'submitted' THEN 2 ELSE 3 END, name, id
LIMIT $limit

// name: own_list
// The same with what each says of itself, for the agency's own files.
MATCH (i:Innovation)-[:ORIGINATED_AT]->(:Agency {id: $agency_id})
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       i.submitted_on AS submitted_on,
       i.decision_reason AS decision_reason,
       i {.*, form: null, told_form: null} AS properties,
       COUNT { (i)<-[:OF]-(:Replication) } AS copies
ORDER BY CASE i.status WHEN 'draft' THEN 0 WHEN 'provisional' THEN 1 WHEN 'submitted' THEN 2 ELSE 3 END, name, id
LIMIT $limit

// name: waiting
// Submitted innovations of every agency, the longest waiting first.
MATCH (i:Innovation)
WHERE i.status = 'submitted' OR (i.status = 'provisional' AND i.submitted_on IS NOT NULL)
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       coalesce(i.version, 1) AS version,
       a.id AS origin_id,
       a.name AS origin_name,
       i.form AS form,
       i.submitted_on AS submitted_on,
       i.submitted_by AS submitted_by,
       coalesce(i.since, i.submitted_on) AS since,
       i.decision_reason AS decision_reason,
       COUNT { (i)<-[:OF]-(:Replication) } AS copies
ORDER BY submitted_on, id
LIMIT $limit

// name: unfinished
// Innovations that others named and nobody has completed, the longest waiting first.
MATCH (i:Innovation {status: 'provisional'})
WHERE i.submitted_on IS NULL AND i.named_by IS NOT NULL
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       coalesce(i.version, 1) AS version,
       a.id AS origin_id,
       a.name AS origin_name,
       i.form AS form,
       i.submitted_on AS submitted_on,
       i.submitted_by AS submitted_by,
       i.since AS since,
       i.decision_reason AS decision_reason,
       COUNT { (i)<-[:OF]-(:Replication) } AS copies
ORDER BY since, id
LIMIT $limit

// name: by_id
// One innovation in any status.
MATCH (i:Innovation {id: $innovation_id})
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       coalesce(i.version, 1) AS version,
       a.id AS origin_id,
       a.name AS origin_name,
       i.form AS form,
       i.submitted_on AS submitted_on,
       i.submitted_by AS submitted_by,
       coalesce(i.since, i.submitted_on) AS since,
       i.decision_reason AS decision_reason,
       COUNT { (i)<-[:OF]-(:Replication) } AS copies
ORDER BY id
LIMIT 1

// name: held
// What an innovation holds, for filling its form; which of it is a field stands in the table.
MATCH (i:Innovation {id: $innovation_id})
RETURN i {.*, form: null, told_form: null} AS properties,
       COLLECT { MATCH (i)-[:SERVES]->(c:Category) RETURN c.code ORDER BY toInteger(c.code), c.code } AS categories,
       COLLECT { MATCH (i)-[:SERVES]->(p:Priority) RETURN p.code ORDER BY toInteger(p.code), p.code } AS priorities,
       COLLECT { MATCH (i)-[:SERVES]->(g:Goal) RETURN g.code ORDER BY toInteger(g.code), g.code } AS goals
ORDER BY properties.id
LIMIT 1

// name: outcomes
// What was measured at it.
MATCH (o:Outcome)-[:MEASURED_AT]->(:Innovation {id: $innovation_id})
RETURN o.indicator AS indicator,
       o.measure AS measure,
       o.before AS before,
       o.after AS after,
       o.period AS period,
       o.source AS source
ORDER BY o.place, o.id
LIMIT $limit

// name: lock
// Keep others out of one innovation until this transaction ends.
MATCH (i:Innovation {id: $innovation_id})
SET i._lock = 1
REMOVE i._lock
RETURN coalesce(i.version, 1) AS version

// name: create
// An empty draft of one agency.
MATCH (a:Agency {id: $agency_id})
CREATE (i:Innovation {id: $innovation_id, name: $name, status: 'draft', life: 'ongoing', version: 1, since: $on})
CREATE (i)-[:ORIGINATED_AT]->(a)
RETURN i.version AS version

// name: save
// Keep what was typed; a draft takes its name from it, a provisional one keeps the name that others know.
// The trail tells of it, so nothing is left to be told.
MATCH (i:Innovation {id: $innovation_id})
SET i.form = $form,
    i.name = CASE WHEN i.status = 'draft' AND $name <> '' THEN $name ELSE i.name END,
    i.saved_at = $at,
    i.version = coalesce(i.version, 1) + 1,
    i.sitting = $sitting,
    i.told_form = null,
    i.kept_by = null

// name: keep
// Keep what is being typed, and what the trail last told of it.
MATCH (i:Innovation {id: $innovation_id})
SET i.form = $form,
    i.name = CASE WHEN i.status = 'draft' AND $name <> '' THEN $name ELSE i.name END,
    i.saved_at = $at,
    i.version = coalesce(i.version, 1) + 1,
    i.sitting = $sitting,
    i.told_form = $told,
    i.kept_by = $by
RETURN i.version AS version

// name: kept
// What was kept while somebody typed, and from which form.
MATCH (i:Innovation {id: $innovation_id})
RETURN i.told_form AS told, i.kept_by AS by, i.saved_at AS at, i.sitting AS sitting
ORDER BY at
LIMIT 1

// name: submit
// Ask KemenPANRB to publish; a provisional one stays readable where others already point to it.
MATCH (i:Innovation {id: $innovation_id})
SET i.status = CASE WHEN i.status = 'draft' THEN 'submitted' ELSE i.status END,
    i.submitted_on = $on,
    i.submitted_by = $by,
    i.since = $on,
    i.decision_reason = null,
    i.version = coalesce(i.version, 1) + 1

// name: give_back
// Give it back to its agency with the reason.
MATCH (i:Innovation {id: $innovation_id})
SET i.status = CASE WHEN i.status = 'submitted' THEN 'draft' ELSE i.status END,
    i.submitted_on = null,
    i.since = $on,
    i.decision_reason = $reason,
    i.version = coalesce(i.version, 1) + 1

// name: publish
// Write the typed fields and open it to everyone.
MATCH (i:Innovation {id: $innovation_id})
SET i += $fields
SET i.status = 'published',
    i.form = null,
    i.published_on = $on,
    i.published_by = $by,
    i.since = $on,
    i.decision_reason = null,
    i.version = coalesce(i.version, 1) + 1

// name: drop_terms
// Categories, priorities and goals that are no longer named.
MATCH (:Innovation {id: $innovation_id})-[s:SERVES]->(t:Category|Priority|Goal)
WHERE (t:Category AND NOT t.code IN $categories)
   OR (t:Priority AND NOT t.code IN $priorities)
   OR (t:Goal AND NOT t.code IN $goals)
DELETE s

// name: set_terms
// The categories, priorities and goals that the agency itself named.
MATCH (i:Innovation {id: $innovation_id})
MATCH (t:Category|Priority|Goal)
WHERE (t:Category AND t.code IN $categories)
   OR (t:Priority AND t.code IN $priorities)
   OR (t:Goal AND t.code IN $goals)
MERGE (i)-[s:SERVES]->(t)
SET s.ours = false

// name: drop_outcomes
// Results as they were named before.
MATCH (o:Outcome)-[:MEASURED_AT]->(:Innovation {id: $innovation_id})
DETACH DELETE o

// name: add_outcomes
// Results as they are named now, in their order.
MATCH (i:Innovation {id: $innovation_id})
UNWIND $rows AS row
CREATE (o:Outcome {id: row.id, place: row.place})-[:MEASURED_AT]->(i)
SET o.indicator = row.indicator,
    o.measure = row.measure,
    o.before = row.before,
    o.after = row.after,
    o.period = row.period,
    o.source = row.source

// name: correct
// The corrected fields of what is published; their names come from the table.
MATCH (i:Innovation {id: $innovation_id})
SET i += $fields
SET i.version = coalesce(i.version, 1) + 1
