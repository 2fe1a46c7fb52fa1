// name: all
// Every innovation that may be scaled up, with the recorded facts that readiness rests on.
MATCH (i:Innovation)
WHERE ($innovation_id IS NULL OR i.id = $innovation_id)
  AND (
    EXISTS { (i)-[:ENTERED {stage: 'top'}]->(:Edition) }
    OR EXISTS { (i)<-[:OF]-(:Replication {status: 'verified'}) }
    OR EXISTS { (i)<-[:OF]-(:Assessment) }
    OR EXISTS { (i)<-[:SCALES]-(:ScaleUp) }
  )
  AND i.status IN ['published', 'provisional']
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(origin:Agency)
CALL (i) {
  OPTIONAL MATCH (s:Assessment)-[:OF]->(i)
  RETURN s
  ORDER BY s.made_on DESC, s.made_at IS NULL, s.made_at DESC, s.id DESC
  LIMIT 1
}
CALL (i) {
  OPTIONAL MATCH (way:ScaleUp)-[:SCALES]->(i)
  RETURN way
  ORDER BY way.side <> 'none', way.stage DESC, way.id
  LIMIT 1
}
WITH i, origin, s, way, [
  ['strategy', s.area_strategy], ['credibility', s.area_credibility], ['support', s.area_support],
  ['advantage', s.area_advantage], ['ease', s.area_ease], ['fit', s.area_fit], ['funding', s.area_funding]
] AS areas
RETURN i.id AS id,
       i.name AS name,
       origin.id AS origin,
       origin.name AS origin_name,
       i.life AS life,
       i.started_on AS started_on,
       EXISTS { (i)-[:ENTERED {stage: 'top'}]->(:Edition) } AS is_top,
       coalesce(i.panel_feasible, false) AS panel_feasible,
       i.status = 'published' OR EXISTS { (i)-[:ENTERED]->(:Edition) } AS is_registered,
       COLLECT { MATCH (i)-[:SERVES]->(c:Category) RETURN c.code ORDER BY c.code } AS categories,
       COUNT { (:Outcome)-[:MEASURED_AT]->(i) } AS outcomes,
       COUNT { (i)-[:SUPPORTED_BY]->(:Evidence {kind: 'monev_internal'}) } AS monev_internal,
       COLLECT { MATCH (a:Agency)-[:FACILITATES]->(i) RETURN a.id ORDER BY a.id } AS co_developers,
       COLLECT {
         MATCH (origin)-[:FACILITATES]->(r:Replication {status: 'verified'})-[:OF]->(i) RETURN r.id ORDER BY r.id
       } AS facilitated,
       COLLECT {
         MATCH (i)<-[:OF]-(r:Replication {status: 'verified'})
         WHERE EXISTS { (r)-[:SUPPORTED_BY]->(:Evidence) }
         RETURN r.id ORDER BY r.id
       } AS proven,
       COLLECT {
         MATCH (i)<-[:OF]-(r:Replication {status: 'verified'})
         WHERE EXISTS { MATCH (r)-[:SUPPORTED_BY]->(e:Evidence) WHERE e.kind IN ['monev_external', 'survey'] }
         RETURN r.id ORDER BY r.id
       } AS evaluated,
       COLLECT {
         MATCH (i)<-[:SCALES]-(:ScaleUp)-[:BECAME]->(p:Policy)-[t:TARGETS]->(:Category)
         WHERE t.count IS NOT NULL AND (p.link IS NOT NULL OR EXISTS { (p)-[:STATED_IN]->(:Source) })
         RETURN t.count ORDER BY t.count
       } AS targets,
       s.readiness AS readiness,
       s.made_on AS assessed_on,
       [area IN areas WHERE area[1] = 'red' | area[0]] AS red_areas,
       size([area IN areas WHERE area[1] IS NOT NULL]) AS areas_assessed,
       way.id AS scale_up_id,
       way.stage AS stage
ORDER BY id

// name: copies
// The verified copies of one innovation, as the snapshot reads them.
MATCH (:Innovation {id: $innovation_id})<-[:OF]-(r:Replication {status: 'verified'})-[:ADOPTED_BY]->(a:Agency)
RETURN r.id AS id,
       r.status AS status,
       a.id AS adopter,
       [$innovation_id] AS roots,
       COLLECT { MATCH (r)-[l:ADAPTS]->(p:Innovation|Replication) RETURN p.id ORDER BY l.order, p.id } AS parents,
       COLLECT { MATCH (r)-[:RUN_BY]->(u:Unit) RETURN u.id ORDER BY u.id } AS units,
       r.started_on AS started_on,
       r.verified_on AS verified_on,
       r.confirmed_on AS confirmed_on,
       r.stopped_on AS stopped_on,
       r.stop_reason AS stop_reason,
       r.manner AS manner,
       r.basis AS basis,
       r.beneficiaries AS beneficiaries,
       r.started_precision AS started_precision,
       r.dormant_on AS dormant_on,
       r.phase AS phase,
       r.interest_on AS interest_on,
       r.interest_precision AS interest_precision,
       r.agreement_on AS agreement_on,
       r.agreement_precision AS agreement_precision,
       null AS asked_since
ORDER BY id

// name: places
// The origin and the adopters of one innovation, and where they stand.
MATCH (i:Innovation {id: $innovation_id})
CALL (i) {
  MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
  RETURN a
  UNION
  MATCH (i)<-[:OF]-(:Replication)-[:ADOPTED_BY]->(a:Agency)
  RETURN a
}
OPTIONAL MATCH (a)-[:LOCATED_IN]->(r:Region)
OPTIONAL MATCH (r)-[:PART_OF]->(p:Region)
OPTIONAL MATCH (a)-[:PART_OF]->(above:Agency)
RETURN a.id AS id,
       a.name AS name,
       a.cluster AS cluster,
       r.code AS region,
       coalesce(p.code, r.code) AS province,
       above.id AS part_of,
       r.lat AS lat,
       r.lon AS lon
ORDER BY id

// name: mandate
// The categories that an agency's mandate covers on a day.
MATCH (:Agency {id: $agency_id})-[m:MANDATED_FOR]->(c:Category)
WHERE (m.`from` IS NULL OR m.`from` <= $today) AND (m.`to` IS NULL OR m.`to` > $today)
RETURN DISTINCT c.code AS code
ORDER BY code

// name: outcomes
// What was measured at the origin and at the running copies, for a look beside the score.
MATCH (i:Innovation {id: $innovation_id})
CALL (i) {
  MATCH (o:Outcome)-[:MEASURED_AT]->(i)
  OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
  RETURN o, a.name AS place, true AS at_origin
  UNION
  MATCH (o:Outcome)-[:MEASURED_AT]->(:Replication {status: 'verified'})-[:ADOPTED_BY]->(a:Agency)
  WHERE EXISTS { (o)-[:MEASURED_AT]->(:Replication)-[:OF]->(i) }
  RETURN o, a.name AS place, false AS at_origin
}
RETURN o.id AS id,
       o.indicator AS indicator,
       o.measure AS measure,
       o.before AS before,
       o.after AS after,
       o.period AS period,
       place,
       at_origin
ORDER BY indicator, at_origin DESC, id
