// name: kin
// The agencies that count as one with each: what it succeeds, what succeeds it, and what the same one succeeds.
MATCH (a:Agency)
WHERE a.id IN $agency_ids
MATCH (a)<-[:SUCCEEDS*0..20]-(:Agency)-[:SUCCEEDS*0..20]->(b:Agency)
RETURN a.id AS agency_id, collect(DISTINCT b.id) AS ids
ORDER BY agency_id

// name: lock_agencies
// Keep registrations of both agencies out until this transaction ends.
UNWIND $ids AS wanted
MATCH (a:Agency {id: wanted})
SET a._lock = 1
REMOVE a._lock
RETURN a.id AS id, a.name AS name
ORDER BY id

// name: is_above
// Whether the successor is itself succeeded by the agency: a circle.
MATCH (old:Agency {id: $old_id})
MATCH (new:Agency {id: $new_id})
RETURN EXISTS { (old)-[:SUCCEEDS*1..20]->(new) } AS found

// name: clashes
// Roots of which both would have a copy under way, own innovations that the other one is about to copy, and records
// under way of which both sides would become one agency, however the two came by their predecessors.
MATCH (old:Agency {id: $old_id})
MATCH (new:Agency {id: $new_id})
CALL (old, new) {
  MATCH (old)<-[:ADOPTED_BY]-(one:Replication)-[:OF]->(i:Innovation)<-[:OF]-(two:Replication)-[:ADOPTED_BY]->(new)
  WHERE one.status <> 'withdrawn' AND two.status <> 'withdrawn' AND one.status <> 'verified'
  RETURN i.name AS name
  UNION
  MATCH (old)<-[:ADOPTED_BY]-(r:Replication)-[:OF]->(i:Innovation)-[:ORIGINATED_AT]->(new)
  WHERE r.status <> 'withdrawn' AND r.status <> 'verified'
  RETURN i.name AS name
  UNION
  MATCH (old)-[:SUCCEEDS*0..20]->(adopter:Agency)
  WITH DISTINCT new, adopter
  MATCH (adopter)<-[:ADOPTED_BY]-(r:Replication)-[:ADAPTS|OF]->(side:Innovation|Replication)
  WHERE NOT r.status IN ['verified', 'recorded', 'rejected', 'withdrawn']
  MATCH (side)-[:ORIGINATED_AT|ADOPTED_BY]->(other:Agency)
  WHERE EXISTS { (new)<-[:SUCCEEDS*0..20]-(:Agency)-[:SUCCEEDS*0..20]->(other) }
  RETURN coalesce(side.name, side.local_name, side.id) AS name
  UNION
  MATCH (new)<-[:SUCCEEDS*0..20]-(:Agency)-[:SUCCEEDS*0..20]->(adopter:Agency)
  WITH DISTINCT old, adopter
  MATCH (adopter)<-[:ADOPTED_BY]-(r:Replication)-[:ADAPTS|OF]->(side:Innovation|Replication)
  WHERE NOT r.status IN ['verified', 'recorded', 'rejected', 'withdrawn']
  MATCH (side)-[:ORIGINATED_AT|ADOPTED_BY]->(other:Agency)
  WHERE EXISTS { (old)-[:SUCCEEDS*0..20]->(other) }
  RETURN coalesce(side.name, side.local_name, side.id) AS name
}
RETURN DISTINCT name
ORDER BY name

// name: succeed
// The legal fact: since when, and on what basis.
MATCH (old:Agency {id: $old_id})
MATCH (new:Agency {id: $new_id})
MERGE (new)-[s:SUCCEEDS]->(old)
SET s.on = $on, s.basis = $basis, old.active_to = $on

// name: latest
// The successions, the newest first.
MATCH (new:Agency)-[s:SUCCEEDS]->(old:Agency)
RETURN old.id AS old_id, old.name AS old_name, new.id AS new_id, new.name AS new_name, s.on AS on, s.basis AS basis
ORDER BY on DESC, old_id, new_id
LIMIT $limit

// name: move_people
// Rights follow the office.
MATCH (u:User)-[w:WORKS_AT]->(:Agency {id: $old_id})
MATCH (new:Agency {id: $new_id})
CREATE (u)-[:WORKS_AT]->(new)
DELETE w

// name: move_open_records
// What is still under way goes on under the successor; what was verified stays where it happened.
MATCH (r:Replication)-[l:ADOPTED_BY]->(old:Agency {id: $old_id})
WHERE r.status IN ['recorded', 'draft', 'returned', 'awaiting_parent', 'awaiting_verification', 'disputed']
MATCH (new:Agency {id: $new_id})
CREATE (r)-[:ADOPTED_BY {was: old.id}]->(new)
DELETE l

// name: move_innovations
// The innovations go over, and the link remembers where they began; one that the successor copied stays.
MATCH (i:Innovation)-[l:ORIGINATED_AT]->(old:Agency {id: $old_id})
MATCH (new:Agency {id: $new_id})
WHERE NOT EXISTS { (i)<-[:OF]-(r:Replication)-[:ADOPTED_BY]->(new) WHERE r.status <> 'withdrawn' }
CREATE (i)-[n:ORIGINATED_AT]->(new)
SET n = properties(l), n.was = coalesce(l.was, old.id)
DELETE l

// name: move_interests
// Open interests.
MATCH (n:Interest)-[l:STATED_BY]->(:Agency {id: $old_id})
WHERE n.status IN ['stated', 'answered', 'mentored', 'agreed']
MATCH (new:Agency {id: $new_id})
CREATE (n)-[:STATED_BY]->(new)
DELETE l

// name: lock_people
// Both people of a hand-over, kept for it alone until this transaction ends, in one order for everybody.
UNWIND $logins AS login
MATCH (u:User {login: login})
SET u._lock = 1
REMOVE u._lock
WITH u
MATCH (u)-[:WORKS_AT]->(a:Agency)
RETURN u.id AS id, u.login AS login, u.name AS name, u.roles AS roles, u.active AS is_active, a.id AS agency_id
ORDER BY login

// name: lock_admins
// The open accounts of administrators, so that no two of them close at once.
MATCH (u:User {active: true})
WHERE 'admin' IN u.roles
WITH u
ORDER BY u.id
SET u._lock = 1
REMOVE u._lock
WITH u
WHERE u.active
RETURN u.id AS id
ORDER BY id

// name: hand_over
// One person's roles and unread notices go to the successor in office; the account closes and its sessions end.
MATCH (one:User {id: $from_id})
MATCH (two:User {id: $to_id})
SET two.roles = two.roles + [role IN one.roles WHERE NOT role IN two.roles],
    one.active = false
CREATE (two)-[:TOOK_OVER {at: $at}]->(one)
WITH one, two
CALL (one, two) {
  MATCH (n:Notice)-[l:FOR]->(one)
  WHERE n.read_at IS NULL
  CREATE (n)-[:FOR]->(two)
  DELETE l
}
CALL (one) {
  MATCH (s:WebSession)-[:OF]->(one)
  DETACH DELETE s
}
RETURN two.id AS id
