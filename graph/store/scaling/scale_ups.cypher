// name: one
// One way to national policy as it stands: that of this id, or of an innovation's ways the one that goes on first.
CALL () {
  MATCH (s:ScaleUp {id: $scale_up_id})
  RETURN s
  UNION
  MATCH (s:ScaleUp)-[:SCALES]->(:Innovation {id: $innovation_id})
  RETURN s
}
WITH s
ORDER BY s.side IN ['discontinued', 'revoked'], s.stage DESC, s.id
LIMIT 1
MATCH (s)-[:SCALES]->(i:Innovation)
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(origin:Agency)
OPTIONAL MATCH (sponsor:Agency)-[:SPONSORS]->(s)
OPTIONAL MATCH (s)-[:BECAME]->(p:Policy)
RETURN s.id AS id,
       i.id AS innovation_id,
       i.name AS innovation_name,
       origin.name AS origin_name,
       s.stage AS stage,
       CASE WHEN s.route = 'retrospective' AND coalesce(s.entered_stage, 0) = 0 THEN s.stage
            ELSE coalesce(s.entered_stage, 0) END AS entered_stage,
       s.entered_on AS entered_on,
       s.route AS route,
       s.side AS side,
       s.side_reason AS side_reason,
       s.review_on AS review_on,
       sponsor.id AS sponsor_id,
       sponsor.name AS sponsor_name,
       EXISTS {
         MATCH (sponsor)-[m:MANDATED_FOR]->(:Category)<-[:SERVES]-(i)
         WHERE (m.`from` IS NULL OR m.`from` <= $today) AND (m.`to` IS NULL OR m.`to` > $today)
       } AS sponsor_mandated,
       p.id AS policy_id,
       s.coverage_reached AS coverage_reached,
       s.coverage_of AS coverage_of,
       s.coverage_year AS coverage_year,
       s.budget_line AS budget_line,
       coalesce(s.version, 1) AS version
ORDER BY sponsor_id, policy_id
LIMIT 1

// name: lines
// All ways to national policy, furthest first; the public columns.
MATCH (s:ScaleUp)-[:SCALES]->(i:Innovation)
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(origin:Agency)
OPTIONAL MATCH (sponsor:Agency)-[:SPONSORS]->(s)
OPTIONAL MATCH (s)-[:BECAME]->(p:Policy)
WITH s, i, origin, sponsor, p
WHERE ($sponsor_id IS NULL OR sponsor.id = $sponsor_id)
  AND ($policy_id IS NULL OR p.id = $policy_id)
RETURN s.id AS id,
       i.id AS innovation_id,
       i.name AS innovation_name,
       origin.name AS origin_name,
       s.stage AS stage,
       s.route AS route,
       s.side AS side,
       s.review_on AS review_on,
       s.entered_on AS entered_on,
       sponsor.id AS sponsor_id,
       sponsor.name AS sponsor_name,
       p.id AS policy_id,
       p.title AS policy_title
ORDER BY stage DESC, innovation_name, id

// name: lock_innovation
// Let only one sponsor at a time decide about an innovation.
MATCH (i:Innovation {id: $innovation_id})
SET i._lock = 1
REMOVE i._lock
RETURN i.id AS id

// name: lock
// Take the scale-up for a change, and read its version under the lock (findings 1).
MATCH (s:ScaleUp {id: $scale_up_id})
SET s._lock = 1
REMOVE s._lock
RETURN coalesce(s.version, 1) AS version

// name: create
// A new way, with its sponsor.
MATCH (i:Innovation {id: $innovation_id})
MATCH (a:Agency {id: $agency_id})
CREATE (s:ScaleUp {
  id: $id, stage: $stage, entered_stage: $stage, entered_on: $on, route: $route, side: 'none', version: 1
})
CREATE (s)-[:SCALES]->(i)
CREATE (a)-[:SPONSORS]->(s)

// name: sponsor
// A ministry joins a way that had no sponsor, which may move it on.
MATCH (s:ScaleUp {id: $scale_up_id})
MATCH (a:Agency {id: $agency_id})
SET s.entered_on = CASE WHEN s.stage = $stage THEN s.entered_on ELSE $on END,
    s.stage = $stage,
    s.route = $route,
    s.version = coalesce(s.version, 1) + 1
MERGE (a)-[:SPONSORS]->(s)

// name: advance
// The next stage, with what stage 9 asks for.
MATCH (s:ScaleUp {id: $scale_up_id})
SET s.entered_stage = CASE
      WHEN s.route = 'retrospective' AND coalesce(s.entered_stage, 0) = 0 THEN s.stage
      ELSE coalesce(s.entered_stage, 0) END,
    s.stage = $stage,
    s.entered_on = $on,
    s.coverage_reached = coalesce($coverage_reached, s.coverage_reached),
    s.coverage_of = coalesce($coverage_of, s.coverage_of),
    s.coverage_year = coalesce($coverage_year, s.coverage_year),
    s.budget_line = coalesce($budget_line, s.budget_line),
    s.version = coalesce(s.version, 1) + 1

// name: turn
// A side way, or back from it.
MATCH (s:ScaleUp {id: $scale_up_id})
SET s.side = $side,
    s.side_reason = $reason,
    s.review_on = $review_on,
    s.version = coalesce(s.version, 1) + 1
