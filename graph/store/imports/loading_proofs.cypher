// name: awards
// Awards by year.
UNWIND $rows AS row
MERGE (a:Award {id: row.id})
ON CREATE SET a += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: awarded
// Who received an award.
UNWIND $rows AS row
MATCH (a:Award {id: row.id})
MATCH (subject:Innovation|Replication {id: row.target})
MERGE (subject)-[:RECEIVED]->(a)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: editions_of_awards
// The edition that an award belongs to, where it belongs to one.
UNWIND $rows AS row
MATCH (a:Award {id: row.id})
MATCH (e:Edition {year: row.target})
MERGE (a)-[:IN]->(e)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: outcomes
// Measured results.
UNWIND $rows AS row
MERGE (o:Outcome {id: row.id})
ON CREATE SET o += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: measured_at
// Where a result was measured.
UNWIND $rows AS row
MATCH (o:Outcome {id: row.id})
MATCH (subject:Innovation|Replication {id: row.target})
MERGE (o)-[:MEASURED_AT]->(subject)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: evidence
// Proofs; none is public unless its owner says so.
UNWIND $rows AS row
MERGE (e:Evidence {id: row.id})
ON CREATE SET e += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: supported
// What a proof supports.
UNWIND $rows AS row
MATCH (e:Evidence {id: row.id})
MATCH (subject:Innovation|Replication|ScaleUp|Policy {id: row.target})
MERGE (subject)-[:SUPPORTED_BY]->(e)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: rounds
// Monitoring rounds.
UNWIND $rows AS row
MERGE (m:MonitoringRound {id: row.id})
ON CREATE SET m += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: assessments
// What people judged about readiness.
UNWIND $rows AS row
MERGE (s:Assessment {id: row.id})
ON CREATE SET s += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: assessed
// The innovation that was assessed.
UNWIND $rows AS row
MATCH (s:Assessment {id: row.id})
MATCH (i:Innovation {id: row.target})
MERGE (s)-[:OF]->(i)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: assessors
// The agency that assessed.
UNWIND $rows AS row
MATCH (s:Assessment {id: row.id})
MATCH (a:Agency {id: row.target})
MERGE (s)-[:BY]->(a)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: policies
// Instruments that make an innovation policy.
UNWIND $rows AS row
MERGE (p:Policy {id: row.id})
ON CREATE SET p += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: scale_ups
// Innovations on their way to national policy.
UNWIND $rows AS row
MERGE (s:ScaleUp {id: row.id})
ON CREATE SET s += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: scaled
// The innovation that is scaled up.
UNWIND $rows AS row
MATCH (s:ScaleUp {id: row.id})
MATCH (i:Innovation {id: row.target})
MERGE (s)-[:SCALES]->(i)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: sponsors
// The ministry that sponsors a scale-up.
UNWIND $rows AS row
MATCH (s:ScaleUp {id: row.id})
MATCH (a:Agency {id: row.target})
MERGE (a)-[:SPONSORS]->(s)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: became
// The instrument that a scale-up became.
UNWIND $rows AS row
MATCH (s:ScaleUp {id: row.id})
MATCH (p:Policy {id: row.target})
MERGE (s)-[:BECAME]->(p)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: targeted
// How many agencies an instrument wants to reach, in the categories of what it makes policy.
UNWIND $rows AS row
MATCH (p:Policy {id: row.id})
MATCH (c:Category {code: row.target})
MERGE (p)-[t:TARGETS]->(c)
SET t += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: claims
// Published figures and statements.
UNWIND $rows AS row
MERGE (c:Claim {id: row.id})
ON CREATE SET c += row.properties
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: subjects_of_claims
// The innovation, the agency or the instrument that a claim speaks of.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
MATCH (subject:Innovation|Agency|Policy {id: row.target})
MERGE (c)-[:ABOUT]->(subject)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: regions_of_claims
// The region that a claim speaks of.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
MATCH (r:Region {code: row.target})
MERGE (c)-[:ABOUT]->(r)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: editions_of_claims
// The edition that a claim speaks of.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
MATCH (e:Edition {year: row.target})
MERGE (c)-[:ABOUT]->(e)
RETURN row.ordinal AS ordinal
ORDER BY ordinal

// name: stated
// The source that states a fact.
UNWIND $rows AS row
MATCH (fact:Agency|Innovation|Award|Replication|Policy|Claim {id: row.id})
WHERE row.label IN labels(fact)
MATCH (s:Source {id: row.target})
MERGE (fact)-[:STATED_IN]->(s)
RETURN row.ordinal AS ordinal
ORDER BY ordinal
