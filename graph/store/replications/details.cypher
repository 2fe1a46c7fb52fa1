// name: agencies
// The agencies of these ids.
MATCH (a:Agency)
WHERE a.id IN $ids
RETURN a.id AS id, a.name AS name
ORDER BY name, id

// name: write
// The checked fields, whose names come from the table; what nobody said stays unknown.
MATCH (r:Replication {id: $replication_id})
SET r += $fields

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
