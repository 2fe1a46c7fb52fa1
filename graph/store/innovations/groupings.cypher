// name: head
// Of which version the kept groups are, and when they were computed.
MATCH (g:Grouping {id: $id})
RETURN g.version AS version, g.computed_at AS computed_at

// name: by_id
// The kept groups: members and the number of each one's group, in the same order.
MATCH (g:Grouping {id: $id})
RETURN g.version AS version,
       g.computed_at AS computed_at,
       g.members AS members,
       g.numbers AS numbers,
       g.modularity AS modularity,
       g.left_out AS left_out

// name: keep
// Put newer groups in the place of older ones; of two workers the one that read more wins.
MERGE (g:Grouping {id: $id})
WITH g
WHERE coalesce(g.version, -1) <= $version
SET g.version = $version,
    g.computed_at = $computed_at,
    g.members = $members,
    g.numbers = $numbers,
    g.modularity = $modularity,
    g.left_out = $left_out
