// name: read
// Which of the two worlds this graph holds.
MATCH (w:World {id: 'world'})
RETURN w.kind AS kind,
       w.as_of AS as_of,
       w.loaded AS loaded

// name: inhabited
// Whether anything that belongs to a world is here already.
RETURN EXISTS { (:Region) } OR EXISTS { (:Agency) } OR EXISTS { (:Innovation) } AS inhabited

// name: begin
// Claim the graph for a world that is not complete yet.
MERGE (w:World {id: 'world'})
ON CREATE SET w.kind = $kind, w.loaded = false
SET w.as_of = $as_of

// name: finish
// Say that the world is complete.
MATCH (w:World {id: 'world'})
SET w.loaded = true
