// name: agencies
// Every agency by its names.
MATCH (a:Agency)
RETURN a.id AS id,
       a.name AS name,
       a.short_name AS short_name,
       COLLECT { MATCH (a)-[:LOCATED_IN]->(r:Region) RETURN r.code ORDER BY r.code LIMIT 1 }[0] AS region
ORDER BY id

// name: units
// The units of one agency, or of all.
MATCH (u:Unit)-[:BELONGS_TO]->(a:Agency)
WHERE $agency IS NULL OR a.id = $agency
RETURN u.id AS id, u.name AS name, a.id AS agency
ORDER BY id

// name: innovations
// The innovations that may be named: public ones, and an agency's own; an official list has no agency.
MATCH (i:Innovation)
WHERE i.status <> 'merged'
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
WITH i, a
WHERE i.status IN ['published', 'provisional'] OR a.id = $agency
RETURN i.id AS id, i.name AS name, a.id AS origin, i.status IN ['published', 'provisional'] AS is_parent
ORDER BY id, origin

// name: taken
// Ids that the others have: of drafts and submissions of other agencies, and of what was merged.
MATCH (i:Innovation)
WHERE NOT i.status IN ['published', 'provisional']
  AND ($agency IS NULL OR NOT EXISTS { (i)-[:ORIGINATED_AT]->(:Agency {id: $agency}) })
RETURN i.id AS id
ORDER BY id

// name: replications
// The replications that may be named or already exist: public ones, and an agency's own.
MATCH (r:Replication)-[:ADOPTED_BY]->(a:Agency)
WHERE r.status IN ['verified', 'recorded'] OR a.id = $agency
RETURN r.id AS id,
       a.id AS adopter,
       r.status AS status,
       r.local_name AS local_name,
       r.started_on AS started_on,
       COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.id ORDER BY i.id } AS roots
ORDER BY id

// name: externals
// Ids in other registers and whose they are; to an official list those of drafts and submissions are unknown.
MATCH (x:Agency|Unit|Innovation|Replication)-[:KNOWN_AS]->(e:ExternalId)
WHERE $agency IS NOT NULL OR x:Agency OR x:Unit
  OR x.status IN ['published', 'provisional', 'merged', 'verified', 'recorded']
RETURN e.system AS system, e.value AS value, x.id AS subject
ORDER BY system, value

// name: kin
// Agencies, and those that they succeed.
MATCH (a:Agency)-[:SUCCEEDS*1..20]->(before:Agency)
RETURN DISTINCT a.id AS one, before.id AS other
ORDER BY one, other

// name: regions
// The codes of all regions.
MATCH (r:Region)
RETURN r.code AS code
ORDER BY code

// name: categories
// The codes of all categories.
MATCH (c:Category)
RETURN c.code AS code
ORDER BY code

// name: editions
// The years of all editions.
MATCH (e:Edition)
RETURN e.year AS year
ORDER BY year

// name: sources
// Sources by their title.
MATCH (s:Source)
RETURN s.title AS title, s.id AS id
ORDER BY id

// name: existing_replications
// What the graph holds of some replications.
MATCH (x:Replication)
WHERE x.id IN $ids
RETURN x.id AS id,
       properties(x) AS properties,
       COLLECT { MATCH (x)-[:RUN_BY]->(u:Unit) RETURN u.id ORDER BY u.id } AS units,
       [] AS categories,
       [] AS entries,
       [] AS regions,
       COLLECT { MATCH (x)-[:KNOWN_AS]->(e:ExternalId) RETURN e.system + ':' + e.value ORDER BY e.value } AS externals,
       COLLECT { MATCH (x)-[:STATED_IN]->(s:Source) RETURN s.id ORDER BY s.id } AS sources,
       [] AS origins,
       COLLECT {
         MATCH (x)-[:SUPPORTED_BY]->(e:Evidence) RETURN e {.id, .kind, .number, .date, .link} ORDER BY e.id
       } AS proofs
ORDER BY id

// name: existing_innovations
// What the graph holds of some innovations.
MATCH (x:Innovation)
WHERE x.id IN $ids
RETURN x.id AS id,
       properties(x) AS properties,
       [] AS units,
       COLLECT { MATCH (x)-[:SERVES]->(c:Category) RETURN c.code ORDER BY c.code } AS categories,
       COLLECT {
         MATCH (x)-[e:ENTERED]->(ed:Edition) RETURN toString(ed.year) + ':' + e.stage ORDER BY ed.year
       } AS entries,
       [] AS regions,
       COLLECT { MATCH (x)-[:KNOWN_AS]->(e:ExternalId) RETURN e.system + ':' + e.value ORDER BY e.value } AS externals,
       COLLECT { MATCH (x)-[:STATED_IN]->(s:Source) RETURN s.id ORDER BY s.id } AS sources,
       COLLECT { MATCH (x)-[:ORIGINATED_AT]->(a:Agency) RETURN a.id ORDER BY a.id } AS origins,
       [] AS proofs
ORDER BY id

// name: existing_agencies
// What the graph holds of some agencies.
MATCH (x:Agency)
WHERE x.id IN $ids
RETURN x.id AS id,
       properties(x) AS properties,
       [] AS units,
       [] AS categories,
       [] AS entries,
       COLLECT { MATCH (x)-[:LOCATED_IN]->(r:Region) RETURN r.code ORDER BY r.code } AS regions,
       COLLECT { MATCH (x)-[:KNOWN_AS]->(e:ExternalId) RETURN e.system + ':' + e.value ORDER BY e.value } AS externals,
       [] AS sources,
       [] AS origins,
       [] AS proofs
ORDER BY id

// name: existing_units
// What the graph holds of some units.
MATCH (x:Unit)
WHERE x.id IN $ids
RETURN x.id AS id,
       properties(x) AS properties,
       [] AS units,
       [] AS categories,
       [] AS entries,
       COLLECT { MATCH (x)-[:LOCATED_IN]->(r:Region) RETURN r.code ORDER BY r.code } AS regions,
       COLLECT { MATCH (x)-[:KNOWN_AS]->(e:ExternalId) RETURN e.system + ':' + e.value ORDER BY e.value } AS externals,
       [] AS sources,
       [] AS origins,
       [] AS proofs
ORDER BY id
