// name: statements
// Published statements and figures with every word that was typed, the newest first, and the page on which each stands.
MATCH (c:Claim)
WITH c, COLLECT { MATCH (c)-[:ABOUT]->(e:Edition) RETURN 'KIPP ' + e.year ORDER BY e.year } AS editions
WITH c,
     reduce(
       text = ' ',
       part IN [c.statement, c.statement_en, c.note, c.note_en, toString(toInteger(c.value)), c.as_of] + editions |
       text + toLower(coalesce(part, '')) + ' '
     ) AS text
WHERE all(word IN $words WHERE reduce(t = text, sign IN $signs | replace(t, sign, ' ')) CONTAINS word)
CALL (c) {
  OPTIONAL MATCH (c)-[:ABOUT]->(i:Innovation)
  WHERE i.status IN $shown
  RETURN i
  ORDER BY i.id
  LIMIT 1
}
WITH c, i
WHERE i IS NOT NULL OR NOT EXISTS { (c)-[:ABOUT]->(:Innovation) }
RETURN c.id AS id,
       c.metric AS metric,
       c.value AS value,
       c.qualifier AS qualifier,
       c.statement AS statement,
       c.statement_en AS statement_en,
       c.as_of AS as_of,
       i.id AS innovation_id,
       i.name AS innovation_name,
       COLLECT { MATCH (c)-[:ABOUT]->(a:Agency) RETURN a.id ORDER BY a.id LIMIT 1 }[0] AS agency_id,
       COLLECT { MATCH (c)-[:ABOUT]->(r:Region) RETURN r.code ORDER BY r.code LIMIT 1 }[0] AS region
ORDER BY as_of DESC, id
LIMIT $limit

// name: policies
// Instruments whose form, number, year and title hold every word that was typed.
MATCH (p:Policy)
WITH p, ' ' + toLower(p.form + ' ' + coalesce(p.number, '') + ' tahun ' + coalesce(toString(p.year), '') + ' ' + p.title) + ' ' AS text
WHERE all(word IN $words WHERE reduce(t = text, sign IN $signs | replace(t, sign, ' ')) CONTAINS word)
RETURN p.id AS id, p.title AS name, null AS owner_id, p.form + ' ' + coalesce(p.number, '') AS owner_name
ORDER BY name, id
LIMIT $limit

// name: units
// Units whose name holds every word that was typed, with their agencies.
MATCH (u:Unit)-[:BELONGS_TO]->(a:Agency)
WITH u, a, ' ' + toLower(u.name) + ' ' AS text
WHERE all(word IN $words WHERE reduce(t = text, sign IN $signs | replace(t, sign, ' ')) CONTAINS word)
RETURN u.id AS id, u.name AS name, a.id AS owner_id, a.name AS owner_name
ORDER BY name, id
LIMIT $limit

// name: coded
// What has exactly this code or number: a region, an agency, an innovation, an instrument, or a record that is public.
CALL () {
  MATCH (r:Region {code: $code})
  RETURN 'region' AS kind, r.code AS id, r.name AS name
  UNION
  MATCH (a:Agency {id: $code})
  RETURN 'agency' AS kind, a.id AS id, a.name AS name
  UNION
  MATCH (i:Innovation {id: $code})
  WHERE i.status IN $shown
  RETURN 'innovation' AS kind, i.id AS id, i.name AS name
  UNION
  MATCH (p:Policy {id: $code})
  RETURN 'policy' AS kind, p.id AS id, p.title AS name
  UNION
  MATCH (r:Replication {id: $number})-[:ADOPTED_BY]->(a:Agency)
  WHERE r.status IN $public
  RETURN 'record' AS kind, r.id AS id, coalesce(r.local_name, a.name) AS name
  UNION
  MATCH (i:Innovation)-[:KNOWN_AS]->(:ExternalId {value: $typed})
  WHERE i.status IN $shown
  RETURN 'innovation' AS kind, i.id AS id, i.name AS name
}
RETURN kind, id, name
ORDER BY kind, id
LIMIT $limit
