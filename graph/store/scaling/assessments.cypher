// name: latest
// What people judged about one innovation, newest first.
MATCH (s:Assessment)-[:OF]->(:Innovation {id: $innovation_id})
OPTIONAL MATCH (s)-[:BY]->(a:Agency)
RETURN s.id AS id,
       a.name AS agency_name,
       s.readiness AS readiness,
       s.readiness_reason AS readiness_reason,
       s.made_on AS made_on,
       s.rule_version AS rule_version,
       [s.area_strategy, s.area_credibility, s.area_support, s.area_advantage, s.area_ease, s.area_fit,
        s.area_funding] AS lights,
       [s.reason_strategy, s.reason_credibility, s.reason_support, s.reason_advantage, s.reason_ease,
        s.reason_fit, s.reason_funding] AS reasons,
       s.use_then AS use_then,
       s.score_then AS score_then,
       COLLECT {
         MATCH (s)-[:SUPPORTED_BY]->(e:Evidence)
         RETURN e.kind + coalesce(' ' + e.number, '') ORDER BY e.id
       } AS proofs
ORDER BY s.made_on DESC, s.made_at IS NULL, s.made_at DESC, id DESC
LIMIT $limit

// name: create
// A judgement with its seven areas and the proof it rests on.
MATCH (i:Innovation {id: $innovation_id})
MATCH (a:Agency {id: $agency_id})
CREATE (s:Assessment {id: $id})
SET s += $properties
CREATE (s)-[:OF]->(i)
CREATE (s)-[:BY]->(a)
CREATE (s)-[:SUPPORTED_BY]->(:Evidence {
  id: $proof_id, kind: $proof_kind, number: $proof_number, date: $proof_date, link: $proof_link, public: false
})
RETURN s.id AS id
