// name: all
// The instruments, the newest first, drafts before them.
MATCH (p:Policy)
RETURN p.id AS id,
       p.title AS title,
       p.form AS form,
       p.number AS number,
       p.year AS year,
       p.enacted_on AS enacted_on,
       p.link AS link,
       p.status AS status,
       p.responsible AS responsible,
       COLLECT {
         MATCH (p)-[:STATED_IN]->(s:Source)
         RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
         ORDER BY s.title, s.id
       } AS sources,
       COLLECT { MATCH (p)-[t:TARGETS]->(:Category) RETURN t.count ORDER BY t.count DESC LIMIT 1 }[0] AS target
ORDER BY p.status <> 'draft', year DESC, title, id

// name: by_id
// One instrument.
MATCH (p:Policy {id: $policy_id})
RETURN p.id AS id,
       p.title AS title,
       p.form AS form,
       p.number AS number,
       p.year AS year,
       p.enacted_on AS enacted_on,
       p.link AS link,
       p.status AS status,
       p.responsible AS responsible,
       COLLECT {
         MATCH (p)-[:STATED_IN]->(s:Source)
         RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
         ORDER BY s.title, s.id
       } AS sources,
       COLLECT { MATCH (p)-[t:TARGETS]->(:Category) RETURN t.count ORDER BY t.count DESC LIMIT 1 }[0] AS target

// name: bases
// The innovations for which a source names an instrument as the legal basis; that is no road that led to it.
MATCH (p:Policy)<-[:ABOUT]-(:Claim {metric: 'legal_basis'})-[:ABOUT]->(i:Innovation)
RETURN DISTINCT p.id AS policy_id, i.id AS innovation_id, i.name AS innovation_name
ORDER BY policy_id, innovation_id

// name: keep
// A draft or an enacted instrument of one scale-up; the same one grows from draft to enacted.
MATCH (s:ScaleUp {id: $scale_up_id})
MERGE (p:Policy {id: $id})
SET p.title = $title,
    p.form = $form,
    p.number = $number,
    p.year = $year,
    p.enacted_on = $enacted_on,
    p.link = $link,
    p.status = $status,
    p.responsible = $responsible
MERGE (s)-[:BECAME]->(p)

// name: target
// How many agencies an instrument wants to reach, in the categories of the innovation that it makes policy.
MATCH (:ScaleUp {id: $scale_up_id})-[:SCALES]->(:Innovation)-[:SERVES]->(c:Category)
MATCH (p:Policy {id: $id})
MERGE (p)-[t:TARGETS]->(c)
SET t.count = $target

// name: enacted
// The instruments in force that one innovation became.
MATCH (:Innovation {id: $innovation_id})<-[:SCALES]-(:ScaleUp)-[:BECAME]->(p:Policy {status: 'enacted'})
RETURN DISTINCT p.id AS id, p.title AS title, p.year AS year
ORDER BY year, id
