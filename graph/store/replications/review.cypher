// name: queue
// Records that wait for a decision, the longest waiting first, one page by key; each state from its index, oldest first.
UNWIND $statuses AS status
CALL (status) {
  MATCH (r:Replication {status: status})
  WHERE r.since >= $after_date
    AND CASE WHEN r.since = $after_date THEN r.id > $after_id ELSE true END
    AND (status <> 'awaiting_parent' OR r.submitted_on <= $silent_since)
    AND (NOT $is_appeal OR r.appealed_on IS NOT NULL)
    AND ($province IS NULL OR EXISTS {
      (r)-[:ADOPTED_BY]->(:Agency)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..1]->(:Region {code: $province})
    })
    AND (size($without) = 0 OR NOT EXISTS {
      (r)-[:ADOPTED_BY|ADAPTS|ORIGINATED_AT*1..2]->(own:Agency) WHERE own.id IN $without
    })
  RETURN r
  ORDER BY r.status, r.since, r.id
  LIMIT $limit
}
WITH r
ORDER BY r.since, r.id
LIMIT $limit
MATCH (r)-[:ADOPTED_BY]->(a:Agency)
RETURN r.id AS id,
       r.status AS status,
       coalesce(r.local_name, COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.name ORDER BY i.id }[0], r.id) AS name,
       a.name AS adopter_name,
       COLLECT {
         MATCH (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(p:Agency) RETURN DISTINCT p.name ORDER BY p.name
       } AS parent_agencies,
       COLLECT {
         MATCH (r)-[:ADOPTED_BY|ADAPTS|ORIGINATED_AT*1..2]->(party:Agency) RETURN DISTINCT party.id ORDER BY party.id
       } AS parties,
       r.appealed_on IS NOT NULL AS is_appeal,
       EXISTS { MATCH (e:AuditEntry {subject: r.id}) WHERE e.event = 'replication.resubmitted' } AS is_again,
       r.since AS since
ORDER BY since, id

// name: counts
// How many records wait, by what they wait for, narrowed as the queue is; a province and a party are where it starts from.
WITH COLLECT {
  MATCH (own:Agency)<-[:ADOPTED_BY|ADAPTS|ORIGINATED_AT*1..2]-(r:Replication)
  WHERE own.id IN $without AND r.status IN ['awaiting_verification', 'disputed', 'awaiting_parent']
  RETURN DISTINCT r
} AS left_out
CALL () {
  MATCH (r:Replication)
  WHERE $province IS NULL AND r.status IN ['awaiting_verification', 'disputed', 'awaiting_parent']
  RETURN r
  UNION ALL
  MATCH (:Region {code: $province})<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(:Agency)<-[:ADOPTED_BY]-(r:Replication)
  WHERE r.status IN ['awaiting_verification', 'disputed', 'awaiting_parent']
  RETURN r
}
WITH r, left_out
WHERE NOT r IN left_out AND (r.status <> 'awaiting_parent' OR r.submitted_on <= $silent_since)
RETURN r.status AS status, count(r) AS waiting, count(r.appealed_on) AS appeals
ORDER BY status

// name: signals
// Other records that rest on the same file, the same link, or the same numbered proof of the same day (drafts are nobody
// else's); those confirmed in both directions: the parent's agency confirmed this one, and the adopter one of that agency;
// those that the same agency submitted within the week that ends with this one.
CALL () {
  CALL () {
    MATCH (:Replication {id: $replication_id})-[:SUPPORTED_BY]->(e:Evidence)
    WITH DISTINCT e.number AS number, e.kind AS kind, e.date AS day
    MATCH (other:Evidence {number: number})
    WHERE other.kind = kind AND other.date = day
    RETURN other
    UNION
    MATCH (:Replication {id: $replication_id})-[:SUPPORTED_BY]->(e:Evidence)
    WITH DISTINCT e.link AS link
    MATCH (other:Evidence {link: link})
    RETURN other
    UNION
    MATCH (:Replication {id: $replication_id})-[:SUPPORTED_BY]->(e:Evidence)
    WITH DISTINCT e.sha256 AS sha256
    MATCH (other:Evidence {sha256: sha256})
    RETURN other
  }
  MATCH (other)<-[:SUPPORTED_BY]-(r:Replication)
  WHERE r.id <> $replication_id AND r.status <> 'draft'
  RETURN 'same_proof' AS kind, r.id AS id
  UNION
  MATCH (r:Replication {id: $replication_id})-[:ADOPTED_BY]->(a:Agency)
  MATCH (r)-[:ADAPTS {answer: 'confirmed'}]->()-[:ORIGINATED_AT|ADOPTED_BY]->(parent:Agency)
  MATCH (parent)<-[:ADOPTED_BY]-(back:Replication)-[:ADAPTS {answer: 'confirmed'}]->()-[:ORIGINATED_AT|ADOPTED_BY]->(a)
  WHERE back.status <> 'draft'
  RETURN 'mutual' AS kind, back.id AS id
  UNION
  MATCH (r:Replication {id: $replication_id})-[:ADOPTED_BY]->(a:Agency)<-[:ADOPTED_BY]-(other:Replication)
  WHERE other.submitted_on > r.submitted_on - duration({days: 7}) AND other.submitted_on <= r.submitted_on
  RETURN 'burst' AS kind, other.id AS id
}
WITH kind, id
ORDER BY id
RETURN kind, count(id) AS count, collect(id)[..5] AS examples
ORDER BY kind
