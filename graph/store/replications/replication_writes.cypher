// name: lock
// Keep others out of one record until this transaction ends.
MATCH (r:Replication {id: $replication_id})
SET r._lock = 1
REMOVE r._lock
RETURN r.version AS version

// name: lock_agency
// One registration at a time for each agency, so that no root is registered twice.
MATCH (a:Agency {id: $agency_id})
SET a._lock = 1
REMOVE a._lock

// name: create
// An empty draft of one agency.
MATCH (a:Agency {id: $agency_id})
CREATE (r:Replication {id: $replication_id, status: 'draft', version: 1, since: $on})
CREATE (r)-[:ADOPTED_BY]->(a)
RETURN r.version AS version

// name: save_form
// Keep what was typed as it was typed; the trail tells of it, so nothing is left to be told.
MATCH (r:Replication {id: $replication_id})
SET r.form = $form,
    r.form_name = $name,
    r.form_parents = $parents,
    r.saved_at = $at,
    r.version = r.version + 1,
    r.sitting = $sitting,
    r.told_form = null,
    r.kept_by = null

// name: keep
// Keep what is being typed, and what the trail last told of it.
MATCH (r:Replication {id: $replication_id})
SET r.form = $form,
    r.form_name = $name,
    r.form_parents = $parents,
    r.saved_at = $at,
    r.version = r.version + 1,
    r.sitting = $sitting,
    r.told_form = $told,
    r.kept_by = $by
RETURN r.version AS version

// name: kept
// What was kept while somebody typed, and from which form.
MATCH (r:Replication {id: $replication_id})
RETURN r.told_form AS told, r.kept_by AS by, r.saved_at AS at, r.sitting AS sitting
ORDER BY at
LIMIT 1

// name: submit
// The typed fields of a record that is asked to be believed; their names come from the table.
MATCH (r:Replication {id: $replication_id})
SET r += $fields,
    r.status = $status,
    r.since = $on,
    r.version = r.version + 1,
    r.submitted_on = $on,
    r.submitted_by = $by,
    r.on_papers = false,
    r.form = null,
    r.form_name = null,
    r.form_parents = null,
    r.told_form = null,
    r.kept_by = null,
    r.comments = null,
    r.decision_reason = null

// name: drop_parents
// Parents that are no longer named.
MATCH (:Replication {id: $replication_id})-[l:ADAPTS]->(p:Innovation|Replication)
WHERE NOT p.id IN $ids
DELETE l

// name: set_parents
// The named parents in their order; a confirmation that was given stands, any other answer is asked for anew.
MATCH (r:Replication {id: $replication_id})
UNWIND range(0, size($ids) - 1) AS place
MATCH (p:Innovation|Replication {id: $ids[place]})
MERGE (r)-[l:ADAPTS]->(p)
SET l.order = place + 1
WITH l
WHERE coalesce(l.answer, 'waiting') <> 'confirmed'
SET l.answer = 'waiting', l.answered_on = null, l.answered_by = null, l.reason = null

// name: drop_roots
// Roots that no parent leads to any more.
MATCH (:Replication {id: $replication_id})-[o:OF]->(i:Innovation)
WHERE NOT i.id IN $roots
DELETE o

// name: set_roots
// The innovations that the parents lead to.
MATCH (r:Replication {id: $replication_id})
UNWIND $roots AS root
MATCH (i:Innovation {id: root})
MERGE (r)-[o:OF]->(i)
ON CREATE SET o.kept = [], o.changed = [], o.dropped = []

// name: pass_on_roots
// What copies this record, near or far, has the roots that its parents lead to now.
MATCH (child:Replication)-[:ADAPTS*1..30]->(:Replication {id: $replication_id})
WITH DISTINCT child
CALL (child) {
  MATCH (child)-[:ADAPTS*1..30]->(i:Innovation)
  WITH collect(DISTINCT i) AS roots
  CALL (roots) {
    WITH *
    OPTIONAL MATCH (child)-[o:OF]->(old:Innovation)
    WHERE NOT old IN roots
    DELETE o
  }
  UNWIND roots AS root
  MERGE (child)-[o:OF]->(root)
  ON CREATE SET o.kept = [], o.changed = [], o.dropped = []
}

// name: drop_units
// Units that no longer run it.
MATCH (:Replication {id: $replication_id})-[l:RUN_BY]->(u:Unit)
WHERE NOT u.id IN $ids
DELETE l

// name: set_units
// The own units that run it.
MATCH (r:Replication {id: $replication_id})-[:ADOPTED_BY]->(a:Agency)
UNWIND $ids AS unit_id
MATCH (u:Unit {id: unit_id})-[:BELONGS_TO]->(a)
MERGE (r)-[:RUN_BY]->(u)
RETURN u.id AS id
ORDER BY id

// name: same_unit
// A unit of the agency that has this name already.
MATCH (u:Unit)-[:BELONGS_TO]->(:Agency {id: $agency_id})
WHERE toLower(u.name) = toLower($name)
RETURN u.id AS id
ORDER BY id
LIMIT 1

// name: create_unit
// A unit of the agency that nobody has named before.
MATCH (a:Agency {id: $agency_id})
CREATE (u:Unit {id: $unit_id, name: $name, kind: $kind})-[:BELONGS_TO]->(a)
WITH u, a
MATCH (a)-[:LOCATED_IN]->(place:Region)
CREATE (u)-[:LOCATED_IN]->(place)

// name: set_proof
// One proof: mended when it is known, added when it is new; private until its owner says otherwise.
MATCH (r:Replication {id: $replication_id})
MERGE (e:Evidence {id: $proof_id})
ON CREATE SET e.public = false
SET e.kind = $kind, e.number = $number, e.date = $date, e.link = $link, e.extra = false
MERGE (r)-[:SUPPORTED_BY]->(e)
