// name: by_id
// One agency with its place and the agency above it.
MATCH (a:Agency {id: $agency_id})
OPTIONAL MATCH (a)-[:LOCATED_IN]->(r:Region)
OPTIONAL MATCH (r)-[:PART_OF]->(p:Region)
OPTIONAL MATCH (a)-[:PART_OF]->(above:Agency)
RETURN a.id AS id,
       a.name AS name,
       a.short_name AS short_name,
       a.cluster AS cluster,
       a.autonomous AS autonomous,
       r.code AS region_code,
       r.name AS region_name,
       p.code AS province_code,
       p.name AS province_name,
       above.id AS part_of_id,
       above.name AS part_of_name,
       COLLECT {
         MATCH (a)-[:STATED_IN]->(s:Source)
         RETURN [s.title, s.publisher, s.date, s.address, s.elsewhere]
         ORDER BY s.title, s.id
       } AS sources
ORDER BY id
LIMIT 1

// name: in_region
// The agencies of a region, by name, one page.
MATCH (a:Agency)-[:LOCATED_IN]->(:Region {code: $code})
RETURN a.id AS id, a.name AS name, a.cluster AS cluster
ORDER BY name, id
LIMIT $limit

// name: meant
// Agencies by the codes of their regions, in this order, and by what they are called in short.
CALL () {
  UNWIND range(0, size($codes) - 1) AS place
  MATCH (a:Agency {id: $codes[place]})
  RETURN a, place
  UNION ALL
  MATCH (a:Agency)
  WHERE any(
    short IN $shorts WHERE size(short) > 1 AND replace(replace(replace(toLower(a.short_name), ' ', ''), '/', ''), '-', '') = short
  )
  RETURN a, size($codes) AS place
}
WITH a, min(place) AS place
RETURN a.id AS id, a.name AS name, a.cluster AS cluster
ORDER BY place, id

// name: found
// Agencies whose name sounds like what was typed, best first.
CALL db.index.fulltext.queryNodes('names', $query, {limit: $scan}) YIELD node AS a, score
WHERE a:Agency
RETURN a.id AS id, a.name AS name, a.cluster AS cluster
ORDER BY score DESC, id
LIMIT $limit
