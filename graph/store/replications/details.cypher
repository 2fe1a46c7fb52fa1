// name: held
// What the record itself says beyond the five things.
MATCH (r:Replication {id: $replication_id})
RETURN r.interest_on AS interest_on,
       r.interest_precision AS interest_precision,
       r.cost_setup AS cost_setup,
       r.cost_yearly AS cost_yearly,
       r.note_kept AS kept,
       r.note_changed AS changed,
       r.note_dropped AS dropped
ORDER BY interest_on
LIMIT 1

// name: outcomes
// What was measured at it.
MATCH (o:Outcome)-[:MEASURED_AT]->(:Replication {id: $replication_id})
RETURN o.indicator AS indicator,
       o.measure AS measure,
       o.before AS before,
       o.after AS after,
       o.period AS period,
       o.source AS source
ORDER BY o.place, o.id
LIMIT $limit

// name: facilitators
// The agencies that facilitate it.
MATCH (a:Agency)-[:FACILITATES]->(:Replication {id: $replication_id})
RETURN a.id AS id, a.name AS name
ORDER BY name, id
LIMIT $limit

// name: agencies
// The agencies of these ids.
MATCH (a:Agency)
WHERE a.id IN $ids
RETURN a.id AS id, a.name AS name
ORDER BY name, id

// name: write
// The checked fields; what nobody said stays unknown.
MATCH (r:Replication {id: $replication_id})
SET r.scope = $scope,
    r.basis = $basis,
    r.phase = $phase,
    r.interest_on = $interest_on,
    r.interest_precision = $interest_precision,
    r.agreement_on = $agreement_on,
    r.agreement_precision = $agreement_precision,
    r.beneficiaries = $beneficiaries,
    r.cost_setup = $cost_setup,
    r.cost_yearly = $cost_yearly,
    r.note_kept = $kept,
    r.note_changed = $changed,
    r.note_dropped = $dropped

// name: drop_outcomes
// Results as they were named before.
MATCH (o:Outcome)-[:MEASURED_AT]->(:Replication {id: $replication_id})
DETACH DELETE o

// name: add_outcomes
// Results as they are named now, in their order.
MATCH (r:Replication {id: $replication_id})
UNWIND $rows AS row
CREATE (o:Outcome {id: row.id, place: row.place})-[:MEASURED_AT]->(r)
SET o.indicator = row.indicator,
    o.measure = row.measure,
    o.before = row.before,
    o.after = row.after,
    o.period = row.period,
    o.source = row.source

// name: drop_facilitators
// Agencies that are no longer named as helpers.
MATCH (a:Agency)-[l:FACILITATES]->(:Replication {id: $replication_id})
WHERE NOT a.id IN $ids
DELETE l

// name: set_facilitators
// The agencies that are named as helpers.
MATCH (r:Replication {id: $replication_id})
UNWIND $ids AS id
MATCH (a:Agency {id: id})
MERGE (a)-[:FACILITATES]->(r)
