// name: sources
// Where facts are stated.
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
ON CREATE SET s += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: regions
// Provinces, regencies and cities by Kemendagri's code.
UNWIND $rows AS row
MERGE (r:Region {code: row.id})
ON CREATE SET r += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: provinces_of_regions
// Which province a regency or city is part of.
UNWIND $rows AS row
MATCH (r:Region {code: row.id})
MATCH (p:Region {code: row.target})
MERGE (r)-[:PART_OF]->(p)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: categories
// The categories of an edition.
UNWIND $rows AS row
MERGE (c:Category {code: row.id})
ON CREATE SET c += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: priorities
// The national priorities.
UNWIND $rows AS row
MERGE (p:Priority {code: row.id})
ON CREATE SET p += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: goals
// The global goals.
UNWIND $rows AS row
MERGE (g:Goal {code: row.id})
ON CREATE SET g += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: editions
// The editions of the competition by year.
UNWIND $rows AS row
MERGE (e:Edition {year: row.id})
ON CREATE SET e += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: agencies
// Ministries, institutions, local governments and companies.
UNWIND $rows AS row
MERGE (a:Agency {id: row.id})
ON CREATE SET a += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: regions_of_agencies
// Where an agency is.
UNWIND $rows AS row
MATCH (a:Agency {id: row.id})
MATCH (r:Region {code: row.target})
MERGE (a)-[:LOCATED_IN]->(r)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: agencies_above
// The agency that a vertical office or a company belongs to.
UNWIND $rows AS row
MATCH (a:Agency {id: row.id})
MATCH (above:Agency {id: row.target})
MERGE (a)-[:PART_OF]->(above)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: mandates
// The categories that a ministry's mandate covers, by our own mapping.
UNWIND $rows AS row
MATCH (a:Agency {id: row.id})
MATCH (c:Category {code: row.target})
MERGE (a)-[m:MANDATED_FOR]->(c)
ON CREATE SET m += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: users
// The people of the made-up nation; their passwords are known to everybody.
UNWIND $rows AS row
MATCH (a:Agency {id: row.target})
MERGE (u:User {id: row.id})
ON CREATE SET u += row.properties
MERGE (u)-[:WORKS_AT]->(a)
RETURN row.ordinal AS ordinal
ORDER BY ordinal
