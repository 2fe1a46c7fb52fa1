// name: units
// Organisations that run services.
UNWIND $rows AS row
MERGE (u:Unit {id: row.id})
ON CREATE SET u += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: agencies_of_units
// The agency that a unit belongs to.
UNWIND $rows AS row
MATCH (u:Unit {id: row.id})
MATCH (a:Agency {id: row.target})
MERGE (u)-[:BELONGS_TO]->(a)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: regions_of_units
// Where a unit is.
UNWIND $rows AS row
MATCH (u:Unit {id: row.id})
MATCH (r:Region {code: row.target})
MERGE (u)-[:LOCATED_IN]->(r)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: innovations
// Innovations with all that is known of them.
UNWIND $rows AS row
MERGE (i:Innovation {id: row.id})
ON CREATE SET i += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: origins
// Where an innovation began.
UNWIND $rows AS row
MATCH (i:Innovation {id: row.id})
MATCH (a:Agency {id: row.target})
MERGE (i)-[link:ORIGINATED_AT]->(a)
ON CREATE SET link += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: categories_served
// The categories that an innovation serves, and whether that mapping is ours.
UNWIND $rows AS row
MATCH (i:Innovation {id: row.id})
MATCH (c:Category {code: row.target})
MERGE (i)-[link:SERVES]->(c)
ON CREATE SET link += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: priorities_served
// The national priorities that an innovation serves.
UNWIND $rows AS row
MATCH (i:Innovation {id: row.id})
MATCH (p:Priority {code: row.target})
MERGE (i)-[link:SERVES]->(p)
ON CREATE SET link += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: goals_served
// The global goals that an innovation serves.
UNWIND $rows AS row
MATCH (i:Innovation {id: row.id})
MATCH (g:Goal {code: row.target})
MERGE (i)-[link:SERVES]->(g)
ON CREATE SET link += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: facilitators_of_innovations
// Agencies that facilitate the innovation itself.
UNWIND $rows AS row
MATCH (i:Innovation {id: row.id})
MATCH (a:Agency {id: row.target})
MERGE (a)-[:FACILITATES]->(i)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: entries
// How far an innovation came in an edition; entries are not innovations.
UNWIND $rows AS row
MATCH (i:Innovation {id: row.id})
MATCH (e:Edition {year: row.target})
MERGE (i)-[link:ENTERED]->(e)
ON CREATE SET link += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: extensions
// Further units of the own agency.
UNWIND $rows AS row
MATCH (i:Innovation {id: row.id})
MATCH (u:Unit {id: row.target})
MERGE (i)-[link:EXTENDED_TO]->(u)
ON CREATE SET link += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: replications
// Replications in the state that they are in.
UNWIND $rows AS row
MERGE (r:Replication {id: row.id})
ON CREATE SET r += row.properties, r.since = row.properties.submitted_on
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: adopters
// The one agency that adopts.
UNWIND $rows AS row
MATCH (r:Replication {id: row.id})
MATCH (a:Agency {id: row.target})
MERGE (r)-[:ADOPTED_BY]->(a)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: units_running
// The units that run a replication.
UNWIND $rows AS row
MATCH (r:Replication {id: row.id})
MATCH (u:Unit {id: row.target})
MERGE (r)-[:RUN_BY]->(u)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: parents
// The direct parents with what their agencies answered.
UNWIND $rows AS row
MATCH (r:Replication {id: row.id})
MATCH (parent:Innovation|Replication {id: row.target})
MERGE (r)-[link:ADAPTS]->(parent)
ON CREATE SET link += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: roots
// The innovations at the roots, and which of their components were taken over.
UNWIND $rows AS row
MATCH (r:Replication {id: row.id})
MATCH (i:Innovation {id: row.target})
MERGE (r)-[link:OF]->(i)
ON CREATE SET link += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: facilitators_of_replications
// Agencies that facilitate a replication.
UNWIND $rows AS row
MATCH (r:Replication {id: row.id})
MATCH (a:Agency {id: row.target})
MERGE (a)-[:FACILITATES]->(r)
RETURN row.ordinal AS ordinal
ORDER BY ordinal
