// name: by_code
// One region with its province.
MATCH (r:Region {code: $code})
OPTIONAL MATCH (r)-[:PART_OF]->(p:Region)
RETURN r.code AS code,
       r.name AS name,
       r.level AS level,
       r.lat AS lat,
       r.lon AS lon,
       r.population AS population,
       r.island_group AS island_group,
       p.code AS province_code,
       p.name AS province_name
ORDER BY code
LIMIT 1

// name: within
// The regencies and cities of a province, by code, one page.
MATCH (r:Region)-[:PART_OF]->(:Region {code: $code})
WHERE r.code > $after
RETURN r.code AS code, r.name AS name, r.lat AS lat, r.lon AS lon
ORDER BY code
LIMIT $limit

// name: points
// Every region's point, for drawing.
MATCH (r:Region)
RETURN r.code AS code, r.name AS name, r.lat AS lat, r.lon AS lon
ORDER BY code
