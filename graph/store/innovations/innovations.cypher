// name: page_by_name
// Published and provisional innovations in the order of their names, one page by key.
MATCH (i:Innovation)
USING INDEX i:Innovation(name)
WHERE i.name >= $after_name
  AND (i.name > $after_name OR i.id > $after_id)
  AND NOT coalesce(i.status, '') IN $hidden
  AND ($category IS NULL OR EXISTS { (i)-[:SERVES]->(:Category {code: $category}) })
  AND ($year IS NULL OR EXISTS { (i)-[:ENTERED]->(:Edition {year: $year}) })
  AND ($stage IS NULL OR EXISTS { (i)-[:ENTERED {stage: $stage}]->(:Edition) })
WITH i
ORDER BY i.name, i.id
LIMIT $limit
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       a.id AS origin_id,
       a.name AS origin_name,
       CASE
         WHEN EXISTS { (i)-[:ENTERED {stage: 'top'}]->(:Edition) } THEN 'top'
         WHEN EXISTS { (i)-[:ENTERED {stage: 'passed'}]->(:Edition) } THEN 'passed'
         WHEN EXISTS { (i)-[:ENTERED]->(:Edition) } THEN 'registered'
       END AS best_stage,
       COLLECT { MATCH (i)-[:ENTERED]->(e:Edition) RETURN e.year ORDER BY e.year } AS years,
       COLLECT { MATCH (i)-[:SERVES]->(c:Category) RETURN c.code ORDER BY c.code } AS categories
ORDER BY name, id

// name: count
// How many innovations the catalogue holds, each filter from its own end: walking all of them took seconds.
CALL () {
  WITH $category IS NULL AND $year IS NULL AND $stage IS NULL AS is_whole
  WHERE is_whole
  MATCH (i:Innovation)
  RETURN i
  UNION
  MATCH (:Category {code: $category})<-[:SERVES]-(i:Innovation)
  WHERE ($year IS NULL OR EXISTS { (i)-[:ENTERED]->(:Edition {year: $year}) })
    AND ($stage IS NULL OR EXISTS { (i)-[:ENTERED {stage: $stage}]->(:Edition) })
  RETURN i
  UNION
  WITH $category IS NULL AS is_free
  WHERE is_free
  MATCH (:Edition {year: $year})<-[:ENTERED]-(i:Innovation)
  WHERE $stage IS NULL OR EXISTS { (i)-[:ENTERED {stage: $stage}]->(:Edition) }
  RETURN i
  UNION
  WITH $category IS NULL AND $year IS NULL AS is_free
  WHERE is_free
  MATCH (i:Innovation)-[:ENTERED {stage: $stage}]->(:Edition)
  RETURN i
}
WITH i
WHERE NOT coalesce(i.status, '') IN $hidden
RETURN count(i) AS innovations
ORDER BY innovations

// name: of_agency
// The innovations that began at one agency, in the order of their names, one page by key.
MATCH (a:Agency {id: $agency_id})<-[:ORIGINATED_AT]-(i:Innovation)
WHERE NOT coalesce(i.status, '') IN $hidden
  AND (i.name > $after_name OR (i.name = $after_name AND i.id > $after_id))
WITH i, a
ORDER BY i.name, i.id
LIMIT $limit
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       a.id AS origin_id,
       a.name AS origin_name,
       CASE
         WHEN EXISTS { (i)-[:ENTERED {stage: 'top'}]->(:Edition) } THEN 'top'
         WHEN EXISTS { (i)-[:ENTERED {stage: 'passed'}]->(:Edition) } THEN 'passed'
         WHEN EXISTS { (i)-[:ENTERED]->(:Edition) } THEN 'registered'
       END AS best_stage,
       COLLECT { MATCH (i)-[:ENTERED]->(e:Edition) RETURN e.year ORDER BY e.year } AS years,
       COLLECT { MATCH (i)-[:SERVES]->(c:Category) RETURN c.code ORDER BY c.code } AS categories
ORDER BY name, id

// name: found
// Innovations whose name sounds like what was typed, best first.
CALL db.index.fulltext.queryNodes('names', $query, {limit: $scan}) YIELD node AS i, score
WHERE i:Innovation
  AND NOT coalesce(i.status, '') IN $hidden
  AND ($category IS NULL OR EXISTS { (i)-[:SERVES]->(:Category {code: $category}) })
  AND ($year IS NULL OR EXISTS { (i)-[:ENTERED]->(:Edition {year: $year}) })
  AND ($stage IS NULL OR EXISTS { (i)-[:ENTERED {stage: $stage}]->(:Edition) })
WITH i, score
ORDER BY score DESC, i.id
LIMIT $limit
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       a.id AS origin_id,
       a.name AS origin_name,
       CASE
         WHEN EXISTS { (i)-[:ENTERED {stage: 'top'}]->(:Edition) } THEN 'top'
         WHEN EXISTS { (i)-[:ENTERED {stage: 'passed'}]->(:Edition) } THEN 'passed'
         WHEN EXISTS { (i)-[:ENTERED]->(:Edition) } THEN 'registered'
       END AS best_stage,
       COLLECT { MATCH (i)-[:ENTERED]->(e:Edition) RETURN e.year ORDER BY e.year } AS years,
       COLLECT { MATCH (i)-[:SERVES]->(c:Category) RETURN c.code ORDER BY c.code } AS categories
ORDER BY score DESC, id

// name: by_ids
// Chosen innovations, for a list whose order the caller knows.
UNWIND $ids AS wanted
MATCH (i:Innovation {id: wanted})
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       a.id AS origin_id,
       a.name AS origin_name,
       CASE
         WHEN EXISTS { (i)-[:ENTERED {stage: 'top'}]->(:Edition) } THEN 'top'
         WHEN EXISTS { (i)-[:ENTERED {stage: 'passed'}]->(:Edition) } THEN 'passed'
         WHEN EXISTS { (i)-[:ENTERED]->(:Edition) } THEN 'registered'
       END AS best_stage,
       COLLECT { MATCH (i)-[:ENTERED]->(e:Edition) RETURN e.year ORDER BY e.year } AS years,
       COLLECT { MATCH (i)-[:SERVES]->(c:Category) RETURN c.code ORDER BY c.code } AS categories
ORDER BY id

// name: by_id
// One innovation that the public may read, or that was merged into another.
MATCH (i:Innovation {id: $innovation_id})
WHERE NOT coalesce(i.status, '') IN $hidden
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(r:Region)
RETURN i.id AS id,
       i.name AS name,
       i.status AS status,
       i {.*, form: null, told_form: null} AS properties,
       i.panel_feasible AS panel_feasible,
       COLLECT { MATCH (i)-[:MERGED_INTO]->(m:Innovation) RETURN m.id ORDER BY m.id }[0] AS merged_into,
       a.id AS origin_id,
       a.name AS origin_name,
       r.code AS origin_region,
       COLLECT { MATCH (i)-[:SERVES]->(c:Category) RETURN c.code ORDER BY c.code } AS categories,
       EXISTS { MATCH (i)-[s:SERVES]->(:Category) WHERE s.ours } AS category_is_ours,
       EXISTS { MATCH (i)-[s:SERVES]->(:Priority|Goal) WHERE s.ours } AS goals_are_ours,
       COLLECT { MATCH (i)-[:SERVES]->(p:Priority) RETURN p.code ORDER BY p.code } AS priorities,
       COLLECT { MATCH (i)-[:SERVES]->(g:Goal) RETURN g.code ORDER BY g.code } AS goals
ORDER BY id
LIMIT 1

// name: stated
// The editions that an innovation entered and what it received, oldest first, and where it is stated.
OPTIONAL MATCH (i:Innovation {id: $innovation_id})
RETURN COLLECT {
         MATCH (i)-[e:ENTERED]->(ed:Edition)
         RETURN {year: ed.year, stage: e.stage, group: e.group}
         ORDER BY ed.year
       } AS entries,
       COLLECT {
         MATCH (i)-[:RECEIVED]->(w:Award)
         RETURN {
           kind: w.kind,
           year: w.year,
           sources: COLLECT {
             MATCH (w)-[:STATED_IN]->(s:Source)
             RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
             ORDER BY s.title, s.id
           }
         }
         ORDER BY w.year, w.kind
       } AS awards,
       COLLECT {
         MATCH (i)-[:STATED_IN]->(s:Source)
         RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
         ORDER BY s.title, s.id
       } AS sources

// name: outcomes
// Measured results at an innovation and at its verified copies.
MATCH (i:Innovation {id: $innovation_id})
CALL (i) {
  MATCH (o:Outcome)-[:MEASURED_AT]->(i)
  RETURN o, i.id AS subject
  UNION
  MATCH (o:Outcome)-[:MEASURED_AT]->(r:Replication {status: 'verified'})-[:OF]->(i)
  RETURN o, r.id AS subject
}
RETURN subject AS subject,
       o.indicator AS indicator,
       o.measure AS measure,
       o.before AS before,
       o.after AS after,
       o.period AS period,
       o.source AS source
ORDER BY indicator, subject, o.id
LIMIT 200

// name: local_names
// What the verified copies of an innovation are called where they run.
MATCH (r:Replication {status: 'verified'})-[:OF]->(:Innovation {id: $innovation_id})
WHERE r.local_name IS NOT NULL
RETURN r.id AS id, r.local_name AS name
ORDER BY id

// name: recorded
// Copies that a source reports and nobody verified: of one innovation, by an agency, of what began at one, or of a region.
MATCH (r:Replication {status: 'recorded'})-[:OF]->(i:Innovation)
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
WHERE ($innovation_id IS NULL OR i.id = $innovation_id)
  AND ($agency_id IS NULL OR a.id = $agency_id)
  AND ($origin_id IS NULL OR EXISTS { (i)-[:ORIGINATED_AT]->(:Agency {id: $origin_id}) })
  AND ($region IS NULL
    OR EXISTS { (a)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..1]->(:Region {code: $region}) }
    OR EXISTS { (i)-[:ORIGINATED_AT]->(:Agency)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..1]->(:Region {code: $region}) })
RETURN r.id AS id,
       a.id AS adopter_id,
       a.name AS adopter_name,
       r.local_name AS local_name,
       r.phase AS phase,
       r.interest_on AS interest_on,
       r.interest_precision AS interest_precision,
       r.agreement_on AS agreement_on,
       r.agreement_precision AS agreement_precision,
       r.started_on AS started_on,
       r.started_precision AS started_precision,
       i.id AS innovation_id,
       i.name AS innovation_name,
       COLLECT {
         MATCH (r)-[:STATED_IN]->(s:Source)
         RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
         ORDER BY s.title, s.id
       } AS sources
ORDER BY adopter_name, id
LIMIT 200
