// name: found
// Innovations, agencies and regions whose name sounds like what was typed, the best of each kind.
CALL db.index.fulltext.queryNodes('names', $query, {limit: $scan}) YIELD node, score
WITH node,
     score,
     coalesce(node.id, node.code) AS id,
     CASE
       WHEN node:Innovation AND node.status IN ['published', 'provisional'] THEN 'innovation'
       WHEN node:Agency THEN 'agency'
       WHEN node:Region THEN 'region'
     END AS kind
WHERE kind IS NOT NULL
WITH kind, node, id, score
ORDER BY score DESC, id
WITH kind, collect(node)[..$limit] AS best
UNWIND range(0, size(best) - 1) AS place
WITH kind, place, best[place] AS node
OPTIONAL MATCH (node)-[:ORIGINATED_AT]->(a:Agency)
RETURN kind, coalesce(node.id, node.code) AS id, node.name AS name, a.name AS origin_name
ORDER BY kind, place, id
