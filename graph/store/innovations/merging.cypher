// name: lock_pair
// Keep others out of both innovations, always in the same order.
UNWIND $ids AS wanted
MATCH (i:Innovation {id: wanted})
SET i._lock = 1
REMOVE i._lock
RETURN i.id AS id, i.name AS name, i.status AS status
ORDER BY id

// name: obstacles
// Agencies that copy both, agencies that would copy their own innovation, and two roads to national policy.
MATCH (old:Innovation {id: $from_id})
MATCH (new:Innovation {id: $into_id})
CALL (old, new) {
  MATCH (old)<-[:OF]-(one:Replication)-[:ADOPTED_BY]->(a:Agency)<-[:ADOPTED_BY]-(two:Replication)-[:OF]->(new)
  WHERE one <> two AND one.status <> 'withdrawn' AND two.status <> 'withdrawn'
  RETURN 'two_copies' AS kind, a.name AS name
  UNION
  MATCH (new)-[:ORIGINATED_AT]->(o:Agency)<-[:SUCCEEDS*0..20]-(:Agency)-[:SUCCEEDS*0..20]->(a:Agency)
  WITH DISTINCT old, a
  MATCH (old)<-[:OF]-(r:Replication)-[:ADOPTED_BY]->(a)
  WHERE r.status <> 'withdrawn'
  RETURN 'own_copy' AS kind, a.name AS name
  UNION
  MATCH (old)-[:ORIGINATED_AT]->(o:Agency)<-[:SUCCEEDS*0..20]-(:Agency)-[:SUCCEEDS*0..20]->(a:Agency)
  WHERE NOT EXISTS { (new)-[:ORIGINATED_AT]->(:Agency) }
  WITH DISTINCT new, a
  MATCH (new)<-[:OF]-(r:Replication)-[:ADOPTED_BY]->(a)
  WHERE r.status <> 'withdrawn'
  RETURN 'own_copy' AS kind, a.name AS name
  UNION
  MATCH (old)<-[:SCALES]-(:ScaleUp)
  MATCH (new)<-[:SCALES]-(:ScaleUp)
  RETURN 'two_roads' AS kind, new.name AS name
}
RETURN kind, collect(DISTINCT name) AS names
ORDER BY kind

// name: set_aside
// Links that a replication has to both innovations: the one to the side that goes away steps back, with all it says.
MATCH (r:Replication)-[l:ADAPTS|OF]->(old:Innovation {id: $from_id})
WHERE EXISTS { (r)-[m:ADAPTS|OF]->(:Innovation {id: $into_id}) WHERE type(m) = type(l) }
CREATE (r)-[n:SET_ASIDE]->(old)
SET n = properties(l), n.link = type(l), n.merge = $merge_id
DELETE l

// name: take_up
// What stepped back stands again.
MATCH (r:Replication)-[l:SET_ASIDE {merge: $merge_id}]->(old:Innovation)
CREATE (r)-[n:$(l.link)]->(old)
SET n = properties(l), n.link = null, n.merge = null
DELETE l

// name: move_links_from
// Every link that leads from the one innovation now leads from the other; what both have stays, entries stand twice.
MATCH (old:Innovation {id: $from_id})-[l]->(x)
MATCH (new:Innovation {id: $into_id})
WHERE l.merged_by[-1] = $only
   OR ($only IS NULL AND NOT type(l) IN ['MERGED_INTO', 'ORIGINATED_AT']
     AND (type(l) = 'ENTERED' OR NOT EXISTS { (new)-[m]->(x) WHERE type(m) = type(l) }))
   OR ($only IS NULL AND type(l) = 'ORIGINATED_AT' AND NOT EXISTS { (new)-[:ORIGINATED_AT]->(:Agency) })
CREATE (new)-[n:$(type(l))]->(x)
SET n = properties(l),
    n.merged_by = CASE
      WHEN $only IS NULL THEN coalesce(l.merged_by, []) + [$mark]
      WHEN size(l.merged_by) > 1 THEN l.merged_by[..-1]
    END
DELETE l

// name: move_links_to
// Every link that leads to the one innovation now leads to the other; what both have stays.
MATCH (x)-[l]->(old:Innovation {id: $from_id})
MATCH (new:Innovation {id: $into_id})
WHERE l.merged_by[-1] = $only
   OR ($only IS NULL AND NOT type(l) IN ['MERGED_INTO', 'SET_ASIDE']
     AND NOT EXISTS { (x)-[m]->(new) WHERE type(m) = type(l) })
CREATE (x)-[n:$(type(l))]->(new)
SET n = properties(l),
    n.merged_by = CASE
      WHEN $only IS NULL THEN coalesce(l.merged_by, []) + [$mark]
      WHEN size(l.merged_by) > 1 THEN l.merged_by[..-1]
    END
DELETE l

// name: mark_merged
// The old address leads to the new one; what was done stands on the merge.
MATCH (old:Innovation {id: $from_id})
MATCH (new:Innovation {id: $into_id})
CREATE (m:Merge {
  id: $merge_id, at: $at, by: $by, reason: $reason, from_id: $from_id, into_id: $into_id, from_status: old.status
})
SET old.status = 'merged', old.version = coalesce(old.version, 1) + 1
CREATE (old)-[:MERGED_INTO]->(new)

// name: mark_undone
// The old innovation stands by itself again.
MATCH (m:Merge {id: $merge_id})
MATCH (old:Innovation {id: m.from_id})-[l:MERGED_INTO]->(:Innovation {id: m.into_id})
SET m.undone_at = $at, m.undone_by = $by, old.status = m.from_status, old.version = coalesce(old.version, 1) + 1
DELETE l

// name: add_later_roots
// Copies that came after the merge and lead to the old innovation by their parents get it as their root.
MATCH (old:Innovation {id: $from_id})
MATCH (new:Innovation {id: $into_id})
MATCH (r:Replication)-[o:OF]->(new)
WHERE NOT EXISTS { (r)-[:OF]->(old) } AND EXISTS { (r)-[:ADAPTS*1..30]->(old) }
CREATE (r)-[:OF {kept: o.kept, changed: o.changed, dropped: o.dropped}]->(old)

// name: drop_later_roots
// And lose the other one where no parent leads there.
MATCH (old:Innovation {id: $from_id})
MATCH (new:Innovation {id: $into_id})
MATCH (old)<-[:OF]-(r:Replication)-[o:OF]->(new)
WHERE EXISTS { (r)-[:ADAPTS*1..30]->(old) } AND NOT EXISTS { (r)-[:ADAPTS*1..30]->(new) }
DELETE o

// name: latest
// The merges, the newest first.
MATCH (m:Merge)
MATCH (old:Innovation {id: m.from_id})
MATCH (new:Innovation {id: m.into_id})
WHERE $merge_id IS NULL OR m.id = $merge_id
OPTIONAL MATCH (u:User {id: m.by})
RETURN m.id AS id,
       m.at AS at,
       old.id AS from_id,
       old.name AS from_name,
       new.id AS into_id,
       new.name AS into_name,
       m.reason AS reason,
       u.name AS by_name,
       m.undone_at AS undone_at,
       m.from_status AS from_status
ORDER BY at DESC, id
LIMIT $limit

// name: of_innovation
// The merges of one innovation, on either side, the newest first.
MATCH (m:Merge)
WHERE m.from_id = $innovation_id OR m.into_id = $innovation_id
MATCH (old:Innovation {id: m.from_id})
MATCH (new:Innovation {id: m.into_id})
OPTIONAL MATCH (u:User {id: m.by})
RETURN m.id AS id,
       m.at AS at,
       old.id AS from_id,
       old.name AS from_name,
       new.id AS into_id,
       new.name AS into_name,
       m.reason AS reason,
       u.name AS by_name,
       m.undone_at AS undone_at,
       m.from_status AS from_status
ORDER BY at DESC, id
