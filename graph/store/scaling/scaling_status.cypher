// name: of_innovation
// How far an innovation has come on the road to national policy, as the public may know it.
MATCH (s:ScaleUp)-[:SCALES]->(:Innovation {id: $innovation_id})
OPTIONAL MATCH (s)-[:BECAME]->(p:Policy)
RETURN s.id AS id,
       s.stage AS stage,
       s.route AS route,
       s.side AS side,
       s.entered_on AS entered_on,
       p.id AS policy_id,
       p.title AS policy_title
ORDER BY s.stage DESC, id
LIMIT 1
