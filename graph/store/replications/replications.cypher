// name: facts
// One record as it stands.
MATCH (r:Replication {id: $replication_id})-[:ADOPTED_BY]->(a:Agency)
OPTIONAL MATCH (s:User {id: r.submitted_by})
RETURN r.id AS id,
       r.status AS status,
       r.version AS version,
       a.id AS adopter_id,
       a.name AS adopter_name,
       COLLECT {
         MATCH (a)-[:LOCATED_IN]->(place:Region)
         OPTIONAL MATCH (place)-[:PART_OF]->(province:Region)
         RETURN coalesce(province.name, place.name) LIMIT 1
       }[0] AS adopter_province,
       r.local_name AS local_name,
       r.submitted_on AS submitted_on,
       r.submitted_by AS submitted_by,
       s.name AS submitter_name,
       r.verified_on AS verified_on,
       r.verified_by AS verified_by,
       coalesce(r.since, r.submitted_on) AS since,
       r.stopped_on AS stopped_on,
       r.stopped_precision AS stopped_precision,
       r.stop_reason AS stop_reason,
       r.decision_reason AS decision_reason,
       coalesce(r.on_papers, false) AS on_papers,
       r.comments AS comments,
       r.appealed_on AS appealed_on,
       r.appeal AS appeal,
       r.responded_on AS responded_on,
       r.response AS response,
       COLLECT {
         MATCH (r)-[:ADOPTED_BY|ADAPTS|ORIGINATED_AT*1..2]->(near:Agency)-[:LOCATED_IN]->(spot:Region)
         OPTIONAL MATCH (spot)-[:PART_OF]->(above:Region)
         RETURN DISTINCT coalesce(above.code, spot.code)
       } AS provinces,
       r.form AS form
ORDER BY id

// name: version
// How often the record was changed.
MATCH (r:Replication {id: $replication_id})
RETURN r.version AS version
ORDER BY version

// name: surroundings
// What a record says (which property is a field stands in the table), what was measured and who helped; its direct parents
// in their order with the agencies that answer for them, the innovations at its roots, its units, its proofs with that
// of the registration first (the pages show the rest by key), who states it, and its certificate.
MATCH (r:Replication {id: $replication_id})
RETURN r {.*, form: null, told_form: null} AS properties,
       COLLECT {
         MATCH (o:Outcome)-[:MEASURED_AT]->(r)
         WITH o, o.place AS place, o.id AS id
         RETURN o {.indicator, .measure, .before, .after, .period, .source}
         ORDER BY place, id
         LIMIT $most_lines
       } AS outcomes,
       COLLECT {
         MATCH (a:Agency)-[:FACILITATES]->(r)
         RETURN {id: a.id, name: a.name}
         ORDER BY a.name, a.id
         LIMIT $most_lines
       } AS facilitators,
       COLLECT {
         MATCH (r)-[l:ADAPTS]->(p:Innovation|Replication)
         OPTIONAL MATCH (p)-[:ORIGINATED_AT|ADOPTED_BY]->(a:Agency)
         OPTIONAL MATCH (u:User {id: l.answered_by})
         OPTIONAL MATCH (r)<-[:ANSWERS]-(letter:OneTimeLink)
         WHERE 'letter:' + left(letter.id, 16) = l.answered_by
         OPTIONAL MATCH (maker:User {id: letter.made_by})-[:WORKS_AT]->(office:Agency)
         RETURN {
           id: p.id,
           kind: CASE WHEN p:Innovation THEN 'innovation' ELSE 'replication' END,
           name: coalesce(
             p.name, p.local_name, COLLECT { MATCH (p)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], p.id
           ),
           agency_id: a.id,
           agency_name: a.name,
           answer: coalesce(l.answer, 'waiting'),
           answered_on: l.answered_on,
           answered_by: l.answered_by,
           answerer_name: coalesce(u.name, letter.answerer),
           letter_by: maker.name + ' (' + office.name + ')',
           reason: l.reason
         }
         ORDER BY l.order, p.id
       } AS parents,
       COLLECT {
         MATCH (r)-[:OF]->(i:Innovation)
         OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
         RETURN {id: i.id, name: i.name, agency_id: a.id, agency_name: a.name}
         ORDER BY i.id
       } AS origins,
       COLLECT {
         MATCH (r)-[:RUN_BY]->(u:Unit)
         RETURN {id: u.id, name: u.name, kind: u.kind}
         ORDER BY u.name, u.id
       } AS units,
       COLLECT {
         MATCH (r)-[:SUPPORTED_BY]->(e:Evidence)
         WITH e, coalesce(e.extra, false) AS is_extra
         RETURN e {.id, .kind, .number, .date, .link, .file_name, is_extra}
         ORDER BY is_extra, e.date, e.id
         LIMIT $most_proofs
       } AS proofs,
       COLLECT {
         MATCH (r)-[:STATED_IN]->(s:Source)
         RETURN s {.id, .title, .publisher, .date, .address, .elsewhere}
         ORDER BY s.date, s.id
       } AS sources,
       COLLECT { MATCH (r)-[:CERTIFIED_BY]->(c:Certificate) RETURN c.id ORDER BY c.issued_on, c.id }[0] AS certificate_id
ORDER BY r.id

// name: units_of_agency
// The units of one agency, for choosing.
MATCH (u:Unit)-[:BELONGS_TO]->(:Agency {id: $agency_id})
RETURN u.id AS id, u.name AS name, u.kind AS kind
ORDER BY name, id
LIMIT $limit

// name: names
// What a draft of an agency names: innovations and copies that may be parents, and the agency's own units.
MATCH (named:Innovation|Replication|Unit)
WHERE named.id IN $ids
  AND ((named:Innovation AND named.status IN ['published', 'provisional'])
    OR (named:Replication AND named.status IN ['verified', 'recorded'])
    OR (named:Unit AND EXISTS { (named)-[:BELONGS_TO]->(:Agency {id: $agency_id}) }))
RETURN named.id AS id, coalesce(named.name, named.local_name, named.id) AS name
ORDER BY id

// name: recorded_at
// The recorded copies of one agency that it may claim.
MATCH (r:Replication {status: 'recorded'})-[:ADOPTED_BY]->(a:Agency {id: $agency_id})
RETURN r.id AS id,
       r.status AS status,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       a.name AS adopter_name,
       COLLECT {
         MATCH (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(p:Agency) RETURN DISTINCT p.name ORDER BY p.name
       } AS parent_agencies,
       r.started_on AS since
ORDER BY name, id
LIMIT $limit
