// name: of_innovation
// The further units of the own agency that an innovation was extended to.
MATCH (:Innovation {id: $innovation_id})-[e:EXTENDED_TO]->(u:Unit)
RETURN u.id AS unit_id, u.name AS unit_name, e.on AS on, e.precision AS precision, e.source AS source
ORDER BY unit_name, unit_id
LIMIT $limit

// name: add
// One more unit of its own agency, or of one that this agency succeeds; a unit counts once.
MATCH (i:Innovation {id: $innovation_id})
MATCH (u:Unit {id: $unit_id})-[:BELONGS_TO]->(a:Agency)
WHERE a.id IN $agencies
MERGE (i)-[e:EXTENDED_TO]->(u)
SET e.on = $on, e.precision = $precision, e.source = $source
RETURN u.name AS name
ORDER BY name

// name: remove
// A unit that it was not extended to after all.
MATCH (:Innovation {id: $innovation_id})-[e:EXTENDED_TO]->(:Unit {id: $unit_id})
DELETE e
