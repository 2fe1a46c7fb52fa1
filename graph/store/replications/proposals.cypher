// name: lines
// The proposals of one agency, or to it, also of agencies that it succeeds; or one proposal; the newest first.
MATCH (p:Proposal)-[:STATED_BY]->(o:Agency)
MATCH (p)-[:ABOUT]->(x:Innovation|Replication)
MATCH (p)-[:NAMES]->(a:Agency)
WHERE ($proposal_id IS NULL OR p.id = $proposal_id)
  AND ($status IS NULL OR p.status = $status)
  AND ($mine IS NULL OR EXISTS { (:Agency {id: $mine})-[:SUCCEEDS*0..20]->(o) })
  AND ($incoming IS NULL OR EXISTS { (:Agency {id: $incoming})-[:SUCCEEDS*0..20]->(a) })
OPTIONAL MATCH (p)-[:BECAME]->(r:Replication)
RETURN p.id AS id,
       p.status AS status,
       p.version AS version,
       x.id AS about_id,
       coalesce(
         x.name, x.local_name, COLLECT { MATCH (x)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], x.id
       ) AS about_name,
       o.id AS proposer_id,
       o.name AS proposer_name,
       p.proposed_by AS proposed_by,
       p.proposed_on AS proposed_on,
       a.id AS adopter_id,
       a.name AS adopter_name,
       EXISTS {
         MATCH (u:User {active: true})-[:WORKS_AT]->(office:Agency)-[:SUCCEEDS*0..20]->(a)
         WHERE 'registrar' IN u.roles OR 'drafter' IN u.roles
       } AS adopter_has_people,
       p.form AS form,
       p.note AS note,
       p.reason AS reason,
       p.answered_on AS answered_on,
       r.id AS replication_id
ORDER BY proposed_on DESC, id
LIMIT $limit

// name: open_one
// The open proposal that an agency has already made to another about one innovation or copy.
MATCH (p:Proposal {status: 'open'})-[:NAMES]->(:Agency {id: $adopter_id})
MATCH (p)-[:ABOUT]->(x:Innovation|Replication {id: $about_id})
RETURN p.id AS id
ORDER BY id
LIMIT 1

// name: create
// An agency names a copy that another runs.
MATCH (o:Agency {id: $proposer_id})
MATCH (a:Agency {id: $adopter_id})
MATCH (x:Innovation|Replication {id: $about_id})
CREATE (p:Proposal {
  id: $proposal_id, status: 'open', version: 1, form: $form, note: $note, proposed_by: $by, proposed_on: $on
})
CREATE (p)-[:STATED_BY]->(o)
CREATE (p)-[:NAMES]->(a)
CREATE (p)-[:ABOUT]->(x)

// name: lock
// Keep others out of one proposal until this transaction ends.
MATCH (p:Proposal {id: $proposal_id})
SET p._lock = 1
REMOVE p._lock
RETURN p.id AS id

// name: close
// What the other side made of it.
MATCH (p:Proposal {id: $proposal_id})
SET p.status = $status, p.version = p.version + 1, p.reason = $reason, p.answered_on = $on, p.answered_by = $by

// name: became
// The draft that it became.
MATCH (p:Proposal {id: $proposal_id})
MATCH (r:Replication {id: $replication_id})
MERGE (p)-[:BECAME]->(r)
