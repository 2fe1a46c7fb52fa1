// name: count
// How much waits for a person: what of one agency the own roles may finish or answer, and what KemenPANRB decides.
OPTIONAL MATCH (:Agency {id: $agency_id})-[:SUCCEEDS*0..20]->(a:Agency)
WITH collect(DISTINCT a) AS own
CALL (own) {
  UNWIND own AS a
  RETURN sum(
    CASE WHEN $drafts THEN COUNT { (a)<-[:ADOPTED_BY]-(r:Replication) WHERE r.status IN ['draft', 'returned'] } ELSE 0 END
    + CASE WHEN $drafts THEN COUNT { (a)<-[:NAMES]-(p:Proposal) WHERE p.status = 'open' } ELSE 0 END
    + CASE WHEN $answers THEN COUNT {
        MATCH (a)<-[:ORIGINATED_AT|ADOPTED_BY]-(:Innovation|Replication)<-[:ADAPTS {answer: 'waiting'}]-(r:Replication)
        WHERE r.status = 'awaiting_parent'
        RETURN DISTINCT r
      } ELSE 0 END
    + CASE WHEN $interests THEN COUNT {
        (a)<-[:ORIGINATED_AT]-(:Innovation)<-[:ABOUT]-(:Interest {status: 'stated'})
      } ELSE 0 END
    + CASE WHEN $innovations THEN COUNT {
        MATCH (a)<-[:ORIGINATED_AT]-(i:Innovation)
        WHERE i.status = 'draft' OR (i.status = 'provisional' AND i.submitted_on IS NULL) RETURN i
      } ELSE 0 END
  ) AS of_agency
}
RETURN of_agency
       + CASE WHEN $decides THEN COUNT {
           MATCH (r:Replication)
           WHERE r.status IN ['awaiting_verification', 'disputed']
              OR (r.status = 'awaiting_parent' AND r.submitted_on <= $silent_since)
           RETURN r
         } ELSE 0 END
       + CASE WHEN $publishes THEN COUNT {
           MATCH (i:Innovation)
           WHERE i.status = 'submitted' OR (i.status = 'provisional' AND i.submitted_on IS NOT NULL) RETURN i
         } ELSE 0 END AS waiting

// name: to_finish
// Drafts and returned records of one agency, the longest waiting first.
MATCH (a:Agency {id: $agency_id})<-[:ADOPTED_BY]-(r:Replication)
WHERE r.status IN ['draft', 'returned']
RETURN r.id AS id,
       r.status AS status,
       coalesce(
         r.form_name,
         r.local_name,
         COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0],
         COLLECT {
           MATCH (p:Innovation|Replication)
           WHERE p.id IN r.form_parents AND p.status IN ['published', 'provisional', 'verified', 'recorded']
           RETURN coalesce(p.name, p.local_name, p.id) AS named ORDER BY named
         }[0],
         r.id
       ) AS name,
       a.name AS adopter_name,
       COLLECT {
         MATCH (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(p:Agency) RETURN DISTINCT p.name ORDER BY p.name
       } AS parent_agencies,
       coalesce(r.since, r.submitted_on) AS since
ORDER BY since, id
LIMIT $limit

// name: to_answer
// Records that name a parent of this agency and wait for its answer.
MATCH (:Agency {id: $agency_id})-[:SUCCEEDS*0..20]->(:Agency)<-[:ORIGINATED_AT|ADOPTED_BY]-(parent:Innovation|Replication)
MATCH (parent)<-[:ADAPTS {answer: 'waiting'}]-(r:Replication {status: 'awaiting_parent'})
WITH DISTINCT r
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
RETURN r.id AS id,
       r.status AS status,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       a.name AS adopter_name,
       COLLECT {
         MATCH (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(p:Agency) RETURN DISTINCT p.name ORDER BY p.name
       } AS parent_agencies,
       coalesce(r.submitted_on, r.since) AS since
ORDER BY since, id
LIMIT $limit

// name: with_others
// Records of one agency that wait for somebody else.
MATCH (a:Agency {id: $agency_id})<-[:ADOPTED_BY]-(r:Replication)
WHERE r.status IN ['awaiting_parent', 'awaiting_verification', 'disputed']
RETURN r.id AS id,
       r.status AS status,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       a.name AS adopter_name,
       COLLECT {
         MATCH (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(p:Agency) RETURN DISTINCT p.name ORDER BY p.name
       } AS parent_agencies,
       coalesce(r.since, r.submitted_on) AS since
ORDER BY since, id
LIMIT $limit

// name: in_province
// Records that wait for a parent's answer, with the adopter or the parent in this province; the longest waiting first.
MATCH (place:Region)-[:PART_OF*0..1]->(:Region {code: $province})
MATCH (near:Agency)-[:LOCATED_IN]->(place)
MATCH (near)<-[:ADOPTED_BY|ADAPTS|ORIGINATED_AT*1..2]-(r:Replication {status: 'awaiting_parent'})
WITH DISTINCT r
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
RETURN r.id AS id,
       r.status AS status,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       a.name AS adopter_name,
       COLLECT {
         MATCH (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(p:Agency) RETURN DISTINCT p.name ORDER BY p.name
       } AS parent_agencies,
       coalesce(r.submitted_on, r.since) AS since
ORDER BY since, id
LIMIT $limit
