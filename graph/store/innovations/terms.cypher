// name: categories
// The categories in their order.
MATCH (c:Category)
RETURN c.code AS code, c.name AS name, c.name_en AS name_en
ORDER BY toInteger(code), code

// name: priorities
// The national priorities in their order.
MATCH (p:Priority)
RETURN p.code AS code, p.name AS name, p.name_en AS name_en
ORDER BY toInteger(code), code

// name: goals
// The global goals in their order.
MATCH (g:Goal)
RETURN g.code AS code, g.name AS name, g.name_en AS name_en
ORDER BY toInteger(code), code

// name: priorities_served
// The national priorities that one innovation serves.
MATCH (:Innovation {id: $innovation_id})-[:SERVES]->(p:Priority)
RETURN p.code AS code, p.name AS name, p.name_en AS name_en
ORDER BY toInteger(code), code

// name: goals_served
// The global goals that one innovation serves.
MATCH (:Innovation {id: $innovation_id})-[:SERVES]->(g:Goal)
RETURN g.code AS code, g.name AS name, g.name_en AS name_en
ORDER BY toInteger(code), code
