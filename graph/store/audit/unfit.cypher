// name: nodes
// Every node of the labels that have records, with what it holds; in no order, since only counts come of it.
MATCH (n)
WHERE any(label IN labels(n) WHERE label IN $labels)
RETURN labels(n) AS kinds, properties(n) AS properties

// name: links
// Every link of the types that hold what records take, in no order either.
MATCH ()-[l]->()
WHERE type(l) IN $types
RETURN [type(l)] AS kinds, properties(l) AS properties
