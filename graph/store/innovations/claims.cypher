// name: of_the_competition
// What was published about the competition or its editions; ``edition`` is the one that a claim is about.
MATCH (c:Claim)
WHERE NOT EXISTS { (c)-[:ABOUT]->(:Innovation|Agency|Region) }
WITH c, COLLECT { MATCH (c)-[:ABOUT]->(e:Edition) RETURN e.year ORDER BY e.year } AS years
RETURN c.id AS id,
       c.metric AS metric,
       c.value AS value,
       c.qualifier AS qualifier,
       c.as_of AS as_of,
       c.note AS note,
       c.note_en AS note_en,
       c.statement AS statement,
       c.statement_en AS statement_en,
       CASE size(years) WHEN 1 THEN years[0] END AS edition,
       null AS policy_id,
       [] AS innovations,
       COLLECT {
         MATCH (c)-[:STATED_IN]->(s:Source)
         RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
         ORDER BY s.title, s.id
       } AS sources
ORDER BY edition, metric, as_of, id

// name: about
// What was published about one innovation, about an agency or what began there, or about a region; with the instrument
// and the innovations that it speaks of.
CALL () {
  MATCH (c:Claim)-[:ABOUT]->(subject:Innovation|Agency|Region)
  WHERE subject.id = $key OR subject.code = $key
  RETURN c
  UNION
  MATCH (c:Claim)-[:ABOUT]->(:Innovation)-[:ORIGINATED_AT]->(:Agency {id: $key})
  RETURN c
}
RETURN c.id AS id,
       c.metric AS metric,
       c.value AS value,
       c.qualifier AS qualifier,
       c.as_of AS as_of,
       c.note AS note,
       c.note_en AS note_en,
       c.statement AS statement,
       c.statement_en AS statement_en,
       null AS edition,
       COLLECT { MATCH (c)-[:ABOUT]->(p:Policy) RETURN p.id ORDER BY p.id LIMIT 1 }[0] AS policy_id,
       COLLECT {
         MATCH (c)-[:ABOUT]->(i:Innovation)
         WHERE i.status IN $shown
         RETURN [i.id, i.name]
         ORDER BY i.id
       } AS innovations,
       COLLECT {
         MATCH (c)-[:STATED_IN]->(s:Source)
         RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
         ORDER BY s.title, s.id
       } AS sources
ORDER BY as_of, metric, id
LIMIT 100

// name: in_region
// What was published about a region or one that lies in it, about the agencies there, and about what began there.
CALL () {
  MATCH (:Region {code: $code})<-[:PART_OF*0..1]-(r:Region)<-[:ABOUT]-(c:Claim)
  RETURN c
  UNION
  MATCH (:Region {code: $code})<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(a:Agency)<-[:ABOUT]-(c:Claim)
  RETURN c
  UNION
  MATCH (:Region {code: $code})<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(:Agency)<-[:ORIGINATED_AT]-(:Innovation)<-[:ABOUT]-(c:Claim)
  RETURN c
}
RETURN c.id AS id,
       c.metric AS metric,
       c.value AS value,
       c.qualifier AS qualifier,
       c.as_of AS as_of,
       c.note AS note,
       c.note_en AS note_en,
       c.statement AS statement,
       c.statement_en AS statement_en,
       null AS edition,
       COLLECT { MATCH (c)-[:ABOUT]->(p:Policy) RETURN p.id ORDER BY p.id LIMIT 1 }[0] AS policy_id,
       COLLECT {
         MATCH (c)-[:ABOUT]->(i:Innovation)
         WHERE i.status IN $shown
         RETURN [i.id, i.name]
         ORDER BY i.id
       } AS innovations,
       COLLECT {
         MATCH (c)-[:STATED_IN]->(s:Source)
         RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
         ORDER BY s.title, s.id
       } AS sources
ORDER BY as_of, metric, id
LIMIT 100
