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

// name: numbered
// Regions by their codes, and the innovation that a number belongs to: its own, another register's, or one of a copy.
CALL () {
  UNWIND range(0, size($codes) - 1) AS place
  MATCH (n:Region {code: $codes[place]})
  RETURN 'region' AS kind, n, place
  UNION ALL
  MATCH (n:Innovation {id: toLower($number)})
  RETURN 'innovation' AS kind, n, 0 AS place
  UNION ALL
  MATCH (r:Replication {id: toUpper($number)})-[:OF]->(n:Innovation)
  WHERE r.status IN ['verified', 'recorded']
  RETURN 'innovation' AS kind, n, 1 AS place
  UNION ALL
  UNWIND $systems AS system
  MATCH (e:ExternalId {system: system, value: $number})<-[:KNOWN_AS]-(x:Innovation|Replication)
  MATCH (x)-[:OF*0..1]->(n:Innovation)
  WHERE x.status IN ['published', 'provisional', 'verified', 'recorded']
  RETURN 'innovation' AS kind, n, 2 AS place
}
WITH kind, n, min(place) AS place
WHERE kind = 'region' OR n.status IN ['published', 'provisional']
OPTIONAL MATCH (n)-[:ORIGINATED_AT]->(a:Agency)
RETURN kind, coalesce(n.id, n.code) AS id, n.name AS name, a.name AS origin_name
ORDER BY kind, place, id

// name: together
// Innovations of which each word stands in the own name, in the agency's or in the region's; one in the own.
UNWIND range(0, size($words) - 1) AS place
CALL (place) {
  CALL db.index.fulltext.queryNodes('names', $words[place], {limit: $scan}) YIELD node, score
  RETURN node, score
}
CALL (node) {
  WITH node
  WHERE node:Innovation
  RETURN node AS i
  UNION
  MATCH (i:Innovation)-[:ORIGINATED_AT]->(node)
  RETURN i
  UNION
  MATCH (i:Innovation)-[:ORIGINATED_AT]->(:Agency)-[:LOCATED_IN]->(node)
  RETURN i
}
WITH i, count(DISTINCT place) AS places, sum(score) AS score, count(CASE WHEN node = i THEN 1 END) AS own
WHERE places = size($words) AND own > 0 AND i.status IN ['published', 'provisional']
WITH i, score
ORDER BY score DESC, i.id
LIMIT $limit
OPTIONAL MATCH (i)-[:ORIGINATED_AT]->(a:Agency)
RETURN 'innovation' AS kind, i.id AS id, i.name AS name, a.name AS origin_name
ORDER BY score DESC, id
